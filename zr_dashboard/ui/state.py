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
from zr_dashboard.model.errors import StoreBrokenError
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
    """Bring session and URL to one state, and give back what can be selected."""
    url = {name: st.query_params.get_all(name) for name in st.query_params}
    last_page, last_url = st.session_state.get(_WRITTEN, (page, {}))
    first = _SELECTION not in st.session_state
    if first or (url != last_url and (url or page == last_page)):
        codes = _read_codes(url.get("stand", ()))
        chosen, found = Selection.from_url(url, codes)
        choose(chosen)
        st.session_state[_NOTES] = tuple(found)
    else:
        codes = _read_codes(selection().to_url().get("stand", ()))
    written = selection().to_url()
    if written != url:
        st.query_params.from_dict(written)
    st.session_state[_WRITTEN] = (page, written)
    st.session_state[_CODES] = codes
    return codes


def _read_codes(asked: Sequence[str]) -> Codes:
    """What the Datenstand that is asked for, else the newest, lets one select."""
    staende = ask(auswahl.staende)
    if staende.empty:
        message = "Die Datenbank enthält keinen Datenstand. Bitte neu bauen."
        raise StoreBrokenError(message)
    known = [stand for stand in staende["stand"].dt.date if stand.isoformat() in asked]
    stand = known[0] if len(known) == 1 else staende["stand"].dt.date.iloc[0]
    names = ask(auswahl.bezeichnungen, Selection(stand=stand))
    return auswahl.codes(staende, names, stand)


def link(chosen: Selection) -> str:
    """The address of this page with that selection."""
    base = (st.context.url or "").split("?")[0]
    query = urlencode(chosen.to_url(), doseq=True)
    return f"{base}?{query}" if query else base
