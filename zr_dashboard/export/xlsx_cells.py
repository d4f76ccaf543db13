"""Typed cells of an XLSX and their formats; text stays text (`formatting.workbook`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from zr_dashboard.export.sheets import Cell, Field
from zr_dashboard.formatting.workbook import FIRST_DATE, write_text
from zr_dashboard.model.columns import Unit

_HEADER = {
    "bold": True,
    "bg_color": "#E4EEF8",
    "bottom": 1,
    "text_wrap": True,
    "valign": "top",
}
_FORMATS = {
    (Unit.EUR, False): '#,##0 "€"',
    (Unit.EUR, True): '#,##0.00 "€"',
    (Unit.COUNT, False): "#,##0",
    (Unit.COUNT, True): "#,##0.00",
    (Unit.YEAR, False): "0",
    (Unit.YEAR, True): "0.00",
    (Unit.PERCENT, False): '0" %"',
    (Unit.PERCENT, True): '0.0" %"',
    (Unit.SHARE, False): '0.0" "%',
    (Unit.SHARE, True): '0.0" "%',
    (Unit.DEGREE, True): "0.0000",
    (Unit.DATE, False): "dd.mm.yyyy",
}


@dataclass(frozen=True, slots=True)
class Formats:
    """Cell formats of one workbook, each made once."""

    header: Format
    header_right: Format
    text: Format
    wrapped: Format
    plain: Format
    bold: Format
    title: Format
    numbers: Mapping[tuple[Unit, bool], Format]

    def of(self, field: Field, *, wrap: bool) -> Format:
        """The format of the cells of a column; `wrap` breaks long text."""
        text = self.wrapped if wrap else self.text
        return self.numbers.get((field.column.unit, field.fractions), text)


def make_formats(book: Workbook) -> Formats:
    """The formats of a workbook, ready to be used."""
    top = {"valign": "top"}
    return Formats(
        header=book.add_format(_HEADER),
        header_right=book.add_format({**_HEADER, "align": "right"}),
        text=book.add_format({**top, "num_format": "@"}),
        wrapped=book.add_format({**top, "num_format": "@", "text_wrap": True}),
        plain=book.add_format(top),
        bold=book.add_format({**top, "bold": True}),
        title=book.add_format({"bold": True, "font_size": 14}),
        numbers={
            key: book.add_format({**top, "num_format": code})
            for key, code in _FORMATS.items()
        },
    )


def write_cell(
    sheet: Worksheet,
    row: int,
    column: int,
    cell: Cell,
    chosen: Format,
    formats: Formats,
) -> None:
    """Write one typed cell in the format of its column, if it is of that kind."""
    if isinstance(cell, str):
        write_text(sheet, row, column, cell, chosen)
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, formats.plain)
    elif not isinstance(cell, date):
        sheet.write_number(row, column, cell, chosen)
    elif cell < FIRST_DATE:
        write_text(sheet, row, column, cell.isoformat(), formats.text)
    else:
        sheet.write_datetime(row, column, cell, chosen)
