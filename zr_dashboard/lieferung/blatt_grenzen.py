"""What a workbook holds, found before a library opens it, in constant memory.

Owns the limits against zip bombs and endless sheets, and what the reading library
does not tell of XLSX: hidden rows and columns, formulas without a value (of ODS
`blatt_ods`, of XLS `blatt_xls`). Reads the parts of the package as bytes, piece by
piece; it builds no tree.

Sizes that a ZIP declares are not believed: every part is unpacked once and counted.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NoReturn
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from zr_dashboard.lieferung.blatt import MAX_SPALTEN, refuse
from zr_dashboard.lieferung.blatt_csv import MAX_ZELLEN

MAX_ENTPACKT = 512 << 20
"""Bytes of all parts together, unpacked."""

MAX_TEILE = 5_000
_CHUNK = 1 << 20
_LOCAL_HEADER = 30
_LONGEST_ROW = 8 << 20

# No pattern looks beyond the next `<`: else a part full of them would take for ever.
_REF = re.compile(
    rb"""<(?:\w+:)?c\s[^<>]*?\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']"""
)
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ROW_TAG = re.compile(rb"<(?:\w+:)?row[\s/>]")
_HIDDEN = re.compile(
    rb"""<(?:\w+:)?row\s(?=[^<>]*\bhidden=["'](?:1|true))[^<>]*?\br=["'](\d+)"""
)
_HIDDEN_COLUMN = re.compile(
    rb"""<(?:\w+:)?col\s(?=[^<>]*\bhidden=["'](?:1|true))(?=[^<>]*\bmin=["'](\d+))"""
    rb"""(?=[^<>]*\bmax=["'](\d+))"""
)
_UNCERTAIN = re.compile(
    rb"""<(?:\w+:)?c\s(?=[^<>]*\br=["']([A-Z]+)(\d+))(?:[^<>]*\bt=["']e["']"""
    rb"""|[^<>]*>\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)"""
    rb"""\s*(?:</(?:\w+:)?c>|<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</))"""
)
_FORMULA_OR_ERROR = re.compile(rb"""<f\b|:f\b|t=["']e["']""")


@dataclass(slots=True)
class Besonderheiten:
    """What is special about one sheet."""

    zeilen: set[int] = field(default_factory=set)
    """Hidden rows, counted from 1."""

    spalten: set[int] = field(default_factory=set)
    ungewiss: set[tuple[int, int]] = field(default_factory=set)
    """Row and column of formulas without a value."""


def oeffne(inhalt: bytes) -> ZipFile:
    """The package, every part of it unpacked and counted once.

    Raises:
        ListUnreadableError: it is damaged, or larger than may be.
    """
    try:
        package = ZipFile(io.BytesIO(inhalt))
        parts = package.infolist()
        if len(parts) > MAX_TEILE:
            _too_large()
        total = 0
        for part in parts:
            size = 0
            for chunk in stuecke(inhalt, part):
                size += len(chunk)
                if total + size > MAX_ENTPACKT:
                    _too_large()
            if size != part.file_size:
                beschaedigt()
            total += size
    except (BadZipFile, zlib.error, struct.error, ValueError, OSError):
        beschaedigt()
    return package


def stuecke(inhalt: bytes, part: ZipInfo) -> Iterator[bytes]:
    """The bytes of one part, unpacked, in pieces of bounded size."""
    start = part.header_offset
    names, extras = struct.unpack("<HH", inhalt[start + 26 : start + _LOCAL_HEADER])
    start += _LOCAL_HEADER + names + extras
    if part.flag_bits & 1 or part.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        beschaedigt()
    packed = memoryview(inhalt)[start : start + part.compress_size]
    if part.compress_type == ZIP_STORED:
        yield from (
            bytes(packed[i : i + _CHUNK]) for i in range(0, len(packed), _CHUNK)
        )
        return
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    waiting = bytes(packed)
    while waiting and not engine.eof:
        yield engine.decompress(waiting, _CHUNK)
        waiting = engine.unconsumed_tail
    yield engine.flush()


def besonderheiten(inhalt: bytes, part: ZipInfo) -> Besonderheiten:
    """Look through a sheet of an XLSX file.

    Raises:
        ListUnreadableError: its cells would span more than `MAX_ZELLEN`.
    """
    found = Besonderheiten()
    rows: set[bytes] = set()
    columns: set[bytes] = set()
    count = widest = row_count = 0
    for piece in zeilenweise(stuecke(inhalt, part), b"row"):
        refs = _REF.findall(piece)
        columns.update(map(itemgetter(0), refs))
        rows.update(map(itemgetter(1), refs))
        cells = len(_CELL.findall(piece))
        row_count += len(_ROW_TAG.findall(piece))
        if cells != len(refs):
            widest = max(
                [widest, *(len(_CELL.findall(r)) for r in _ROW_TAG.split(piece))]
            )
        count += cells
        _note(piece, found)
    width = max([widest, *map(_column, columns)])
    height = max([row_count, *map(int, rows)])
    if max(count, width * height) > MAX_ZELLEN:
        zu_viele_zellen()
    return found


def _note(piece: bytes, found: Besonderheiten) -> None:
    """Note what is special about some rows; most hold nothing of the kind."""
    if b"hidden=" in piece:
        found.zeilen.update(int(row) for row in _HIDDEN.findall(piece))
        for first, last in _HIDDEN_COLUMN.findall(piece):
            found.spalten.update(range(int(first), min(int(last), MAX_SPALTEN) + 1))
    if _FORMULA_OR_ERROR.search(piece):
        found.ungewiss.update(
            (int(row), _column(column)) for column, row in _UNCERTAIN.findall(piece)
        )


def zeilenweise(chunks: Iterator[bytes], row: bytes) -> Iterator[bytes]:
    """The same bytes, cut only where a row begins.

    Args:
        chunks: The bytes of a sheet.
        row: Name of the element.

    Raises:
        ListUnreadableError: a row is longer than any list has one.
    """
    begin, rest = b"<" + row, b""
    for chunk in chunks:
        rest += chunk
        cut = rest.rfind(begin)
        if cut < 0 and row == b"row":
            cut = rest.rfind(b":row ")
            cut = rest.rfind(b"<", 0, cut) if cut >= 0 else cut
        if cut > 0:
            yield rest[:cut]
            rest = rest[cut:]
        if len(rest) > _LONGEST_ROW:
            zu_viele_zellen()
    yield rest


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def beschaedigt() -> NoReturn:
    """The refusal of a file that ends too soon or does not unpack."""
    refuse(
        "Die Datei ist beschädigt oder unvollständig.",
        "Bitte öffnen Sie sie in Excel oder LibreOffice, speichern Sie sie neu und "
        "übertragen Sie sie noch einmal.",
    )


def zu_viele_zellen() -> NoReturn:
    """The refusal of a sheet that spans too many cells."""
    grenze = f"{MAX_ZELLEN:_}".replace("_", ".")
    refuse(
        f"Ein Blatt der Datei umfasst mehr als {grenze} Zellen.",
        "Bitte löschen Sie Zeilen und Spalten, in denen nichts steht, und speichern "
        "Sie die Datei neu.",
    )


def _too_large() -> NoReturn:
    refuse(
        f"Die Datei ist entpackt größer als {MAX_ENTPACKT >> 20} MB.",
        "Eine Förderliste ist das nicht; bitte prüfen Sie, woher die Datei kommt.",
    )
