"""Sentences about those who act together, computed from the frames they stand on."""

from __future__ import annotations

import pandas as pd

from zr_dashboard.formatting import german
from zr_dashboard.formatting.records import Row, records

_NAMED = 2
"""How many pairs a sentence names."""


def zusammen(umfang: pd.DataFrame, paare: pd.DataFrame) -> str:
    """Say how many act together, and which pair does so most often.

    Args:
        umfang: Answer of `queries.kooperationen.umfang`.
        paare: Answer of `queries.kooperationen.paare`, at least one row.
    """
    (row,) = records(umfang)
    wirken = "wirkt" if row["anzahl_beteiligte"] == 1 else "wirken"
    return (
        f"{german.anzahl(row['anzahl_beteiligte'], 'Beteiligter', 'Beteiligte')} "
        f"{wirken} in {_faelle(row['anzahl_mit_partner'])} zusammen, darunter "
        f"{german.anzahl(row['anzahl_kommunen'], 'Kommune', 'Kommunen')}. "
        f"{_haeufigste(records(paare))}"
    )


def vollstaendig(umfang: pd.DataFrame) -> str:
    """Say how many of the selected cases name partners at all."""
    (row,) = records(umfang)
    mit, alle = row["anzahl_mit_partner"], row["anzahl_foerderfaelle"]
    nennen = "nennt" if mit == 1 else "nennen"
    return (
        f"{german.zahl(mit)} von {german.anzahl(alle, 'Fall', 'Fällen')} {nennen} "
        "Partner. Die übrigen können welche haben, die nicht veröffentlicht sind."
    )


def am_meisten(beteiligte: pd.DataFrame) -> str:
    """Name whoever takes part in the most cases.

    Args:
        beteiligte: Answer of `queries.kooperationen.beteiligte`, at least one row.
    """
    rows = records(beteiligte)
    most = rows[0]["anzahl_foerderfaelle"]
    top = [row["beteiligter"] for row in rows if row["anzahl_foerderfaelle"] == most]
    if len(top) == 1:
        return f"In den meisten Fällen dabei: {top[0]}, in {_faelle(most)}."
    je = f"je {_faelle(most)}"
    return f"In den meisten Fällen dabei, in {je}: {german.zahl(len(top))} Beteiligte."


def _haeufigste(rows: list[Row]) -> str:
    most = rows[0]["anzahl_foerderfaelle"]
    if most == 1:
        return "Kein Paar steht in mehr als einem Förderfall."
    top = [row for row in rows if row["anzahl_foerderfaelle"] == most]
    named = [
        f"{row['beteiligter_a']} mit {row['beteiligter_b']}" for row in top[:_NAMED]
    ]
    if len(top) > _NAMED:
        rest = len(top) - _NAMED
        named.append(german.anzahl(rest, "weiteres Paar", "weitere Paare"))
    words = " und ".join(filter(None, [", ".join(named[:-1]), named[-1]]))
    je = "je " if len(top) > 1 else ""
    return f"Am häufigsten, in {je}{_faelle(most)}: {words}."


def _faelle(anzahl: int) -> str:
    return german.anzahl(anzahl, "Förderfall", "Förderfällen")
