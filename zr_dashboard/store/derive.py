"""What is derived of a delivery, once, when it is published.

Owns the order: cases with the names around them, then who acts together, then words.
"""

from __future__ import annotations

from datetime import date

import duckdb

from zr_dashboard.store import kooperation, volltext
from zr_dashboard.store.store import sql_file


def derive(
    connection: duckdb.DuckDBPyConnection, stand: date, *, searchable: bool = True
) -> None:
    """Fill all derived tables for one Datenstand, whose own tables are filled.

    Args:
        connection: Where the tables are.
        stand: Which Datenstand.
        searchable: Whether texts can be searched; what takes longest.

    Raises:
        duckdb.Error: a constraint of the schema does not hold.
    """
    connection.execute(sql_file("derive.sql"), {"stand": stand})
    kooperation.derive(connection, stand)
    if searchable:
        volltext.index(connection, stand)
