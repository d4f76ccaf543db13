"""What the data routes answer, against the delivery itself."""

import csv
import hashlib
import io
import json
from decimal import Decimal

import pytest
from starlette.testclient import TestClient

from tests.api import reference
from tests.export.readers import openpyxl
from zr_dashboard import __version__
from zr_dashboard.model.columns import COLUMNS, DELIVERY_COLUMNS, Unit
from zr_dashboard.model.kennzahlen import KENNZAHLEN

_NUMBERS = {
    name
    for name, column in COLUMNS.items()
    if column.unit in (Unit.EUR, Unit.PERCENT, Unit.COUNT, Unit.YEAR)
}


def _chosen(query: str) -> list[reference.Case]:
    return [case for case in reference.CASES if reference.SELECTIONS[query](case)]


def _csv(text: str) -> list[reference.Case]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_status_says_what_is_served(client: TestClient) -> None:
    """Monitoring and a reader of the log need to know which Datenstand answers."""
    response = client.get("/api/v1/status")

    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "datenstand": "2026-11-22",
        "foerderfaelle": 102,
        "version": __version__,
    }
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("query", reference.SELECTIONS)
def test_kennzahlen_equal_a_recount_of_the_delivery(
    client: TestClient, query: str
) -> None:
    """The figures are quoted: they must be those of the CSV files, to the cent."""
    cases = _chosen(query)
    text = client.get(f"/api/v1/kennzahlen.json?{query}").text
    daten = json.loads(text, parse_float=Decimal, parse_int=Decimal)["daten"]

    assert [row["id"] for row in daten] == list(KENNZAHLEN)
    found = {row["id"]: (row["wert"], row["faelle_einbezogen"]) for row in daten}
    assert found == reference.kennzahlen(cases)
    assert {row["faelle_ausgewaehlt"] for row in daten} == {len(cases)}


def test_kennzahlen_carry_their_definition(client: TestClient) -> None:
    """A figure without unit and definition cannot be quoted."""
    daten = client.get("/api/v1/kennzahlen.json").json()["daten"]

    assert list(daten[0]) == [
        "id",
        "name",
        "wert",
        "einheit",
        "faelle_einbezogen",
        "faelle_ausgewaehlt",
        "definition",
    ]
    for row in daten:
        kennzahl = KENNZAHLEN[row["id"]]
        assert row["name"] == kennzahl.name
        assert row["einheit"] == kennzahl.einheit
        assert row["definition"] == kennzahl.definition


def test_unknown_figures_are_null_and_empty_sums_are_zero(client: TestClient) -> None:
    """No case has no mean, but it does have a sum: nothing."""
    daten = client.get("/api/v1/kennzahlen.json?von=2026").json()["daten"]
    werte = {row["id"]: row["wert"] for row in daten}

    assert werte["zuwendung_eur"] == 0
    assert werte["zuwendung_mittel_eur"] is None
    assert werte["zuwendung_median_eur"] is None


def test_csv_is_the_delivery_cell_for_cell(client: TestClient) -> None:
    """Whoever reads the delivery by program can read the route instead."""
    response = client.get("/api/v1/foerderfaelle.csv")
    found = _csv(response.text)

    delivered = list(reference.CASES[0])
    assert list(found[0])[: len(delivered)] == delivered
    assert list(found[0]) == list(DELIVERY_COLUMNS)
    assert len(found) == len(reference.CASES) == 102
    for row, case in zip(found, reference.CASES, strict=True):
        for name, cell in case.items():
            # 60.0 and 60 are one number; text is compared letter by letter.
            as_number = cell and name in _NUMBERS
            same = Decimal(row[name] or "0") == Decimal(cell) if as_number else False
            assert same or row[name] == cell, (case["foerderfall_id"], name)
        assert not any(row[name] for name in DELIVERY_COLUMNS[len(delivered) :])


def test_csv_is_a_file_for_programs(client: TestClient) -> None:
    """What it contains is said in a file beside it, which it names: CSV on the Web."""
    response = client.get("/api/v1/foerderfaelle.csv?arl=weser-ems")
    described = response.headers["link"].partition(">")[0].removeprefix("<")

    assert response.headers["content-type"].startswith("text/csv; charset=utf-8")
    sidecar = client.get(described)
    assert sidecar.headers["content-type"] == "application/csvm+json"
    about = sidecar.json()
    assert about["url"] == "foerderfaelle.csv?arl=weser-ems"
    assert about["notes"][0]["zeilen"] == len(_csv(response.text)) > 0
    rows = response.content.partition(b"\n")[2]
    assert about["notes"][0]["sha256"] == hashlib.sha256(rows).hexdigest()
    names = [column["name"] for column in about["tableSchema"]["columns"]]
    assert names == list(_csv(response.text)[0])


