"""Headline figures as cards, and the strip that says how much the data cover."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from zr_dashboard.formatting import aussagen, befund, german
from zr_dashboard.formatting.records import Row, records
from zr_dashboard.model.kennzahlen import KENNZAHLEN
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.ui import state, zitieren


def headline(frame: pd.DataFrame, *ids: str) -> None:
    """Show headline figures as equal cards, definition and completeness with each.

    Args:
        frame: Answer of `queries.kennzahlen.kennzahlen`.
        ids: Which figures, in order; without any, all of them.
    """
    rows = {row["kennzahl"]: row for row in records(frame)}
    cards = "".join(_card(rows[name]) for name in ids or rows)
    st.html(f'<dl class="zr-karten">{cards}</dl>')


def _card(row: Row) -> str:
    kennzahl = KENNZAHLEN[row["kennzahl"]]
    value = german.in_einheit(row["wert"], kennzahl.einheit)
    if kennzahl.id == "landkreise":
        alle = len(state.codes().names["landkreis"])
        value += f'<span class="zr-von"> von {alle}</span>'
    complete = befund.einbezogen(row)
    return (
        f'<div class="zr-karte"><dt>{escape(kennzahl.name)}</dt>'
        f'<dd class="zr-wert" data-kennzahl="{kennzahl.id}">{value}</dd>'
        f'<dd class="zr-aus">{escape(complete)}</dd>'
        f'<dd class="zr-mehr"><details><summary>Definition</summary>'
        f"<p>{escape(kennzahl.definition)}</p></details>"
        f"{zitieren.link(kennzahl.id, state.subject()[0])}</dd></div>"
    )


def coverage_strip(frame: pd.DataFrame) -> None:
    """Set the data beside the last published totals, in these totals' own words.

    Args:
        frame: Answer of `queries.abgleich.letzte_summen`.
    """
    if frame.empty:
        return
    statements = records(frame)
    undefined = {row["groesse"] for row in statements} - {"bewilligt"}
    condition = "".join(
        f" Der Anteil am Betrag gilt, falls »{escape(word)}« Zuwendungen meint; die "
        "Quelle sagt es nicht."
        for word in sorted(undefined)
    )
    hints = "".join(
        f"<p>{escape(aussagen.summe(row))}: {escape(row['hinweis'])}</p>"
        for row in statements
        if not german.fehlt(row["hinweis"])
    )
    st.html(
        _STRIP.format(
            items="".join(_statement(row) for row in statements),
            condition=condition,
            hints=hints,
            belegt=_documented(statements[0]),
        )
    )


_STRIP = """
<section class="zr-streifen" aria-label="Dokumentierter Teil des Programms">
  <p><strong>Dokumentierter Teil des Programms.</strong> Die Daten sind eine
  Zusammenstellung aus öffentlichen Quellen, nicht die Liste des Landes; Summen und
  Verteilungen gelten für die dokumentierten Fälle.{condition}</p>
  <ul>{items}</ul>
  <p>{belegt}</p>
  <details><summary>Wortlaut und Einordnung</summary>{hints}</details>
</section>
"""
_BAR = """
<div class="zr-balken">
  <span>{label}</span>
  <span class="zr-leiste" aria-hidden="true"><span style="width:{width:.0f}%"></span>
  </span>
</div>
"""


def _documented(row: Row) -> str:
    """What the bars set beside the published totals, to be cited."""
    counted = Selection(
        stand=state.selection().stand, gegenstand=Facet(excluded=("2.2",))
    )
    words = "ohne Beratung (2.2)"
    return (
        f"Belegt {words}: {german.zahl(row['belegt_bescheide'])} Bescheide "
        f"{zitieren.link('bescheide', counted, words)}, "
        f"{german.euro(row['belegt_eur'])} bewilligt "
        f"{zitieren.link('zuwendung_eur', counted, words)}"
    )


def _statement(row: Row) -> str:
    """One published total above the documented part of it."""
    when = aussagen.stichtag(row)
    bescheide = f"{german.zahl(row['belegt_bescheide'])} Bescheide"
    betrag = f"{german.euro_kurz(row['belegt_eur'])} bewilligt"
    of_count = aussagen.abdeckung(row["anteil_bescheide"], row["anzahl_angabe"])
    of_sum = aussagen.abdeckung(row["anteil_eur"], row["betrag_angabe"])
    words = escape(aussagen.summe(row))
    return (
        f"<li><p>Veröffentlicht: {words} ({when}, {_publisher(row)})</p>"
        + _bar(f"Belegt: {bescheide}, {of_count}", row["anteil_bescheide"])
        + _bar(f"Belegt: {betrag}, {of_sum}", row["anteil_eur"])
        + "</li>"
    )


def _publisher(row: Row) -> str:
    name = escape(row["herausgeber"])
    if german.fehlt(row["url"]):
        return name
    target = f'href="{escape(row["url"])}" target="_blank" rel="noopener noreferrer"'
    return f"<a {target}>{name}</a>"


def _bar(label: str, share: float) -> str:
    return _BAR.format(label=escape(label), width=min(100.0, 100 * share))
