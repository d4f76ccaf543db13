"""The register: what was entered stays, whoever else writes, whatever breaks."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from zr_dashboard.model.errors import RegisterError
from zr_dashboard.model.zitat import Eintrag
from zr_dashboard.store import register as register_module
from zr_dashboard.store.register import Register
from zr_dashboard.store.register_file import register_path

EINTRAG = Eintrag(
    kennzahl="zuwendung_eur",
    auswahl="von=2021&stand=2026-11-22",
    stand=date(2026, 11, 22),
    fingerabdruck="abc",
    wert=Decimal("8312450.50"),
    faelle_einbezogen=41,
    faelle_ausgewaehlt=42,
    satz="Seit 2021 …",
    satz_mehr_als=None,
    auswahl_worte="Jahre ab 2021",
    definition="Summe.",
    quelle="Testdaten",
)

ISSUE = """
import sys
from dataclasses import replace
from pathlib import Path
from tests.store.test_register import EINTRAG
from zr_dashboard.store.register import Register

for number in range(10):
    entry = replace(EINTRAG, auswahl=f"von={number}")
    print(Register(Path(sys.argv[1])).stelle_aus(entry).id)
"""


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """A register that nobody has written yet."""
    return Register(tmp_path / "register.sqlite")


def test_what_was_entered_is_found_again(register: Register) -> None:
    """To the cent, with all its words, by anybody who opens the file."""
    issued = register.stelle_aus(EINTRAG)

    assert issued.eintrag == EINTRAG
    assert Register(register.path).zitat(issued.id) == issued
    assert register.zitat("ZR-0000-0000-0") is None


def test_a_value_that_is_not_known_stays_unknown(register: Register) -> None:
    """It is not zero."""
    unknown = replace(EINTRAG, wert=None, faelle_einbezogen=0)

    found = register.zitat(register.stelle_aus(unknown).id)

    assert found is not None
    assert found.eintrag == unknown


def test_the_same_figure_keeps_its_identifier(register: Register) -> None:
    """And its first words: a later version of the program may choose others."""
    first = register.stelle_aus(EINTRAG)
    again = register.stelle_aus(replace(EINTRAG, satz="Andere Worte"))

    assert again == first
    assert len(register.zitate()) == 1


def test_another_figure_gets_another_identifier(register: Register) -> None:
    """Another figure, selection, delivery – or value, should it ever differ."""
    others = [
        replace(EINTRAG, kennzahl="bescheide"),
        replace(EINTRAG, auswahl="von=2020&stand=2026-11-22"),
        replace(EINTRAG, fingerabdruck="def"),
        replace(EINTRAG, wert=Decimal("8312450.51")),
    ]
    ids = [register.stelle_aus(one).id for one in (EINTRAG, *others)]

    assert len(set(ids)) == len(ids)
    assert [zitat.id for zitat in register.zitate()] == ids[::-1]
    for one, id_ in zip((EINTRAG, *others), ids, strict=True):
        found = register.zitat(id_)
        assert found is not None
        assert found.eintrag == one


def test_no_identifier_has_two_meanings(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should all be derived alike, each figure still gets its own, for good."""
    whole = register_module.kennung
    monkeypatch.setattr(
        register_module, "kennung", lambda *teile: whole(*sorted(teile[3:]))
    )
    entries = [replace(EINTRAG, auswahl=f"von={year}") for year in range(2010, 2030)]

    ids = [register.stelle_aus(entry).id for entry in entries]

    assert len(set(ids)) == len(ids)
    assert [register.stelle_aus(entry).id for entry in entries] == ids


def test_uses_are_noted_one_after_the_other(register: Register) -> None:
    """A figure may stand in a press release first, in a speech later."""
    id_ = register.stelle_aus(EINTRAG).id
    for purpose in ("Pressemitteilung", "Rede in Goslar", "Pressemitteilung"):
        register.vermerke(id_, purpose)

    (found,) = register.zitate()
    assert found.verwendet == ("Pressemitteilung", "Rede in Goslar")


def test_names_of_selections(register: Register) -> None:
    """A name leads to one selection, and nobody takes it away by giving it again."""
    assert register.gemerkte() == []
    assert register.merke("Süden", "arl=braunschweig")
    assert register.merke("Norden", "arl=lueneburg")
    assert register.merke("Norden", "arl=lueneburg")
    assert not register.merke("norden", "arl=weser-ems")

    assert [(one.name, one.auswahl) for one in register.gemerkte()] == [
        ("Norden", "arl=lueneburg"),
        ("Süden", "arl=braunschweig"),
    ]
    register.vergiss("Norden")
    assert [one.name for one in register.gemerkte()] == ["Süden"]


