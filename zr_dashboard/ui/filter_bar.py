"""The filters in the sidebar. Each choice says how many cases it would give.

A widget's value is the list of URL tokens of its facet: `T07` is chosen, `-T07`
excluded. What is chosen lives in `state`; the widgets only show and change it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st

from zr_dashboard.formatting.german import zahl
from zr_dashboard.model.codes import OHNE_ANGABE, Codes
from zr_dashboard.model.dimensionen import DIMENSIONEN
from zr_dashboard.queries import auswahl
from zr_dashboard.ui import state
from zr_dashboard.ui.ask import ask

_OPEN = ("arl", "landkreis", "kommune", "thema")
_FOLDED = ("runde", "hauptthema", "gegenstand", "massnahme")
_OHNE_JAHR = {True: "einbeziehen", False: "ausschließen"}

Counts = Mapping[str, tuple[int, Mapping[str, int]]]
"""Facet -> (cases without this filter, code -> cases)."""

_UNSET = object()


def filter_bar(codes: Codes) -> None:
    """Draw every filter."""
    counts = _counts(ask(auswahl.anzahlen, state.selection()))
    with st.sidebar:
        _years(codes, counts)
        for name in _OPEN:
            _facet(name, codes, counts)
        used = any(state.selection().facet(name) for name in _FOLDED)
        with st.expander("Weitere Filter", expanded=used):
            for name in _FOLDED:
                _facet(name, codes, counts)


def _counts(frame: pd.DataFrame) -> Counts:
    return {
        str(name): (
            int(rows["anzahl_ohne_filter"].iloc[0]),
            dict(
                zip(rows["code"], map(int, rows["anzahl_foerderfaelle"]), strict=True)
            ),
        )
        for name, rows in frame.groupby("facette")
    }


def _facet(name: str, codes: Codes, counts: Counts) -> None:
    """One multiselect with include, exclude and »ohne Angabe«."""
    total, by_code = counts.get(name, (0, {}))
    chosen = state.selection().facet(name).to_tokens()
    options = _options(codes.names[name], by_code, chosen)
    key = f"filter_{name}"
    _show(key, chosen)

    def label(token: str) -> str:
        code = token.removeprefix("-")
        count = by_code.get(code, 0)
        if code == token:
            return f"{codes.name(name, code)} · {zahl(count)}"
        what = (
            "mit Angabe" if code == OHNE_ANGABE else f"nicht {codes.name(name, code)}"
        )
        return f"{what} · {zahl(total - count)}"

    st.multiselect(
        DIMENSIONEN[name].titel,
        options,
        format_func=label,
        key=key,
        placeholder="alle",
        select_all=False,
        on_change=lambda: state.choose_facet(name, st.session_state[key]),
    )


def _options(
    names: Mapping[str, str], by_code: Mapping[str, int], chosen: list[str]
) -> list[str]:
    """Tokens to offer: every code, »ohne Angabe«, then the exclusions that matter."""
    offered = [*names]
    if OHNE_ANGABE in by_code or f"-{OHNE_ANGABE}" in chosen or OHNE_ANGABE in chosen:
        offered.append(OHNE_ANGABE)
    excluded = [
        f"-{code}" for code in offered if code in by_code or f"-{code}" in chosen
    ]
    return offered + excluded


def _years(codes: Codes, counts: Counts) -> None:
    """From, to, and what becomes of cases without a year."""
    by_year = counts.get("jahr", (0, {}))[1]
    chosen = state.selection()
    ohne = by_year.get(OHNE_ANGABE, 0)
    _show("filter_von", chosen.jahr_von)
    _show("filter_bis", chosen.jahr_bis)
    _show("filter_ohne_jahr", chosen.ohne_jahr)

    def label(year: int) -> str:
        return f"{year} · {zahl(by_year.get(str(year), 0))}"

    st.selectbox(
        "Jahr von",
        [y for y in codes.jahre if y <= (chosen.jahr_bis or y)],
        format_func=label,
        key="filter_von",
        index=None,
        placeholder="Beginn",
        on_change=_choose_years,
    )
    st.selectbox(
        "Jahr bis",
        [y for y in codes.jahre if y >= (chosen.jahr_von or y)],
        format_func=label,
        key="filter_bis",
        index=None,
        placeholder="heute",
        on_change=_choose_years,
    )
    if ohne or chosen.ohne_jahr is not None:
        st.selectbox(
            f"Fälle ohne Angabe zum Jahr · {zahl(ohne)}",
            [True, False],
            format_func=_OHNE_JAHR.__getitem__,
            key="filter_ohne_jahr",
            index=None,
            placeholder="wenn kein Zeitraum gewählt",
            on_change=_choose_years,
        )


def _choose_years() -> None:
    state.choose(
        replace(
            state.selection(),
            jahr_von=st.session_state["filter_von"],
            jahr_bis=st.session_state["filter_bis"],
            ohne_jahr=st.session_state.get("filter_ohne_jahr"),
        )
    )


def _show(key: str, value: object) -> None:
    """Put a widget where the selection stands, unless it stands there already."""
    if st.session_state.get(key, _UNSET) != value:
        st.session_state[key] = value
