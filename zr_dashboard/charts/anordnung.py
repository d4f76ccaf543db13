"""Where those who act together stand in their picture: groups, columns, places.

Recipients stand left, all others right, each group of its own below the one before it.
So no two names meet, however many there are, and the same pairs always give the same
picture. Owns places, not how anything is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from textwrap import wrap

from zr_dashboard.formatting.records import Row

ZEILE, LUFT, ABSTAND = 17.0, 9.0, 16.0
"""Height of a line of a name, air around a name, and between two groups, in pixels."""

_BREIT = 21
"""Letters in a line of a name: two columns of names fit a telephone."""
_SWEEPS = 4

Key = tuple[str, str]
"""Name and kind: an Einrichtung may be called what a Kommune is called."""
Joined = Mapping[Key, Sequence[Key]]


@dataclass(frozen=True, slots=True)
class Knoten:
    """Somebody who takes part."""

    name: str
    art: str
    ars9: str
    """Key of the Kommune, '' for all others."""

    links: bool
    """Whether it is the recipient of any case of the picture."""

    partner: int = 0
    """With how many others a line joins it."""

    y: float = 0.0

    @property
    def zeilen(self) -> list[str]:
        """The name, broken."""
        held = self.name.replace(" e. V.", " e.\N{NO-BREAK SPACE}V.")
        return wrap(held, _BREIT, break_long_words=True) or [self.name]

    @property
    def hoehe(self) -> float:
        """The room that the name takes."""
        return len(self.zeilen) * ZEILE + LUFT


@dataclass(frozen=True, slots=True)
class Linie:
    """Two who stand in the same case, one as its recipient."""

    von: Key
    nach: Key
    faelle: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is drawn, in places."""

    knoten: Mapping[Key, Knoten]
    linien: Sequence[Linie]
    hoehe: float
    gruppen: int


def anordnen(rows: Sequence[Row]) -> Plan:
    """Place the pairs of `queries.kooperationen.paare`, in which one is recipient.

    Larger groups come first; groups of the same size in the order of the rows.
    """
    linien = [
        Linie(_key(row, "a"), _key(row, "b"), int(row["anzahl_foerderfaelle"]))
        for row in rows
    ]
    knoten = _knoten(rows)
    joined = _joined(linien)
    placed: dict[Key, Knoten] = {}
    groups = sorted(_groups(joined, knoten), key=len, reverse=True)
    top = 0.0
    for group in groups:
        columns = _columns(group, knoten, joined)
        top = _place(placed, knoten, columns, top) + ABSTAND
    return Plan(
        {key: replace(k, partner=len(joined[key])) for key, k in placed.items()},
        linien,
        max(top - ABSTAND, ZEILE + LUFT),
        len(groups),
    )


def _key(row: Row, side: str) -> Key:
    return row[f"beteiligter_{side}"], row[f"art_{side}"]


def _knoten(rows: Sequence[Row]) -> dict[Key, Knoten]:
    """Everybody in the order of the rows; left whoever is recipient of any case."""
    found: dict[Key, Knoten] = {}
    for row in rows:
        for side in "ab":
            key, ars9 = _key(row, side), row[f"kommune_{side}_ars9"]
            before = found.get(key)
            found[key] = Knoten(
                *key,
                ars9=ars9 if isinstance(ars9, str) else "",
                links=row[f"anzahl_{side}_empfaenger"] > 0
                or (before is not None and before.links),
            )
    return found


def _joined(linien: Sequence[Linie]) -> dict[Key, list[Key]]:
    """With whom a line joins each, in the order of the lines."""
    found: dict[Key, list[Key]] = {}
    for linie in linien:
        found.setdefault(linie.von, []).append(linie.nach)
        found.setdefault(linie.nach, []).append(linie.von)
    return found


def _groups(joined: Joined, knoten: Mapping[Key, Knoten]) -> list[list[Key]]:
    """Those who are joined, be it through others, each group in the order of all."""
    seen: set[Key] = set()
    groups = []
    for first in knoten:
        if first in seen:
            continue
        waiting, group = [first], {first}
        while waiting:
            new = {*joined[waiting.pop()]} - group
            group |= new
            waiting += new
        seen |= group
        groups.append([key for key in knoten if key in group])
    return groups


def _columns(
    group: Sequence[Key], knoten: Mapping[Key, Knoten], joined: Joined
) -> tuple[list[Key], list[Key]]:
    """Left and right from above downwards: each near those it is joined with."""
    left = [key for key in group if knoten[key].links]
    right = [key for key in group if not knoten[key].links]
    for _ in range(_SWEEPS):
        right = _near(right, left, joined)
        left = _near(left, right, joined)
    return left, right


def _near(column: list[Key], other: list[Key], joined: Joined) -> list[Key]:
    """A column, sorted by the middle of the places it is joined with in the other."""
    place = {key: float(n) for n, key in enumerate(other)}
    middle = {
        key: fmean([place[k] for k in joined[key] if k in place] or [n])
        for n, key in enumerate(column)
    }
    return sorted(column, key=middle.__getitem__)


def _place(
    placed: dict[Key, Knoten],
    knoten: Mapping[Key, Knoten],
    columns: tuple[list[Key], list[Key]],
    top: float,
) -> float:
    """Give each of a group its height, the shorter column in the middle; its end."""
    heights = [sum(knoten[key].hoehe for key in column) for column in columns]
    for column, height in zip(columns, heights, strict=True):
        y = top + (max(heights) - height) / 2
        for key in column:
            placed[key] = replace(knoten[key], y=y + knoten[key].hoehe / 2)
            y += knoten[key].hoehe
    return top + max(heights)
