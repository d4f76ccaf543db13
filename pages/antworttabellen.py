"""Seite »Antworttabellen«: Wie lautet die Antwort auf eine Kleine Anfrage?"""

from zr_dashboard.ui import antworten, page

with page("antworttabellen", antworten.PARAMETERS) as selection:
    form = antworten.choose()
    antworten.show(selection, form)
