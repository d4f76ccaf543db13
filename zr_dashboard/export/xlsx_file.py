"""Frames as XLSX: a sheet of typed cells, a native chart, and the sheet »Angaben«.

Text is written as text, always (`xlsx_cells`): no cell can be computed by the program
that opens it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from zr_dashboard.export import sheets, xlsx_chart
from zr_dashboard.export.angaben import PROGRAMM, Angaben
from zr_dashboard.export.checksum import RowsDigest
from zr_dashboard.export.sheets import Cell, Field
from zr_dashboard.export.xlsx_cells import (
    OPTIONS,
    Formats,
    make_formats,
    write_cell,
    write_text,
)
from zr_dashboard.export.xlsx_chart import ChartSpec

_LINE = 15
"""Height of a line in points."""

_MAX_LINES = 12
"""A longer text is whole in its cell, but not all of it is shown."""


def to_xlsx(
    frame: pd.DataFrame,
    angaben: Angaben,
    *,
    titles: Mapping[str, str] | None = None,
    chart: ChartSpec | None = None,
) -> bytes:
    """Write the sheets »Daten«, »Diagramm« (if there is a chart) and »Angaben«.

    The same frame and the same `angaben` give the same bytes.

    Args:
        frame: The rows; every column is in `COLUMNS`.
        angaben: What the sheet »Angaben« says, and when the file was made.
        titles: Column titles that differ from those in `COLUMNS`.
        chart: What to draw of these rows.

    Raises:
        TooManyRowsError: there are more rows than a sheet holds.
    """
    sheets.ensure_rows_fit(len(frame))
    buffer = io.BytesIO()
    book = Workbook(buffer, {**OPTIONS, "in_memory": True})
    _properties(book, angaben)
    formats = make_formats(book)
    digest, fields = RowsDigest(), sheets.fields(frame, titles)
    daten = book.add_worksheet(sheets.DATEN)
    _write_daten(daten, digest.over([frame]), fields, formats, angaben, wrap=True)
    if chart is not None and len(frame):
        diagramm = book.add_worksheet(sheets.DIAGRAMM)
        _page(diagramm, angaben)
        xlsx_chart.draw(book, diagramm, frame, fields, chart, angaben, formats)
    _write_angaben(book, angaben, digest, fields, formats)
    book.close()
    return buffer.getvalue()


def stream_xlsx(
    batches: Iterable[pd.DataFrame],
    angaben: Angaben,
    path: Path,
    *,
    titles: Mapping[str, str] | None = None,
) -> RowsDigest:
    """Write the sheets »Daten« and »Angaben« in constant memory, to a file.

    Args:
        batches: The rows, at least one batch, all with the same columns; widths and
            decimals follow the first one.
        angaben: What the sheet »Angaben« says.
        path: Where to; next to it the parts are collected. Ask `sheets.ensure_rows_fit`
            first: it knows before anything is written.
        titles: Column titles that differ from those in `COLUMNS`.

    Returns:
        Number and checksum of the rows written.

    Raises:
        TooManyRowsError: there are more rows than a sheet holds; no file is left.
    """
    rest = iter(batches)
    first = next(rest)
    fields, digest = sheets.fields(first, titles), RowsDigest()
    with TemporaryDirectory(dir=path.parent) as parts:
        options = {**OPTIONS, "constant_memory": True, "tmpdir": parts}
        book = Workbook(str(path), options)
        _properties(book, angaben)
        formats = make_formats(book)
        daten = book.add_worksheet(sheets.DATEN)
        rows = digest.over(chain([first], rest))
        try:
            _write_daten(daten, rows, fields, formats, angaben, wrap=False)
            _write_angaben(book, angaben, digest, fields, formats)
        except BaseException:
            book.close()
            path.unlink()
            raise
        book.close()
    return digest


def _properties(book: Workbook, angaben: Angaben) -> None:
    book.set_properties(
        {
            "title": angaben.titel,
            "subject": PROGRAMM,
            "created": angaben.erzeugt.astimezone(UTC).replace(tzinfo=None),
        }
    )


def _write_daten(
    sheet: Worksheet,
    batches: Iterable[pd.DataFrame],
    fields: Sequence[Field],
    formats: Formats,
    angaben: Angaben,
    *,
    wrap: bool,
) -> None:
    for n, field in enumerate(fields):
        sheet.set_column(n, n, field.width)
    _write_header(sheet, fields, formats)
    chosen = [formats.of(field, wrap=wrap) for field in fields]
    row = 0
    for batch in batches:
        sheets.ensure_rows_fit(row + len(batch))
        for cells in sheets.typed_rows(batch):
            row += 1
            if wrap:
                _set_height(sheet, row, cells, fields)
            for n, cell in enumerate(cells):
                if cell is not None:
                    write_cell(sheet, row, n, cell, chosen[n], formats)
    if row:
        sheet.autofilter(0, 0, row, len(fields) - 1)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    _page(sheet, angaben)
    if (across := sheets.pages_across(fields)) > 1:
        sheet.fit_to_pages(across, 0)
        sheet.repeat_columns(0)


def _write_header(sheet: Worksheet, fields: Sequence[Field], formats: Formats) -> None:
    _set_height(sheet, 0, [field.titel for field in fields], fields)
    for n, field in enumerate(fields):
        header = formats.header_right if field.is_number else formats.header
        write_text(sheet, 0, n, field.titel, header)


def _set_height(
    sheet: Worksheet,
    row: int,
    cells: Iterable[Cell],
    fields: Sequence[Field],
) -> None:
    """Make room for wrapped text: not every program does so on opening."""
    texts = zip(cells, fields, strict=True)
    needed = [
        sheets.lines(cell, field.width) for cell, field in texts if type(cell) is str
    ]
    height = min(max(needed, default=1), _MAX_LINES)
    if height > 1:
        sheet.set_row(row, height * _LINE)


def _write_angaben(
    book: Workbook,
    angaben: Angaben,
    digest: RowsDigest,
    fields: Sequence[Field],
    formats: Formats,
) -> None:
    sheet = book.add_worksheet(sheets.ANGABEN)
    pairs, definitions = sheets.angaben_rows(angaben, digest, fields)
    for n, width in enumerate(sheets.ANGABEN_WIDTHS):
        sheet.set_column(n, n, width)
    for row, (label, text) in enumerate(pairs):
        write_text(sheet, row, 0, label, formats.bold)
        write_text(sheet, row, 1, text, formats.wrapped)
        sheet.set_row(row, sheets.lines(text, sheets.ANGABEN_WIDTHS[1]) * _LINE)
    top = len(pairs) + 1
    for n, heading in enumerate(sheets.SPALTEN):
        write_text(sheet, top, n, heading, formats.header)
    for row, definition in enumerate(definitions, start=top + 1):
        meaning = sheets.lines(definition[1], sheets.ANGABEN_WIDTHS[1])
        sheet.set_row(row, meaning * _LINE)
        for n, text in enumerate(definition):
            write_text(sheet, row, n, text, formats.wrapped)
    _page(sheet, angaben)


def _page(sheet: Worksheet, angaben: Angaben) -> None:
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
