"""What holds for every page as it is seen: width, language, numbers."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, TELEPHONE, NewReader
from tests.browser.reader import PAGES, Reader, Url

LONG: Url = {
    "von": ["2019", "ohne-angabe"],
    "bis": ["2025"],
    "landkreis": ["-03456"],
    "kommune": ["-034540032"],
    "thema": ["-T03", "-T11", "ohne-angabe", "T01", "T05"],
    "massnahme": ["-ohne-angabe"],
}
"""Chips and title lines as long as they get."""

EMPTY: Url = {"arl": ["weser-ems"], "landkreis": ["03153"]}
"""Goslar belongs to another Amt: no case can be in both."""

ENGLISH = (
    "Skip to|Sidebar|Collapse|Expand|Loading|Running|Please|Rerun|Deploy|Settings|"
    "Choose|Select|Selected|Clear|Search|No results|results?|options?|available|"
    "Remove|Download|Fullscreen|View|Show|Hide|Close|Dismiss|Copy|Copied|Help|"
    "Zoom in|Zoom out|Reset|Autoscale|Press|Enter|Error|Warning|Main menu|Made with|"
    "App pages|Navigate"
)
"""Words that Streamlit and Plotly say by themselves. None is part of the data."""

_ALL_WORDS = """() => {
  const said = ["aria-label", "title", "placeholder", "data-title", "alt"];
  const attributes = [...document.querySelectorAll("*")]
    .flatMap((node) => said.map((name) => node.getAttribute(name)))
    .filter(Boolean);
  return [document.body.innerText, document.title, ...attributes].join("\\n");
}"""

_AMERICAN = re.compile(r"\d,\d{3}(?!\d)|\d\.\d{1,2}(?:\D|$)")
"""`1,234` and `12.5`: what a browser of another country might make of figures."""


@pytest.mark.parametrize(
    ("locale", "url"), [("en-US", {}), ("de-DE", LONG)], ids=["english", "long"]
)
def test_every_page_fits_a_telephone_and_is_german_for_every_browser(
    locale: str, url: Url, new_reader: NewReader
) -> None:
    """At 390 and at 360 px long names and many chips break into lines.

    Language, words and numbers do not follow the browser's settings.
    """
    reader = new_reader(locale=locale, viewport=TELEPHONE)
    for name in PAGES:
        reader.open(name, url)
        assert not reader.too_wide(), name
        assert not reader.resized(width=360, height=740).too_wide(), name
        reader.resized(**DESKTOP).expand_all()
        assert not _foreign(reader), name
        reader.resized(**TELEPHONE)

    reader.resized(**DESKTOP).open()
    assert reader.page.locator("html").get_attribute("lang") == "de"
    expect(reader.figure("zuwendung_eur")).to_have_text("18.210.675\N{NO-BREAK SPACE}€")
    assert not _foreign(reader)


def _foreign(reader: Reader) -> list[str]:
    """Words and numbers on the page that are not German."""
    numbers = reader.page.locator(".zr-zahl, .zr-wert, svg text")
    return [
        *re.findall(rf"\b(?:{ENGLISH})\b", reader.page.evaluate(_ALL_WORDS)),
        *_AMERICAN.findall("\n".join(numbers.all_text_contents())),
    ]


def test_menus_and_messages_of_filters_are_german(reader: Reader) -> None:
    """Also what appears only while one is choosing."""
    reader.open(url={"arl": ["weser-ems"]})
    reader.filter("Landkreis").fill("gibt es nicht")
    expect(reader.page.get_by_text("Keine Treffer")).to_be_visible()
    assert not re.findall(rf"\b(?:{ENGLISH})\b", reader.page.evaluate(_ALL_WORDS))

    reader.filter("Landkreis").fill("")
    expect(reader.page.get_by_role("option").first).to_be_visible()
    assert not re.findall(rf"\b(?:{ENGLISH})\b", reader.page.evaluate(_ALL_WORDS))


def test_numbers_in_tool_tips_are_german(new_reader: NewReader) -> None:
    """A tool tip gives the full figure that the label shortens."""
    reader = new_reader(locale="en-US").open("themen")
    bar = reader.panel("zuwendung_nach_hauptthema").locator(".bars .point path").first
    bar.hover(force=True)

    tip = reader.page.locator(".hoverlayer text").first
    expect(tip).to_contain_text(re.compile(r"\d\.\d{3}\.\d{3}\s€"))
