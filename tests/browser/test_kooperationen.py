"""Who acts together: the picture is pressed, the list is used by keyboard."""

import re

from playwright.sync_api import expect

from tests.browser.reader import Reader

_PANEL = "wer_mit_wem_zusammenwirkt"


def test_picture_and_list_lead_to_the_kommune(reader: Reader) -> None:
    """A mark by a click; the same names by keyboard alone; back by the browser."""
    reader.open("kooperationen", {"landkreis": ["03155"]})
    panel = reader.panel(_PANEL)
    expect(panel.locator(".annotation-text", has_text="Stadt Einbeck")).to_be_visible()
    expect(panel.locator(".ytick", has_text="Stadt Northeim")).to_be_visible()

    mark = panel.locator(".scatterlayer .trace .points path").first
    mark.click(force=True)
    reader.sees("Kommune")
    assert reader.url["landkreis"] == ["03155"]
    expect(reader.page.get_by_role("heading", name="Kooperationen")).to_be_visible()

    reader.page.go_back()
    reader.sees("Kooperationen")
    panel.get_by_role("radio", name="Tabelle").focus()
    reader.page.keyboard.press("Space")
    link = panel.get_by_role("link", name="Stadt Einbeck").first
    expect(link).to_be_visible()
    link.focus()
    reader.page.keyboard.press("Enter")
    reader.sees("Kommune")
    expect(reader.page.get_by_role("heading", name="Stadt Einbeck")).to_be_visible()
    expect(reader.panel("kooperationen")).to_contain_text(
        re.compile("davon 2 als Partner")
    )
