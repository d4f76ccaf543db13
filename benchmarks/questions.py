"""What the store takes for the questions that grow with the number of cases.

Measured without Streamlit, each with a selection that was not asked before. The floor
of the facets is what DuckDB takes for six plain counts over the same table.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import TypeVar

from benchmarks.run import Run
from zr_dashboard.model.link import Facet
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import auswahl, bestand, falltabelle
from zr_dashboard.store.store import Store

TEIL = "abfragen"
T = TypeVar("T")

_PLAIN = (
    "select jahr, count(*) from fall group by all",
    "select arl_code, count(*) from fall group by all",
    "select landkreis_ags, count(*) from fall group by all",
    "select kommune_ars9, count(*) from fall group by all",
    "select runde, count(*) from fall group by all",
    "select hauptthema, count(*) from fall group by all",
)
_TEXTS = {
    "ein Wort, häufig": "sanierung",
    "ein Wort, selten": "leinepfad",
    "Wortteil": "halle",
    "zwei Wörter": "markthalle ehrenamt",
    "Wendung": '"am alten bahnhof"',
    "mit Tippfehler": "sanirung",
    "ohne Treffer": "xylophonkonzert",
}


def measure(run: Run) -> None:
    """Ask for facets and texts."""
    runs = range(1, run.laeufe + 1)
    store = Store.open(run.store)
    _facets(store)(Selection())
    run.add(
        TEIL,
        "alle Facetten mit Fallzahlen",
        _each([_theme(number) for number in runs], _facets(store)),
        boden=_each(runs, lambda _: [store.frame(sql) for sql in _PLAIN]),
        boden_ist="sechs einfache Zählungen in DuckDB",
    )
    run.add(
        TEIL,
        "alle Facetten, ohne Filter",
        _each([Selection() for _ in runs], _facets(store)),
    )
    for name, text in _TEXTS.items():
        _search(run, name, Selection(text=text))


def _facets(store: Store) -> Callable[[Selection], object]:
    return lambda selection: [
        auswahl.anzahlen(store, others, names)
        for others, names in auswahl.zaehlungen(selection, auswahl.FILTERS)
    ]


def _theme(number: int) -> Selection:
    return Selection(thema=Facet((f"T{number:02d}",)))


def _search(run: Run, name: str, selection: Selection) -> None:
    """Find the cases of a text, count them, and show the best."""
    found: list[float] = []
    shown: list[float] = []
    for _ in range(run.laeufe):
        store = Store.open(run.store)  # which remembers no text yet
        bestand.auskunft(store, Selection())
        begin = time.perf_counter()
        bestand.auskunft(store, selection)
        counted = time.perf_counter()
        falltabelle.seite_nach_treffern(store, selection, 0, 25)
        shown.append((time.perf_counter() - counted) * 1_000)
        found.append((counted - begin) * 1_000)
    run.add(TEIL, f"Textsuche · finden und zählen · {name}", found)
    run.add(TEIL, f"Textsuche · beste 25 zeigen · {name}", shown)


def _each(arguments: Iterable[T], ask: Callable[[T], object]) -> list[float]:
    """Milliseconds for each argument."""
    taken = []
    for argument in arguments:
        begin = time.perf_counter()
        ask(argument)
        taken.append((time.perf_counter() - begin) * 1_000)
    return taken
