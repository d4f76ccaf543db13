"""What was found in a list, down to its cell, and how much it matters.

Owns the form of a finding and its address. Which rule is broken is decided where the
cell is read; how findings are shown is the business of pages and files.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from zr_dashboard.model.errors import Finding

_LETTERS = 26
_NAMED = 3
"""Addresses that a group of findings shows."""

_PARTICULAR = re.compile(r"(?<=»)[^»«]*(?=«)|(?<=Zeile )\d+")
_SHOWN = 200
"""Signs of a value that a finding keeps; a cell may hold a whole book."""


class Schwere(StrEnum):
    """How much a finding matters."""

    FEHLER = "Fehler"
    """Nothing is published while it stands."""

    WARNUNG = "Warnung"
    """Published only with a reason."""

    HINWEIS = "Hinweis"
    """Said, so that nothing happens in silence."""


_GRAVEST_FIRST = tuple(Schwere)


@dataclass(frozen=True, slots=True, kw_only=True)
class Befund:
    """One finding."""

    datei: str
    """Name of the file, without its folder."""

    blatt: str
    """Name of the sheet; the name of the file for CSV, empty for the whole file."""

    zelle: str
    """`B7`, or `7` for a whole row, or empty for the whole sheet."""

    wert: str
    """The value as it stands there."""

    regel: str
    """What was found, one German sentence."""

    hinweis: str
    """What can be done about it, or what was done; may be empty."""

    schwere: Schwere

    @property
    def art(self) -> str:
        """The rule without what is particular to this finding, to group by."""
        return _PARTICULAR.sub("…", self.regel)

    @property
    def stelle(self) -> str:
        """Where it is, in words: `B7`, `Zeile 7`, or `Liste` for the whole of it."""
        return f"Zeile {self.zelle}" if self.zelle.isdigit() else self.zelle or "Liste"

    @property
    def zeile(self) -> int:
        """The row of the sheet, 1 being the first; 0 for none."""
        found = re.search(r"\d+$", self.zelle)
        return int(found[0]) if found else 0

    @property
    def spalte(self) -> int:
        """The column of the sheet, 1 being the first; 0 for none."""
        number = 0
        for letter in self.zelle.rstrip("0123456789"):
            number = number * _LETTERS + ord(letter) - ord("A") + 1
        return number

    def as_finding(self) -> Finding:
        """The same in the form that `DeliveryFaultyError` carries."""
        column = re.sub(r"\d+$", "", self.zelle)
        return Finding(self.datei, self.zeile, column, self.wert, self.regel)


def adresse(zeile: int, spalte: int) -> str:
    """The address of a cell as spreadsheets write it, both counted from 1.

    Example: row 7, column 28 -> `AB7`.
    """
    letters = ""
    while spalte:
        spalte, rest = divmod(spalte - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{zeile}"


def gekuerzt(wert: object) -> str:
    """A value as a finding shows it; None is the empty text."""
    text = "" if wert is None else str(wert)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"


@dataclass(frozen=True, slots=True)
class Gruppe:
    """Findings of one kind."""

    schwere: Schwere
    art: str
    """The rule without what is particular to one finding."""

    anzahl: int
    stellen: tuple[str, ...]
    """Addresses of the first of them; none for findings without one."""


def gruppen(befunde: Iterable[Befund]) -> list[Gruppe]:
    """Findings by kind: the gravest first, then the most frequent."""
    found: dict[tuple[Schwere, str], list[Befund]] = {}
    for befund in befunde:
        found.setdefault((befund.schwere, befund.art), []).append(befund)
    grouped = [
        Gruppe(schwere, art, len(of_kind), _places(of_kind))
        for (schwere, art), of_kind in found.items()
    ]
    return sorted(
        grouped, key=lambda g: (_GRAVEST_FIRST.index(g.schwere), -g.anzahl, g.art)
    )


def nach_schwere(befunde: Iterable[Befund]) -> list[Befund]:
    """The gravest first, else in the order they had."""
    return sorted(befunde, key=lambda befund: _GRAVEST_FIRST.index(befund.schwere))


def _places(befunde: list[Befund]) -> tuple[str, ...]:
    return tuple(b.zelle for b in befunde if b.zelle)[:_NAMED]


def anzahlen(befunde: Iterable[Befund]) -> dict[Schwere, int]:
    """How many findings there are of each severity, zero included."""
    counted = Counter(befund.schwere for befund in befunde)
    return {schwere: counted[schwere] for schwere in Schwere}
