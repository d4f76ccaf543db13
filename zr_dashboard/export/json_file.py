"""Frames as JSON: an object with `angaben` (what it is) and `daten` (the rows)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pandas as pd

from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.checksum import RowsDigest
from zr_dashboard.export.column_texts import column_texts
from zr_dashboard.export.stream import first_and_all, write_behind_head

_ENCODER = json.JSONEncoder(ensure_ascii=False)


def to_json(
    frame: pd.DataFrame, angaben: Angaben, titles: Mapping[str, str] | None = None
) -> bytes:
    """Write UTF-8 JSON; amounts are numbers, what is missing is `null`.

    Args:
        frame: The rows.
        angaben: What stands under `angaben`.
        titles: Column titles that differ from those in `COLUMNS`.
    """
    digest = RowsDigest()
    rows = b"".join(_pieces(digest.over([frame])))
    return _head(frame, angaben, digest, titles) + rows + _foot(digest)


def stream_json(
    batches: Iterable[pd.DataFrame],
    angaben: Angaben,
    path: Path,
    *,
    titles: Mapping[str, str] | None = None,
) -> RowsDigest:
    """Write the same to a file, in constant memory.

    Args:
        batches: The rows, at least one batch, all with the same columns.
        angaben: What stands under `angaben`.
        path: Where to; no file is left after an error.
        titles: Column titles that differ from those in `COLUMNS`.

    Returns:
        Number and checksum of the rows written.
    """
    first, rows = first_and_all(batches)
    digest, columns = RowsDigest(), first.head(0)
    write_behind_head(
        path,
        _pieces(digest.over(rows)),
        lambda: _head(columns, angaben, digest, titles),
        lambda: _foot(digest),
    )
    return digest


def _head(
    frame: pd.DataFrame,
    angaben: Angaben,
    digest: RowsDigest,
    titles: Mapping[str, str] | None,
) -> bytes:
    about = angaben.as_object(
        frame, zeilen=digest.zeilen, sha256=digest.sha256, titles=titles
    )
    said = json.dumps({"angaben": about}, ensure_ascii=False, indent=1)
    return said.removesuffix("\n}").encode() + b',\n "daten": ['


def _foot(digest: RowsDigest) -> bytes:
    return b"\n ]\n}\n" if digest.zeilen else b"]\n}\n"


def _pieces(batches: Iterable[pd.DataFrame]) -> Iterator[bytes]:
    """The rows, a comma between them."""
    before = "\n"
    for batch in batches:
        if rows := _objects(batch):
            yield (before + ",\n".join(rows)).encode()
            before = ",\n"


def _objects(frame: pd.DataFrame) -> list[str]:
    columns = [_members(frame[name], str(name)) for name in frame]
    rows = map(",\n".join, zip(*columns, strict=True))
    return [f"  {{\n{row}\n  }}" for row in rows]


def _members(column: pd.Series, name: str) -> list[str]:
    key = f"   {_ENCODER.encode(name)}: "
    return column_texts(column, lambda cell: key + _value(cell), f"{key}null")


def _value(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, pd.Timestamp):
        cell = cell.date().isoformat()
    elif hasattr(cell, "item"):
        cell = cell.item()
    return _ENCODER.encode(cell)
