"""Whether questions get slower with the number of Datenstände.

    python -m benchmarks.datenstaende [FAELLE]

Owns two stores of invented cases, with the newest of 50 Datenstände alone and with all
of them, and asks both the same of the newest, in turn. Printed is the best of several
answers on the processors, and how many times longer the store with 50 takes; then what
it costs to publish one more.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from zr_dashboard.lieferung.build import submission
from zr_dashboard.lieferung.erfunden import Wunsch, erfinde
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.queries import aufgliederung, foerderfaelle, guete, kennzahlen
from zr_dashboard.store.publish import Source, publish
from zr_dashboard.store.store import DEFAULT_PATH, Store

MANY = 50
TIMES = 15
QUESTIONS: dict[str, Callable[[Store], object]] = {
    "kennzahlen": lambda s: kennzahlen.kennzahlen(s, Selection()),
    "kennzahlen, one ArL": lambda s: kennzahlen.kennzahlen(
        s, Selection(arl=Facet(chosen=("weser-ems",)))
    ),
    "by year and theme": lambda s: aufgliederung.nach(s, Selection(), "jahr", "thema"),
    "all cases": lambda s: foerderfaelle.alle(s, Selection()),
    "text search": lambda s: kennzahlen.kennzahlen(s, Selection(text="bahnhof")),
    "possible doubles": lambda s: guete.doppelt(s, Selection(), 200),
}


def source(folder: Path) -> Source:
    """An invented Datenstand as a store takes it."""
    new = submission(folder, wer="Messung")
    return Source(new.meta, lambda: new.tables)


def busy(do: Callable[[], object]) -> float:
    """Milliseconds on the processors."""
    begin = time.process_time()
    do()
    return (time.process_time() - begin) * 1_000


def main(faelle: int, folder: Path) -> None:
    """Build both stores, ask, print."""
    wunsch = Wunsch(faelle=faelle, saat=1, staende=MANY)
    sources = [source(f) for f in erfinde(wunsch, DEFAULT_PATH.parent, folder / "l")]
    one, many = folder / "einer.duckdb", folder / "viele.duckdb"
    publish(sources[-1:], one)
    publish(sources, many)
    stores = Store.open(one), Store.open(many)
    print(f"{faelle:,} cases; ms of CPU{'1':>14}{MANY:>10}{'ratio':>10}")
    for name, ask in QUESTIONS.items():
        best = [float("inf")] * 2
        for _ in range(TIMES):
            for place, store in enumerate(stores):
                best[place] = min(best[place], busy(partial(ask, store)))
        print(f"{name:<25}{best[0]:12.1f}{best[1]:10.1f}{best[1] / best[0]:10.2f}")
    meta = replace(sources[-1].meta, stand=date(2099, 1, 1), fingerabdruck="0")
    more = Source(meta, sources[-1].tables)
    added = [
        busy(partial(publish, [*s, more], p))
        for s, p in ((sources[-1:], one), (sources, many))
    ]
    print(f"{'publish one more':<25}{added[0]:12.1f}{added[1]:10.1f}", end="")
    print(f"{added[1] / added[0]:10.2f}")


if __name__ == "__main__":
    with TemporaryDirectory() as temporary:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 200, Path(temporary))
