"""Pages on paper: whole, light, without what can only be pressed."""

import pytest

from tests.browser.conftest import NewReader
from tests.browser.reader import PAGES, RECORDS, Url
from tests.export.pdf import Pdf

GOSLAR: Url = {"landkreis": ["03153"]}
SHEETS: dict[str, Url] = {
    "ueberblick": {},
    "zeitverlauf": {},
    "regionen": GOSLAR,
    "foerderfaelle": GOSLAR,
    "foerderfall": {"id": ["ZR-0002"]},
}
"""Every kind of content: charts, maps, long tables, facts."""

CONTROLS = (
    *("Link kopieren", "Auswahl zurücksetzen", "Herunterladen", "Jahr von"),
    *("Weitere Filter", "Spalten", "Sortiert nach", "Zeitraum A"),
)

_MARGINS = 24
"""Millimetres that `@page` leaves left and right together."""

_PAPER = round((210 - _MARGINS) / 25.4 * 96)
"""How wide the sheet is, in the pixels of a browser."""

_TOO_WIDE = """(paper) => [...document.querySelectorAll(
    '[data-testid="stMain"] :is(table, .svg-container, .main-svg, p, dl, h1, h2)')]
  .filter((node) => node.getBoundingClientRect().right > paper + 1)
  .map((node) => `${node.tagName}.${node.getAttribute("class")}`)"""

_COLOURS = """() => [getComputedStyle(document.body).backgroundColor,
  ...[...document.querySelectorAll('[data-testid="stMain"] :is(p, th, h1)')]
    .filter((node) => node.checkVisibility() && !node.closest("a"))
    .map((node) => getComputedStyle(node).color)]"""


@pytest.mark.parametrize("name", SHEETS)
def test_a_page_on_paper_is_whole_and_light(new_reader: NewReader, name: str) -> None:
    """Title, selection and Datenstand stand on it; from the dark theme, too."""
    reader = new_reader(color_scheme="dark").open(name, SHEETS[name])
    last = reader.page.locator(".zr-tabelle tbody tr:last-child").all()
    cells = [row.locator("th, td").first.inner_text() for row in last]
    pdf = Pdf(reader.page.pdf(prefer_css_page_size=True))

    assert pdf.sizes == {(210, 297)}
    assert (PAGES | RECORDS)[name] in pdf.text
    assert "Datenstand 22.11.2026" in pdf.text
    if SHEETS[name] == GOSLAR:
        assert "Landkreis Goslar · 4 von 102 Fällen" in pdf.text
    assert [word for word in CONTROLS if word in pdf.text] == []
    assert [cell for cell in cells if cell.split()[0] not in pdf.text] == []

    reader.page.emulate_media(media="print")
    reader.page.set_viewport_size({"width": _PAPER, "height": 990})
    reader.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert reader.page.evaluate(_TOO_WIDE, _PAPER) == []
    background, *words = reader.page.evaluate(_COLOURS)
    assert background == "rgb(255, 255, 255)"
    assert set(words) == {"rgb(20, 32, 43)"}
