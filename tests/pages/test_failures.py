"""What a reader sees when something is wrong: a German sentence, never a traceback."""

import logging
import re
from pathlib import Path

import pandas as pd
import pytest

from tests.lieferung.delivery import with_more_euro
from tests.pages.app import PAGES, App
from zr_dashboard.lieferung.build import build
from zr_dashboard.queries import bestand, kennzahlen
from zr_dashboard.store.store import Store


@pytest.mark.parametrize("page", PAGES)
def test_a_missing_store_is_said_with_what_to_do(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever starts the app first of all learns the command."""
    monkeypatch.setenv("ZR_DATABASE", str(tmp_path / "zr.duckdb"))
    app = App(page)

    assert not app.test.exception
    (error,) = app.errors
    assert "zr.duckdb fehlt" in error
    assert "python -m zr_dashboard bauen" in error


def test_a_truncated_store_is_said_with_what_to_do(
    public_store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a file is not half the truth: nothing of it is shown."""
    path = tmp_path / "zr.duckdb"
    whole = public_store_path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    monkeypatch.setenv("ZR_DATABASE", str(path))
    app = App()

    assert not app.test.exception
    (error,) = app.errors
    assert "lässt sich nicht lesen" in error
    assert not app.figures()


def test_a_repaired_store_is_taken_up_without_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The session that saw the error goes on as if nothing had been."""
    path = tmp_path / "zr.duckdb"
    monkeypatch.setenv("ZR_DATABASE", str(path))
    app = App(url={"arl": ["weser-ems"]})
    assert app.errors

    build(with_more_euro(tmp_path / "lieferung", euro=0), path)

    assert app.rerun().works().url == {"arl": ["weser-ems"]}


@pytest.mark.parametrize("owner", [kennzahlen, bestand], ids=["panel", "title line"])
def test_an_unexpected_error_has_a_number_that_stands_in_the_log(
    owner: object, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The reader tells the number, the log tells the rest."""

    def broken(_store: Store, *_args: object) -> pd.DataFrame:
        message = "secret of the house"
        raise ZeroDivisionError(message)

    name = "kennzahlen" if owner is kennzahlen else "auskunft"
    monkeypatch.setattr(owner, name, broken)
    with caplog.at_level(logging.ERROR):
        app = App()

    assert not app.test.exception
    (error,) = app.errors
    number = re.search(r"Vorfallnummer (\w{8})", error)
    assert number
    assert "secret" not in error
    (record,) = (r for r in caplog.records if number[1] in r.getMessage())
    assert record.exc_info
    assert record.exc_info[0] is ZeroDivisionError


def test_a_replaced_store_is_taken_up_at_the_next_interaction(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No restart, no reload, no error; the selection stays."""
    path = tmp_path / "zr.duckdb"
    monkeypatch.setenv("ZR_DATABASE", str(path))
    build(with_more_euro(tmp_path / "before", euro=0), path)
    app = App(url={"von": ["2019"]}).works()
    before = _euro(app)

    build(with_more_euro(tmp_path / "after", euro=1_000), path)
    app.rerun().works()

    assert _euro(app) == before + 1_000
    assert app.url == {"von": ["2019"]}


def _euro(app: App) -> int:
    return int(re.sub(r"\D", "", app.figures()["zuwendung_eur"]))
