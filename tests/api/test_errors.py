"""What the routes answer when they cannot give what was asked for."""

import logging
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from zr_dashboard.api import daten
from zr_dashboard.model.errors import QueryFailedError

DATA_ROUTES = (
    "/api/v1/kennzahlen.json?",
    "/api/v1/foerderfaelle.json?",
    "/api/v1/foerderfaelle.csv?",
    "/api/v1/foerderfaelle.csv-metadata.json?",
    "/api/v1/aufgliederung.xlsx?nach=jahr&",
)


@pytest.mark.parametrize("route", DATA_ROUTES)
@pytest.mark.parametrize(
    ("query", "parameter", "named"),
    [
        ("farbe=rot", "farbe", "farbe"),
        ("landkreis=99999", "landkreis", "99999"),
        ("thema=t03", "thema", "t03"),
        ("von=", "von", "»«"),
        ("von=1899", "von", "1899"),
        ("von=2022&bis=2020", "von", "2022 bis 2020"),
        ("thema=T03&thema=-T03", "thema", "T03"),
        ("stand=2020-01-01", "stand", "2020-01-01"),
        ("kommune=%FF", "kommune", "kommune"),
        ("am=2025-06-30", "am", "laufzeit"),
        ("betrag_von=1e3", "betrag_von", "1e3"),
        ("text=%20" + "x" * 201, "text", "200"),
    ],
)
def test_what_cannot_be_used_is_named(
    client: TestClient, route: str, query: str, parameter: str, named: str
) -> None:
    """Never silently other figures than those that were asked for."""
    response = client.get(f"{route}{query}")

    assert response.status_code == 400
    assert response.headers["content-type"] == "application/json"
    answer = response.json()
    assert named in answer["fehler"]
    assert [hint["parameter"] for hint in answer["hinweise"]] == [parameter]
    assert answer["hinweise"][0]["fehler"] in answer["fehler"]


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("aufgliederung.json", [""]),
        ("aufgliederung.json?nach=", [""]),
        ("aufgliederung.csv?nach=farbe", ["farbe"]),
        ("aufgliederung.csv?nach=zentralort", ["zentralort"]),
        ("aufgliederung.ods?nach=jahr&nach=jahr", ["jahr"]),
        ("aufgliederung.ods?nach=jahr&nach=arl&nach=thema", ["jahr und arl und thema"]),
        ("aufgliederung.json?nach=jahr'%20or%201=1--", ["jahr' or 1=1--"]),
        ("foerderfaelle.xlsx?spalten=", [""]),
        ("foerderfaelle.xlsx?spalten=fall_nr", ["fall_nr"]),
        ("foerderfaelle.json?spalten=titel&spalten=titel", ["titel"]),
        ("foerderfaelle.json?spalten=*&spalten=.*&spalten=titel", ["*", ".*"]),
        ("foerderfaelle.json?spalten=anzahl_kommunen", ["anzahl_kommunen"]),
    ],
)
def test_own_parameters_are_read_as_strictly(
    client: TestClient, query: str, values: list[str]
) -> None:
    """What is missing, unknown, too much or twice; none of it reaches a statement."""
    response = client.get(f"/api/v1/{query}")
    answer = response.json()

    assert response.status_code == 400
    assert [hint["wert"] for hint in answer["hinweise"]] == values
    assert {hint["parameter"] for hint in answer["hinweise"]} <= {"nach", "spalten"}
    assert all(hint["fehler"] in answer["fehler"] for hint in answer["hinweise"])


@pytest.mark.parametrize(
    "route", ["foerderfaelle.csv?nach=jahr", "kennzahlen.json?spalten=titel"]
)
def test_parameters_of_another_route_are_unknown(
    client: TestClient, route: str
) -> None:
    """Ignored, they would give something else than was asked for."""
    assert client.get(f"/api/v1/{route}").status_code == 400


