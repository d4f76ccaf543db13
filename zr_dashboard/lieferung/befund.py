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
    def zeile(self) -> int:
        """The row of the sheet, 1 being the first; 0 for none."""
        found = re.search(r"\d+$", self.zelle)
        return int(found[0]) if found else 0

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


def anzahlen(befunde: Iterable[Befund]) -> dict[Schwere, int]:
    """How many findings there are of each severity, zero included."""
    counted = Counter(befund.schwere for befund in befunde)
    return {schwere: counted[schwere] for schwere in Schwere}
