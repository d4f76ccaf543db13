"""Sheets of cells, whatever program made the file: the common form.

Owns the form and the choice of reader, by content and never by the name of the file.
`blatt_csv` reads text, `blatt_mappe` workbooks, `blatt_grenzen` refuses what would
fill the memory. What the cells mean is the business of `kopf` and `liste`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NoReturn

from zr_dashboard.model.errors import ListUnreadableError

Wert = str | int | float | bool | date | datetime | time | timedelta | None
"""A cell as the program typed it; an empty one is None."""

MAX_SPALTEN = 16_384
"""Columns of a sheet, in any program."""

Bereich = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged range, row and column counted from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blatt:
    """One sheet."""

    name: str
    zeilen: Sequence[Sequence[Wert]]
    """From row 1 and column A on; rows may differ in length."""

    nummern: Sequence[int] | None = None
    """Where each row begins in its file, where that is not simply 1, 2, 3 …"""

    verborgen: bool = False
    """Whether the sheet is hidden."""

    verborgene_zeilen: frozenset[int] = frozenset()
    verborgene_spalten: frozenset[int] = frozenset()
    verbunden: tuple[Bereich, ...] = ()

    ungewiss: frozenset[tuple[int, int]] = frozenset()
    """Row and column of formulas that have an error or no computed value."""

    def nummer(self, index: int) -> int:
        """The row of the file, counted from 1, of a place in `zeilen`."""
        return self.nummern[index] if self.nummern else index + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Mappe:
    """A file as it was read."""

    datei: str
    art: str
    """`XLSX`, `XLS`, `ODS` or `CSV`."""

    blaetter: tuple[Blatt, ...]
    hinweise: tuple[str, ...] = ()
    """What has to be said of the file as a whole, German sentences."""

    zeichensatz: str | None = None
    trennzeichen: str | None = None
    dezimal: str | None = None
    """`,` or `.` where the numbers of a text file tell; else None."""


def text(wert: Wert) -> str:
    """A cell as text, trimmed, without soft hyphens; empty for an empty cell.

    A whole number loses the `.0` that programs give it.
    """
    if wert is None:
        return ""
    if isinstance(wert, str) and wert.isascii():
        return wert.strip()
    if isinstance(wert, float) and wert.is_integer():
        wert = int(wert)
    if isinstance(wert, datetime) and wert.time() == time():
        wert = wert.date()
    plain = str(wert).replace("\u00ad", "").replace("\u200b", "")
    return plain.replace("\u00a0", " ").strip()


def leer(zeile: Sequence[Wert]) -> bool:
    """Whether no cell of a row says anything."""
    return not any(text(wert) for wert in zeile)


def refuse(was: str, rat: str) -> NoReturn:
    """Refuse a file.

    Args:
        was: What is wrong with it, a German sentence.
        rat: What to do about it, another one.

    Raises:
        ListUnreadableError: always, with both.
    """
    message = f"{was} {rat}"
    raise ListUnreadableError(message)
