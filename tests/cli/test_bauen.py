"""`python -m zr_dashboard bauen`, from the words typed to file and exit code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.lieferung.delivery import CASES, change, change_text, copied
from zr_dashboard.cli.main import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def delivery(tmp_path: Path) -> Path:
    """The public delivery, to be changed."""
    return copied(tmp_path / "lieferung")


def test_what_was_built_is_said(
    delivery: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Cases and Datenstand: enough to see that it is the right delivery."""
    store = tmp_path / "neu" / "zr.duckdb"

    assert main(["bauen", "--daten", str(delivery), "--ziel", str(store)]) == 0
    assert capsys.readouterr().out == (
        f"102 Förderfälle, Datenstand 22.11.2026 → {store}\n"
    )
    assert store.is_file()


def test_the_configured_store_is_the_target(
    delivery: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The app and the command must not look at different files."""
    monkeypatch.setenv("ZR_DATABASE", str(tmp_path / "anders.duckdb"))
    monkeypatch.chdir(tmp_path)

    assert main(["bauen", "--daten", str(delivery)]) == 0
    assert capsys.readouterr().out.endswith("→ anders.duckdb\n")


def test_if_needed_leaves_a_current_store_alone(
    delivery: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`make run` calls it each time; only a changed delivery costs time."""
    store = tmp_path / "zr.duckdb"
    words = ["bauen", "--daten", str(delivery), "--ziel", str(store), "--falls-noetig"]
    main(words)
    built = store.stat()
    capsys.readouterr()

    assert main(words) == 0
    assert store.stat() == built
    assert "ist aktuell" in capsys.readouterr().out

    change(delivery, CASES, "ZR-0001", titel="Anderer Titel")
    assert main(words) == 0
    assert store.stat().st_ino != built.st_ino


def test_all_faults_stand_in_one_table(
    delivery: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Corrected in one go, cell by cell; the old store stays."""
    store = tmp_path / "zr.duckdb"
    store.write_bytes(b"der alte")
    change(delivery, CASES, "ZR-0001", zuwendung_eur="12.345,67", jahr="2031")
    change(delivery, CASES, "ZR-0002", kommune_ars9="999999999")
    (delivery / "runden.csv").write_text("a\nb,c\n")

    assert main(["bauen", "--daten", str(delivery), "--ziel", str(store)]) == 1
    said = capsys.readouterr()
    lines = said.err.splitlines()
    assert said.out == ""
    assert lines[0].split() == ["Datei", "Zeile", "Spalte", "Wert", "Regel"]
    starts = [lines[0].index(word) for word in lines[0].split()]
    table = lines[2 : lines.index("")]
    cells = [_cut(line, starts) for line in table]
    assert (CASES, "2", "zuwendung_eur", "12.345,67") in [row[:4] for row in cells]
    assert (CASES, "2", "jahr", "2031") in [row[:4] for row in cells]
    assert (CASES, "3", "kommune_ars9", "999999999") in [row[:4] for row in cells]
    assert {row[0] for row in cells} >= {CASES, "runden.csv"}
    assert all(row[4] for row in cells)
    assert lines[-1].startswith(f"Die Lieferung hat {len(table)} Fehler")
    assert store.read_bytes() == b"der alte"


def _cut(line: str, starts: list[int]) -> tuple[str, ...]:
    ends = [*starts[1:], None]
    return tuple(line[a:b].strip() for a, b in zip(starts, ends, strict=True))


def test_an_unreadable_delivery_is_a_sentence(
    tmp_path: Path, delivery: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is missing, without a traceback."""
    (delivery / "lieferung.toml").unlink()
    store = tmp_path / "zr.duckdb"

    assert main(["bauen", "--daten", str(delivery), "--ziel", str(store)]) == 1
    assert capsys.readouterr().err == (
        "In der Lieferung fehlt die Datei lieferung.toml.\n"
    )
    assert not store.exists()


def test_a_place_that_cannot_be_written_is_a_sentence(
    tmp_path: Path, delivery: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file where a folder should be stands for every refusal of the disk."""
    (tmp_path / "datei").touch()
    store = tmp_path / "datei" / "zr.duckdb"

    assert main(["bauen", "--daten", str(delivery), "--ziel", str(store)]) == 1
    assert "konnte nicht geschrieben werden" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "es fehlt: BEFEHL"),
        (["abreissen"], "'abreissen' gibt es nicht, vorhanden:"),
        (["bauen", "--ziel"], "nach --ziel fehlt ein Wert"),
        (["bauen", "--farbe", "rot"], "nicht bekannt: --farbe rot"),
    ],
)
def test_a_wrong_command_line_is_explained_in_german(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The people who run it are those who read German everywhere else."""
    with pytest.raises(SystemExit) as end:
        main(words)

    assert end.value.code == 2
    error = capsys.readouterr().err
    assert error.startswith("Aufruf: python -m zr_dashboard")
    assert f"Fehler: {said}" in error


@pytest.mark.parametrize("words", [["--help"], ["bauen", "--help"]])
def test_help_is_german(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What argparse says by itself is English."""
    with pytest.raises(SystemExit) as end:
        main(words)

    assert end.value.code == 0
    help_text = capsys.readouterr().out
    for english in ("usage", "options", "positional", "show this", "exit", "default"):
        assert english not in help_text


def test_it_runs_as_a_module_from_any_folder(tmp_path: Path, delivery: Path) -> None:
    """The way the Makefile and the handbook call it, umlauts in a bare terminal."""
    change_text(delivery, "lieferung.toml", "2026-11-22", "2026-11-23")
    command = [sys.executable, "-m", "zr_dashboard", "bauen", "--daten", str(delivery)]
    done = subprocess.run(  # noqa: S603  our own command
        [*command, "--ziel", "zr.duckdb"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr.decode()
    said = "102 Förderfälle, Datenstand 23.11.2026 → zr.duckdb\n"
    assert done.stdout.decode() == said
