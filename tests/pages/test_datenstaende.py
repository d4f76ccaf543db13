"""Datenstände on pages: the choice, the note on an older one, what changed."""

from pathlib import Path

import pytest

from tests.lieferung.delivery import CASES, change, copied, rows, write_rows
from tests.pages.app import App
from zr_dashboard.lieferung.build import submission
from zr_dashboard.lieferung.fields import FIELDS
from zr_dashboard.lieferung.publication import Place, publish_delivery

APPLICATIONS = "antraege.csv"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two Datenstände of few cases: one case new, one changed, one gone."""
    root = tmp_path_factory.mktemp("zwei")
    store = root / "zr.duckdb"
    folder = copied(root / "alt")
    header, *cases = rows(folder, CASES)
    write_rows(folder, CASES, [header, *cases[:4]])
    head = ["antrag_id", "ergebnis", "empfaenger"]
    head += [f.column for f in FIELDS[APPLICATIONS] if f.column not in head]
    empty = [""] * (len(head) - 3)
    applied = ["A1", "offen", "Stadt Goslar", *empty]
    write_rows(folder, APPLICATIONS, [head, applied])
    publish_delivery(submission(folder, wer="Ada"), Place.of(store))
    folder = copied(root / "neu")
    applied = ["A1", "abgelehnt", "Stadt Goslar", *empty]
    write_rows(folder, APPLICATIONS, [head, applied])
    write_rows(folder, CASES, [header, *cases[:3], cases[4]])
    change(folder, CASES, "ZR-0001", zuwendung_eur="151441.50", themen="T01")
    later = submission(folder, wer="Ada", grund="Zweite Lieferung")
    meta = {"stand": later.meta.stand.replace(year=2027)}
    later = submission(folder, wer="Ada", grund="Zweite Lieferung", **meta)
    publish_delivery(later, Place.of(store))
    return store


@pytest.fixture
def _two(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZR_DATABASE", str(two))


@pytest.mark.usefixtures("_two")
def test_what_changed_is_on_the_page() -> None:
    """Counts, fields in German, and what it does to the figures."""
    app = App("datenstaende").works()

    assert "1\N{NO-BREAK SPACE}neuer Fall, 1 geändert, 1 entfallen." in app.html
    assert "151.441,50" in app.html
    assert "Zweite Lieferung" in app.html
    assert "Kennzahlen haben sich geändert." in app.html
    assert "Anträge mit anderem Stand" in app.html
    # A1 was rejected, ZR-0005 is new, ZR-0004 gone; the latter two are approved.
    assert "3\N{NO-BREAK SPACE}Anträge mit anderem Stand, 1 davon" in app.html
    assert "aktueller_stand" not in app.buttons


@pytest.mark.usefixtures("_two")
@pytest.mark.parametrize("page", ["ueberblick", "datenstaende", "foerderfall"])
def test_an_older_datenstand_is_said_and_can_be_left(page: str) -> None:
    """Nobody quotes last year's figure by mistake."""
    own = {"id": ["ZR-0001"]} if page == "foerderfall" else {}
    app = App(page, {"stand": ["2026-11-22"], **own}).works()

    assert any("früheren Datenstand: 22.11.2026" in i.value for i in app.test.info)
    assert "Datenstand 22.11.2026" in app.line

    app.press("aktueller_stand").works()
    assert app.url == own
    assert "Datenstand 22.11.2027" in app.line


@pytest.mark.usefixtures("_two")
def test_a_datenstand_can_be_chosen() -> None:
    """The choice is part of the selection, so it goes along to every page."""
    app = App("datenstaende")
    box = app.test.selectbox(key="datenstand 2027-11-22")
    box.set_value(box.value.replace(year=2026))
    app.rerun().works()

    assert app.url == {"stand": ["2026-11-22"]}
    assert "keinen, mit dem er zu vergleichen wäre" in app.html


@pytest.mark.usefixtures("_two")
def test_a_case_shows_its_history() -> None:
    """What was granted first, and what now."""
    app = App("foerderfall", {"id": ["ZR-0001"]}).works()

    assert "1\N{NO-BREAK SPACE}Änderung bei Status" in app.html
    assert "151.440" in app.html
    assert "151.441,50" in app.html


def test_with_one_datenstand_both_say_so() -> None:
    """An empty table would look like a fault."""
    app = App("datenstaende").works()
    assert "keinen, mit dem er zu vergleichen wäre" in app.html

    case = App("foerderfall", {"id": ["ZR-0001"]}).works()
    assert "Unverändert seit dem Datenstand 22.11.2026" in case.html
