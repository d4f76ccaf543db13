"""Themes: the page of one theme, and the way there."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from zr_dashboard.formatting.records import records
from zr_dashboard.model.codes import OHNE_ANGABE
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.ui import state


def chosen(selection: Selection) -> str:
    """The one theme the selection is about; empty if there is none or several."""
    for facet in (selection.thema, selection.hauptthema):
        if len(facet.chosen) == 1 and facet.chosen[0] != OHNE_ANGABE:
            return facet.chosen[0]
    return ""


def definition(themen: pd.DataFrame, code: str) -> None:
    """Name a theme and say what belongs to it."""
    row = themen[themen["code"] == code].iloc[0]
    st.header(f"Thema: {row['name']}", anchor=False)
    words = f"{escape(row['definition'])} <em>Redaktionelle Zuordnung.</em>"
    st.html(f'<p class="zr-satz">{words}</p>')


def links(je_thema: pd.DataFrame, nach: str) -> list[str | None]:
    """For each row, the address of the page of its theme."""
    base = state.selection().without("thema", "hauptthema")
    targets = [base.with_facet(nach, Facet((code,))) for code in je_thema["schluessel"]]
    return [f"themen?{urlencode(target.to_url(), doseq=True)}" for target in targets]


def glossary(themen: pd.DataFrame) -> None:
    """What each theme means, and where the idea of it comes from."""
    items = "".join(
        f"<dt><strong>{escape(r['name'])}</strong> ({r['code']})</dt>"
        f"<dd>{escape(r['definition'])} <small>{escape(r['beleg'] or '')}</small></dd>"
        for r in records(themen)
    )
    with st.expander("Was die Themen bedeuten"):
        st.html(f'<dl class="zr-begriffe">{items}</dl>')
