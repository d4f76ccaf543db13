"""Pages about one thing, in a browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader, Url
from tests.browser.test_accessibility import in_both_schemes

RECORDS: list[tuple[str, Url]] = [
    ("foerderfall", {"id": ["ZR-0002"]}),
    ("kommune", {"ars": ["034540032"]}),
    ("kommune", {"ars": ["nirgends"]}),
    ("zitat", {"kennzahl": ["gesamtausgaben_eur"], "landkreis": ["03252"]}),
    ("zitat", {"id": ["ZR-0000-0000-1"]}),
]


def test_a_title_leads_to_its_case_and_on_to_its_kommune(reader: Reader) -> None:
    """From any list of cases, with the selection kept for the way back."""
    reader.open(url={"arl": ["weser-ems"]})
    reader.panel("neueste_foerderfaelle").get_by_role("link").first.click()
    reader.sees("Förderfall")
    assert reader.url["arl"] == ["weser-ems"]
    reader.page.get_by_role("row", name="Kommune").get_by_role("link").click()
    reader.sees("Kommune")
    expect(reader.figure("foerderfaelle")).to_be_visible()
    reader.turn_to("ueberblick").selects({"arl": ["weser-ems"]})


@pytest.mark.parametrize(("name", "url"), RECORDS, ids=str)
def test_everybody_can_read_it(name: str, url: Url, reader: Reader) -> None:
    """Axe finds nothing, light and dark; 390 px are enough without scrolling."""
    reader.open(name, url).expand_all()
    assert not in_both_schemes(reader)
    reader.page.set_viewport_size({"width": 390, "height": 844})
    assert not reader.settled().too_wide()
