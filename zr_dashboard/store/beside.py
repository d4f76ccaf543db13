"""Two store files read as one: a Datenstand of the one beside all of the other.

Owns putting them side by side; nothing is copied, and neither file is changed.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from zr_dashboard.model.errors import StoreBrokenError
from zr_dashboard.store.store import SCHEMA, Store, sql_file

_TABLES = """
    select table_name, bool_or(column_name = 'stand') as je_stand
    from duckdb_columns()
    where database_name = 'neu'
    group by table_name
"""


def beside(new: Path, there: Path, stand: date) -> Store:
    """A store of what a file holds and of one Datenstand of another file.

    Args:
        new: A store file without that Datenstand.
        there: A store file with it, of the same version of the schema.
        stand: The Datenstand.

    Raises:
        StoreBrokenError: one of them cannot be read.
    """
    connection = duckdb.connect(":memory:")
    try:
        for path, name in ((new, "neu"), (there, "alt")):
            place = str(path).replace("'", "''")
            connection.execute(f"attach '{place}' as {name} (read_only, type duckdb)")
        for table, is_dated in connection.execute(_TABLES).fetchall():
            sql = f"create view {table} as from neu.{table}"
            if is_dated:
                sql += f" union all by name from alt.{table} where stand = '{stand}'"
            connection.execute(sql)
        _create_macros(connection)
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
    except duckdb.Error as error:
        connection.close()
        message = f"Die Datenbank {there.name} lässt sich nicht lesen."
        raise StoreBrokenError(message) from error
    return Store(connection)


def _create_macros(connection: duckdb.DuckDBPyConnection) -> None:
    for name in SCHEMA:
        for statement in connection.extract_statements(sql_file(name)):
            if "\ncreate macro " in f"\n{statement.query}":
                connection.execute(statement)
