"""The routes answer drawn links with the figures of the delivery, to the cent."""

import json
from fractions import Fraction
from itertools import cycle
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests import links, reference
from tests.api import files
from tests.api.files import exact
from tests.conftest import PUBLIC
from tests.frames import is_rounded
from tests.links import Link
from tests.reference import Delivery
from tests.remembering import Remembering
from zr_dashboard.api import question
from zr_dashboard.model.columns import COLUMNS

COUNT = 100
FILES = 40

BROKEN_DOWN = (
    *(
        ("jahr",),
        ("thema",),
        ("kommune",),
        ("jahr", "arl"),
        ("landkreis", "gegenstand"),
    ),
    *(("runde", "massnahme"), ("arl", "thema"), ("hauptthema",)),
)
"""What sums are broken down by, in turns."""


@pytest.fixture(autouse=True)
def _remembered(public_store: Remembering, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(question, "current", lambda _path: public_store)


def test_figures_and_plain_python_agree_to_the_cent(client: TestClient) -> None:
    """Other programs quote what the routes say; it must be what the pages show."""
    delivery = reference.read(PUBLIC)

    with client:
        found = [
            said
            for link in links.drawn(delivery, COUNT)
            for said in wrong_figures(client, delivery, link)
        ]

    assert found == []


@pytest.mark.parametrize("ending", [*files.BY_NAME, *files.BY_TITLE])
def test_files_and_plain_python_agree_to_the_cent(
    client: TestClient, tmp_path: Path, ending: str
) -> None:
    """Rows and sums of both tables, in every format, read back by another hand."""
    delivery, path = reference.read(PUBLIC), tmp_path / f"datei.{ending}"

    def rows(table: str, params: Link) -> list[files.Row]:
        response = client.get(f"/api/v1/{table}.{ending}", params=params)
        assert response.status_code == 200, (params, response.text)
        path.write_bytes(response.content)
        return (files.BY_NAME | files.BY_TITLE)[ending](path)

    found = []
    with client:
        for link, nach in zip(
            links.drawn(delivery, FILES), cycle(BROKEN_DOWN), strict=False
        ):
            cases = reference.selected(delivery, link)
            names = _names(ending, nach)
            if listed(rows("foerderfaelle", link | _COLUMNS), names) != [
                (case["foerderfall_id"], exact(case["zuwendung_eur"])) for case in cases
            ]:
                found.append(f"{link}: cases")
            sums = reference.grouped(delivery, cases, *nach)
            if summed(rows("aufgliederung", link | {"nach": [*nach]}), names) != {
                pair: (there.faelle, there.zuwendung) for pair, there in sums.items()
            }:
                found.append(f"{link}: sums by {nach}")

    assert found == []


_COLUMNS = {"spalten": ["foerderfall_id", "titel", "hinweis", "zuwendung_eur"]}


def _names(ending: str, nach: tuple[str, ...]) -> dict[str, str]:
    """What the columns are called in that format."""
    wanted = ("foerderfall_id", "schluessel", "zuwendung_eur", "anzahl_foerderfaelle")
    names = [*wanted, *(["teil_schluessel"] if len(nach) > 1 else [])]
    by_title = ending in files.BY_TITLE
    return {name: COLUMNS[name].titel if by_title else name for name in names}


def listed(
    rows: list[files.Row], names: dict[str, str]
) -> list[tuple[str, Fraction | None]]:
    """Cases with their amounts, as they stand in a file."""
    return [
        (row[names["foerderfall_id"]], exact(row[names["zuwendung_eur"]]))
        for row in rows
    ]


def summed(
    rows: list[files.Row], names: dict[str, str]
) -> dict[tuple[str, str], tuple[int, Fraction | None]]:
    """Group and part -> number of cases and sum, as they stand in a file."""
    part = names.get("teil_schluessel")
    return {
        (row[names["schluessel"]], row[part] if part else ""): (
            int(row[names["anzahl_foerderfaelle"]]),
            exact(row[names["zuwendung_eur"]]),
        )
        for row in rows
    }


def wrong_figures(client: TestClient, delivery: Delivery, link: Link) -> list[str]:
    """Whatever differs from the reference for one link."""
    expected = reference.kennzahlen(reference.selected(delivery, link))
    response = client.get("/api/v1/kennzahlen.json", params=link)
    assert response.status_code == 200, (link, response.text)
    figures = json.loads(response.text)["daten"]
    found = [
        f"{link}: {row['id']} {row['wert']}"
        for row in figures
        if not is_rounded(row["wert"], expected[row["id"]][0])
        or row["faelle_einbezogen"] != expected[row["id"]][1]
    ]
    if [row["id"] for row in figures] != list(expected):
        found.append(f"{link}: not every figure")
    return found
