"""Find a case: search as one types, steps back by keyboard, columns, files."""

import csv
import io
import json

import pytest
from playwright.sync_api import expect
from pyarrow import parquet
from python_calamine import CalamineWorkbook

from tests.browser.reader import Reader, digits


def rows(reader: Reader) -> int:
    """How many cases the table shows."""
    return reader.page.locator(".st-key-falltabelle tbody tr").count()


def test_a_search_answers_while_one_types(reader: Reader) -> None:
    """No button, no Enter; hits are marked, the best first, and the link says it."""
    reader.open("foerderfaelle")
    field = reader.page.get_by_role("searchbox", name="Suche")
    field.click()
    reader.page.keyboard.type("leerstende", delay=40)
    reader.selects({"text": ["leerstende"]})

    expect(reader.page.locator(".st-key-falltabelle mark").first).to_be_visible()
    assert 10 < rows(reader) <= 25
    field.fill("")
    reader.selects({})


def test_steps_are_taken_back_by_keyboard(reader: Reader) -> None:
    """Strg+Z and Strg+Y, as in every program; the buttons say so."""
    reader.open("foerderfaelle", {"arl": ["weser-ems"]})
    reader.page.get_by_role("button", name="Auswahl zurücksetzen").click()
    reader.selects({})
    expect(reader.page.get_by_role("button", name="Rückgängig")).to_contain_text("Strg")
    reader.page.locator("h1").click()
    reader.page.keyboard.press("Control+z")
    reader.selects({"arl": ["weser-ems"]})
    reader.page.keyboard.press("Control+y")
    reader.selects({})


def test_an_amount_is_typed(reader: Reader) -> None:
    """As one writes it; what is no amount is said, and the filter stays."""
    reader.open("foerderfaelle", {"gegenstand": ["2.1"]}).expand_all()
    field = reader.page.get_by_role("combobox", name="Zuwendung ab")
    field.click()
    reader.page.keyboard.type("120.000 €")
    expect(reader.page.get_by_text("Übernehmen: 120.000 €")).to_be_visible()
    reader.page.keyboard.press("Enter")
    reader.selects({"gegenstand": ["2.1"], "betrag_von": ["120000"]})

    field.click()
    reader.page.keyboard.type("viel")
    reader.page.keyboard.press("Enter")
    expect(reader.page.get_by_text("»viel« ist kein Betrag")).to_be_visible()
    assert reader.settled().url["betrag_von"] == ["120000"]


def test_columns_are_chosen_and_go_into_the_file(reader: Reader) -> None:
    """The table and the file have the same columns in the same order."""
    reader.open("foerderfaelle", {"arl": ["lueneburg"]})
    reader.page.get_by_role("button", name="Spalten").click()
    reader.page.get_by_role("button", name="Einwohner", exact=True).click()
    heads = reader.page.locator(".st-key-falltabelle thead th")
    expect(heads.nth(3)).to_have_text("Einwohner")
    reader.page.keyboard.press("Escape")
    shown = heads.all_inner_texts()

    content = download(reader, "Excel (XLSX)")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content))
    titles, *lines = sheet.get_sheet_by_name("Daten").to_python()
    assert titles == shown
    assert len(lines) == int(digits(reader.figure("foerderfaelle").inner_text()))


def test_the_table_is_turned_page_by_page(reader: Reader) -> None:
    """The browser never has more rows than it shows."""
    reader.open("foerderfaelle")
    foot = reader.page.locator(".st-key-blaettern")
    foot.get_by_text("5", exact=True).click()
    expect(foot.get_by_text("Zeilen 101 bis 102 von 102")).to_be_visible()

    assert rows(reader.settled()) == 2


def test_a_row_leads_to_its_case_and_back(reader: Reader) -> None:
    """The browser's back button returns to the search."""
    reader.open("foerderfaelle", {"text": ["Skatepark"]})
    reader.page.get_by_role("link", name="Skatepark Lingen").click()
    reader.sees("Förderfall")
    expect(reader.page.get_by_role("heading", name="Skatepark Lingen")).to_be_visible()
    reader.page.go_back()
    reader.sees("Förderfälle").selects({"text": ["Skatepark"]})


def test_a_search_without_hits_offers_another(reader: Reader) -> None:
    """A click, and there are cases."""
    reader.open("foerderfaelle", {"text": ["Lehrstandt xyzzy"]})
    reader.page.get_by_role("button", name="Leerstand (Wort)").click()
    reader.selects({"text": ["Leerstand"]})

    assert rows(reader) == 20


def download(reader: Reader, title: str) -> bytes:
    """Take the selected cases in one format."""
    reader.page.get_by_role("button", name="Herunterladen").click()
    link = reader.page.get_by_role("link", name=title, exact=True)
    with reader.page.expect_download() as found:
        link.click()
    reader.page.keyboard.press("Escape")
    return found.value.path().read_bytes()


def _of_excel_csv(content: bytes) -> int:
    lines = content.decode("utf-8-sig").split("\r\n")
    return len(lines[lines.index("") + 1 :]) - 2  # its titles, and the end


def _of_workbook(content: bytes) -> int:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return len(book.get_sheet_by_name("Daten").to_python()) - 1


ROWS_OF = {
    "CSV (Excel, deutsch)": _of_excel_csv,
    "CSV (maschinenlesbar)": lambda content: len(
        [*csv.DictReader(io.StringIO(content.decode()))]
    ),
    "Excel (XLSX)": _of_workbook,
    "OpenDocument (ODS)": _of_workbook,
    "JSON": lambda content: len(json.loads(content)["daten"]),
    "Parquet": lambda content: parquet.read_table(io.BytesIO(content)).num_rows,
}


@pytest.mark.parametrize("url", [{"text": ["Innenstadt"], "arl": ["-lueneburg"]}])
def test_every_format_has_the_announced_rows(
    reader: Reader, url: dict[str, list[str]]
) -> None:
    """The number on the button is the number in each file, and the headline."""
    reader.open("foerderfaelle", url)
    announced = digits(
        reader.page.get_by_role("button", name="Herunterladen").inner_text()
    )

    assert announced == digits(reader.figure("foerderfaelle").inner_text())
    found = {title: read(download(reader, title)) for title, read in ROWS_OF.items()}
    assert found == dict.fromkeys(ROWS_OF, int(announced))
