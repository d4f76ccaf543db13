"""Text files become one sheet: encoding, delimiter and decimal mark are recognised.

What was recognised is said in the result, so that a reader can see a mistake.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import NoReturn

from zr_dashboard.lieferung.blatt import MAX_SPALTEN, Blatt, Mappe, Wert, refuse, text

MAX_ZELLEN = 8_000_000
"""Cells of a file, empty ones included: 100,000 rows of 80 columns."""

_DELIMITERS = ";,\t|"
_SAMPLE = 100
"""Lines that tell the delimiter."""

_BEGINNING = _FIELD_LIMIT = 1 << 20
_COMMA = re.compile(r"-?(\d+|\d{1,3}(\.\d{3})+),\d{1,2}( ?(€|EUR|%))?")
_POINT = re.compile(r"-?(\d+|\d{1,3}(,\d{3})+)\.\d{1,2}( ?(€|EUR|%))?")
_HALF = 2


def lies_csv(datei: str, inhalt: bytes) -> Mappe:
    """Read a text file.

    Raises:
        ListUnreadableError: it is no text, no table, or too large.
    """
    zeichensatz, content = _decode(inhalt)
    content, declared = _declared(content)
    delimiter = declared or _delimiter(content)
    nummern, zeilen = _rows(content, delimiter)
    return Mappe(
        datei=datei,
        art="CSV",
        blaetter=(Blatt(name=datei, zeilen=zeilen, nummern=nummern),),
        zeichensatz=zeichensatz,
        trennzeichen=delimiter,
        dezimal=_decimal(zeilen),
    )


def _decode(inhalt: bytes) -> tuple[str, str]:
    """Name of the encoding and the text."""
    for mark, name, codec in (
        (codecs.BOM_UTF8, "UTF-8 mit BOM", "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "UTF-16", "utf-16"),
        (codecs.BOM_UTF16_BE, "UTF-16", "utf-16"),
    ):
        if inhalt.startswith(mark):
            return name, _strict(inhalt, codec)
    if b"\0" in inhalt:
        return "UTF-16 ohne BOM", _strict(inhalt, _utf16(inhalt))
    try:
        return "UTF-8", inhalt.decode("utf-8")
    except UnicodeDecodeError as error:
        # With umlauts before that are whole, the last one is UTF-8 that was cut.
        at_end = error.reason == "unexpected end of data"
        if at_end and not inhalt[: error.start].isascii():
            refuse(
                "Die Datei endet mitten in einem Zeichen; sie ist nicht vollständig.",
                "Bitte übertragen Sie sie noch einmal.",
            )
        return "Windows-1252", _strict(inhalt, "cp1252")


def _utf16(inhalt: bytes) -> str:
    sample = inhalt[:4096]
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    return "utf-16-le" if odd >= even else "utf-16-be"


def _strict(inhalt: bytes, codec: str) -> str:
    try:
        decoded = inhalt.decode(codec)
    except UnicodeDecodeError:
        _not_text()
    if "\0" in decoded or (codec.startswith("utf-16-") and not _mostly_latin(decoded)):
        _not_text()
    return decoded


def _mostly_latin(decoded: str) -> bool:
    """Whether a guess at UTF-16 made a text that a German list could hold."""
    sample = decoded[:2000]
    latin = sum(sign < "\u0250" or "\u2000" <= sign < "\u2100" for sign in sample)
    return latin * _HALF > len(sample)


def _not_text() -> NoReturn:
    refuse(
        "Der Inhalt der Datei ist weder eine bekannte Tabelle noch lesbarer Text.",
        "Bitte speichern Sie die Liste als XLSX oder als CSV in UTF-8.",
    )


def _declared(content: str) -> tuple[str, str | None]:
    """Excel's own first line `sep=;`, emptied so that lines keep their number."""
    found = re.match(r'"?sep=(.)"?(?=\r|\n|$)', content)
    if not found:
        return content, None
    return content[found.end() :], found[1]


def _delimiter(content: str) -> str:
    """The sign that cuts most lines into the same number of cells."""
    lines = [
        line for line in content[:_BEGINNING].splitlines()[:_SAMPLE] if line.strip()
    ]
    return max(_DELIMITERS, key=lambda sign: _fitness(lines, sign))


def _fitness(lines: list[str], sign: str) -> tuple[float, int]:
    try:
        widths = [len(cells) for cells in csv.reader(lines, delimiter=sign)]
    except csv.Error:
        return 0.0, 0
    common = Counter(width for width in widths if width > 1).most_common(1)
    return (common[0][1] / len(widths), common[0][0]) if common else (0.0, 0)


def _rows(content: str, delimiter: str) -> tuple[list[int], list[list[Wert]]]:
    nummern: list[int] = []
    zeilen: list[list[Wert]] = []
    cells = 0
    for nummer, row in _parsed(content, delimiter):
        while row and not row[-1]:
            row.pop()
        if len(row) > MAX_SPALTEN:
            most = f"{MAX_SPALTEN:_}".replace("_", ".")
            refuse(
                f"Zeile {nummer} hat mehr als {most} Spalten.",
                "Eine Förderliste ist das nicht; bitte prüfen Sie das Trennzeichen.",
            )
        cells += len(row)
        if cells > MAX_ZELLEN:
            refuse(
                f"Die Datei hat mehr als {MAX_ZELLEN:_} Zellen.".replace("_", "."),
                "Bitte teilen Sie die Liste oder löschen Sie leere Spalten.",
            )
        nummern.append(nummer)
        zeilen.append([cell or None for cell in row])
    return nummern, zeilen


def _parsed(content: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row after the number of the line where it begins."""
    csv.field_size_limit(_FIELD_LIMIT)
    stream = io.StringIO(content, newline="")
    reader = csv.reader(stream, delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        refuse(
            f"Ab Zeile {line} ist die Datei keine lesbare CSV-Tabelle; meist fehlt "
            f"ein Anführungszeichen ({error}).",
            "Bitte speichern Sie die Liste neu oder liefern Sie sie als XLSX.",
        )


def _decimal(zeilen: list[list[Wert]]) -> str | None:
    """The decimal mark that the numbers of the file use; None if they use both."""
    commas = points = 0
    for zeile in zeilen[: _SAMPLE * 10]:
        for cell in filter(None, map(text, zeile)):
            commas += bool(_COMMA.fullmatch(cell))
            points += bool(_POINT.fullmatch(cell))
    if bool(commas) == bool(points):
        return None
    return "," if commas else "."
