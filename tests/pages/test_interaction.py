"""Each run of a page is counted and logged, without what the reader chose."""

import logging
from threading import Thread

import pytest

from tests.pages.app import App
from zr_dashboard.betrieb import zaehler
from zr_dashboard.queries import kennzahlen
from zr_dashboard.store.store import Store
from zr_dashboard.ui.interaction import TURN

SEARCHED = "Geheimrätin"


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    """The fields of every interaction that was logged."""
    return [
        vars(record)["zr_felder"]
        for record in caplog.records
        if record.getMessage() == "interaktion"
    ]


def test_a_run_is_one_line_with_page_time_and_questions(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The second run of the same page finds all its answers in the cache."""
    with caplog.at_level(logging.INFO, "zr_dashboard"):
        app = App("themen", {"text": [SEARCHED]}).works()
        app.rerun().works()

    first, second = lines(caplog)
    assert first["seite"] == second["seite"] == "themen"
    assert first["fragen"] == second["fragen"] == second["aus_speicher"]
    assert "vorfall" not in first
    assert not any(SEARCHED in str(vars(record)) for record in caplog.records)
    text = zaehler.text().decode()
    assert SEARCHED not in text
    assert 'zr_interactions_total{outcome="ok",page="themen"}' in text


def test_an_incident_is_named_in_the_line_of_its_run(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The number that the reader sees leads to the page and to the whole story."""

    def broken(_store: Store, _selection: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(kennzahlen, "kennzahlen", broken)
    with caplog.at_level(logging.INFO, "zr_dashboard"):
        app = App()

    (line,) = lines(caplog)
    assert line["seite"] == "ueberblick"
    assert f"Vorfallnummer {line['vorfall']}" in app.errors[0]
    assert any(f"Vorfall {line['vorfall']}" in r.getMessage() for r in caplog.records)


def test_a_page_waits_for_its_turn_and_gives_it_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also when it fails: else nobody would see anything after the second failure."""
    with TURN, TURN:
        opening = Thread(target=App)
        opening.start()
        opening.join(0.5)
        assert opening.is_alive()
    opening.join()

    def broken(_store: Store, _selection: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(kennzahlen, "kennzahlen", broken)
        for _ in range(3):
            assert App().errors
    App().works()
