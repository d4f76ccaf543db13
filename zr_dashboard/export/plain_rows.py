"""Rows as a program reads them: the lines of the machine-readable CSV.

What `csv_file.to_plain_csv` writes beneath its header, and what every checksum is of.
"""

from __future__ import annotations

import pandas as pd
import pyarrow as pa

from zr_dashboard.export.column_texts import column_texts
from zr_dashboard.export.csv_lines import lines, quoted_texts, quoting, texts
from zr_dashboard.export.csv_values import plain_value, values

_quoted = quoting(",")


def plain_rows(frame: pd.DataFrame) -> bytes:
    """All rows, without a header: UTF-8, commas, LF; what is missing is empty."""
    return lines([_cells(frame[name]) for name in frame], ",", "\n")


def _cells(column: pd.Series) -> pa.LargeStringArray:
    if isinstance(column.dtype, pd.StringDtype):
        return quoted_texts(texts(column), ",")
    if (written := values(column)) is not None:
        return written
    others = column_texts(column, lambda value: _quoted(plain_value(value)))
    return pa.array(others, pa.large_string())
