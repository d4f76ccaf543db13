"""`lieferung vorlage`: the template as a file."""

from pathlib import Path

import pytest

from zr_dashboard.cli.main import main


def test_the_template_is_written_and_checked_without_a_mapping(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Empty, it has one thing wrong with it, which is said."""
    monkeypatch.setenv("ZR_DATABASE", str(tmp_path / "zr.duckdb"))
    path = tmp_path / "vorlage.xlsx"
    assert main(["lieferung", "vorlage", str(path)]) == 0
    assert "Vorlage geschrieben: vorlage.xlsx" in capsys.readouterr().out

    assert main(["lieferung", "pruefen", str(path)]) == 1
    said = capsys.readouterr().err
    assert "Die Liste enthält keinen Förderfall." in said
    assert "Fehler: 1, Warnung: 0, Hinweis: 0." in said


def test_a_filled_in_template_is_never_overwritten(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Nor is anything written where there is no folder."""
    path = tmp_path / "vorlage.xlsx"
    path.write_bytes(b"a month of work")
    assert main(["lieferung", "vorlage", str(path)]) == 1
    assert "überschrieben wird sie nicht" in capsys.readouterr().err
    assert path.read_bytes() == b"a month of work"
    assert main(["lieferung", "vorlage", str(tmp_path / "fehlt" / "v.xlsx")]) == 1
    assert "den Ordner gibt es nicht" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [path]
