"""The filters in the sidebar. Each choice says how many cases it would give.

A widget's value is the list of URL tokens of its facet: `T07` is chosen, `-T07`
excluded. What is chosen lives in `state`; the widgets only show and change it. Filters
that are no list of codes are in `filter_ranges`.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from zr_dashboard.formatting.german import zahl
from zr_dashboard.model.codes import OHNE_ANGABE, Codes
from zr_dashboard.model.dimensionen import DIMENSIONEN
from zr_dashboard.queries import auswahl
from zr_dashboard.ui import filter_ranges, state
from zr_dashboard.ui.ask import ask
from zr_dashboard.ui.filter_ranges import Counts, show

_OPEN = ("arl", "landkreis", "kommune", "thema")
_FOLDED = (
    *("zentralort", "groessenklasse", "runde", "hauptthema", "gegenstand"),
    *("massnahme", "foerdersatz", "status", "vertrauen", "laufzeit"),
)


def filter_bar(codes: Codes) -> None:
    """Draw every filter."""
    chosen = state.selection()
    counts = _counts(ask(auswahl.anzahlen, chosen))
    with st.sidebar:
        filter_ranges.text()
        filter_ranges.years(codes, counts)
        for name in _OPEN:
            _facet(name, codes, counts)
        used = any(chosen.facet(name) for name in _FOLDED)
        amounts = (chosen.betrag_von, chosen.betrag_bis, chosen.ohne_betrag)
        with st.expander(
            "Weitere Filter", expanded=used or amounts != (None, None, None)
        ):
            filter_ranges.amounts(counts)
            for name in _FOLDED:
                _facet(name, codes, counts)
            if chosen.laufzeit:
                filter_ranges.day(codes)


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
    show(key, chosen)

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
