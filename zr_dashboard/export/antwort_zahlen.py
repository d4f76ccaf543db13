"""Numbers of an answer table: how they are written, and that they add up.

Owns in which unit and with how many decimals a column is written. Rounding itself is
`formatting.rundung` and `formatting.tafelrundung`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from zr_dashboard.export.antwort import Wert, Zelle
from zr_dashboard.formatting import german
from zr_dashboard.formatting.rundung import (
    EURO,
    MIO_EURO,
    PROZENT,
    TSD_EURO,
    Einheit,
    ergeben,
    runde,
)
from zr_dashboard.model.columns import COLUMNS, Unit

EINHEITEN = {"euro": EURO, "tsd": TSD_EURO, "mio": MIO_EURO}
"""By the value of the parameter `betraege`."""

KEIN_FALL = "–"
"""What stands where there is no case, and for a share of none."""

_IN_WORTEN = {1: "Euro", 1_000: "Tausend Euro", 1_000_000: "Millionen Euro"}
_GANZ = Einheit(1)
_CENT = Einheit(1, 2)


@dataclass(frozen=True, slots=True)
class Schreibweise:
    """How the numbers of a column are written."""

    einheit: Einheit
    unit: Unit
    """Of the exact values."""

    @property
    def in_worten(self) -> str:
        """The unit for caption or head: `Euro`, `Tausend Euro`, `%`; empty if none."""
        if self.unit is Unit.EUR:
            return _IN_WORTEN[int(self.einheit.teiler)]
        return {Unit.SHARE: "%", Unit.PERCENT: "%"}.get(self.unit, "")

    def zelle(self, wert: Any, gerundet: Decimal | None = None) -> Zelle:  # noqa: ANN401  a cell of a frame
        """Write a number.

        Args:
            wert: The exact one, as a frame has it.
            gerundet: What it was rounded to so that all adds up; plain rounding if
                not given.
        """
        exact = genau(wert)
        if exact is None:
            return Zelle(german.KEINE_ANGABE)
        shown = (exact if gerundet is None else gerundet) / Decimal(self.einheit.teiler)
        text = german.zahl(shown, self.einheit.stellen)
        return Zelle(text, _wert(exact, self.unit), _number(shown, self.einheit))


def schreibweise(name: str, werte: Iterable[Any], betraege: str) -> Schreibweise:
    """How a column is written.

    Args:
        name: One of `COLUMNS`.
        werte: Its values: with cents, exact Euro have two decimals throughout.
        betraege: In what sums of money are shown; amounts per head stay in Euro.
    """
    unit = COLUMNS[name].unit
    if unit is Unit.SHARE:
        return Schreibweise(PROZENT, unit)
    if unit is Unit.EUR:
        einheit = EINHEITEN[betraege or "euro"]
        if einheit is EURO or "_je_" in name:
            cents = any(w is not None and w % 1 for w in map(genau, werte))
            einheit = _CENT if cents else EURO
        return Schreibweise(einheit, unit)
    if unit is Unit.PERCENT:
        halves = any(w is not None and w % 1 for w in map(genau, werte))
        return Schreibweise(Einheit(1, 1 if halves else 0), unit)
    return Schreibweise(_GANZ, unit)


def spalte(
    werte: Sequence[Any], summe: Sequence[Any], weise: Schreibweise
) -> tuple[list[Zelle], frozenset[int]]:
    """Write a column so that it adds up, where it is rounded and its values do.

    Args:
        werte: Of the rows.
        summe: The exact sum, or nothing if none is shown.
        weise: How to write them.

    Returns:
        Cells of the rows, then that of the sum; and positions of those that were
        moved.
    """
    numbers = [*werte, *summe]
    rounds = weise.unit is Unit.SHARE or weise.einheit in (TSD_EURO, MIO_EURO)
    if not (rounds and summe and ergeben(werte, summe[0], weise.einheit)):
        return [weise.zelle(wert) for wert in numbers], frozenset()
    rounded = runde(werte, weise.einheit, summe[0])
    shown = [*rounded.werte, rounded.summe]
    cells = [weise.zelle(*pair) for pair in zip(numbers, shown, strict=True)]
    return cells, rounded.bewegt


def genau(wert: Any) -> Decimal | None:  # noqa: ANN401  a cell of a frame
    """A number of a frame as the decimal that it is written as; None if missing."""
    return None if german.fehlt(wert) else Decimal(str(wert))


def text(wert: Any, unit: Unit) -> Zelle:  # noqa: ANN401  a cell of a frame
    """Write what is no number: text, a date, a year."""
    if german.fehlt(wert) or wert == "":
        return Zelle(german.KEINE_ANGABE)
    if isinstance(wert, pd.Timestamp):
        wert = wert.date()
    if unit is Unit.YEAR:
        wert = int(wert)
    return Zelle(german.in_einheit(wert, unit), wert)


def _wert(exact: Decimal, unit: Unit) -> Wert:
    """Counts are whole numbers."""
    return int(exact) if unit is Unit.COUNT else exact


def _number(shown: Decimal, einheit: Einheit) -> Decimal | int:
    """The very number that the text writes."""
    step = Decimal(1).scaleb(-einheit.stellen)
    rounded = shown.quantize(step, ROUND_HALF_UP)
    return rounded if einheit.stellen else int(rounded)
