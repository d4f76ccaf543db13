"""A page without a browser: open it, read it, press what is on it.

Knows how Streamlit's AppTest names things, so that the tests need not.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from streamlit.testing.v1 import AppTest

_ROOT = Path(__file__).parents[2]
PAGES = (
    *("ueberblick", "zeitverlauf", "regionen", "themen", "kooperationen"),
    *("foerderfaelle", "briefing", "antworttabellen", "abgleich", "datenqualitaet"),
    *("datenstaende", "methodik"),
)

Url = Mapping[str, Sequence[str]]
_SECONDS = 120
"""Far above what a page takes; the tests may share a slow machine."""


class App:
    """One session of one reader."""

    def __init__(self, page: str = "ueberblick", url: Url | None = None) -> None:
        """Open a page by its address; nothing of the session was there before."""
        self.test = AppTest.from_file(
            str(_ROOT / "zr_dashboard" / "ui" / "dashboard.py"),
            default_timeout=_SECONDS,
        )
        if page != PAGES[0]:
            self.test.switch_page(str(_ROOT / "pages" / f"{page}.py"))
        self.visit(url or {})

    def visit(self, url: Url) -> "App":
        """Go to an address of the same page: a link, a bookmark, the back button."""
        self.test.query_params.clear()
        for name, values in url.items():
            self.test.query_params[name] = list(values)
        return self.rerun()

    def turn_to(self, page: str) -> "App":
        """Change the page, which empties the address as in a browser."""
        self.test.query_params.clear()
        self.test.switch_page(str(_ROOT / "pages" / f"{page}.py"))
        return self.rerun()

    def rerun(self) -> "App":
        """Run the script as after any interaction."""
        self.test.run()
        return self

    def press(self, key: str) -> "App":
        """Press the button with that key."""
        self.test.button(key=key).click()
        return self.rerun()

    def open_filters(self) -> "App":
        """Open »Weitere Filter«, where none of them is used."""
        self.test.session_state["weitere False"] = True
        return self.rerun()

    def choose(self, facet: str, *tokens: str) -> "App":
        """Set the tokens of one filter, as the reader leaves it."""
        self.test.multiselect(key=f"filter_{facet}").set_value(list(tokens))
        return self.rerun()

    def chosen(self, facet: str) -> list[str]:
        """The tokens that one filter shows."""
        return list(self.test.multiselect(key=f"filter_{facet}").value)

    @property
    def url(self) -> dict[str, list[str]]:
        """The address as it stands now, every value a list."""
        return {
            name: [values] if isinstance(values, str) else list(values)
            for name, values in self.test.query_params.items()
        }

    @property
    def title(self) -> str:
        """The one heading of the page."""
        (title,) = self.test.title
        return title.value

    @property
    def html(self) -> str:
        """Everything the page wrote as HTML of its own."""
        return "\n".join(element.proto.body for element in self.test.get("html"))

    @property
    def line(self) -> str:
        """The line beneath the title: selection, cases, Datenstand."""
        found = re.search(r'<p class="zr-zeile">(.*?)</p>', self.html)
        return re.sub("<.*?>", "", found[1]) if found else ""

    @property
    def buttons(self) -> list[str]:
        """Keys of all buttons."""
        return [str(button.key) for button in self.test.button]

    @property
    def warnings(self) -> list[str]:
        """What is announced, without the backslashes that keep Markdown away."""
        return [warning.value.replace("\\", "") for warning in self.test.warning]

    @property
    def errors(self) -> list[str]:
        """What went wrong, as the reader is told."""
        return [error.value for error in self.test.error]

    def figures(self) -> dict[str, str]:
        """Headline figures on the page: id -> digits, as text."""
        cards = re.findall(r'data-kennzahl="(\w+)">([^<]*)', self.html)
        return {name: text.strip() for name, text in cards}

    def works(self) -> "App":
        """Itself, if nothing on the page went wrong."""
        assert not self.test.exception, self.test.exception
        assert not self.errors
        return self
