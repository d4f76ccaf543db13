"""Datenpflege in a browser: a list is chosen, read, published, and readers see it."""

import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.conftest import TELEPHONE, NewReader
from tests.browser.reader import Reader
from tests.browser.server import serve
from tests.browser.test_accessibility import violations
from tests.pages.test_datenpflege import LIST

EXCEPTIONS = {
    "presentation-role-conflict": "Streamlit's own markup: the place where files are "
    "dropped is marked as decoration and has a name. The button within it is a real "
    "one and does the same."
}
"""Rule of axe-core -> reason."""


@pytest.fixture(scope="module")
def desk(
    public_store_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A server of its own with Datenpflege switched on."""
    folder = tmp_path_factory.mktemp("pflege") / "stand"
    shutil.copytree(public_store_path.parent, folder)
    store = folder / public_store_path.name
    with serve(store, folder / "log.txt", ZR_DATENPFLEGE="ja") as address:
        yield address
    assert "Traceback" not in (folder / "log.txt").read_text()


def taken(keeper: Reader, title: str) -> tuple[str, bytes]:
    """Press a button for a file: its name and content."""
    with keeper.page.expect_download() as download:
        keeper.page.get_by_role("button", name=title).press("Enter")
    return download.value.suggested_filename, download.value.path().read_bytes()


def test_a_list_goes_all_the_way_to_the_readers(
    desk: str, new_reader: NewReader, tmp_path: Path
) -> None:
    """By keyboard, without axe finding anything, at every step."""
    path = tmp_path / "Liste Januar.csv"
    path.write_bytes(LIST.encode("cp1252"))
    keeper = new_reader(at=desk).open("datenpflege")
    page = keeper.page
    assert violations(keeper, but=EXCEPTIONS) == []

    page.set_input_files('input[type="file"]', path)
    expect(page.get_by_text("Liste Januar.csv")).to_be_visible()
    page.get_by_role("spinbutton").first.focus()
    page.keyboard.type("31012027")
    page.locator("h1").click()
    expect(page.get_by_role("heading", name="Prüfbericht")).to_be_visible()
    keeper.settled()
    assert violations(keeper, but=EXCEPTIONS) == []
    template, _ = taken(keeper, "Vorlage herunterladen")
    assert template == "foerderliste_vorlage.xlsx"
    name, report = taken(keeper, "Bericht als Excel herunterladen")
    assert name == "pruefbericht_Liste Januar_2027-01-31.xlsx"
    assert load_workbook(io.BytesIO(report)).sheetnames[1:] == ["Befunde", "Angaben"]
    _, report = taken(keeper, "Bericht als JSON herunterladen")
    assert json.loads(report)["ergebnis"]["zeilen_uebernommen"] == 1

    page.get_by_label("Ihr Name").first.fill("Ada")
    page.get_by_label("Grund", exact=True).first.fill("Januarliste")
    page.get_by_label("Warum die Warnungen hingenommen werden").fill("Probe")
    page.get_by_role("button", name="Veröffentlichen").press("Enter")
    expect(page.get_by_text("Veröffentlicht: Datenstand 31.01.2027")).to_be_visible()
    keeper.settled()

    reader = new_reader(at=desk).open()
    assert "Datenstand 31.01.2027" in reader.line
    assert "1 von 1 Fall" in reader.line.replace("\xa0", " ")


def test_a_list_of_several_megabytes_is_taken(
    desk: str, new_reader: NewReader, tmp_path: Path
) -> None:
    """The limit of other pages does not hold here."""
    path = tmp_path / "groß.csv"
    head, row, _ = LIST.split("\r\n")
    long = f"{row.removesuffix('5')}{'x' * 30_000}\r\n"
    path.write_text(f"{head}\r\n{long * 100}", "utf-8")
    keeper = new_reader(at=desk).open("datenpflege")
    keeper.page.set_input_files('input[type="file"]', path)
    keeper.page.get_by_role("spinbutton").first.focus()
    keeper.page.keyboard.type("28022027")
    keeper.page.locator("h1").click()
    expect(keeper.page.get_by_text("100 Zeilen gelesen")).to_be_visible()


def test_long_work_says_how_far_it_is_and_can_be_cancelled(
    desk: str, new_reader: NewReader, tmp_path: Path
) -> None:
    """Reading: as if no list had been chosen. Publishing: nothing was published."""
    path = tmp_path / "lang.csv"
    head, row, _ = LIST.split("\r\n")
    many = [row.replace("AZ-1", f"AZ-{number}") for number in range(15_000)]
    path.write_text("\r\n".join([head, *many, ""]), "utf-8")
    keeper = new_reader(at=desk).open("datenpflege")
    page = keeper.page
    cancel = page.get_by_role("button", name="Abbrechen")
    page.set_input_files('input[type="file"]', path)
    page.get_by_role("spinbutton").first.focus()
    page.keyboard.type("28022027")
    page.locator("h1").click()
    expect(page.get_by_text("von 15.000 …")).to_be_visible()
    cancel.click()
    expect(page.get_by_text("Wählen Sie eine Datei")).to_be_visible()
    keeper.settled()
    expect(page.get_by_text("lang.csv")).to_have_count(0)
    expect(cancel).to_have_count(0)

    page.set_input_files('input[type="file"]', path)
    page.get_by_label("Ihr Name").first.fill("Ada")
    page.get_by_label("Grund", exact=True).first.fill("Zu früh")
    page.get_by_label("Warum die Warnungen hingenommen werden").fill("Probe")
    page.get_by_role("button", name="Veröffentlichen").press("Enter")
    cancel.click()
    expect(page.get_by_text("Es wurde nichts geändert").first).to_be_visible()
    keeper.settled()
    expect(page.get_by_role("cell", name="Zu früh")).to_have_count(0)


def test_the_page_fits_a_telephone(desk: str, new_reader: NewReader) -> None:
    """It never scrolls sideways."""
    reader = new_reader(at=desk, viewport=TELEPHONE).open("datenpflege")
    wide = reader.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= TELEPHONE["width"]
