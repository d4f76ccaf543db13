"""Every published delivery stays, and the store answers as of each of them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from multiprocessing import Pipe
from pathlib import Path

import pandas as pd
import pytest

from tests.lieferung.delivery import CASES, PUBLIC, copied, rows, write_rows
from tests.lieferung.submissions import BACK, FIRST, SECOND, THIRD, delivery
from tests.store import publisher
from tests.store.test_register import EINTRAG
from zr_dashboard.cli.main import main
from zr_dashboard.formatting import aenderungen
from zr_dashboard.lieferung import backup, build
from zr_dashboard.lieferung.entry import Entry, Submission
from zr_dashboard.lieferung.publication import (
    BUILT,
    Place,
    align,
    publish_delivery,
    take_back,
)
from zr_dashboard.model.errors import ArchiveError, PublishFailedError
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import vergleich
from zr_dashboard.store.register import Register
from zr_dashboard.store.store import Store

Sums = dict[date, tuple[int, Decimal, int, Decimal]]


def sums(store: Path) -> Sums:
    """How many cases and applications each Datenstand has, and what they add up to."""
    frame = Store.open(store).frame(
        "select stand, count(*) as n, sum(zuwendung_eur)::varchar as s, any_value(a.n) "
        "as asked, any_value(a.s)::varchar as asked_for from fall join (select stand, "
        "count(*) as n, sum(beantragt_eur) as s from antrag group by stand) a "
        "using (stand) group by stand"
    )
    return {
        row.stand.date(): (
            int(row.n),
            Decimal(row.s),
            int(row.asked),
            Decimal(row.asked_for),
        )
        for row in frame.itertuples(index=False)
    }


def everything(store: Path) -> list[pd.DataFrame]:
    """What readers can be told, in an order of its own."""
    datenstand = "datenstand select * exclude (veroeffentlicht_um)"
    tables = (datenstand, "fall", "antrag", "wort", "fundstelle", "kommune")
    return [Store.open(store).frame(f"from {table} order by all") for table in tables]


def test_the_original_stays_byte_for_byte(place: Place) -> None:
    """Whoever asks next year what was delivered gets just that."""
    entry = publish_delivery(build.submission(PUBLIC, wer="Ada"), place)

    for name in (CASES, "lieferung.toml"):
        kept = (entry.folder / "original" / name).read_bytes()
        assert kept == (PUBLIC / name).read_bytes()
    assert (entry.nummer, entry.wer, entry.anzahl_foerderfaelle) == (1, "Ada", 102)
    entry.verify()


def test_two_at_once_for_one_day_are_not_both_published(
    small: Submission, place: Place
) -> None:
    """Two processes: one of them waits, and is then refused with a sentence."""
    pipes, running = [], []
    for euro in (1, 2):
        here, there = Pipe()
        args = (there, place, delivery(small, FIRST, euro=euro))
        running.append(publisher.start(publisher.publish_and_say, *args))
        pipes.append(here)
    said = sorted(str(here.recv()) for here in pipes)
    for process in running:
        process.join(60)

    assert said[0].startswith("Für den Stichtag 31.01.2026 ist schon eine Lieferung")
    assert said[1] == "published"
    assert place.in_line()
    assert len(place.archive.entries()) == 1


def test_the_archive_alone_gives_the_same_store(
    small: Submission, place: Place
) -> None:
    """Copied from store to store or built anew: what is read is the same."""
    publish_delivery(delivery(small, FIRST), place)
    publish_delivery(delivery(small, SECOND, euro=7, without="ZR-0003"), place)
    before = everything(place.store)
    place.store.write_bytes(b"no store")

    assert not place.in_line()
    assert align(place)
    for one, other in zip(before, everything(place.store), strict=True):
        pd.testing.assert_frame_equal(one, other)
    assert not align(place)


def test_a_stichtag_is_published_once(small: Submission, place: Place) -> None:
    """Two truths for one day would be none; taken back, the day is free again."""
    publish_delivery(delivery(small, FIRST), place)
    publish_delivery(delivery(small, SECOND), place)
    before = sums(place.store)

    with pytest.raises(ArchiveError, match=r"28\.02\.2026 ist schon eine Lieferung"):
        publish_delivery(delivery(small, SECOND, euro=5), place)
    assert sums(place.store) == before

    take_back(place, BACK)
    again = publish_delivery(delivery(small, SECOND, euro=5), place)
    assert again.nummer == 3
    assert sums(place.store)[SECOND] != before[SECOND]


def test_the_program_replaces_only_its_own_delivery(
    small: Submission, place: Place
) -> None:
    """While data/ is worked on; the former version stays, and comes back."""
    own = delivery(small, FIRST)
    publish_delivery(replace(own, weg=BUILT), place)
    changed = replace(delivery(small, FIRST, euro=9), weg=BUILT)

    assert publish_delivery(changed, place).nummer == 2
    first = sums(place.store)[FIRST]
    assert len(place.archive.entries()) == 2
    take_back(place, BACK)
    assert sums(place.store)[FIRST] != first

    publish_delivery(delivery(small, SECOND), place)
    with pytest.raises(ArchiveError, match="schon eine Lieferung"):
        publish_delivery(replace(delivery(small, SECOND, euro=3), weg=BUILT), place)


def test_the_only_datenstand_cannot_be_taken_back(
    small: Submission, place: Place
) -> None:
    """A dashboard without data would help nobody."""
    with pytest.raises(ArchiveError, match="noch keine Lieferung"):
        take_back(place, BACK)
    publish_delivery(delivery(small, FIRST), place)

    with pytest.raises(ArchiveError, match="ist der einzige"):
        take_back(place, BACK)
    with pytest.raises(ArchiveError, match=r"28\.02\.2026 ist keine Lieferung"):
        take_back(place, BACK, SECOND)
    assert place.in_line()


def test_a_store_of_another_archive_is_not_lost(
    small: Submission, place: Place, tmp_path: Path
) -> None:
    """A wrong ZR_ARCHIV must not empty the dashboard."""
    publish_delivery(delivery(small, FIRST), place)
    (tmp_path / "archiv").rename(tmp_path / "anderswo")

    with pytest.raises(ArchiveError, match=r"ginge verloren.*ZR_ARCHIV"):
        publish_delivery(delivery(small, SECOND), place)
    assert sorted(sums(place.store)) == [FIRST]


def test_a_changed_archive_is_noticed(small: Submission, place: Place) -> None:
    """What is kept is what was published, or nobody can rely on it."""
    entry = publish_delivery(delivery(small, FIRST), place)
    table = entry.folder / "tabellen" / "foerderfall.csv"
    table.write_bytes(table.read_bytes().replace(b"1000.25", b"9000.25"))

    with pytest.raises(PublishFailedError, match="Archiv ist beschädigt"):
        align(place, anew=True)
    with pytest.raises(ArchiveError, match="Archiv ist beschädigt"):
        backup.save(place.archive, place.store.with_name("sicherung.zip"))
    assert sorted(sums(place.store)) == [FIRST]


def test_a_restored_copy_answers_the_same(
    small: Submission, place: Place, tmp_path: Path
) -> None:
    """Also what was taken back, and again if it was interrupted."""
    for stand in (FIRST, SECOND, THIRD):
        publish_delivery(delivery(small, stand, euro=stand.month), place)
    take_back(place, BACK)
    file = tmp_path / "sicherung.zip"
    register = Register(tmp_path / "register.sqlite")
    cited = register.stelle_aus(EINTRAG)
    backup.save(place.archive, file, register)
    other = Place.of(tmp_path / "neu" / "zr.duckdb")
    (tmp_path / "neu").mkdir()
    restored = Register(tmp_path / "neu" / "register.sqlite")

    for _ in range(2):
        assert backup.restore(other.archive, file, restored) == 3
    assert restored.zitate() == [cited]
    assert align(other)
    for one, two in zip(everything(place.store), everything(other.store), strict=True):
        pd.testing.assert_frame_equal(one, two)
    assert _said(other) == _said(place)

    publish_delivery(delivery(small, THIRD), other)
    with pytest.raises(ArchiveError, match="Es wird nichts überschrieben"):
        backup.restore(other.archive, file)


def files(folder: Path) -> dict[str, bytes]:
    """Everything that stands in an archive."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


