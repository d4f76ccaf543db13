"""How a table stands on paper: upright or across, how wide its columns, in what parts.

Owns widths; a table that is wider than the paper is divided between its columns, and
each part repeats what a row is. Measures are those of Arial with a margin, so that
similar faces fit as well: a number must never break.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zr_dashboard.export.antwort import Spalte, Tabelle, Zelle, gruppen, hochgestellt
from zr_dashboard.model.columns import Unit

TWIPS = 20
"""To the point."""

MARGIN = 1134
"""Around the page, 2 cm in twips."""

A4 = (11906, 16838)
"""Paper in twips, upright."""

CELL_MARGIN = 70
"""Left and right in a cell, in twips."""

_SIGNS = {"0123456789": 0.64, ".,:;1)": 0.33, "mwMW%": 0.95, " ": 0.32}
"""Widths of signs in their size; of all others below."""

_LETTER, _BOLD, _RAISED = 0.6, 1.08, 0.65
_AVERAGE = 0.52
"""Of running text, where a line more does no harm."""

_TEXT = (9, 34)
"""Signs of a column of text: at least, and at most while there is no room."""

_WORD = 20
"""A longer word is hyphenated."""

_NUMBER = 5.0
"""Ems that a column of numbers has where there is room."""

_EM = {sign: width for signs, width in _SIGNS.items() for sign in signs} | {"1": 0.64}


@dataclass(frozen=True, slots=True)
class Teil:
    """Columns of a table that stand side by side."""

    spalten: tuple[int, ...]
    """Positions in the table."""

    breiten: tuple[int, ...]
    """In twips."""


@dataclass(frozen=True, slots=True)
class Satz:
    """A table as it is set."""

    quer: bool
    """Whether the paper lies across."""

    punkt: float
    """Size of the type."""

    teile: tuple[Teil, ...]

    @property
    def breite(self) -> int:
        """Of the printed area, in twips; the table stands in it by a margin."""
        return A4[self.quer] - 2 * MARGIN - CELL_MARGIN


def satz(table: Tabelle | None) -> Satz:
    """Decide how a table is set: as large and upright as it can be."""
    if table is None:
        return Satz(quer=False, punkt=9, teile=())
    for quer, punkt in ((False, 9), (True, 9), (True, 8)):
        trial = Satz(quer, punkt, ())
        wanted, least = _widths(table, punkt)
        # Upright only where text need not be broken much for it.
        texts = [n for n, spalte in enumerate(table.spalten) if not spalte.rechts]
        for n in texts if not quer else ():
            least[n] = max(least[n], wanted[n] * 3 // 4)
        if sum(least) <= trial.breite:
            everything = tuple(range(len(table.spalten)))
            part = Teil(everything, _fitted(table, wanted, least, trial.breite))
            return Satz(quer, punkt, (part,))
    for n in (n for n, spalte in enumerate(table.spalten) if spalte.vorspalte):
        least[n] = max(least[n], wanted[n] * 3 // 4)
    return Satz(trial.quer, trial.punkt, _parts(table, least, trial))


def _parts(table: Tabelle, least: Sequence[int], trial: Satz) -> tuple[Teil, ...]:
    """Divide between groups of columns; within a group only where it must be."""
    stub = [n for n, spalte in enumerate(table.spalten) if spalte.vorspalte]
    room = trial.breite - sum(least[n] for n in stub)
    rows: list[list[int]] = [[]]
    for start, number in gruppen(table.spalten):
        group = [n for n in range(start, start + number) if n not in stub]
        if sum(least[n] for n in (*rows[-1], *group)) > room and rows[-1]:
            rows.append([])
        for n in group:
            if sum(least[m] for m in (*rows[-1], n)) > room and rows[-1]:
                rows.append([])
            rows[-1].append(n)
    return tuple(
        Teil((*stub, *row), tuple(least[n] for n in (*stub, *row))) for row in rows
    )


def _widths(table: Tabelle, punkt: float) -> tuple[list[int], list[int]]:
    """What each column would like to have, and what it needs.

    Columns of the same figure would like to be of the same width.
    """
    least = [_least(table, n, punkt) for n in range(len(table.spalten))]
    widest: dict[tuple[Unit, bool], int] = {}
    for width, spalte in zip(least, table.spalten, strict=True):
        key = spalte.einheit, spalte.summe
        widest[key] = max(widest.get(key, 0), width)
    wanted = [
        max(widest[spalte.einheit, spalte.summe], _twips(_NUMBER, punkt))
        if spalte.rechts and not spalte.vorspalte
        else _wanted(table, n, punkt, least[n])
        for n, spalte in enumerate(table.spalten)
    ]
    return wanted, least


def _least(table: Tabelle, n: int, punkt: float) -> int:
    spalte = table.spalten[n]
    head = max(map(_bold_ems, spalte.titel.split()), default=0.0)
    head += _ems(hochgestellt(spalte.marken)) * _RAISED
    if spalte.einheit is Unit.TEXT:
        texts = [zeile.zellen[n].text for zeile in table.zeilen]
        words = (_bold_ems(word) for text in texts for word in text.split())
        least = min(max(words, default=0.0), _WORD * _AVERAGE)
        return _twips(max(least, head, _TEXT[0] * _AVERAGE), punkt)
    cells = [_cell_ems(z.zellen[n], bold=z.summe or spalte.summe) for z in table.zeilen]
    return _twips(max(*cells, head, 0), punkt)


def _cell_ems(zelle: Zelle, *, bold: bool) -> float:
    marks = _ems(hochgestellt(zelle.marken)) * _RAISED + (0.4 if zelle.marken else 0)
    return (_bold_ems(zelle.text) if bold else _ems(zelle.text)) + marks


def _wanted(table: Tabelle, n: int, punkt: float, least: int) -> int:
    longest = max((len(zeile.zellen[n].text) for zeile in table.zeilen), default=0)
    longest += max(
        (2 * len(zeile.zellen[n].marken) for zeile in table.zeilen), default=0
    )
    return max(_twips(min(longest, _TEXT[1]) * _AVERAGE, punkt), least)


def _ems(text: str) -> float:
    return sum(_EM.get(sign, _LETTER) for sign in text)


def _bold_ems(text: str) -> float:
    return _ems(text) * _BOLD


def _twips(ems: float, punkt: float) -> int:
    return round(ems * punkt * TWIPS) + 2 * CELL_MARGIN + TWIPS


def _fitted(
    table: Tabelle, wanted: Sequence[int], least: Sequence[int], room: int
) -> tuple[int, ...]:
    """Share what is left, or what is missing, among the columns of text."""
    rest = room - sum(wanted)
    if rest < 0:
        return _shrunk(table, wanted, least, -rest)
    hungry = [_hunger(spalte, n, table) for n, spalte in enumerate(table.spalten)]
    return tuple(
        w + min(rest * h // max(sum(hungry), 1), h)
        for w, h in zip(wanted, hungry, strict=True)
    )


def _shrunk(
    table: Tabelle, wanted: Sequence[int], least: Sequence[int], missing: int
) -> tuple[int, ...]:
    """Take what is missing from columns of numbers first: text would be broken."""
    widths = list(wanted)
    for numbers in (True, False):
        slack = [
            w - low if spalte.rechts is numbers else 0
            for w, low, spalte in zip(wanted, least, table.spalten, strict=True)
        ]
        taken = min(missing, sum(slack))
        widths = [
            w - -(-taken * s // max(sum(slack), 1))
            for w, s in zip(widths, slack, strict=True)
        ]
        missing -= taken
    return tuple(widths)


def _hunger(spalte: Spalte, n: int, table: Tabelle) -> int:
    """How much more a column of text could use until nothing in it is wrapped."""
    if spalte.rechts:
        return 0
    longest = max((len(zeile.zellen[n].text) for zeile in table.zeilen), default=0)
    return max(0, round((longest - _TEXT[1]) * _AVERAGE * 9 * TWIPS))
