"""Every page opens, whatever is selected."""

import re

import pytest

from tests.pages.app import PAGES, App

EMPTY = {"von": ["2019"], "bis": ["2019"], "arl": ["weser-ems"], "landkreis": ["03153"]}
"""Goslar belongs to another Amt: no case can be in both."""


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens(page: str) -> None:
    """Without a filter, by its address, in a new session."""
    app = App(page).works()

    assert app.line.startswith("alle Förderfälle · 102 von 102\N{NO-BREAK SPACE}Fällen")
    assert "Datenstand 22.11.2026" in app.line
    assert "jüngster taggenau datierter Fall 24.02.2025" in app.line
    assert not app.warnings


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "url",
    [
        {"arl": ["lueneburg"], "thema": ["-T03"]},
        {"landkreis": ["03454"]},
        {"kommune": ["034540032"]},
        {"von": ["ohne-angabe"]},
        {"hauptthema": ["ohne-angabe"], "massnahme": ["-ohne-angabe"]},
    ],
    ids=str,
)
def test_every_page_opens_over_every_kind_of_selection(
    page: str, url: dict[str, list[str]]
) -> None:
    """One place, one theme, no year: each makes other panels appear."""
    assert App(page, url).works().url == url


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_answer_is_an_answer(page: str) -> None:
    """It is said in words, and the page stands."""
    app = App(page, EMPTY).works()

    assert "0 von 102" in app.line
    assert [info.value for info in app.test.info] == [
        "Zu dieser Auswahl gibt es keine Förderfälle."
    ]


def test_an_empty_answer_offers_what_to_widen() -> None:
    """One button per filter that alone is to blame; pressed, there are cases."""
    app = App(url=EMPTY)
    offered = [key for key in app.buttons if key.startswith("erweitern ")]
    assert offered

    for key in offered:
        wider = App(url=EMPTY).press(key).works()
        assert not wider.test.info
        assert re.search(r" [1-9]\d* von 102", wider.line)


def test_widening_says_how_many_cases_it_gives() -> None:
    """The number on the button is the number on the page that follows."""
    app = App(url=EMPTY)
    (key, *_) = (key for key in app.buttons if key.startswith("erweitern "))
    label = app.test.button(key=key).label
    promised = re.search(r"· (\d+)\N{NO-BREAK SPACE}F", label)

    assert promised
    assert f" {promised[1]} von 102" in app.press(key).line


@pytest.mark.parametrize(
    "widgets",
    [
        {"wahl zeitverlauf_groesse": "gesamtausgaben_eur"},
        {"wahl zeitverlauf_groesse": "anzahl_kommunen", "wahl zeitverlauf_teil": "arl"},
        {"wahl zeitverlauf_zeit": "runde", "wahl zeitverlauf_teil": "hauptthema"},
        {"wahl zeitverlauf_teil": "massnahme"},
    ],
    ids=str,
)
@pytest.mark.parametrize("url", [{}, EMPTY], ids=["all", "none"])
def test_every_view_of_the_zeitverlauf_opens(
    widgets: dict[str, str], url: dict[str, list[str]]
) -> None:
    """Small choices change what is drawn, never which cases are meant."""
    _opens_with(App("zeitverlauf", url), widgets)


@pytest.mark.parametrize(
    "widgets",
    [
        {"wahl regionen_ebene": "arl", "wahl regionen_groesse": "zuwendung_anteil"},
        {"wahl regionen_ebene": "kommune"},
        {"wahl regionen_groesse": "zuwendung_je_1000_eur"},
        {"wahl regionen_groesse": "anzahl_foerderfaelle"},
    ],
    ids=str,
)
def test_every_view_of_the_regionen_opens(widgets: dict[str, str]) -> None:
    """Every level and every measure has a map and a list."""
    _opens_with(App("regionen"), widgets)


@pytest.mark.parametrize(
    "widgets",
    [
        {"wahl themen_zuordnung": "thema"},
        {"wahl themen_groesse": "zuwendung_anteil"},
        {"wahl themen_zuordnung": "thema", "wahl themen_groesse": "zuwendung_anteil"},
        {"wahl themen_groesse": "anzahl_foerderfaelle"},
    ],
    ids=str,
)
def test_every_view_of_the_themen_opens(widgets: dict[str, str]) -> None:
    """Counted once or for each theme, in Euro, cases or shares."""
    _opens_with(App("themen"), widgets)


def _opens_with(app: App, widgets: dict[str, str]) -> None:
    before = app.line
    for key, value in widgets.items():
        app.test.button_group(key=key).set_value(value)
        app.rerun()
    assert app.rerun().works().line == before
