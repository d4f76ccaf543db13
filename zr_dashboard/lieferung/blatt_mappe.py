"""Any file that may hold a list becomes sheets of cells.

Owns telling files apart by their content, and reading workbooks (XLSX, XLS, ODS) with
calamine: values only, never a macro, never a formula. Text files are `blatt_csv`,
limits `blatt_grenzen`.
"""

from __future__ import annotations

import io
import re
from html import unescape
from itertools import zip_longest
from pathlib import Path
from typing import NoReturn
from zipfile import ZipFile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from zr_dashboard.lieferung import blatt_grenzen as grenzen
from zr_dashboard.lieferung import blatt_xls
from zr_dashboard.lieferung.blatt import Bereich, Blatt, Mappe, Wert, refuse
from zr_dashboard.lieferung.blatt_csv import lies_csv
from zr_dashboard.lieferung.blatt_ods import pruefe_ods

MAX_BYTES = 200 << 20
"""Size of the file itself."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MARKUP = re.compile(
    rb"\s*<(!doctype html|html|head|body|table|meta|style)\b", re.IGNORECASE
)
_SAVE_AGAIN = "Bitte speichern Sie die Liste in Excel oder LibreOffice als XLSX."
_MACROS = "Die Datei enthält Makros; gelesen wurden nur die Werte der Zellen."
_UNSEEN = (
    "Ob Formeln der Datei Fehler haben und was verborgen ist, ließ sich nicht prüfen."
)
_EMPTY = "Die Datei ist leer."


def lies_datei(path: Path) -> Mappe:
    """Read a file, whatever its name says it is.

    Raises:
        ListUnreadableError: it is missing, locked, damaged, too large, or no list.
    """
    return lies_inhalt(path.name, inhalt_von(path))


def inhalt_von(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        ListUnreadableError: it is missing, may not be read, or is too large.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            refuse(
                f"Die Datei ist größer als {MAX_BYTES >> 20} MB.",
                "Bitte teilen Sie die Liste.",
            )
        return path.read_bytes()
    except OSError as error:
        refuse(
            f"Die Datei »{path.name}« lässt sich nicht öffnen ({error.strerror}).",
            "Bitte prüfen Sie, ob es sie gibt und ob sie gelesen werden darf.",
        )


def lies_inhalt(datei: str, inhalt: bytes) -> Mappe:
    """Read the bytes of a file.

    Raises:
        ListUnreadableError: they are damaged, too large, or no list.
    """
    if not inhalt.strip():
        refuse(_EMPTY, "Bitte prüfen Sie, ob sie ganz übertragen wurde.")
    if inhalt.startswith(b"PK"):
        return _lies_paket(datei, inhalt)
    if inhalt.startswith(_OLE):
        return _lies_xls(datei, inhalt)
    _refuse_others(inhalt)
    return lies_csv(datei, inhalt)


def _refuse_others(inhalt: bytes) -> None:
    """Refuse what is no table although its name may say so."""
    head = inhalt[:4096].removeprefix(b"\xef\xbb\xbf")
    if b"\0" in head[:8] and head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        head = head.decode("utf-16", "ignore").encode()
    if _MARKUP.match(head):
        refuse("Die Datei ist eine Webseite (HTML), keine Tabelle.", _SAVE_AGAIN)
    if head.lstrip().startswith(b"<"):
        refuse("Die Datei ist ein XML-Dokument, keine Tabelle.", _SAVE_AGAIN)
    if head.startswith(b"%PDF"):
        refuse("Die Datei ist ein PDF-Dokument, keine Tabelle.", _SAVE_AGAIN)
    if head.startswith(b"{\\rtf"):
        refuse("Die Datei ist ein Textdokument, keine Tabelle.", _SAVE_AGAIN)


def _lies_paket(datei: str, inhalt: bytes) -> Mappe:
    package = grenzen.oeffne(inhalt)
    names = set(package.namelist())
    if "xl/workbook.xml" in names:
        return _lies_xlsx(datei, inhalt, package)
    if "content.xml" in names and _ODS_TYPE in _part(package, "mimetype"):
        return _lies_ods(datei, inhalt, package)
    if "xl/workbook.bin" in names:
        refuse("Die Datei hat das Binärformat XLSB.", _SAVE_AGAIN)
    if "word/document.xml" in names or "content.xml" in names:
        refuse("Die Datei ist ein Dokument, keine Tabelle.", _SAVE_AGAIN)
    return refuse(
        "Die Datei ist ein ZIP-Archiv, keine Tabelle.",
        "Bitte entpacken Sie es und wählen Sie die Liste darin.",
    )


def _part(package: ZipFile, name: str) -> bytes:
    return package.read(name) if name in package.namelist() else b""


def _lies_xlsx(datei: str, inhalt: bytes, package: ZipFile) -> Mappe:
    parts = _sheet_parts(package)
    special = {
        name: grenzen.besonderheiten(inhalt, package.getinfo(part))
        for name, part in parts.items()
    }
    macros = any(name.endswith("vbaProject.bin") for name in package.namelist())
    blaetter = tuple(
        _blatt(sheet, verborgen, special.get(sheet.name))
        for sheet, verborgen in _sheets(inhalt)
    )
    return Mappe(
        datei=datei,
        art="XLSX",
        blaetter=blaetter,
        hinweise=(_MACROS,) if macros else (),
    )


def _sheet_parts(package: ZipFile) -> dict[str, str]:
    """Name of each sheet -> the part of the package it stands in."""
    book = _part(package, "xl/workbook.xml").decode("utf-8", "replace")
    rels = _part(package, "xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {
        found["Id"]: found["Target"]
        for tag in re.findall(r"<(?:\w+:)?Relationship\s[^<>]*>", rels)
        if {"Id", "Target"} <= (found := _attributes(tag)).keys()
    }
    parts = {}
    for tag in re.findall(r"<(?:\w+:)?sheet\s[^<>]*>", book):
        attributes = _attributes(tag)
        target = targets.get(attributes.get("id", ""), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in package.namelist():
            parts[attributes.get("name", "")] = part
    return parts


def _attributes(tag: str) -> dict[str, str]:
    found = re.findall(r"""\b(?:\w+:)?(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')""", tag)
    return {name: unescape(double or single) for name, double, single in found}


def _lies_ods(datei: str, inhalt: bytes, package: ZipFile) -> Mappe:
    if b"encryption-data" in _part(package, "META-INF/manifest.xml"):
        _locked()
    special = pruefe_ods(inhalt, package.getinfo("content.xml"))
    macros = any(n.startswith(("Basic/", "Scripts/")) for n in package.namelist())
    blaetter = tuple(
        _blatt(sheet, verborgen, found)
        for (sheet, verborgen), found in zip_longest(_sheets(inhalt), special)
    )
    return Mappe(
        datei=datei,
        art="ODS",
        blaetter=blaetter,
        hinweise=(_MACROS,) if macros else (),
    )


def _lies_xls(datei: str, inhalt: bytes) -> Mappe:
    if _ENCRYPTED in inhalt:
        _locked()
    sheets = _sheets(inhalt)
    try:
        special, unseen = blatt_xls.besonderheiten(inhalt), ""
    except ValueError:
        special, unseen = {}, _UNSEEN
    hinweise = tuple(filter(None, [unseen]))
    blaetter = tuple(
        _blatt(sheet, hid, special.get(sheet.name)) for sheet, hid in sheets
    )
    return Mappe(datei=datei, art="XLS", blaetter=blaetter, hinweise=hinweise)


def _locked() -> NoReturn:
    refuse(
        "Die Datei ist mit einem Kennwort geschützt.",
        "Bitte speichern Sie sie ohne Kennwort.",
    )


def _sheets(inhalt: bytes) -> list[tuple[CalamineSheet, bool]]:
    """Every sheet of cells, and whether it is hidden."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(inhalt))
        return [
            (
                book.get_sheet_by_name(meta.name),
                meta.visible != SheetVisibleEnum.Visible,
            )
            for meta in book.sheets_metadata
            if meta.typ == SheetTypeEnum.WorkSheet
        ]
    except (CalamineError, OSError, ValueError) as error:
        if "assword" in f"{type(error).__name__} {error}":
            _locked()
        grenzen.beschaedigt()
    except BaseException as error:
        # A fault inside the library, written in Rust, is no Exception in Python.
        if type(error).__name__ == "PanicException":
            grenzen.beschaedigt()
        raise


def _blatt(
    sheet: CalamineSheet,
    verborgen: bool,  # noqa: FBT001  from a pair
    special: grenzen.Besonderheiten | None = None,
) -> Blatt:
    special = special or grenzen.Besonderheiten()
    zeilen: list[list[Wert]] = [
        [None if cell == "" else cell for cell in row]
        for row in sheet.to_python(skip_empty_area=False)
    ]
    widest = max(map(len, zeilen), default=0)
    return Blatt(
        name=sheet.name,
        zeilen=zeilen,
        verborgen=verborgen,
        verborgene_zeilen=frozenset(n for n in special.zeilen if n <= len(zeilen)),
        verborgene_spalten=frozenset(n for n in special.spalten if n <= widest),
        verbunden=tuple(map(_bereich, sheet.merged_cell_ranges or ())),
        ungewiss=frozenset(special.ungewiss),
    )


def _bereich(found: tuple[tuple[int, int], tuple[int, int]]) -> Bereich:
    (top, left), (bottom, right) = found
    return (top + 1, left + 1), (bottom + 1, right + 1)