def test_all_mistakes_are_said_at_once(client: TestClient) -> None:
    """Correcting a link should take one attempt."""
    query = "farbe=rot&thema=T99&thema=T01&von=1899"
    answer = client.get(f"/api/v1/kennzahlen.json?{query}").json()

    found = {(hint["parameter"], hint["wert"]) for hint in answer["hinweise"]}
    assert found == {("farbe", "rot"), ("thema", "T99"), ("von", "1899")}
    assert all(hint["fehler"] in answer["fehler"] for hint in answer["hinweise"])


@pytest.mark.parametrize("route", [*DATA_ROUTES, "/api/v1/status"])
@pytest.mark.parametrize("content", [None, b"", b"no store"])
def test_without_a_store_all_say_what_to_do(
    client: TestClient,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    route: str,
    content: bytes | None,
) -> None:
    """Missing, empty, nonsense: 503, and the command that helps."""
    store = tmp_path / "zr.duckdb"
    if content is not None:
        store.write_bytes(content)
    monkeypatch.setenv("ZR_DATABASE", str(store))
    response = client.get(route)

    assert response.status_code == 503
    assert "python -m zr_dashboard bauen" in response.json()["fehler"]
    assert str(tmp_path) not in response.text
    assert response.json().get("status", "fehler") == "fehler"


def test_a_repaired_store_answers_without_restart(
    client: TestClient,
    public_store_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was remembered of the broken file must not outlive it."""
    store = tmp_path / "zr.duckdb"
    store.write_bytes(b"no store")
    monkeypatch.setenv("ZR_DATABASE", str(store))
    assert client.get("/api/v1/status").status_code == 503

    store.unlink()
    store.write_bytes(public_store_path.read_bytes())
    assert client.get("/api/v1/status").status_code == 200


@pytest.mark.parametrize(
    "error", [ZeroDivisionError("secret detail"), QueryFailedError("Lesefehler.")]
)
def test_an_unexpected_error_has_a_number_in_answer_and_log(
    client: TestClient,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
) -> None:
    """The reader can name it, the log explains it; details stay in the log."""

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(daten.kennzahlen, "kennzahlen", fail)
    with caplog.at_level(logging.ERROR):
        response = client.get("/api/v1/kennzahlen.json")

    assert response.status_code == 500
    number = response.json()["vorfall"]
    assert re.fullmatch("[0-9A-F]{8}", number)
    assert number in response.json()["fehler"]
    assert "secret detail" not in response.text
    (record,) = caplog.records
    assert number in record.getMessage()
    assert record.exc_info
    assert record.exc_info[1] is error


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("route", ["/api/v1/status", "/zr/monitor.js", "/api/nichts"])
def test_only_reading_is_possible(client: TestClient, method: str, route: str) -> None:
    """Said in German, with the methods that there are."""
    response = client.request(method, route)

    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD"
    assert method in response.json()["fehler"]
    assert "gelesen" in response.json()["fehler"]


@pytest.mark.parametrize(
    "route", ["/api/v1/status", "/api/v1/openapi.json", "/api/v1/grenzen/arl.geojson"]
)
def test_head_has_the_headers_and_no_body(client: TestClient, route: str) -> None:
    """Programs ask with HEAD whether a file is there and how long it is."""
    plain = {"accept-encoding": "identity"}
    head, get = client.head(route, headers=plain), client.get(route, headers=plain)

    assert head.status_code == 200
    assert head.content == b""
    assert head.headers == get.headers


@pytest.mark.parametrize(
    "route", ["/api", "/api/", "/api/v1/gibtesnicht", "/api/v2/status"]
)
def test_unknown_addresses_are_not_answered_with_a_page(
    client: TestClient, route: str
) -> None:
    """Streamlit would send its index page with 200 to a program that mistyped."""
    response = client.get(route)

    assert response.status_code == 404
    assert "gibt es nichts" in response.json()["fehler"]
