"""Half an hour with twenty readers and a publication every minute.

    python -m benchmarks.dauerlauf [--minuten 30] [--sitzungen 20] [--takt 60]

Three promises are looked at: memory does not grow by more than 5 % after the first
five minutes, nothing goes wrong, and every set of figures that a reader sees belongs to
one whole Datenstand. Which figures those are is asked of every Datenstand beforehand,
from a store that holds it alone.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks import machine, server
from benchmarks.client import Reader, Seen
from benchmarks.server import ROOT, Server
from benchmarks.stores import SAAT
from zr_dashboard.formatting import german
from zr_dashboard.lieferung.build import submission
from zr_dashboard.lieferung.erfunden import Wunsch, erfinde
from zr_dashboard.lieferung.publication import Place, publish_delivery
from zr_dashboard.model.kennzahlen import KENNZAHLEN
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import kennzahlen
from zr_dashboard.store.store import DEFAULT_PATH, Store

_FIRST_MINUTES = 5
"""What is not yet looked at: caches fill."""

_GROWTH = 1.05
_SAMPLE = 5.0
_PAUSE = 6.0
_COMPARED = ("foerderfaelle", "bescheide", "zuwendung_eur", "gesamtausgaben_eur")
"""Figures of the start page that differ between any two Datenstände."""

Figures = Mapping[str, str]


@dataclass
class Watch:
    """What was seen of the whole run."""

    known: Mapping[str, Figures]
    """Datenstand -> its figures without a filter, as the page writes them."""

    runs: int = 0
    checked: int = 0
    staende: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    memory: list[tuple[float, float]] = field(default_factory=list)
    """Seconds since the start, and megabytes."""

    def see(self, seen: Seen, *, unfiltered: bool) -> None:
        """Note a run, and hold its figures against the Datenstand it names."""
        self.runs += 1
        self.faults += seen.errors
        if not unfiltered:
            return
        self.checked += 1
        self.staende.add(seen.stand)
        shown = {name: seen.kennzahlen.get(name) for name in _COMPARED}
        if shown != self.known.get(seen.stand):
            self.faults.append(f"Datenstand {seen.stand}: {shown}")

    def growth(self, minutes: float) -> float:
        """Memory at the end beside that after the first minutes, as medians."""
        begin = min(_FIRST_MINUTES, minutes / 3) * 60
        later = [mb for second, mb in self.memory if second >= begin]
        part = max(len(later) // 5, 1)
        return median(later[-part:]) / median(later[:part])


def main() -> None:
    """Run, say what was seen, and end with 1 if a promise was not kept."""
    options = _options()
    with TemporaryDirectory(prefix="dauerlauf-") as name:
        folder = Path(name)
        count = int(options.minuten * 60 / options.takt) + 2
        wunsch = Wunsch(faelle=options.faelle, saat=SAAT, staende=min(count, 120))
        folders = erfinde(wunsch, DEFAULT_PATH.parent, folder / "lieferungen")
        known = dict(_figures_of(one, folder) for one in folders)
        watch = Watch(known)
        place = Place.of(folder / "bestand" / "zr.duckdb")
        publish_delivery(submission(folders[0], wer="Dauerlauf"), place)
        environment = {"ZR_DATABASE": str(place.store)}
        with server.serve(server.APP, folder / "server", environment) as app:
            app.wait(server.STATUS)
            asyncio.run(_run(app, folders[1:], place, watch, options))
            watch.faults += _tracebacks(folder / "server")
    growth = watch.growth(options.minuten)
    kept = not watch.faults and growth <= _GROWTH
    said = {
        "maschine": machine.describe(),
        "minuten": options.minuten,
        "sitzungen": options.sitzungen,
        "faelle": options.faelle,
        "laeufe": watch.runs,
        "gepruefte_zahlen": watch.checked,
        "gelesene_datenstaende": len(watch.staende),
        "wachstum_nach_anlauf": round(growth, 3),
        "speicher_mb": [round(mb) for _, mb in watch.memory][
            :: max(len(watch.memory) // 30, 1)
        ],
        "fehler": watch.faults[:50],
        "eingehalten": kept,
    }
    text = json.dumps(said, ensure_ascii=False, indent=1)
    options.ziel.parent.mkdir(parents=True, exist_ok=True)
    options.ziel.write_text(f"{text}\n", "utf-8")
    print(text)
    sys.exit(0 if kept else 1)


async def _run(
    app: Server,
    folders: list[Path],
    place: Place,
    watch: Watch,
    options: argparse.Namespace,
) -> None:
    """Readers, publications and the scale, side by side."""
    begin = time.monotonic()
    end = begin + options.minuten * 60
    await asyncio.gather(
        _publish(folders, place, end, options.takt, watch),
        _weigh(app, begin, end, watch),
        *(
            _read(app.base, end, n, options.sitzungen, watch)
            for n in range(options.sitzungen)
        ),
    )


async def _publish(
    folders: list[Path], place: Place, end: float, every: float, watch: Watch
) -> None:
    """Publish one Datenstand after the other, by the command, as an operator does."""
    for folder in folders:
        begin = time.monotonic()
        if begin + every > end:
            return
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "zr_dashboard", "lieferung", "veroeffentlichen",
            str(folder), "--grund", "Dauerlauf", "--wer", "Dauerlauf",
            cwd=ROOT,
            env={**_environment(), "ZR_DATABASE": str(place.store)},
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        _, said = await process.communicate()
        if process.returncode:
            watch.faults.append(said.decode("utf-8", "replace")[-300:])
        await asyncio.sleep(max(every - (time.monotonic() - begin), 0))


def _environment() -> dict[str, str]:
    """That of this process, without settings that would lead elsewhere."""
    left_out = ("ZR_ARCHIV", "ZR_VIER_AUGEN")
    return {name: value for name, value in os.environ.items() if name not in left_out}


async def _weigh(app: Server, begin: float, end: float, watch: Watch) -> None:
    while (now := time.monotonic()) < end:
        watch.memory.append((now - begin, app.memory_mb))
        await asyncio.sleep(_SAMPLE)


async def _read(base: str, end: float, number: int, count: int, watch: Watch) -> None:
    """Look at the start page without a filter, then with one, and so on."""
    random = Random(number)  # noqa: S311  the same readers each time
    await asyncio.sleep(_PAUSE * number / count)
    async with Reader(base) as reader:
        while time.monotonic() < end:
            seen = await reader.open("")
            watch.see(seen, unfiltered=True)
            await asyncio.sleep(_PAUSE)
            option = random.choice(seen.filters["Thema"].options)
            chosen = await reader.choose(seen, "Thema", [option])
            watch.see(chosen, unfiltered=False)
            await asyncio.sleep(_PAUSE)
            watch.see(await reader.choose(chosen, "Thema", []), unfiltered=True)
            await asyncio.sleep(_PAUSE)


def _figures_of(folder: Path, scratch: Path) -> tuple[str, Figures]:
    """A Datenstand and its figures, from a store that holds no other one."""
    path = scratch / "einzeln" / folder.name / "zr.duckdb"
    given = submission(folder, wer="Dauerlauf")
    publish_delivery(given, Place.of(path))
    frame = kennzahlen.kennzahlen(Store.open(path), Selection())
    values = dict(zip(frame["kennzahl"], frame["wert"], strict=True))
    return german.datum(given.meta.stand), {
        name: german.in_einheit(values[name], KENNZAHLEN[name].einheit)
        for name in _COMPARED
    }


def _tracebacks(folder: Path) -> list[str]:
    texts = [path.read_text("utf-8") for path in folder.glob("log-*.txt")]
    return [text[-500:] for text in texts if "Traceback" in text]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dauerlauf")
    add = parser.add_argument
    add("--minuten", type=float, default=30, help="so lange (sonst 30)")
    add("--sitzungen", type=int, default=20, help="so viele lesen (sonst 20)")
    add(
        "--takt", type=float, default=60, help="Sekunden je Veröffentlichung (sonst 60)"
    )
    add("--faelle", type=int, default=1_000, help="Fälle des neuesten Datenstands")
    add("--ziel", type=Path, default=ROOT / "docs" / "dauerlauf.json")
    return parser.parse_args()


if __name__ == "__main__":
    main()
