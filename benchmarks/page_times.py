"""Each page, warm: from choosing an option of a filter to the last change.

Beside it the floor: a bare page that draws as many figures, charts and rows, measured
right afterwards on the same machine in the same browser.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from urllib.parse import urlencode

from playwright.sync_api import BrowserContext

from benchmarks import server
from benchmarks.browser import Press, Window, chromium, profile
from benchmarks.run import Run
from benchmarks.server import ROOT, Notes, Server

TEIL = "seiten"
START = "ueberblick"
_FILTER = "Thema"
_TURNS = 4
"""So often a table of 130 cases can be turned, beside once to warm up."""

_ROWS = "document.querySelector('.st-key-falltabelle tbody')?.innerText"
_FLOOR = "leere Seite mit ebenso vielen Teilen"


def pages() -> list[str]:
    """Pages with filters, the start page first: those that open with `page(…)`."""
    found = [
        path.stem
        for path in sorted((ROOT / "pages").glob("*.py"))
        if f'with page("{path.stem}")' in path.read_text("utf-8")
    ]
    return sorted(found, key=lambda name: name != START)


def measure(run: Run) -> None:
    """Measure every page over a store, and the floor beside each."""
    with (
        chromium() as browser,
        server.serve(server.APP, run.folder, run.environment) as app,
        server.serve(server.FLOOR, run.folder) as floor,
        profile(browser) as context,
    ):
        app.wait()
        floor.wait()
        for name in run.seiten or pages():
            _page(run, context, (app, floor), name)
        _table(run, context, app)
        for was, value in (("Spitze", app.peak_mb()), ("am Ende", app.memory_mb)):
            what = f"Speicher des Servers, alle Seiten besucht, {was}"
            run.add(TEIL, what, [value], einheit="MB")


def _page(
    run: Run, context: BrowserContext, servers: tuple[Server, Server], name: str
) -> None:
    app, floor = servers
    window = Window(context, app.base)
    window.open("" if name == START else name)
    counts = window.counts()
    costs, noted = _presses(window, app, _choose, run.laeufe)
    window.close()
    bare = Window(context, floor.base)
    bare.open(f"?{urlencode(counts)}")
    floor_costs, floor_noted = _presses(bare, floor, _choose, run.laeufe)
    bare.close()
    drawn = ", ".join(f"{count} {what}" for what, count in counts.items())
    for was, einheit, values, floor_values in (
        ("Filter → vollständig", "ms", _ms(costs), _ms(floor_costs)),
        ("Lauf im Server", "ms", _runs(noted, "ms"), _runs(floor_noted, "ms")),
        ("CPU im Server", "ms", _runs(noted, "cpu_ms"), _runs(floor_noted, "cpu_ms")),
        ("gesendet", "kB", _kb(costs), _kb(floor_costs)),
    ):
        run.add(
            TEIL,
            f"{was} · {name}",
            values,
            einheit=einheit,
            boden=floor_values,
            boden_ist=_FLOOR,
            hinweis=drawn,
        )
    _questions(run, noted, name)


def _presses(
    window: Window, running: Server, press: Callable[[Window, int], Press], runs: int
) -> tuple[list[Press], list[Notes]]:
    """Press some times; the first one, which warms up, is left out."""
    costs, noted = [], []
    for number in range(runs + 1):
        running.noted()
        costs.append(press(window, number))
        noted.append(running.noted())
    return costs[1:], noted[1:]


def _choose(window: Window, _: int) -> Press:
    """One more theme with each run: a selection that nobody asked for before."""
    return window.choose(_FILTER)


def _ms(costs: list[Press]) -> list[float]:
    return [press.ms for press in costs]


def _kb(costs: list[Press]) -> list[float]:
    return [press.kb for press in costs]


def _runs(noted: list[Notes], what: str) -> list[float]:
    return [sum(one[what] for one in notes.laeufe) for notes in noted]


def _questions(run: Run, noted: list[Notes], name: str) -> None:
    """What each question to the store took within the runs of a page."""
    for frage in dict.fromkeys(frage for notes in noted for frage in notes.fragen):
        asked = [notes.fragen[frage] for notes in noted if frage in notes.fragen]
        cpu = median(sum(one["cpu_ms"] for one in each) for each in asked)
        run.add(
            "abfragen",
            f"{name} · {frage}",
            [sum(one["ms"] for one in each) for each in asked],
            hinweis=f"CPU {cpu:.0f} ms, {len(asked[0])} je Lauf",
        )


def _table(run: Run, context: BrowserContext, app: Server) -> None:
    """The table of cases: to another page of it, and in another order."""
    window = Window(context, app.base)
    window.open("foerderfaelle")
    for was, press in (("blättern", _turn), ("sortieren", _sort)):
        costs, noted = _presses(window, app, press, min(run.laeufe, _TURNS))
        run.add("falltabelle", f"{was} → vollständig", _ms(costs))
        run.add("falltabelle", f"{was} → Lauf im Server", _runs(noted, "ms"))
    window.close()


def _turn(window: Window, _: int) -> Press:
    """To the next page, which nobody has seen."""
    return window.press(window.page.get_by_test_id("stPaginationNext").click, _ROWS)


def _sort(window: Window, number: int) -> Press:
    """By another column each time."""
    field = window.page.get_by_role("combobox", name="Sortiert nach")
    window.opened(field)
    options = window.page.get_by_role("option")
    return window.press(options.nth((number + 1) % options.count()).click, _ROWS)
