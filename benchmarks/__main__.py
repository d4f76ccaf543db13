"""`python -m benchmarks`: which parts, which sizes, how often; where the results go."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import (
    cold_start,
    exports,
    imports,
    machine,
    page_times,
    questions,
    sessions,
    stores,
)
from benchmarks.figures import Results
from benchmarks.goals import LARGE, SMALL
from benchmarks.report import markdown
from benchmarks.run import Run
from benchmarks.server import ROOT

Measure = Callable[[Run], None]

_SMALLEST: dict[str, Measure] = {"kaltstart": cold_start.measure}
"""Parts that are measured over the smallest store only."""

_LARGEST: dict[str, Measure] = {"export": exports.measure, "import": imports.measure}
"""Parts that are measured over the largest store only."""

_EVERY: dict[str, Measure] = {
    "seiten": page_times.measure,
    "abfragen": questions.measure,
}
"""Parts that are measured over every store."""

_ENDS: dict[str, Measure] = {"sitzungen": sessions.measure}
"""Parts that are measured over the smallest and the largest store."""

PARTS = (*_SMALLEST, *_EVERY, *_LARGEST, *_ENDS)
SIZES = (SMALL, 10_000, LARGE)


def main() -> None:
    """Measure, and write one JSON and one Markdown file after each part."""
    options, begin = _options(), time.time()
    about, results = machine.describe(), Results()

    def written() -> str:
        minutes = (time.time() - begin) / 60
        about["Dauer"] = f"{minutes:.1f} Minuten".replace(".", ",")
        _write(options.ziel, results, about)
        return about["Dauer"]

    sizes = sorted(options.groesse)
    paths = {size: stores.store(options.ordner, size, results) for size in sizes}
    for size, path in paths.items():
        run = Run(
            store=path,
            lieferung=stores.delivery(options.ordner, size),
            groesse=size,
            laeufe=options.laeufe if size in (sizes[0], sizes[-1]) else 2,
            results=results,
            seiten=options.seite,
            sekunden=options.sekunden,
        )
        for teil, measure in _parts(size, sizes).items():
            if teil in options.teil:
                print(f"— {teil}, {written()}", flush=True)
                measure(run)
    print(f"{options.ziel}: {written()}")


def _parts(size: int, sizes: list[int]) -> dict[str, Measure]:
    """What is measured over the store of a size, in order."""
    smallest, largest = size == sizes[0], size == sizes[-1]
    return {
        **(_SMALLEST if smallest else {}),
        **_EVERY,
        **(_LARGEST if largest else {}),
        **(_ENDS if smallest or largest else {}),
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add("--teil", nargs="+", choices=PARTS, default=PARTS, help="nur diese Teile")
    add("--groesse", nargs="+", type=int, default=SIZES, help="so viele Fälle")
    add(
        "--seite",
        nargs="+",
        choices=page_times.pages(),
        default=(),
        help="nur diese Seiten",
    )
    add(
        "--laeufe",
        type=int,
        default=3,
        help="so oft jede Messung (sonst 3), in der Mitte zweimal",
    )
    add("--sekunden", type=int, default=15, help="so lange lesen Sitzungen (sonst 15)")
    add(
        "--ordner",
        type=Path,
        default=ROOT / ".werkzeug" / "bench",
        help="wo die erfundenen Bestände bleiben",
    )
    add(
        "--ziel",
        type=Path,
        default=ROOT / "docs" / "tempo.md",
        help="die Tabelle; die JSON-Datei steht daneben",
    )
    return parser.parse_args()


def _write(target: Path, results: Results, about: dict[str, str]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(markdown(results, about, "make bench"), "utf-8")
    found = {"maschine": about, "zahlen": [f.as_object() for f in results.figures]}
    content = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    target.with_suffix(".json").write_text(content, "utf-8")


if __name__ == "__main__":
    main()
