"""Chromium, a fresh server over a freshly built store, and a reader in front of it.

Every test that has a reader also promises: no error in the console, no uncaught error
on the page, no request to any other host.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests.browser.reader import Reader
from tests.browser.server import serve

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MILLISECONDS = 60_000
"""For one condition; far above what it takes, for the machine may be busy."""

DESKTOP = {"width": 1440, "height": 900}
TELEPHONE = {"width": 390, "height": 844}

expect.set_options(timeout=_MILLISECONDS)

NewReader = Callable[..., Reader]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of this machine. Without one the tests fail; they are never skipped."""
    found = [os.environ.get("ZR_CHROMIUM"), *map(shutil.which, _NAMES)]
    path = next(filter(None, found), None)
    if path is None:
        pytest.fail("No Chromium: set ZR_CHROMIUM, or let `make test` get one.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"]
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def base(
    public_store_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Where the app answers from the public delivery."""
    log = tmp_path_factory.mktemp("server") / "log.txt"
    with serve(public_store_path, log) as address:
        yield address
    assert "Traceback" not in log.read_text(), log.read_text()


@pytest.fixture(scope="session")
def context_with(browser: Browser) -> Callable[..., BrowserContext]:
    """Browser profiles by their settings: Streamlit's files load once in each."""
    made: dict[str, BrowserContext] = {}

    def get(**settings: Any) -> BrowserContext:  # noqa: ANN401  Playwright's own
        key = repr(sorted(settings.items()))
        if key not in made:
            made[key] = browser.new_context(
                **{"locale": "de-DE", "viewport": DESKTOP, **settings}
            )
            made[key].set_default_timeout(_MILLISECONDS)
            made[key].set_default_navigation_timeout(_MILLISECONDS)
        return made[key]

    return get


@pytest.fixture
def new_reader(
    base: str, context_with: Callable[..., BrowserContext]
) -> Iterator[NewReader]:
    """Makes readers: `new_reader(locale=…, viewport=…, color_scheme=…)`."""
    readers: list[Reader] = []

    def make(at: str = base, **settings: Any) -> Reader:  # noqa: ANN401  Playwright's
        readers.append(Reader(context_with(**settings), at))
        return readers[-1]

    yield make
    for reader in readers:
        reader.page.close()
    assert not [fault for reader in readers for fault in reader.faults]


@pytest.fixture
def reader(new_reader: NewReader) -> Reader:
    """A reader at a desk."""
    return new_reader()
