"""Rows as a program reads them: the lines of the machine-readable CSV.

What `csv_file.to_plain_csv` writes beneath its header, and what every checksum is of.
"""

from __future__ import annotations

import pandas as pd
import pyarrow as pa

from zr_dashboard.export.column_texts import column_texts
from zr_dashboard.export.csv_lines import (
    lines,
    numbers,
    quoted_texts,
    quoting,
    texts,
)

_quoted = quoting(",")


def plain_rows(frame: pd.DataFrame) -> bytes:
    """All rows, without a header: UTF-8, commas, LF; what is missing is empty."""
    return lines([_cells(frame[name]) for name in frame], ",", "\n")


def plain_value(value: object) -> str:
    """One cell that is not missing: decimal point, ISO 8601."""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return plain_number(value)
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return str(value)


def plain_number(value: float) -> str:
    """At most six decimals; never 1e-05 and never -0, which might be taken for text."""
    if value.is_integer():
        return str(int(value))
    text = f"{value:.6f}".rstrip("0").removesuffix(".")
    return "0" if text == "-0" else text


def _cells(column: pd.Series) -> pa.LargeStringArray:
    if isinstance(column.dtype, pd.StringDtype):
        return quoted_texts(texts(column), ",")
    if column.dtype == float:
        return numbers(column, plain_number)
    written = column_texts(column, lambda value: _quoted(plain_value(value)))
    return pa.array(written, pa.large_string())
