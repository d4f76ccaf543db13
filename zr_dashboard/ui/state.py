"""The selection of a session, and its bond with the URL.

The selection lives in the session; the URL and the filters show it. The URL wins
when it says something this session did not write: a link, a bookmark, the back
button. An empty URL on another page says nothing, for Streamlit empties it on every
change of page; there the session wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from zr_dashboard.model.codes import Codes
from zr_dashboard.model.selection import Facet, Note, Selection
from zr_dashboard.queries import auswahl
from zr_dashboard.ui.ask import ask

_SELECTION = "_selection"
_NOTES = "_notes"
_WRITTEN = "_url_written"
_CODES = "_codes"


def selection() -> Selection:
    """What this session stands at."""
    chosen: Selection = st.session_state.get(_SELECTION, Selection())
    return chosen


def codes() -> Codes:
    """What can be selected in the Datenstand of this run; see `read_url`."""
    known: Codes = st.session_state[_CODES]
    return known


def notes() -> Sequence[Note]:
    """What of the last link could not be used, until the selection changes."""
    found: Sequence[Note] = st.session_state.get(_NOTES, ())
    return found


def choose(chosen: Selection) -> None:
    """Change the selection. Meant as callback: the next run shows it."""
    st.session_state[_SELECTION] = chosen
    st.session_state[_NOTES] = ()


def choose_facet(name: str, tokens: Sequence[str]) -> None:
    """Change one facet; of a choice and its opposite, the one added last stays."""
    before = selection().facet(name).to_tokens()
    new = [token for token in tokens if token not in before]
    gone = {f"-{t}" for t in new} | {t.removeprefix("-") for t in new if t[0] == "-"}
    kept = [token for token in tokens if token in new or token not in gone]
    choose(selection().with_facet(name, Facet.from_tokens(kept)))


def read_url(page: str) -> Codes:
    """Bring session and URL to one state, and give back what can be selected.

    What a new Datenstand no longer knows is dropped, and said, like in a link.
    """
    url = {name: st.query_params.get_all(name) for name in st.query_params}
    last_page, last_url = st.session_state.get(_WRITTEN, (page, {}))
    first = _SELECTION not in st.session_state
    from_link = first or (url != last_url and (url or page == last_page))
    asked = url if from_link else selection().to_url()
    chosen, found, codes = auswahl.read_selection(ask, asked)
    if from_link or found:
        choose(chosen)
        st.session_state[_NOTES] = tuple(found)
    written = chosen.to_url()
    if written != url:
        st.query_params.from_dict(written)
    st.session_state[_WRITTEN] = (page, written)
    st.session_state[_CODES] = codes
    return codes


def link(chosen: Selection) -> str:
    """The address of this page with that selection."""
    base = (st.context.url or "").split("?")[0]
    query = urlencode(chosen.to_url(), doseq=True)
    return f"{base}?{query}" if query else base
