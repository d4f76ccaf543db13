"""Which pages there are, what they are called, and in what order."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from zr_dashboard.lieferung.publication import datenpflege_offen

_PAGES = Path(__file__).parents[2] / "pages"
START = "ueberblick"
"""The page at the address without a name."""


def navigation() -> StreamlitPage:
    """Declare all pages and return the one the reader asked for."""
    pages = {
        "ueberblick": ("Überblick", ":material/dashboard:"),
        "zeitverlauf": ("Zeitverlauf", ":material/timeline:"),
        "regionen": ("Regionen", ":material/map:"),
        "themen": ("Themen", ":material/category:"),
        "kooperationen": ("Kooperationen", ":material/hub:"),
        "foerderfaelle": ("Förderfälle", ":material/table_rows:"),
        "briefing": ("Briefing", ":material/picture_as_pdf:"),
        "antworttabellen": ("Antworttabellen", ":material/table_view:"),
        "abgleich": ("Abgleich", ":material/balance:"),
        "datenqualitaet": ("Datenqualität", ":material/rule:"),
        "datenstaende": ("Datenstände", ":material/history:"),
        "register": ("Register", ":material/format_quote:"),
        "methodik": ("Methodik", ":material/menu_book:"),
        "datenpflege": ("Datenpflege", ":material/upload_file:"),
        # Reached from lists and links; in the navigation they would be about nothing.
        "foerderfall": ("Förderfall", None),
        "kommune": ("Kommune", None),
        "zitat": ("Zitat", None),
    }
    if not datenpflege_offen():
        del pages["datenpflege"]
    return st.navigation(
        [
            st.Page(
                _PAGES / f"{name}.py",
                title=title,
                icon=icon,
                default=name == START,
                visibility="visible" if icon else "hidden",
            )
            for name, (title, icon) in pages.items()
        ],
        # All of them: Streamlit would hide the last ones behind a button.
        expanded=True,
    )
