"""Frames as Parquet: typed columns, and what the file is as key-value metadata.

Amounts are decimals with two places, exact to the cent. A date known to the day in
every case is a date; a column of dates that may be less exact is text (`2025-10`).
The metadata under `METADATA_KEY` is the object that JSON calls `angaben`; every field
also carries `titel`, `einheit` and `bedeutung`. It is read with
`pyarrow.parquet.read_metadata(path).metadata` or DuckDB's `parquet_kv_metadata(path)`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from zr_dashboard.export.angaben import Angaben, definitionen
from zr_dashboard.export.checksum import RowsDigest
from zr_dashboard.export.stream import first_and_all, whole_or_none
from zr_dashboard.export.value_types import ValueType, value_type

METADATA_KEY = "zukunftsraeume.angaben"
"""Where a reader finds title, selection, Datenstand, definitions and checksum."""

_TYPES = {
    ValueType.TEXT: pa.string(),
    ValueType.BOOLEAN: pa.bool_(),
    ValueType.INTEGER: pa.int64(),
    ValueType.EURO: pa.decimal128(14, 2),
    ValueType.NUMBER: pa.float64(),
}

_EACH_ITS_OWN = {"foerderfall_id", "titel", "beschreibung"}
"""Texts that hardly ever stand in two rows."""


def to_parquet(
    frame: pd.DataFrame,
    angaben: Angaben,
    *,
    titles: Mapping[str, str] | None = None,
) -> bytes:
    """Write the rows with everything that is to be known about them.

    Args:
        frame: The rows; every column is in `COLUMNS`.
        angaben: What the metadata say.
        titles: Column titles that differ from those in `COLUMNS`.

    Raises:
        pyarrow.ArrowInvalid: a value is not what its column says, such as an amount
            of more than twelve digits before the point.
    """
    sink = pa.BufferOutputStream()
    _write(sink, [frame], angaben, titles)
    return bytes(sink.getvalue().to_pybytes())


def stream_parquet(
    batches: Iterable[pd.DataFrame],
    angaben: Angaben,
    path: Path,
    *,
    titles: Mapping[str, str] | None = None,
) -> RowsDigest:
    """Write the same to a file, one row group per batch.

    Args:
        batches: The rows, at least one batch, all with the same columns.
        angaben: What the metadata say.
        path: Where to; no file is left after an error.
        titles: Column titles that differ from those in `COLUMNS`.

    Returns:
        Number and checksum of the rows written.
    """
    with whole_or_none(path) as target:
        return _write(target, batches, angaben, titles)


def _write(
    where: IO[bytes] | pa.NativeFile,
    batches: Iterable[pd.DataFrame],
    angaben: Angaben,
    titles: Mapping[str, str] | None,
) -> RowsDigest:
    first, rows = first_and_all(batches)
    schema, digest = _schema(first, titles), RowsDigest()
    first = first.head(0)
    with parquet.ParquetWriter(
        where, schema, compression="zstd", use_dictionary=_repeated(schema)
    ) as writer:
        for batch in digest.over(rows):
            writer.write_table(_table(batch, schema))
        about = angaben.as_object(
            first, zeilen=digest.zeilen, sha256=digest.sha256, titles=titles
        )
        text = json.dumps(about, ensure_ascii=False)
        writer.add_key_value_metadata({METADATA_KEY: text})
    return digest


def _repeated(schema: pa.Schema) -> list[str]:
    """What gets a dictionary; elsewhere it costs time and makes files larger."""
    return [
        field.name
        for field in schema
        if field.name not in _EACH_ITS_OWN and not pa.types.is_decimal(field.type)
    ]


def _schema(frame: pd.DataFrame, titles: Mapping[str, str] | None) -> pa.Schema:
    return pa.schema(
        pa.field(meaning.pop("name"), _type(frame[str(name)]), metadata=meaning)
        for name, meaning in zip(frame, definitionen(frame, titles), strict=True)
    )


def _type(column: pd.Series) -> pa.DataType:
    kind = value_type(str(column.name))
    if kind is ValueType.DATE:
        exact = pd.api.types.is_datetime64_any_dtype(column)
        return pa.date32() if exact else pa.string()
    return _TYPES[kind]


def _table(frame: pd.DataFrame, schema: pa.Schema) -> pa.Table:
    columns = [_array(frame[field.name], field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def _array(column: pd.Series, kind: pa.DataType) -> pa.Array:
    if pa.types.is_decimal(kind):
        # What DuckDB handed over as a float is exact to the cent.
        return pa.array(column, pa.float64(), from_pandas=True).cast(kind)
    if pa.types.is_date32(kind):
        return pa.array(column, from_pandas=True).cast(kind, safe=False)
    if pa.types.is_string(kind) and not isinstance(column.dtype, pd.StringDtype):
        cells = zip(column.tolist(), column.isna().tolist(), strict=True)
        return pa.array([None if gone else str(cell) for cell, gone in cells], kind)
    return pa.array(column, kind, from_pandas=True)
