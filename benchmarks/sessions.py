"""Many readers at once: how long does each of them wait?

Real WebSocket connections, each reader with a window of its own. All of them open a
page at the same moment, as after a mail with a link. Once each has it before them, each
reads for six seconds, then chooses another option of a filter or goes to another page.
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

_PAUSE_ALONE = 1.0
"""The same of one who is alone: more is measured, and nobody waits for it."""

_FILTERS = ("ArL", "Landkreis", "Thema")
_OTHER_PAGE = 0.3
"""Share of the interactions that change the page."""

_NAMES = ["" if name == START else name for name in pages()]
"""The pages, as their addresses name them."""

_IMPORTED = 20_000
"""Rows of the list that is imported while ten readers read."""


@dataclass
class Log:
    """What all readers of a group saw."""

    opened: list[float] = field(default_factory=list)
    """Seconds until the first page of each stood there."""

    seconds: list[float] = field(default_factory=list)
    """The same of each interaction after it."""

    sent: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    cpu_s: float = 0.0
    """CPU time of the server until all had opened."""

    begin: float = 0.0
    """When all had opened."""

    def open(self, seen: Seen) -> None:
        """Note the first page of a reader."""
        self.opened.append(seen.seconds)
        self.errors += seen.errors

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
    memory = app.memory_mb
    log = asyncio.run(_group(app, run.sekunden, count, uploaded))
    wall = time.monotonic() - log.begin
    opened, ms = ([s * 1_000 for s in group] for group in (log.opened, log.seconds))
    grown = max(app.peak_mb() - memory, 0)
    for was, einheit, value in (
        ("zugleich geöffnet · Median", "ms", median(opened)),
        ("zugleich geöffnet · p95", "ms", percentile(opened, 0.95)),
        ("Median", "ms", median(ms)),
        ("p95", "ms", percentile(ms, 0.95)),
        ("p99", "ms", percentile(ms, 0.99)),
        ("Eingaben je Sekunde", "/s", len(ms) / wall),
        ("gesendet je Eingabe", "kB", median(log.sent) / 1e3),
        ("Fehler", "Fehler", float(len(log.errors))),
        ("Speicher je Sitzung", "MB", grown / count),
        ("Spitze des Servers", "MB", app.peak_mb()),
        ("Auslastung eines Kerns", "%", (app.cpu_s - log.cpu_s) / wall * 100),
    ):
        hint = "; ".join(sorted(set(log.errors)))[:200] if was == "Fehler" else ""
        run.add(TEIL, f"{name} · {was}", [value], einheit=einheit, hinweis=hint)


async def _group(
    app: Server, seconds: float, count: int, uploaded: bytes | None = None
) -> Log:
    """Let so many readers read for so long."""
    log, opened = Log(), asyncio.Barrier(count + 1)
    pause = _PAUSE_ALONE if count == 1 else _PAUSE

    async def read(number: int) -> None:
        random = Random(number)  # noqa: S311  the same readers each time
        async with Reader(app.base) as reader:
            seen = await reader.open(random.choice(_NAMES))
            log.open(seen)
            await opened.wait()
            await asyncio.sleep(pause * number / count)
            end = time.monotonic() + seconds
            while (begin := time.monotonic()) < end:
                seen = await _interact(reader, seen, random)
                log.add(seen)
                await asyncio.sleep(max(pause - (time.monotonic() - begin), 0))

    async def begin() -> None:
        await opened.wait()
        log.begin, log.cpu_s = time.monotonic(), app.cpu_s
        if uploaded is not None:
            await _import(app.base, uploaded, log)

    await asyncio.gather(begin(), *map(read, range(count)))
    return log


async def _interact(reader: Reader, seen: Seen, random: Random) -> Seen:
    if random.random() < _OTHER_PAGE:
        return await reader.open(random.choice(_NAMES))
    label = random.choice(_FILTERS)
    return await reader.choose(
        seen, label, [random.choice(seen.filters[label].options)]
    )


async def _import(base: str, content: bytes, log: Log) -> None:
    """One reader uploads a list and has it checked, once."""
    async with Reader(base) as reader:
        seen = await reader.open("datenpflege")
        await reader.upload(seen, UPLOADER, "liste.csv", content)
        reader.say_day(seen, "Stichtag", "2027/01/31")
        checked = await reader.run()
        log.errors += checked.errors
