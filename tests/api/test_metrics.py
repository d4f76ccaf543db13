"""What the server tells those who look after it, and what it keeps to itself."""

import logging
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

SEARCHED = "Geheimrätin"


def figures(client: TestClient) -> dict[tuple[str, ...], float]:
    """Name and labels of each figure -> value, as a monitor reads them."""
    answer = client.get("/api/v1/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["cache-control"] == "no-store"
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_answers_are_counted_by_route_and_status(client: TestClient) -> None:
    """By their kind: an address that nobody knows is no new figure."""
    before = figures(client)
    for path in (
        "/api/v1/foerderfaelle.csv?arl=lueneburg",
        "/api/v1/foerderfaelle.csv?arl=",
        f"/api/v1/{SEARCHED}.csv",
        "/api/v1/grenzen/landkreise.geojson",
    ):
        client.get(path)
    after = figures(client)

    new = {
        labels: int(value - before.get((name, *labels), 0))
        for (name, *labels), value in after.items()
        if name == "zr_requests_total"
        for labels in [tuple(labels)]
        if value != before.get((name, *labels), 0)
    }
    assert new == {
        ("/api/v1/foerderfaelle.csv", "200"): 1,
        ("/api/v1/foerderfaelle.csv", "400"): 1,
        ("/api", "404"): 1,
        ("/api/v1/schema, grenzen", "200"): 1,
        ("/api/v1/metrics", "200"): 1,
    }
    timed = "zr_request_seconds_count", "/api/v1/foerderfaelle.csv"
    assert after[timed] - before.get(timed, 0) == 2


def test_the_store_is_described(client: TestClient) -> None:
    """Its Datenstand (22.11.2026), its cases, and when it was published."""
    found = figures(client)

    assert found[("zr_store_up",)] == 1
    assert found[("zr_store_cases",)] == 102
    assert found[("zr_store_datenstand_timestamp_seconds",)] == 1_795_305_600
    assert found[("zr_store_last_import_timestamp_seconds",)] > 1.7e9


def test_a_missing_store_is_a_figure_and_no_error(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Monitoring must tell it from a server that does not answer."""
    monkeypatch.setenv("ZR_DATABASE", str(tmp_path / "zr.duckdb"))

    assert figures(client)[("zr_store_up",)] == 0


def test_what_is_searched_stands_neither_in_log_nor_figures(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    """It may be about a person. Each answer of a route has its line all the same."""
    with caplog.at_level(logging.INFO, "zr_dashboard"):
        client.get(f"/api/v1/kennzahlen.json?text={SEARCHED}")
        client.get(f"/api/v1/{SEARCHED}")
        text = client.get("/api/v1/metrics").text

    said = [f"{line.getMessage()} {vars(line)}" for line in caplog.records]
    routes = [vars(line).get("zr_felder", {}).get("route") for line in caplog.records]
    assert SEARCHED not in text + "".join(said)
    assert routes == ["/api/v1/kennzahlen.json", "/api", "/api/v1/metrics"]
