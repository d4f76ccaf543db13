"""The tables of a briefing: cells in words, for PDF and page alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from zr_dashboard.export import html_cells
from zr_dashboard.formatting import german, lage
from zr_dashboard.formatting.records import Row, records
from zr_dashboard.formatting.rundung import PROZENT
from zr_dashboard.model.columns import COLUMNS, Unit

ZUSATZ = 2
"""The column of a case under whose text its description stands."""

_EXACT = "exakt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabelle:
    """Heads and cells; the first column heads its row."""

    titel: str
    """What the table shows, for those who do not see where it stands."""

    spalten: Sequence[str]
    zahlen: Sequence[bool]
    """Which columns are numbers and stand right."""

    zeilen: Sequence[Sequence[str]]
    zusaetze: Sequence[str] = ()
    """One per row, where there is room: what stands beneath `ZUSATZ`."""

    summe: bool = False
    """Whether the last row is what the others add up to."""

    note: str = ""
    """What has to be said of its numbers."""

    def first(self, rows: int) -> Tabelle:
        """The same with no more than so many rows."""
        zusaetze = self.zusaetze[:rows]
        return replace(self, zeilen=self.zeilen[:rows], zusaetze=zusaetze)


def comparison(frame: pd.DataFrame, *, whole: bool) -> Tabelle:
    """A place or selection beside what it is compared with.

    Args:
        frame: `lage` of `queries.briefing.frames`.
        whole: Whether the last row is what the others add up to.
    """
    rows = records(frame)
    shares = frame["zuwendung_anteil"].tolist()
    rounded = html_cells.column(
        shares[:-1] if whole else shares, PROZENT, total=shares[-1:] if whole else ()
    )
    cells = [
        [
            row["gruppe"],
            german.zahl(row["anzahl_foerderfaelle"]),
            german.zahl(row["anzahl_mit_betrag"]),
            german.euro(row["zuwendung_eur"]),
            rounded.cell(number)[0],
            lage.je_kopf(row["zuwendung_je_1000_eur"]),
            german.zahl(row["einwohner"]),
            _of(row["anzahl_gefoerdert"], row["anzahl_kommunen"]),
        ]
        for number, row in enumerate(rows)
    ]
    return Tabelle(
        titel="Vergleich mit dem Land",
        spalten=(
            *("Gebiet", "Förderfälle", "davon mit Betrag", "Zuwendungen", "Anteil"),
            *("je 1.000 Einwohner", "Einwohner", "Kommunen mit Fall"),
        ),
        zahlen=(False, *[True] * 7),
        zeilen=cells,
        summe=whole,
        note=rounded.note,
    )


def cases(frame: pd.DataFrame) -> Tabelle:
    """Förderfälle, newest first, every amount with how exact it is.

    Args:
        frame: Answer of `queries.falltabelle.seite`.
    """
    one_place = len(set(frame["landkreis"])) <= 1
    more = "hauptthema" if one_place else "landkreis"
    names = ["bewilligt_am", "empfaenger", "titel", more]
    heads = [COLUMNS[name].titel for name in (*names, "zuwendung_eur")]
    return Tabelle(
        titel="Förderfälle, neueste zuerst",
        spalten=heads,
        zahlen=[*[False] * len(names), True],
        zeilen=[
            [*(german.in_einheit(row[n], COLUMNS[n].unit) for n in names), _amount(row)]
            for row in records(frame)
        ],
        zusaetze=["" if german.fehlt(t) else str(t) for t in frame["beschreibung"]],
    )


def _of(part: int, whole: int) -> str:
    return f"{german.zahl(part)} von {german.zahl(whole)}"


def _amount(row: Row) -> str:
    """An amount, and the word it was published with where it is not exact."""
    text = german.in_einheit(row["zuwendung_eur"], Unit.EUR)
    angabe = row["zuwendung_angabe"]
    return text if german.fehlt(angabe) or angabe == _EXACT else f"{text} ({angabe})"
