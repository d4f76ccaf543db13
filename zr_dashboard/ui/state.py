"""The selection of a session, and its bond with the URL.

The selection lives in the session; the URL and the filters show it. The URL wins
when it says something this session did not write: a link, a bookmark, the back
button. An empty URL on another page says nothing, for Streamlit empties it on every
change of page; there the session wins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from zr_dashboard.model.codes import Codes
from zr_dashboard.model.link import read_text
from zr_dashboard.model.selection import Facet, Note, Selection
from zr_dashboard.queries import auswahl
from zr_dashboard.ui.ask import ask

_SELECTION = "_selection"
_NOTES = "_notes"
_WRITTEN = "_url_written"
_CODES = "_codes"
_OWN = "_own"
_SUBJECT = "_subject"
_PAST = "_past"
_FUTURE = "_future"
_STEPS = 100
"""So many changes of the selection can be taken back."""


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


def announce(note: Note) -> None:
    """Say what of the reader's input could not be used, until the selection changes."""
    st.session_state[_NOTES] = (note,)


def choose(chosen: Selection) -> None:
    """Change the selection. Meant as callback: the next run shows it."""
    if chosen != selection():
        st.session_state[_PAST] = (*past(), selection())[-_STEPS:]
        st.session_state[_FUTURE] = ()
    st.session_state[_SELECTION] = chosen
    st.session_state[_NOTES] = ()


def choose_text(text: str) -> None:
    """Change the text; letters typed one after the other are one step."""
    chosen = replace(selection(), text=read_text([text], []))
    typing = past() and replace(past()[-1], text="") == replace(chosen, text="")
    if typing and selection().text and past()[-1] != selection():
        st.session_state[_SELECTION] = past()[-1]
        st.session_state[_PAST] = past()[:-1]
    choose(chosen)


def past() -> Sequence[Selection]:
    """What was selected before, the last one last; empty if nothing can be undone."""
    steps: Sequence[Selection] = st.session_state.get(_PAST, ())
    return steps


def future() -> Sequence[Selection]:
    """What was undone, to be done again, the next one first."""
    steps: Sequence[Selection] = st.session_state.get(_FUTURE, ())
    return steps


def undo() -> None:
    """Go back to what was selected before."""
    *earlier, last = past()
    later = (selection(), *future())
    choose(last)
    st.session_state[_PAST], st.session_state[_FUTURE] = tuple(earlier), later


def redo() -> None:
    """Do again what was undone."""
    following, *later = future()
    choose(following)
    st.session_state[_FUTURE] = tuple(later)


def choose_facet(name: str, tokens: Sequence[str]) -> None:
    """Change one facet; of a choice and its opposite, the one added last stays."""
    before = selection().facet(name).to_tokens()
    new = [token for token in tokens if token not in before]
    gone = {f"-{t}" for t in new} | {t.removeprefix("-") for t in new if t[0] == "-"}
    kept = [token for token in tokens if token in new or token not in gone]
    choose(selection().with_facet(name, Facet.from_tokens(kept)))


def subject() -> tuple[Selection, str]:
    """What the page's figures and files are about: a selection, and its words."""
    about: tuple[Selection, str] | None = st.session_state.get(_SUBJECT)
    return about or (selection(), selection().in_words(codes()))


def everything(words: str) -> tuple[Selection, str]:
    """The subject of rows that no filter touches."""
    return selection().whole, words


def speak_of(chosen: Selection, words: str) -> None:
    """Say that this page is about something else than the reader's selection."""
    st.session_state[_SUBJECT] = (chosen, words)


def own(parameter: str) -> str:
    """A parameter of the page itself, such as `id` of a case; empty if not given."""
    return next(reversed(own_values().get(parameter, ())), "")


def own_values() -> Mapping[str, Sequence[str]]:
    """Every value of every parameter of the page itself, as the address has them."""
    known: Mapping[str, Sequence[str]] = st.session_state.get(_OWN, {})
    return known


def choose_own(values: Mapping[str, Sequence[str]]) -> None:
    """Change the parameters of the page itself. Meant as callback.

    Args:
        values: All of them; the selection stays as it is.
    """
    st.session_state[_OWN] = dict(values)
    st.query_params.from_dict({**selection().to_url(), **values})


def read_url(page: str, own_parameters: Sequence[str] = ()) -> Codes:
    """Bring session and URL to one state, and give back what can be selected.

    Args:
        page: Which page is shown.
        own_parameters: Parameters that name what the page is about. They stay in the
            URL beside the selection, and are kept while the page is shown.

    What a new Datenstand no longer knows is dropped, and said, like in a link.
    """
    url = {name: st.query_params.get_all(name) for name in st.query_params}
    last_page, last_url = st.session_state.get(_WRITTEN, (page, {}))
    about = {name: url.pop(name) for name in own_parameters if name in url}
    if not about and page == last_page:
        known = own_values()
        about = {name: list(known[name]) for name in own_parameters if name in known}
    st.session_state[_SUBJECT] = None
    st.session_state[_OWN] = about
    first = _SELECTION not in st.session_state
    from_link = first or (url != last_url and (url or page == last_page))
    asked = url if from_link else selection().to_url()
    chosen, found, codes = auswahl.read_selection(ask, asked)
    if first:  # where a reader begins, there is nothing to take back
        st.session_state[_SELECTION] = chosen
    if from_link or found:
        choose(chosen)
        st.session_state[_NOTES] = tuple(found)
    written = chosen.to_url()
    shown = {name: st.query_params.get_all(name) for name in st.query_params}
    if about | written != shown:
        st.query_params.from_dict(about | written)
    st.session_state[_WRITTEN] = (page, written)
    st.session_state[_CODES] = codes
    return codes


def link() -> str:
    """The address of this page as it stands: what it is about, and the selection."""
    return address({**own_values(), **selection().to_url()})


def address(query: Mapping[str, object]) -> str:
    """The address of this page with other parameters."""
    base = (st.context.url or "").split("?")[0]
    return f"{base}?{urlencode(query, doseq=True)}" if query else base
