"""Seite »Datenstände«: Was war wann bekannt, und was hat sich geändert?"""

from zr_dashboard.queries import antraege, bestand, vergleich
from zr_dashboard.ui import antraege as antraege_ui
from zr_dashboard.ui import ask, datenstaende, page

with page("datenstaende") as selection:
    staende = ask(bestand.datenstaende)
    datenstaende.overview(staende, selection)
    alt = datenstaende.earlier(staende, selection)
    if alt is not None:
        datenstaende.changes(ask(vergleich.faelle, selection, alt), selection, alt)
        datenstaende.figures(ask(vergleich.kennzahlen, selection, alt), selection, alt)
        others = ask(antraege.veraenderungen, selection, alt)
        antraege_ui.changed(others, selection, alt)
