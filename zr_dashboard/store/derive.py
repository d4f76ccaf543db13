"""What is derived of a delivery, once, when it is published.

Owns the order: what queries read (`derive.sql`), then who acts together, then words.
"""

from __future__ import annotations

from datetime import date

import duckdb

from zr_dashboard.model.codes import BETRAEGE
from zr_dashboard.store import kooperation, volltext
from zr_dashboard.store.store import sql_file

DERIVED = (
    *("fall", "fall_thema", "umfang", "bezeichnung", "rundenbelegung"),
    *("beteiligter", "kooperation"),
    *("wort", "fundstelle", "suchtext", "suchname"),
)
"""The tables that are filled, each after those it refers to."""


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
    values = {"stand": stand, "betraege": list(BETRAEGE)}
    for statement in connection.extract_statements(sql_file("derive.sql")):
        named = {name: values[name] for name in statement.named_parameters}
        connection.execute(statement, named)
    kooperation.derive(connection, stand)
    if searchable:
        volltext.index(connection, stand)
