"""A checked delivery becomes the store: all of it, or nothing.

The new file is built beside the old one, checked, forced to disk and put in its
place in one step. A crash, a full disk or a refused row at any moment leaves the
old store as it was. What a delivery looks like, and whether it is right, is
decided before, in `lieferung`.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pandas as pd

from zr_dashboard.model.codes import (
    ARL,
    FOERDERSATZ,
    GEGENSTAND,
    GROESSENKLASSE,
    LAUFZEIT,
    MASSNAHME,
    VERTRAUEN,
    ZENTRALORT,
)
from zr_dashboard.model.errors import DashboardError, PublishFailedError
from zr_dashboard.store.store import Store, create_schema, schema_version, sql_file
from zr_dashboard.store.volltext import index

TABLES = (
    "quelle",
    "landkreis",
    "kommune",
    "thema",
    "runde",
    "ereignis",
    "veroeffentlichte_summe",
    "glossar",
    "foerderfall",
    "foerderfall_thema",
    "foerderfall_quelle",
)
"""Tables that a delivery fills, each after those it refers to."""

_FIXED = {"arl": ARL, "gegenstand": GEGENSTAND, "massnahme": MASSNAHME}
_NAMED = {"zentralort": ZENTRALORT, "laufzeit": LAUFZEIT, "vertrauen": VERTRAUEN}
_KLASSEN = {"groessenklasse": GROESSENKLASSE, "foerdersatz": FOERDERSATZ}


@dataclass(frozen=True, slots=True, kw_only=True)
class Datenstand:
    """What a delivery says of itself."""

    stand: date
    """The day the data speak for."""

    bezeichnung: str
    grundlage: str
    """What it was compiled from, one phrase."""

    lizenz: str
    grund: str
    """Why it was published."""

    fingerabdruck: str
    """SHA-256 over its files, hexadecimal."""


Tables = Mapping[str, pd.DataFrame]
"""One frame per name of `TABLES`, columns as in `schema.sql` without `stand`;
values are text as DuckDB casts it, or None."""


def fill(
    connection: duckdb.DuckDBPyConnection, meta: Datenstand, tables: Tables
) -> None:
    """Write one delivery into an empty schema.

    Raises:
        duckdb.Error: a constraint of `schema.sql` does not hold.
    """
    fill_codes(connection)
    connection.execute(
        "insert into datenstand by name select unnest($meta)",
        {
            "meta": {
                **asdict(meta),
                "fassung": schema_version(),
                "veroeffentlicht_um": datetime.now(UTC),
            }
        },
    )
    for table in TABLES:
        if tables[table].empty:  # DuckDB takes no frame without columns
            continue
        connection.register("lieferung", tables[table])
        connection.execute(
            f"insert into {table} by name "  # noqa: S608  a name from TABLES
            "select $stand::date as stand, * from lieferung",
            {"stand": meta.stand},
        )
        connection.unregister("lieferung")
    connection.execute(sql_file("derive.sql"), {"stand": meta.stand})
    index(connection, meta.stand)


def fill_codes(connection: duckdb.DuckDBPyConnection) -> None:
    """Write what `model.codes` defines, the same in every store."""
    for table, names in _FIXED.items():
        connection.executemany(
            f"insert into {table} values (?, ?, ?)",  # noqa: S608  a name from _FIXED
            [(code, name, rang) for rang, (code, name) in enumerate(names.items(), 1)],
        )
    classes = [
        (facette, code, name, rang, None, None)
        for facette, names in _NAMED.items()
        for rang, (code, name) in enumerate(names.items(), 1)
    ] + [
        (facette, code, klasse.name, rang, klasse.ab, klasse.unter)
        for facette, klassen in _KLASSEN.items()
        for rang, (code, klasse) in enumerate(klassen.items(), 1)
    ]
    connection.executemany("insert into klasse values (?, ?, ?, ?, ?, ?)", classes)


def publish(meta: Datenstand, tables: Tables, target: Path) -> None:
    """Build a new store file and put it in the place of `target`.

    Waits while another process publishes to the same place.

    Raises:
        PublishFailedError: it could not be built or written; `target` is as it
            was, and nothing is left beside it.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _alone(target), _scratch(target) as new:
            with duckdb.connect(new) as connection:
                create_schema(connection)
                fill(connection, meta, tables)
                # Closing would do it as well, but would keep silent if it fails.
                connection.execute("checkpoint")
            _verify(new, tables)
            _force_to_disk(new)
            new.replace(target)
            # From here on the new store stands. Not every file system can force
            # a folder to disk; after a power cut either store is whole.
            with suppress(OSError):
                _force_to_disk(target.parent)
    except (duckdb.Error, OSError, DashboardError) as error:
        message = (
            "Die neue Datenbank konnte nicht geschrieben werden "
            f"({str(error).rstrip('.')}). "
            "Die bisherige ist unverändert. Bitte prüfen Sie den freien "
            "Speicherplatz und die Schreibrechte im Ordner der Datenbank."
        )
        raise PublishFailedError(message) from error


def fingerprint(path: Path) -> str | None:
    """The fingerprint of the newest delivery in a store, None if it cannot tell."""
    try:
        store = Store.open(path)
    except DashboardError:
        return None
    sql = "select fingerabdruck from datenstand order by stand desc limit 1"
    return str(store.frame(sql)["fingerabdruck"].iloc[0])


def _verify(path: Path, tables: Tables) -> None:
    """Open the new file as a reader would, and count again."""
    if path.with_name(f"{path.name}.wal").exists():
        message = "Die neue Datei ist unvollständig."
        raise PublishFailedError(message)
    checks = Store.open(path).frame(
        """
        select
            (select count(*) from foerderfall) as foerderfaelle,
            (select count(*) from fall) as faelle,
            (select sum(zuwendung_eur) from foerderfall) is not distinct from
                (select sum(zuwendung_eur) from fall) as gleiche_summe
        """
    )
    expected = len(tables["foerderfall"])
    if checks.to_numpy().tolist() != [[expected, expected, True]]:
        message = "Die Prüfung der neuen Datei ist fehlgeschlagen."
        raise PublishFailedError(message)


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Hold the lock of this place; a process that dies lets go of it."""
    with target.with_name(f".{target.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _scratch(target: Path) -> Iterator[Path]:
    """A path beside `target` to build at; also clears what a crash left there."""
    new = target.with_name(f".{target.name}.neu")
    _clear(new)
    try:
        yield new
    finally:
        _clear(new)


def _clear(new: Path) -> None:
    """Remove what DuckDB makes: the file, `.wal` beside it, the folder `.tmp`."""
    for left in new.parent.glob(f"{new.name}*"):
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()


def _force_to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
