"""Seite »Abgleich«: Was wurde veröffentlicht, und was davon ist belegt?"""

from zr_dashboard.queries import abgleich
from zr_dashboard.ui import ask, coverage_strip, page, published

with page("abgleich") as selection:
    coverage_strip(ask(abgleich.letzte_summen, selection))
    published.course(ask(abgleich.verlauf, selection))
    published.contradictions(ask(abgleich.widersprueche, selection))
    published.statements(ask(abgleich.vergleiche, selection))
