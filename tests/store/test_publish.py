"""All of a delivery or nothing of it, whatever happens meanwhile."""

import os
import shutil
import stat
import threading
import time
from decimal import Decimal
from pathlib import Path

import pytest

from tests.lieferung.delivery import CASES, PUBLIC, rows, with_more_euro
from tests.store import publisher
from zr_dashboard.lieferung.archiv import NAME
from zr_dashboard.lieferung.build import build, is_current
from zr_dashboard.lieferung.fields import FILES
from zr_dashboard.model.errors import PublishFailedError
from zr_dashboard.store.publish import TABLES
from zr_dashboard.store.store import Store, current

EURO = 18_210_675
"""Sum of the public delivery, as data/README.md adds it up."""

TABLE_OF = {
    "quellen.csv": "quelle",
    "landkreise.csv": "landkreis",
    "kommunen.csv": "kommune",
    "themen.csv": "thema",
    "runden.csv": "runde",
    "ereignisse.csv": "ereignis",
    "veroeffentlichte_summen.csv": "veroeffentlichte_summe",
    "glossar.csv": "glossar",
    "foerderfaelle.csv": "foerderfall",
}


@pytest.fixture
def target(public_store_path: Path, tmp_path: Path) -> Path:
    """An old store: that of the public delivery."""
    path = tmp_path / "zr.duckdb"
    shutil.copyfile(public_store_path, path)
    shutil.copytree(public_store_path.with_name("archiv"), tmp_path / "archiv")
    return path


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A delivery that is one euro larger than the public one."""
    return with_more_euro(tmp_path_factory.mktemp("newer") / "lieferung", euro=1)


def euro(path: Path) -> Decimal:
    """Which delivery stands at `path`, told by the sum of its Zuwendungen."""
    frame = Store.open(path).frame("select sum(zuwendung_eur)::varchar as s from fall")
    return Decimal(frame["s"].item())


def litter(target: Path) -> list[str]:
    """What stands beside the store or in the archive and does not belong there."""
    allowed = {target.name, f".{target.name}.lock", "archiv"}
    archive = target.with_name("archiv")
    found = [p.name for p in target.parent.iterdir() if p.name not in allowed]
    strange = [p.name for p in archive.iterdir() if not NAME.fullmatch(p.name)]
    return sorted([*found, *(name for name in strange if name != ".lock")])


def test_the_public_delivery_adds_up_to_what_its_readme_says(
    public_store_path: Path,
) -> None:
    """Whoever compares the dashboard with data/README.md finds the same figures."""
    frame = Store.open(public_store_path).frame(
        """
        select
            count(*) as anzahl_foerderfaelle,
            sum(anzahl_bescheide)::integer as anzahl_bescheide,
            sum(zuwendung_eur)::integer as zuwendung_eur,
            count(zuwendung_eur) as anzahl_mit_betrag,
            count(distinct kommune_ars9) as anzahl_kommunen,
            count(distinct landkreis_ags) as anzahl_landkreise
        from fall
        """
    )

    assert frame.to_dict("records") == [
        {
            "anzahl_foerderfaelle": 102,
            "anzahl_bescheide": 105,
            "zuwendung_eur": EURO,
            "anzahl_mit_betrag": 93,
            "anzahl_kommunen": 67,
            "anzahl_landkreise": 31,
        }
    ]


def test_every_file_of_a_delivery_is_in_this_test() -> None:
    """A file that is added later is counted, too."""
    assert set(TABLE_OF) == set(FILES)
    assert set(TABLES) - set(TABLE_OF.values()) == {
        "foerderfall_thema",
        "foerderfall_quelle",
        "antrag",
    }


@pytest.mark.parametrize("file", TABLE_OF)
def test_rows_read_are_rows_in_the_store(file: str, public_store_path: Path) -> None:
    """Nothing is dropped in silence, in none of the files."""
    sql = f"select count(*) as anzahl from {TABLE_OF[file]}"  # noqa: S608  a literal

    counted = Store.open(public_store_path).frame(sql)["anzahl"].item()

    assert counted == len(rows(PUBLIC, file)) - 1


@pytest.mark.parametrize(
    ("column", "table"),
    [("themen", "foerderfall_thema"), ("quellen", "foerderfall_quelle")],
)
def test_values_joined_by_semicolon_are_rows_in_the_store(
    column: str, table: str, public_store_path: Path
) -> None:
    """A second theme or a fifth source is not dropped either."""
    header, *lines = rows(PUBLIC, CASES)
    cells = [line[header.index(column)] for line in lines]
    sql = f"select count(*) as anzahl from {table}"  # noqa: S608  a literal

    counted = Store.open(public_store_path).frame(sql)["anzahl"].item()

    assert counted == sum(len(cell.split(";")) for cell in cells if cell)


def test_a_store_knows_the_delivery_it_was_made_of(target: Path, newer: Path) -> None:
    """So that the dashboard builds when the data changed, and only then."""
    assert is_current(PUBLIC, target)
    assert not is_current(newer, target)


def test_a_file_without_rows_is_published(tmp_path: Path, target: Path) -> None:
    """No glossary yet is no fault of a delivery."""
    folder = with_more_euro(tmp_path / "lieferung", euro=1)
    header, *_ = (folder / "glossar.csv").read_text("utf-8").splitlines()
    (folder / "glossar.csv").write_text(f"{header}\n", "utf-8")

    build(folder, target)

    assert euro(target) == EURO + 1


def test_a_crash_at_any_time_leaves_a_whole_store(target: Path, newer: Path) -> None:
    """Also within a statement, and on top of former crashes; steps: `test_ends`."""
    for delay in (0.0, 0.05, 0.1, 0.2, 0.3, 0.5):
        process = publisher.started(publisher.publish_after_saying_so, newer, target)
        time.sleep(delay)
        process.kill()
        process.join(120)
        assert euro(target) in (EURO, EURO + 1)

    build(PUBLIC, target)
    assert euro(target) == EURO
    assert litter(target) == []


@pytest.mark.parametrize(
    "part", [0.0001, 0.02, 0.4, 0.7], ids=lambda part: f"{part:.2%}"
)
def test_a_full_disk_leaves_the_old_store(
    part: float, target: Path, newer: Path
) -> None:
    """Also where DuckDB keeps silent: when there is room for its log, not its file."""
    before = target.read_bytes()
    room = int(len(before) * part)

    answer = publisher.asked(publisher.publish_on_full_disk, newer, target, room)

    assert answer.startswith("Die neue Datenbank konnte nicht geschrieben werden (")
    assert "Die bisherige ist unverändert." in answer
    assert "Bitte prüfen Sie den freien Speicherplatz" in answer
    assert target.read_bytes() == before
    assert litter(target) == []


def test_a_disk_that_refuses_to_write_leaves_the_old_store(
    target: Path, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store that may not have reached the disk does not take the place."""
    before = target.read_bytes()

    def refuse(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(PublishFailedError, match="Die bisherige ist unverändert"):
        build(newer, target)

    assert target.read_bytes() == before
    assert litter(target) == []


def test_a_folder_that_cannot_be_forced_to_disk_is_no_failure(
    target: Path, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By then the new store stands; to say that the old one does would be wrong."""
    real = os.fsync

    def refuse_folders(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(22, "Invalid argument")
        real(handle)

    monkeypatch.setattr(os, "fsync", refuse_folders)
    build(newer, target)

    assert euro(target) == EURO + 1


def test_a_folder_left_by_a_crash_does_not_stop_the_next_publication(
    target: Path, newer: Path
) -> None:
    """DuckDB makes a folder beside its file when memory runs short."""
    left = target.with_name(f".{target.name}.neu.tmp")
    left.mkdir()
    (left / "duckdb_temp_storage-0.tmp").write_bytes(b"left")

    build(newer, target)

    assert euro(target) == EURO + 1
    assert litter(target) == []


def test_a_folder_that_may_not_be_written_is_said(
    public_store_path: Path, tmp_path: Path
) -> None:
    """Whoever publishes learns what to look at: space and rights."""
    folder = tmp_path / "ort"
    with_more_euro(folder / "lieferung", euro=1)
    shutil.copyfile(public_store_path, folder / "zr.duckdb")
    before = (folder / "zr.duckdb").read_bytes()
    folder.chmod(0o555)

    try:
        answer = publisher.asked(publisher.publish_without_rights, folder)
    finally:
        folder.chmod(0o755)

    assert answer.startswith("Die neue Datenbank konnte nicht geschrieben werden (")
    assert "Schreibrechte im Ordner der Datenbank" in answer
    assert (folder / "zr.duckdb").read_bytes() == before


def test_a_place_that_is_no_folder_is_said(tmp_path: Path, newer: Path) -> None:
    """A wrong `ZR_DATABASE` ends in a sentence, not in a traceback."""
    (tmp_path / "datei").write_bytes(b"")

    with pytest.raises(PublishFailedError, match="konnte nicht geschrieben werden"):
        build(newer, tmp_path / "datei" / "zr.duckdb")


def test_two_publications_at_once_come_one_after_the_other(
    target: Path, newer: Path, tmp_path: Path
) -> None:
    """Two people at two machines, one store: both succeed, and it is whole."""
    other = with_more_euro(tmp_path / "lieferung", euro=2)
    both = [
        publisher.start(publisher.publish_in_turn, [folder], target, 2)
        for folder in (newer, other)
    ]
    for process in both:
        process.join(120)

    shutil.rmtree(other)
    assert [process.exitcode for process in both] == [0, 0]
    assert euro(target) in (EURO + 1, EURO + 2)
    assert litter(target) == []


class Readers:
    """Two threads that ask again and again, as pages do, until told to stop."""

    def __init__(self, path: Path) -> None:
        """Start asking what stands at `path`."""
        self.read: list[tuple[str, int]] = []
        """What the delivery is said to be, and what its cases add up to."""

        self.failures: list[BaseException] = []
        self._path = path
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._ask) for _ in range(2)]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let each finish its question."""
        self._stop.set()
        for thread in self._threads:
            thread.join(60)

    def _ask(self) -> None:
        while not self._stop.wait(0.02):  # leave the publisher some of the machine
            try:
                store = current(self._path)
                grund = store.frame("select grund from datenstand")["grund"].item()
                summe = store.frame("select sum(zuwendung_eur)::integer as s from fall")
                self.read.append((grund, summe["s"].item()))
            except BaseException as error:  # noqa: BLE001  any is a failure here
                self.failures.append(error)


def test_readers_see_whole_deliveries_while_others_are_published(
    target: Path, newer: Path, tmp_path: Path
) -> None:
    """No page fails or mixes two deliveries, and nobody has to restart anything."""
    other = with_more_euro(tmp_path / "lieferung", euro=2)
    readers = Readers(target)
    try:
        exitcode = publisher.run(publisher.publish_in_turn, [newer, other], target, 10)
    finally:
        readers.stop()

    assert exitcode == 0
    assert readers.failures == []
    assert {("1 Euro mehr", EURO + 1), ("2 Euro mehr", EURO + 2)} <= set(readers.read)
    assert set(readers.read) <= {
        ("Erste Lieferung", EURO),
        ("1 Euro mehr", EURO + 1),
        ("2 Euro mehr", EURO + 2),
    }
    last = current(target).frame("select grund from datenstand")["grund"].item()
    assert last == "2 Euro mehr"


def test_a_reader_finishes_with_the_store_it_began_with(
    target: Path, newer: Path
) -> None:
    """Chart and table of one page come from one delivery."""
    held = current(target)

    build(newer, target)

    frame = held.frame("select sum(zuwendung_eur)::integer as s from fall")
    assert frame["s"].item() == EURO
    assert current(target) is not held
    assert current(target) is current(target)
