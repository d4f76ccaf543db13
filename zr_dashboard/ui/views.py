"""Small choices that a page offers beside the filters.

They change what is drawn, never which cases are meant.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from zr_dashboard.formatting.rundung import MIO_EURO, TSD_EURO, Einheit
from zr_dashboard.model.codes import Codes

GROESSEN = {
    "zuwendung_eur": "Zuwendung",
    "gesamtausgaben_eur": "Gesamtausgaben",
    "anzahl_foerderfaelle": "Förderfälle",
    "anzahl_kommunen": "Kommunen",
}
TEILE = {
    "": "ohne",
    "arl": "ArL",
    "hauptthema": "Hauptthema",
    "gegenstand": "Fördergegenstand",
    "massnahme": "Förderart",
}
ZEITEN = {"jahr": "Jahr", "runde": "Runde"}
THEMEN = {"hauptthema": "nur das Hauptthema", "thema": "alle Themen"}
REGIONALE_GROESSEN = {
    "zuwendung_eur": "Zuwendung",
    "zuwendung_je_1000_eur": "je 1.000 Einwohner",
    "zuwendung_anteil": "Anteil",
    "anzahl_foerderfaelle": "Förderfälle",
}
EBENEN_SINGULAR = {"landkreis": "Landkreis", "arl": "ArL", "kommune": "Kommune"}
THEMEN_SINGULAR = {"hauptthema": "Hauptthema", "thema": "Thema"}
THEMEN_GROESSEN = {
    "zuwendung_eur": "Zuwendung",
    "anzahl_foerderfaelle": "Förderfälle",
    "zuwendung_anteil": "Anteil",
}
EBENEN = {"landkreis": "Landkreise", "arl": "Ämter (ArL)", "kommune": "Kommunen"}
EINHEITEN = {
    "Euro": None,
    TSD_EURO.name: TSD_EURO,
    MIO_EURO.name: MIO_EURO,
}

_BETRAEGE = "_betraege"
_CHANGED = "_betraege_changed"


def choice(label: str, options: Mapping[str, str], *, key: str) -> str:
    """Let the reader choose one of a few; the first is the default.

    Returns:
        The key of what was chosen.
    """
    chosen = st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        default=next(iter(options)),
        required=True,
        key=f"wahl {key}",
        persist_state="session",
    )
    return str(chosen)


def period(label: str, codes: Codes, default: tuple[int, int]) -> tuple[int, int]:
    """Let the reader choose a first and a last year; one year is a period too."""
    years = list(codes.jahre)
    low, high = st.select_slider(
        label, years, value=default, key=f"zeitraum {label}", persist_state="session"
    )
    return int(low), int(high)


def years(period: tuple[int, int]) -> str:
    """Name a period: »2021« or »2021–2022«."""
    low, high = period
    return str(low) if low == high else f"{low}–{high}"


def betraege(titel: str, key: str) -> Einheit | None:
    """Let the reader choose in what sums of money are shown: Euro, Tsd. or Mio. €.

    One choice for all tables of the session: they are compared with each other.

    Args:
        titel: Which table, for those who do not see where the choice stands.
        key: Of the table.

    Returns:
        None for Euro, which is exact.
    """
    if st.session_state.pop(_CHANGED, False):
        st.rerun()  # the other tables of the page, too
    widget = f"betraege {key}"
    st.session_state[widget] = st.session_state.get(_BETRAEGE, "Euro")
    chosen = st.segmented_control(
        f"Beträge in: {titel}",
        list(EINHEITEN),
        required=True,
        key=widget,
        label_visibility="collapsed",
        on_change=_choose_betraege,
        args=(widget,),
    )
    return EINHEITEN[str(chosen)]


def _choose_betraege(widget: str) -> None:
    st.session_state[_BETRAEGE] = st.session_state[widget]
    st.session_state[_CHANGED] = True
