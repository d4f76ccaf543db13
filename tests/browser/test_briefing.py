"""From a page to the sheet that somebody takes along."""

from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.export.pdf import Pdf


def test_a_briefing_is_two_clicks_away(reader: Reader) -> None:
    """The button takes the selection along; the PDF tells the place that was chosen."""
    goslar = {"landkreis": ["03153"]}
    reader.open("themen", goslar)
    reader.page.get_by_role("button", name="Briefing").click()
    reader.sees("Briefing").selects(goslar)
    expect(reader.page.get_by_role("heading", name="Landkreis Goslar")).to_be_visible()

    reader.page.get_by_text("eine Kommune").click()
    place = reader.page.get_by_test_id("stMain").get_by_role("combobox")
    place.fill("Seesen")
    reader.page.get_by_role("option", name="Stadt Seesen").click()
    expect(reader.page.get_by_role("heading", name="Stadt Seesen")).to_be_visible()
    reader.settled()
    with reader.page.expect_download() as download:
        reader.page.get_by_role("link", name="Briefing als PDF herunterladen").click()

    name = download.value.suggested_filename
    assert name == "zukunftsraeume-briefing-2026-11-22.pdf"
    pdf = Pdf(download.value.path().read_bytes())
    assert pdf.title == "Briefing: Stadt Seesen – Zukunftsräume Niedersachsen"
    shown = reader.figure("zuwendung_eur").inner_text()
    assert " ".join(shown.split()) in pdf.text
