"""A panel: chart, table and file say the same."""

import csv
import io
from decimal import Decimal

from playwright.sync_api import expect

from tests.browser.reader import Reader, digits

_YEARS = "bewilligte_zuwendungen_nach_jahr"


def test_the_file_says_what_it_is_and_adds_up(reader: Reader) -> None:
    """Downloaded and read again: selection, Datenstand, rows; sum = headline figure."""
    reader.open(url={"arl": ["weser-ems"], "von": ["2020"]})
    headline = digits(reader.figure("zuwendung_eur").inner_text())

    with reader.page.expect_download() as download:
        reader.panel(_YEARS).get_by_role("button", name="CSV herunterladen").click()
    text = download.value.path().read_bytes().decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";"))
    gap = lines.index([])
    head, (titles, *rows) = dict(lines[:gap]), lines[gap + 1 :]

    assert download.value.suggested_filename == f"zukunftsraeume_{_YEARS}.csv"
    assert head["Auswahl"] == "Jahre ab 2020 · ArL Weser-Ems"
    assert head["Datenstand"] == "22.11.2026"
    assert head["Link"].endswith("?von=2020&arl=weser-ems")
    assert head["Zeilen"] == str(len(rows))
    amounts = [row[titles.index("Zuwendung")] for row in rows]
    assert sum(Decimal(cell.replace(",", ".")) for cell in amounts if cell) == headline


def test_a_chart_turns_into_its_table_and_back(reader: Reader) -> None:
    """The table has the very numbers of the chart, its sum column that of the years."""
    reader.open()
    panel = reader.panel(_YEARS)
    expect(panel.locator("svg.main-svg").first).to_be_visible()

    panel.get_by_role("radio", name="Tabelle").click()
    table = panel.get_by_role("table")
    expect(table).to_be_visible()
    expect(panel.locator("svg.main-svg")).to_have_count(0)
    sums = [digits(text) for text in table.locator("td:last-child").all_inner_texts()]
    assert sum(sums) == digits(reader.figure("zuwendung_eur").inner_text())

    panel.get_by_role("radio", name="Diagramm").click()
    expect(panel.locator("svg.main-svg").first).to_be_visible()


def test_a_chart_is_described_for_those_who_do_not_see_it(reader: Reader) -> None:
    """The finding in words, and where the numbers are."""
    reader.open("zeitverlauf")
    pictures = reader.page.locator('[data-testid="stPlotlyChart"]')

    for picture in pictures.all():
        described = picture.evaluate(
            "node => [node, ...node.querySelectorAll('*')]"
            ".map(n => n.getAttribute('aria-label') || n.getAttribute('alt') || '')"
            ".join(' ') + node.innerText"
        )
        assert "Die Zahlen stehen unter »Tabelle«" in described
