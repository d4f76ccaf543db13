"""A figure is cited by keyboard, lands in the clipboard, and is found by anybody."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, TELEPHONE, NewReader
from tests.browser.server import serve
from tests.browser.test_accessibility import in_both_schemes
from tests.cli.test_register import cite
from tests.pages.test_datenstaende import two as two  # noqa: PLC0414  a fixture
from zr_dashboard.store.register import Register

COPY = ["clipboard-read", "clipboard-write"]


def test_from_a_figure_to_the_clipboard_and_back_in_a_year(
    public_store_path: Path, new_reader: NewReader, tmp_path: Path
) -> None:
    """Tab and Enter alone; the permanent link is opened in a process of its own."""
    reader = new_reader(permissions=COPY).open(url={"arl": ["weser-ems"]})
    page = reader.page
    figure = reader.figure("zuwendung_eur").inner_text()
    link = page.get_by_role("link", name="Zitieren: Bewilligte Zuwendungen", exact=True)
    link.focus()
    page.keyboard.press("Enter")
    reader.sees("Zitat")
    expect(reader.figure("zuwendung_eur")).to_have_text(figure)

    page.get_by_role("button", name="Satz kopieren").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").get_by_text("Kopiert: Satz")).to_be_attached()
    sentence = page.evaluate("navigator.clipboard.readText()")
    assert sentence == page.locator("blockquote").inner_text()
    assert "im Amtsbezirk Weser-Ems" in sentence

    page.get_by_role("button", name="Alles kopieren").press("Enter")
    expect(page.get_by_role("status")).to_have_text("Kopiert: alle Angaben")
    together = page.evaluate("navigator.clipboard.readText()")
    address = together.splitlines()[-1].removeprefix("Link: ")
    assert together.startswith(f"Satz: {sentence}\n")

    with serve(public_store_path, tmp_path / "log.txt") as fresh:
        reader = new_reader(at=fresh)
        reader.page.goto(address.replace(page.url.split("/zitat")[0], fresh))
        reader.sees("Zitat")
        expect(reader.page.locator("blockquote")).to_have_text(sentence)
        expect(reader.figure("zuwendung_eur")).to_have_text(figure)
        reader.page.get_by_role("combobox", name="Verwendet für").focus()
        reader.page.keyboard.type("Rede in Goslar")
        expect(reader.page.get_by_role("option").first).to_be_visible()
        reader.page.keyboard.press("Enter")
        reader.settled().page.get_by_role("button", name="Vermerken").press("Enter")
        said = reader.page.get_by_text("Verwendet für: Rede in Goslar.")
        expect(said).to_be_visible()
        reader.page.close()  # it would go on looking for its server
        assert "Traceback" not in (tmp_path / "log.txt").read_text()


def test_a_changed_figure_is_read_by_everybody(
    two: Path, new_reader: NewReader, tmp_path: Path
) -> None:
    """Citation and register after a new Datenstand: axe, narrow screens, files."""
    store = Register(tmp_path / "register.sqlite")
    changed = cite(store, two, "zuwendung_eur")
    cite(store, two, "foerderfaelle")
    log = tmp_path / "log.txt"
    with serve(two, log, ZR_REGISTER=str(store.path)) as address:
        reader = new_reader(at=address)
        for name, url in (("register", {}), ("zitat", {"id": [changed]})):
            reader.open(name, url)
            assert not in_both_schemes(reader), name
            reader.page.set_viewport_size(TELEPHONE)
            assert not reader.settled().too_wide(), name
            reader.page.set_viewport_size(DESKTOP)
        reader.open("register")
        panel = reader.panel("was_sich_geaendert_hat")
        name, content = reader.download(panel, "CSV (maschinenlesbar)")
        assert name.endswith(".csv")
        assert changed.encode() in content
        reader.page.get_by_role("link", name=changed).first.click()
        reader.sees("Zitat").page.close()  # it would go on looking for its server
        assert "Traceback" not in log.read_text()
