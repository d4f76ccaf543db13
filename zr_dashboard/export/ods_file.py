"""Frames as ODS: the same two sheets as in XLSX, typed cells, for LibreOffice.

Written here, with the standard library. The libraries that are kept up (odfdo,
odswriter) hold the whole document in memory as a tree before they write, odswriter
knows neither widths nor number formats, and odfpy has not been kept up since 2020;
this must go through row by row. The form is that of OASIS OpenDocument 1.3, part 3.

A number is written as its value and the format of its column; how it looks is left to
the program that opens it. Text is typed as text: nothing can become a formula.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date
from html import escape
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pandas as pd

from zr_dashboard.export import ods_parts, sheets
from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.checksum import RowsDigest
from zr_dashboard.export.column_texts import column_texts
from zr_dashboard.export.sheets import Cell, Field
from zr_dashboard.export.stream import first_and_all, whole_or_none
from zr_dashboard.model.columns import Unit
from zr_dashboard.model.errors import TooManyRowsError

_MAX_BYTES = 2**31 - 2**20
"""Beyond it a ZIP needs a form that LibreOffice does not read in every version."""

_SAMPLE = 5_000
"""Rows that tell about how long the others are."""

_CAUTION = 1.25
"""The first rows may be that much longer than the others."""

_TOO_LARGE = "Als ODS wäre diese Auswahl unverpackt größer als 2 GB."

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold; they become the replacement character."""

_LINE_END = re.compile("\r\n|\r|\n")
_SPACES = re.compile("^ +|  +| +$|\t")
_EMPTY = "<table:table-cell/>"


def to_ods(
    frame: pd.DataFrame,
    angaben: Angaben,
    *,
    titles: Mapping[str, str] | None = None,
) -> bytes:
    """Write the sheets »Daten« and »Angaben«.

    The same frame and the same `angaben` give the same bytes.

    Args:
        frame: The rows; every column is in `COLUMNS`.
        angaben: What the sheet »Angaben« says, and when the file was made.
        titles: Column titles that differ from those in `COLUMNS`.

    Raises:
        TooManyRowsError: there are more rows than a sheet holds.
    """
    sheets.ensure_rows_fit(len(frame))
    buffer = io.BytesIO()
    _write(buffer, [frame], angaben, titles, len(frame))
    return buffer.getvalue()


def stream_ods(
    batches: Iterable[pd.DataFrame],
    angaben: Angaben,
    path: Path,
    *,
    zeilen: int,
    titles: Mapping[str, str] | None = None,
) -> RowsDigest:
    """Write the same to a file, in constant memory.

    Args:
        batches: The rows, at least one batch, all with the same columns; widths and
            decimals follow the first one.
        angaben: What the sheet »Angaben« says.
        path: Where to; no file is left after an error.
        zeilen: About how many rows there are: what would not fit is refused soon.
        titles: Column titles that differ from those in `COLUMNS`.

    Returns:
        Number and checksum of the rows written.

    Raises:
        TooManyRowsError: there are more rows than a sheet holds, or than fit into
            2 GB.
    """
    with whole_or_none(path) as target:
        return _write(target, batches, angaben, titles, zeilen)


def _write(
    target: IO[bytes],
    batches: Iterable[pd.DataFrame],
    angaben: Angaben,
    titles: Mapping[str, str] | None,
    zeilen: int,
) -> RowsDigest:
    first, rows = first_and_all(batches)
    fields, digest = sheets.fields(first, titles), RowsDigest()
    del first
    created = f"{angaben.erzeugt.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    parts = {
        "META-INF/manifest.xml": ods_parts.MANIFEST,
        "meta.xml": ods_parts.meta(_legal(angaben.titel), created),
        "settings.xml": ods_parts.SETTINGS,
        "styles.xml": ods_parts.styles(
            _legal(f"{angaben.titel} · {angaben.auswahl}"),
            f"Datenstand {angaben.stand:%d.%m.%Y}",
            sheets.pages_across(fields),
        ),
    }
    with ZipFile(target, "w") as package:
        # The type comes first and unpacked, so that programs see it in the file.
        package.writestr(_entry("mimetype", ZIP_STORED), ods_parts.MIMETYPE)
        for name, text in parts.items():
            package.writestr(_entry(name), text)
        with package.open(_entry("content.xml"), "w") as content:
            written = 0
            for text in _content(fields, digest.over(rows), digest, angaben):
                written += content.write(text.encode())
                _ensure_bytes_fit(written, digest.zeilen, zeilen)
    return digest


