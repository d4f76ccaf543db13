"""An answer table as a Word file, to be sent as it is or to be written on.

Headings are headings, the table is one whose head is repeated on every page and named
as such, and notes stand beneath it, each mark a link to its note: real footnotes of
Word would fall to the foot of some page, and LibreOffice loses them in repeated heads.
"""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from zr_dashboard.export import docx_form
from zr_dashboard.export.antwort import Anmerkung, Antwort, Tabelle
from zr_dashboard.export.docx_satz import Satz, satz
from zr_dashboard.export.docx_tabelle import (
    SHORT,
    anchor,
    mark_runs,
    tabelle,
    text_runs,
)
from zr_dashboard.formatting import german
from zr_dashboard.model.errors import AnswerTooLargeError

MOST_CELLS = 40_000
"""Beyond it, programs take minutes to open the file."""


def to_docx(antwort: Antwort) -> bytes:
    """Write the file; the same `antwort` gives the same bytes.

    Raises:
        AnswerTooLargeError: the table has more than `MOST_CELLS` cells.
    """
    table = antwort.tabelle
    _ensure_fits(table)
    setting = satz(table)
    document = docx_form.new_document(antwort.angaben, quer=setting.quer)
    _add(document, "Heading1", antwort.titel)
    _add(document, "Normal", antwort.unterzeile)
    _add(document, "Heading2", "Vorbemerkung")
    for text in antwort.vorbemerkung:
        _add(document, "Normal", text)
    if antwort.hinweis:
        _add(document, "Hinweis", antwort.hinweis)
    if table is not None:
        _add_table(document, table, setting)
    if antwort.zeichen:
        _add(document, "Anmerkung", " · ".join(antwort.zeichen), before=4)
    if antwort.anmerkungen:
        _add(document, "Heading2", "Anmerkungen")
    for note in antwort.anmerkungen:
        _add_note(document, note)
    for n, text in enumerate(antwort.quelle):
        _add(document, "Anmerkung", text, before=0 if n else 8)
    return docx_form.to_bytes(document)


def _ensure_fits(table: Tabelle | None) -> None:
    cells = len(table.zeilen) * len(table.spalten) if table else 0
    if cells > MOST_CELLS:
        message = (
            f"Diese Tabelle hat {german.zahl(cells)} Zellen, eine Word-Datei trägt "
            f"höchstens {german.zahl(MOST_CELLS)}. Die Excel-Mappe (xlsx) enthält alle."
        )
        raise AnswerTooLargeError(message)


def _add_table(document: WordDocument, table: Tabelle, setting: Satz) -> None:
    """Each part under a caption of its own."""
    number = len(setting.teile)
    long = len(table.zeilen) > SHORT  # then each part begins on a page of its own
    for n, teil in enumerate(setting.teile, start=1):
        new_page = "<w:pageBreakBefore/>" if long and n > 1 else ""
        part = f" (Teil {n} von {number})" if number > 1 else ""
        runs = (
            f"{text_runs(f'Tabelle 1{part}: {table.beschriftung}')}"
            f"{mark_runs(table.marken)}"
        )
        _append(document, "Caption", runs, new_page)
        _insert(document, tabelle(table, setting, teil))


def _add(document: WordDocument, style: str, text: str, *, before: int = 0) -> None:
    space = f'<w:spacing w:before="{before * 20}"/>' if before else ""
    _append(document, style, text_runs(text), space)


def _add_note(document: WordDocument, note: Anmerkung) -> None:
    """Its number is what its marks lead to."""
    name, number = anchor(note.nummer), note.nummer
    _append(
        document,
        "Anmerkung",
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        f"{text_runs(f'{number})')}"
        f'<w:bookmarkEnd w:id="{number}"/><w:r><w:tab/></w:r>{text_runs(note.text)}',
    )


def _append(
    document: WordDocument, style: str, runs: str, properties: str = ""
) -> None:
    paragraph = (
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>'
        f"{runs}</w:p>"
    )
    _insert(document, parse_xml(paragraph))


def _insert(document: WordDocument, element: object) -> None:
    """Before the properties of the section, which stand last."""
    document.element.body.sectPr.addprevious(element)
