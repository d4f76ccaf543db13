"""Frames as JSON: an object with `angaben` (what it is) and `daten` (the rows)."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pandas as pd

from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.checksum import rows_sha256
from zr_dashboard.formatting.german import fehlt


def to_json(
    frame: pd.DataFrame, angaben: Angaben, titles: Mapping[str, str] | None = None
) -> bytes:
    """Write UTF-8 JSON; amounts are numbers, what is missing is `null`.

    Args:
        frame: The rows.
        angaben: What stands under `angaben`.
        titles: Column titles that differ from those in `COLUMNS`.
    """
    names = [str(name) for name in frame]
    daten = [
        {name: _value(cell) for name, cell in zip(names, row, strict=True)}
        for row in frame.itertuples(index=False)
    ]
    head = angaben.as_object(
        names, zeilen=len(daten), sha256=rows_sha256(frame), titles=titles
    )
    text = json.dumps({"angaben": head, "daten": daten}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _value(cell: object) -> object:
    if fehlt(cell):
        return None
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    if hasattr(cell, "item"):
        cell = cell.item()
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
