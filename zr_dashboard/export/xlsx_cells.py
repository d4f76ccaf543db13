"""Cells of an XLSX: their formats, and text that stays text.

XlsxWriter's guesses (formulas, links, numbers) are off for every workbook made with
`OPTIONS`, and each kind of cell is written by its own name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from zr_dashboard.export.sheets import Cell, Field
from zr_dashboard.model.columns import Unit

MAX_TEXT = 32_767
"""UTF-16 units that a cell of Excel can hold."""

GEKUERZT = " … [gekürzt: Excel fasst nicht mehr]"
"""What stands at the end of a text that Excel cannot hold whole."""

OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
FIRST_DATE = date(1900, 3, 1)
"""Before it, Excel counts a day that never was; such dates are written as text."""

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


def write_text(
    sheet: Worksheet, row: int, column: int, text: str, cell_format: Format
) -> None:
    """Write text as text, whole or visibly cut.

    XlsxWriter takes text between `<r>` and `</r>` for markup of its own; as rich text
    in three pieces, the fewest it takes, it is escaped like any other.
    """
    text = fit(text)
    if text.startswith("<r>") and text.endswith("</r>"):
        pieces = text[:1], text[1:2], text[2:]
        sheet.write_rich_string(row, column, *pieces, cell_format)
    else:
        sheet.write_string(row, column, text, cell_format)


def fit(text: str) -> str:
    """A text as it fits into a cell, whole or visibly cut."""
    if len(text) <= MAX_TEXT // 2 or len(text.encode("utf-16-le")) // 2 <= MAX_TEXT:
        return text
    room = 2 * (MAX_TEXT - len(GEKUERZT))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + GEKUERZT
