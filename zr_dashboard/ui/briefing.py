"""The page »Briefing«: about what it is, how it reads, and the way to its PDF."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from html import escape
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from zr_dashboard.export import (
    briefing,
    briefing_html,
    briefing_pdf,
    briefing_teile,
)
from zr_dashboard.export.angaben import angaben
from zr_dashboard.model.codes import Codes
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.ui import state, views

_PAGE = Path(__file__).parents[2] / "pages" / "briefing.py"
_TOLD_HERE = ("ueberblick", "zeitverlauf", "regionen", "themen", "foerderfaelle")
"""Pages whose answer, with this selection, a briefing puts on one or two sheets."""

_ABOUT = {
    "auswahl": "die Auswahl",
    "arl": "ein Amt (ArL)",
    "landkreis": "ein Landkreis",
    "kommune": "eine Kommune",
}
_LABELS = {"arl": "Amt", "landkreis": "Landkreis", "kommune": "Kommune"}


def to_page(name: str) -> None:
    """The way from page `name` to the briefing of the same selection."""
    if name not in _TOLD_HERE:
        return
    with st.container(key="zum_briefing", width="content"):
        icon = ":material/picture_as_pdf:"
        if st.button("Briefing", key="briefing", type="tertiary", icon=icon):
            st.switch_page(_PAGE)


def subject(selection: Selection, codes: Codes) -> Selection:
    """Let the reader choose what the briefing is about.

    A place is all that is documented of it in this Datenstand; the filters stay as
    they are, but play no part in it.
    """
    with st.container(horizontal=True, key="wahl", vertical_alignment="bottom"):
        about = views.choice("Worüber", _ABOUT, key="briefing_worueber")
        if about == "auswahl":
            return selection
        names = codes.names[about]
        code = st.selectbox(
            _LABELS[about],
            list(names),
            format_func=names.__getitem__,
            key=f"briefing_{about}",
            persist_state="session",
        )
    return selection.whole.with_facet(about, Facet((code,)))


def preview(
    frames: dict[str, pd.DataFrame], beginn: str, chosen: Selection, codes: Codes
) -> None:
    """Show what the briefing says, and offer it as PDF.

    Args:
        frames: Answer of `queries.briefing.frames`.
        beginn: Answer of `queries.briefing.opening`.
        chosen: What it is about.
        codes: What can be selected in its Datenstand.
    """
    about = angaben(
        frames["auskunft"],
        titel=briefing_teile.title(chosen, codes),
        auswahl=chosen.in_words(codes),
        link=state.link(),
        vollstaendigkeit="",
    )
    content = briefing.briefing(frames, chosen, codes, about, beginn=beginn)
    with st.container(key="herunterladen_briefing"):
        st.html(f"<p>{_pdf(chosen, 'Briefing als PDF herunterladen', 'zr-knopf')}</p>")
    st.html(briefing_html.to_html(content))
    _prepare_pdf()


@cache
def _prepare_pdf() -> None:
    """Who reads this page asks for the file soon: get ready while it is read."""
    Thread(target=briefing_pdf.prepare, name="briefing", daemon=True).start()


def link(chosen: Selection, words: str) -> str:
    """HTML that leads to the page about a selection."""
    query = urlencode(chosen.to_url(), doseq=True)
    return f'<a href="briefing?{escape(query)}" target="_self">{escape(words)}</a>'


def _pdf(chosen: Selection, words: str, css: str) -> str:
    """HTML that saves the PDF, made by the route from the Datenstand shown here."""
    stand = chosen.stand or state.codes().staende[0]
    query = urlencode(replace(chosen, stand=stand).to_url(), doseq=True)
    address = escape(f"api/v1/briefing.pdf?{query}")
    return f'<a href="{address}" class="{css}" download>{escape(words)}</a>'
