"""Rows of the sheet »Daten« as XML, for a million of them.

XlsxWriter takes a second for 1,500 rows of 33 columns; here, column by column and every
different value once (`column_texts`), a second is enough for 12,000. Owns the XML of a
cell and nothing around it. What a cell is, `sheets.typed` says, as for every workbook;
text stands in its cell (`inlineStr`), which no program computes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

import pandas as pd
from xlsxwriter.utility import xl_col_to_name

from zr_dashboard.export.column_texts import column_texts
from zr_dashboard.export.sheets import Field, typed
from zr_dashboard.formatting.workbook import FIRST_DATE, fit

_ESCAPED = re.compile("_(?=x[0-9a-fA-F]{4}_)")
"""What Excel would read as a character by its number: `_x003D_` is `=`."""

_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold or would change; written by their number."""

_DAY_ZERO = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Styles:
    """Numbers of cell formats in `styles.xml`."""

    columns: Sequence[int]
    """Of each column."""

    truth: int
    text: int
    """Of text in a column of something else."""


def rows_xml(
    batch: pd.DataFrame, fields: Sequence[Field], styles: Styles, top: int
) -> bytes:
    """The `<row>` elements of a batch.

    Args:
        batch: The rows, with the columns of `fields`.
        fields: The columns of the sheet.
        styles: Their formats.
        top: Number of the first row, the header being 1.
    """
    numbers = [f'{row}"' for row in range(top, top + len(batch))]
    columns = [
        _cells(batch.iloc[:, n], field, n, styles, numbers)
        for n, field in enumerate(fields)
    ]
    rows = zip(numbers, map("".join, zip(*columns, strict=True)), strict=True)
    return "".join(
        [f'<row r="{number}>{cells}</row>' for number, cells in rows]
    ).encode()


def _cells(
    column: pd.Series, field: Field, n: int, styles: Styles, numbers: Sequence[str]
) -> list[str]:
    start = f'<c r="{xl_col_to_name(n)}'
    contents = column_texts(column, _content(field, styles.columns[n], styles))
    return [
        f"{start}{number}{content}" if content else ""
        for number, content in zip(numbers, contents, strict=True)
    ]


def _content(field: Field, style: int, styles: Styles) -> Callable[[object], str]:
    """Writes what stands behind the address of a cell; nothing for an empty one."""

    def content(value: object) -> str:
        cell = typed(value, field.column.unit)
        if cell is None:
            return ""
        if isinstance(cell, str):
            return _text(cell, style)
        if isinstance(cell, bool):
            return f' s="{styles.truth}" t="b"><v>{cell:d}</v></c>'
        if not isinstance(cell, date):
            return f' s="{style}"><v>{cell!r}</v></c>'
        if cell < FIRST_DATE:
            return _text(cell.isoformat(), styles.text)
        return f' s="{style}"><v>{(cell - _DAY_ZERO).days}</v></c>'

    return content


def _text(text: str, style: int) -> str:
    text = _ESCAPED.sub("_x005F_", fit(text))
    text = _ILLEGAL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    keep = "" if text == text.strip() else ' xml:space="preserve"'
    text = escape(text, quote=False)
    return f' s="{style}" t="inlineStr"><is><t{keep}>{text}</t></is></c>'
