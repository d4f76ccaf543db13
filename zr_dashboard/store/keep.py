"""Datenstände that stay go from the store that stands into the one that is built.

Owns the copying, not the decision which of them stay.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb

from zr_dashboard.model.errors import DashboardError
from zr_dashboard.store.derive import DERIVED
from zr_dashboard.store.store import Store

_SAME = """
    with a as (
        select 'fall' as tabelle, stand, count(*) as anzahl, sum(zuwendung_eur) as summe
        from alt.fall group by stand
        union all
        select 'antrag', stand, count(*), sum(beantragt_eur)
        from alt.antrag group by stand
    ),
    n as (
        select 'fall' as tabelle, stand, count(*) as anzahl, sum(zuwendung_eur) as summe
        from fall group by stand
        union all
        select 'antrag', stand, count(*), sum(beantragt_eur)
        from antrag group by stand
    )
    select count(*)
    from a full join n using (tabelle, stand)
    where list_contains($staende, stand)
      and (a.anzahl is distinct from n.anzahl or a.summe is distinct from n.summe)
"""


Identity = tuple[str, int]
"""Which publication a Datenstand is: its fingerprint, and when it was published, in
microseconds since 1970."""


def contents(path: Path) -> dict[date, Identity] | None:
    """What a store holds: which publication for each Stichtag.

    None where there is no store that this version of the program can read.
    """
    sql = """
        select stand, fingerabdruck, epoch_us(veroeffentlicht_um) as um
        from datenstand
    """
    try:
        found = Store.open(path).frame(sql)
    except DashboardError:
        return None
    return {
        stand.date(): (fingerabdruck, int(um))
        for stand, fingerabdruck, um in found.itertuples(index=False)
    }


@contextmanager
def at_once(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Run several statements as one; alone, each would wait for the disk.

    Raises:
        duckdb.Error: the last step failed. What they raise themselves passes through;
            the file is then given up by whoever builds it.
    """
    connection.begin()
    yield
    connection.commit()


def copy(
    connection: duckdb.DuckDBPyConnection,
    source: Path,
    staende: Collection[date],
    delivered: Collection[str],
) -> None:
    """Copy Datenstände of a store file into an empty schema, row for row.

    Args:
        connection: Where the schema was created.
        source: A store of the same version of the schema.
        staende: Those to copy.
        delivered: Tables that a delivery fills, each after those it refers to.

    Raises:
        duckdb.Error: the store cannot be read, or the copy does not add up.
    """
    place = str(source).replace("'", "''")
    connection.execute(f"attach '{place}' as alt (read_only, type duckdb)")
    try:
        for table in ("datenstand", *delivered, *DERIVED):
            connection.execute(
                f"insert into {table} by name from alt.{table} "
                "where list_contains($staende, stand)",
                {"staende": list(staende)},
            )
        row = connection.execute(_SAME, {"staende": list(staende)}).fetchone()
    finally:
        connection.execute("detach alt")
    if row != (0,):
        message = "Die Abschrift der bisherigen Datenstände stimmt nicht."
        raise duckdb.Error(message)


_BLOCKS = """
    select max(3 * 4096 + total_blocks * block_size) as bytes
    from pragma_database_size() where total_blocks > 0
"""


def require_whole(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """See that all blocks of a database that was just written are in its file.

    Raises:
        duckdb.Error: the file is shorter than DuckDB believes.
    """
    if path.stat().st_size < _length(connection):
        message = "Die neue Datei ist unvollständig."
        raise duckdb.Error(message)


def fill_up(path: Path) -> None:
    """Lengthen a whole file by the free blocks that DuckDB counts behind its end.

    A large store is left with some. They hold nothing, but a reader could not tell
    such a file from one that was cut.
    """
    with duckdb.connect(path, read_only=True) as connection:
        length = _length(connection)
    if path.stat().st_size < length:
        os.truncate(path, length)


def _length(connection: duckdb.DuckDBPyConnection) -> int:
    row = connection.execute(_BLOCKS).fetchone()
    return int(row[0] or 0) if row else 0
