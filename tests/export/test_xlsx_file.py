"""An XLSX holds typed cells, says what it is, and cannot compute anything."""

import io
from datetime import date

import pandas as pd
import pytest

from tests.export import readers
from tests.export.difficult import ANGABEN, DIFFICULT, hostile_frame
from tests.export.golden import expected
from zr_dashboard.export import sheets
from zr_dashboard.export.xlsx_chart import ChartSpec
from zr_dashboard.export.xlsx_file import to_xlsx
from zr_dashboard.formatting.workbook import GEKUERZT, MAX_TEXT
from zr_dashboard.model.errors import TooManyRowsError

_JAHRE = pd.DataFrame(
    {
        "gruppe": ["2019", "2019", "2020"],
        "teil": ["Lüneburg", "Weser-Ems", "Lüneburg"],
        "anzahl_foerderfaelle": [3, 1, 2],
        "zuwendung_eur": [300.0, 100.0, 200.0],
    }
)


def test_every_difficult_value_becomes_the_golden_cell() -> None:
    """Values as calamine reads them, number formats as openpyxl does."""
    data = to_xlsx(DIFFICULT, ANGABEN)
    values = [list(map(readers.written, row)) for row in readers.calamine(data)]
    row = readers.openpyxl(data)["Daten"][2]
    found = {"werte": values, "formate": [cell.number_format for cell in row]}
    assert found == expected("xlsx_daten", found)


def test_the_sheet_angaben_is_the_golden_one() -> None:
    """Everything a reader in three years needs, definitions included."""
    rows = readers.calamine(to_xlsx(DIFFICULT, ANGABEN), "Angaben")
    assert rows == expected("angaben", rows)


def test_cells_are_read_back_as_they_were() -> None:
    """By a reader that shares nothing with the writer."""
    _, *rows = readers.calamine(to_xlsx(DIFFICULT, ANGABEN))
    assert rows == readers.expected_rows(DIFFICULT)


def test_no_hostile_text_becomes_a_formula() -> None:
    """Text cells are text, negative numbers are numbers, no cell is a formula."""
    data = to_xlsx(hostile_frame(), ANGABEN)
    sheet = readers.openpyxl(data)["Daten"]
    kinds = {tuple(cell.data_type for cell in row) for row in sheet.iter_rows(2)}
    assert kinds == {("s", "s", "n")}
    parts = readers.parts(data)
    assert not any("<f>" in text for name, text in parts.items() if "sheet" in name)
    assert "hyperlink" not in parts["xl/worksheets/sheet1.xml"]
    _, *rows = readers.calamine(data)
    assert rows == readers.expected_rows(hostile_frame())