def test_many_processes_write_at_once(register: Register) -> None:
    """Each entry once, under the identifier that every process was told."""
    processes = [
        subprocess.Popen(  # noqa: S603  this very interpreter
            [sys.executable, "-c", ISSUE, str(register.path)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    told = [process.communicate()[0].split() for process in processes]

    assert [process.returncode for process in processes] == [0] * 4
    assert told == [told[0]] * 4
    assert sorted(told[0]) == sorted(zitat.id for zitat in register.zitate())


def test_what_was_told_survives_a_kill(register: Register) -> None:
    """Whoever heard an identifier finds it, though the process died at once."""
    endless = ISSUE.replace("range(10)", "range(10**6)").replace(
        ".id)", ".id, flush=1)"
    )
    process = subprocess.Popen(  # noqa: S603  this very interpreter
        [sys.executable, "-c", endless, str(register.path)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    told = [process.stdout.readline().strip() for _ in range(20)]
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()

    assert {zitat.id for zitat in register.zitate()} >= set(told)
    assert register.stelle_aus(EINTRAG).eintrag == EINTRAG


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """In words, with what to do; root may write anywhere but not into a file."""
    (tmp_path / "datei").write_text("")
    register = Register(tmp_path / "datei" / "register.sqlite")

    with pytest.raises(RegisterError, match="ZR_REGISTER"):
        register.stelle_aus(EINTRAG)
    assert register.zitate() == []


def test_a_damaged_file_is_said(register: Register) -> None:
    """Not taken for an empty register: nothing would be found, and all be lost."""
    register.path.write_bytes(b"kein Register" * 1000)

    with pytest.raises(RegisterError):
        register.zitate()
    with pytest.raises(RegisterError):
        register.stelle_aus(EINTRAG)


def test_another_version_of_the_tables_is_left_alone(register: Register) -> None:
    """A newer program may have written it."""
    register.stelle_aus(EINTRAG)
    with closing(sqlite3.connect(register.path)) as database:
        database.execute("pragma user_version = 99")

    for ask in (register.zitate, lambda: register.stelle_aus(EINTRAG)):
        with pytest.raises(RegisterError, match="anderen Fassung"):
            ask()


def test_a_copy_is_whole(register: Register, tmp_path: Path) -> None:
    """As it is at one moment; of nothing there is none."""
    copy = Register(tmp_path / "kopie.sqlite")
    assert not register.sichere(copy.path)
    issued = register.stelle_aus(EINTRAG)

    assert register.sichere(copy.path)
    assert copy.zitate() == [issued]


def test_stands_beside_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or where it is configured; never in the file that is replaced."""
    monkeypatch.delenv("ZR_REGISTER", raising=False)
    assert register_path(Path("/a/zr.duckdb")) == Path("/a/register.sqlite")
    monkeypatch.setenv("ZR_REGISTER", "/b/r.sqlite")
    assert register_path(Path("/a/zr.duckdb")) == Path("/b/r.sqlite")


def test_what_another_register_has_is_taken_in(
    register: Register, tmp_path: Path
) -> None:
    """With its day and its uses; what stands here stays, and twice changes nothing."""
    other = Register(tmp_path / "andere.sqlite")
    theirs = other.stelle_aus(EINTRAG)
    other.vermerke(theirs.id, "Rede")
    other.merke("Norden", "arl=lueneburg")
    ours = register.stelle_aus(replace(EINTRAG, kennzahl="bescheide"))
    register.merke("norden", "arl=weser-ems")

    for _ in range(2):
        register.uebernimm(other)
        register.uebernimm(Register(tmp_path / "keine.sqlite"))

    assert {one.id for one in register.zitate()} == {ours.id, theirs.id}
    assert register.zitat(theirs.id) == other.zitat(theirs.id)
    assert [one.auswahl for one in register.gemerkte()] == ["arl=weser-ems"]


def test_a_register_with_other_meanings_is_refused(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of it is taken in: no identifier may mean two figures."""
    other = Register(tmp_path / "andere.sqlite")
    register.stelle_aus(EINTRAG)
    monkeypatch.setattr(register_module, "_derived", lambda *_: register.zitate()[0].id)
    other.stelle_aus(replace(EINTRAG, wert=Decimal(1)))

    with pytest.raises(RegisterError, match="eine andere Zahl"):
        register.uebernimm(other)
    assert [one.eintrag for one in register.zitate()] == [EINTRAG]
