"""Many readers while many deliveries are published one after the other."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from threading import Event

import pytest

from tests.lieferung.test_archiv import delivery
from zr_dashboard.lieferung.entry import Submission
from zr_dashboard.lieferung.publication import Place, publish_delivery
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import bestand, kennzahlen
from zr_dashboard.store import store as stores

Told = tuple[int, Decimal]
"""How many cases, and their Zuwendungen in sum."""

WITHOUT = ("", "ZR-0002", "ZR-0003", "ZR-0004")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Nothing is published yet."""
    return Place.of(tmp_path / "zr.duckdb")


def expected(new: Submission) -> Told:
    """What a delivery holds, added up without the store."""
    cases = new.tables["foerderfall"]
    amounts = [amount for amount in cases["zuwendung_eur"] if amount]
    return len(cases), sum(map(Decimal, amounts), Decimal(0))


def told(place: Place, stand: date | None) -> tuple[date, Told]:
    """What a reader is told as of a Datenstand: which one it is, cases and sum."""
    store, selection = stores.current(place.store), Selection(stand=stand)
    row = bestand.auskunft(store, selection).iloc[0]
    frame = kennzahlen.kennzahlen(store, selection).set_index("kennzahl")
    value = Decimal(str(frame.loc["zuwendung_eur", "wert"])).quantize(Decimal("0.01"))
    return row["stand"].date(), (int(frame.loc["foerderfaelle", "wert"]), value)


def readings(place: Place, over: Event) -> Iterator[tuple[date, Told]]:
    """What one reader is told until it is over, and once after it."""
    while not over.wait(4):
        yield told(place, None)
    yield told(place, None)


def test_a_hundred_readers_see_only_whole_datenstaende(
    small: Submission, place: Place
) -> None:
    """Twenty publications pass under their eyes; each figure belongs to one of them."""
    first = delivery(small, date(2025, 1, 1))
    publish_delivery(first, place)
    whole = {first.meta.stand: expected(first)}
    over = Event()
    with ThreadPoolExecutor(100) as readers:
        reading = [
            readers.submit(lambda: list(readings(place, over))) for _ in range(100)
        ]
        try:
            for number in range(1, 21):
                stand = date(2025, 1, 1) + timedelta(days=number)
                new = delivery(
                    small, stand, euro=number, without=WITHOUT[number % len(WITHOUT)]
                )
                whole[stand] = expected(new)
                publish_delivery(new, place)
        finally:
            over.set()
        seen = [one.result() for one in reading]

    assert all(whole[stand] == figures for said in seen for stand, figures in said)
    assert {said[-1][0] for said in seen} == {max(whole)}
    assert all([d for d, _ in said] == sorted(d for d, _ in said) for said in seen)
