"""A table as WordprocessingML: head that is repeated, sums, marks that lead to notes.

Owns the XML of the table and of a paragraph's text; where the table stands is
`antwort_docx`, how wide its columns are `docx_satz`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from zr_dashboard.export.antwort import (
    Marken,
    Spalte,
    Tabelle,
    Zeile,
    Zelle,
    gruppen,
)
from zr_dashboard.export.docx_satz import CELL_MARGIN, TWIPS, Satz, Teil

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_GROUND = "E4EEF8"
_RULE = "8593A3"
SHORT = 12
"""A table of fewer rows stands on one page."""

_KEPT_TOGETHER = 3
"""So many rows before the end stay with the sum."""


def tabelle(table: Tabelle, satz: Satz, teil: Teil) -> BaseOxmlElement:
    """One part of a table as `w:tbl`."""
    spalten = [table.spalten[n] for n in teil.spalten]
    size = round(satz.punkt * 2)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in teil.breiten)
    head = "".join(_head_rows(spalten, teil.breiten, size))
    last = len(table.zeilen) - 1
    together = last if last < SHORT else _KEPT_TOGETHER
    rows = "".join(
        _row(zeile, spalten, teil, size, kept=last - together <= n < last)
        for n, zeile in enumerate(table.zeilen)
    )
    return parse_xml(
        f"<w:tbl {nsdecls('w')}>{_properties(table, teil)}"
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
    )


def text_runs(text: str, properties: str = "") -> str:
    """Runs of a text; a line break in it is one on paper."""
    safe = escape(_ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text), quote=False)
    lines = re.split("\r\n|\r|\n", safe)
    inner = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def mark_runs(marken: Marken, properties: str = "") -> str:
    """Raised marks, each a link to its note."""
    raised = f'{properties}<w:vertAlign w:val="superscript"/>'
    return text_runs(" ", raised).join(
        f'<w:hyperlink w:anchor="{anchor(n)}" w:history="1">'
        f"{text_runs(f'{n})', raised)}</w:hyperlink>"
        for n in marken
    )


def anchor(nummer: int) -> str:
    """Name of the bookmark of a note."""
    return f"anmerkung_{nummer}"


def _properties(table: Tabelle, teil: Teil) -> str:
    caption = escape(_ILLEGAL.sub("", table.beschriftung))
    described = escape(_ILLEGAL.sub("", table.beschreibung))
    side = f'w:w="{CELL_MARGIN}" w:type="dxa"'
    return (
        f'<w:tblPr><w:tblW w:w="{sum(teil.breiten)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{CELL_MARGIN}" w:type="dxa"/>'
        f'<w:tblBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="{_RULE}"/>'
        f'<w:bottom w:val="single" w:sz="6" w:space="0" w:color="{_RULE}"/>'
        f'<w:insideH w:val="single" w:sz="2" w:space="0" w:color="C9D2DB"/>'
        "</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:top w:w="{TWIPS}" w:type="dxa"/><w:left {side}/>'
        f'<w:bottom w:w="{TWIPS}" w:type="dxa"/><w:right {side}/></w:tblCellMar>'
        '<w:tblLook w:val="04E0" w:firstRow="1" w:lastRow="1" w:firstColumn="1" '
        'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{caption}"/>'
        f'<w:tblDescription w:val="{described}"/></w:tblPr>'
    )


def _head_rows(
    spalten: Sequence[Spalte], breiten: Sequence[int], size: int
) -> list[str]:
    """One row, or two where columns stand under a common heading."""
    if not any(spalte.gruppe for spalte in spalten):
        return [_head_row([_head(*pair, size) for pair in zip(spalten, breiten)])]  # noqa: B905  equal by construction
    upper, lower = [], []
    for start, number in gruppen(spalten):
        first, end = spalten[start], start + number
        width = sum(breiten[start:end])
        if not first.gruppe:
            upper.append(_head(first, width, size, merge='<w:vMerge w:val="restart"/>'))
            lower.append(_empty(width))
            continue
        upper.append(_group(first, width, number, size))
        lower += [_head(spalten[n], breiten[n], size) for n in range(start, end)]
    return [_head_row(upper), _head_row(lower)]


def _head_row(cells: Sequence[str]) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _head(spalte: Spalte, width: int, size: int, merge: str = "") -> str:
    runs = text_runs(spalte.titel, _font(size, bold=True))
    runs += mark_runs(spalte.marken, _font(size, bold=True))
    return _cell(runs, width, right=spalte.rechts, inside=merge + _shade(), kept=True)


def _group(spalte: Spalte, width: int, number: int, size: int) -> str:
    runs = text_runs(spalte.gruppe, _font(size, bold=True))
    runs += mark_runs(spalte.marken_gruppe, _font(size, bold=True))
    span = f'<w:gridSpan w:val="{number}"/>' if number > 1 else ""
    border = (
        f'<w:tcBorders><w:left w:val="single" w:sz="4" w:space="0" w:color="{_RULE}"/>'
        "</w:tcBorders>"
    )
    return _cell(
        runs,
        width,
        right=False,
        inside=span + border + _shade(),
        kept=True,
        center=True,
    )


def _empty(width: int) -> str:
    return _cell("", width, right=False, inside=f"<w:vMerge/>{_shade()}", kept=True)


def _row(
    zeile: Zeile, spalten: Sequence[Spalte], teil: Teil, size: int, *, kept: bool
) -> str:
    cells = "".join(
        _body(zeile.zellen[n], spalte, width, size, summe=zeile.summe, kept=kept)
        for n, spalte, width in zip(teil.spalten, spalten, teil.breiten, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _body(
    zelle: Zelle, spalte: Spalte, width: int, size: int, *, summe: bool, kept: bool
) -> str:
    """A number bears its marks in front: so its digits stay below each other."""
    font = _font(size, bold=summe or spalte.summe)
    marks = mark_runs(zelle.marken, font)
    runs = text_runs(zelle.text, font) if zelle.text else ""
    gap = text_runs("\N{NO-BREAK SPACE}", font) if marks else ""
    runs = f"{marks}{gap}{runs}" if spalte.rechts else f"{runs}{marks}"
    border = (
        f'<w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{_RULE}"/>'
        "</w:tcBorders>"
        if summe
        else ""
    )
    return _cell(runs, width, right=spalte.rechts, inside=border, kept=kept)


def _cell(
    runs: str, width: int, *, right: bool, inside: str, kept: bool, center: bool = False
) -> str:
    keep = "<w:keepNext/>" if kept else ""
    side = "center" if center else "right" if right else ""
    jc = f'<w:jc w:val="{side}"/>' if side else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{inside}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="Tabellentext"/>{keep}{jc}</w:pPr>{runs}</w:p>'
        "</w:tc>"
    )


def _shade() -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{_GROUND}"/>'


def _font(size: int, *, bold: bool) -> str:
    return f'{"<w:b/>" if bold else ""}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
