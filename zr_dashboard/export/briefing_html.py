"""The briefing on a page: the same words as in the PDF, pictures as what they say."""

from __future__ import annotations

from html import escape

from zr_dashboard.export.briefing import Briefing, Zahl
from zr_dashboard.export.briefing_tabellen import Tabelle
from zr_dashboard.export.briefing_teile import Abschnitt, weitere
from zr_dashboard.export.html_parts import frame_html

SHOWN = 8
"""So many cases are shown; the PDF lists as many as find room."""


def to_html(content: Briefing) -> str:
    """Everything a briefing says, in its order, every text escaped."""
    figures = "".join(map(_figure, content.zahlen))
    sentences = "".join(f"<p>{escape(sentence)}</p>" for sentence in content.saetze)
    parts = [*content.bilder, content.vergleich, *_cases(content)]
    parts += [content.aenderungen, content.quellen]
    return (
        f'<article class="zr-briefing"><h2>{escape(content.titel)}</h2>'
        f'<p class="zr-fuss">{escape(content.zeile)}</p>{sentences}'
        f'<dl class="zr-karten">{figures}</dl>{"".join(map(_part, parts))}</article>'
    )


def _figure(figure: Zahl) -> str:
    return (
        f'<div class="zr-karte"><dt>{escape(figure.name)}</dt>'
        f'<dd class="zr-wert" data-kennzahl="{figure.id}">{escape(figure.wert)}</dd>'
        f'<dd class="zr-aus">{escape(figure.aus)}</dd></div>'
    )


def _cases(content: Briefing) -> list[Abschnitt]:
    """The newest cases; none where there are none, which is said above."""
    table = content.faelle.tabelle
    if table is None:
        return []
    shown = table.first(SHOWN)
    rest = weitere(len(shown.zeilen), content.anzahl_faelle)
    return [
        Abschnitt(
            ueberschrift=content.faelle.ueberschrift,
            tabelle=shown,
            fuss=rest,
        )
    ]


def _part(part: Abschnitt) -> str:
    words = [part.satz, part.alt]
    said = "".join(f"<p>{escape(text)}</p>" for text in words if text)
    table = _table(part.tabelle) if part.tabelle else ""
    points = "".join(f"<li>{escape(point)}</li>" for point in part.punkte)
    listed = f"<ul>{points}</ul>" if points else ""
    foot = f'<p class="zr-fuss">{escape(part.fuss)}</p>' if part.fuss else ""
    return f"<h3>{escape(part.ueberschrift)}</h3>{said}{table}{listed}{foot}"


def _table(table: Tabelle) -> str:
    css = [' class="zr-zahl"' if number else "" for number in table.zahlen]
    head = "".join(
        f'<th scope="col"{c}>{escape(text)}</th>'
        for text, c in zip(table.spalten, css, strict=True)
    )
    rows = []
    for number, cells in enumerate(table.zeilen):
        last = table.summe and number == len(table.zeilen) - 1
        first, *rest = cells
        tds = "".join(
            f"<td{c}>{escape(cell)}</td>" for cell, c in zip(rest, css[1:], strict=True)
        )
        row = ' class="zr-summe"' if last else ""
        rows.append(f'<tr{row}><th scope="row">{escape(first)}</th>{tds}</tr>')
    return frame_html(f"<tr>{head}</tr>", rows, table.titel)
