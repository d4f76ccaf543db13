"""Seite »Kooperationen«: Welche Kommunen und Einrichtungen wirken zusammen?"""

import streamlit as st

from zr_dashboard.queries import kooperationen
from zr_dashboard.ui import ask, kooperation, page

with page("kooperationen") as selection:
    umfang = ask(kooperationen.umfang, selection)
    faelle = ask(kooperationen.faelle, selection, kooperation.FAELLE)
    left, right = st.columns(2, gap="large")
    with left:
        kooperation.network(
            umfang, ask(kooperationen.paare, selection, kooperation.PAARE), faelle
        )
    with right:
        kooperation.participants(
            umfang, ask(kooperationen.beteiligte, selection, kooperation.BETEILIGTE)
        )
        kooperation.cases(umfang, faelle)
