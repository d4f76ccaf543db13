"""The routes answer 300 links with the figures of the delivery, to the cent."""

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction

import pytest
from starlette.testclient import TestClient

from tests import links, reference
from tests.conftest import PUBLIC
from tests.frames import is_rounded
from tests.links import Link
from tests.reference import Delivery, Row
from tests.remembering import Remembering
from zr_dashboard.api import daten

COUNT = 300


def test_routes_and_plain_python_agree_to_the_cent(
    client: TestClient, public_store: Remembering, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other programs quote what the routes say; it must be what the pages show."""
    monkeypatch.setattr(daten, "current", lambda _path: public_store)
    delivery = reference.read(PUBLIC)

    with client:
        found = [
            said
            for link in links.drawn(delivery, COUNT)
            for said in disagreements(client, delivery, link)
        ]

    assert found == []


def disagreements(client: TestClient, delivery: Delivery, link: Link) -> list[str]:
    """Whatever differs from the reference for one link."""
    cases = reference.selected(delivery, link)
    expected = reference.kennzahlen(cases)
    figures = json.loads(get(client, "kennzahlen.json", link))["daten"]
    found = [
        f"{link}: {row['id']} {row['wert']}"
        for row in figures
        if not is_rounded(row["wert"], expected[row["id"]][0])
        or row["faelle_einbezogen"] != expected[row["id"]][1]
    ]
    if [row["id"] for row in figures] != list(expected):
        found.append(f"{link}: not every figure")

    listed = [(row["foerderfall_id"], exact(row["zuwendung_eur"])) for row in cases]
    as_json = json.loads(get(client, "foerderfaelle.json", link))["daten"]
    text = io.StringIO(get(client, "foerderfaelle.csv", link), newline="")
    for kind, lines in (("json", as_json), ("csv", list(csv.DictReader(text)))):
        if [
            (row["foerderfall_id"], exact(row["zuwendung_eur"])) for row in lines
        ] != listed:
            found.append(f"{link}: cases in {kind}")
    return found


def get(client: TestClient, route: str, link: Link) -> str:
    """The answer of a route, which must have understood the link."""
    response = client.get(f"/api/v1/{route}", params=link)
    assert response.status_code == 200, (link, response.text)
    return response.text


def exact(amount: Row | float | str | None) -> Fraction | None:
    """An amount as it stands in a file; empty and `null` are not known."""
    return None if amount in (None, "") else Fraction(Decimal(str(amount)))
