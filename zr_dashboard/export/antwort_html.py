"""An answer table as HTML: what the page shows, and it shows what the files hold."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from zr_dashboard.export.antwort import (
    Antwort,
    Bezug,
    Marken,
    Spalte,
    Tabelle,
    Zeile,
    Zelle,
    gruppen,
)
from zr_dashboard.export.html_cells import number
from zr_dashboard.export.html_parts import frame_html

Target = Callable[[Bezug], str | None]
"""Gives the address where a number is cited; None where it cannot be."""

_LINKED = "Eine unterstrichene Zahl führt zu ihrem Zitat."


def to_html(antwort: Antwort, target: Target = lambda _: None) -> str:
    """Heading, Vorbemerkung, table, notes and source; every text escaped.

    Args:
        antwort: What is shown.
        target: Where its numbers lead.
    """
    table = _table(antwort.tabelle, target) if antwort.tabelle else ""
    parts = [
        f"<h2>{escape(antwort.titel)}</h2>",
        f'<p class="zr-satz">{escape(antwort.unterzeile)}</p>',
        "<h3>Vorbemerkung</h3>",
        *(f"<p>{escape(text)}</p>" for text in antwort.vorbemerkung),
        f'<p class="zr-hinweis">{escape(antwort.hinweis)}</p>'
        if antwort.hinweis
        else "",
        table,
        f'<p class="zr-fuss">{_LINKED}</p>' if 'href="zitat?' in table else "",
        _notes(antwort),
        *(f'<p class="zr-fuss">{escape(text)}</p>' for text in antwort.quelle),
    ]
    return f'<article class="zr-antwort">{"".join(parts)}</article>'


def _table(table: Tabelle, target: Target) -> str:
    rows = [_row(zeile, table.spalten, target) for zeile in table.zeilen]
    marks = _marks(table.marken)
    return frame_html(_head(table), rows, table.beschriftung, marks=marks)


def _head(table: Tabelle) -> str:
    """One row, or two where columns stand under a common heading."""
    if not table.hat_gruppen:
        cells = "".join(_column_head(spalte) for spalte in table.spalten)
        return f"<tr>{cells}</tr>"
    upper, lower = "", ""
    for start, number_of in gruppen(table.spalten):
        first = table.spalten[start]
        if not first.gruppe:
            upper += _column_head(first, ' rowspan="2"')
            continue
        marks = _marks(first.marken_gruppe)
        upper += (
            f'<th scope="colgroup" colspan="{number_of}" class="zr-gruppe">'
            f"{escape(first.gruppe)}{marks}</th>"
        )
        under = table.spalten[start : start + number_of]
        lower += "".join(_column_head(spalte) for spalte in under)
    return f"<tr>{upper}</tr><tr>{lower}</tr>"


def _column_head(spalte: Spalte, span: str = "") -> str:
    css = ' class="zr-zahl"' if spalte.rechts else ""
    marks = _marks(spalte.marken)
    return f'<th scope="col"{span}{css}>{escape(spalte.titel)}{marks}</th>'


def _row(zeile: Zeile, spalten: tuple[Spalte, ...], target: Target) -> str:
    # Of a sum, the first columns may be empty; an empty cell heads nothing.
    head = next((n for n, zelle in enumerate(zeile.zellen) if zelle.text), 0)
    cells = [
        _cell(zelle, spalte, target, heads_row=n == head)
        for n, (zelle, spalte) in enumerate(zip(zeile.zellen, spalten, strict=True))
    ]
    css = ' class="zr-summe"' if zeile.summe else ""
    return f"<tr{css}>{''.join(cells)}</tr>"


def _cell(zelle: Zelle, spalte: Spalte, target: Target, *, heads_row: bool) -> str:
    names = ["zr-zahl"] if spalte.rechts else []
    names += ["zr-summenspalte"] if spalte.summe else []
    css = f' class="{" ".join(names)}"' if names else ""
    marks, text = _marks(zelle.marken), number(zelle.text)
    known = zelle.bezug if zelle.wert is not None else None
    if known and (address := target(known)):
        text = f'<a href="{escape(address)}" target="_self">{text}</a>'
    # A number bears its marks in front: so its digits stay below each other.
    inner = f"{marks} {text}".strip() if spalte.rechts else f"{text}{marks}"
    if heads_row:
        return f'<th scope="row"{css}>{inner}</th>'
    return f"<td{css}>{inner}</td>"


def _marks(marken: Marken) -> str:
    """Marks that lead to their notes."""
    links = " ".join(
        f'<a href="#anmerkung-{n}" aria-label="Anmerkung {n}">{n})</a>' for n in marken
    )
    return f" <sup>{links}</sup>" if links else ""


def _notes(antwort: Antwort) -> str:
    signs = " · ".join(antwort.zeichen)
    items = "".join(
        f'<li id="anmerkung-{note.nummer}">{escape(note.text)}</li>'
        for note in antwort.anmerkungen
    )
    return (f'<p class="zr-fuss">{escape(signs)}</p>' if signs else "") + (
        f'<h3>Anmerkungen</h3><ol class="zr-anmerkungen">{items}</ol>' if items else ""
    )
