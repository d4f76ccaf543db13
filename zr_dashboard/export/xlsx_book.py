"""What every XLSX of ours looks like: layout, header, printed page, sheet »Angaben«.

Owns all but the rows of the sheet »Daten«: those are written by `xlsx_file` where they
fit into memory, by `xlsx_stream` where they may not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from zr_dashboard.export import sheets
from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.checksum import RowsDigest
from zr_dashboard.export.sheets import Cell, Field
from zr_dashboard.export.xlsx_cells import Formats
from zr_dashboard.formatting.workbook import lines, write_text
from zr_dashboard.model.programm import PROGRAMM

LINE = 15
"""Height of a line in points."""

_MAX_LINES = 12
"""A longer text is whole in its cell, but not all of it is shown."""


def set_properties(book: Workbook, angaben: Angaben) -> None:
    """Title and time of making; no name of a person or a machine."""
    book.set_properties(
        {
            "title": angaben.titel,
            "subject": PROGRAMM,
            "created": angaben.erzeugt.astimezone(UTC).replace(tzinfo=None),
        }
    )


def lay_out(
    sheet: Worksheet,
    fields: Sequence[Field],
    formats: Formats,
    angaben: Angaben,
    zeilen: int,
) -> None:
    """Everything on the sheet »Daten« but its rows, of which there are `zeilen`."""
    for n, field in enumerate(fields):
        sheet.set_column(n, n, field.width)
    _write_header(sheet, fields, formats)
    if zeilen:
        sheet.autofilter(0, 0, zeilen, len(fields) - 1)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    print_across(sheet, angaben)
    if (across := sheets.pages_across(fields)) > 1:
        sheet.fit_to_pages(across, 0)
        sheet.repeat_columns(0)


def _write_header(sheet: Worksheet, fields: Sequence[Field], formats: Formats) -> None:
    set_height(sheet, 0, [field.titel for field in fields], fields)
    for n, field in enumerate(fields):
        header = formats.header_right if field.is_number else formats.header
        write_text(sheet, 0, n, field.titel, header)


def set_height(
    sheet: Worksheet,
    row: int,
    cells: Iterable[Cell],
    fields: Sequence[Field],
) -> None:
    """Make room for wrapped text: not every program does so on opening."""
    texts = zip(cells, fields, strict=True)
    needed = [lines(cell, field.width) for cell, field in texts if type(cell) is str]
    height = min(max(needed, default=1), _MAX_LINES)
    if height > 1:
        sheet.set_row(row, height * LINE)


def write_angaben(
    book: Workbook,
    angaben: Angaben,
    digest: RowsDigest,
    fields: Sequence[Field],
    formats: Formats,
) -> None:
    """Add the sheet »Angaben«."""
    sheet = book.add_worksheet(sheets.ANGABEN)
    pairs, definitions = sheets.angaben_rows(angaben, digest, fields)
    for n, width in enumerate(sheets.ANGABEN_WIDTHS):
        sheet.set_column(n, n, width)
    for row, (label, text) in enumerate(pairs):
        write_text(sheet, row, 0, label, formats.bold)
        write_text(sheet, row, 1, text, formats.wrapped)
        sheet.set_row(row, lines(text, sheets.ANGABEN_WIDTHS[1]) * LINE)
    top = len(pairs) + 1
    for n, heading in enumerate(sheets.SPALTEN):
        write_text(sheet, top, n, heading, formats.header)
    for row, definition in enumerate(definitions, start=top + 1):
        meaning = lines(definition[1], sheets.ANGABEN_WIDTHS[1])
        sheet.set_row(row, meaning * LINE)
        for n, text in enumerate(definition):
            write_text(sheet, row, n, text, formats.wrapped)
    print_across(sheet, angaben)


def print_across(sheet: Worksheet, angaben: Angaben) -> None:
    """How the sheet is printed: across, as wide as the paper, with title and page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    title = f"{angaben.titel} · {angaben.auswahl}".replace("&", "&&")
    sheet.set_header(f"&L&9{PROGRAMM}: {_short(title)}")
    sheet.set_footer(f"&L&9Datenstand {angaben.stand:%d.%m.%Y}&R&9Seite &P von &N")


def _short(text: str) -> str:
    room = 180
    return text if len(text) <= room else f"{text[:room].rstrip('&')} …"
