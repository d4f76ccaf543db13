"""Small choices that a page offers beside the filters.

They change what is drawn, never which cases are meant.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

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
