"""Frames as CSV: for German Excel, with a head that explains it; and for machines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
from pyarrow import compute

from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.checksum import ERKLAERUNG, RowsDigest
from zr_dashboard.export.column_texts import column_texts
from zr_dashboard.export.csv_lines import lines, quoted_texts, quoting, texts
from zr_dashboard.export.csv_values import plain_value, values
from zr_dashboard.export.stream import (
    first_and_all,
    whole_or_none,
    write_behind_head,
)
from zr_dashboard.formatting.german import ja_nein
from zr_dashboard.model.columns import COLUMNS, Unit
from zr_dashboard.model.columns import titles as all_titles

_FORMULA = re.compile("^[\\s\"'\u2019]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]")
"""Text that a spreadsheet might compute: OWASP, »CSV Injection«; also behind blanks
and quotes, and in full-width forms."""

_EXACT = (Unit.DATE, Unit.TEXT)
"""What is never written with a decimal comma."""

_quoted = quoting(";")


def to_excel_csv(
    frame: pd.DataFrame, angaben: Angaben, titles: Mapping[str, str] | None = None
) -> bytes:
    """Write UTF-8 with BOM, semicolons, decimal commas: German Excel opens it.

    The head says what the file contains and what its columns mean; an empty line
    ends it. A missing value is an empty cell. No text can become a formula.

    Args:
        frame: The rows; every column is in `COLUMNS`.
        angaben: What the head says.
        titles: Column titles that differ from those in `COLUMNS`.
    """
    digest = RowsDigest()
    digest.add(frame)
    return _excel_head(frame, angaben, digest, titles) + _excel_rows(frame)


def stream_excel_csv(
    batches: Iterable[pd.DataFrame],
    angaben: Angaben,
    path: Path,
    *,
    titles: Mapping[str, str] | None = None,
) -> RowsDigest:
    """Write the same to a file, in constant memory.

    Args:
        batches: The rows, at least one batch, all with the same columns.
        angaben: What the head says.
        path: Where to; no file is left after an error.
        titles: Column titles that differ from those in `COLUMNS`.

    Returns:
        Number and checksum of the rows written.
    """
    first, rows = first_and_all(batches)
    digest, columns = RowsDigest(), first.head(0)
    write_behind_head(
        path,
        map(_excel_rows, digest.over(rows)),
        lambda: _excel_head(columns, angaben, digest, titles),
    )
    return digest


def to_plain_csv(frame: pd.DataFrame) -> bytes:
    """Write UTF-8, commas, decimal points, one header line: for programs.

    Raw: text stands as it is in the data, so do not open it in a spreadsheet
    without looking at it first. Missing values are empty.
    """
    return _plain_head(frame) + RowsDigest().add(frame)


def stream_plain_csv(batches: Iterable[pd.DataFrame], path: Path) -> RowsDigest:
    """Write the same to a file, in constant memory.

    Args:
        batches: The rows, at least one batch, all with the same columns.
        path: Where to; no file is left after an error.

    Returns:
        Number and checksum of the rows written.
    """
    digest = RowsDigest()
    first, rows = first_and_all(batches)
    with whole_or_none(path) as target:
        target.write(_plain_head(first))
        target.writelines(map(digest.add, rows))
    return digest


def _plain_head(frame: pd.DataFrame) -> bytes:
    return f"{','.join(map(str, frame))}\n".encode()


def _excel_head(
    frame: pd.DataFrame,
    angaben: Angaben,
    digest: RowsDigest,
    titles: Mapping[str, str] | None,
) -> bytes:
    """Everything above the first row, the titles of the columns included."""
    titled = all_titles(frame) | dict(titles or {})
    columns = [COLUMNS[str(name)] for name in frame]
    said = [
        *([_as_text(cell) for cell in pair] for pair in _pairs(angaben, digest)),
        *(
            [f"Spalte »{titled[c.name]}«", f"{c.meaning} Einheit: {c.unit}."]
            for c in columns
        ),
        [],
        [_as_text(titled[c.name]) for c in columns],
    ]
    return "".join(map(_line, said)).encode("utf-8-sig")


def _pairs(angaben: Angaben, digest: RowsDigest) -> list[tuple[str, str]]:
    return [
        *angaben.as_pairs(digest.zeilen),
        ("Leere Zelle", "keine Angabe (k. A.)"),
        ("Prüfsumme", f"{digest.sha256} ({ERKLAERUNG})"),
    ]


def _line(cells: Sequence[str]) -> str:
    return f"{';'.join(map(_quoted, cells))}\r\n"


def _excel_rows(frame: pd.DataFrame) -> bytes:
    columns = [_cells(frame[name], COLUMNS[str(name)].unit) for name in frame]
    return lines(columns, ";", "\r\n")


def _as_text(value: str) -> str:
    """Keep a spreadsheet from computing a text."""
    return f"'{value}" if _FORMULA.match(value) else value


def _cells(column: pd.Series, unit: Unit) -> pa.LargeStringArray:
    exact = unit in _EXACT
    if isinstance(column.dtype, pd.StringDtype):
        cells = texts(column)
        return quoted_texts(cells if unit is Unit.DATE else _as_texts(cells), ";")
    if (written := values(column, "." if exact else ",")) is not None:
        return written
    return pa.array(column_texts(column, _german(unit)), pa.large_string())


def _as_texts(cells: pa.LargeStringArray) -> pa.LargeStringArray:
    """The same as `_as_text` for a column; few begin with anything but a letter."""
    odd = compute.match_substring_regex(cells, r"^[^\pL\pN]").fill_null(
        fill_value=False
    )
    if not compute.any(odd).as_py():
        return cells
    kept = pa.array(map(_as_text, cells.filter(odd).to_pylist()), cells.type)
    return compute.replace_with_mask(cells, odd, kept)


def _german(unit: Unit) -> Callable[[Any], str]:
    """How the cells of a column of any kind are written."""

    def cell(value: object) -> str:
        if isinstance(value, str) and unit is not Unit.DATE:
            return _quoted(_as_text(value))
        if isinstance(value, bool):
            return ja_nein(value)
        plain = plain_value(value)
        return _quoted(plain) if unit in _EXACT else plain.replace(".", ",")

    return cell
