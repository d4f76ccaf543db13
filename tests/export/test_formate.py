"""One door for all formats: what is offered, and that each holds the rows it got."""

import csv
import io
import json
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pyarrow import parquet

from tests.export import readers
from tests.export.difficult import ANGABEN, DIFFICULT
from zr_dashboard.export import sheets
from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.checksum import rows_sha256
from zr_dashboard.export.csv_file import to_plain_csv
from zr_dashboard.export.formate import FORMATE, to_bytes, to_file
from zr_dashboard.model.errors import TooManyRowsError

SUMS = pd.DataFrame(
    {
        "gruppe": ["2019", "2020"],
        "teil_schluessel": ["", ""],
        "teil": ["", ""],
        "zuwendung_eur": [1234.5, 0.0],
    }
)
"""An aggregate of one dimension."""

SIMPLE = pd.DataFrame(
    {
        "foerderfall_id": ["Z1", "Z2", "Z3"],
        "titel": ["Markt; »Mitte«", "=1+1", None],
        "zuwendung_eur": [1234.5, -3.0, float("nan")],
        "jahr": pd.array([2019, None, 2021], dtype="Int32"),
    }
)
"""What every format must give back."""

Read = Callable[[bytes], list[list[Any]]]


def _excel_csv(data: bytes) -> list[list[Any]]:
    text = data.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    rows = lines[lines.index([]) + 2 :]
    return [
        [key, titel.removeprefix("'") or None, _number(eur), _number(jahr)]
        for key, titel, eur, jahr in rows
    ]


def _csv(data: bytes) -> list[list[Any]]:
    _, *rows = csv.reader(io.StringIO(data.decode(), newline=""))
    return [[k, t or None, _number(e), _number(j)] for k, t, e, j in rows]


def _number(text: str) -> float | None:
    return float(text.replace(",", ".")) if text else None


def _sheet(data: bytes) -> list[list[Any]]:
    return readers.calamine(data)[1:]


def _json(data: bytes) -> list[list[Any]]:
    return [list(row.values()) for row in json.loads(data)["daten"]]


def _parquet(data: bytes) -> list[list[Any]]:
    rows = parquet.read_table(io.BytesIO(data)).to_pylist()
    return [list(row.values()) for row in rows]


READ: dict[str, Read] = {
    "excel-csv": _excel_csv,
    "csv": _csv,
    "xlsx": _sheet,
    "ods": _sheet,
    "json": _json,
    "parquet": _parquet,
}
every_format = pytest.mark.parametrize("format_id", FORMATE)


def in_two(frame: pd.DataFrame) -> Callable[[], Iterator[pd.DataFrame]]:
    """A stream that can be asked for twice."""
    return lambda: iter([frame[:1], frame[1:]])


def test_the_formats_are_offered_in_a_fixed_order() -> None:
    """Officials first: what Excel opens stands on top."""
    assert list(FORMATE) == ["excel-csv", "csv", "xlsx", "ods", "json", "parquet"]
    assert [one.id for one in FORMATE.values()] == list(FORMATE)
    assert all(one.wofuer.endswith(".") for one in FORMATE.values())


@every_format
def test_rows_are_read_back_as_they_were(format_id: str, tmp_path: Path) -> None:
    """By readers that share nothing with the writers; in memory and as a stream."""
    wanted = [
        ["Z1", "Markt; »Mitte«", 1234.5, 2019],
        ["Z2", "=1+1", -3, None],
        ["Z3", None, None, 2021],
    ]
    path = tmp_path / "datei"
    to_file(format_id, in_two(SIMPLE), ANGABEN, path)

    assert READ[format_id](to_bytes(format_id, SIMPLE, ANGABEN)) == wanted
    assert READ[format_id](path.read_bytes()) == wanted


@every_format
@pytest.mark.parametrize("frame", [DIFFICULT, DIFFICULT[:0]], ids=["rows", "none"])
def test_a_stream_gives_the_file_that_memory_gives(
    format_id: str, frame: pd.DataFrame, tmp_path: Path
) -> None:
    """To the byte where a format has no parts; and says what it wrote."""
    path = tmp_path / "datei"
    titles = {"titel": "Vorhaben"}
    digest = to_file(format_id, in_two(frame), ANGABEN, path, titles=titles)
    found, wanted = (
        path.read_bytes(),
        to_bytes(format_id, frame, ANGABEN, titles=titles),
    )

    assert (digest.zeilen, digest.sha256) == (len(frame), rows_sha256(frame))
    assert list(tmp_path.iterdir()) == [path]
    if format_id in ("csv", "excel-csv", "json"):
        assert found == wanted
    elif format_id == "parquet":
        one, other = (parquet.read_table(io.BytesIO(x)) for x in (found, wanted))
        assert one.equals(other, check_metadata=True)
    else:
        for sheet in ("Daten", "Angaben"):
            assert readers.calamine(found, sheet) == readers.calamine(wanted, sheet)


@every_format
def test_a_stream_that_breaks_leaves_no_file(format_id: str, tmp_path: Path) -> None:
    """Half a file looks like a whole one."""

    def breaking() -> Iterator[pd.DataFrame]:
        yield SIMPLE
        raise ConnectionError

    with pytest.raises(ConnectionError):
        to_file(format_id, breaking, ANGABEN, tmp_path / "datei")
    assert list(tmp_path.iterdir()) == []


@every_format
def test_a_stream_is_never_in_memory_as_a_whole(format_id: str, tmp_path: Path) -> None:
    """A million rows are as little as ten thousand: at most three batches live."""
    given: list[weakref.ref[pd.DataFrame]] = []
    most = 0

    def batches() -> Iterator[pd.DataFrame]:
        nonlocal most
        for _ in range(12):
            batch = SIMPLE.copy()
            given.append(weakref.ref(batch))
            most = max(most, sum(batch() is not None for batch in given))
            yield batch

    to_file(format_id, batches, ANGABEN, tmp_path / "datei")
    assert most <= 3


@pytest.mark.parametrize("format_id", ["xlsx", "ods"])
def test_too_many_rows_for_a_sheet_are_refused_before_the_first_is_written(
    format_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the formats that can hold them, in the same sentence."""
    monkeypatch.setattr(sheets, "MAX_ROWS", 2)
    with pytest.raises(TooManyRowsError, match="CSV, JSON und Parquet"):
        to_file(format_id, in_two(SIMPLE), ANGABEN, tmp_path / "datei")
    assert list(tmp_path.iterdir()) == []


@every_format
def test_empty_columns_of_one_dimension_are_left_out(
    about: Angaben, format_id: str
) -> None:
    """A column »Teil« without a word in it asks a question that nobody answers."""
    rows = SUMS.drop(columns=["teil_schluessel", "teil"])

    assert to_bytes(format_id, SUMS, about) == to_bytes(format_id, rows, about)


def test_parts_that_say_something_stay(about: Angaben) -> None:
    """An aggregate of two dimensions is nothing without them."""
    frame = SUMS.assign(teil=["Lüneburg", ""])

    header, *_ = readers.calamine(to_bytes("xlsx", frame, about))
    assert header == ["Gruppe", "Teil", "Zuwendung"]


def test_the_csv_for_machines_is_the_known_one(about: Angaben) -> None:
    """The checksum of every format is that of this file."""
    rows = SUMS.drop(columns=["teil_schluessel", "teil"])

    assert to_bytes("csv", SUMS, about) == to_plain_csv(rows)
