"""A checked delivery becomes the tables of the store, cell by cell as text.

The store casts the text; what does not fit there was a finding in `check`.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from zr_dashboard.lieferung.read import Delivery, Row, Table
from zr_dashboard.model.codes import ARL
from zr_dashboard.store.publish import Datenstand

_CODE_OF_ARL = {name: code for code, name in ARL.items()}
_PREFIX = {
    "kreisfreie Stadt": "Stadt",
    "Stadt": "Stadt",
    "Flecken": "Flecken",
    "Gemeinde": "Gemeinde",
    "Samtgemeinde": "Samtgemeinde",
}

Cells = dict[str, str | None]


def datenstand(delivery: Delivery) -> Datenstand:
    """What the delivery says of itself, as the store keeps it."""
    return Datenstand(
        stand=delivery.stand,
        bezeichnung=delivery.bezeichnung,
        grundlage=delivery.grundlage,
        lizenz=delivery.lizenz,
        grund=delivery.grund,
        fingerabdruck=delivery.fingerabdruck,
    )


def tables(delivery: Delivery) -> dict[str, pd.DataFrame]:
    """One frame per table of `store.publish.TABLES`, text or None in every cell."""

    def frame(file: str, convert: Callable[[Cells], Cells]) -> pd.DataFrame:
        rows = delivery.tables[file].rows if file in delivery.tables else ()
        return _frame([convert(_cells(row)) for row in rows])

    cases = delivery.tables["foerderfaelle.csv"].rows
    numbered = {
        number: _cells(row)
        for number, row in enumerate(delivery.tables["ereignisse.csv"].rows, 1)
    }
    return {
        "quelle": frame(
            "quellen.csv",
            lambda c: {
                **c,
                "verlinken": str(
                    c["quelle_id"] not in delivery.nicht_verlinken
                    and c["url"] is not None
                ),
            },
        ),
        "landkreis": frame("landkreise.csv", _landkreis),
        "kommune": frame("kommunen.csv", _kommune),
        "thema": frame("themen.csv", lambda c: c),
        "runde": frame("runden.csv", lambda c: c),
        "ereignis": _frame(
            [{"nummer": str(number), **c} for number, c in numbered.items()]
        ),
        "veroeffentlichte_summe": frame("veroeffentlichte_summen.csv", lambda c: c),
        "glossar": frame("glossar.csv", lambda c: _without(c, "englisch")),
        "foerderfall": _columns(
            delivery.tables["foerderfaelle.csv"], {"themen", "quellen"}
        ),
        "foerderfall_thema": _links(cases, "themen", "thema"),
        "foerderfall_quelle": _links(cases, "quellen", "quelle_id"),
        "antrag": frame("antraege.csv", lambda c: c),
    }


def _cells(row: Row) -> Cells:
    return {column: cell or None for column, cell in row.cells.items()}


def _without(cells: Cells, *columns: str) -> Cells:
    return {name: cell for name, cell in cells.items() if name not in columns}


def _frame(rows: list[Cells]) -> pd.DataFrame:
    return pd.DataFrame(rows, dtype=object)


def _columns(table: Table, left_out: set[str]) -> pd.DataFrame:
    """A table as it stands, column by column: a long list is held in memory once."""
    return pd.DataFrame(
        {
            column: [row.cells[column] or None for row in table.rows]
            for column in table.columns
            if column not in left_out
        },
        dtype=object,
    )


def _landkreis(cells: Cells) -> Cells:
    return {
        **_without(cells, "name", "arl"),
        "landkreis": cells["name"],
        "arl_code": _CODE_OF_ARL[cells["arl"] or ""],
    }


def kommune_name(art: str, name: str) -> str:
    """A Kommune with its kind, as pages name it: »Flecken Ottersberg«."""
    return f"{_PREFIX[art]} {name}"


def _kommune(cells: Cells) -> Cells:
    return {
        **_without(cells, "ars9", "name"),
        "kommune_ars9": cells["ars9"],
        "kommune": kommune_name(cells["art"] or "", cells["name"] or ""),
        "kurzname": cells["name"],
    }


def _links(rows: tuple[Row, ...], column: str, target: str) -> pd.DataFrame:
    """One row per value of a `;`-joined cell, numbered in its order."""
    links = [
        {
            "foerderfall_id": row.cells["foerderfall_id"],
            "rang": str(rang),
            target: value,
        }
        for row in rows
        for rang, value in enumerate(filter(None, row.cells[column].split(";")), 1)
    ]
    return pd.DataFrame(links, columns=["foerderfall_id", "rang", target], dtype=object)
