"""Answer tables over a store, built as pages and routes build them."""

from datetime import date

from tests.strategies import CODES
from zr_dashboard.export.antwort import Antwort, Tabelle
from zr_dashboard.export.antwort_bau import antwort
from zr_dashboard.model.antwortform import Antwortform
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import antraege, antworten
from zr_dashboard.store.store import Store

NEWEST = date(2026, 11, 22)
"""The newest Datenstand of `tests/example.sql`."""


def built(store: Store, selection: Selection, form: Antwortform) -> Antwort:
    """The table of a selection."""
    frames = antworten.grundlage(
        lambda query, *arguments: query(store, *arguments), selection, form, 2_000
    )
    ohne_filter = antraege.nicht_anwendbar(selection) if form.form == "antraege" else ()
    return antwort(
        form,
        frames,
        auswahl=selection.in_words(CODES),
        link="https://monitor.invalid/antworttabellen",
        neuester=NEWEST,
        ohne_filter=ohne_filter,
    )


def table_of(answer: Antwort) -> Tabelle:
    """The table, which must be there."""
    assert answer.tabelle is not None
    return answer.tabelle
