"""The totals that a list brings, beside those of its rows.

Owns adding up and telling a total of everything from one of a part. Which rows are
totals is `kopf`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zr_dashboard.lieferung import kopf as k
from zr_dashboard.lieferung.blatt import Wert
from zr_dashboard.lieferung.richtlinie import Werte
from zr_dashboard.lieferung.werte import Gelesen

_UNREADABLE = "Die Summe der Liste lässt sich nicht lesen und nicht vergleichen."
_COMPUTE = (
    "Steht dort eine Formel, öffnen Sie bitte die Datei, lassen Sie sie neu berechnen "
    "und speichern Sie sie."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summe:
    """A total of the list beside that of its rows."""

    zeile: int
    feld: str
    liste: Decimal
    """In euro, as the list says."""

    eigene: Decimal
    """In euro, of all the rows so far; of a part since the last total of one."""


class Summen:
    """What the rows of a list add up to, and what the list says they do."""

    def __init__(self, felder: Collection[str]) -> None:
        """Begin at nought.

        Args:
            felder: The columns of amounts.
        """
        self._alle = dict.fromkeys(felder, Decimal(0))
        self._seit = dict(self._alle)
        self.gefunden: list[Summe] = []

    def zaehle(self, werte: Werte) -> None:
        """Add the amounts of one row, whatever becomes of it."""
        for feld in self._alle:
            amount = Decimal(werte.get(feld) or 0)
            self._alle[feld] += amount
            self._seit[feld] += amount

    def vergleiche(
        self, nummer: int, zeile: Sequence[Wert], gelesen: dict[str, Gelesen | None]
    ) -> Iterator[tuple[str, str, str]]:
        """Compare a total of the list, and begin the next part where it was one.

        Args:
            nummer: The row of the sheet.
            zeile: Its cells.
            gelesen: Amount of each column; None where a formula has no value.

        Returns:
            Field, rule and hint of every difference.
        """
        said = {f: Decimal(g.wert) for f, g in gelesen.items() if g and g.wert}
        is_part = k.ist_zwischensumme(zeile) or (
            said == {feld: self._seit[feld] for feld in said}
            and said != {feld: self._alle[feld] for feld in said}
        )
        own = self._seit if is_part else self._alle
        for feld, found in gelesen.items():
            if found is None or found.schwere:
                yield feld, _UNREADABLE, _COMPUTE
        for feld, liste in said.items():
            summe = Summe(zeile=nummer, feld=feld, liste=liste, eigene=own[feld])
            self.gefunden.append(summe)
            if liste != own[feld]:
                yield feld, *_different(own[feld])
        if is_part:
            self._seit = dict.fromkeys(self._alle, Decimal(0))


def _different(eigene: Decimal) -> tuple[str, str]:
    euro = f"{eigene:,.2f}".translate(str.maketrans(",.", ".,"))
    return (
        f"Die Summe der Zeilen ist {euro} Euro.",
        "Bitte prüfen Sie, ob Zeilen fehlen oder die Summe veraltet ist.",
    )
