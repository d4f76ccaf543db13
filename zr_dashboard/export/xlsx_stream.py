"""Batches as XLSX: the sheets »Daten« and »Angaben«, a million rows in constant memory.

XlsxWriter makes the book without its rows; they are put into it on their way into the
package (`xlsx_rows`). The book is made twice: what stands above the rows is asked for
before them, what stands beneath and the sheet »Angaben« after them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

import pandas as pd
from xlsxwriter import Workbook

from zr_dashboard.export import sheets
from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.checksum import RowsDigest
from zr_dashboard.export.sheets import Field
from zr_dashboard.export.stream import first_and_all, whole_or_none
from zr_dashboard.export.xlsx_book import lay_out, set_properties, write_angaben
from zr_dashboard.export.xlsx_cells import Formats, make_formats
from zr_dashboard.export.xlsx_rows import Styles, rows_xml
from zr_dashboard.formatting.workbook import OPTIONS
from zr_dashboard.model.errors import TooManyRowsError

_TYPES = "[Content_Types].xml"
_SHEET = "xl/worksheets/sheet{}.xml"
_MAX_BYTES = 2**31 - 2**20
"""A part beyond it needs the 64-bit form of ZIP, which Excel reads, but not every
program; it is used only where it must be."""

_CAUTION = 1.25
"""Rows may turn out that much longer than the first ones."""

_TOO_LARGE = "Als XLSX wäre diese Auswahl unverpackt größer als 2 GB."

_STYLE = re.compile(rb'<c r="[A-Z]+[0-9]+" s="([0-9]+)"')
_ONLY_A_HINT = re.compile(rb'<dimension ref="[^"]*"/>| spans="[^"]*"')

Front = Callable[[Workbook, Formats], None]
"""Adds a sheet to a workbook."""


@dataclass(frozen=True, slots=True)
class _Book:
    """A workbook without rows, taken apart."""

    above: bytes
    """The sheet »Daten« down to its header."""

    beneath: bytes
    styles: Styles
    parts: Mapping[str, bytes]
    """All but the sheet »Daten«, by name."""


def stream_xlsx(
    batches: Iterable[pd.DataFrame],
    angaben: Angaben,
    path: Path,
    *,
    zeilen: int,
    titles: Mapping[str, str] | None = None,
    vorne: Front | None = None,
) -> RowsDigest:
    """Write the cells that `xlsx_file.to_xlsx` writes, without chart, to a file.

    Args:
        batches: The rows, at least one batch, all with the same columns; widths and
            decimals follow the first one.
        angaben: What the sheet »Angaben« says.
        path: Where to; no file is left after an error.
        zeilen: About how many rows there are; decides the form of the package.
        titles: Column titles that differ from those in `COLUMNS`.
        vorne: Adds a sheet that stands before »Daten«; called twice, and writes the
            same both times.

    Returns:
        Number and checksum of the rows written.

    Raises:
        TooManyRowsError: there are more rows than a sheet holds, or far longer ones
            than the first were.
    """
    first, rows = first_and_all(batches)
    fields, digest = sheets.fields(first, titles), RowsDigest()
    before = _book(fields, digest, angaben, vorne)
    sample = len(rows_xml(first, fields, before.styles, 2)) // max(len(first), 1)
    large = sample * zeilen * _CAUTION > _MAX_BYTES
    del first
    with (
        whole_or_none(path) as target,
        ZipFile(target, "w", ZIP_DEFLATED, compresslevel=1) as package,
    ):
        _add(package, {_TYPES: before.parts[_TYPES]})  # programs know the file by it
        with package.open(_daten(vorne), "w", force_zip64=large) as sheet:
            sheet.write(before.above)
            _write_rows(sheet, digest.over(rows), fields, before.styles, large=large)
            after = _book(fields, digest, angaben, vorne)
            sheet.write(after.beneath)
        _add(package, {n: p for n, p in after.parts.items() if n != _TYPES})
    return digest


def _add(package: ZipFile, parts: Mapping[str, bytes]) -> None:
    """Add parts that have no time of their own."""
    for name, part in parts.items():
        with package.open(name, "w") as target:
            target.write(part)


def _write_rows(
    sheet: IO[bytes],
    batches: Iterable[pd.DataFrame],
    fields: Sequence[Field],
    styles: Styles,
    *,
    large: bool,
) -> None:
    top, written = 2, 0
    for batch in batches:
        sheets.ensure_rows_fit(top - 2 + len(batch))
        written += sheet.write(rows_xml(batch, fields, styles, top))
        if written > _MAX_BYTES and not large:
            raise TooManyRowsError(_TOO_LARGE)
        top += len(batch)


def _daten(vorne: Front | None) -> str:
    """Name of the part that is the sheet »Daten«."""
    return _SHEET.format(1 if vorne is None else 2)


def _book(
    fields: Sequence[Field],
    digest: RowsDigest,
    angaben: Angaben,
    vorne: Front | None,
) -> _Book:
    """Make the workbook around rows that are counted in `digest`.

    Three sample rows without a value have the formats that rows will need: only
    XlsxWriter knows their numbers.
    """
    buffer = io.BytesIO()
    book = Workbook(buffer, {**OPTIONS, "in_memory": True})
    set_properties(book, angaben)
    formats = make_formats(book)
    if vorne is not None:
        vorne(book, formats)
    daten = book.add_worksheet(sheets.DATEN)
    lay_out(daten, fields, formats, angaben, digest.zeilen)
    for n, field in enumerate(fields):
        daten.write_blank(1, n, None, formats.of(field, wrap=False))
    daten.write_blank(2, 0, None, formats.plain)
    daten.write_blank(3, 0, None, formats.text)
    write_angaben(book, angaben, digest, fields, formats)
    book.close()
    with ZipFile(buffer) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    above, samples, beneath = _around_samples(parts.pop(_daten(vorne)))
    *columns, truth, text = map(int, _STYLE.findall(samples))
    return _Book(above, beneath, Styles(columns, truth, text), parts)


def _around_samples(sheet: bytes) -> tuple[bytes, bytes, bytes]:
    """What stands above the sample rows, the rows, and what stands beneath.

    XlsxWriter says how far the sheet reaches, which is optional; it takes the samples
    for its content.
    """
    sheet = _ONLY_A_HINT.sub(b"", sheet)
    above, mark, rest = sheet.partition(b'<row r="2"')
    samples, end, beneath = rest.partition(b"</sheetData>")
    return above, mark + samples, end + beneath
