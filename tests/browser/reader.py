"""A reader with a browser: opens pages, presses, types, and notices what goes wrong.

Knows how Streamlit marks its elements, so that the tests need not. Everything waits
for a condition, nothing for a time.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Literal
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, expect

PAGES = {
    "ueberblick": "Überblick",
    "zeitverlauf": "Zeitverlauf",
    "regionen": "Regionen",
    "themen": "Themen",
    "kooperationen": "Kooperationen",
    "foerderfaelle": "Förderfälle",
    "briefing": "Briefing",
    "antworttabellen": "Antworttabellen",
    "abgleich": "Abgleich",
    "datenqualitaet": "Datenqualität",
    "datenstaende": "Datenstände",
    "methodik": "Methodik",
}
"""Name in the address -> title. The first one is the start page, at `/`."""
DESK = {"datenpflege": "Datenpflege"}
"""Only where it is switched on."""
RECORDS = {
    "foerderfall": "Förderfall",
    "kommune": "Kommune",
    "zitat": "Zitat",
    "register": "Register",
}
"""Pages about one thing. They are reached from lists, not by the navigation."""

Url = Mapping[str, Sequence[str]]

_AT_REST = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_STALE = '[data-stale="true"]'


_TWO_FRAMES = """
() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
"""


class Reader:
    """One reader in one window."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        """Open an empty window; `base` is where the app is."""
        self.base = base
        self.page: Page = context.new_page()
        self.faults: list[str] = []
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda e: self.faults.append(f"page error: {e}"))
        self.page.on("request", lambda r: self._asked(r.url))
        self.page.on("websocket", lambda s: self._asked(s.url))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text}")

    def _asked(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme in ("data", "blob"):
            return
        if parts.netloc != urlsplit(self.base).netloc:
            self.faults.append(f"foreign request: {address}")

    def open(self, name: str = "ueberblick", url: Url | None = None) -> "Reader":
        """Go to a page by its address and wait until it is there."""
        path = "" if name == "ueberblick" else name
        query = f"?{urlencode(url, doseq=True)}" if url else ""
        self.page.goto(f"{self.base}/{path}{query}")
        return self.sees((PAGES | RECORDS | DESK)[name])

    def sees(self, title: str) -> "Reader":
        """Wait until the page with that title is complete."""
        expect(self.page.locator("h1")).to_have_text(title)
        return self.settled()

    def settled(self) -> "Reader":
        """Wait until nothing on the page is being computed or drawn any more."""
        self.page.wait_for_selector(_AT_REST)
        expect(self.page.locator(_STALE)).to_have_count(0)
        # A chart draws itself after the page: each place of one holds its picture.
        # What is still fading in or out has colours of its own.
        self.page.wait_for_function(
            """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
                .every(place => place.querySelector('svg.main-svg'))
              && document.getAnimations().every(a => a.playState !== 'running')"""
        )
        return self

    def selects(self, url: Url) -> "Reader":
        """Wait until the address says just this selection, and the page too."""
        wanted = {name: sorted(values) for name, values in url.items()}
        self.page.wait_for_url(lambda address: _query(address) == wanted)
        return self.settled()

    @property
    def url(self) -> dict[str, list[str]]:
        """The selection in the address."""
        return _query(self.page.url)

    @property
    def line(self) -> str:
        """The line beneath the title."""
        return self.page.locator("p.zr-zeile").inner_text()

    def figure(self, name: str) -> Locator:
        """The card of a headline figure."""
        return self.page.locator(f'[data-kennzahl="{name}"]')

    def figures(self) -> dict[str, str]:
        """Headline figures as they stand there: id -> text."""
        cards = self.page.locator("[data-kennzahl]")
        return {
            str(card.get_attribute("data-kennzahl")): card.inner_text()
            for card in cards.all()
        }

    def filter(self, label: str) -> Locator:
        """The field of a filter, where one types; scrolled to, as a person would.

        A list that opens while the sidebar still scrolls is closed again.
        """
        field = self.page.get_by_test_id("stSidebar").get_by_role(
            "combobox", name=label, exact=True
        )
        field.scroll_into_view_if_needed()
        self.page.evaluate(_TWO_FRAMES)
        return field

    def panel(self, key: str) -> Locator:
        """A panel, by the slug of its heading."""
        return self.page.locator(f".st-key-panel_{key}")

    def menu(self, panel: Locator) -> Locator:
        """Open the download menu of a panel; what hangs from its button."""
        panel.get_by_test_id("stPopoverButton").click()
        body = self.page.get_by_test_id("stPopoverBody")
        expect(body.get_by_role("button").first).to_be_visible()
        return body

    def download(self, panel: Locator, title: str) -> tuple[str, bytes]:
        """Take one format from the download menu of a panel: file name, content."""
        menu = self.menu(panel)
        with self.page.expect_download() as download:
            menu.get_by_role("button", name=title, exact=True).click()
        content = download.value.path().read_bytes()
        self.page.keyboard.press("Escape")
        expect(menu).to_have_count(0)
        return download.value.suggested_filename, content

    def turn_to(self, name: str) -> "Reader":
        """Change the page by the navigation."""
        title = PAGES[name]
        navigation = self.page.get_by_test_id("stSidebarNav")
        navigation.get_by_role("link", name=title).click()
        return self.sees(title)

    def expand_all(self) -> "Reader":
        """Open everything that is folded."""
        for summary in self.page.get_by_test_id("stExpander").locator("summary").all():
            if summary.evaluate("node => !node.parentElement.open"):
                summary.click()
        self.page.evaluate(
            "document.querySelectorAll('details').forEach(node => { node.open = true })"
        )
        return self.settled()

    def in_scheme(self, scheme: Literal["light", "dark"]) -> "Reader":
        """The same page after the device has turned light or dark."""
        self.page.emulate_media(color_scheme=scheme)
        self.page.wait_for_function(
            """(scheme) => scheme === getComputedStyle(
                document.querySelector('[data-testid="stApp"]')).colorScheme""",
            arg=scheme,
        )
        return self.settled()

    def resized(self, *, width: int, height: int) -> "Reader":
        """The same page in a window of another size."""
        self.page.set_viewport_size({"width": width, "height": height})
        return self.settled()

    def too_wide(self) -> list[str]:
        """What makes the page scroll sideways: elements beyond its right edge.

        What scrolls within itself, like a wide table, may be wider.
        """
        found: list[str] = self.page.evaluate(
            """() => {
              const wide = (node) => node.scrollWidth > node.clientWidth + 1;
              const roots = [document.documentElement, document.body,
                document.querySelector('[data-testid="stMain"]')];
              return roots.filter(wide).map((node) =>
                `${node.tagName} ${node.scrollWidth} > ${node.clientWidth}`);
            }"""
        )
        return found


def _query(address: str) -> dict[str, list[str]]:
    query = parse_qs(urlsplit(address).query)
    return {name: sorted(values) for name, values in query.items()}


def digits(text: str) -> int:
    """The whole number in a German figure: `18.210.675 €` -> 18210675."""
    return int(re.sub(r"\D", "", text))
