"""Seite »Zeitverlauf«: Wie hat sich die Förderung entwickelt?"""

import streamlit as st

from zr_dashboard.queries import abgleich, kennzahlen, zeitverlauf
from zr_dashboard.ui import ask, events, lists, page, panels, state, views

with page("zeitverlauf") as selection:
    with st.container(horizontal=True, key="wahl"):
        value = views.choice("Größe", views.GROESSEN, key="zeitverlauf_groesse")
        zeit = views.choice("Zeitachse", views.ZEITEN, key="zeitverlauf_zeit")
        teil = views.choice("Aufgeteilt nach", views.TEILE, key="zeitverlauf_teil")

    runden = ask(abgleich.runden, selection.whole)
    ereignisse = ask(zeitverlauf.ereignisse, selection.whole)
    panels.over_time(
        f"{views.GROESSEN[value]} nach {views.ZEITEN[zeit]}",
        ask(zeitverlauf.verlauf, selection, zeit, teil),
        ask(zeitverlauf.verlauf, selection, zeit, ""),
        runden,
        value=value,
        achse=(zeit, teil),
        events=ereignisse if zeit == "jahr" else None,
        height=460,
    )
    panels.cumulated(
        f"{views.GROESSEN[value]}, zusammengezählt",
        ask(zeitverlauf.kumuliert, selection, zeit, teil),
        runden,
        value=value,
        achse=(zeit, teil),
    )

    st.header("Zwei Zeiträume im Vergleich", anchor=False)
    left, right = st.columns(2, gap="large")
    with left:
        a = views.period("Zeitraum A", state.codes(), (2019, 2020))
    with right:
        b = views.period("Zeitraum B", state.codes(), (2021, 2022))
    lists.comparison(ask(kennzahlen.vergleich, selection, a, b), von_a=a, von_b=b)
    events.timeline(ereignisse)
