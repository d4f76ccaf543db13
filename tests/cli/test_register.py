"""`register pruefen`: a script learns by the exit code whether a figure changed."""

from pathlib import Path

import pytest

from tests.pages.test_datenstaende import two as two  # noqa: PLC0414  a fixture
from zr_dashboard.cli.main import main
from zr_dashboard.queries import zitate
from zr_dashboard.queries.auswahl import asking, read_selection
from zr_dashboard.store.register import Register
from zr_dashboard.store.store import Store

FIRST = {"stand": ["2026-11-22"]}


def cite(register: Register, store: Path, kennzahl: str, **url: list[str]) -> str:
    """Issue a citation from the first Datenstand."""
    answers = asking(Store.open(store))
    selection, notes, codes = read_selection(answers, FIRST | url)
    assert not notes
    entry = zitate.eintrag(answers, zitate.angabe(answers, kennzahl, selection, codes))
    return register.stelle_aus(entry).id


def test_only_what_changed_is_named(
    two: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With old and new value, and 1; without any, 0. Kein Register is no fault."""
    monkeypatch.setenv("ZR_DATABASE", str(two))
    monkeypatch.setenv("ZR_REGISTER", str(tmp_path / "register.sqlite"))
    register = Register(tmp_path / "register.sqlite")
    assert main(["register", "pruefen"]) == 0
    assert capsys.readouterr().out == "0 von 0 Zitaten geändert.\n"

    cite(register, two, "foerderfaelle")
    cite(register, two, "zuwendung_eur", kommune=["031550001"])
    assert main(["register", "pruefen"]) == 0
    assert capsys.readouterr().out == "0 von 2 Zitaten geändert.\n"

    changed = cite(register, two, "zuwendung_eur")
    register.vermerke(changed, "Rede")
    assert main(["register", "pruefen"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    (row,) = [line for line in said.err.splitlines() if line.startswith("ZR-")]
    assert row.startswith(f"{changed}  Bewilligte Zuwendungen  alle Förderfälle")
    assert row.endswith("Rede")
    assert "1 von 3 Zitaten geändert." in said.err


def test_a_register_that_cannot_be_read_is_not_taken_for_empty(
    two: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A script must not believe that all is well."""
    (tmp_path / "register.sqlite").write_bytes(b"nichts" * 1000)
    monkeypatch.setenv("ZR_DATABASE", str(two))
    monkeypatch.setenv("ZR_REGISTER", str(tmp_path / "register.sqlite"))

    assert main(["register", "pruefen"]) == 1
    assert "lässt sich nicht lesen" in capsys.readouterr().err
