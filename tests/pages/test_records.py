"""Pages about one thing: a Förderfall, a Kommune."""

import csv
from pathlib import Path

import pytest

from tests.pages.app import App

_DATA = Path(__file__).parents[2] / "data"


def rows(name: str) -> list[dict[str, str]]:
    """A table of the public delivery, read without the package."""
    with (_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


CASES = rows("foerderfaelle")


@pytest.mark.parametrize("case", CASES[::17], ids=lambda case: case["foerderfall_id"])
def test_a_case_says_what_the_delivery_says(case: dict[str, str]) -> None:
    """Title, recipient, hint, and every source that may be linked, with its address."""
    app = App("foerderfall", {"id": [case["foerderfall_id"]]}).works()
    html = app.html.replace("&amp;", "&").replace("&#x27;", "'").replace("&quot;", '"')

    assert app.test.header[0].value == case["titel"]
    assert case["empfaenger"] in html
    assert case["hinweis"] in html
    linked = {row["quelle_id"]: row["url"] for row in rows("quellen")}
    for source in case["quellen"].split(";"):
        assert source in html
        if source not in ("Q137", "Q199"):
            assert linked[source] in html


def test_an_amount_that_is_not_exact_says_so() -> None:
    """ZR-0097 got at most 300.000 Euro."""
    app = App("foerderfall", {"id": ["ZR-0097"]}).works()

    assert '300.000\N{NO-BREAK SPACE}€ <span class="zr-angabe">(höchstens)' in app.html


@pytest.mark.parametrize("page", ["foerderfall", "kommune"])
@pytest.mark.parametrize("value", ["ZR-9999", "<b>x</b>", ""])
def test_an_unknown_thing_is_said(page: str, value: str) -> None:
    """An old link is answered with a sentence and with where to look."""
    parameter = {"foerderfall": "id", "kommune": "ars"}[page]
    app = App(page, {parameter: [value]} if value else {}).works()

    (info,) = app.test.info
    assert "nicht" in info.value or "keine Kennung" in info.value
    assert 'href="regionen"' in app.html
    assert "<b>x</b>" not in app.html


def test_a_kommune_adds_up_its_cases() -> None:
    """Lingen has four cases; its page says their sum, and its files speak of it."""
    cases = [row for row in CASES if row["kommune_ars9"] == "034540032"]
    total = sum(int(row["zuwendung_eur"] or 0) for row in cases)
    app = App("kommune", {"ars": ["034540032"], "thema": ["T07"]}).works()

    assert app.figures()["foerderfaelle"] == str(len(cases)) == "4"
    assert app.figures()["zuwendung_eur"].startswith(f"{total:,}".replace(",", "."))
    assert app.url == {"ars": ["034540032"], "thema": ["T07"]}


def test_the_selection_waits_while_one_reads_a_case() -> None:
    """The way back leads to what was selected before."""
    app = App("foerderfall", {"id": ["ZR-0002"], "arl": ["weser-ems"]}).works()

    assert app.turn_to("ueberblick").works().url == {"arl": ["weser-ems"]}
