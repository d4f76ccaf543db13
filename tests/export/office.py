"""Exported files, opened by LibreOffice and saved again in forms that show it all."""

import csv
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from tests.export.readers import one_line_end

_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
"""Comma, quotes, UTF-8; as shown; every sheet into a file of its own."""

_NS = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}


def soffice() -> str:
    """The program; without it the tests fail, they are never skipped."""
    found = os.environ.get("ZR_SOFFICE") or shutil.which("soffice")
    assert found, (
        "LibreOffice fehlt: make test beschafft es (tools/office_einrichten.sh)"
    )
    return found


def convert(files: list[Path], target: str, folder: Path) -> None:
    """Let LibreOffice open files and save them; one start, a profile of its own."""
    command = [
        soffice(),
        f"-env:UserInstallation={(folder / 'profil').as_uri()}",
        "--headless",
        *("--convert-to", {"csv": _CSV}.get(target, target)),
        *("--outdir", str(folder / target)),
        *map(str, files),
    ]
    done = subprocess.run(  # noqa: S603  our own words
        command, capture_output=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


def csv_rows(path: Path) -> list[list[str]]:
    """The cells of a converted sheet, as LibreOffice shows them."""
    with path.open(encoding="utf-8", newline="") as file:
        return [[str(one_line_end(cell)) for cell in row] for row in csv.reader(file)]


def cells(path: Path, sheet: str = "Daten") -> list[list[Any]]:
    """The typed cells of a sheet of a flat ODS; a formula raises AssertionError."""
    root = ET.parse(path).getroot()  # noqa: S314  LibreOffice wrote it, just now
    (table,) = root.iterfind(f".//table:table[@table:name='{sheet}']", _NS)
    rows = [_row(row) for row in table.iterfind(".//table:table-row", _NS)]
    while rows and not any(cell is not None for cell in rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    return [row + [None] * (width - len(row)) for row in rows]


def formulas(path: Path) -> int:
    """How many cells of all sheets compute something."""
    root = ET.parse(path).getroot()  # noqa: S314  LibreOffice wrote it, just now
    return sum(_formula(cell) is not None for cell in root.iter())


def _formula(cell: ET.Element) -> str | None:
    """A truth value of an XLSX comes back as the function that is always that."""
    found = _get(cell, "table:formula")
    return None if found in ("of:=TRUE()", "of:=FALSE()") else found


def _row(row: ET.Element) -> list[Any]:
    found: list[Any] = []
    for cell in row.iterfind("table:table-cell", _NS):
        repeated = int(_get(cell, "table:number-columns-repeated") or 1)
        value = _value(cell)
        found += [value] * (repeated if repeated < 1_000 else 0)
    while found and found[-1] is None:
        found.pop()
    return found


def _value(cell: ET.Element) -> object:
    assert _formula(cell) is None, ET.tostring(cell, "unicode")
    kind = _get(cell, "office:value-type")
    if kind is None:
        return None
    if kind == "string":
        lines = [_text(line) for line in cell.iterfind("text:p", _NS)]
        return one_line_end("\n".join(lines))
    if kind == "boolean":
        return _get(cell, "office:boolean-value") == "true"
    if kind == "date":
        return date.fromisoformat(str(_get(cell, "office:date-value")))
    number = float(str(_get(cell, "office:value")))
    return int(number) if number.is_integer() else number


def _text(element: ET.Element) -> str:
    name = element.tag.partition("}")[2]
    here = {"s": " " * int(_get(element, "text:c") or 1), "tab": "\t"}.get(name, "")
    inner = "".join(_text(child) + (child.tail or "") for child in element)
    return here + (element.text or "") + inner


def _get(element: ET.Element, name: str) -> str | None:
    prefix, _, local = name.partition(":")
    return element.get(f"{{{_NS[prefix]}}}{local}")
