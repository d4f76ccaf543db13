"""The pages »Abgleich« and »Datenqualität«: what they obey, where numbers lead."""

import re
from html import unescape
from urllib.parse import parse_qs

from tests.pages.app import App

_LINK = re.compile(r'href="foerderfaelle\?([^"]+)" target="_self">(\d+)</a>')


def test_the_abgleich_is_the_same_whatever_is_selected() -> None:
    """Published totals speak of all of the programme, never of a part of it."""
    tables = re.compile(r'<div class="zr-tabelle".*?</div>', re.DOTALL)
    alone = tables.findall(App("abgleich").works().html)
    filtered = tables.findall(App("abgleich", {"arl": ["lueneburg"]}).works().html)

    assert len(alone) == 3
    assert alone == filtered


def test_published_words_stay_as_they_are() -> None:
    """»mehr als« and »rund« stand beside the share that follows from them."""
    html = unescape(App("abgleich").html)

    assert "mehr als 130\N{NO-BREAK SPACE}Projekte und Personalkapazitäten" in html
    assert "höchstens 79\N{NO-BREAK SPACE}%" in html
    assert "nicht vergleichbar: Anträge sind keine Bescheide" in html


def test_a_missing_number_leads_to_just_as_many_cases() -> None:
    """The link under a number opens a list of that length, in the same selection."""
    html = App("datenqualitaet", {"arl": ["lueneburg", "weser-ems"]}).works().html
    found = {unescape(query): int(number) for query, number in _LINK.findall(html)}

    assert len(found) > 5
    for query, number in list(found.items())[::3]:
        line = App("foerderfaelle", parse_qs(query)).works().line
        assert f" {number} von 102" in line, query


def test_checks_name_their_cases() -> None:
    """The one project over the limit of the guideline, with its amount and a link."""
    html = unescape(App("datenqualitaet").works().html)

    assert "foerderfall?id=ZR-0062" in html
    assert "Zuwendung 396.000\N{NO-BREAK SPACE}€" in html


def test_a_selection_without_findings_says_so() -> None:
    """No finding is an answer, and no empty table."""
    html = App("datenqualitaet", {"kommune": ["031530017"]}).works().html

    assert "Keine Prüfung findet etwas" in html
    assert "Kein Paar gefunden" in html
