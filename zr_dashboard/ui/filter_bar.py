"""The filters in the sidebar. Each choice says how many cases it would give.

A widget's value is the list of URL tokens of its facet: `T07` is chosen, `-T07`
excluded. What is chosen lives in `state`; the widgets only show and change it. Filters
that are no list of codes are in `filter_ranges`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import streamlit as st

from zr_dashboard.formatting.german import zahl
from zr_dashboard.model.codes import OHNE_ANGABE, Codes
from zr_dashboard.model.dimensionen import DIMENSIONEN
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import auswahl
from zr_dashboard.ui import filter_ranges, state
from zr_dashboard.ui.ask import ask
from zr_dashboard.ui.filter_ranges import Counts, show, without_count

_OPEN = ("arl", "landkreis", "kommune", "thema")
_FOLDED = (
    *("zentralort", "groessenklasse", "runde", "hauptthema", "gegenstand"),
    *("massnahme", "foerdersatz", "status", "vertrauen", "laufzeit"),
)


def filter_bar(codes: Codes) -> None:
    """Draw every filter; those chosen less often when they are used or opened."""
    chosen = state.selection()
    seldom = ("betrag", *_FOLDED)
    used = bool(auswahl.used(chosen, seldom))
    with st.sidebar:
        filter_ranges.text()
        often = st.container()
        more = st.expander(
            "Weitere Filter", expanded=used, key=f"weitere {used}", on_change="rerun"
        )
    counts = _counts(chosen, ("jahr", *_OPEN, *(seldom if more.open else ())))
    with often:
        filter_ranges.years(codes, counts)
        for name in _OPEN:
            _facet(name, codes, counts)
    if more.open:
        with more:
            filter_ranges.amounts(counts)
            for name in _FOLDED:
                _facet(name, codes, counts)
            if chosen.laufzeit:
                filter_ranges.day(codes)


def _counts(chosen: Selection, names: Collection[str]) -> Counts:
    counts: dict[str, tuple[int, dict[str, int]]] = {}
    for others, filters in auswahl.zaehlungen(chosen, names):
        frame = ask(auswahl.anzahlen, others, filters)
        for facette, code, cases, total in frame.to_numpy().tolist():
            counts.setdefault(facette, (total, {}))[1][code] = cases
    return counts


def _facet(name: str, codes: Codes, counts: Counts) -> None:
    """One multiselect with include, exclude and »ohne Angabe«."""
    total, by_code = counts.get(name, (0, {}))
    chosen = state.selection().facet(name).to_tokens()
    options = _options(codes.names[name], by_code, chosen)
    key = f"filter_{name}"

    def called(token: str) -> str:
        code = token.removeprefix("-")
        if code == token:
            return codes.name(name, code)
        return (
            "mit Angabe" if code == OHNE_ANGABE else f"nicht {codes.name(name, code)}"
        )

    def label(token: str) -> str:
        count = by_code.get(token.removeprefix("-"), 0)
        return f"{called(token)} · {zahl(total - count if token[0] == '-' else count)}"

    def choose() -> None:
        """A label that was shown before counts as its token."""
        by_name = {called(token): token for token in options}
        values = st.session_state[key]
        state.choose_facet(
            name, [v if v in options else by_name[without_count(v)] for v in values]
        )

    show(key, chosen, [label(token) for token in chosen])

    st.multiselect(
        DIMENSIONEN[name].titel,
        options,
        format_func=label,
        key=key,
        placeholder="alle",
        select_all=False,
        on_change=choose,
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
