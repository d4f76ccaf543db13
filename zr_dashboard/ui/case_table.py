"""The table of cases: columns to choose, sorted, page by page, hits marked."""

from __future__ import annotations

from html import escape
from math import ceil

import pandas as pd
import streamlit as st

from zr_dashboard.export import html_table
from zr_dashboard.formatting import german
from zr_dashboard.formatting.records import Row, records
from zr_dashboard.model.columns import CASE_COLUMNS, COLUMNS, Unit
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import falltabelle
from zr_dashboard.store.words import mark
from zr_dashboard.ui import search_words, views
from zr_dashboard.ui.ask import ask
from zr_dashboard.ui.records import case_links

SHOWN_FIRST = (
    *("titel", "empfaenger", "landkreis", "hauptthema"),
    *("bewilligt_am", "zuwendung_eur"),
)
_SEARCHED = ("beschreibung", "kooperationspartner", "kommune", "thema", "hinweis")
"""Where a hit can be that no shown column has."""

_AROUND = 60
"""Characters shown before and after a hit."""


def case_table(selection: Selection, cases: int) -> list[str]:
    """Show one page of the selected cases.

    Args:
        selection: Which cases.
        cases: How many there are.

    Returns:
        The columns that are shown.
    """
    columns, sortierung, absteigend, per_page = _view(selection)
    pages = max(ceil(cases / per_page), 1)
    table, foot = st.container(key="falltabelle"), st.container(key="blaettern")
    key = f"seite {selection} {sortierung} {absteigend} {per_page}"
    with foot:
        number = st.pagination(pages, key=key) if pages > 1 else 1
    ab = (number - 1) * per_page
    if sortierung == falltabelle.TREFFER:
        frame = ask(falltabelle.seite_nach_treffern, selection, ab, per_page)
    else:
        frame = ask(falltabelle.seite, selection, sortierung, absteigend, ab, per_page)
    with table:
        st.html(_html(frame, columns, selection, sortierung, absteigend))
    with foot:
        shown = f"{german.zahl(ab + 1)} bis {german.zahl(ab + len(frame))}"
        st.html(f'<p class="zr-fuss">Zeilen {shown} von {german.zahl(cases)}</p>')
    return columns


def _view(selection: Selection) -> tuple[list[str], str, bool, int]:
    """What the reader wants to see: columns, order, rows of a page."""
    with st.container(horizontal=True, key="tabelle", vertical_alignment="bottom"):
        chosen = _chosen_columns()
        orders = [*falltabelle.SORTIERUNGEN]
        if selection.text:
            orders.insert(0, falltabelle.TREFFER)
        sortierung = st.selectbox(
            "Sortiert nach",
            orders,
            format_func=_order_label,
            # With a text the best hits come first, until the reader wants otherwise.
            key=f"sortierung {'mit' if selection.text else 'ohne'} Text",
            persist_state="session",
        )
        direction = "ab"
        if sortierung != falltabelle.TREFFER:
            direction = views.choice("Reihenfolge", _DIRECTIONS, key="reihenfolge")
        per_page = views.choice("Zeilen je Seite", _SIZES, key="zeilen")
    return chosen, sortierung, direction == "ab", int(per_page)


def _chosen_columns() -> list[str]:
    """Which columns; without any, those that are shown at first."""
    with st.popover("Spalten", icon=":material/view_column:", key="spalten_menue"):
        chosen = st.pills(
            "Gezeigte Spalten",
            CASE_COLUMNS,
            selection_mode="multi",
            default=SHOWN_FIRST,
            format_func=lambda name: COLUMNS[name].titel,
            key="spalten",
            persist_state="session",
        )
    return [name for name in CASE_COLUMNS if name in chosen] or list(SHOWN_FIRST)


_DIRECTIONS = {"ab": "absteigend", "auf": "aufsteigend"}
_SIZES = {"25": "25", "50": "50", "100": "100"}


def _order_label(name: str) -> str:
    return "Treffergüte" if name == falltabelle.TREFFER else COLUMNS[name].titel


def _html(
    frame: pd.DataFrame,
    columns: list[str],
    selection: Selection,
    sortierung: str,
    absteigend: bool,  # noqa: FBT001  the reader's order
) -> str:
    hits = search_words.hits(selection)
    order = "absteigend" if absteigend else "aufsteigend"
    if sortierung == falltabelle.TREFFER:
        order = "beste Treffer zuerst"
    found = [_found_at(row, columns, hits) for row in records(frame)] if hits else []
    return html_table.hits_to_html(
        frame,
        columns,
        caption=f"Förderfälle nach {_order_label(sortierung)}, {order}",
        links=case_links(frame),
        text=lambda value: _marked(value, hits),
        beneath=found,
    )


def _marked(text: str, hits: frozenset[str]) -> str:
    """Text as HTML, hits in it marked."""
    return "".join(
        f"<mark>{escape(part)}</mark>" if hit else escape(part)
        for part, hit in mark(text, hits)
    )


def _found_at(row: Row, columns: list[str], hits: frozenset[str]) -> str:
    """The place of a hit as HTML, where none of the shown columns has one."""
    if any(_has_hit(row[name], hits) for name in columns if _is_text(name)):
        return ""
    for name in _SEARCHED:
        if _has_hit(row[name], hits):
            return f"{COLUMNS[name].titel}: {_excerpt(str(row[name]), hits)}"
    return ""


def _is_text(name: str) -> bool:
    return COLUMNS[name].unit is Unit.TEXT


def _has_hit(value: object, hits: frozenset[str]) -> bool:
    return isinstance(value, str) and any(hit for _, hit in mark(value, hits))


def _excerpt(text: str, hits: frozenset[str]) -> str:
    """The first hit and what stands around it."""
    before, place = 0, 0
    for part, hit in mark(text, hits):
        if hit:
            before, place = place, place + len(part)
            break
        place += len(part)
    # Whole words: from the first blank in reach, to the last one.
    start = text.find(" ", before - _AROUND, before) + 1 if before > _AROUND else 0
    end = text.rfind(" ", place, place + _AROUND) if place + _AROUND < len(text) else -1
    end = len(text) if end == -1 else end
    shown = _marked(text[start:end], hits)
    return f"{'… ' if start else ''}{shown}{' …' if end < len(text) else ''}"
