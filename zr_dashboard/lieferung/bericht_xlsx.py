"""The list as XLSX with the found cells marked, and all findings on their own sheet.

In constant memory: row after row, sheet after sheet. Owns the book, its sheets
»Befunde« and »Angaben«, and how many comments and links a book can bear; a copied
sheet is `bericht_kopie`, what is said of the list `bericht`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from zr_dashboard.formatting import german
from zr_dashboard.formatting.workbook import OPTIONS, lines, write_text
from zr_dashboard.lieferung.befund import (
    Befund,
    Schwere,
    adresse,
    gruppen,
    nach_schwere,
)
from zr_dashboard.lieferung.bericht import Pruefung, angaben
from zr_dashboard.lieferung.bericht_kopie import (
    MAX_ZEILEN,
    SPALTE,
    Formate,
    Kopie,
)
from zr_dashboard.lieferung.blatt import MAX_SPALTEN
from zr_dashboard.model.columns import COLUMNS, titles

BEFUNDE, ANGABEN = "Befunde", "Angaben"
KOMMENTARE = 2_000
"""Comments of a book: with many more, spreadsheets take minutes to open."""

LINKS = 65_000
"""Links of a sheet: Excel takes 65,530."""

_COLUMNS = ("schwere", "datei", "blatt", "zelle", "inhalt", "befund", "rat")
_WIDTHS = (11, 24, 20, 12, 30, 60, 60)
_ANGABEN_WIDTHS = (36, 84, 12, 28)
_LINE, _MAX_LINES = 15, 12
_NAME = 31
"""Signs of the name of a sheet."""

_RESERVED = re.compile(r"befunde( \d+)?|angaben|history")
_BEDEUTUNG = {
    Schwere.FEHLER: "dicker Rahmen: Nichts wird veröffentlicht, solange er steht.",
    Schwere.WARNUNG: "gestrichelter Rahmen: Veröffentlicht wird nur mit Begründung.",
    Schwere.HINWEIS: "gepunkteter Rahmen: Gesagt, damit nichts still geschieht.",
}


def schreibe_xlsx(pruefung: Pruefung, ziel: Path | IO[bytes]) -> None:
    """Write the report as a workbook.

    Args:
        pruefung: The list and what was found.
        ziel: A path, or a stream that can be sought.

    Raises:
        OSError: it could not be written.
    """
    eingang = pruefung.eingang
    befunde = nach_schwere(eingang.befunde)
    target = str(ziel) if isinstance(ziel, Path) else ziel
    book = Workbook(target, {**OPTIONS, "constant_memory": True})
    book.set_properties(
        {
            "title": f"Prüfbericht zu »{eingang.mappe.datei}«"[:255],
            "created": pruefung.geprueft_um.replace(tzinfo=None),
        }
    )
    formate, names = Formate(book), blattnamen(pruefung)
    missing = _copy_sheets(book, pruefung, befunde, formate, names)
    _write_befunde(book, befunde, formate, names)
    _write_angaben(book, pruefung, formate, list(_remarks(befunde, names, missing)))
    book.close()


def blattnamen(pruefung: Pruefung) -> dict[str, str]:
    """Name of each sheet of the list -> its name in the report.

    The same where it can be: short enough, without signs that Excel refuses, and not
    that of another sheet.
    """
    taken: set[str] = set()
    names = {}
    for blatt in pruefung.eingang.mappe.blaetter:
        plain = re.sub(r"[\[\]:*?/\\]", "_", blatt.name).strip("'") or "Blatt"
        name, often = plain[:_NAME].rstrip("'"), 1
        while name.casefold() in taken or _RESERVED.fullmatch(name.casefold()):
            often += 1
            ending = f" ({often})"
            name = plain[: _NAME - len(ending)] + ending
        taken.add(name.casefold())
        names[blatt.name] = name
    return names


def _copy_sheets(
    book: Workbook,
    pruefung: Pruefung,
    befunde: Sequence[Befund],
    formate: Formate,
    names: dict[str, str],
) -> int:
    """Copy every sheet; how many cells Excel has no room for."""
    of_sheet = defaultdict(list)
    for befund in befunde:
        if befund.zelle:
            of_sheet[befund.blatt].append(befund)
    eingang, room, missing = pruefung.eingang, KOMMENTARE, 0
    for blatt in eingang.mappe.blaetter:
        found = of_sheet[blatt.name]
        commented = {(b.zeile, b.spalte) for b in found[:room]}
        room -= len(commented)
        missing += Kopie(
            blatt=blatt,
            sheet=book.add_worksheet(names[blatt.name]),
            formate=formate,
            kopf=eingang.kopf if blatt.name == eingang.blatt else None,
            befunde=found,
            kommentiert=commented,
        ).schreibe()
    return missing


def _write_befunde(
    book: Workbook,
    befunde: Sequence[Befund],
    formate: Formate,
    names: dict[str, str],
) -> None:
    """Every finding on its row, as many sheets as they need."""
    most = MAX_ZEILEN - 1
    for number, start in enumerate(range(0, max(len(befunde), 1), most), start=1):
        part = befunde[start : start + most]
        sheet = book.add_worksheet(BEFUNDE if number == 1 else f"{BEFUNDE} {number}")
        if number == 1:
            sheet.activate()
        _layout(sheet, _WIDTHS)
        headings = titles(_COLUMNS)
        for n, name in enumerate(_COLUMNS):
            write_text(sheet, 0, n, headings[name], formate.of("kopf"))
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        if part:
            sheet.autofilter(0, 0, len(part), len(_COLUMNS) - 1)
        for row, befund in enumerate(part, start=1):
            _write_befund(sheet, row, befund, formate, names)


def _write_befund(
    sheet: Worksheet,
    row: int,
    befund: Befund,
    formate: Formate,
    names: dict[str, str],
) -> None:
    where = befund.zelle or ("ganzes Blatt" if befund.blatt else "ganze Datei")
    cells = (
        *(str(befund.schwere), befund.datei, befund.blatt, where),
        *(befund.wert, befund.regel, befund.hinweis),
    )
    needed = max(lines(cell, w) for cell, w in zip(cells, _WIDTHS, strict=True))
    if needed > 1:
        sheet.set_row(row, _LINE * min(needed, _MAX_LINES))
    plain = formate.of("bericht")
    for n, cell in enumerate(cells):
        write_text(
            sheet, row, n, cell, plain if n else formate.of("bericht", befund.schwere)
        )
    if row <= LINKS and (link := _link(befund, names)):
        form = formate.of("link")
        sheet.write_url(row, 3, link, form, where, "Zur Zelle der Liste")


def _link(befund: Befund, names: dict[str, str]) -> str | None:
    """Where a finding stands in the copy; None if it stands nowhere."""
    if befund.blatt not in names:
        return None
    if befund.zeile > MAX_ZEILEN or befund.spalte > MAX_SPALTEN:
        return None
    name = names[befund.blatt].replace("'", "''")
    cell = adresse(befund.zeile or 1, befund.spalte or 1)
    return f"internal:'{name}'!{cell}"


def _write_angaben(
    book: Workbook, pruefung: Pruefung, formate: Formate, remarks: list[str]
) -> None:
    sheet = book.add_worksheet(ANGABEN)
    _layout(sheet, _ANGABEN_WIDTHS)
    row = 0
    for row, (cells, kind) in enumerate(_angaben_rows(pruefung, remarks)):
        needed = max(
            lines(cell, w) for cell, w in zip(cells, _ANGABEN_WIDTHS, strict=False)
        )
        if needed > 1:
            sheet.set_row(row, _LINE * min(needed, _MAX_LINES))
        for n, cell in enumerate(cells):
            schwere = Schwere(cell) if n == 0 and cell in set(Schwere) else None
            form = formate.of("kopf" if kind == "kopf" else "bericht", schwere)
            write_text(sheet, row, n, cell, form)
    sheet.hide_gridlines(2)


def _angaben_rows(
    pruefung: Pruefung, remarks: list[str]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Rows of the sheet »Angaben«, and whether each is a heading."""
    eingang = pruefung.eingang
    yield ("Prüfbericht", "Was beim Prüfen der Liste gefunden wurde."), "kopf"
    for pair in angaben(pruefung):
        yield pair, ""
    for remark in remarks:
        yield ("Zu dieser Mappe", remark), ""
    yield ("",), ""
    yield ("So ist markiert", "Bedeutung"), "kopf"
    for schwere, words in _BEDEUTUNG.items():
        yield (str(schwere), words), ""
    yield ("",), ""
    yield ("Schwere", "Befunde nach Art", "Anzahl", "etwa in"), "kopf"
    for gruppe in gruppen(eingang.befunde):
        count, places = german.zahl(gruppe.anzahl), ", ".join(gruppe.stellen)
        yield (str(gruppe.schwere), gruppe.art, count, places), ""
    yield ("",), ""
    yield ("Feld", "Überschrift der Liste", "Spalte"), "kopf"
    for spalte in eingang.kopf.spalten:
        known = {None: "nicht bekannt", "": "absichtlich ausgelassen"}
        feld = known.get(spalte.feld) or COLUMNS[str(spalte.feld)].titel
        yield (feld, spalte.titel, adresse(0, spalte.nummer)[:-1]), ""
    if eingang.summen:
        yield ("",), ""
        yield ("Summe der Liste", "Summe ihrer Zeilen", "Zeile", "Feld"), "kopf"
    for summe in eingang.summen:
        sums = (german.euro(summe.liste), german.euro(summe.eigene))
        yield (*sums, str(summe.zeile), COLUMNS[summe.feld].titel), ""


def _remarks(
    befunde: Sequence[Befund], names: dict[str, str], missing: int
) -> Iterator[str]:
    """What differs from the list, and what this book could not hold."""
    yield (
        f"Jede Zelle steht, wo sie in der Liste steht. Dazu kam die Spalte »{SPALTE}« "
        "am Ende der gelesenen Zeilen; beim nächsten Einlesen wird sie übergangen."
    )
    yield (
        "Formeln stehen mit ihrem letzten Wert. Formate, Makros und Verbindungen über "
        "mehrere Zeilen sind nicht übernommen; Verborgenes ist sichtbar."
    )
    for old, new in names.items():
        if old != new:
            yield f"Das Blatt »{old}« heißt hier »{new}«."
    if len(befunde) > KOMMENTARE:
        most = german.zahl(KOMMENTARE)
        yield f"Kommentare tragen die ersten {most} Befunde; alle stehen in Worten da."
    if missing:
        count = german.anzahl(missing, "Zelle", "Zellen")
        yield f"Für {count} der Liste hat ein Blatt von Excel keinen Platz."


def _layout(sheet: Worksheet, widths: Sequence[int]) -> None:
    for n, width in enumerate(widths):
        sheet.set_column(n, n, width)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
