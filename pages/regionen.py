"""Seite »Regionen«: Wo wird gefördert, und wo noch nicht?"""

import streamlit as st

from zr_dashboard.model import gebiet
from zr_dashboard.queries import (
    abgleich,
    aufgliederung,
    foerderfaelle,
    kennzahlen,
    regionen,
    zeitverlauf,
)
from zr_dashboard.ui import ask, headline, lists, page, panels, region, state, views

with page("regionen") as selection:
    codes = state.codes()
    region.breadcrumb(selection, codes)
    ort, _ = gebiet.place(selection)
    zahlen = ask(kennzahlen.kennzahlen, selection)
    with st.container(horizontal=True, key="wahl"):
        value = views.choice("Größe", views.REGIONALE_GROESSEN, key="regionen_groesse")
        if ort == "land":
            ebene = views.choice("Ebene", views.EBENEN, key="regionen_ebene")
        else:
            ebene = gebiet.below(ort)

    region.area_panel(
        f"{views.REGIONALE_GROESSEN[value]} nach {views.EBENEN_SINGULAR[ebene]}",
        ask(regionen.gebiete, gebiet.surroundings(selection, codes), ebene),
        value=value,
        ebene=ebene,
        codes=codes,
    )

    if ort != "land":
        region.profile(selection, codes)
        headline(
            zahlen, "foerderfaelle", "zuwendung_eur", "kommunen", "zuwendung_mittel_eur"
        )
        left, right = st.columns(2, gap="large")
        with left:
            panels.over_time(
                "Zuwendungen nach Jahr",
                ask(zeitverlauf.verlauf, selection, "jahr", ""),
                ask(zeitverlauf.verlauf, selection, "jahr", ""),
                ask(abgleich.runden, selection.whole),
                value="zuwendung_eur",
            )
        with right:
            panels.ranking(
                "Zuwendungen nach Hauptthema",
                ask(aufgliederung.nach, selection, "hauptthema"),
                nach="hauptthema",
                value="zuwendung_eur",
                total=zahlen,
            )
        lists.cases("Förderfälle", ask(foerderfaelle.neueste, selection, 200))

    region.gaps_panel(ask(regionen.ohne_foerderung, selection))
