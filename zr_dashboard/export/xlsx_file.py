"""Frames as XLSX: a sheet of typed cells, a native chart, and the sheet »Angaben«.

Text is written as text, always (`formatting.workbook`): no cell can be computed by the
program that opens it. Frames that do not fit into memory are the matter of
`xlsx_stream`.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from zr_dashboard.export import sheets, xlsx_chart
from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.checksum import RowsDigest
from zr_dashboard.export.sheets import Field
from zr_dashboard.export.xlsx_book import (
    lay_out,
    print_across,
    set_height,
    set_properties,
    write_angaben,
)
from zr_dashboard.export.xlsx_cells import Formats, make_formats, write_cell
from zr_dashboard.export.xlsx_chart import ChartSpec
from zr_dashboard.formatting.workbook import OPTIONS


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
    set_properties(book, angaben)
    formats = make_formats(book)
    digest, fields = RowsDigest(), sheets.fields(frame, titles)
    digest.add(frame)
    daten = book.add_worksheet(sheets.DATEN)
    lay_out(daten, fields, formats, angaben, len(frame))
    _write_rows(daten, frame, fields, formats)
    if chart is not None and len(frame):
        diagramm = book.add_worksheet(sheets.DIAGRAMM)
        print_across(diagramm, angaben)
        xlsx_chart.draw(book, diagramm, frame, fields, chart, angaben, formats)
    write_angaben(book, angaben, digest, fields, formats)
    book.close()
    return buffer.getvalue()


def _write_rows(
    sheet: Worksheet, frame: pd.DataFrame, fields: Sequence[Field], formats: Formats
) -> None:
    chosen = [formats.of(field, wrap=True) for field in fields]
    for row, cells in enumerate(sheets.typed_rows(frame), start=1):
        set_height(sheet, row, cells, fields)
        for n, cell in enumerate(cells):
            if cell is not None:
                write_cell(sheet, row, n, cell, chosen[n], formats)
