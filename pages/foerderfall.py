"""Seite »Förderfall«: alles, was über einen Fall bekannt ist (`/foerderfall?id=…`)."""

from zr_dashboard.queries import foerderfaelle, vergleich
from zr_dashboard.ui import ask, datenstaende, record, records

with record("foerderfall", "id") as (selection, kennung):
    fall = ask(foerderfaelle.fall, selection, kennung)
    if fall.empty:
        records.unknown("Förderfall", kennung)
    else:
        records.case(fall)
        datenstaende.history(ask(vergleich.verlauf, selection, kennung))
        records.sources(ask(foerderfaelle.belege, selection, kennung))
