"""An answer table as XLSX: the sheet »Antwort«, then »Daten« and »Angaben«.

The first sheet is what page and Word file show, its numbers typed and rounded as they
are shown there; marks of notes belong to the number format, so that a number stays a
number. »Daten« has the exact values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from zr_dashboard.export import sheets
from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.antwort import (
    Antwort,
    Marken,
    Spalte,
    Tabelle,
    Zeile,
    Zelle,
    gruppen,
    hochgestellt,
)
from zr_dashboard.export.checksum import RowsDigest
from zr_dashboard.export.xlsx_book import LINE, print_across
from zr_dashboard.export.xlsx_cells import Formats
from zr_dashboard.export.xlsx_stream import stream_xlsx
from zr_dashboard.formatting.workbook import lines, write_text

ANTWORT = "Antwort"
"""Name of the first sheet."""

_NARROW, _WIDE, _TEXT_WIDTH = 8, 44, 100
_PAGE = 190
"""Characters that are still legible side by side on one page across."""

_COLUMN = 8.43
"""Width of a column that nobody has set, in characters."""

_RULE = "#5A6B7D"
_GROUND = "#E4EEF8"

Batches = Callable[[], Iterator[pd.DataFrame]]


def to_file(antwort: Antwort, batches: Batches, path: Path) -> RowsDigest:
    """Write the workbook.

    The same `antwort` and the same rows give the same bytes.

    Args:
        antwort: What to write.
        batches: Gives the rows of the sheet »Daten«, at every call the same.
        path: Where to; no file is left after an error.

    Returns:
        Number and checksum of the rows of »Daten«.

    Raises:
        TooManyRowsError: there are more rows than a sheet holds.
    """
    return stream_xlsx(
        batches(),
        antwort.angaben,
        path,
        zeilen=sheets.count_rows(batches()),
        titles=antwort.titel_der_spalten,
        vorne=partial(_add_sheet, antwort),
    )


def _add_sheet(antwort: Antwort, book: Workbook, _formats: Formats) -> None:
    sheet = book.add_worksheet(ANTWORT)
    writer = _Writer(book, sheet, antwort.angaben)
    table = antwort.tabelle
    writer.widths(table)
    writer.line(antwort.titel, bold=True, font_size=14)
    writer.paragraph(antwort.unterzeile)
    writer.line("Vorbemerkung", bold=True)
    for text in antwort.vorbemerkung:
        writer.paragraph(text)
    if antwort.hinweis:
        writer.paragraph(antwort.hinweis, bold=True)
    writer.skip()
    if table is not None:
        writer.table(table)
        writer.skip()
    if antwort.zeichen:
        writer.paragraph(" · ".join(antwort.zeichen))
    if antwort.anmerkungen:
        writer.line("Anmerkungen", bold=True)
    for note in antwort.anmerkungen:
        writer.paragraph(f"{hochgestellt((note.nummer,))} {note.text}")
    writer.skip()
    for text in antwort.quelle:
        writer.paragraph(text)
    writer.finish()


class _Writer:
    """Writes the sheet from top to bottom."""

    def __init__(self, book: Workbook, sheet: Worksheet, angaben: Angaben) -> None:
        self._book, self._sheet = book, sheet
        self._row, self._last, self._room = 0, 0, _TEXT_WIDTH
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}
        sheet.hide_gridlines(2)
        print_across(sheet, angaben)

    def widths(self, table: Tabelle | None) -> None:
        """Make columns as wide as they need, paragraphs as wide as is read well."""
        self._widths = _widths(table) if table else []
        for n, width in enumerate(self._widths):
            self._sheet.set_column(n, n, width)
        room, columns = 0.0, 0
        while room < _TEXT_WIDTH:
            known = columns < len(self._widths)
            room += self._widths[columns] if known else _COLUMN
            columns += 1
        self._last, self._room = columns - 1, int(room)
        if (across := sum(self._widths) // _PAGE + 1) > 1:
            self._sheet.fit_to_pages(across, 0)
            self._sheet.repeat_columns(0)

    def line(self, text: str, **style: object) -> None:
        """Write a heading."""
        write_text(self._sheet, self._row, 0, text, self._format(**style))
        self._row += 1

    def paragraph(self, text: str, **style: object) -> None:
        """Write text over the whole width."""
        chosen = self._format(text_wrap=True, valign="top", **style)
        height = lines(text, int(self._room * 1.05)) * LINE
        self._sheet.set_row(self._row, height)
        self._sheet.merge_range(self._row, 0, self._row, self._last, "", chosen)
        write_text(self._sheet, self._row, 0, text, chosen)
        self._row += 1

    def skip(self) -> None:
        """Leave a row empty."""
        self._row += 1

    def table(self, table: Tabelle) -> None:
        """Write caption, head and rows."""
        self.line(_marked(table.beschriftung, table.marken), bold=True)
        top = self._row
        self._head(table)
        self._sheet.repeat_rows(top, self._row - 1)
        for zeile in table.zeilen:
            self._write_row(zeile, table.spalten)

    def finish(self) -> None:
        """Show the sheet first, from its beginning."""
        self._sheet.activate()
        self._sheet.set_first_sheet()

    def _head(self, table: Tabelle) -> None:
        if table.hat_gruppen:
            for start, number in gruppen(table.spalten):
                self._group(table.spalten, start, number)
            self._row += 1
        heads = [_marked(s.titel, s.marken) for s in table.spalten]
        for n, (text, spalte) in enumerate(zip(heads, table.spalten, strict=True)):
            write_text(self._sheet, self._row, n, text, self._head_format(spalte))
        self._row_height(heads)
        self._row += 1

    def _group(self, spalten: Sequence[Spalte], start: int, number: int) -> None:
        first = spalten[start]
        chosen = self._format(
            bold=True, bg_color=_GROUND, align="center", valign="top", left=1
        )
        text = _marked(first.gruppe, first.marken_gruppe)
        if number > 1:
            last = start + number - 1
            self._sheet.merge_range(self._row, start, self._row, last, "", chosen)
        write_text(self._sheet, self._row, start, text, chosen)

    def _head_format(self, spalte: Spalte) -> Format:
        align = "right" if spalte.rechts else "left"
        return self._format(
            bold=True,
            bg_color=_GROUND,
            bottom=1,
            text_wrap=True,
            valign="top",
            align=align,
        )

    def _write_row(self, zeile: Zeile, spalten: Sequence[Spalte]) -> None:
        for n, (zelle, spalte) in enumerate(zip(zeile.zellen, spalten, strict=True)):
            self._cell(n, zelle, spalte, summe=zeile.summe)
        self._row_height([z.text for z in zeile.zellen])
        self._row += 1

    def _cell(self, n: int, zelle: Zelle, spalte: Spalte, *, summe: bool) -> None:
        style: dict[str, object] = {"valign": "top", "bold": summe or spalte.summe}
        style |= {"top": 1, "top_color": _RULE} if summe else {}
        if zelle.gezeigt is not None:
            chosen = self._format(num_format=_number_format(zelle, spalte), **style)
            self._sheet.write_number(self._row, n, zelle.gezeigt, chosen)
            return
        style |= {"align": "right"} if spalte.rechts else {"text_wrap": True}
        text = _marked(zelle.text, zelle.marken, before=spalte.rechts)
        write_text(self._sheet, self._row, n, text, self._format(**style))

    def _row_height(self, texts: Sequence[str]) -> None:
        pairs = zip(texts, self._widths, strict=True)
        height = max(lines(text, width) for text, width in pairs)
        if height > 1:
            self._sheet.set_row(self._row, height * LINE)

    def _format(self, **style: object) -> Format:
        """A format, made once."""
        key = tuple(sorted(style.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(style)
        return self._made[key]


def _number_format(zelle: Zelle, spalte: Spalte) -> str:
    """Shows the number as its text does, dash and marks included."""
    number = "#,##0" + (f".{'0' * spalte.stellen}" if spalte.stellen else "")
    marks = f'"{hochgestellt(zelle.marken)} "' if zelle.marken else ""
    if not zelle.text[-1].isdigit():
        return f'{marks}"{zelle.text}"'
    return f"{marks}{number}"


def _widths(table: Tabelle) -> list[int]:
    """In characters; long text is wrapped."""
    found = []
    for n, spalte in enumerate(table.spalten):
        cells = [_marked(z.zellen[n].text, z.zellen[n].marken) for z in table.zeilen]
        word = max(map(len, spalte.titel.split()), default=0) + 3 * bool(spalte.marken)
        widest = max((len(cell) for cell in cells), default=0) + 2
        found.append(min(max(widest, word + 1, _NARROW), _WIDE))
    return found


def _marked(text: str, marken: Marken, *, before: bool = False) -> str:
    """Text with its marks: a number bears them in front, see `antwort_html`."""
    marks = hochgestellt(marken)
    return " ".join(filter(None, [marks, text] if before else [text, marks]))