def _said(place: Place) -> list[Entry]:
    return [replace(e, folder=Path()) for e in place.archive.entries()]


def test_a_damaged_backup_changes_nothing(
    small: Submission, place: Place, tmp_path: Path
) -> None:
    """A cut file, another file, one wrong byte anywhere but where it says nothing."""
    publish_delivery(delivery(small, FIRST), place)
    file = tmp_path / "sicherung.zip"
    backup.save(place.archive, file)
    whole = file.read_bytes()
    kept = files(place.archive.folder)

    ends = (whole[: len(whole) // 2], b"", b"PK")
    turned = [
        whole[:byte] + bytes([whole[byte] ^ 255]) + whole[byte + 1 :]
        for byte in range(0, len(whole), len(whole) // 60)
    ]
    refused = 0
    for number, broken in enumerate((*ends, *turned)):
        file.write_bytes(broken)
        other = Place.of(tmp_path / str(number) / "zr.duckdb").archive
        try:
            backup.restore(other, file)
        except ArchiveError:
            refused += 1
            assert other.entries() == []
        else:  # the time of a part, say: the archive does not need it
            assert files(other.folder) == kept
    assert refused > len(turned) * 0.9


def test_what_changed_is_said_field_by_field(small: Submission, place: Place) -> None:
    """Over the store as it is published, not only over the example."""
    publish_delivery(delivery(small, FIRST, without="ZR-0003"), place)
    publish_delivery(delivery(small, SECOND, euro=2000, without="ZR-0002"), place)

    store = Store.open(place.store)
    frame = vergleich.faelle(store, Selection(), FIRST)
    counts = vergleich.anzahlen(store, Selection(), FIRST)

    told = frame[["aenderung", "foerderfall_id", "feld", "angabe_alt", "angabe_neu"]]
    assert told.fillna("").to_numpy().tolist() == [
        ["neu", "ZR-0003", "", "", ""],
        ["geändert", "ZR-0001", "zuwendung_eur", "1000.25", "2000.25"],
        ["entfallen", "ZR-0002", "", "", ""],
    ]
    assert aenderungen.zahlensatz(counts) == aenderungen.satz(frame)
    assert counts["anzahl_aenderungen"].tolist() == [1, 1, 1]
    first = vergleich.faelle(store, Selection(), FIRST, 2)
    assert first.equals(frame.head(2))


def test_the_commands_do_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Publish, list, take back, save and restore, by the words somebody types."""
    folder = copied(tmp_path / "lieferung")
    write_rows(folder, CASES, rows(folder, CASES)[:3])
    monkeypatch.setenv("ZR_DATABASE", str(tmp_path / "zr.duckdb"))
    reason = ["--grund", "Test", "--wer", "Ada"]
    new = ["lieferung", "veroeffentlichen", str(folder), *reason]
    file = str(tmp_path / "sicherung.zip")

    assert main([*new, "--stichtag", "2026-01-31"]) == 0
    assert main([*new, "--stichtag", "2026-02-28"]) == 0
    assert main([*new, "--stichtag", "2026-02-28"]) == 1
    assert main(["lieferung", "zuruecknehmen", *reason]) == 0
    assert main(["sichern", file]) == 0
    assert main(["wiederherstellen", file]) == 0
    capsys.readouterr()
    assert main(["lieferung", "liste"]) == 0

    said = capsys.readouterr().out.splitlines()
    assert said[0].split() == [
        *("Nr.", "Stichtag", "Fälle", "Veröffentlicht", "Von", "Gilt", "Grund")
    ]
    assert said[2].split()[:3] == ["1", "31.01.2026", "2"]
    assert " ja " in said[2]
    assert "nein, zurückgenommen am" in said[3]
    assert len(said) == 4
