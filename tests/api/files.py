"""Files of the routes, read by other hands than those that wrote them."""

import csv
import json
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb

from tests.export.readers import calamine

Row = Mapping[str, Any]
Reader = Callable[[Path], list[Row]]


def _plain_csv(path: Path) -> list[Row]:
    with path.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def _excel_csv(path: Path) -> list[Row]:
    with path.open(newline="", encoding="utf-8-sig") as stream:
        lines = list(csv.reader(stream, delimiter=";"))
    names, *rows = lines[lines.index([]) + 1 :]
    return [dict(zip(names, row, strict=True)) for row in rows]


def _workbook(path: Path) -> list[Row]:
    names, *rows = calamine(path.read_bytes())
    return [dict(zip(names, row, strict=True)) for row in rows]


def _json(path: Path) -> list[Row]:
    return json.loads(path.read_text("utf-8"))["daten"]


def _parquet(path: Path) -> list[Row]:
    with duckdb.connect() as connection:
        read = connection.execute("from read_parquet($path)", {"path": str(path)})
        names = [column[0] for column in read.description or ()]
        return [dict(zip(names, row, strict=True)) for row in read.fetchall()]


BY_NAME: Mapping[str, Reader] = {
    "csv": _plain_csv,
    "json": _json,
    "parquet": _parquet,
}
"""Formats whose columns have the names of programs."""

BY_TITLE: Mapping[str, Reader] = {
    "excel.csv": _excel_csv,
    "xlsx": _workbook,
    "ods": _workbook,
}
"""Formats whose columns have titles for people."""


def exact(amount: object) -> Fraction | None:
    """An amount as it stands in a file; empty and `null` are not known."""
    return None if amount in (None, "") else Fraction(str(amount).replace(",", "."))
