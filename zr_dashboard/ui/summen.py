"""What stands beside the sums of a panel: columns, total, and what is missing."""

from __future__ import annotations

import pandas as pd

from zr_dashboard.formatting import befund

COUNTED = {
    "zuwendung_eur": ("anzahl_mit_betrag", "mit veröffentlichtem Betrag"),
    "gesamtausgaben_eur": (
        "anzahl_mit_gesamtausgaben",
        "mit veröffentlichten Gesamtausgaben",
    ),
}
"""For sums: which column counts the cases they include, and how to say it."""


def columns(value: str) -> list[str]:
    """Columns of a table that shows a value, the group first."""
    if value in COUNTED:
        return ["gruppe", "anzahl_foerderfaelle", COUNTED[value][0], value]
    return list(dict.fromkeys(["gruppe", value, "anzahl_foerderfaelle"]))


def adds_up(value: str) -> bool:
    """A Kommune can stand in two parts; all else adds up."""
    return value != "anzahl_kommunen"


def complete(frame: pd.DataFrame, value: str) -> str:
    """How many cases a sum includes; whole numbers of rows, so adding is exact."""
    if value not in COUNTED or frame.empty:
        return ""
    counted, was = COUNTED[value]
    included, selected = (
        int(frame[counted].sum()),
        int(frame["anzahl_foerderfaelle"].sum()),
    )
    return f"Summe {befund.vollstaendig(included, selected, was)}."


def total(zahlen: pd.DataFrame) -> dict[str, object]:
    """The sum row, from the headline figures of the same selection."""
    werte = dict(zip(zahlen["kennzahl"], zahlen["wert"], strict=True))
    einbezogen = dict(zip(zahlen["kennzahl"], zahlen["faelle_einbezogen"], strict=True))
    return {
        "gruppe": "zusammen",
        "anzahl_foerderfaelle": werte["foerderfaelle"],
        "anzahl_mit_betrag": einbezogen["zuwendung_eur"],
        "anzahl_mit_gesamtausgaben": einbezogen["gesamtausgaben_eur"],
        "zuwendung_eur": werte["zuwendung_eur"],
        "gesamtausgaben_eur": werte["gesamtausgaben_eur"],
        "zuwendung_anteil": 1.0 if werte["zuwendung_eur"] else None,
    }
