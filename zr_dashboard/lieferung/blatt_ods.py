"""What the sheets of an ODS file hold that the reading library does not tell.

Owns their limits, hidden rows and columns, and formulas without a value. Reads the
content as bytes, piece by piece; it builds no tree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from zipfile import ZipInfo

from zr_dashboard.lieferung.blatt import MAX_SPALTEN
from zr_dashboard.lieferung.blatt_csv import MAX_ZELLEN
from zr_dashboard.lieferung.blatt_grenzen import (
    Besonderheiten,
    stuecke,
    zeilenweise,
    zu_viele_zellen,
)

# No pattern looks beyond the next `<`, as in `blatt_grenzen`.
_MARK = re.compile(
    rb"<table:table-row\b(?P<row>[^<>]*)>|<(?P<table>table:table)\s"
    rb"|<table:table-column\b(?P<column>[^<>]*)>"
)
_REPEAT = re.compile(rb"""number-(rows|columns)-repeated=["'](\d+)["']""")
_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^<>]*?)(/?)>", re.DOTALL)
_ERROR = re.compile(rb"""value-type=["']error["']""")


@dataclass
class _Look:
    """One sheet on the way through its rows."""

    found: Besonderheiten = field(default_factory=Besonderheiten)
    hidden: list[tuple[int, int]] = field(default_factory=list)
    """First column and how many, from 1 on."""

    row: int = 0
    column: int = 0
    width: int = 0
    height: int = 0

    def see_column(self, attributes: bytes) -> None:
        """Go past some columns."""
        repeat = _repeat(attributes, b"columns")
        if _is_hidden(attributes):
            self.hidden.append((self.column + 1, repeat))
        self.column += repeat

    def see_row(self, attributes: bytes, cells: bytes) -> None:
        """Go past a row, or as many as it stands for."""
        repeat = _repeat(attributes, b"rows")
        rows = range(self.row + 1, self.row + 1 + min(repeat, MAX_SPALTEN))
        column = last = 0
        for cell in _CELL.finditer(cells):
            first, column = column + 1, column + _repeat(cell[1], b"columns")
            if not cell[2] or b"value" in cell[1]:
                last = column
            if _is_uncertain(cell[1]):
                columns = range(first, min(column, MAX_SPALTEN) + 1)
                self.found.ungewiss.update((r, c) for r in rows for c in columns)
        if last:
            self.width = max(self.width, last)
            self.height = self.row + repeat
            if _is_hidden(attributes):
                self.found.zeilen.update(rows)
        self.row += repeat

    def finished(self) -> Besonderheiten:
        """What was found, of columns only those that hold something."""
        for first, count in self.hidden:
            self.found.spalten.update(
                range(first, min(first + count, self.width + 1)),
            )
        return self.found


def pruefe_ods(inhalt: bytes, part: ZipInfo) -> list[Besonderheiten]:
    """Look through the content of an ODS file.

    Returns:
        What is special about each sheet, in their order.

    Raises:
        ListUnreadableError: its cells would span more than `MAX_ZELLEN`.
    """
    sheets: list[_Look] = []
    cells = 0
    for piece in zeilenweise(stuecke(inhalt, part), b"table:table-row"):
        marks = list(_MARK.finditer(piece))
        ends = [*(mark.start() for mark in marks[1:]), len(piece)]
        for mark, end in zip(marks, ends, strict=False):  # a piece may have no mark
            if mark["table"]:
                cells += sheets[-1].width * sheets[-1].height if sheets else 0
                sheets.append(_Look())
            elif sheets and mark["column"] is not None:
                sheets[-1].see_column(mark["column"])
            elif sheets:
                sheets[-1].see_row(mark["row"], piece[mark.end() : end])
                if cells + sheets[-1].width * sheets[-1].height > MAX_ZELLEN:
                    zu_viele_zellen()
    return [sheet.finished() for sheet in sheets]


def _is_hidden(attributes: bytes) -> bool:
    return b"visibility=" in attributes and b'"visible"' not in attributes


def _is_uncertain(attributes: bytes) -> bool:
    """Whether a cell has a formula with an error, or one that was never computed."""
    if _ERROR.search(attributes):
        return True
    return b"table:formula=" in attributes and b"value" not in attributes


def _repeat(attributes: bytes, what: bytes) -> int:
    for kind, number in _REPEAT.findall(attributes):
        if kind == what:
            return int(number[:9])
    return 1
