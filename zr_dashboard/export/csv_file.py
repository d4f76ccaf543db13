"""Frames as CSV: for German Excel, with a head that explains it; and for machines."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping

import pandas as pd

from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.checksum import ERKLAERUNG, rows_sha256
from zr_dashboard.export.plain_rows import plain_rows, plain_value
from zr_dashboard.formatting.german import fehlt, ja_nein
from zr_dashboard.model.columns import COLUMNS, Unit
from zr_dashboard.model.columns import titles as all_titles

_FORMULA = re.compile("^[\\s\"'\u2019]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]")
"""Text that a spreadsheet might compute: OWASP, »CSV Injection«; also behind blanks
and quotes, and in full-width forms."""


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
    titled = all_titles(frame) | dict(titles or {})
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    for pair in angaben.as_pairs(len(frame)):
        writer.writerow([_as_text(cell) for cell in pair])
    writer.writerow(["Leere Zelle", "keine Angabe (k. A.)"])
    writer.writerow(["Prüfsumme", f"{rows_sha256(frame)} ({ERKLAERUNG})"])
    columns = [COLUMNS[str(name)] for name in frame]
    for column in columns:
        meaning = f"{column.meaning} Einheit: {column.unit}."
        writer.writerow([f"Spalte »{titled[column.name]}«", meaning])
    writer.writerow([])
    writer.writerow([_as_text(titled[column.name]) for column in columns])
    units = [column.unit for column in columns]
    for row in frame.itertuples(index=False):
        writer.writerow([_german(c, u) for c, u in zip(row, units, strict=True)])
    return buffer.getvalue().encode("utf-8-sig")


def to_plain_csv(frame: pd.DataFrame) -> bytes:
    """Write UTF-8, commas, decimal points, one header line: for programs.

    Raw: text stands as it is in the data, so do not open it in a spreadsheet
    without looking at it first. Missing values are empty.
    """
    header = ",".join(str(name) for name in frame)
    return f"{header}\n".encode() + plain_rows(frame)


def _as_text(value: str) -> str:
    """Keep a spreadsheet from computing a text."""
    return f"'{value}" if _FORMULA.match(value) else value


def _german(value: object, unit: Unit) -> str:
    if isinstance(value, str) and unit is not Unit.DATE:
        return _as_text(value)
    if isinstance(value, bool):
        return ja_nein(value)
    plain = "" if fehlt(value) else plain_value(value)
    return plain if unit in (Unit.DATE, Unit.TEXT) else plain.replace(".", ",")
