"""The page »Kooperationen«, and what a Kommune says of the same."""

import re

from tests.pages.app import App


def test_it_says_who_acts_together_and_of_how_many_cases() -> None:
    """The finding is computed; its completeness stands beneath each panel."""
    html = App("kooperationen").works().html.replace("\N{NO-BREAK SPACE}", " ")

    assert "66 Beteiligte wirken in 31 Förderfällen zusammen" in html
    assert "darunter 37 Kommunen" in html
    assert html.count("31 von 102 Fällen nennen Partner") == 3
    assert "im selben Förderfall" in html


def test_filters_choose_the_cases() -> None:
    """One Landkreis; its partners may lie elsewhere."""
    html = App("kooperationen", {"landkreis": ["03155"]}).works().html
    html = html.replace("\N{NO-BREAK SPACE}", " ")

    assert "3 von 5 Fällen nennen Partner" in html
    assert "Stadt Duderstadt" in html
    assert "Stadt Seesen" not in html


def test_without_partners_it_says_so() -> None:
    """Cases, but none that names a partner."""
    app = App("kooperationen", {"kommune": ["034560015"]}).works()

    assert app.html.count("Kein Förderfall dieser Auswahl nennt Partner.") == 3


def test_every_kommune_of_the_list_leads_to_its_page() -> None:
    """By keyboard, too: the list holds links."""
    app = App("kooperationen").works()
    links = re.findall(r'href="kommune\?ars=(\d{9})"', app.html)

    assert len(set(links)) == 37


def test_a_kommune_lists_the_cases_it_is_partner_in() -> None:
    """Walsrode receives for one and is partner in another; Einbeck only partner."""
    walsrode = App("kommune", {"ars": ["033580024"]}).works().html
    einbeck = App("kommune", {"ars": ["031550013"]}).works().html
    alone = App("kommune", {"ars": ["034560015"]}).works().html

    assert "2\N{NO-BREAK SPACE}Förderfälle mit anderen zusammen" in walsrode
    assert "davon 1 als Partner" in walsrode
    assert "2\N{NO-BREAK SPACE}Förderfälle mit anderen zusammen" in einbeck
    assert "davon 2 als Partner" in einbeck
    assert "In keinem Förderfall ist ein Zusammenwirken" in alone
