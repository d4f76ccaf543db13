"""The page of the register: what was cited, what changed, what to write."""

from pathlib import Path

import pytest

from tests.cli.test_register import cite
from tests.pages.app import App
from tests.pages.test_datenstaende import two as two  # noqa: PLC0414  a fixture
from zr_dashboard.store.register import Register


@pytest.fixture
def register(two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Register:
    """A register over two Datenstände."""
    monkeypatch.setenv("ZR_DATABASE", str(two))
    monkeypatch.setenv("ZR_REGISTER", str(tmp_path / "register.sqlite"))
    return Register(tmp_path / "register.sqlite")


def test_without_a_citation_the_page_says_so(register: Register) -> None:
    """Nothing was cited yet: no table, no search."""
    app = App("register").works()

    assert "Noch ist nichts zitiert." in app.html
    assert "register_suche" not in [box.key for box in app.test.text_input]
    assert not register.path.exists()


def test_what_changed_stands_first_with_its_correction(
    two: Path, register: Register
) -> None:
    """Old, new, difference, and the text to copy; the others are listed beneath."""
    same = cite(register, two, "foerderfaelle")
    changed = cite(register, two, "zuwendung_eur")
    register.vermerke(changed, "Rede in Goslar")
    app = App("register").works()

    assert "1 von 2\N{NO-BREAK SPACE}Zitaten: Der neueste Datenstand" in app.html
    first, second = app.html.split("Zitate, neueste zuerst; eine Kennung", 1)
    assert changed in first
    assert same not in first
    assert f'data-kopie="Berichtigung zur Angabe {changed} (Stand: 22.11.2026)' in first
    assert f'href="zitat?id={same}"' in second
    assert second.index(changed) < second.index(same)

    register.vermerke(same, "Landtag")
    assert "Landtag" in app.rerun().works().html


def test_citations_are_found_by_their_words(two: Path, register: Register) -> None:
    """Or by their identifier, however it is written."""
    same = cite(register, two, "foerderfaelle")
    changed = cite(register, two, "zuwendung_eur", landkreis=["03155"])
    app = App("register").works()
    for wanted, found in (
        ("northeim zuwendungen", changed),
        (same.lower().replace("-", ""), same),
    ):
        app.test.text_input(key="register_suche").set_value(wanted)
        listed = app.rerun().works().html.split("Ausgestellte", 1)[-1]
        assert "1\N{NO-BREAK SPACE}Zitat," in listed
        assert f"zitat?id={found}" in listed
    app.test.text_input(key="register_suche").set_value("Ostfriesland")
    assert "Dazu ist kein Zitat ausgestellt." in app.rerun().works().html


def test_a_selection_gets_a_name(register: Register) -> None:
    """It leads back to the very selection; a name that is taken stays with its own."""
    chosen = {"landkreis": ["03155"], "von": ["2019"]}
    app = App("ueberblick", chosen).works()
    assert 'href="register?von=2019&amp;landkreis=03155"' in app.html

    app = App("register", chosen).works()
    app.test.text_input(key="merken_name").set_value("  Besuch in  Northeim ")
    app.press("merken_knopf").works()
    (kept,) = register.gemerkte()
    assert (kept.name, kept.auswahl) == (
        "Besuch in Northeim",
        "von=2019&landkreis=03155",
    )
    assert 'href="./?von=2019&amp;landkreis=03155"' in app.html
    assert ">Besuch in Northeim</a>: Jahre ab 2019 · Landkreis Northeim" in app.html

    other = App("register", {"von": ["2020"]}).works()
    other.test.text_input(key="merken_name").set_value("besuch in northeim")
    assert "hat schon eine andere Auswahl" in other.press("merken_knopf").warnings[0]
    assert register.gemerkte() == [kept]

    other.test.selectbox(key="vergessen_name").set_value("Besuch in Northeim")
    other.press("vergessen_knopf").works()
    assert register.gemerkte() == []
    assert "Noch hat keine Auswahl einen Namen." in other.html
