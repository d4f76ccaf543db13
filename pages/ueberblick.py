"""Seite »Überblick«: Wo steht das Programm? In zehn Sekunden zu verstehen."""

import streamlit as st

from zr_dashboard.queries import (
    abgleich,
    aufgliederung,
    foerderfaelle,
    kennzahlen,
    regionen,
    zeitverlauf,
)
from zr_dashboard.ui import (
    ask,
    coverage_strip,
    headline,
    lists,
    page,
    panels,
    region,
    state,
)

with page("ueberblick") as selection:
    zahlen = ask(kennzahlen.kennzahlen, selection)
    headline(zahlen)
    coverage_strip(ask(abgleich.letzte_summen, selection.whole))

    left, right = st.columns([3, 2], gap="large")
    with left:
        panels.over_time(
            "Bewilligte Zuwendungen nach Jahr",
            ask(zeitverlauf.verlauf, selection, "jahr", "arl"),
            ask(zeitverlauf.verlauf, selection, "jahr", ""),
            ask(abgleich.runden, selection.whole),
            value="zuwendung_eur",
        )
    with right:
        region.map_panel(
            "Zuwendungen nach Landkreis",
            ask(regionen.gebiete, selection, "landkreis"),
            value="zuwendung_eur",
            ebene="landkreis",
            codes=state.codes(),
        )

    left, right = st.columns([2, 3], gap="large")
    with left:
        panels.ranking(
            "Führende Hauptthemen",
            ask(aufgliederung.nach, selection, "hauptthema"),
            nach="hauptthema",
            value="zuwendung_eur",
            total=zahlen,
            top=6,
        )
    with right:
        lists.cases(
            "Neueste Förderfälle", ask(foerderfaelle.neueste, selection, 6), kurz=True
        )
