"""`lieferung veroeffentlichen` and what goes with it, from a list to a new store."""

from pathlib import Path

import pytest

from tests.cli.test_pruefen import GOOD
from tests.lieferung.delivery import CASES, copied, rows, write_rows
from zr_dashboard.cli.main import main
from zr_dashboard.lieferung import build
from zr_dashboard.store.store import Store

WHY = ("--stichtag", "2027-01-31", "--grund", "Monatsliste")


class Terminal:
    """Runs commands of `lieferung` on a list beside a store of its own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.store, self.list = folder / "zr.duckdb", folder / "liste.csv"
        self.list.write_bytes(GOOD.encode("cp1252"))
        self._capsys = capsys

    def run(self, command: str, *words: str) -> tuple[int, str]:
        """Exit code and everything said."""
        code = main(["lieferung", command, *words])
        said = self._capsys.readouterr()
        return code, said.out + said.err

    def staende(self) -> int:
        """How many Datenstände the store holds."""
        frame = Store.open(self.store).frame("select count(*) as n from datenstand")
        return int(frame["n"].iloc[0])


@pytest.fixture
def terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    """The first cases of the public delivery are published."""
    folder = copied(tmp_path / "daten")
    write_rows(folder, CASES, rows(folder, CASES)[:4])
    build.build(folder, tmp_path / "zr.duckdb")
    monkeypatch.setenv("ZR_DATABASE", str(tmp_path / "zr.duckdb"))
    return Terminal(tmp_path, capsys)


def test_a_list_is_compared_published_listed_and_taken_back(terminal: Terminal) -> None:
    """The whole way of the data keeper, in their words."""
    path = str(terminal.list)
    code, said = terminal.run("vergleichen", path, *WHY[:2])
    assert code == 0
    assert "Fälle: 1 neu, 0 geändert, 3 entfallen." in said
    assert terminal.staende() == 1

    code, said = terminal.run("veroeffentlichen", path, *WHY)
    assert code == 1
    assert "nur mit einer Begründung" in said
    assert terminal.staende() == 1

    code, said = terminal.run(
        "veroeffentlichen", path, *WHY, "--trotz-warnungen", "Probe", "--wer", "Ada"
    )
    assert code == 0, said
    assert "Veröffentlicht als Nummer 2: 1 Förderfall, Datenstand 31.01.2027" in said
    assert terminal.staende() == 2

    code, said = terminal.run("liste")
    assert "Monatsliste" in said
    code, said = terminal.run("zuruecknehmen", "--grund", "Irrtum")
    assert code == 0, said
    assert terminal.staende() == 1


def test_a_list_with_a_fault_is_reported_and_not_published(terminal: Terminal) -> None:
    """The report says where, as `pruefen` does."""
    terminal.list.write_text(GOOD.replace("1.234,56 €", "viel"), "utf-8")
    code, said = terminal.run(
        "veroeffentlichen", str(terminal.list), *WHY, "--trotz-warnungen", "Probe"
    )

    assert code == 1
    assert "E2" in said
    assert terminal.staende() == 1


def test_a_list_needs_its_stichtag(terminal: Terminal) -> None:
    """It does not say it itself; a guess would be a wrong figure next year."""
    code, said = terminal.run(
        "veroeffentlichen", str(terminal.list), "--grund", "Probe"
    )

    assert code == 1
    assert "--stichtag" in said


def test_two_persons_publish_where_it_is_configured(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first one hands in, the second one releases; the list says who."""
    monkeypatch.setenv("ZR_VIER_AUGEN", "ja")
    words = (*WHY, "--trotz-warnungen", "Probe", "--wer", "Ada")
    _, said = terminal.run("veroeffentlichen", str(terminal.list), *words)
    assert "Wartet als Nummer 1 auf Freigabe" in said
    _, said = terminal.run("liste")
    assert "Warten auf Freigabe" in said
    code, _ = terminal.run("freigeben", "1", "--wer", "Ada")
    assert code == 1
    assert terminal.staende() == 1
    code, _ = terminal.run("freigeben", "1", "--wer", "Ben")
    assert code == 0
    assert terminal.staende() == 2
    _, said = terminal.run("liste")
    assert "Ada, freigegeben von Ben" in said


def test_a_rejected_list_waits_no_longer(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is gone from the list of those that wait."""
    monkeypatch.setenv("ZR_VIER_AUGEN", "ja")
    words = (*WHY, "--trotz-warnungen", "Probe")
    terminal.run("veroeffentlichen", str(terminal.list), *words)
    _, said = terminal.run("verwerfen", "1", "--grund", "Falsche Datei")
    assert "Verworfen: 1 Förderfall" in said
    _, said = terminal.run("liste")
    assert "Warten auf Freigabe" not in said


def test_columns_can_be_told_and_saved_for_the_next_list(terminal: Terminal) -> None:
    """What the mapping knows need not be said again."""
    strange = GOOD.replace("Zuwendung;", "Taler;").replace("Titel;", "Farbe;")
    terminal.list.write_bytes(strange.encode("cp1252"))
    telling = ("--spalte", "Taler=zuwendung_eur", "--spalte", "Farbe=titel")
    saved = ("--zuordnung-speichern", "Probe")
    code, said = terminal.run("pruefen", str(terminal.list), *telling, *saved)
    assert code == 0, said
    code, said = terminal.run("pruefen", str(terminal.list), "--zuordnung", "Probe")
    assert code == 0, said
    assert "nicht erkannt" not in said
    with pytest.raises(SystemExit):
        terminal.run("pruefen", str(terminal.list), "--spalte", "Taler")
    assert "ÜBERSCHRIFT=FELD" in terminal._capsys.readouterr().err  # noqa: SLF001