def test_the_header_is_frozen_and_filters() -> None:
    """A table of a thousand rows is useless without."""
    sheet = readers.openpyxl(to_xlsx(DIFFICULT, ANGABEN))["Daten"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:L8"
    assert sheet.print_title_rows == "$1:$1"


def test_columns_are_as_wide_as_their_numbers() -> None:
    """`########` is no amount."""
    frame = pd.DataFrame({"zuwendung_eur": [123456789.5], "jahr": [2020]})
    sheet = readers.openpyxl(to_xlsx(frame, ANGABEN))["Daten"]
    assert sheet.column_dimensions["A"].width >= len("123.456.789,50 €")


def test_titles_can_be_given() -> None:
    """»Gruppe« is »Jahr« where years are the groups; the definitions say so too."""
    data = to_xlsx(_JAHRE, ANGABEN, titles={"gruppe": "Jahr"})
    assert readers.calamine(data)[0][0] == "Jahr"
    assert ["Jahr", "gruppe"] in [
        [row[0], row[3]] for row in readers.calamine(data, "Angaben")
    ]


@pytest.mark.parametrize(
    ("kind", "drawn"), [("column", "bar"), ("bar", "bar"), ("line", "line")]
)
def test_an_aggregate_brings_its_chart(kind: str, drawn: str) -> None:
    """A native one that points at the cells of the sheet »Daten«."""
    spec = ChartSpec(kind=kind, value="zuwendung_eur")  # type: ignore[arg-type]
    data = to_xlsx(_JAHRE, ANGABEN, chart=spec)
    assert readers.openpyxl(data).sheetnames == ["Daten", "Diagramm", "Angaben"]
    chart = readers.parts(data)["xl/charts/chart1.xml"]
    assert f"<c:{drawn}Chart>" in chart
    assert "<c:f>Daten!$D$2:$D$4</c:f>" in chart


def test_a_chart_of_two_dimensions_stands_above_its_table() -> None:
    """The same numbers as rows × parts; a pair without a row is an empty cell."""
    spec = ChartSpec(kind="stacked", value="zuwendung_eur", part="teil")
    data = to_xlsx(_JAHRE, ANGABEN, chart=spec)
    rows = [row for row in readers.calamine(data, "Diagramm") if row[0]]
    assert rows[-3:] == [
        ["Gruppe", "Lüneburg", "Weser-Ems"],
        ["2019", 300, 100],
        ["2020", 200, None],
    ]
    assert 'grouping val="stacked"' in readers.parts(data)["xl/charts/chart1.xml"]


def test_a_chart_that_would_draw_two_rows_as_one_is_refused() -> None:
    """Sums are made in SQL, never here."""
    spec = ChartSpec(kind="stacked", value="zuwendung_eur", part="teil")
    with pytest.raises(ValueError, match="several rows"):
        to_xlsx(pd.concat([_JAHRE, _JAHRE]), ANGABEN, chart=spec)


def test_no_rows_are_a_file_too() -> None:
    """It says the selection and that it is empty; there is nothing to draw."""
    spec = ChartSpec(kind="column", value="zuwendung_eur")
    data = to_xlsx(_JAHRE[:0], ANGABEN, chart=spec)
    assert readers.openpyxl(data).sheetnames == ["Daten", "Angaben"]
    assert ["Zeilen", "0", None, None] in readers.calamine(data, "Angaben")


def test_the_same_input_gives_the_same_bytes() -> None:
    """A checksum of the file means something; no clock, no user is in it."""
    assert to_xlsx(DIFFICULT, ANGABEN) == to_xlsx(DIFFICULT, ANGABEN)
    core = readers.openpyxl(to_xlsx(DIFFICULT, ANGABEN)).properties
    assert (core.creator, core.lastModifiedBy) == (None, None)
    assert core.created == ANGABEN.erzeugt.replace(tzinfo=None)


def test_text_that_excel_cannot_hold_is_cut_visibly() -> None:
    """XlsxWriter would cut it in silence."""
    frame = pd.DataFrame({"hinweis": ["ä" * (MAX_TEXT + 1), "🏡" * MAX_TEXT, "kurz"]})
    _, *rows = readers.calamine(to_xlsx(frame, ANGABEN))
    for (cell,) in rows[:2]:
        assert cell.endswith(GEKUERZT)
        assert len(cell.encode("utf-16-le")) // 2 <= MAX_TEXT
    assert rows[2] == ["kurz"]


def test_dates_before_excel_counts_rightly_are_text() -> None:
    """Excel believes in the 29th of February 1900."""
    frame = pd.DataFrame({"bewilligt_am": ["1900-02-28", "1900-03-01"]})
    _, *rows = readers.calamine(to_xlsx(frame, ANGABEN))
    assert rows == [["1900-02-28"], [date(1900, 3, 1)]]


def test_more_rows_than_a_sheet_holds_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With a sentence that names the other formats."""
    monkeypatch.setattr(sheets, "MAX_ROWS", 5)
    with pytest.raises(TooManyRowsError, match="CSV, JSON und Parquet"):
        to_xlsx(DIFFICULT, ANGABEN)


def test_openpyxl_opens_it_without_a_complaint() -> None:
    """Warnings are errors here: a broken part would be one."""
    spec = ChartSpec(kind="bar", value="zuwendung_eur")
    data = to_xlsx(_JAHRE, ANGABEN, chart=spec)
    readers.openpyxl(data).save(io.BytesIO())
