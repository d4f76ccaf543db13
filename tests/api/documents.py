"""Word files and workbooks of the routes, read by other hands than their writers.

A Word file is read as what it is, XML in a package: the library that wrote it takes no
part. Numbers of a workbook are shown here as their format asks.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from xml.etree import ElementTree as ET

from openpyxl.cell.cell import Cell

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass
class Table:
    """A table of a Word file."""

    heads: list[list[str]]
    """Rows that are repeated on every page."""

    cells: list[list[str]]
    widths: list[int]


@dataclass
class Body:
    """What a Word file says, in its order."""

    paragraphs: list[tuple[str, str]] = field(default_factory=list)
    """Style and text."""

    tables: list[Table] = field(default_factory=list)


def parts(content: bytes) -> dict[str, str]:
    """The texts inside a package, by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {
            name: package.read(name).decode("utf-8", "replace")
            for name in package.namelist()
        }


def docx_body(content: bytes) -> Body:
    """Paragraphs and tables."""
    root = ET.fromstring(parts(content)["word/document.xml"])  # noqa: S314  our own
    found = Body()
    body = root.find(f"{W}body")
    assert body is not None
    for element in body:
        if element.tag == f"{W}p":
            style = element.find(f"{W}pPr/{W}pStyle")
            name = "" if style is None else str(style.get(f"{W}val"))
            found.paragraphs.append((name, _text(element)))
        elif element.tag == f"{W}tbl":
            found.tables.append(_table(element))
    return found


def _table(element: ET.Element) -> Table:
    rows = element.findall(f"{W}tr")
    heads = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
    grid = element.findall(f"{W}tblGrid/{W}gridCol")
    return Table(
        [_cells(row) for row in heads],
        [_cells(row) for row in rows[len(heads) :]],
        [int(str(column.get(f"{W}w"))) for column in grid],
    )


def _cells(row: ET.Element) -> list[str]:
    return [_text(cell) for cell in row.findall(f"{W}tc")]


def _text(element: ET.Element) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    return "".join(
        signs.get(node.tag, node.text or "" if node.tag == f"{W}t" else "")
        for node in element.iter()
    )


def expected_texts(said: dict[str, Any]) -> list[str]:
    """The paragraphs around the table, as JSON has them."""
    notes = [f"{n['nummer']})\t{n['text']}" for n in said["anmerkungen"]]
    return [
        said["titel"],
        said["unterzeile"],
        "Vorbemerkung",
        *said["vorbemerkung"],
        *([said["hinweis"]] if said["hinweis"] else []),
        *([" · ".join(said["zeichen"])] if said["zeichen"] else []),
        *(["Anmerkungen", *notes] if notes else []),
        *said["quelle"],
    ]


def expected_table(said: dict[str, Any]) -> list[list[str]] | None:
    """Head and rows, as JSON has them."""
    return (
        expected_rows(said["tabelle"], "\N{NO-BREAK SPACE}")
        if said["tabelle"]
        else None
    )


def expected_rows(table: dict[str, Any], gap: str = " ") -> list[list[str]]:
    """The lower row of the head, then the rows; `gap` parts a number and its marks."""
    columns = table["spalten"]
    heads = [_marked(c["titel"], c["marken"], "") for c in columns]
    if gap == " ":
        heads = [_marked(c["titel"], c["marken"], " ") for c in columns]
    rows = [
        [
            _cell(cell, column, gap)
            for cell, column in zip(row["zellen"], columns, strict=True)
        ]
        for row in table["zeilen"]
    ]
    return [heads, *rows]


def _cell(cell: dict[str, Any], column: dict[str, Any], gap: str) -> str:
    marks = " ".join(f"{mark})" for mark in cell["marken"])
    if column["einheit"] not in ("Text", "Datum", "Jahr"):
        return gap.join(filter(None, [marks, cell["text"]]))
    return _marked(cell["text"], cell["marken"], "" if gap != " " else " ")


def _marked(text: str, marken: list[int], gap: str) -> str:
    marks = " ".join(f"{mark})" for mark in marken)
    return gap.join(filter(None, [text, marks]))


def joined(tables: list[Table], said: dict[str, Any]) -> list[list[str]] | None:
    """The parts of a wide table side by side again."""
    if not tables:
        return None
    columns = said["tabelle"]["spalten"]
    stub = 1
    if said["tabelle"]["spalten"][1:] and columns[1]["titel"] == "Landkreis":
        stub = 2 if columns[0]["titel"] == "Kommune" else 1
    first, *others = ([_lower(t), *t.cells] for t in tables)
    return [
        [*row, *(cell for other in others for cell in other[n][stub:])]
        for n, row in enumerate(first)
    ]


def _lower(table: Table) -> list[str]:
    """Headings of the columns; the upper row has those of groups, and of the rest."""
    if len(table.heads) == 1:
        return table.heads[0]
    upper, lower = table.heads
    alone = iter([upper[0], upper[-1]])
    return [text or next(alone) for text in lower]


def padded(row: list[str], length: int) -> list[str]:
    """The row with empty cells behind it."""
    return [*row, *[""] * (length - len(row))]


def as_shown(cell: Cell) -> str:
    """A cell as a spreadsheet shows it."""
    value = cell.value
    if not isinstance(value, int | float) or isinstance(value, bool):
        return "" if value is None else str(value)
    marks, code = re.fullmatch(r'(?:"([^"]*\) )")?(.*)', cell.number_format).groups()  # type: ignore[union-attr]
    if code.startswith('"'):
        return f"{marks or ''}{code.strip(chr(34))}"
    decimals = len(code.partition(".")[2])
    number = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{marks or ''}{number:,}".translate(str.maketrans(",.", ".,"))
