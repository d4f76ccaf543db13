"""Rows as a program reads them: the lines of the machine-readable CSV.

What `csv_file.to_plain_csv` writes beneath its header, and what every checksum is of.
"""

from __future__ import annotations

import pandas as pd

from zr_dashboard.export.column_texts import column_texts
from zr_dashboard.export.csv_lines import lines, quoting

_quoted = quoting(",")


def plain_rows(frame: pd.DataFrame) -> bytes:
    """All rows, without a header: UTF-8, commas, LF; what is missing is empty."""
    columns = [column_texts(frame[name], _plain_cell) for name in frame]
    return lines(columns, ",", "\n").encode()


def plain_value(value: object) -> str:
    """One cell that is not missing: decimal point, ISO 8601."""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return str(value)


def _plain_cell(value: object) -> str:
    text = plain_value(value)
    return text if isinstance(value, float) else _quoted(text)


def _number(value: float) -> str:
    """Never 1e-05 and never -0: a spreadsheet might take it for text."""
    if value.is_integer():
        return str(int(value))
    return f"{round(value, 6) + 0.0:.6f}".rstrip("0").removesuffix(".")
