"""Answers of DuckDB as frames by way of Arrow: a third of the work of its own way.

The same frames that DuckDB makes: decimals are floats, days are times, whole numbers
and truth values with gaps keep them. Texts stay where Arrow has them and never become
objects of Python, not even where none is known.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa

_TEXT = pd.StringDtype(na_value=np.nan)
_TEXTS = {pa.string(): _TEXT, pa.large_string(): _TEXT}
_WITH_GAPS = {
    **_TEXTS,
    pa.bool_(): pd.BooleanDtype(),
    pa.int8(): pd.Int8Dtype(),
    pa.int16(): pd.Int16Dtype(),
    pa.int32(): pd.Int32Dtype(),
    pa.int64(): pd.Int64Dtype(),
    pa.uint8(): pd.UInt8Dtype(),
    pa.uint16(): pd.UInt16Dtype(),
    pa.uint32(): pd.UInt32Dtype(),
    pa.uint64(): pd.UInt64Dtype(),
}
_DAY = pa.timestamp("us")


def frame(rows: pa.RecordBatch | pa.Table) -> pd.DataFrame:
    """The rows as `Store.frame` gives them."""
    return pd.DataFrame({name: _column(rows[name]) for name in rows.schema.names})


def _column(cells: pa.Array | pa.ChunkedArray) -> pd.Series:
    if pa.types.is_decimal(cells.type):
        cells = cells.cast(pa.float64())
    elif pa.types.is_date(cells.type):
        cells = cells.cast(_DAY)
    kinds = _WITH_GAPS if cells.null_count else _TEXTS
    column: pd.Series = cells.to_pandas(types_mapper=kinds.get)
    return column
