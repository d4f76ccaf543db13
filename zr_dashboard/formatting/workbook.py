"""Text and days as the cells of an XLSX hold them: nothing is ever computed.

XlsxWriter's guesses (formulas, links, numbers) are off for every workbook made with
`OPTIONS`, and each kind of cell is written by its own name. What stands in a workbook
is the business of `export` and `lieferung`.
"""

from __future__ import annotations

from datetime import date
from textwrap import wrap

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

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


def lines(text: str, width: int) -> int:
    """About how many lines a text takes in a cell of that width."""
    if len(text) <= width and text.isprintable():
        return 1
    return sum(max(len(wrap(line, width)), 1) for line in text.splitlines() or [""])
