"""Seite »Themen«: Wofür wird gefördert?"""

import streamlit as st

from zr_dashboard.queries import aufgliederung, foerderfaelle, kennzahlen, nachschlagen
from zr_dashboard.ui import ask, headline, lists, page, panels, themes, views

with page("themen") as selection:
    with st.container(horizontal=True, key="wahl"):
        nach = views.choice("Ein Fall zählt für", views.THEMEN, key="themen_zuordnung")
        value = views.choice("Größe", views.THEMEN_GROESSEN, key="themen_groesse")

    zahlen = ask(kennzahlen.kennzahlen, selection)
    liste = ask(nachschlagen.themen, selection.whole)
    if code := themes.chosen(selection):
        themes.definition(liste, code)
        headline(
            zahlen, "foerderfaelle", "zuwendung_eur", "kommunen", "zuwendung_mittel_eur"
        )
        lists.cases(
            "Förderfälle zu diesem Thema", ask(foerderfaelle.neueste, selection, 200)
        )

    je_thema = ask(aufgliederung.nach, selection, nach)
    panels.ranking(
        f"{views.THEMEN_GROESSEN[value]} nach {views.THEMEN_SINGULAR[nach]}",
        je_thema,
        nach=nach,
        value=value,
        total=zahlen,
        links=themes.links(je_thema, nach),
    )
    panels.crossed(
        f"{views.THEMEN_SINGULAR[nach]} und Jahr",
        ask(aufgliederung.nach, selection, nach, "jahr"),
        nach=nach,
        und="jahr",
        value=value,
    )
    panels.crossed(
        f"{views.THEMEN_SINGULAR[nach]} und ArL",
        ask(aufgliederung.nach, selection, nach, "arl"),
        nach=nach,
        und="arl",
        value=value,
    )
    themes.glossary(liste)
