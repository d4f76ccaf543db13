"""The shapes of answer tables: what each is for, and what can be chosen in it.

How an address asks for one is `antwortform`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from zr_dashboard.model.columns import CASE_COLUMNS
from zr_dashboard.model.dimensionen import GRUPPEN

GROESSEN = (
    *("zuwendung_eur", "anzahl_foerderfaelle", "anzahl_bescheide"),
    *("anzahl_kommunen", "gesamtausgaben_eur"),
)
"""Figures that a cell can show."""

ANTEIL_SPALTEN = (
    *("anzahl_foerderfaelle", "foerderfaelle_anteil", "anzahl_bescheide"),
    *("anzahl_kommunen", "zuwendung_eur", "zuwendung_anteil", "gesamtausgaben_eur"),
    *("einwohner", "zuwendung_je_1000_eur"),
)
"""Columns that a table of shares can have, in their order."""

ANTRAG_SPALTEN = (
    *("anzahl_beantragt", "anzahl_bewilligt", "anzahl_abgelehnt"),
    *("anzahl_zurueckgezogen", "anzahl_aufgehoben", "anzahl_offen"),
    *("beantragt_eur", "zuwendung_eur"),
)
"""Columns that a table of applications can have, in their order."""

BETRAEGE = ("euro", "tsd", "mio")
"""In what sums of money are shown: exactly, in thousands, in millions."""

GEBIETE = ("arl", "landkreis", "kommune")
"""Rows that can be listed even without a case."""

_FALL_ORDNUNG = ("bewilligt_am", "empfaenger", "landkreis", "zuwendung_eur", "titel")
_NAME_ODER_SUMME = ("name", "summe")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vorlage:
    """A shape: what it is called, and what can be chosen in it."""

    id: str
    """Value of the parameter `form`."""

    titel: str
    wofuer: str
    """Which question it answers, one sentence."""

    wahl: Mapping[str, Sequence[str]]
    """Parameter -> what it may be, the first one by default; `spalten` of a list of
    columns may be several."""

    mehrere: tuple[str, ...] = ()
    """Columns by default, where several can be chosen."""


_KREUZ = {
    "groesse": GROESSEN,
    "betraege": BETRAEGE,
    "ordnung": _NAME_ODER_SUMME,
    "leere": ("", "ja"),
}


def _first(*names: str) -> tuple[str, ...]:
    """All dimensions, these first."""
    return tuple(dict.fromkeys((*names, *GRUPPEN)))


VORLAGEN: Mapping[str, Vorlage] = MappingProxyType(
    {
        one.id: one
        for one in (
            Vorlage(
                id="zweifach",
                titel="Zwei Merkmale",
                wofuer="Zum Beispiel Kommune × Jahr: Wer hat wann wie viel erhalten?",
                wahl={
                    "zeilen": _first("kommune"),
                    "spalten": _first("jahr"),
                    **_KREUZ,
                },
            ),
            Vorlage(
                id="dreifach",
                titel="Drei Merkmale",
                wofuer="Zum Beispiel Landkreis × Jahr × Fördergegenstand.",
                wahl={
                    "zeilen": _first("landkreis"),
                    "spalten": _first("jahr"),
                    "unterspalten": _first("gegenstand"),
                    **_KREUZ,
                },
            ),
            Vorlage(
                id="antraege",
                titel="Anträge",
                wofuer="Beantragt, bewilligt, abgelehnt nach Landkreis und Jahr.",
                wahl={
                    "zeilen": ("landkreis", "jahr"),
                    "spalten": ANTRAG_SPALTEN,
                    "betraege": BETRAEGE,
                },
                mehrere=ANTRAG_SPALTEN[:3],
            ),
            Vorlage(
                id="anteile",
                titel="Anteile der Ämter",
                wofuer="Welchen Anteil hat jedes Amt, und wie viel je Einwohner?",
                wahl={
                    "zeilen": ("arl", "landkreis"),
                    "spalten": ANTEIL_SPALTEN,
                    "betraege": BETRAEGE,
                },
                mehrere=(
                    *("anzahl_foerderfaelle", "foerderfaelle_anteil", "zuwendung_eur"),
                    *("zuwendung_anteil", "einwohner", "zuwendung_je_1000_eur"),
                ),
            ),
            Vorlage(
                id="faelle",
                titel="Liste der Fälle",
                wofuer="Welche Förderfälle sind es im Einzelnen?",
                wahl={"spalten": CASE_COLUMNS, "ordnung": _FALL_ORDNUNG},
                mehrere=(
                    *("empfaenger", "landkreis", "titel", "gegenstand"),
                    *("bewilligt_am", "zuwendung_eur"),
                ),
            ),
        )
    }
)
"""Every shape by its id, in the order in which they are offered."""
