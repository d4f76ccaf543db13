"""The script that Streamlit runs for every page: navigation, then the page itself."""

from pathlib import Path

import streamlit as st

from zr_dashboard.ui.interaction import interaction
from zr_dashboard.ui.navigation import START, navigation

st.set_page_config(
    page_title="Zukunftsräume-Monitor",
    # A file of our own: a named icon would be fetched from a foreign host.
    page_icon=Path(__file__).with_name("icon.svg"),
    layout="wide",
)
chosen = navigation()
with interaction(chosen.url_path or START):
    chosen.run()
