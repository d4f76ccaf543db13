"""Seite »Datenqualität«: Wie vollständig und wie stimmig sind die Angaben?"""

from zr_dashboard.queries import guete
from zr_dashboard.ui import ask, lists, page, quality

with page("datenqualitaet") as selection:
    felder = ask(guete.vollstaendigkeit, selection)
    quality.checks(
        ask(guete.pruefungen, selection), ask(guete.auffaellige, selection, 100)
    )
    quality.duplicates(ask(guete.doppelt, selection, 200))
    quality.completeness(felder)
    quality.missing(felder)
    if feld := quality.field(felder):
        lists.cases(
            "Liste der Fälle ohne diese Angabe",
            ask(guete.ohne_angabe, selection, feld, 1_000),
        )
    quality.trust(ask(guete.vertrauen, selection))
