"""`lieferung pruefen`: a list is reported on, and nothing is changed."""

from pathlib import Path

import pytest

from zr_dashboard.cli.main import main

GOOD = (
    "Aktenzeichen;Titel;Zuwendungsempfänger;Kommune;"
    "Zuwendung;Anzahl Bescheide;Status\r\n"
    "AZ-1;Markthalle;Stadt Goslar;Stadt Goslar;1.234,56 €;1;bewilligt\r\n"
)


def check(
    capsys: pytest.CaptureFixture[str], folder: Path, text: str
) -> tuple[int, str]:
    """Exit code and everything said about a CSV of that text."""
    path = folder / "liste.csv"
    path.write_bytes(text.encode("cp1252"))
    code = main(["lieferung", "pruefen", str(path)])
    said = capsys.readouterr()
    assert path.read_bytes() == text.encode("cp1252")
    return code, said.out + said.err


def test_a_good_list_is_said_to_be_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Every column with its field, every row counted."""
    code, said = check(capsys, tmp_path, GOOD)

    assert code == 0, said
    assert "zuwendung_eur" in said
    assert "1 Zeile gelesen, 1 übernommen, 0 nicht übernommen" in said
    assert "Die Liste hat keinen Fehler." in said


def test_a_fault_is_named_with_its_cell(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """And the exit code says so to a script."""
    code, said = check(capsys, tmp_path, GOOD.replace("1.234,56 €", "viel"))

    assert code == 1
    assert "E2" in said
    assert "viel" in said
    assert "So kann die Liste nicht veröffentlicht werden." in said


def test_an_unknown_heading_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """No column disappears in silence."""
    _, said = check(capsys, tmp_path, GOOD.replace("Aktenzeichen", "Farbe"))

    assert "nicht erkannt" in said


def test_what_is_no_list_is_refused_in_words(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Never a traceback."""
    code, said = check(capsys, tmp_path, "")

    assert code == 1
    assert said.strip().endswith(".")
