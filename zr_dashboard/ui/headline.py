"""Headline figures as cards, and the strip that says how much the data cover."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from zr_dashboard.formatting import german
from zr_dashboard.model.columns import Unit
from zr_dashboard.model.kennzahlen import KENNZAHLEN


def headline(frame: pd.DataFrame, *ids: str) -> None:
    """Show headline figures as equal cards, definition and completeness with each.

    Args:
        frame: Answer of `queries.kennzahlen.kennzahlen`.
        ids: Which figures, in order; without any, all of them.
    """
    rows = {row["kennzahl"]: row for row in frame.to_dict("records")}
    cards = "".join(_card(rows[name]) for name in ids or rows)
    st.html(f'<dl class="zr-karten">{cards}</dl>')


def _card(row: dict[str, object]) -> str:
    kennzahl = KENNZAHLEN[str(row["kennzahl"])]
    value = german.in_einheit(row["wert"], kennzahl.einheit)
    if kennzahl.id == "landkreise":
        value += '<span class="zr-von"> von 45</span>'
    complete = german.aus_n(
        int(str(row["faelle_einbezogen"])),
        int(str(row["faelle_ausgewaehlt"])),
        kennzahl.einbezogen,
    )
    return (
        f'<div class="zr-karte"><dt>{escape(kennzahl.name)}</dt>'
        f'<dd class="zr-wert" data-kennzahl="{kennzahl.id}">{value}</dd>'
        f'<dd class="zr-aus">{escape(complete)}</dd>'
        f"<dd><details><summary>Definition</summary>"
        f"<p>{escape(kennzahl.definition)}</p></details></dd></div>"
    )


def coverage_strip(frame: pd.DataFrame) -> None:
    """Set the data beside the last published totals, in these totals' own words.

    Args:
        frame: Answer of `queries.abgleich.letzte_summen`.
    """
    if frame.empty:
        return
    items = "".join(_statement(row) for row in frame.to_dict("records"))
    st.html(
        '<section class="zr-streifen" aria-label="Abdeckung des Programms">'
        "<h2>Wie viel des Programms ist hier dokumentiert?</h2>"
        f"<ul>{items}</ul><p>Diese Daten sind eine Zusammenstellung aus öffentlichen "
        "Quellen, nicht die Liste des Landes. Summen und Verteilungen gelten für die "
        "dokumentierten Fälle, nicht für das ganze Programm.</p></section>"
    )


def _statement(row: dict[str, object]) -> str:
    words = (
        f"»{row['anzahl_angabe']} {german.zahl(int(str(row['anzahl'])))} "
        f"{row['zaehleinheit']}«, {row['groesse']} {row['betrag_angabe']} "
        f"{german.euro_kurz(float(str(row['betrag_eur'])))}"
    )
    date = row["stichtag"]
    when = "Seite ohne Datum" if german.fehlt(date) else german.datum(str(date))
    publisher = escape(str(row["herausgeber"]))
    if not german.fehlt(row["url"]):
        publisher = f'<a href="{escape(str(row["url"]))}" target="_blank" rel="noopener noreferrer">{publisher}</a>'
    bars = _bar("Bescheide", row["belegt_bescheide"], row["anteil_bescheide"], row["anzahl_angabe"], Unit.COUNT)
    bars += _bar("Betrag", row["belegt_eur"], row["anteil_eur"], row["betrag_angabe"], Unit.EUR)
    hint = f"<details><summary>Hinweis zur Angabe</summary><p>{escape(str(row['hinweis']))}</p></details>" if row["hinweis"] else ""
    return f"<li><p>Veröffentlicht: {escape(words)} ({when}, {publisher})</p>{bars}{hint}</li>"


def _bar(label: str, value: object, share: object, angabe: object, unit: Unit) -> str:
    """A share of »mehr als« is at most that; one of »rund« is about that."""
    word = "rund" if angabe == "rund" else "höchstens" if angabe in ("mehr als", "mindestens") else ""
    number = float(str(value))
    shown = german.euro_kurz(number) if unit is Unit.EUR else german.zahl(number)
    percent = german.prozent(float(str(share)), 0)
    width = min(100.0, 100 * float(str(share)))
    return (
        f'<div class="zr-balken"><span>{label}: {shown} belegt, {word} {percent}</span>'
        f'<span class="zr-leiste" aria-hidden="true"><span style="width:{width:.0f}%"></span></span></div>'
    )
