"""One run of a page, counted and logged: how long it took, never what was chosen."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st
from streamlit import runtime
from streamlit.runtime.stats import GaugeStat

from zr_dashboard.betrieb import aufraeumen, meldung, zaehler

_RUN = "_lauf"
_ACTIVE = "active_sessions"
"""What Streamlit calls the number of connected windows."""

TURN = threading.Semaphore(2)
"""Held while a page is drawn, so that two are at once: one computes, of the other
DuckDB answers a question. More take the processor from each other: twelve readers
without a pause then get a quarter fewer pages, the slowest in twice the time."""


@dataclass
class _Run:
    """What is known of the run of this session that goes on."""

    fragen: int = 0
    """Questions to the store or its cache."""

    beantwortet: int = 0
    """Those that the store had to answer."""

    vorfall: str | None = None


@contextmanager
def interaction(seite: str) -> Iterator[None]:
    """Count and log what happens within as one interaction on a page."""
    run = st.session_state[_RUN] = _Run()
    begin = time.perf_counter()
    try:
        yield
    finally:
        seconds = time.perf_counter() - begin
        outcome = "incident" if run.vorfall else "ok"
        zaehler.INTERACTIONS.labels(seite, outcome).inc()
        zaehler.INTERACTION_SECONDS.labels(seite).observe(seconds)
        zaehler.QUESTIONS.labels("store").inc(run.beantwortet)
        zaehler.QUESTIONS.labels("cache").inc(run.fragen - run.beantwortet)
        zaehler.see_sessions()
        meldung.event(
            "interaktion",
            seite=seite,
            dauer_ms=round(seconds * 1_000),
            fragen=run.fragen,
            aus_speicher=run.fragen - run.beantwortet,
            vorfall=run.vorfall,
        )
        aufraeumen.give_back()


def asked() -> None:
    """Note a question, however it is answered."""
    _current().fragen += 1


@contextmanager
def answered(query: Callable[..., object]) -> Iterator[None]:
    """Note that the store answers a question, and how long it takes."""
    _current().beantwortet += 1
    name = f"{query.__module__.rpartition('.')[2]}.{query.__name__}"
    with zaehler.QUESTION_SECONDS.labels(name).time():
        yield


def incident(number: str) -> None:
    """Note that the run has failed, and under which number its story stands."""
    _current().vorfall = number


def _current() -> _Run:
    """The run that goes on; one that nobody reads, outside of `interaction`."""
    run: _Run = st.session_state.get(_RUN, _Run())
    return run


def _sessions() -> int:
    """Windows that are connected to this server."""
    if not runtime.exists():
        return 0
    stats = runtime.get_instance().stats_mgr.get_stats([_ACTIVE])
    active = stats.get(_ACTIVE, ())
    return int(sum(stat.value for stat in active if isinstance(stat, GaugeStat)))


zaehler.count_sessions(_sessions)
