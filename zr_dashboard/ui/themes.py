"""Themes: the page of one theme, and the way there."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

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
    st.subheader(f"Thema: {row['name']}", anchor=False)
    st.html(f'<p class="zr-satz">{escape(row["definition"])} <em>Redaktionelle Zuordnung.</em></p>')


def links(je_thema: pd.DataFrame, nach: str) -> list[str | None]:
    """For each row, the address of the page of its theme."""
    base = state.selection().without("thema", "hauptthema")
    return [
        f"themen?{urlencode(base.with_facet(nach, Facet((code,))).to_url(), doseq=True)}"
        for code in je_thema["schluessel"]
    ]


def glossary(themen: pd.DataFrame) -> None:
    """What each theme means, and where the idea of it comes from."""
    items = "".join(
        f"<dt><strong>{escape(r['name'])}</strong> ({r['code']})</dt>"
        f"<dd>{escape(r['definition'])} <small>{escape(r['beleg'])}</small></dd>"
        for r in themen.to_dict("records")
    )
    with st.expander("Was die Themen bedeuten"):
        st.html(f"<dl>{items}</dl>")
