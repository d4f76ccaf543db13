"""Seite »Abgleich«: Was wurde veröffentlicht, und was davon ist belegt?"""

from zr_dashboard.queries import abgleich
from zr_dashboard.ui import ask, coverage_strip, page, published

with page("abgleich") as selection:
    coverage_strip(ask(abgleich.letzte_summen, selection.whole))
    published.course(ask(abgleich.verlauf, selection.whole))
    published.contradictions(ask(abgleich.widersprueche, selection.whole))
    published.statements(ask(abgleich.vergleiche, selection.whole))
