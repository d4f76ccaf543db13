"""Lines of CSV from columns: RFC 4180, quoted only where it must be.

The `csv` module looks at every character of every cell in every row, one by one; here
whole columns are quoted and joined at once, as Arrow arrays. A lone carriage return is
quoted, too: readers take it for the end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
from pyarrow import compute

_TEXT = pa.large_string()
_NOTHING_IN_ONE_COLUMN = '""'
"""An empty line would be no row."""


def quoting(delimiter: str) -> Callable[[str], str]:
    """A function that writes one cell for that delimiter."""
    special = re.compile(f"[{re.escape(_signs(delimiter))}]").search

    def quoted(text: str) -> str:
        return '"{}"'.format(text.replace('"', '""')) if special(text) else text

    return quoted


def texts(column: pd.Series) -> pa.LargeStringArray:
    """A column of texts as Arrow has them; null where one is missing."""
    cells = pa.array(column, _TEXT, from_pandas=True)
    return cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) else cells


def quoted_texts(cells: pa.LargeStringArray, delimiter: str) -> pa.LargeStringArray:
    """Cells as `quoting` writes them; missing ones are empty."""
    special = _with_any(cells, _signs(delimiter))
    if special.any():
        mark, places = _scalar('"'), pa.array(special)
        kept = compute.replace_substring(cells.filter(places), '"', '""')
        kept = compute.binary_join_element_wise(mark, kept, mark, _scalar(""))
        cells = compute.replace_with_mask(cells, places, kept)
    return cells.fill_null("")


def lines(columns: Sequence[pa.LargeStringArray], delimiter: str, end: str) -> bytes:
    """Rows of quoted cells, column by column given, each with its line end: UTF-8."""
    if len(columns) == 1:
        is_empty = compute.equal(columns[0], _scalar(""))
        nothing = _scalar(_NOTHING_IN_ONE_COLUMN)
        columns = [compute.if_else(is_empty, nothing, columns[0])]
    *first, last = columns
    last = compute.binary_join_element_wise(last, _scalar(end), _scalar(""))
    rows = compute.binary_join_element_wise(*first, last, _scalar(delimiter))
    return _bytes(rows)[1]


def _with_any(cells: pa.LargeStringArray, signs: str) -> npt.NDArray[np.bool_]:
    """Which cells hold one of the signs: found by bytes, in all cells at once."""
    ends, data = _bytes(cells)
    found = np.zeros(len(cells), np.bool_)
    for sign in signs.encode("ascii"):
        if sign in data:
            places = np.flatnonzero(np.frombuffer(data, np.uint8) == sign)
            found[np.searchsorted(ends, places, side="right")] = True
    return found


def _bytes(cells: pa.LargeStringArray) -> tuple[npt.NDArray[np.int64], bytes]:
    """Where each text ends among all of them, and these, as they lie in memory."""
    _, places, data = cells.buffers()
    if data is None:
        return np.zeros(len(cells), np.int64), b""
    ends = np.frombuffer(places, np.int64)[cells.offset : cells.offset + len(cells) + 1]
    text: bytes = data.slice(ends[0], ends[-1] - ends[0]).to_pybytes()
    return ends[1:] - ends[0], text


def _signs(delimiter: str) -> str:
    return f'{delimiter}"\r\n'


def _scalar(text: str) -> pa.LargeStringScalar:
    return pa.scalar(text, _TEXT)
