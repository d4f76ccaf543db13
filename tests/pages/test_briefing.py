"""The page »Briefing«: about what it is, and where its PDF comes from."""

import html
import re
from urllib.parse import parse_qs, urlsplit

from tests.pages.app import App

GOSLAR = {"landkreis": ["03153"]}


def pdf_of(app: App) -> dict[str, list[str]]:
    """The selection that the button asks the route for."""
    (address,) = re.findall(r'href="(api/v1/briefing\.pdf\?[^"]*)"', app.html)
    return parse_qs(urlsplit(html.unescape(address)).query)


def test_a_briefing_tells_the_selection_of_the_link() -> None:
    """Its figures are those of every other page; the PDF stays at this Datenstand."""
    app = App("briefing", GOSLAR).works()

    assert "<h2>Landkreis Goslar</h2>" in app.html
    shown = app.figures()
    of_others = App("foerderfaelle", GOSLAR).figures()
    assert {name: shown[name] for name in of_others} == of_others
    assert pdf_of(app) == GOSLAR | {"stand": ["2026-11-22"]}


def test_a_place_can_be_chosen_without_a_filter() -> None:
    """All that is documented of it; the reader's selection stays as it was."""
    app = App("briefing", {"thema": ["T03"]})
    app.test.button_group(key="wahl briefing_worueber").set_value("kommune")
    app.rerun()
    app.test.selectbox(key="briefing_kommune").set_value("031530012")
    app.rerun().works()

    assert "<h2>Stadt Seesen</h2>" in app.html
    assert pdf_of(app) == {"kommune": ["031530012"], "stand": ["2026-11-22"]}
    assert app.url == {"thema": ["T03"]}


def test_pages_lead_to_the_briefing_of_what_they_show() -> None:
    """A button keeps the selection; profile and Kommune name their own place."""
    assert "briefing" in App("themen", GOSLAR).buttons
    assert "briefing" not in App("methodik").buttons
    assert 'href="briefing?landkreis=03153"' in App("regionen", GOSLAR).html
    of_kommune = App("kommune", {"ars": ["031530012"]}).html
    assert 'href="briefing?kommune=031530012"' in of_kommune
