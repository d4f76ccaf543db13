"""Stores of invented data, of every size that is measured.

Made by the command `erzeugen`, once for each version of the store, and kept.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from benchmarks.figures import Figure, Results
from zr_dashboard.lieferung.build import submission
from zr_dashboard.lieferung.erfunden import Wunsch, erfinde
from zr_dashboard.lieferung.publication import Place, publish_delivery
from zr_dashboard.store.keep import contents
from zr_dashboard.store.store import DEFAULT_PATH

SAAT = 20_261_125


def delivery(folder: Path, faelle: int) -> Path:
    """Where the invented delivery of that size stands."""
    return folder / f"lieferung-{faelle}"


def store(folder: Path, faelle: int, results: Results) -> Path:
    """The store of that size; made, and timed, if it is not there."""
    path = folder / f"bestand-{faelle}" / "zr.duckdb"
    if contents(path):
        return path
    shutil.rmtree(path.parent, ignore_errors=True)
    begin = time.perf_counter()
    wunsch = Wunsch(faelle=faelle, saat=SAAT)
    [there] = erfinde(wunsch, DEFAULT_PATH.parent, delivery(folder, faelle))
    invented = time.perf_counter()
    publish_delivery(submission(there, wer="Messung"), Place.of(path))
    published = time.perf_counter()
    for was, seconds in (
        ("erzeugen: Lieferung schreiben", invented - begin),
        ("prüfen, archivieren, Datenbank bauen", published - invented),
    ):
        results.add(
            Figure(
                teil="bestand", was=was, groesse=faelle, einheit="s", werte=[seconds]
            )
        )
    return path
