"""Numbers and days as CSV writes them: one value, or a whole column at once.

Owns what a number looks like that a program reads: no exponent, no minus before
nothing, at most six decimals. Texts are the matter of `csv_lines`.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import compute

_TEXT = pa.large_string()
_NOTHING = pa.scalar("", _TEXT)
_SAFE = 1e9
"""Beneath it a float has six exact decimals."""


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


def values(column: pd.Series, point: str = ".") -> pa.LargeStringArray | None:
    """A column of numbers or days as `plain_value` writes them; of other things None.

    Args:
        column: What is missing in it is an empty cell.
        point: What stands before decimals.
    """
    if column.dtype == float:
        return numbers(column, point)
    if pd.api.types.is_integer_dtype(column):
        return _written(pa.array(column, from_pandas=True))
    if pd.api.types.is_datetime64_dtype(column):
        times = pa.array(column, from_pandas=True)
        return _written(times.cast(pa.date32(), safe=False))
    return None


def numbers(column: pd.Series, point: str = ".") -> pa.LargeStringArray:
    """Numbers as `plain_number` writes them: Euro and cents at once, others one by one.

    Args:
        column: Of floats; NaN is missing, and an empty cell.
        point: What stands before decimals.
    """
    amounts = column.to_numpy()
    gone = np.isnan(amounts)
    if gone.all():
        return pa.repeat(_NOTHING, len(column))
    with np.errstate(all="ignore"):
        cents = np.rint(amounts * 100)
        # As six decimals would round it, and exact.
        plain = (
            (np.rint(amounts * 1e6) == cents * 1e4) & (amounts >= 0) & (amounts < _SAFE)
        )
    euro, cent = np.divmod(np.where(plain, cents, 0).astype(np.int64), 100)
    cells = pa.array(euro).cast(_TEXT)
    if cent.any():
        behind = pa.array([_decimals(n, point) for n in range(100)], _TEXT)
        ends = behind.take(pa.array(cent))
        cells = compute.binary_join_element_wise(cells, ends, _NOTHING)
    if (rest := ~(plain | gone)).any():
        codes, different = pd.factorize(amounts[rest])
        said = [plain_number(n).replace(".", point) for n in different.tolist()]
        written = pa.array(said, _TEXT).take(pa.array(codes))
        cells = compute.replace_with_mask(cells, pa.array(rest), written)
    return compute.if_else(pa.array(gone), _NOTHING, cells)


def _written(column: pa.Array) -> pa.LargeStringArray:
    return column.cast(_TEXT).fill_null("")


def _decimals(cents: int, point: str) -> str:
    return f"{point}{cents:02d}".rstrip("0") if cents else ""
