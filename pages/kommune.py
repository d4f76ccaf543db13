"""Seite »Kommune«: Fälle, Summen und Vergleich einer Kommune (`/kommune?ars=…`)."""

from zr_dashboard.queries import (
    abgleich,
    foerderfaelle,
    kennzahlen,
    kooperationen,
    regionen,
    zeitverlauf,
)
from zr_dashboard.ui import ask, headline, kooperation, lists, panels, record, records

with record("kommune", "ars") as (selection, ars):
    profil = ask(regionen.kommune, selection, ars)
    if profil.empty:
        records.unknown("Kommune", ars)
    else:
        records.kommune(profil)
        nur = records.only_kommune(selection, ars)
        records.to_briefing(nur)
        headline(
            ask(kennzahlen.kennzahlen, nur),
            "foerderfaelle",
            "zuwendung_eur",
            "zuwendung_mittel_eur",
            "gesamtausgaben_eur",
        )
        lists.cases("Förderfälle der Kommune", ask(foerderfaelle.neueste, nur, 1_000))
        kooperation.of_kommune(ask(kooperationen.der_kommune, selection, ars))
        panels.over_time(
            "Zuwendungen an die Kommune nach Jahr",
            ask(zeitverlauf.verlauf, nur, "jahr", ""),
            ask(zeitverlauf.verlauf, nur, "jahr", ""),
            ask(abgleich.runden, selection.whole),
            value="zuwendung_eur",
        )
        records.comparison(ask(regionen.vergleich, selection, ars), profil)
