"""Lines of CSV from columns: RFC 4180, quoted only where it must be.

The `csv` module looks at every character of every cell in every row, one by one; here
whole columns are quoted and joined at once, as Arrow arrays. A lone carriage return is
quoted, too: readers take it for the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import compute

_TEXT = pa.large_string()
_NOTHING_IN_ONE_COLUMN = '""'
"""An empty line would be no row."""

_SAFE = 1e9
"""Beneath it a float has six exact decimals."""


def quoting(delimiter: str) -> Callable[[str], str]:
    """A function that writes one cell for that delimiter."""
    special = re.compile(_special(delimiter)).search

    def quoted(text: str) -> str:
        return '"{}"'.format(text.replace('"', '""')) if special(text) else text

    return quoted


def texts(column: pd.Series) -> pa.LargeStringArray:
    """A column of texts as Arrow has them; null where one is missing."""
    cells = pa.array(column, _TEXT, from_pandas=True)
    return cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) else cells


def quoted_texts(cells: pa.LargeStringArray, delimiter: str) -> pa.LargeStringArray:
    """Cells as `quoting` writes them; missing ones are empty."""
    data = _data(cells)
    if any(sign in data for sign in (delimiter.encode(), b'"', b"\r", b"\n")):
        special = compute.match_substring_regex(cells, _special(delimiter))
        if b'"' in data:
            cells = compute.replace_substring(cells, '"', '""')
        mark = _scalar('"')
        between = compute.binary_join_element_wise(mark, cells, mark, _scalar(""))
        cells = compute.if_else(special, between, cells)
    return cells.fill_null("")


def numbers(
    column: pd.Series, write: Callable[[float], str], point: str = "."
) -> pa.LargeStringArray:
    """Numbers as texts: amounts of Euro and cents at once, others as `write` says.

    Args:
        column: Of floats; NaN is missing, and an empty cell.
        write: Writes one number; each different one once.
        point: What stands before decimals.
    """
    values = column.to_numpy()
    gone = np.isnan(values)
    with np.errstate(all="ignore"):
        cents = np.rint(values * 100)
        # As six decimals would round it, and exact.
        plain = (
            (np.rint(values * 1e6) == cents * 1e4) & (values >= 0) & (values < _SAFE)
        )
    euro, cent = np.divmod(np.where(plain, cents, 0).astype(np.int64), 100)
    cells = pa.array(euro).cast(_TEXT)
    if cent.any():
        behind = pa.array([_decimals(n, point) for n in range(100)], _TEXT)
        ends = behind.take(pa.array(cent))
        cells = compute.binary_join_element_wise(cells, ends, _scalar(""))
    if (rest := ~(plain | gone)).any():
        codes, different = pd.factorize(values[rest])
        written = pa.array(map(write, different.tolist()), _TEXT)
        places = pa.array(rest)
        cells = compute.replace_with_mask(cells, places, written.take(pa.array(codes)))
    return compute.if_else(pa.array(gone), _scalar(""), cells)


def lines(columns: Sequence[pa.LargeStringArray], delimiter: str, end: str) -> bytes:
    """Rows of quoted cells, column by column given, each with its line end: UTF-8."""
    if len(columns) == 1:
        is_empty = compute.equal(columns[0], _scalar(""))
        nothing = _scalar(_NOTHING_IN_ONE_COLUMN)
        columns = [compute.if_else(is_empty, nothing, columns[0])]
    rows = compute.binary_join_element_wise(*columns, _scalar(delimiter))
    return _data(compute.binary_join_element_wise(rows, _scalar(""), _scalar(end)))


def _decimals(cents: int, point: str) -> str:
    return f"{point}{cents:02d}".rstrip("0") if cents else ""


def _special(delimiter: str) -> str:
    return f'[{re.escape(delimiter)}"\r\n]'


def _scalar(text: str) -> pa.LargeStringScalar:
    return pa.scalar(text, _TEXT)


def _data(cells: pa.LargeStringArray) -> bytes:
    """All texts one behind the other, as they lie in memory."""
    _, places, data = cells.buffers()
    if data is None:
        return b""
    ends = np.frombuffer(places, np.int64)[cells.offset : cells.offset + len(cells) + 1]
    text: bytes = data.slice(ends[0], ends[-1] - ends[0]).to_pybytes()
    return text
