"""What is derived of a delivery, once, when it is published.

Owns the order: what queries read (`derive.sql`), then who acts together, then words.
"""

from __future__ import annotations

from datetime import date

import duckdb

from zr_dashboard.model.codes import BETRAEGE
from zr_dashboard.model.fortschritt import Fortschritt, Schritt, still
from zr_dashboard.store import kooperation, volltext
from zr_dashboard.store.store import sql_file

DERIVED = (
    *("fall", "fall_thema", "umfang", "bezeichnung", "rundenbelegung"),
    *("auffaelligkeit", "beteiligter", "kooperation"),
    *("wort", "fundstelle", "suchtext", "suchname"),
)
"""The tables that are filled, each after those it refers to."""


def derive(
    connection: duckdb.DuckDBPyConnection,
    stand: date,
    *,
    searchable: bool = True,
    fortschritt: Fortschritt = still,
) -> None:
    """Fill all derived tables for one Datenstand, whose own tables are filled.

    Args:
        connection: Where the tables are.
        stand: Which Datenstand.
        searchable: Whether texts can be searched; what takes longest.
        fortschritt: Told how far it is.

    Raises:
        duckdb.Error: a constraint of the schema does not hold.
    """
    values = {"stand": stand, "betraege": list(BETRAEGE)}
    statements = connection.extract_statements(sql_file("derive.sql"))
    steps = len(statements) + 2
    for done, statement in enumerate(statements):
        fortschritt(Schritt.ABLEITEN, done, steps)
        named = {name: values[name] for name in statement.named_parameters}
        connection.execute(statement, named)
    fortschritt(Schritt.ABLEITEN, steps - 2, steps)
    kooperation.derive(connection, stand)
    fortschritt(Schritt.ABLEITEN, steps - 1, steps)
    if searchable:
        volltext.index(connection, stand)
