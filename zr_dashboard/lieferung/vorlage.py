"""The template: an XLSX to fill in that reads back without a finding.

Owns its looks: typed columns, lists to choose from, a note at every heading. Which
columns there are is `vorlage_spalten`, what the other sheets say `vorlage_blaetter`.
"""

from __future__ import annotations

import io
from datetime import date

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from zr_dashboard.formatting.workbook import OPTIONS, write_text
from zr_dashboard.lieferung.stammdaten import Stammdaten
from zr_dashboard.lieferung.vorlage_blaetter import (
    ANLEITUNG,
    EINLEITUNG,
    FAELLE,
    KOPF,
    LISTEN,
    TITEL,
    erklaerung,
    spaltenlisten,
    zeilen_der_listen,
)
from zr_dashboard.lieferung.vorlage_spalten import SPALTEN, Art, Vorlagenspalte

DATEINAME = "foerderliste_vorlage.xlsx"
"""What the file is called where nobody says otherwise."""

VON = "Zukunftsräume-Monitor"
_LAST = 1_048_575
_LINE = 15
_WIDTHS = (32, 14, 62, 62)
_PER_LINE = 70
"""Signs of the usual typeface that fit into the wide columns."""

_CELLS = {
    Art.TEXT: "@",
    Art.BETRAG: '#,##0.00 "€"',
    Art.PROZENT: '0.##" %"',
    Art.TAG: "dd.mm.yyyy",
    Art.JAHR: "0",
    Art.ANZAHL: "0",
}
_TYPED = {
    Art.BETRAG: {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": 999_999_999,
    },
    Art.PROZENT: {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": 100,
    },
    Art.TAG: {
        "validate": "date",
        "criteria": "between",
        "minimum": date(1990, 1, 1),
        "maximum": date(2099, 12, 31),
    },
    Art.JAHR: {
        "validate": "integer",
        "criteria": "between",
        "minimum": 2019,
        "maximum": 2100,
    },
    Art.ANZAHL: {
        "validate": "integer",
        "criteria": "between",
        "minimum": 1,
        "maximum": 99,
    },
}
"""What Excel lets somebody type; the check of the list is the same and says more."""

_HEADER = {"bold": True, "text_wrap": True, "valign": "top", "border": 1}
_COLOURS = {
    "Pflicht": {"bg_color": "#1F4E8C", "font_color": "#FFFFFF"},
    "üblich": {"bg_color": "#E4EEF8"},
    "selten nötig": {"bg_color": "#E7E7E7"},
}


def vorlage(stammdaten: Stammdaten) -> bytes:
    """The template as XLSX.

    Args:
        stammdaten: Whose places, themes and rounds can be chosen.
    """
    buffer = io.BytesIO()
    book = Workbook(buffer, {**OPTIONS, "in_memory": True})
    book.set_properties({"title": TITEL, "subject": "Zukunftsräume Niedersachsen"})
    header = {
        angabe: book.add_format({**_HEADER, **colours})
        for angabe, colours in _COLOURS.items()
    }
    faelle = book.add_worksheet(FAELLE)
    _write_anleitung(book, book.add_worksheet(ANLEITUNG), header)
    ranges = _write_listen(book.add_worksheet(LISTEN), stammdaten, header["üblich"])
    _write_columns(book, faelle, header, ranges)
    book.close()
    return buffer.getvalue()


def _write_columns(
    book: Workbook, sheet: Worksheet, header: dict[str, Format], ranges: dict[str, str]
) -> None:
    """The sheet to fill in: nothing but a heading, and what can stand beneath it."""
    formats = {art: book.add_format({"num_format": f}) for art, f in _CELLS.items()}
    sheet.set_row(0, 2 * _LINE)
    for n, spalte in enumerate(SPALTEN):
        sheet.set_column(n, n, spalte.breite, formats[spalte.art])
        angabe = erklaerung(spalte)[1]
        write_text(sheet, 0, n, spalte.titel, header[angabe])
        sheet.write_comment(
            0,
            n,
            f"{angabe}.\n{spalte.was}\n{spalte.wie}",
            {"author": VON, "width": 260, "height": 110, "font_size": 10},
        )
        if rule := _rule(spalte, ranges):
            sheet.data_validation(1, n, _LAST, n, rule)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)


def _rule(spalte: Vorlagenspalte, ranges: dict[str, str]) -> dict[str, object] | None:
    """What can be typed into a column; None for anything."""
    said = {"error_title": spalte.ueberschrift, "error_message": spalte.wie}
    if spalte.liste:
        rule: dict[str, object] = {
            "validate": "list",
            "source": ranges[spalte.liste],
            "error_type": "stop" if spalte.nur_liste else "information",
            **said,
        }
        # Where keys and several entries can stand too, the list is an offer.
        return rule if spalte.nur_liste else {**rule, "show_error": False}
    typed = _TYPED.get(spalte.art)
    return {**typed, **said} if typed else None


def _write_anleitung(
    book: Workbook, sheet: Worksheet, header: dict[str, Format]
) -> None:
    top = {"valign": "top", "text_wrap": True}
    plain, bold = book.add_format(top), book.add_format({**top, "bold": True})
    for n, width in enumerate(_WIDTHS):
        sheet.set_column(n, n, width)
    title = book.add_format({"bold": True, "font_size": 14})
    write_text(sheet, 0, 0, TITEL, title)
    for row, sentence in enumerate(EINLEITUNG, start=1):
        write_text(sheet, row, 0, sentence, book.add_format())
    head = len(EINLEITUNG) + 2
    for n, heading in enumerate(KOPF):
        write_text(sheet, head, n, heading, header["üblich"])
    for row, spalte in enumerate(SPALTEN, start=head + 1):
        said = erklaerung(spalte)
        for n, cell in enumerate(said):
            write_text(sheet, row, n, cell, plain if n else bold)
        longest = max(map(len, said[2:]))
        sheet.set_row(row, _LINE * (longest // _PER_LINE + 1))
    sheet.freeze_panes(head + 1, 0)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)


def _write_listen(
    sheet: Worksheet, stammdaten: Stammdaten, header: Format
) -> dict[str, str]:
    """Write the lists; where each of them stands, as a formula names it."""
    columns = spaltenlisten(stammdaten)
    first, *rows = zeilen_der_listen(columns)
    for n, heading in enumerate(first):
        write_text(sheet, 0, n, heading, header)
    for row, entries in enumerate(rows, start=1):
        for n, entry in enumerate(entries):
            if entry:
                sheet.write_string(row, n, entry)
    ranges = {}
    for n, (name, (_, entries)) in enumerate(columns.items()):
        column = xl_col_to_name(n)
        ranges[name] = f"={LISTEN}!${column}$2:${column}${len(entries) + 1}"
        sheet.set_column(n, n, min(max(map(len, entries)) + 2, 44))
    sheet.set_row(0, 2 * _LINE)
    sheet.freeze_panes(1, 0)
    return ranges
