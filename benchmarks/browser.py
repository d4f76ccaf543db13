"""Chromium: how long from a press to the last change on the page?

Owns the clock within the page. How Streamlit marks its elements, and when a page is at
rest, is known by the browser tests, whose reader is used here.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    TimeoutError,  # noqa: A004  Playwright's own
    sync_playwright,
)

from tests.browser.reader import Reader

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MILLISECONDS = 120_000
_TRIES, _PATIENCE = 20, 3_000
"""How often a list is opened, and milliseconds until it must be there."""

_QUIET = 300
"""Milliseconds without a change after which a page at rest is complete."""

_CLOCK = """(() => {
  const clock = window.zrClock = {last: 0, begin: 0};
  new MutationObserver(() => { clock.last = performance.now(); }).observe(document,
    {subtree: true, childList: true, attributes: true, characterData: true});
  for (const kind of ['click', 'keydown'])
    addEventListener(kind, () => { clock.begin ||= performance.now(); }, true);
})()"""
"""Runs in every page before anything else of it."""

LINE = "document.querySelector('p.zr-zeile')?.innerText"
"""Changes with every choice of a filter, on the dashboard and on the floor."""

_COUNTS = """() => ({
  kennzahlen: document.querySelectorAll('[data-kennzahl]').length,
  diagramme: document.querySelectorAll('[data-testid="stPlotlyChart"]').length,
  zeilen: [...document.querySelectorAll('[data-testid="stMain"] tbody tr')]
    .filter(row => row.checkVisibility()).length,
})"""


@dataclass(frozen=True, kw_only=True)
class Press:
    """What one interaction cost, as the reader saw it."""

    ms: float
    """From the press to the last change on the page."""

    kb: float
    """What the server sent, over WebSocket and HTTP."""


class Window:
    """One window of a reader, with a clock and a scale."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        """Open an empty window."""
        self.reader = Reader(context, base)
        self.page = self.reader.page
        self.page.add_init_script(_CLOCK)
        self._bytes = 0
        wire = context.new_cdp_session(self.page)
        wire.on("Network.webSocketFrameReceived", self._frame)
        wire.on("Network.loadingFinished", self._loaded)
        wire.send("Network.enable")

    def _frame(self, event: dict[str, Any]) -> None:
        frame = event["response"]
        text = len(frame["payloadData"])
        binary = 2  # its opcode; Chromium hands it over in base64
        self._bytes += text * 3 // 4 if frame["opcode"] == binary else text

    def _loaded(self, event: dict[str, Any]) -> None:
        self._bytes += int(event["encodedDataLength"])

    def open(self, path: str) -> float:
        """Go to an address; milliseconds from the start to the last change."""
        self.page.goto(f"{self.reader.base}/{path}")
        self.page.wait_for_selector("h1")
        return self._complete()

    def counts(self) -> dict[str, int]:
        """How many figures, charts and rows of tables the page shows."""
        found: dict[str, int] = self.page.evaluate(_COUNTS)
        return found

    def press(self, action: Callable[[], object], changes: str = LINE) -> Press:
        """Do something that has the page drawn again.

        Args:
            action: Presses once.
            changes: JavaScript of what is another thing afterwards.
        """
        before = self.page.evaluate(changes)
        self.page.evaluate("() => { window.zrClock.begin = 0; }")
        sent = self._bytes
        action()
        self.page.wait_for_function(f"(before) => {changes} !== before", arg=before)
        last = self._complete()
        begin = float(self.page.evaluate("window.zrClock.begin"))
        return Press(ms=last - begin, kb=(self._bytes - sent) / 1e3)

    def choose(self, label: str) -> Press:
        """Choose the first option of a filter that is not chosen yet."""
        option = self.opened(self.reader.filter(label))
        cost = self.press(option.click)
        self.page.keyboard.press("Escape")
        return cost

    def opened(self, field: Locator) -> Locator:
        """Open the list of a field; its first option.

        A key that is pressed while the page is still taking over the former choice is
        lost: it is pressed again. None of that is measured.
        """
        option = self.page.get_by_role("option").first
        for _ in range(_TRIES):
            field.focus()
            self.page.keyboard.press("ArrowDown")
            try:
                option.wait_for(timeout=_PATIENCE)
            except TimeoutError:
                self.page.keyboard.press("Escape")
                field.blur()
            else:
                return option
        message = f"The list of a filter does not open at {self.page.url}."
        raise TimeoutError(message)

    def _complete(self) -> float:
        """Wait until the page is at rest and stays so; when it last changed."""
        while True:
            self.reader.settled()
            self.page.wait_for_function(
                f"() => performance.now() - window.zrClock.last > {_QUIET}"
            )
            last = float(self.page.evaluate("window.zrClock.last"))
            self.reader.settled()
            if last == float(self.page.evaluate("window.zrClock.last")):
                return last

    def close(self) -> None:
        """Close it."""
        self.page.close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium of this machine, freshly started.

    Raises:
        FileNotFoundError: there is none.
    """
    found = [os.environ.get("ZR_CHROMIUM"), *map(shutil.which, _NAMES)]
    path = next(filter(None, found), None)
    if path is None:
        message = "No Chromium: set ZR_CHROMIUM, or use `make bench`."
        raise FileNotFoundError(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@contextmanager
def profile(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile at a desk, with nothing in its cache."""
    context = browser.new_context(
        locale="de-DE", viewport={"width": 1440, "height": 900}
    )
    context.set_default_timeout(_MILLISECONDS)
    context.set_default_navigation_timeout(_MILLISECONDS)
    try:
        yield context
    finally:
        context.close()
