"""`lieferung pruefen`: a list is reported on, and nothing is changed."""

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.lieferung.korpus import FALL, KOPF, xlsx
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


def test_the_report_is_written_as_asked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The marked list and JSON, also where there is a Fehler; kinds are counted."""
    path = tmp_path / "liste.csv"
    faults = GOOD.replace("1.234,56 €", "viel") + "AZ-2;B;C;;viel;1;bewilligt\r\n"
    path.write_bytes(faults.encode("cp1252"))
    made = [tmp_path / "bericht.xlsx", tmp_path / "bericht.JSON"]
    asked = [word for one in made for word in ("--bericht", str(one))]

    assert main(["lieferung", "pruefen", str(path), *asked]) == 1
    said = capsys.readouterr().err
    assert re.search(r"Fehler +2 +»…« ist keine Zahl. +E2, E3", said)
    assert "Bericht geschrieben: bericht.xlsx\n" in said
    report = json.loads(made[1].read_bytes())
    assert report["ergebnis"]["fehler"] == 2
    assert report["angaben"]["sha256"] == sha256(path.read_bytes()).hexdigest()
    assert "Befunde" in load_workbook(made[0]).sheetnames
    assert sorted(tmp_path.iterdir()) == sorted([path, *made])


def test_a_report_is_never_written_over_the_list(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Nor into a folder that is not there, nor in a form that there is not."""
    path = tmp_path / "liste.xlsx"
    path.write_bytes(xlsx([KOPF, FALL]))
    before = path.read_bytes()
    for ziel, words in (
        (path, "das ist die Liste selbst"),
        (tmp_path / "fehlt" / "bericht.json", "den Ordner gibt es nicht"),
    ):
        assert main(["lieferung", "pruefen", str(path), "--bericht", str(ziel)]) == 1
        assert words in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["lieferung", "pruefen", str(path), "--bericht", "bericht.pdf"])
    assert "endet weder auf .xlsx noch auf .json" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_terminal_shows_the_gravest_findings_and_counts_all(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Ten thousand lines help nobody; the report has them."""
    head, row, _ = GOOD.replace("1.234,56 €", "viel").split("\r\n")
    text = "\r\n".join([head, *(row.replace("AZ-1", f"AZ-{n}") for n in range(250))])
    _, said = check(capsys, tmp_path, text)

    assert re.search(r"Fehler +250 +»…« ist keine Zahl.", said)
    assert re.search(r"Gezeigt sind die ersten 50 von \d+ Befunden", said)
    assert len(said.splitlines()) < 250


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
