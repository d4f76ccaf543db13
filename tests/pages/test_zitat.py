"""The page of a citation: issued by a link, looked up by its identifier."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.pages.app import App, Url
from tests.pages.test_datenstaende import two as two  # noqa: PLC0414  a fixture
from zr_dashboard.model.kennzahlen import KENNZAHLEN
from zr_dashboard.store.register import Register

SUM: Url = {"kennzahl": ["zuwendung_eur"], "von": ["2021"], "bis": ["2021"]}


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Register:
    """A register of this test alone."""
    monkeypatch.setenv("ZR_REGISTER", str(tmp_path / "register.sqlite"))
    return Register(tmp_path / "register.sqlite")


def cite_links(html: str) -> list[tuple[str, dict[str, list[str]]]]:
    """Every »Zitieren« in some HTML: what it names, and its query."""
    found = re.findall(
        r'<a class="zr-zitieren" href="([^"]*)" target="_self" '
        r'aria-label="Zitieren: ([^"]*)">Zitieren</a>',
        html,
    )
    assert html.count(">Zitieren</a>") == len(found)
    return [
        (unescape(label), parse_qs(urlsplit(unescape(href)).query))
        for href, label in found
    ]


def texts(app: App) -> dict[str, str]:
    """What the page offers to copy, by its name."""
    found = re.findall(r'data-was="([^"]*)" data-kopie="([^"]*)"', app.html)
    return {unescape(what): unescape(text) for what, text in found}


def test_a_figure_is_cited(register: Register) -> None:
    """One click: sentence, value, definition, Datenstand, identifier, link."""
    app = App("zitat", SUM).works()

    (issued,) = register.zitate()
    said = texts(app)
    assert app.figures() == {"zuwendung_eur": "5.240.636\N{NO-BREAK SPACE}€"}
    assert said["Satz"].startswith("Im Jahr 2021 hat das Land")
    assert said["Genauer Wert"] == "5.240.636 Euro"
    assert said["Kennung"] == issued.id
    assert said["Link"].endswith(f"?id={issued.id}")
    assert said["Datenstand"] == "22.11.2026"
    assert said["Definition"].endswith(KENNZAHLEN["zuwendung_eur"].definition)
    assert said["alle Angaben"].count("\n") == len(said) - 2
    assert "Ja. Der Datenstand vom 22.11.2026 ist der neueste." in app.html
    assert len(cite_links(app.html)) == len(KENNZAHLEN) - 1


def test_the_identifier_shows_the_same_in_a_new_session(register: Register) -> None:
    """However it was typed; its own filters do not become those of the reader."""
    said = texts(App("zitat", SUM).works())
    id_ = said["Kennung"]

    for typed in (id_, id_.lower().replace("-", " ")):
        again = App("zitat", {"id": [typed]}).works()
        assert texts(again) == said
        assert again.url == {"id": [typed]}
    assert len(register.zitate()) == 1


def test_an_identifier_can_be_typed(register: Register) -> None:
    """On the page itself, where no link led to anything."""
    App("zitat", SUM).works()
    (issued,) = register.zitate()
    app = App("zitat").works()
    app.test.text_input(key="kennung").set_value(issued.id)

    assert texts(app.rerun().works())["Kennung"] == issued.id


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ({"id": ["ZR-0000-0000-1"]}, "enthält einen Tippfehler"),
        ({"id": ["ZR-0000-0000-0"]}, "ist hier kein Zitat ausgestellt"),
        ({"kennzahl": ["geld"]}, "»geld« gibt es nicht"),
        ({**SUM, "landkreis": ["99999"]}, "was der Link ganz und gar bezeichnet"),
    ],
    ids=str,
)
def test_what_cannot_be_cited_is_said(url: Url, said: str, register: Register) -> None:
    """Nothing else is cited in its place, and nothing is entered."""
    app = App("zitat", url).works()

    assert any(said in info.value.replace("\\", "") for info in app.test.info)
    assert app.test.text_input(key="kennung").value == ""
    assert not app.figures()
    assert register.zitate() == []


def test_without_a_register_the_figure_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a disk that cannot be written; the page says what it lacks."""
    (tmp_path / "datei").write_text("")
    monkeypatch.setenv("ZR_REGISTER", str(tmp_path / "datei" / "register.sqlite"))
    app = App("zitat", SUM).works()

    (warning,) = app.warnings
    assert warning.startswith("Ohne Kennung: Das Register der Zitate lässt sich nicht")
    assert texts(app)["Genauer Wert"] == "5.240.636 Euro"
    assert "Kennung" not in texts(app)
    assert parse_qs(urlsplit(texts(app)["Link"]).query) == {
        **SUM,
        "stand": ["2026-11-22"],
    }


def test_what_it_is_used_for_is_noted(register: Register) -> None:
    """Chosen or in one's own words; it stands on the page from then on."""
    app = App("zitat", SUM).works()
    app.test.selectbox(key="zweck").set_value("Pressemitteilung")
    app.test.button(key="vermerken").click()
    app.rerun().works()

    assert "Verwendet für: Pressemitteilung." in app.html
    assert register.zitate()[0].verwendet == ("Pressemitteilung",)


def test_a_newer_datenstand_is_set_beside(
    two: Path, monkeypatch: pytest.MonkeyPatch, register: Register
) -> None:
    """Both values with date and reason, and what to write; the cited one stays."""
    monkeypatch.setenv("ZR_DATABASE", str(two))
    url = {"kennzahl": ["zuwendung_eur"], "stand": ["2026-11-22"]}
    issued = texts(App("zitat", url).works())
    app = App("zitat", {"id": [issued["Kennung"]]}).works()

    assert texts(app)["Satz"] == issued["Satz"]
    assert "Nein. Der neueste Datenstand gibt einen anderen Wert." in app.html
    correction = texts(app)["Berichtigung"]
    assert issued["Kennung"] in correction
    assert issued["Genauer Wert"] in correction
    assert "Nach dem Datenstand 22.11.2027 (Zweite Lieferung) sind es" in correction
    (target,) = re.findall(r'href="([^"]*)" [^>]*>Neuen Wert zitieren', app.html)
    target = parse_qs(urlsplit(unescape(target)).query)
    assert texts(App("zitat", target).works())["Datenstand"] == "22.11.2027"

    same = {"kennzahl": ["foerderfaelle"], "stand": ["2026-11-22"]}
    assert "Ja. Auch der neueste Datenstand" in App("zitat", same).works().html
    assert len(register.zitate()) == 3


def test_every_headline_figure_leads_to_its_citation() -> None:
    """The card and the citation show the same, whatever is selected."""
    for page, url in (
        ("ueberblick", {"arl": ["lueneburg"], "von": ["2020"]}),
        ("kommune", {"ars": ["034540032"], "von": ["2020"]}),
    ):
        app = App(page, url).works()
        links = {query["kennzahl"][0]: query for _, query in cite_links(app.html)}
        assert set(links) == set(app.figures())
        for name in ("zuwendung_eur", "foerderfaelle"):
            cited = App("zitat", links[name]).works()
            assert cited.figures()[name] == app.figures()[name], page