def test_columns_come_as_they_are_asked_for(client: TestClient) -> None:
    """Names for codes too, in the order of the link."""
    asked = ["arl", "titel", "thema", "jahr"]
    response = client.get(
        "/api/v1/foerderfaelle.json", params={"spalten": asked, "von": "2024"}
    )
    rows = response.json()["daten"]

    assert [list(row) for row in rows] == [asked] * len(rows)
    titles = [case["titel"] for case in _chosen("") if case["jahr"] >= "2024"]
    assert [row["titel"] for row in rows] == titles
    assert {row["arl"] for row in rows} >= {"Weser-Ems"}
    assert all(row["thema"] and not row["thema"].startswith("T0") for row in rows)
    named = [each["name"] for each in response.json()["angaben"]["definitionen"]]
    assert named == asked


def test_a_breakdown_says_what_it_is(client: TestClient) -> None:
    """Title, completeness and a warning where sums do not add up."""
    route = "/api/v1/aufgliederung.json"
    by_year = client.get(f"{route}?nach=jahr&nach=arl&von=2020").json()
    by_topic = client.get(f"{route}?nach=thema").json()
    about = by_year["angaben"]

    assert about["titel"] == "Förderfälle und Zuwendungen nach Jahr und ArL"
    assert about["link"] == f"http://testserver{route}?von=2020&nach=jahr&nach=arl"
    titles = {each["name"]: each["titel"] for each in about["definitionen"]}
    assert (titles["gruppe"], titles["teil"]) == ("Jahr", "ArL")
    assert "teil" not in by_topic["daten"][0]
    assert by_topic["angaben"]["vollstaendigkeit"] == (
        "aus 93 von 102 Fällen mit veröffentlichtem Betrag; ein Fall zählt in jedem "
        "seiner Themen"
    )


@pytest.mark.parametrize(
    ("query", "drawn"),
    [
        ("nach=jahr", True),
        ("nach=arl", True),
        ("nach=jahr&nach=arl", True),
        ("nach=kommune", False),
        ("nach=jahr&nach=landkreis", False),
        ("nach=jahr&von=2026", False),
    ],
)
def test_workbooks_of_sums_have_a_chart_where_one_helps(
    client: TestClient,
    query: str,
    drawn: bool,  # noqa: FBT001  a row of the table above
) -> None:
    """A hundred bars or twenty colours show nothing."""
    response = client.get(f"/api/v1/aufgliederung.xlsx?{query}")

    assert ("Diagramm" in openpyxl(response.content).sheetnames) is drawn


@pytest.mark.parametrize("query", reference.SELECTIONS)
def test_csv_and_json_hold_the_selected_cases(client: TestClient, query: str) -> None:
    """Two formats, one selection, the cases of the delivery."""
    expected = [case["foerderfall_id"] for case in _chosen(query)]
    as_csv = _csv(client.get(f"/api/v1/foerderfaelle.csv?{query}").text)
    as_json = client.get(f"/api/v1/foerderfaelle.json?{query}").json()

    assert [row["foerderfall_id"] for row in as_csv] == expected
    assert [row["foerderfall_id"] for row in as_json["daten"]] == expected
    assert as_json["angaben"]["zeilen"] == len(expected)


def test_json_keeps_types(client: TestClient) -> None:
    """Amounts are numbers, missing is null, keys keep their leading zero."""
    daten = client.get("/api/v1/foerderfaelle.json").json()["daten"]

    assert tuple(daten[0]) == DELIVERY_COLUMNS
    for row, case in zip(daten, reference.CASES, strict=True):
        for name, value in row.items():
            assert value != ""
            assert (value is None) == (not case.get(name)), (row, name)
            if value is not None:
                assert isinstance(value, (int, float) if name in _NUMBERS else str)


def test_json_says_what_it_contains(client: TestClient) -> None:
    """In three years the file alone must tell what it is."""
    angaben = client.get("/api/v1/foerderfaelle.json").json()["angaben"]

    assert angaben["auswahl"] == "alle Förderfälle"
    assert angaben["datenstand"] == "2026-11-22"
    assert angaben["juengster_fall_am"] == "2025-02-24"
    assert angaben["zeilen"] == angaben["faelle_gesamt"] == 102
    assert angaben["vollstaendigkeit"] == (
        "aus 93 von 102 Fällen mit veröffentlichtem Betrag"
    )
    assert angaben["quelle"]
    assert angaben["lizenz"]


def test_link_asks_the_same_again(client: TestClient) -> None:
    """The link in a file leads to that file, parameters in their fixed order."""
    route = "/api/v1/foerderfaelle.json"
    first = client.get(f"{route}?thema=T03&thema=T01&von=2020").json()

    link = first["angaben"]["link"]
    assert link == f"http://testserver{route}?von=2020&thema=T01&thema=T03"
    again = client.get(link).json()
    for answer in (first, again):
        del answer["angaben"]["erzeugt"]
    assert again == first


def test_a_datenstand_can_be_named(client: TestClient) -> None:
    """A link with its Datenstand keeps its meaning when a newer one is published."""
    answer = client.get("/api/v1/kennzahlen.json?stand=2026-11-22").json()

    assert answer["angaben"]["datenstand"] == "2026-11-22"
    assert answer["angaben"]["link"].endswith("?stand=2026-11-22")
