"""The example database of `example.sql`, in memory."""

from pathlib import Path

import duckdb

from zr_dashboard.store.codes import fill_codes
from zr_dashboard.store.derive import derive
from zr_dashboard.store.store import Store, create_schema

_ROWS = (Path(__file__).parent / "example.sql").read_text("utf-8")


def connect(*, searchable: bool = True) -> duckdb.DuckDBPyConnection:
    """A database with the schema and the rows of `example.sql`.

    One thread: the data are few, and tests share the machine.
    """
    connection = duckdb.connect(config={"threads": 1})
    create_schema(connection)
    fill_codes(connection)
    connection.execute(_ROWS)
    for (stand,) in connection.execute("select stand from datenstand").fetchall():
        derive(connection, stand, searchable=searchable)
    return connection


def store() -> Store:
    """A store over the example database."""
    return Store(connect())
