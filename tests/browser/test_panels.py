"""A panel: chart, table and file say the same."""

import csv
import io
import json
from decimal import Decimal
from xml.etree import ElementTree as ET

from playwright.sync_api import expect
from pyarrow import parquet
from python_calamine import CalamineWorkbook

from tests.browser.reader import Reader, digits

_YEARS = "bewilligte_zuwendungen_nach_jahr"

Amounts = list[object]


def _of_csv(content: bytes) -> Amounts:
    rows = csv.DictReader(io.StringIO(content.decode()))
    return [row["zuwendung_eur"] or None for row in rows]


def _of_workbook(content: bytes) -> Amounts:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    titles, *rows = book.get_sheet_by_name("Daten").to_python()
    at = titles.index("Zuwendung")
    return [row[at] if row[at] != "" else None for row in rows]


def _of_json(content: bytes) -> Amounts:
    return [row["zuwendung_eur"] for row in json.loads(content)["daten"]]


def _of_parquet(content: bytes) -> Amounts:
    table = parquet.read_table(io.BytesIO(content))
    amounts: Amounts = table["zuwendung_eur"].to_pylist()
    return amounts


_READERS = {
    "CSV (maschinenlesbar)": _of_csv,
    "Excel (XLSX)": _of_workbook,
    "OpenDocument (ODS)": _of_workbook,
    "JSON": _of_json,
    "Parquet": _of_parquet,
}
"""Format as the menu calls it -> how to find the amounts in such a file."""

_PICTURES = {"Bild (PNG)": b"\x89PNG\r\n\x1a\n", "Bild (SVG)": b"<"}
"""The same -> how such a file begins."""


def test_the_file_says_what_it_is_and_adds_up(reader: Reader) -> None:
    """Downloaded and read again: selection, Datenstand, rows; sum = headline figure."""
    reader.open(url={"arl": ["weser-ems"], "von": ["2020"]})
    headline = digits(reader.figure("zuwendung_eur").inner_text())

    name, content = reader.download(reader.panel(_YEARS), "CSV (Excel, deutsch)")
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    gap = lines.index([])
    head, (titles, *rows) = dict(lines[:gap]), lines[gap + 1 :]

    assert name == f"zukunftsraeume_{_YEARS}_2026-11-22_excel.csv"
    assert head["Auswahl"] == "Jahre ab 2020 · ArL Weser-Ems"
    assert head["Datenstand"] == "22.11.2026"
    assert head["Link"].endswith("?von=2020&arl=weser-ems")
    assert head["Zeilen"] == str(len(rows))
    amounts = [row[titles.index("Zuwendung")] for row in rows]
    assert sum(Decimal(cell.replace(",", ".")) for cell in amounts if cell) == headline


def test_every_format_opens_and_has_the_same_rows(reader: Reader) -> None:
    """Each taken once from the menu, which says before how many rows it will be."""
    reader.open()
    panel = reader.panel(_YEARS)
    label = panel.get_by_test_id("stPopoverButton").inner_text()
    total = digits(reader.figure("zuwendung_eur").inner_text())

    files = {title: reader.download(panel, title) for title in (*_READERS, *_PICTURES)}
    for title, read in _READERS.items():
        amounts = read(files[title][1])
        assert f"Herunterladen ({len(amounts)}\N{NO-BREAK SPACE}Zeilen)" in label
        assert sum(Decimal(str(one)) for one in amounts if one is not None) == total
    for title, begin in _PICTURES.items():
        assert files[title][1].startswith(begin), title
    names = {name for name, _ in files.values()}
    assert len(names) == len(files)
    stem = f"zukunftsraeume_{_YEARS}_2026-11-22"
    assert {name.partition(".")[0] for name in names} == {stem}
    assert ET.fromstring(files["Bild (SVG)"][1]).tag.endswith("}svg")  # noqa: S314  our own


def test_a_list_without_a_chart_offers_no_picture(reader: Reader) -> None:
    """There is nothing to be drawn."""
    reader.open()
    menu = reader.menu(reader.panel("neueste_foerderfaelle"))

    expect(menu.get_by_role("button", name="Parquet")).to_be_visible()
    expect(menu.get_by_role("button", name="Bild")).to_have_count(0)


def test_the_menu_is_used_by_keyboard_alone(reader: Reader) -> None:
    """Enter opens it and leads into it, Escape closes it and leads back."""
    reader.open()
    button = reader.panel(_YEARS).get_by_test_id("stPopoverButton")
    items = reader.page.get_by_test_id("stPopoverBody").get_by_role("button")
    button.focus()
    reader.page.keyboard.press("Enter")
    expect(items.first).to_be_focused()
    expect(items.first).to_have_text("CSV (Excel, deutsch)")

    reader.page.keyboard.press("Tab")
    expect(items.nth(1)).to_be_focused()
    with reader.page.expect_download() as download:
        reader.page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith("_2026-11-22.csv")

    reader.page.keyboard.press("Escape")
    expect(items).to_have_count(0)
    expect(button).to_be_focused()


def test_tables_show_sums_in_the_unit_that_the_reader_wants(reader: Reader) -> None:
    """One choice for all tables; what is shown adds up, exact values in tool tips."""
    reader.open()
    years, themes = reader.panel(_YEARS), reader.panel("fuehrende_hauptthemen")
    for panel in (years, themes):
        panel.get_by_role("radio", name="Tabelle").click()
        expect(panel.get_by_role("table")).to_be_visible()
    reader.settled()
    total = digits(reader.figure("zuwendung_eur").inner_text())

    years.get_by_role("radio", name="Tsd.").click()
    for panel in (years, themes):
        expect(panel.get_by_role("radio", name="Tsd.")).to_be_checked()
        expect(panel.get_by_role("table")).to_contain_text("(Tsd. €)")
    reader.settled()

    for row in years.locator("tbody tr").all():
        *parts, summe = map(_thousands, row.locator("td").all_inner_texts())
        assert sum(parts) == summe
    sums = years.locator("tbody td:last-child")
    assert sum(map(_thousands, sums.all_inner_texts())) == round(total / 1_000)
    assert sum(digits(n.get_attribute("title") or "0") for n in sums.all()) == total
    *rows, last = themes.locator("tbody tr td:nth-child(4)").all_inner_texts()
    assert sum(map(_thousands, rows)) == _thousands(last) == round(total / 1_000)


def _thousands(cell: str) -> int:
    return 0 if cell.startswith("k.") else digits(cell)


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
