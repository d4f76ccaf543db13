"""Rounding that adds up: rounded cells whose sum is the rounded total.

Owns which cells of a column or a row are moved by one step so that it adds up. Does
not own how a number is written (`german`), and never touches an exact value: those
stay in tool tip and file.

The rule is that of the largest remainder, in Germany named after Hare and Niemeyer:
every value gets its whole steps, and the steps still missing in the total go to the
largest remainders. Source: M. L. Balinski, H. P. Young, »Fair Representation. Meeting
the Ideal of One Man, One Vote«, 1982, as the method of Hamilton; German federal
elections shared out their seats by it from 1987 to 2005. Here it starts from plain
rounding, which differs only where two remainders are exactly one half, so that a
column that adds up by itself is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from zr_dashboard.formatting.german import Number, fehlt, zahl

_NBSP = "\N{NO-BREAK SPACE}"
_GLEICH = Decimal("1e-9")
"""Of one step: by so much may a float differ from the sum of other floats."""

FUSSNOTE = (
    "Einzelne Werte sind um eine Einheit der letzten Stelle anders gerundet als "
    "üblich, damit die gerundeten Werte ihre gerundete Summe ergeben (Verfahren der "
    "größten Reste nach Hare und Niemeyer). Die genauen Werte stehen in der Datei."
)
"""What stands beneath a table in which at least one cell was moved."""


@dataclass(frozen=True, slots=True)
class Einheit:
    """In what a column is shown: `Einheit(1_000_000, 1)` is Mio. with one decimal."""

    teiler: Decimal | int
    """How much of the exact value makes one: 1,000 for Tsd., 0.01 for percent."""

    stellen: int = 0
    """Decimals shown."""

    name: str = ""
    """What stands behind a value, or in the head of its column."""

    @property
    def schritt(self) -> Decimal:
        """The smallest difference that can be seen, as an exact value."""
        return Decimal(self.teiler).scaleb(-self.stellen)

    def schreibe(self, wert: Number) -> str:
        """Write a value in this unit, without its name: 4937000 -> `4,9`."""
        if wert is None or fehlt(wert):
            return zahl(None)
        return zahl(_exact(wert) / Decimal(self.teiler), self.stellen)


EURO = Einheit(1, name="€")
TSD_EURO = Einheit(1_000, name=f"Tsd.{_NBSP}€")
MIO_EURO = Einheit(1_000_000, 1, name=f"Mio.{_NBSP}€")
PROZENT = Einheit(Decimal("0.01"), 1, name="%")
"""Of a share between 0 and 1."""


@dataclass(frozen=True, slots=True)
class Gerundet:
    """Rounded values that add up."""

    werte: tuple[Decimal | None, ...]
    """In the order and the unit of what was given, whole steps; None stays None."""

    summe: Decimal
    """The rounded total; the sum of `werte`."""

    bewegt: frozenset[int]
    """Positions whose value is not the plainly rounded one."""

    @property
    def fussnote(self) -> str:
        """What has to be said about the values; empty if nothing was moved."""
        return FUSSNOTE if self.bewegt else ""


def runde(werte: Sequence[Number], einheit: Einheit, summe: Number = None) -> Gerundet:
    """Round a column so that it adds up to its rounded total.

    Args:
        werte: Exact values; missing ones take no part. A float counts as the decimal
            number that it is written as.
        einheit: In what the column is shown.
        summe: What the column has to add up to, where that is shown already, such as
            the sum of a row that was rounded in its own column. It is rounded itself.
            Without it, the sum of the values.

    Returns:
        Every value less than one step away from its exact one; halves are rounded
        away from zero, as `german.zahl` does. Of two values the larger one is never
        rounded to less. Equal values can come out one step apart, where there is no
        other way: three thirds of 100,0 % are 33,4 %, 33,3 % and 33,3 %. Where
        remainders are equal, the value further from zero is moved, then the earlier
        row. Zero is never moved.

    Raises:
        ValueError: `summe` is a whole step or more away from the sum of the values;
            no rounding could hide that.
    """
    step = einheit.schritt
    exact = {n: _exact(wert) / step for n, wert in enumerate(werte) if not fehlt(wert)}
    rounded = {n: _plain(value) for n, value in exact.items()}
    total = _total(exact.values(), None if fehlt(summe) else _exact(summe) / step)
    missing = int(total - sum(rounded.values()))
    direction = 1 if missing > 0 else -1

    def order(n: int) -> tuple[Decimal, Decimal, int]:
        return direction * (rounded[n] - exact[n]), -abs(exact[n]), n

    moved = sorted(exact, key=order)[: abs(missing)]
    for n in moved:
        rounded[n] += direction
    cells = (rounded.get(n) for n in range(len(werte)))
    return Gerundet(
        tuple(None if cell is None else cell * step for cell in cells),
        total * step,
        frozenset(moved),
    )


def ergeben(werte: Iterable[Number], summe: Number, einheit: Einheit) -> bool:
    """Whether exact values add up to an exact total, as parts of a whole do.

    Args:
        werte: Missing ones take no part; of none, a missing total is the sum.
        summe: What is said to be their total.
        einheit: What difference could be seen; floats may differ by far less.
    """
    known = [_exact(wert) for wert in werte if not fehlt(wert)]
    if fehlt(summe):
        return not any(known)
    gap = abs(_exact(summe) - sum(known, Decimal(0)))
    return gap <= einheit.schritt * _GLEICH


def _total(values: Iterable[Decimal], wanted: Decimal | None) -> Decimal:
    """The whole steps that values must add up to."""
    exact = sum(values, Decimal(0))
    total = _plain(exact if wanted is None else wanted)
    if wanted is not None and abs(total - exact) >= 1:
        message = f"{exact} steps cannot be rounded to add up to {total}"
        raise ValueError(message)
    return total


def _plain(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1), ROUND_HALF_UP) + 0


def _exact(value: Number) -> Decimal:
    return Decimal(str(value))
