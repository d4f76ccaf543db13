"""A streamed XLSX holds the cells that XlsxWriter would have written."""

import zipfile
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from tests.export import readers
from tests.export.difficult import ANGABEN, DIFFICULT, hostile_frame
from zr_dashboard.export import sheets, xlsx_stream
from zr_dashboard.export.checksum import rows_sha256
from zr_dashboard.export.xlsx_file import to_xlsx
from zr_dashboard.export.xlsx_stream import stream_xlsx
from zr_dashboard.formatting.workbook import GEKUERZT, MAX_TEXT
from zr_dashboard.model.errors import TooManyRowsError


def streamed(frame: pd.DataFrame, folder: Path) -> bytes:
    """The file of a frame that came in two batches."""
    path = folder / "strom.xlsx"
    stream_xlsx([frame[:3], frame[3:]], ANGABEN, path, zeilen=len(frame))
    return path.read_bytes()


@pytest.mark.parametrize("frame", [DIFFICULT, hostile_frame()], ids=["schwierig", "="])
def test_every_cell_is_the_one_that_xlsxwriter_writes(
    frame: pd.DataFrame, tmp_path: Path
) -> None:
    """Value, type and number format; two writers must not drift apart."""
    data, wanted = streamed(frame, tmp_path), to_xlsx(frame, ANGABEN)

    assert readers.calamine(data) == readers.calamine(wanted)
    pairs = zip(
        readers.openpyxl(data)["Daten"].iter_rows(),
        readers.openpyxl(wanted)["Daten"].iter_rows(),
        strict=True,
    )
    for found, written in pairs:
        for one, other in zip(found, written, strict=True):
            assert one.number_format == other.number_format
            assert one.data_type == other.data_type
            assert one.alignment.vertical == other.alignment.vertical


def test_no_hostile_text_becomes_a_formula(tmp_path: Path) -> None:
    """Text is in its cell as text, negative numbers are numbers, no cell computes."""
    data = streamed(hostile_frame(), tmp_path)
    sheet = readers.openpyxl(data)["Daten"]
    kinds = {tuple(cell.data_type for cell in row) for row in sheet.iter_rows(2)}

    assert kinds == {("s", "s", "n")}
    assert "<f>" not in readers.parts(data)["xl/worksheets/sheet1.xml"]
    _, *rows = readers.calamine(data)
    assert rows == readers.expected_rows(hostile_frame())


def test_it_is_laid_out_like_a_small_one(tmp_path: Path) -> None:
    """Frozen header, filter, widths, printed page, and the sheet »Angaben«."""
    path = tmp_path / "strom.xlsx"
    stream_xlsx([DIFFICULT], ANGABEN, path, zeilen=7)
    data, wanted = path.read_bytes(), to_xlsx(DIFFICULT, ANGABEN)
    found, small = (readers.openpyxl(one)["Daten"] for one in (data, wanted))

    assert found.freeze_panes == "A2"
    assert found.auto_filter.ref == small.auto_filter.ref == "A1:L8"
    assert found.print_title_rows == "$1:$1"
    assert found.page_setup.orientation == "landscape"
    for letter in "ABCDEFGHIJKL":
        widths = [one.column_dimensions[letter].width for one in (found, small)]
        assert widths[0] == widths[1]
    said = readers.calamine(data, "Angaben")
    assert said == readers.calamine(wanted, "Angaben")


def test_it_says_number_and_checksum_of_its_rows(tmp_path: Path) -> None:
    """Both are known only behind the last row; nothing else is left in the folder."""
    path = tmp_path / "strom.xlsx"
    digest = stream_xlsx([DIFFICULT[:3], DIFFICULT[3:]], ANGABEN, path, zeilen=7)

    assert (digest.zeilen, digest.sha256) == (7, rows_sha256(DIFFICULT))
    assert list(tmp_path.iterdir()) == [path]


def test_text_that_xml_or_excel_cannot_hold_stays_readable(tmp_path: Path) -> None:
    """Control characters, the look of an escape, blanks, and very long texts."""
    texts = ["a\x00b\x1f\ufffe", "_x003D_1+1", " x ", "\rX", "ä" * (MAX_TEXT + 1), ""]
    frame = pd.DataFrame({"hinweis": texts})

    data = streamed(frame, tmp_path)
    assert readers.calamine(data) == readers.calamine(to_xlsx(frame, ANGABEN))
    assert readers.calamine(data)[5][0].endswith(GEKUERZT)
    assert "_x005F_x003D_1+1" in readers.parts(data)["xl/worksheets/sheet1.xml"]


def test_dates_before_excel_counts_rightly_are_text(tmp_path: Path) -> None:
    """Excel believes in the 29th of February 1900."""
    frame = pd.DataFrame({"bewilligt_am": ["1900-02-28", "1900-03-01", "2020-10"]})

    _, *rows = readers.calamine(streamed(frame, tmp_path))
    assert rows == [["1900-02-28"], [date(1900, 3, 1)], ["2020-10"]]


def test_no_rows_are_a_file_too(tmp_path: Path) -> None:
    """It says that it is empty."""
    data = streamed(DIFFICULT[:0], tmp_path)

    assert len(readers.calamine(data)) == 1
    assert ["Zeilen", "0", None, None] in readers.calamine(data, "Angaben")


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """No clock is in it."""
    assert streamed(DIFFICULT, tmp_path) == streamed(DIFFICULT, tmp_path)


def test_programs_know_it_by_its_first_part(tmp_path: Path) -> None:
    """Mail gateways look at the beginning of a file, not at its name."""
    streamed(DIFFICULT, tmp_path)
    with zipfile.ZipFile(tmp_path / "strom.xlsx") as package:
        assert package.namelist()[0] == "[Content_Types].xml"


def test_a_very_large_one_takes_the_large_form_of_zip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond 2 GB the usual one is at its end; readers see no difference."""
    monkeypatch.setattr(xlsx_stream, "_MAX_BYTES", 5_000)

    rows = readers.calamine(streamed(DIFFICULT, tmp_path))
    assert rows == readers.calamine(to_xlsx(DIFFICULT, ANGABEN))


def test_more_than_a_sheet_holds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In rows or in bytes: with a sentence, and without half a file."""
    path = tmp_path / "strom.xlsx"
    with monkeypatch.context() as few_rows:
        few_rows.setattr(sheets, "MAX_ROWS", 5)
        with pytest.raises(TooManyRowsError, match="höchstens 5"):
            stream_xlsx([DIFFICULT[:3]] * 2, ANGABEN, path, zeilen=6)
    monkeypatch.setattr(xlsx_stream, "_MAX_BYTES", 10_000)
    short = DIFFICULT[["jahr"]]
    with pytest.raises(TooManyRowsError, match="größer als 2 GB"):
        stream_xlsx([short] * 100, ANGABEN, path, zeilen=1)
    assert list(tmp_path.iterdir()) == []
