"""Long work on a page: how far it is, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from zr_dashboard.formatting.fortschritt import satz
from zr_dashboard.model.errors import DashboardError
from zr_dashboard.model.fortschritt import Fortschritt, Schritt
from zr_dashboard.ui.words import plain

_SAID = "_fortschritt_gesagt"


@dataclass
class _Work:
    """Work that a session has begun."""

    did: str = ""
    """What it did; empty until it is done."""


@contextmanager
def bar(
    words: str, on_cancel: Callable[[], None] | None = None
) -> Iterator[Fortschritt]:
    """A bar that says how far it is, beside a button to stop it; gone when it is done.

    Each step is a moment at which Streamlit ends the run if the reader pressed the
    button or went on to something else.

    Args:
        words: What is said until the first step begins; no other bar of a run says it.
        on_cancel: What the button does before the page is shown anew.
    """
    stop = st.empty()
    stop.button(
        "Abbrechen",
        key=f"abbrechen {words}",
        icon=":material/cancel:",
        on_click=on_cancel,
    )
    shown = st.progress(0.0, text=words)

    def say(schritt: Schritt, done: int, of: int) -> None:
        shown.progress(done / max(of, 1), text=satz(schritt, done, of))

    try:
        yield say
    finally:
        shown.empty()
        stop.empty()


def do(
    words: str,
    step: Callable[[Fortschritt], str],
    *,
    then: Callable[[], None] = lambda: None,
) -> None:
    """Do what changes the data, whole or not at all, and show the page anew.

    Args:
        words: What is said until its first step begins.
        step: Does it and says what it did, without touching the session; is stopped
            by what its progress raises.
        then: Called when it is done.
    """
    work = _Work()
    st.session_state[_SAID] = work
    try:
        with bar(words) as fortschritt:
            # Kept at once: from here on Streamlit may end the run at any line.
            work.did = step(fortschritt)
    except DashboardError as error:
        del st.session_state[_SAID]
        st.error(plain(str(error)), icon=":material/error:")
        return
    then()
    st.rerun()


def last_result() -> None:
    """Say what became of the work that was last begun, once."""
    work = st.session_state.pop(_SAID, None)
    if work is None:
        return
    if work.did:
        st.success(plain(work.did), icon=":material/check_circle:")
    else:
        said = "Abgebrochen, bevor es fertig war. Es wurde nichts geändert."
        st.warning(said, icon=":material/cancel:")
        st.toast(said, icon=":material/cancel:")  # the reader is further down the page
