"""The codes of `model.codes` as tables of the store."""

from __future__ import annotations

import duckdb

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

_FIXED = {"arl": ARL, "gegenstand": GEGENSTAND, "massnahme": MASSNAHME}
_NAMED = {"zentralort": ZENTRALORT, "laufzeit": LAUFZEIT, "vertrauen": VERTRAUEN}
_KLASSEN = {"groessenklasse": GROESSENKLASSE, "foerdersatz": FOERDERSATZ}


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
