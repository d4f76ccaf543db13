"""XLS files made by hand: records of BIFF8 in a container, as few as a reader needs.

Programs that still write the format are not at hand in every test; what the records
mean is in Microsoft's [MS-XLS] and [MS-CFB].
"""

import struct
from collections.abc import Iterable, Sequence

FEHLER = object()
"""Stands for a cell with an error value."""

FORMEL = object()
"""Stands for a formula whose last value was an error."""

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def xls(
    zeilen: Iterable[Sequence[object]],
    verborgen: Iterable[int] = (),
    spalten: Iterable[int] = (),
) -> bytes:
    """A workbook of one sheet.

    Args:
        zeilen: Text, numbers, None, `FEHLER` or `FORMEL`.
        verborgen: Rows that are hidden, from 1 on.
        spalten: Columns that are hidden, from 1 on.
    """
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 6))
    for n in spalten:
        sheet += _record(0x007D, struct.pack("<HHHHHH", n - 1, n - 1, 2560, 15, 1, 0))
    for n in verborgen:
        sheet += _record(
            0x0208, struct.pack("<HHHHHHHH", n - 1, 0, 9, 255, 0, 0, 0x20, 15)
        )
    for row, cells in enumerate(zeilen):
        for column, value in enumerate(cells):
            sheet += _cell(struct.pack("<HHH", row, column, 15), value)
    sheet += _record(0x000A, b"")
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 6))
    name = struct.pack("<BB", 5, 0) + b"Liste"
    start = len(begin) + 4 + 6 + len(name) + 4
    begin += _record(0x0085, struct.pack("<IBB", start, 0, 0) + name)
    return _container((begin + _record(0x000A, b"") + sheet).ljust(4096, b"\0"))


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _cell(place: bytes, value: object) -> bytes:
    if value is None or value == "":
        return b""
    if value is FEHLER:
        return _record(0x0205, place + bytes((7, 1)))
    if value is FORMEL:
        result = bytes((2, 0, 7, 0, 0, 0, 0xFF, 0xFF))
        return _record(0x0006, place + result + bytes(6) + struct.pack("<H", 0))
    if isinstance(value, int | float):
        return _record(0x0203, place + struct.pack("<d", value))
    text = str(value)
    said = struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")
    return _record(0x0204, place + said)


def _container(stream: bytes) -> bytes:
    """One stream in sectors of 512 bytes: folder, stream, and their chain."""
    stream = stream.ljust(-(-len(stream) // _SECTOR) * _SECTOR, b"\0")
    count = len(stream) // _SECTOR
    chain = [_END, *range(2, count + 1), _END, _FAT]
    fat = struct.pack(f"<{len(chain)}I", *chain)
    fat = fat.ljust(-(-len(fat) // _SECTOR) * _SECTOR, b"\xff")
    assert len(fat) == _SECTOR, "one sector tells of 128"
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 0, 0, 4096, _END, 0, _END, 0
    )
    head += struct.pack("<109I", count + 1, *[_FREE] * 108)
    folder = _entry("Root Entry", 5, _END, 0, 1) + _entry(
        "Workbook", 2, 1, len(stream), _FREE
    )
    return head + folder.ljust(_SECTOR, b"\0") + stream + fat


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    said = (name + "\0").encode("utf-16-le")
    return (
        said.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(said), kind, 1, _FREE, _FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
