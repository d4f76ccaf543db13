"""From the command to the complete start page, with nothing started before."""

from __future__ import annotations

from playwright.sync_api import Browser

from benchmarks import server
from benchmarks.browser import Window, chromium, profile
from benchmarks.run import Run

TEIL = "kaltstart"
_FLOOR = "leere Seite mit ebenso vielen Teilen wie die Startseite"


def measure(run: Run) -> None:
    """Start dashboard and floor in turn, each with a browser of its own."""
    ready: dict[str, list[float]] = {server.APP: [], server.FLOOR: []}
    whole: dict[str, list[float]] = {server.APP: [], server.FLOOR: []}
    status: list[float] = []
    for _ in range(run.laeufe):
        for app in (server.FLOOR, server.APP):
            with (
                chromium() as browser,
                server.serve(app, run.folder, run.environment) as running,
            ):
                ready[app].append(running.wait() * 1_000)
                whole[app].append(_page(browser, running) * 1_000)
        with server.serve(server.APP, run.folder, run.environment) as running:
            status.append(running.wait(server.STATUS) * 1_000)
    for was, values, floor in (
        ("Befehl → Server antwortet", ready[server.APP], ready[server.FLOOR]),
        ("Befehl → Statusroute", status, []),
        ("Befehl → Startseite vollständig", whole[server.APP], whole[server.FLOOR]),
    ):
        run.add(TEIL, was, values, boden=floor, boden_ist=_FLOOR)


def _page(browser: Browser, running: server.Server) -> float:
    """Seconds from the command to the last change of the start page."""
    with profile(browser) as context:
        window = Window(context, running.base)
        last = window.open("")
        begin = float(window.page.evaluate("performance.timeOrigin"))
        return (begin + last) / 1_000 - running.started
