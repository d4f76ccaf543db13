"""Lines of the log: what stands in them, and how."""

import json
import logging
from collections.abc import Iterator
from datetime import datetime

import pytest

from zr_dashboard.betrieb import meldung


@pytest.fixture(autouse=True)
def _own_log() -> Iterator[None]:
    """The log of the package as it was before, afterwards."""
    own = logging.getLogger("zr_dashboard")
    before = own.handlers[:], own.level, own.propagate
    own.handlers = []
    yield
    own.handlers, own.level, own.propagate = before


@pytest.fixture(params=["", "json"])
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both kinds of line."""
    chosen = str(request.param)
    monkeypatch.setenv("ZR_LOG", chosen)
    return chosen


def test_one_event_is_one_line(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With its fields, without those that are not known."""
    meldung.set_up()
    meldung.set_up()  # as a server may do
    meldung.event("interaktion", seite="themen", dauer_ms=12, vorfall=None)

    [line] = capsys.readouterr().err.splitlines()
    if kind == "json":
        said = json.loads(line)
        assert datetime.fromisoformat(said.pop("zeit")).utcoffset() is not None
        assert said == {
            "stufe": "INFO",
            "quelle": "zr_dashboard.betrieb",
            "meldung": "interaktion",
            "seite": "themen",
            "dauer_ms": 12,
        }
    else:
        assert line.endswith(" INFO interaktion seite=themen dauer_ms=12")


def test_an_incident_brings_its_story(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """In JSON it stays one line, or collectors of logs would tear it apart."""
    meldung.set_up()
    try:
        raise ValueError("Ursache")  # noqa: EM101, TRY301  what went wrong
    except ValueError:
        logging.getLogger("zr_dashboard.ui.failures").exception("Vorfall %s", "1a2b")

    lines = capsys.readouterr().err.splitlines()
    assert "Vorfall 1a2b" in lines[0]
    assert (len(lines) == 1) is (kind == "json")
    assert "Ursache" in lines[-1]
