"""Where those who act together stand in their picture: groups, columns, places.

Recipients stand left, their partners right; whoever is both stands in both columns, so
that every line says who received. Each group lies below the one before it. No two
names meet, however many there are, and the same pairs always give the same picture.
Owns places, not how anything is drawn.
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

Key = tuple[str, str, bool]
"""Name, kind, and whether it stands left: an Einrichtung may be called what a Kommune
is called, and a Kommune may stand on both sides."""
Joined = Mapping[Key, Sequence[Key]]


@dataclass(frozen=True, slots=True)
class Knoten:
    """Somebody in one of the columns."""

    name: str
    art: str
    links: bool
    """Whether it stands there as recipient."""

    ars9: str
    """Key of the Kommune, '' for all others."""

    linien: int = 0
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
    """A recipient and a partner, and in how many cases they stand together so."""

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


def linien(rows: Sequence[Row]) -> list[Linie]:
    """The lines of `queries.kooperationen.paare`, those with the most cases first.

    Two who receive in turn have two; two who are both partners of a third have none.
    """
    found = [
        Linie(_key(row, a, links=True), _key(row, b, links=False), faelle)
        for row in rows
        for a, b in ("ab", "ba")
        if (faelle := int(row[f"anzahl_{a}_empfaenger"]))
    ]
    return sorted(found, key=lambda linie: -linie.faelle)


def anordnen(gezeichnet: Sequence[Linie], ars9: Mapping[tuple[str, str], str]) -> Plan:
    """Place everybody at an end of a line; larger groups first.

    Args:
        gezeichnet: The lines, in the order in which groups of one size are shown.
        ars9: Name and kind -> key of the Kommune.
    """
    joined = _joined(gezeichnet)
    placed: dict[Key, Knoten] = {}
    groups = sorted(_groups(joined), key=len, reverse=True)
    top = 0.0
    for group in groups:
        columns = _columns(group, joined)
        top = _place(placed, columns, top) + ABSTAND
    return Plan(
        {
            key: replace(
                knoten, linien=len(joined[key]), ars9=ars9.get((key[0], key[1]), "")
            )
            for key, knoten in placed.items()
        },
        gezeichnet,
        max(top - ABSTAND, ZEILE + LUFT),
        len(groups),
    )


def _key(row: Row, side: str, *, links: bool) -> Key:
    return row[f"beteiligter_{side}"], row[f"art_{side}"], links


def _joined(gezeichnet: Sequence[Linie]) -> dict[Key, list[Key]]:
    """With whom a line joins each, in the order of the lines."""
    found: dict[Key, list[Key]] = {}
    for linie in gezeichnet:
        found.setdefault(linie.von, []).append(linie.nach)
        found.setdefault(linie.nach, []).append(linie.von)
    return found


def _groups(joined: Joined) -> list[list[Key]]:
    """Those who are joined, be it through others or by being the same somebody."""
    seen: set[Key] = set()
    groups = []
    for first in joined:
        if first in seen:
            continue
        waiting, group = [first], {first}
        while waiting:
            key = waiting.pop()
            same = (key[0], key[1], not key[2])
            new = {*joined[key], *([same] if same in joined else [])} - group
            group |= new
            waiting += new
        seen |= group
        groups.append([key for key in joined if key in group])
    return groups


def _columns(group: Sequence[Key], joined: Joined) -> tuple[list[Key], list[Key]]:
    """Left and right from above downwards: each near those it is joined with."""
    left = [key for key in group if key[2]]
    right = [key for key in group if not key[2]]
    for _ in range(_SWEEPS):
        right = _near(right, left, joined)
        left = _near(left, right, joined)
    return left, right


def _near(column: list[Key], other: list[Key], joined: Joined) -> list[Key]:
    """A column, sorted by the middle of the places it is joined with in the other."""
    place = {key: n for n, key in enumerate(other)}
    middle = {key: fmean(place[k] for k in joined[key]) for key in column}
    return sorted(column, key=middle.__getitem__)


def _place(
    placed: dict[Key, Knoten], columns: tuple[list[Key], list[Key]], top: float
) -> float:
    """Give each of a group its height, the shorter column in the middle; its end."""
    stacks = [[Knoten(*key, ars9="") for key in column] for column in columns]
    heights = [sum(knoten.hoehe for knoten in stack) for stack in stacks]
    for column, stack, height in zip(columns, stacks, heights, strict=True):
        y = top + (max(heights) - height) / 2
        for key, knoten in zip(column, stack, strict=True):
            placed[key] = replace(knoten, y=y + knoten.hoehe / 2)
            y += knoten.hoehe
    return top + max(heights)
