"""Rounding of a whole table: cells, sums of rows and sums of columns all add up.

Owns tables with sums in two directions; a single column is the matter of `rundung`.

The rule is controlled rounding: every number becomes one of the two steps next to it,
so that each sum shown is the sum of what is shown. Such a rounding exists for every
table whose rows and whose columns are each grouped like a tree, since it is a flow in
a network with whole bounds. Sources: M. Bacharach, »Matrix rounding problems«,
Management Science 12 (1966); L. H. Cox, »A constructive procedure for unbiased
controlled rounding«, JASA 82 (1987), whose walk along closed ways is the one used
here, but always in the direction of plain rounding, so that nothing is left to chance.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from zr_dashboard.formatting.german import Number, fehlt
from zr_dashboard.formatting.rundung import Einheit

FUSSNOTE = (
    "Einzelne Werte sind um eine Einheit der letzten Stelle anders gerundet als "
    "üblich, damit Zeilen und Spalten ihre gerundeten Summen ergeben. Die genauen "
    "Werte stehen in der Excel-Datei."
)
"""What stands beneath a table in which at least one cell was moved."""


@dataclass(frozen=True, slots=True)
class Glied:
    """A number of the table: it flows from one place into another.

    A sum flows into the place from which its parts flow on, or the other way round.
    """

    von: Hashable
    nach: Hashable
    wert: Number
    fest: bool = False
    """Whether it must be plainly rounded; at most one number of a table may be."""


@dataclass(frozen=True, slots=True)
class Tafel:
    """The rounded numbers."""

    werte: tuple[Decimal | None, ...]
    """In the order and the unit of what was given, whole steps; None stays None."""

    bewegt: frozenset[int]
    """Positions whose value is not the plainly rounded one."""


def runde_tafel(glieder: Sequence[Glied], einheit: Einheit) -> Tafel:
    """Round all numbers of a table.

    Args:
        glieder: The numbers; missing ones take no part.
        einheit: In what they are shown.

    Returns:
        Every number less than one step away from its exact one. Wherever exact
        numbers add up, rounded ones do; where they do not (a case in several rows),
        nothing is promised. A number of whole steps is never moved.
    """
    step = einheit.schritt
    known = [n for n, glied in enumerate(glieder) if not fehlt(glied.wert)]
    exact = {n: Decimal(str(glieder[n].wert)) / step for n in known}
    one = 10 ** max((-_exponent(value) for value in exact.values()), default=0)
    net = _Net(glieder, {n: int(value * one) for n, value in exact.items()}, one)
    net.settle()
    werte = (net.value.get(n) for n in range(len(glieder)))
    return Tafel(
        tuple(None if wert is None else Decimal(wert // one) * step for wert in werte),
        frozenset(n for n in known if net.value[n] != net.plain[n]),
    )


def _exponent(value: Decimal) -> int:
    """Of the last decimal of a finite number, at most 0."""
    return min(int(value.normalize().as_tuple().exponent), 0)


class _Net:
    """Numbers as whole multiples of a small unit, `one` of which make a step."""

    def __init__(
        self, glieder: Sequence[Glied], value: dict[int, int], one: int
    ) -> None:
        self._glieder, self.value, self._one = glieder, value, one
        self._exact = dict(value)
        self.plain = {n: _plain(whole, one) * one for n, whole in value.items()}
        free = _not_adding_up(glieder, value)
        self._ends = {
            n: tuple(
                None if end in free else end
                for end in (glieder[n].von, glieder[n].nach)
            )
            for n in value
        }
        self._open: dict[Hashable, dict[int, None]] = {}
        for n, whole in value.items():
            if whole % one and self._ends[n] != (None, None):
                for end in self._ends[n]:
                    self._open.setdefault(end, {})[n] = None
            elif whole % one:
                self.value[n] = self.plain[n]

    def settle(self) -> None:
        """Move numbers along closed ways until all of them are whole steps."""
        while self._open:
            self._move(self._closed_way(next(iter(self._open))))

    def _closed_way(self, start: Hashable) -> list[tuple[int, int]]:
        """A closed way along numbers that are not whole: (number, direction).

        There is always one: at a place where all adds up, never just one is left.
        """
        way: list[tuple[int, int]] = []
        place, seen, last = start, {start: 0}, -1
        while True:
            last = next(n for n in self._open[place] if n != last)
            von, nach = self._ends[last]
            forward = von == place
            way.append((last, 1 if forward else -1))
            place = nach if forward else von
            if place in seen:
                return way[seen[place] :]
            seen[place] = len(way)

    def _move(self, way: list[tuple[int, int]]) -> None:
        """Move all numbers of a way by the same amount, at least one to its step."""
        direction = 1 if self._pull(way) >= 0 else -1
        signs = [(n, sign * direction) for n, sign in way]
        amount = min(
            -self.value[n] % self._one if sign > 0 else self.value[n] % self._one
            for n, sign in signs
        )
        for n, sign in signs:
            self.value[n] += sign * amount
            if self.value[n] % self._one == 0:
                self._close(n)

    def _pull(self, way: list[tuple[int, int]]) -> int:
        """How strongly plain rounding wants the way to be gone forward."""
        pull = 0
        for n, sign in way:
            wanted = 1 if self.plain[n] > self.value[n] else -1
            if self._glieder[n].fest:
                return sign * wanted
            # A number close to a half does not mind.
            strength = abs(2 * (self._exact[n] % self._one) - self._one)
            pull += sign * wanted * strength
        return pull

    def _close(self, n: int) -> None:
        for end in self._ends[n]:
            self._open[end].pop(n, None)
            if not self._open[end]:
                del self._open[end]


def _plain(whole: int, one: int) -> int:
    return int((Decimal(whole) / one).quantize(Decimal(1), ROUND_HALF_UP))


def _not_adding_up(glieder: Sequence[Glied], value: dict[int, int]) -> set[Hashable]:
    """Places where what flows in is not what flows out."""
    rest: dict[Hashable, int] = {}
    for n, whole in value.items():
        rest[glieder[n].nach] = rest.get(glieder[n].nach, 0) + whole
        rest[glieder[n].von] = rest.get(glieder[n].von, 0) - whole
    return {place for place, gap in rest.items() if gap}
