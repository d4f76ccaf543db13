"""From the link to the figure: what a reader sees first."""

from fractions import Fraction
from pathlib import Path

from playwright.sync_api import expect

from tests import reference
from tests.browser.conftest import NewReader
from tests.browser.reader import Reader, digits
from tests.browser.server import serve
from tests.conftest import PUBLIC
from tests.lieferung.delivery import with_more_euro
from zr_dashboard.lieferung.build import build

SHOWN = ("foerderfaelle", "bescheide", "zuwendung_eur", "kommunen", "landkreise")
"""Figures without decimals, so that digits compare."""


def _expected(url: reference.Url) -> dict[str, Fraction | None]:
    cases = reference.selected(reference.read(PUBLIC), url)
    found = reference.kennzahlen(cases)
    return {name: found[name][0] for name in SHOWN}


def test_a_deep_link_opens_on_a_fresh_process(
    public_store_path: Path, tmp_path: Path, new_reader: NewReader
) -> None:
    """The very first page of a process has its frame, its filters and its figures."""
    url = {"von": ["2020"], "landkreis": ["03454"]}
    with serve(public_store_path, tmp_path / "log.txt") as fresh:
        reader = new_reader(fresh).open("regionen", url)

        assert reader.line.startswith("Jahre ab 2020 · Landkreis Emsland")
        count = len(reference.selected(reference.read(PUBLIC), url))
        assert digits(reader.figure("foerderfaelle").inner_text()) == count
        expect(reader.filter("Landkreis")).to_be_visible()
        assert reader.url == url
        reader.page.close()


def test_the_start_page_shows_what_the_csv_files_add_up_to(reader: Reader) -> None:
    """Recomputed by a script that shares no code with the package."""
    figures = reader.open().figures()

    shown = {name: digits(figures[name].split(" von ")[0]) for name in SHOWN}
    assert shown == _expected({})


def test_the_answer_stands_above_the_fold(new_reader: NewReader) -> None:
    """Headline figures are seen without scrolling, at a desk and on a telephone."""
    for viewport, shown in (
        ({"width": 1440, "height": 900}, 8),
        ({"width": 390, "height": 844}, 4),
    ):
        cards = new_reader(viewport=viewport).open().page.locator("[data-kennzahl]")
        assert cards.count() == 8
        for card in cards.all()[:shown]:
            box = card.bounding_box()
            assert box
            assert box["y"] + box["height"] <= viewport["height"]


def test_a_replaced_store_is_taken_up_while_a_page_is_open(
    tmp_path: Path, new_reader: NewReader
) -> None:
    """The next interaction shows the new figures: no reload, no restart, no error."""
    store = tmp_path / "zr.duckdb"
    build(with_more_euro(tmp_path / "before", euro=0), store)
    with serve(store, tmp_path / "log.txt") as fresh:
        reader = new_reader(fresh).open()
        before = digits(reader.figure("zuwendung_eur").inner_text())

        build(with_more_euro(tmp_path / "after", euro=1_000_000), store)
        reader.page.get_by_role("link", name="Überblick").first.click()
        reader.filter("Jahr von").click()
        reader.page.get_by_role("option", name="2019").click()
        reader.selects({"von": ["2019"]})
        reader.page.get_by_role("button", name="Auswahl zurücksetzen").click()
        reader.selects({})

        after = digits(reader.figure("zuwendung_eur").inner_text())
        assert after == before + 1_000_000
        expect(reader.page.get_by_test_id("stAlert")).to_have_count(0)
        reader.page.close()


def test_security_headers_are_sent_with_the_page(reader: Reader) -> None:
    """The browser itself is told what the page may do."""
    answer = reader.page.goto(reader.base)
    assert answer
    headers = answer.headers

    assert "default-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    reader.sees("Überblick")
