"""Many readers while many deliveries are published one after the other."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal
from threading import Event
from time import sleep

import httpx2

from tests.browser.server import serve
from tests.lieferung.submissions import delivery
from zr_dashboard.lieferung.entry import Submission
from zr_dashboard.lieferung.publication import Place, publish_delivery

Told = tuple[int, Decimal]
"""How many cases, and their Zuwendungen in sum."""

WITHOUT = ("", "ZR-0002", "ZR-0003", "ZR-0004")


def expected(new: Submission) -> Told:
    """What a delivery holds, added up without the store."""
    cases = new.tables["foerderfall"]
    amounts = [amount for amount in cases["zuwendung_eur"] if amount]
    return len(cases), sum(map(Decimal, amounts), Decimal(0))


def told(client: httpx2.Client) -> tuple[date, Told]:
    """What a reader is told: as of which Datenstand, how many cases, which sum."""
    answer = client.get("/api/v1/kennzahlen.json").raise_for_status()
    said = json.loads(answer.text, parse_float=Decimal)
    value = {one["id"]: one["wert"] for one in said["daten"]}
    figures = value["foerderfaelle"], Decimal(value["zuwendung_eur"])
    return date.fromisoformat(said["angaben"]["datenstand"]), figures


def readings(
    client: httpx2.Client, begun: list[Event], over: Event, seat: int
) -> list[tuple[date, Told]]:
    """What one reader is told while every tenth publication runs, and after the last.

    Readers of one publication ask one after the other, from its first step to its last.
    """
    said = []
    for event in begun[seat % 10 :: 10]:
        event.wait()
        sleep(seat / 100)
        said.append(told(client))
    over.wait()
    return [*said, told(client)]


def test_a_hundred_readers_see_only_whole_datenstaende(
    small: Submission, place: Place
) -> None:
    """Twenty publications pass under their eyes; each figure belongs to one of them.

    They ask one server over HTTP; the publications are made by another process.
    """
    first = delivery(small, date(2025, 1, 1))
    publish_delivery(first, place)
    whole = {first.meta.stand: expected(first)}
    begun, over = [Event() for _ in range(20)], Event()
    with (
        serve(place.store, place.store.with_name("log.txt")) as address,
        httpx2.Client(base_url=address, trust_env=False, timeout=60) as client,
        ThreadPoolExecutor(100) as readers,
    ):
        reading = [
            readers.submit(readings, client, begun, over, seat) for seat in range(100)
        ]
        try:
            for number in range(1, 21):
                stand = date(2025, 1, 1) + timedelta(days=number)
                new = delivery(
                    small, stand, euro=number, without=WITHOUT[number % len(WITHOUT)]
                )
                whole[stand] = expected(new)
                begun[number - 1].set()
                publish_delivery(new, place)
        finally:
            for event in (*begun, over):
                event.set()
        seen = [one.result() for one in reading]

    assert all(whole[stand] == figures for said in seen for stand, figures in said)
    assert {said[-1][0] for said in seen} == {max(whole)}
    assert all([d for d, _ in said] == sorted(d for d, _ in said) for said in seen)
