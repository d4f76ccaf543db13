"""Invented deliveries: as asked for, the same again, marked, never beside real ones."""

from pathlib import Path

import pandas as pd
import pytest

from tests.lieferung.delivery import PUBLIC, copied
from zr_dashboard.cli.main import main
from zr_dashboard.lieferung.build import submission
from zr_dashboard.lieferung.erfunden import Wunsch, erfinde
from zr_dashboard.lieferung.fields import FILES
from zr_dashboard.lieferung.publication import Place, publish_delivery
from zr_dashboard.model.erfunden import ist_erfunden
from zr_dashboard.model.errors import ArchiveError, DeliveryUnreadableError
from zr_dashboard.queries import bestand
from zr_dashboard.store.store import DEFAULT_PATH, Store


def contents(folder: Path) -> dict[str, bytes]:
    """File name -> content."""
    return {name: (folder / name).read_bytes() for name in FILES}


def test_the_same_wish_gives_the_same_files_and_another_seed_others(
    tmp_path: Path,
) -> None:
    """Two measurements of one size measure the same."""
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        erfinde(Wunsch(faelle=50, saat=seed), PUBLIC, tmp_path / name)

    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert contents(tmp_path / "a") != contents(tmp_path / "c")


def test_cases_are_distributed_as_in_a_real_list(tmp_path: Path) -> None:
    """Skewed amounts, several themes, gaps everywhere, all Kommunen, all Runden."""
    [folder] = erfinde(Wunsch(faelle=5_000, saat=1, runden=20), PUBLIC, tmp_path / "z")
    cases = pd.read_csv(folder / "foerderfaelle.csv", dtype=str)
    amounts = cases["zuwendung_eur"].astype(float)

    assert len(cases) == 5_000
    assert amounts.mean() > amounts.median()
    assert amounts.max() == 300_000
    assert cases["kommune_ars9"].nunique() > 380
    assert cases["runde"].nunique() == 20
    assert sorted(cases["jahr"].dropna().unique()) == [*map(str, range(2019, 2027))]
    assert cases["themen"].str.count(";").value_counts().size >= 4
    gaps = cases.isna().mean()
    assert gaps["zuwendung_eur"] == pytest.approx(0.08, abs=0.02)
    assert gaps[["gesamtausgaben_eur", "laufzeit_bis", "beschreibung"]].min() > 0.1


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Where two invented Datenstände are published, by the command."""
    folder = tmp_path_factory.mktemp("erfunden")
    store = folder / "gross" / "zr.duckdb"
    words = ["--faelle", "200", "--saat", "3", "--staende", "2"]
    target = ["--datenbank", str(store), str(folder / "lieferung")]
    assert main(["erzeugen", *words, *target]) == 0
    return Place.of(store)


def test_several_datenstaende_go_through_the_door_and_grow(published: Place) -> None:
    """The newest has as many cases as asked for; each passes every rule of the door."""
    frame = bestand.datenstaende(Store.open(published.store))
    newest, earlier = frame["anzahl_foerderfaelle"]

    assert [f"{day:%d.%m.%Y}" for day in frame["stand"]] == ["31.10.2026", "30.09.2026"]
    assert newest == 200
    assert 150 < earlier < 207
    assert all(map(ist_erfunden, frame["bezeichnung"]))


def test_nothing_that_is_not_invented_is_overwritten(tmp_path: Path) -> None:
    """Not even by the same command with another target in mind; its own may be."""
    folder = copied(tmp_path / "daten")
    before = contents(folder)

    with pytest.raises(DeliveryUnreadableError, match="keine erfundene Lieferung"):
        erfinde(Wunsch(faelle=10, saat=1), PUBLIC, folder)
    assert contents(folder) == before

    for cases in (10, 20):
        erfinde(Wunsch(faelle=cases, saat=1), PUBLIC, tmp_path / "eigenes")
    assert len(pd.read_csv(tmp_path / "eigenes" / "foerderfaelle.csv")) == 20


def test_invented_and_real_deliveries_never_meet(
    published: Place, public_store_path: Path, tmp_path: Path
) -> None:
    """Neither in one archive nor at the place where real ones are published."""
    [invented] = erfinde(Wunsch(faelle=10, saat=1, jahre=9), PUBLIC, tmp_path / "z")
    real = Place.of(public_store_path)
    before = len(real.archive.entries()), len(published.archive.entries())

    for folder, place in (
        (invented, real),
        (invented, Place(DEFAULT_PATH, published.archive)),
        (PUBLIC, published),
    ):
        with pytest.raises(ArchiveError, match="erfundene"):
            publish_delivery(submission(folder, wer="Test"), place)
    assert before == (len(real.archive.entries()), len(published.archive.entries()))
