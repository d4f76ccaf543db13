"""Exported files, read back by other hands than those that wrote them."""

import io
import re
import zipfile
from datetime import date, datetime
from typing import Any

import pandas as pd
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook

from zr_dashboard.export.sheets import typed_rows

Row = list[Any]


def calamine(data: bytes, sheet: str = "Daten") -> list[Row]:
    """The cells of a sheet, empty ones as None, whole numbers as int."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return [[_plain(cell) for cell in row] for row in rows]


def openpyxl(data: bytes) -> Workbook:
    """The workbook as openpyxl sees it, formulas as formulas."""
    return load_workbook(io.BytesIO(data))


def parts(data: bytes) -> dict[str, str]:
    """The texts inside an XLSX or ODS, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def expected_rows(frame: pd.DataFrame) -> list[Row]:
    """What a sheet should hold, without its header; all line ends alike."""
    return [[one_line_end(cell) for cell in row] for row in typed_rows(frame)]


def one_line_end(cell: object) -> object:
    """ODS and readers of XLSX know only one kind of line end."""
    return re.sub("\r\n|\r", "\n", cell) if isinstance(cell, str) else cell


def written(cell: object) -> object:
    """A cell as JSON holds it, its type still visible."""
    return {"datum": cell.isoformat()} if isinstance(cell, date) else cell


def _plain(cell: object) -> object:
    if cell == "":
        return None
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return one_line_end(cell)
