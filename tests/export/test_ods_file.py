"""An ODS holds the same typed cells as the XLSX and cannot compute anything."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from tests.export import readers
from tests.export.difficult import ANGABEN, DIFFICULT, hostile_frame
from tests.export.golden import expected
from zr_dashboard.export import ods_file, sheets
from zr_dashboard.export.checksum import rows_sha256
from zr_dashboard.export.ods_file import stream_ods, to_ods
from zr_dashboard.export.xlsx_file import to_xlsx
from zr_dashboard.model.columns import COLUMNS
from zr_dashboard.model.errors import TooManyRowsError


def test_it_holds_the_same_cells_as_the_xlsx() -> None:
    """One reader, two formats, one table."""
    ods, xlsx = to_ods(DIFFICULT, ANGABEN), to_xlsx(DIFFICULT, ANGABEN)
    assert readers.calamine(ods) == readers.calamine(xlsx)
    said = readers.calamine(ods, "Angaben")
    assert said == readers.calamine(xlsx, "Angaben")


def test_the_first_row_is_the_golden_one() -> None:
    """Types, values and styles, as the standard names them."""
    content = readers.parts(to_ods(DIFFICULT, ANGABEN))["content.xml"]
    row = content.split("</table:table-header-rows>")[1].partition("</table:table-row>")
    found = row[0].replace("><table:table-cell", ">\n<table:table-cell").splitlines()
    assert found == expected("ods_zeile", found)


def test_no_hostile_text_becomes_a_formula() -> None:
    """Text cells are text, negative numbers are amounts, no cell is a formula."""
    data = to_ods(hostile_frame(), ANGABEN)
    content = readers.parts(data)["content.xml"]
    assert "table:formula" not in content
    assert "xlink" not in content
    _, *rows = readers.calamine(data)
    assert rows == readers.expected_rows(hostile_frame())


def test_every_part_is_well_formed() -> None:
    """Also with characters that XML cannot hold: they are replaced, visibly."""
    frame = pd.DataFrame({"titel": ["a\x00b\x1f\ufffe", "]]>", "\x0b"]})
    data = to_ods(frame, ANGABEN)
    for text in readers.parts(data).values():
        if text.startswith("<?xml"):
            ET.fromstring(text)  # noqa: S314  our own
    assert readers.calamine(data)[1] == ["a\ufffdb\ufffd\ufffd"]


def test_the_type_stands_first_and_unpacked() -> None:
    """As the standard asks, so that programs know the file by its first bytes."""
    with zipfile.ZipFile(io.BytesIO(to_ods(DIFFICULT, ANGABEN))) as package:
        first = package.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_the_same_input_gives_the_same_bytes() -> None:
    """No clock and no user is in it."""
    assert to_ods(DIFFICULT, ANGABEN) == to_ods(DIFFICULT, ANGABEN)


def test_the_filter_covers_all_columns() -> None:
    """Also beyond Z."""
    names = list(COLUMNS)[:28]
    frame = pd.DataFrame({name: [None, None] for name in names}, dtype=object)
    content = readers.parts(to_ods(frame, ANGABEN))["content.xml"]
    assert 'target-range-address="Daten.A1:Daten.AB3"' in content


def test_no_rows_are_a_file_too() -> None:
    """It says the selection and that it is empty."""
    data = to_ods(DIFFICULT[:0], ANGABEN)
    assert len(readers.calamine(data)) == 1
    assert ["Zeilen", "0", None, None] in readers.calamine(data, "Angaben")


def test_a_stream_holds_the_same_rows(tmp_path: Path) -> None:
    """In batches, with the checksum of all of them."""
    path = tmp_path / "strom.ods"
    digest = stream_ods([DIFFICULT[:3], DIFFICULT[3:]], ANGABEN, path, zeilen=7)
    data, whole = path.read_bytes(), to_ods(DIFFICULT, ANGABEN)
    assert readers.calamine(data) == readers.calamine(whole)
    assert readers.calamine(data, "Angaben") == readers.calamine(whole, "Angaben")
    assert (digest.zeilen, digest.sha256) == (7, rows_sha256(DIFFICULT))


def test_more_rows_than_a_sheet_holds_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without half a file."""
    monkeypatch.setattr(sheets, "MAX_ROWS", 5)
    with pytest.raises(TooManyRowsError):
        to_ods(DIFFICULT, ANGABEN)
    with pytest.raises(TooManyRowsError):
        stream_ods([DIFFICULT[:3]] * 2, ANGABEN, tmp_path / "strom.ods", zeilen=6)
    assert list(tmp_path.iterdir()) == []


def test_more_bytes_than_a_package_holds_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LibreOffice would not read it in every version."""
    monkeypatch.setattr(ods_file, "_MAX_BYTES", 20_000)
    with pytest.raises(TooManyRowsError, match="Parquet"):
        stream_ods([DIFFICULT] * 20, ANGABEN, tmp_path / "strom.ods", zeilen=7)
    assert list(tmp_path.iterdir()) == []


def test_what_would_not_fit_is_refused_after_its_first_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits ten minutes for a refusal."""
    seen: list[pd.DataFrame] = []

    def batches() -> Iterator[pd.DataFrame]:
        for _ in range(100):
            seen.append(DIFFICULT)
            yield DIFFICULT

    monkeypatch.setattr(ods_file, "_MAX_BYTES", 150_000)
    monkeypatch.setattr(ods_file, "_SAMPLE", 7)
    with pytest.raises(TooManyRowsError, match="größer als 2 GB"):
        stream_ods(batches(), ANGABEN, tmp_path / "strom.ods", zeilen=700)
    assert len(seen) == 1
