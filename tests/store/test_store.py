"""The read-only door: what it refuses, and what it says then."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from tests.lieferung.delivery import PUBLIC
from zr_dashboard.model.errors import (
    QueryFailedError,
    StoreBrokenError,
    StoreMissingError,
)
from zr_dashboard.store.store import Store, current

REMEDY = "»python -m zr_dashboard bauen« ausführen"
"""What every message about a store tells the reader to do."""

BLOCK = 262_144
"""Bytes of a block of a DuckDB file."""


@pytest.mark.parametrize("name", ["zr.duckdb", "ordner/zr.duckdb", "datei/zr.duckdb"])
def test_a_missing_store_is_said_with_what_to_do(name: str, tmp_path: Path) -> None:
    """The first thing that a new checkout shows must help."""
    (tmp_path / "datei").write_bytes(b"")

    with pytest.raises(StoreMissingError) as caught:
        Store.open(tmp_path / name)

    assert str(caught.value) == (
        "Die Datenbank zr.duckdb fehlt. Bitte »python -m zr_dashboard bauen« "
        "ausführen; »make run« tut das von selbst."
    )


@pytest.mark.parametrize(
    ("part", "less"),
    [
        (0, 0),
        (0, -1),
        (0, -4096),
        (0, -12288),
        (0.25, 0),
        (0.5, 0),
        (0.9, 0),
        (1, 3 * BLOCK),
        (1, BLOCK),
        (1, 4096),
        (1, 1),
    ],
)
def test_a_truncated_store_is_refused(
    part: float, less: int, public_store_path: Path, tmp_path: Path
) -> None:
    """DuckDB alone would open most of these, and miss the rest when it is read."""
    whole = public_store_path.read_bytes()
    path = tmp_path / "zr.duckdb"
    path.write_bytes(whole[: int(len(whole) * part) - less])

    with pytest.raises(StoreBrokenError) as caught:
        Store.open(path)

    assert str(caught.value).startswith(
        "Die Datenbank zr.duckdb lässt sich nicht lesen: Sie ist "
    )
    assert REMEDY in str(caught.value)
    assert "die Lieferung selbst ist davon nicht betroffen" in str(caught.value)


def _garbage(path: Path) -> None:
    path.write_bytes(random.Random(7).randbytes(100_000))  # noqa: S311  no secret


def _text(path: Path) -> None:
    path.write_text("foerderfall_id,titel\n" * 1000)


def _folder(path: Path) -> None:
    path.mkdir()


def _other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("create table datenstand (fassung)")
    connection.close()


def _other_tables(path: Path) -> None:
    with duckdb.connect(path) as connection:
        connection.execute("create table fall (a integer)")


@pytest.mark.parametrize(
    "make", [_garbage, _text, _folder, _other_database, _other_tables]
)
def test_what_is_no_store_is_refused(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    """Whatever stands at the place: a sentence, and nothing fetched from afar."""
    path = tmp_path / "zr.duckdb"
    make(path)

    with pytest.raises(StoreBrokenError) as caught:
        Store.open(path)

    assert "Sie ist beschädigt." in str(caught.value)
    assert REMEDY in str(caught.value)
    assert "http" not in repr(caught.value.__cause__)


def test_a_store_of_another_version_is_refused(
    public_store_path: Path, tmp_path: Path
) -> None:
    """A query of this version would fail on it, or answer something else."""
    path = tmp_path / "zr.duckdb"
    path.write_bytes(public_store_path.read_bytes())
    with duckdb.connect(path) as connection:
        # DuckDB does not update the target of a foreign key in place.
        connection.execute("create table anders as from datenstand")
        connection.execute("update anders set fassung = 'früher'")
        tables = connection.execute(
            "select table_name from duckdb_tables() "
            "where table_name <> 'anders' order by table_oid desc"
        ).fetchall()
        for (table,) in tables:
            if table != "fall":
                connection.execute(f"drop table {table}")
        connection.execute("alter table anders rename to datenstand")

    with pytest.raises(StoreBrokenError) as caught:
        Store.open(path)

    assert "Sie gehört zu einer anderen Fassung des Programms." in str(caught.value)
    assert REMEDY in str(caught.value)


@pytest.mark.parametrize(
    "sql",
    [
        "delete from fall",
        "update fall set zuwendung_eur = 0",
        "insert into arl values ('mitte', 'Mitte', 5)",
        "drop table fall",
        "create table neu (a integer)",
    ],
)
def test_a_store_cannot_be_written(sql: str, public_store_path: Path) -> None:
    """What is published changes by publication alone."""
    before = public_store_path.read_bytes()

    with pytest.raises(QueryFailedError) as caught:
        Store.open(public_store_path).frame(sql)

    assert "read-only" in str(caught.value.__cause__)
    assert public_store_path.read_bytes() == before


@pytest.mark.parametrize(
    "sql",
    [
        "from read_csv($path)",
        "from read_text($path)",
        "from glob($path)",
        "attach '{path}' as fremd",
        "copy fall to '{path}'",
        "install httpfs",
        "set enable_external_access = true",
    ],
)
def test_a_store_reaches_nothing_else(sql: str, public_store_path: Path) -> None:
    """Even a statement that nobody meant to write reads no file of the server."""
    path = str(PUBLIC / "themen.csv")
    params = {"path": path} if "$path" in sql else {}

    with pytest.raises(QueryFailedError) as caught:
        Store.open(public_store_path).frame(sql.format(path=path), **params)

    assert str(caught.value).startswith("Die Daten konnten nicht gelesen werden.")
    assert isinstance(caught.value.__cause__, duckdb.Error)


def test_a_store_that_vanished_is_missed_at_the_next_question(
    public_store_path: Path, tmp_path: Path
) -> None:
    """The page says so, and answers again as soon as there is a store."""
    path = tmp_path / "zr.duckdb"
    path.write_bytes(public_store_path.read_bytes())
    current(path)

    path.unlink()
    with pytest.raises(StoreMissingError):
        current(path)

    path.write_bytes(public_store_path.read_bytes())
    assert current(path).frame("select count(*) as n from fall")["n"].item() == 102


def test_a_store_with_a_quote_in_its_path_opens(
    public_store_path: Path, tmp_path: Path
) -> None:
    """The path stands in the statement that attaches the file."""
    folder = tmp_path / "Rat'haus"
    folder.mkdir()
    path = folder / "zr.duckdb"
    path.write_bytes(public_store_path.read_bytes())

    assert len(Store.open(path).frame("from fall")) == 102


def test_batches_hold_what_a_frame_holds(public_store_path: Path) -> None:
    """The same rows in the same order, at most as many at once as was asked for."""
    store = Store.open(public_store_path)
    sql = """
        select
            i, 'Zeile ' || i as text, if(i % 3 = 0, null, i) as luecken, i / 4 as zahl,
            date '2020-01-01' + cast(i as integer) as tag, i % 2 = 0 as gerade
        from range($anzahl) t (i)
        order by i desc
    """

    batches = list(store.batches(sql, rows=4_096, anzahl=10_000))
    whole = store.frame(sql, anzahl=10_000)
    assert [len(batch) for batch in batches] == [4_096, 4_096, 1_808]
    assert pd.concat(batches, ignore_index=True).equals(whole)


def test_no_rows_are_one_empty_batch(public_store_path: Path) -> None:
    """With the columns and dtypes of any other answer."""
    store = Store.open(public_store_path)
    sql = "select foerderfall_id, zuwendung_eur, stand from fall where jahr = $jahr"

    (batch,) = store.batches(sql, jahr=1900)
    assert batch.empty
    assert batch.dtypes.equals(store.frame(sql, jahr=2021).dtypes)


def test_batches_that_nobody_takes_hold_nothing_back(public_store_path: Path) -> None:
    """A download that was broken off; the store goes on answering."""
    store = Store.open(public_store_path)
    batches = store.batches("select i from range(1000000) t (i)")
    assert len(next(batches)) <= 12_500

    assert len(store.frame("from fall")) == 102
    batches.close()
    assert len(store.frame("from fall")) == 102


def test_batches_fail_as_a_frame_does(public_store_path: Path) -> None:
    """At once, or after a few: the reader gets the sentence."""
    store = Store.open(public_store_path)
    late = (
        "select 1 / if(i < 500000, 1, error('zu spät')) as n from range(1000000) t (i)"
    )

    for sql in ("from nirgends", late):
        with pytest.raises(QueryFailedError, match="konnten nicht gelesen werden"):
            list(store.batches(sql))
