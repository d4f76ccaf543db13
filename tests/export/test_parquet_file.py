"""A Parquet file has types, exact amounts, and says what it is."""

import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

from tests.export.difficult import ANGABEN, DIFFICULT, hostile_frame
from zr_dashboard.export.checksum import rows_sha256
from zr_dashboard.export.parquet_file import METADATA_KEY, stream_parquet, to_parquet


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The frame of every difficult value, written."""
    path = tmp_path / "daten.parquet"
    path.write_bytes(to_parquet(DIFFICULT, ANGABEN))
    return path


def test_every_column_has_the_type_of_its_definition(path: Path) -> None:
    """As a second reader sees it."""
    sql = "select column_name, column_type from (describe from read_parquet(?))"
    described = duckdb.execute(sql, [str(path)]).fetchall()
    assert dict(described) == {
        "foerderfall_id": "VARCHAR",
        "titel": "VARCHAR",
        "zuwendung_eur": "DECIMAL(14,2)",
        "zuwendung_je_1000_eur": "DECIMAL(14,2)",
        "foerdersatz_prozent": "DOUBLE",
        "zuwendung_anteil": "DOUBLE",
        "anzahl_bescheide": "BIGINT",
        "jahr": "BIGINT",
        "differenz": "DOUBLE",
        "bewilligt_am": "VARCHAR",
        "stand": "DATE",
        "duenn_belegt": "BOOLEAN",
    }


def test_values_are_read_back_exactly(path: Path) -> None:
    """Cents are cents, what is missing is null."""
    sql = (
        "select zuwendung_eur, anzahl_bescheide, bewilligt_am, stand "
        "from read_parquet(?) limit 4"
    )
    assert duckdb.execute(sql, [str(path)]).fetchall() == [
        (Decimal("151440.00"), 1, "2019-11-27", date(2026, 11, 22)),
        (Decimal("-0.01"), 0, "2020-10", None),
        (Decimal("0.00"), -3, "2021", date(1900, 3, 1)),
        (Decimal("0.10"), 1_000_000, None, date(2020, 2, 29)),
    ]


def test_text_stands_as_it_is(tmp_path: Path) -> None:
    """Nothing is neutralised where nothing can be computed."""
    path = tmp_path / "feindlich.parquet"
    path.write_bytes(to_parquet(hostile_frame(), ANGABEN))
    sql = "select titel from read_parquet(?)"
    found = duckdb.execute(sql, [str(path)]).fetchall()
    assert [titel for (titel,) in found] == hostile_frame()["titel"].tolist()


def test_the_metadata_say_what_the_file_is(path: Path) -> None:
    """Under one key, as JSON, the same object as `angaben` there."""
    about = json.loads(parquet.read_metadata(path).metadata[METADATA_KEY.encode()])
    sha256 = rows_sha256(DIFFICULT)
    assert about == ANGABEN.as_object(DIFFICULT, zeilen=7, sha256=sha256)
    keys = "select decode(key) from parquet_kv_metadata(?)"
    assert (METADATA_KEY,) in duckdb.execute(keys, [str(path)]).fetchall()


def test_every_field_carries_its_definition(path: Path) -> None:
    """For programs that show a column on its own."""
    field = parquet.read_schema(path).field("zuwendung_eur")
    found = {key.decode(): text.decode() for key, text in field.metadata.items()}
    assert found["titel"] == "Zuwendung"
    assert found["einheit"] == "Euro"
    assert found["bedeutung"].startswith("Bewilligte Zuwendung in Euro")


def test_a_stream_holds_the_same_rows(tmp_path: Path) -> None:
    """One row group per batch, one checksum."""
    path = tmp_path / "strom.parquet"
    digest = stream_parquet([DIFFICULT[:3], DIFFICULT[3:]], ANGABEN, path)
    whole = parquet.read_table(io.BytesIO(to_parquet(DIFFICULT, ANGABEN)))
    assert parquet.read_table(path).equals(whole)
    assert digest.sha256 == rows_sha256(DIFFICULT)


def test_no_rows_are_a_file_too() -> None:
    """With the same types as any other answer of the question."""
    empty = parquet.read_table(io.BytesIO(to_parquet(DIFFICULT[:0], ANGABEN)))
    full = parquet.read_table(io.BytesIO(to_parquet(DIFFICULT, ANGABEN)))
    assert empty.schema.equals(full.schema)
    assert empty.num_rows == 0


def test_an_amount_too_large_for_its_type_leaves_no_file(tmp_path: Path) -> None:
    """Nothing is cut in silence."""
    frame = pd.DataFrame({"zuwendung_eur": [1e13]})
    with pytest.raises(pa.ArrowInvalid):
        stream_parquet([frame], ANGABEN, tmp_path / "zu_gross.parquet")
    assert list(tmp_path.iterdir()) == []


def test_the_same_input_gives_the_same_bytes() -> None:
    """No clock is in it."""
    assert to_parquet(DIFFICULT, ANGABEN) == to_parquet(DIFFICULT, ANGABEN)


def test_batches_may_differ_in_how_they_hold_their_values(tmp_path: Path) -> None:
    """DuckDB gives a column without a value, or without a gap, another dtype."""
    batches = [
        pd.DataFrame({"hinweis": [None], "jahr": pd.array([None], "Int32")}),
        pd.DataFrame({"hinweis": ["x"], "jahr": [2020]}),
    ]
    stream_parquet(batches, ANGABEN, tmp_path / "strom.parquet")

    assert parquet.read_table(tmp_path / "strom.parquet").to_pylist() == [
        {"hinweis": None, "jahr": None},
        {"hinweis": "x", "jahr": 2020},
    ]
