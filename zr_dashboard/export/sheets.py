"""What a workbook holds, whatever writes it: typed cells, columns, the sheet »Angaben«.

Owns what XLSX and ODS have in common, so that both say the same. Does not own how
either of them is written (`xlsx_file`, `ods_file`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pandas as pd

from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.checksum import ERKLAERUNG, RowsDigest
from zr_dashboard.formatting import german
from zr_dashboard.model.columns import COLUMNS, Column, Unit
from zr_dashboard.model.columns import titles as all_titles
from zr_dashboard.model.errors import TooManyRowsError

DATEN, DIAGRAMM, ANGABEN = "Daten", "Diagramm", "Angaben"
"""Names of the sheets, in their order."""

MAX_ROWS = 1_048_575
"""Rows of a sheet beneath its header, in Excel and in LibreOffice."""

SPALTEN = ("Spalte", "Bedeutung", "Einheit", "Name in Dateien")
"""Headings of the definitions on the sheet »Angaben«."""

ANGABEN_WIDTHS = (34, 96, 10, 32)
"""Widths of the columns of the sheet »Angaben«, in characters."""

_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NARROW, _WIDE = 9, 56
_PAGE = 190
"""Characters that are still legible side by side on one page across."""

_FILTER_BUTTON = 3

Cell = str | bool | int | float | date | None
"""A cell as a sheet types it; None is an empty one."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column of the sheet »Daten«."""

    column: Column
    titel: str
    fractions: bool
    """Whether its numbers have decimals; the whole column then shows them."""

    width: int
    """In characters; longer text is wrapped."""

    @property
    def is_number(self) -> bool:
        """Whether its cells, and so its heading, stand to the right."""
        return self.column.unit not in (Unit.TEXT, Unit.DATE, Unit.YEAR)


def typed_rows(frame: pd.DataFrame) -> Iterator[tuple[Cell, ...]]:
    """The rows of a frame as typed cells."""
    columns = (
        [typed(cell, COLUMNS[str(name)].unit) for cell in frame[name].tolist()]
        for name in frame
    )
    return zip(*columns, strict=True)


def typed(value: object, unit: Unit) -> Cell:
    """A cell of a frame as a sheet types it.

    A date is one where it is known to the day; `2025-10` stays text. Text stays text,
    whatever it looks like. Nothing is rounded.
    """
    if isinstance(value, str):
        return (_date(value) if unit is Unit.DATE else value) or None
    if german.fehlt(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    if isinstance(value, Decimal):
        value = float(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if isinstance(value, bool | int | float | date) else str(value)


def fields(frame: pd.DataFrame, titles: Mapping[str, str] | None = None) -> list[Field]:
    """The columns of a frame, as wide as its cells need.

    Args:
        frame: The rows, or the first ones of many.
        titles: Column titles that differ from those in `COLUMNS`.
    """
    titled = all_titles(frame) | dict(titles or {})
    return [
        _field(COLUMNS[str(name)], titled[str(name)], frame[name].tolist())
        for name in frame
    ]


def angaben_rows(
    angaben: Angaben, digest: RowsDigest, columns: Iterable[Field]
) -> tuple[list[tuple[str, str]], list[tuple[str, str, str, str]]]:
    """What the sheet »Angaben« says: label and text, then one row per column."""
    pairs = [
        *angaben.as_pairs(digest.zeilen),
        ("Prüfsumme der Zeilen", digest.sha256),
        ("Art der Prüfsumme", ERKLAERUNG),
        ("Leere Zelle", "keine Angabe (k. A.)"),
    ]
    definitions = [
        (f.titel, f.column.meaning, str(f.column.unit), f.column.name) for f in columns
    ]
    return pairs, definitions


def pages_across(fields: Iterable[Field]) -> int:
    """Over how many pages side by side the sheet »Daten« is printed."""
    return sum(field.width for field in fields) // _PAGE + 1


def ensure_rows_fit(zeilen: int) -> None:
    """Refuse what no sheet can hold, before any of it is written.

    Raises:
        TooManyRowsError: there are more rows than `MAX_ROWS`.
    """
    if zeilen > MAX_ROWS:
        message = (
            f"Die Auswahl hat mindestens {german.zahl(zeilen)} Zeilen, eine Tabelle in "
            f"Excel oder LibreOffice fasst höchstens {german.zahl(MAX_ROWS)}."
        )
        raise TooManyRowsError(message)


def count_rows(batches: Iterable[pd.DataFrame]) -> int:
    """How many rows there are, counted before any of them is written.

    Raises:
        TooManyRowsError: there are more rows than `MAX_ROWS`.
    """
    zeilen = 0
    for batch in batches:
        zeilen += len(batch)
        ensure_rows_fit(zeilen)
    return zeilen


def _date(text: str) -> Cell:
    try:
        return date.fromisoformat(text) if _FULL_DATE.fullmatch(text) else text
    except ValueError:
        return text


def _field(column: Column, titel: str, values: list[object]) -> Field:
    cells = [typed(value, column.unit) for value in values]
    fractions = any(isinstance(cell, float) for cell in cells)
    widest = max((_length(cell, column.unit) for cell in cells), default=0)
    longest_word = max((len(word) for word in titel.split()), default=0)
    width = max(_NARROW, widest + 1, longest_word + _FILTER_BUTTON)
    return Field(column, titel, fractions, min(width, _WIDE))


def _length(cell: Cell, unit: Unit) -> int:
    """About how many characters a cell shows."""
    if isinstance(cell, str):
        return max(map(len, cell.splitlines()), default=0)
    if isinstance(cell, date):
        return len("31.12.2025")
    if cell is None or isinstance(cell, bool):
        return len("FALSCH")
    extra = {Unit.EUR: 5, Unit.SHARE: 4}.get(unit, 3)
    digits = len(str(abs(int(cell))))
    return digits + (digits - 1) // 3 + extra
