"""A sheet of a list, copied with the found cells marked.

Every value stands where the list has it, as it was read; marks say by frame, colour,
comment and text what was found. Owns one sheet; the book is `bericht_xlsx`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from zr_dashboard.formatting.workbook import FIRST_DATE, lines, write_text
from zr_dashboard.lieferung.befund import Befund, Schwere, nach_schwere
from zr_dashboard.lieferung.blatt import MAX_SPALTEN, Blatt, Wert, text
from zr_dashboard.lieferung.blatt_csv import MAX_ZELLEN
from zr_dashboard.lieferung.kopf import Kopf

MARKEN: Mapping[Schwere, Mapping[str, object]] = {
    Schwere.FEHLER: {"bg_color": "#F8CBAD", "border": 2, "border_color": "#9C1C1C"},
    Schwere.WARNUNG: {"bg_color": "#FFE699", "border": 3, "border_color": "#7F6000"},
    Schwere.HINWEIS: {"bg_color": "#DDEBF7", "border": 4, "border_color": "#1F4E8C"},
}
"""How each severity is framed: thick, dashed, dotted, so that grey tells them too."""

SPALTE = "Prüfbericht"
"""Heading of the column that is added; the shipped mapping leaves it out."""

MAX_ZEILEN = 1_048_576

VON = "Zukunftsräume-Monitor"
_SAMPLE = 200
"""Rows that tell how wide the columns should be."""

_NARROW, _WIDE, _REPORT = 9, 40, 72
_LINE, _MAX_LINES = 15, 12
_EXACT = 2**53
"""Larger whole numbers lose digits in a cell of a spreadsheet."""

_KINDS: Mapping[str, Mapping[str, object]] = {
    "text": {"num_format": "@"},
    "kopf": {"num_format": "@", "bold": True, "text_wrap": True, "bottom": 1},
    "zahl": {},
    "tag": {"num_format": "dd.mm.yyyy"},
    "zeitpunkt": {"num_format": "dd.mm.yyyy hh:mm"},
    "uhrzeit": {"num_format": "hh:mm:ss"},
    "dauer": {"num_format": "[hh]:mm:ss"},
    "link": {"font_color": "#1F4E8C", "underline": 1},
    "bericht": {"num_format": "@", "text_wrap": True},
}


@dataclass
class Formate:
    """Formats of one workbook, each made when it is first asked for."""

    book: Workbook
    _made: dict[tuple[str, Schwere | None], Format] = field(default_factory=dict)

    def of(self, kind: str, schwere: Schwere | None = None) -> Format:
        """Of a kind of cell, marked or not."""
        if (kind, schwere) not in self._made:
            marke = MARKEN[schwere] if schwere else {}
            parts = {"valign": "top", **_KINDS[kind], **marke}
            self._made[kind, schwere] = self.book.add_format(parts)
        return self._made[kind, schwere]


@dataclass(slots=True)
class Kopie:
    """One sheet on its way into the book."""

    blatt: Blatt
    sheet: Worksheet
    formate: Formate
    kopf: Kopf | None
    """Of the sheet that was read; the others have no column of findings."""

    befunde: Sequence[Befund]
    """Those of this sheet that stand at a cell or a row."""

    kommentiert: Collection[tuple[int, int]]
    """Row and column of the cells that get a comment; column 0 for a whole row."""

    def schreibe(self) -> int:
        """Write all rows, in their order.

        Returns:
            How many filled cells do not fit into a sheet of Excel and are left out.
        """
        hoehe = (
            self.blatt.nummer(len(self.blatt.zeilen) - 1) if self.blatt.zeilen else 0
        )
        widest = max(map(len, self.blatt.zeilen), default=0)
        breite = min(widest, MAX_SPALTEN - 1, MAX_ZELLEN // max(hoehe, 1))
        found = defaultdict(list)
        for befund in nach_schwere(self.befunde):
            found[befund.zeile].append(befund)
        self._prepare(breite, min(hoehe, MAX_ZEILEN))
        merged = self._merged(breite)
        missing = 0
        for place, zeile in enumerate(self.blatt.zeilen):
            nummer = self.blatt.nummer(place)
            if nummer > MAX_ZEILEN:
                missing += _filled(zeile)
                continue
            for left, right in merged.get(nummer, ()):
                empty = self.formate.of("kopf" if self._is_head(place) else "text")
                self.sheet.merge_range(nummer - 1, left, nummer - 1, right, "", empty)
            self._row(nummer, place, zeile[:breite], found.get(nummer, []))
            if self.kopf:
                self._report(nummer, place, breite, found.get(nummer, []))
            missing += _filled(zeile[breite:])
        return missing

    def _merged(self, breite: int) -> dict[int, list[tuple[int, int]]]:
        """Row -> first and last column, from 0 on, of cells that are joined there.

        Cells joined over several rows are not: what is written stays written.
        """
        found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for (top, left), (bottom, right) in sorted(self.blatt.verbunden):
            before = found[top][-1][1] if found[top] else -1
            if top == bottom and before < left - 1 < right - 1 < breite:
                found[top].append((left - 1, right - 1))
        return found

    def _prepare(self, breite: int, hoehe: int) -> None:
        sample = self.blatt.zeilen[:_SAMPLE]
        for n in range(breite):
            longest = max((len(text(z[n])) for z in sample if n < len(z)), default=0)
            self.sheet.set_column(n, n, min(max(longest + 2, _NARROW), _WIDE))
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        # Spreadsheets would else frown at every number that a list has as text.
        self.sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        if self.kopf:
            self.sheet.set_column(breite, breite, _REPORT)
            head = self.blatt.nummer(self.kopf.titelzeile)
            self.sheet.freeze_panes(head, 0)
            if hoehe > head:
                self.sheet.autofilter(head - 1, 0, hoehe - 1, breite)

    def _row(
        self, nummer: int, place: int, zeile: Sequence[Wert], found: list[Befund]
    ) -> None:
        kind = "kopf" if self._is_head(place) else None
        of_row = [befund for befund in found if not befund.spalte]
        at_cell = defaultdict(list)
        for befund in found:
            at_cell[befund.spalte or _first(zeile)].append(befund)
        for spalte, wert in enumerate(zeile, start=1):
            here = at_cell.get(spalte) or (of_row if wert is not None else None)
            if wert is not None or here:
                mark = here[0].schwere if here else None
                self._write(nummer - 1, spalte - 1, wert, kind, mark)
        for spalte, here in at_cell.items():
            if len(zeile) < spalte < MAX_SPALTEN:
                self._write(nummer - 1, spalte - 1, None, kind, here[0].schwere)
            if any((nummer, befund.spalte) in self.kommentiert for befund in here):
                self._comment(nummer - 1, spalte - 1, here)

    def _is_head(self, place: int) -> bool:
        return self.kopf is not None and self.kopf.erste <= place <= self.kopf.letzte

    def _report(
        self, nummer: int, place: int, breite: int, found: list[Befund]
    ) -> None:
        """Say in words, at the end of the row, what was found in it."""
        is_head = self.kopf is not None and place == self.kopf.titelzeile
        said = [SPALTE] if is_head else []
        said += [
            f"{b.schwere} {b.zelle if b.spalte else 'ganze Zeile'}: {b.regel} "
            f"{b.hinweis}".rstrip()
            for b in found
        ]
        if not said:
            return
        schwere = found[0].schwere if found and not is_head else None
        kind = "kopf" if is_head else "bericht"
        height = sum(lines(one, _REPORT) for one in said)
        if height > 1:
            self.sheet.set_row(nummer - 1, _LINE * min(height, _MAX_LINES))
        form = self.formate.of(kind, schwere)
        write_text(self.sheet, nummer - 1, breite, "\n".join(said), form)

    def _comment(self, row: int, column: int, found: list[Befund]) -> None:
        said = [f"{b.schwere}: {b.regel} {b.hinweis}".rstrip() for b in found]
        height = 20 + 16 * sum(lines(one, 45) for one in said)
        looks = {"author": VON, "width": 300, "height": min(height, 400)}
        self.sheet.write_comment(row, column, "\n".join(said), looks)

    def _write(
        self, row: int, column: int, wert: Wert, kind: str | None, mark: Schwere | None
    ) -> None:
        """Write a value as the list has it; nothing of it is ever computed."""
        own, value = _typed(wert)
        form = self.formate.of(kind if kind and own == "text" else own, mark)
        if value is None:
            self.sheet.write_blank(row, column, None, form)
        elif isinstance(value, str):
            write_text(self.sheet, row, column, value, form)
        elif isinstance(value, bool):
            self.sheet.write_boolean(row, column, value, form)
        elif isinstance(value, int | float):
            self.sheet.write_number(row, column, value, form)
        else:
            self.sheet.write_datetime(row, column, value, form)


def _typed(wert: Wert) -> tuple[str, Wert]:
    """Kind of a cell, and what to write: the value, or its text if none can hold it."""
    found = ("text", wert)
    if isinstance(wert, bool) or wert is None:
        found = ("zahl", wert)
    elif isinstance(wert, int | float):
        fits = math.isfinite(wert) and abs(wert) <= _EXACT
        found = ("zahl", wert) if fits else ("text", str(wert))
    elif isinstance(wert, timedelta):
        found = ("dauer", wert) if wert >= timedelta() else ("text", str(wert))
    elif isinstance(wert, time):
        found = ("uhrzeit", wert)
    elif isinstance(wert, date):
        day = wert.date() if isinstance(wert, datetime) else wert
        kind = "tag" if _is_day(wert) else "zeitpunkt"
        found = ("text", wert.isoformat()) if day < FIRST_DATE else (kind, wert)
    return found


def _is_day(wert: date) -> bool:
    return not isinstance(wert, datetime) or wert.time() == time()


def _first(zeile: Sequence[Wert]) -> int:
    """The first filled column of a row, where its comment stands; else 1."""
    filled = (n for n, wert in enumerate(zeile, start=1) if wert is not None)
    return next(filled, 1)


def _filled(zeile: Sequence[Wert]) -> int:
    return sum(wert is not None for wert in zeile)
