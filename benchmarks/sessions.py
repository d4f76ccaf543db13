"""Many readers at once: how long does each of them wait?

Real WebSocket connections, each reader with a window of its own, who reads for six
seconds, then chooses another option of a filter or goes to another page.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from random import Random
from statistics import median

from benchmarks import server
from benchmarks.client import Reader, Seen
from benchmarks.figures import percentile
from benchmarks.imports import UPLOADER, excerpt
from benchmarks.page_times import START, pages
from benchmarks.run import Run
from benchmarks.server import Server

TEIL = "sitzungen"
COUNTS = (1, 10, 50)
_PAUSE = 6.0
"""Seconds from one interaction of a reader to the next: ten in a minute."""

_FILTERS = ("ArL", "Landkreis", "Thema")
_OTHER_PAGE = 0.3
"""Share of the interactions that change the page."""

_IMPORTED = 20_000
"""Rows of the list that is imported while ten readers read."""


@dataclass
class Log:
    """What all readers of a group saw."""

    seconds: list[float] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def add(self, seen: Seen) -> None:
        """Note one interaction."""
        self.seconds.append(seen.seconds)
        self.sent.append(seen.sent)
        self.errors += seen.errors


def measure(run: Run) -> None:
    """Let one, ten and fifty readers read, and ten during an import."""
    environment = {**run.environment, "ZR_DATENPFLEGE": "ja"}
    with server.serve(server.APP, run.folder, environment) as app:
        app.wait()
        asyncio.run(_group(app, len(pages()), 1))  # warms up
        for count in COUNTS:
            name = "1 Sitzung" if count == 1 else f"{count} Sitzungen"
            _measure(run, app, name, count)
        content = excerpt(run, _IMPORTED)
        _measure(run, app, "10 Sitzungen bei einem Import", 10, content)


def _measure(
    run: Run, app: Server, name: str, count: int, uploaded: bytes | None = None
) -> None:
    app.forget_peak()
    memory, cpu, begin = app.memory_mb, app.cpu_s, time.perf_counter()
    log = asyncio.run(_group(app, run.sekunden, count, uploaded))
    wall = time.perf_counter() - begin
    ms = [seconds * 1_000 for seconds in log.seconds]
    grown = max(app.peak_mb() - memory, 0)
    for was, einheit, value in (
        ("Median", "ms", median(ms)),
        ("p95", "ms", percentile(ms, 0.95)),
        ("p99", "ms", percentile(ms, 0.99)),
        ("Eingaben je Sekunde", "/s", len(ms) / wall),
        ("gesendet je Eingabe", "kB", median(log.sent) / 1e3),
        ("Fehler", "Fehler", float(len(log.errors))),
        ("Speicher je Sitzung", "MB", grown / count),
        ("Spitze des Servers", "MB", app.peak_mb()),
        ("Auslastung eines Kerns", "%", (app.cpu_s - cpu) / wall * 100),
    ):
        hint = "; ".join(sorted(set(log.errors)))[:200] if was == "Fehler" else ""
        run.add(TEIL, f"{name} · {was}", [value], einheit=einheit, hinweis=hint)


async def _group(
    app: Server, seconds: float, count: int, uploaded: bytes | None = None
) -> Log:
    """Let so many readers read for so long."""
    log, end = Log(), time.monotonic() + seconds
    readers = [_read(app.base, end, number, count, log) for number in range(count)]
    if uploaded is not None:
        readers.append(_import(app.base, uploaded, log))
    await asyncio.gather(*readers)
    return log


async def _read(base: str, end: float, number: int, count: int, log: Log) -> None:
    random = Random(number)  # noqa: S311  the same readers each time
    names = ["" if name == START else name for name in pages()]
    await asyncio.sleep(_PAUSE * number / count)
    async with Reader(base) as reader:
        seen = await reader.open(random.choice(names))
        while (begin := time.monotonic()) < end:
            if random.random() < _OTHER_PAGE:
                seen = await reader.open(random.choice(names))
            else:
                label = random.choice(_FILTERS)
                option = random.choice(seen.filters[label].options)
                seen = await reader.choose(seen, label, [option])
            log.add(seen)
            await asyncio.sleep(max(_PAUSE - (time.monotonic() - begin), 0))


async def _import(base: str, content: bytes, log: Log) -> None:
    """One reader uploads a list and has it checked, once."""
    async with Reader(base) as reader:
        seen = await reader.open("datenpflege")
        await reader.upload(seen, UPLOADER, "liste.csv", content)
        reader.say_day(seen, "Stichtag", "2027/01/31")
        checked = await reader.run()
        log.errors += checked.errors
