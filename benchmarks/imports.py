"""How long does a list of 100,000 rows take from the file to the findings?

The floor is what DuckDB takes to read the same file into a table, without looking at
any cell.
"""

from __future__ import annotations

import time
from datetime import date
from itertools import islice
from pathlib import Path

import duckdb

from benchmarks.run import Run
from zr_dashboard.lieferung.annahme import Annahme, Liste, nimm_an
from zr_dashboard.lieferung.publication import Place
from zr_dashboard.lieferung.stammdaten import lies_stammdaten
from zr_dashboard.lieferung.zuordnung import Zuordnung
from zr_dashboard.lieferung.zuordnungen import lade

TEIL = "import"
ROWS = 100_000
UPLOADER = "Liste (XLSX, XLS, ODS oder CSV)"
_RUNS = 2
_DAY = date(2030, 12, 31)
_FLOOR = "DuckDB read_csv"


def measure(run: Run) -> None:
    """Read and check the list, with and without a Datenstand before it."""
    content = excerpt(run, ROWS)
    path = run.folder / "liste.csv"
    path.write_bytes(content)
    nowhere = Place.of(run.folder / "leer" / "zr.duckdb")
    runs = min(run.laeufe, _RUNS)
    floor = [_plain(path) for _ in range(runs)]
    rows = content.count(b"\n") - 1
    for was, place in (
        ("lesen und prüfen, ohne Stand davor", nowhere),
        ("lesen, prüfen, mit dem Stand davor vergleichen", Place.of(run.store)),
    ):
        run.add(
            TEIL,
            was,
            [_checked(content, place, run) for _ in range(runs)],
            einheit="s",
            boden=floor,
            boden_ist=_FLOOR,
            hinweis=f"{rows} Zeilen, {len(content) / 1e6:.0f} MB",
        )


def excerpt(run: Run, rows: int) -> bytes:
    """The first cases of the invented delivery, as a list."""
    path = run.lieferung / "foerderfaelle.csv"
    with path.open("rb") as stream:  # no cell has a line break
        return b"".join(islice(stream, rows + 1))


def _checked(content: bytes, place: Place, run: Run) -> float:
    begin = time.perf_counter()
    taken = _taken(content, place, run)
    if not taken.eingang.faelle:
        message = "The list has no case."
        raise RuntimeError(message)
    return time.perf_counter() - begin


def _taken(content: bytes, place: Place, run: Run) -> Annahme:
    zuordnung: Zuordnung = lade(place, None)
    liste = Liste(name="liste.csv", inhalt=content, zuordnung=zuordnung)
    return nimm_an(liste, place, lies_stammdaten(run.lieferung), _DAY)


def _plain(path: Path) -> float:
    begin = time.perf_counter()
    with duckdb.connect() as connection:
        connection.execute(
            "create table liste as from read_csv($pfad, all_varchar = true)",
            {"pfad": str(path)},
        )
    return time.perf_counter() - begin
