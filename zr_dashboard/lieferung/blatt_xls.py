"""What the sheets of an XLS file hold that the reading library does not tell.

Owns finding hidden rows and columns and cells with an error in BIFF5 and BIFF8, and of
the container around them (OLE) only what leads to the stream of the workbook.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from zr_dashboard.lieferung.blatt_grenzen import Besonderheiten

_END = 0xFFFFFFFA
"""From here on a sector number means that a chain ends."""

_ENTRY = 128
_STREAM, _ROOT = 2, 5
_BIFF8 = 0x0600

_FORMULA, _BOOLERR, _ROW, _COLUMN = 0x0006, 0x0205, 0x0208, 0x007D
_BOF, _EOF, _SHEET = 0x0809, 0x000A, 0x0085
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x0020, 0x0001


def besonderheiten(inhalt: bytes) -> dict[str, Besonderheiten]:
    """Name of each sheet of cells -> what is special about it.

    Raises:
        ValueError: the file cannot be followed.
    """
    try:
        book = _Container(inhalt).workbook()
        return {name: _look(book, start) for name, start in _sheets(book).items()}
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise ValueError(str(error)) from error


class _Container:
    """An OLE file: sectors that are chained to streams."""

    def __init__(self, inhalt: bytes) -> None:
        self._inhalt = inhalt
        (shift,) = struct.unpack_from("<H", inhalt, 30)
        if shift not in {9, 12}:
            message = "no sectors of a usual size"
            raise ValueError(message)
        self._size = 1 << shift
        self._fat = self._numbers(self._sectors_of_fat())

    def workbook(self) -> bytes:
        """The stream of the workbook."""
        (start,) = struct.unpack_from("<I", self._inhalt, 48)
        folder = self._chain(start)
        entries = [folder[at : at + _ENTRY] for at in range(0, len(folder), _ENTRY)]
        mini, book = b"", None
        for entry in entries:
            length, kind = struct.unpack_from("<HB", entry, 64)
            name = entry[: max(length - 2, 0)].decode("utf-16-le").lower()
            if kind == _ROOT:
                mini = self._chain(struct.unpack_from("<I", entry, 116)[0])
            elif kind == _STREAM and name in {"workbook", "book"}:
                book = struct.unpack_from("<II", entry, 116)
        if book is None:
            message = "no stream of a workbook"
            raise ValueError(message)
        first, size = book
        (least,) = struct.unpack_from("<I", self._inhalt, 56)
        return (self._chain(first) if size >= least else self._mini(first, mini))[:size]

    def _sectors_of_fat(self) -> list[int]:
        sectors = list(struct.unpack_from("<109I", self._inhalt, 76))
        more, count = struct.unpack_from("<II", self._inhalt, 68)
        for _ in range(min(count, len(self._inhalt) // self._size)):
            if more >= _END:
                break
            numbers = self._numbers([more])
            sectors += numbers[:-1]
            more = numbers[-1]
        return [sector for sector in sectors if sector < _END]

    def _numbers(self, sectors: list[int]) -> list[int]:
        content = b"".join(map(self._sector, sectors))
        return list(struct.unpack(f"<{len(content) // 4}I", content))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._inhalt[start : start + self._size].ljust(self._size, b"\0")

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, _follow(self._fat, start)))

    def _mini(self, start: int, stream: bytes) -> bytes:
        """A short stream: chained in small sectors within another stream."""
        (first,) = struct.unpack_from("<I", self._inhalt, 60)
        content = self._chain(first)
        fat = list(struct.unpack(f"<{len(content) // 4}I", content))
        (shift,) = struct.unpack_from("<H", self._inhalt, 32)
        size = 1 << (shift & 15)
        return b"".join(stream[n * size : (n + 1) * size] for n in _follow(fat, start))


def _follow(fat: list[int], start: int) -> Iterator[int]:
    """The sectors of a chain; one that bites its tail ends when all were seen."""
    for _ in fat:
        if start >= _END:
            return
        yield start
        start = fat[start]


def _records(book: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Kind and content of every record from one place on."""
    while start + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, start)
        yield kind, book[start + 4 : start + 4 + length]
        start += 4 + length


def _sheets(book: bytes) -> dict[str, int]:
    """Name of each sheet of cells -> where its records begin."""
    found, version = {}, _BIFF8
    for kind, content in _records(book, 0):
        if kind == _BOF:
            (version,) = struct.unpack_from("<H", content)
        elif kind == _SHEET:
            start, _, of_what, length = struct.unpack_from("<IBBB", content)
            if of_what == 0:
                found[_name(content, length, version)] = start
        elif kind == _EOF:
            break
    return found


def _name(content: bytes, length: int, version: int) -> str:
    if version != _BIFF8:
        return content[7 : 7 + length].decode("cp1252")
    if content[7] & 1:
        return content[8 : 8 + 2 * length].decode("utf-16-le")
    return content[8 : 8 + length].decode("latin-1")


def _look(book: bytes, start: int) -> Besonderheiten:
    """Go through the records of one sheet; those of charts within it are passed."""
    found, depth = Besonderheiten(), 0
    for kind, content in _records(book, start):
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 0:
            break
        if depth == 1:
            _note(kind, content, found)
    return found


def _note(kind: int, content: bytes, found: Besonderheiten) -> None:
    if kind == _FORMULA:
        row, column, _, what, _, marked = struct.unpack_from("<HHHB5sH", content)
        if marked == 0xFFFF and what == 2:  # noqa: PLR2004  an error
            found.ungewiss.add((row + 1, column + 1))
    elif kind == _BOOLERR:
        row, column, _, _, is_error = struct.unpack_from("<HHHBB", content)
        if is_error:
            found.ungewiss.add((row + 1, column + 1))
    elif kind == _ROW:
        row, flags = struct.unpack_from("<H10xH", content)
        if flags & _HIDDEN_ROW:
            found.zeilen.add(row + 1)
    elif kind == _COLUMN:
        first, last, flags = struct.unpack_from("<HH4xH", content)
        if flags & _HIDDEN_COLUMN:
            found.spalten.update(range(first + 1, last + 2))