def _ensure_bytes_fit(written: int, rows: int, expected: int) -> None:
    """Refuse what will not fit, as soon as the rows so far say so.

    Raises:
        TooManyRowsError: it does not fit, or would not by far.
    """
    whole = written / rows * expected if rows >= _SAMPLE else written
    if written > _MAX_BYTES or whole > _MAX_BYTES * _CAUTION:
        raise TooManyRowsError(_TOO_LARGE)


def _entry(name: str, compression: int = ZIP_DEFLATED) -> ZipInfo:
    """A file of the package without a time of its own."""
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = compression
    return entry


def _content(
    fields: Sequence[Field],
    batches: Iterable[pd.DataFrame],
    digest: RowsDigest,
    angaben: Angaben,
) -> Iterator[str]:
    """The document, piece by piece."""
    yield ods_parts.content_head(fields)
    yield ods_parts.table_head(sheets.DATEN, _columns(fields), "daten")
    heads = (_text(f.titel, "kopf-rechts" if f.is_number else "kopf") for f in fields)
    yield f"<table:table-header-rows>{_row(heads)}</table:table-header-rows>"
    for batch in batches:
        sheets.ensure_rows_fit(digest.zeilen)
        yield _rows(batch, fields)
    yield "</table:table>"
    yield from _angaben(fields, digest, angaben)
    yield ods_parts.content_foot(sheets.DATEN, len(fields), digest.zeilen)


def _rows(batch: pd.DataFrame, fields: Sequence[Field]) -> str:
    columns = [
        column_texts(batch.iloc[:, n], _content_of(field.column.unit), _EMPTY)
        for n, field in enumerate(fields)
    ]
    return "".join(map(_row, zip(*columns, strict=True)))


def _content_of(unit: Unit) -> Callable[[object], str]:
    return lambda value: _cell(sheets.typed(value, unit), unit)


def _angaben(
    fields: Sequence[Field], digest: RowsDigest, angaben: Angaben
) -> Iterator[str]:
    pairs, definitions = sheets.angaben_rows(angaben, digest, fields)
    columns = [(f"a{n}", "text") for n in range(len(sheets.ANGABEN_WIDTHS))]
    yield ods_parts.table_head(sheets.ANGABEN, columns, "angaben")
    for label, text in pairs:
        yield _row([_text(label, "fett"), _text(text)])
    yield _row([_EMPTY])
    yield _row(_text(heading, "kopf") for heading in sheets.SPALTEN)
    for definition in definitions:
        yield _row(map(_text, definition))
    yield "</table:table>"


def _columns(fields: Sequence[Field]) -> list[tuple[str, str]]:
    return [
        (f"s{n}", ods_parts.cell_style(field.column.unit, fractions=field.fractions))
        for n, field in enumerate(fields)
    ]


def _row(cells: Iterable[str]) -> str:
    return (
        f'<table:table-row table:style-name="zeile">{"".join(cells)}</table:table-row>'
    )


def _cell(cell: Cell, unit: Unit) -> str:
    if cell is None:
        return _EMPTY
    if isinstance(cell, str):
        return _text(cell)
    if isinstance(cell, bool):
        value = str(cell).lower()
        return _typed("boolean", f'office:boolean-value="{value}"', "wahr")
    if isinstance(cell, date):
        return _typed("date", f'office:date-value="{cell.isoformat()}"')
    value = f'office:value="{cell!r}"'
    if unit is Unit.EUR:
        return _typed("currency", f'office:currency="EUR" {value}')
    return _typed("percentage" if unit is Unit.SHARE else "float", value)


def _typed(kind: str, value: str, style: str = "") -> str:
    named = f' table:style-name="{style}"' if style else ""
    return f'<table:table-cell{named} office:value-type="{kind}" {value}/>'


def _text(text: str, style: str = "text") -> str:
    paragraphs = "".join(
        f"<text:p>{_SPACES.sub(_space, escape(line))}</text:p>"
        for line in _LINE_END.split(_legal(text))
    )
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="string">'
        f"{paragraphs}</table:table-cell>"
    )


def _space(match: re.Match[str]) -> str:
    """Blanks and tabs that XML would fold into one.

    A tab has an element of its own, `text:tab`, which LibreOffice 7.4 drops in cells;
    the character itself it keeps.
    """
    found = match[0]
    return "&#9;" if found == "\t" else f'<text:s text:c="{len(found)}"/>'


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)
