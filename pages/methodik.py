"""Seite »Methodik«: Woher die Zahlen kommen und was sie bedeuten."""

from zr_dashboard.queries import abgleich, bestand, nachschlagen
from zr_dashboard.ui import ask, definitions, page

with page("methodik") as selection:
    definitions.datenstand(ask(bestand.auskunft, selection))
    definitions.runden(ask(abgleich.runden, selection.whole))
    definitions.kennzahlen()
    definitions.columns()
    definitions.glossar(ask(nachschlagen.glossar, selection.whole))
    definitions.quellen(ask(nachschlagen.quellen, selection.whole))
