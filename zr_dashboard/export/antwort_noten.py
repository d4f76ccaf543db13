"""The notes that the numbers of a table of dimensions cause by themselves.

Owns when a note is due, where its mark stands, and its words. A note that would mark
many cells stands at the caption once instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zr_dashboard.export.antwort import Anmerkungen, Marken
from zr_dashboard.formatting import german
from zr_dashboard.formatting.records import Row
from zr_dashboard.formatting.tafelrundung import FUSSNOTE
from zr_dashboard.model.antwortform import Antwortform
from zr_dashboard.model.codes import OHNE_ANGABE
from zr_dashboard.model.dimensionen import DIMENSIONEN

ZUSAMMEN = "zusammen"
"""Key of a subtotal in the answers of `queries.antworten`."""

Ort = tuple[str, str, str]
"""Keys of row, column, part of it."""

_FEW = 6
"""So many cells may always bear the same mark."""

_ALLES: Ort = (ZUSAMMEN, ZUSAMMEN, ZUSAMMEN)
_SUMS = {
    "zuwendung_eur": ("anzahl_mit_betrag", "Betrag nicht veröffentlicht ist"),
    "gesamtausgaben_eur": (
        "anzahl_mit_gesamtausgaben",
        "Gesamtausgaben nicht veröffentlicht sind",
    ),
}
"""Which column counts the cases in a sum, and what the others lack."""

_ZEIT = ("jahr", "runde")


def luecke(groesse: str, row: Row) -> str:
    """What is said of a sum that some cases are not in; empty if all are."""
    if groesse not in _SUMS:
        return ""
    counted, lacking = _SUMS[groesse]
    cases = int(row["anzahl_foerderfaelle"])
    missing = cases - int(row[counted])
    if not missing:
        return ""
    return (
        f"Ohne Förderfälle, deren {lacking} ({german.zahl(missing)} von "
        f"{german.zahl(cases)} der Auswahl)."
    )


def ungenau(row: Row) -> str:
    """What is said of a sum of amounts that are not all exact."""
    number = int(row["anzahl_ungenau"])
    if not number:
        return ""
    return (
        f"{german.anzahl(number, 'Betrag ist', 'Beträge sind')} nur gerundet, als "
        "Höchst- oder als Mindestbetrag veröffentlicht; in Summen geht der genannte "
        "Wert ein."
    )


def bescheide(row: Row) -> str:
    """What is said of cases that stand for more Bescheide."""
    faelle, number = int(row["anzahl_foerderfaelle"]), int(row["anzahl_bescheide"])
    if faelle == number:
        return ""
    stehen = "steht" if faelle == 1 else "stehen"
    return (
        f"{german.anzahl(faelle, 'Förderfall', 'Förderfälle')} {stehen} für "
        f"{german.anzahl(number, 'Bescheid', 'Bescheide')}: Ist für mehrere Bescheide "
        "nur eine gemeinsame Summe veröffentlicht, bilden sie einen Fall."
    )


def ohne_angabe(dimension: str) -> str:
    """What is said of a group of cases that have no value."""
    angabe = DIMENSIONEN[dimension].angabe
    return f"Förderfälle, zu denen keine Angabe {angabe} veröffentlicht ist."


class Noten:
    """Decides about the notes of one table."""

    def __init__(
        self,
        form: Antwortform,
        rows: Mapping[Ort, Row],
        bewegt: frozenset[Ort],
        anmerkungen: Anmerkungen,
        duenn: str,
    ) -> None:
        """Look at all numbers of the table.

        Args:
            form: What the table shows.
            rows: Its exact numbers by the keys of row, column and part.
            bewegt: Places of those that were rounded otherwise than usual.
            anmerkungen: Where the notes go.
            duenn: What is said of years and Runden that are thinly covered.
        """
        self._form, self._rows, self._notes = form, rows, anmerkungen
        self._bewegt, self._duenn = bewegt, duenn
        self._luecke = luecke(form.groesse, rows[_ALLES])
        gaps = [row for row in rows.values() if luecke(form.groesse, row)]
        self._gaps_at_cells = len(gaps) <= max(_FEW, len(rows) // 3)
        self._moves_at_cells = len(bewegt) <= _FEW

    def allgemein(self) -> Marken:
        """Notes about all of the table, for its caption."""
        of_money = self._form.groesse == "zuwendung_eur"
        return self._notes.marke(
            "" if self._gaps_at_cells else self._luecke,
            ungenau(self._rows[_ALLES]) if of_money else "",
            "" if self._moves_at_cells else FUSSNOTE,
        )

    def spalte(self, s: str) -> Marken:
        """Notes at the head of a column, or of a group of columns."""
        if s == ZUSAMMEN:
            parts = [o for o in self._rows if o[0] == ZUSAMMEN and o[2] == ZUSAMMEN]
            return self._sum(self._form.spalten[0], _ALLES, parts, "Spalten")
        return self._group(self._form.spalten[0], s, (ZUSAMMEN, s, ZUSAMMEN))

    def teil(self, s: str, u: str) -> Marken:
        """Notes at the head of a part of a column."""
        if u == ZUSAMMEN:
            parts = [o for o in self._rows if o[:2] == (ZUSAMMEN, s)]
            whole = (ZUSAMMEN, s, ZUSAMMEN)
            return self._sum(self._form.unterspalten, whole, parts, "Spalten")
        return self._group(self._form.unterspalten, u, (ZUSAMMEN, s, u))

    def zeile(self, z: str) -> Marken:
        """Notes at the head of a row."""
        if z == ZUSAMMEN:
            parts = [o for o in self._rows if o[1] == ZUSAMMEN]
            return self._sum(self._form.zeilen, _ALLES, parts, "Zeilen")
        return self._group(self._form.zeilen, z, (z, ZUSAMMEN, ZUSAMMEN))

    def zelle(self, ort: Ort) -> Marken:
        """Notes at a number."""
        row = self._rows[ort]
        known = not german.fehlt(row[self._form.groesse])
        gap = known and self._gaps_at_cells and luecke(self._form.groesse, row)
        moved = ort in self._bewegt and self._moves_at_cells
        counts = self._form.groesse == "anzahl_foerderfaelle"
        return self._notes.marke(
            self._luecke if gap else "",
            FUSSNOTE if moved else "",
            bescheide(row) if counts and ort == _ALLES else "",
        )

    def _group(self, dimension: str, key: str, ort: Ort) -> Marken:
        row = self._rows.get(ort)
        thin = dimension in _ZEIT and row is not None and row["duenn_belegt"]
        return self._notes.marke(
            self._duenn if thin else "",
            ohne_angabe(dimension) if key == OHNE_ANGABE else "",
        )

    def _sum(
        self, dimension: str, whole: Ort, parts: Iterable[Ort], where: str
    ) -> Marken:
        """What is said of a sum if its parts are together more than it."""
        several = dimension == "thema"
        counted = "anzahl_foerderfaelle" if several else "anzahl_kommunen"
        if not several and self._form.groesse != "anzahl_kommunen":
            return ()
        number = sum(int(self._rows[o][counted]) for o in parts if o != whole)
        if number <= self._rows[whole][counted]:
            return ()
        what = (
            "Ein Förderfall zählt bei jedem seiner Themen"
            if several
            else f"Eine Kommune zählt in allen {where}, in denen sie steht"
        )
        return self._notes.marke(
            f"{what}, in der Summe einmal; die {where} ergeben deshalb mehr als sie."
        )
