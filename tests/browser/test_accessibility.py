"""Nobody is kept out: axe-core finds nothing on any page, light or dark."""

from collections.abc import Container, Sequence
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.reader import PAGES, Reader, Url
from tests.browser.test_looks import EMPTY

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
FILTERED: Url = {"arl": ["weser-ems"], "thema": ["-T03"], "von": ["2020"]}

MENU_EXCEPTIONS = {
    "region": "Streamlit's own markup: the list of an open filter and an open download "
    "menu hang at the end of the document, outside all landmarks. The list is tied to "
    "its field by aria-controls, and closes when the field loses the focus; the menu "
    "is a named dialog, the keyboard is led into it and Escape leads back."
}
"""Rule of axe-core -> reason, for open menus alone. The pages need no exception."""


COLOURS = ("color-contrast", "link-in-text-block")
"""Rules of axe-core that look at colours; all others see the same light and dark."""


def violations(
    reader: Reader, *, but: Container[str] = (), only: Sequence[str] = ()
) -> list[str]:
    """What axe-core finds wrong on the page, one line each."""
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if only:
        options["runOnly"] = {"type": "rule", "values": [*only]}
    found: list[dict[str, Any]] = (
        Axe().run(reader.page, options=options).response["violations"]
    )
    return [
        f"{rule['id']}: {node['html'][:200]}"
        for rule in found
        if rule["id"] not in but
        for node in rule["nodes"]
    ]


def in_both_schemes(reader: Reader, *, but: Container[str] = ()) -> list[str]:
    """What axe-core finds wrong on the page, light or dark."""
    light = violations(reader.in_scheme("light"), but=but)
    dark = violations(reader.in_scheme("dark"), but=but, only=COLOURS)
    return [*light, *(f"dark, {one}" for one in dark)]


@pytest.mark.parametrize("url", [FILTERED, EMPTY], ids=["filtered", "empty"])
def test_axe_finds_nothing(url: Url, reader: Reader) -> None:
    """On every page, light and dark, everything unfolded."""
    reader.open(url=url)
    for name in PAGES:
        reader.turn_to(name).expand_all()
        assert not in_both_schemes(reader), name


def test_axe_finds_nothing_in_tables_and_open_menus(reader: Reader) -> None:
    """The other side of the switch, and what covers the page while one chooses."""
    reader.open()
    for switch in reader.page.get_by_role("radio", name="Tabelle").all():
        switch.click()
        reader.settled()
    assert not in_both_schemes(reader)

    reader.menu(reader.panel("bewilligte_zuwendungen_nach_jahr"))
    assert not in_both_schemes(reader, but=MENU_EXCEPTIONS)
    reader.page.keyboard.press("Escape")

    reader.filter("ArL").click()
    reader.page.get_by_role("option").first.wait_for()
    assert not in_both_schemes(reader, but=MENU_EXCEPTIONS)


def test_axe_finds_nothing_in_the_menus_of_the_cases(reader: Reader) -> None:
    """Hits marked, columns to choose, files to take."""
    reader.open("foerderfaelle", {"text": ["Leerstand"]})
    for name in ("Spalten", "Herunterladen"):
        reader.page.get_by_role("button", name=name).click()
        expect(reader.page.get_by_test_id("stPopoverBody")).to_be_visible()
        assert not in_both_schemes(reader, but=MENU_EXCEPTIONS), name
        reader.page.keyboard.press("Escape")


def test_words_in_charts_are_as_dark_as_words_of_the_page(reader: Reader) -> None:
    """Axe does not look into pictures: at least 4.5 : 1 for their text, and 12 px."""
    reader.open("zeitverlauf")
    expect(reader.page.locator(".xtick text").first).to_be_visible()
    for scheme in SCHEMES:
        texts: list[list[Any]] = reader.in_scheme(scheme).page.evaluate(_CHART_TEXTS)
        assert texts
        for text, color, ground, size in texts:
            assert _contrast(color, ground) >= 4.5, (scheme, text)
            assert size >= 12, text


_CHART_TEXTS = """() => {
  const ground = getComputedStyle(
    document.querySelector('[data-testid="stApp"]')).backgroundColor;
  return [...document.querySelectorAll(".js-plotly-plot text")]
    .filter((node) => node.textContent.trim())
    .map((node) => [node.textContent, getComputedStyle(node).fill, ground,
      parseFloat(getComputedStyle(node).fontSize)]);
}"""
"""Text, colour, ground and size of every word in a chart."""


def _contrast(one: str, other: str) -> float:
    """Contrast of two colours `rgb(r, g, b)` after WCAG 2.2."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    parts = [int(part) / 255 for part in color.strip("rgb()").split(",")[:3]]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
