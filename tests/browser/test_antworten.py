"""A Kleine Anfrage in a browser: choose, read, take Word and Excel with you."""

import io
import json
from urllib.request import urlopen

from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.api import documents
from tests.browser.reader import Reader
from tests.browser.test_accessibility import violations


def test_from_the_question_to_the_files(reader: Reader) -> None:
    """Rows chosen by keyboard, read, its link followed, both files taken and read."""
    reader.open("antworttabellen", {"arl": ["weser-ems"], "von": ["2021"]})
    page = reader.page
    page.get_by_role("combobox", name="Zeilen").focus()
    page.keyboard.type("Landkreis")
    page.keyboard.press("Enter")
    page.wait_for_url("**zeilen=landkreis**")
    page.get_by_role("radio", name="Tsd.").click()
    page.wait_for_url("**betraege=tsd**")
    table = page.locator(".zr-antwort table")
    caption = "nach Landkreis und Jahr in Tausend Euro"
    expect(table.locator("caption")).to_contain_text(caption)
    reader.settled()
    assert violations(reader) == []

    address = page.url.replace("/antworttabellen", "/api/v1/antwort.json")
    said = json.load(urlopen(address))["antwort"]  # noqa: S310  our own server
    expect(table.locator("tbody tr")).to_have_count(len(said["tabelle"]["zeilen"]))
    sums = [c["text"] for c in said["tabelle"]["zeilen"][-1]["zellen"]]
    shown = table.locator("tr.zr-summe > *").all_inner_texts()
    assert [text.split()[-1] for text in shown] == sums

    mark = page.locator(".zr-antwort sup a").first
    mark.click()
    expect(page.locator("#anmerkung-1")).to_be_in_viewport()

    reader.open("antworttabellen", {"form": ["faelle"], "arl": ["weser-ems"]})
    assert violations(reader) == []
    reader.page.go_back()
    expect(table.locator("caption")).to_contain_text(caption)

    word, excel = (_taken(reader, name) for name in ("Word", "Excel"))
    body = documents.docx_body(word)
    assert body.tables[0].cells == documents.expected_table(said)[1:]  # type: ignore[index]
    sheet = load_workbook(io.BytesIO(excel))["Antwort"]
    assert sheet["A1"].value == said["titel"]


def _taken(reader: Reader, name: str) -> bytes:
    link = reader.page.get_by_role("link", name=f"{name} (")
    with reader.page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename.startswith(
        "zukunftsraeume-antwort-zweifach-2026-11-22."
    )
    return download.value.path().read_bytes()
