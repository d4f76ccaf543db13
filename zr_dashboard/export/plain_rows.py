"""Rows as a program reads them: the lines of the machine-readable CSV, quickly.

What `csv_file.to_plain_csv` writes beneath its header, made column by column: a
million rows are summed up on their way into every file, and cell by cell that took
longer than writing the file.
"""

from __future__ import annotations

import csv
import io

import pandas as pd


def plain_rows(frame: pd.DataFrame) -> bytes:
    """All rows, without a header: UTF-8, commas, LF; what is missing is empty."""
    columns = [_column(frame[name]) for name in frame]
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(zip(*columns, strict=True))
    return buffer.getvalue().encode()


def _column(series: pd.Series) -> list[str]:
    missing = series.isna().tolist()
    values = zip(series.tolist(), missing, strict=True)
    return ["" if absent else plain_value(value) for value, absent in values]


def plain_value(value: object) -> str:
    """One cell that is not missing: decimal point, ISO 8601."""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        # Never 1e-05 and never -0: a spreadsheet might take it for text.
        return f"{round(value, 6) + 0.0:.6f}".rstrip("0").removesuffix(".")
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return str(value)
