"""Boundaries and the script of the index page."""

import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from zr_dashboard.api import dateien
from zr_dashboard.model.grenzen import GRENZEN

SCRIPT = Path(dateien.__file__).parent / "static" / "monitor.js"


@pytest.mark.parametrize("name", GRENZEN)
def test_boundaries_are_geojson_that_browsers_keep(
    client: TestClient, name: str
) -> None:
    """The largest file is 400 KB: it must not travel twice."""
    response = client.get(f"/api/v1/grenzen/{name}.geojson")

    assert response.headers["content-type"] == "application/geo+json"
    assert "max-age=86400" in response.headers["cache-control"]
    assert json.loads(response.content)["type"] == "FeatureCollection"

    again = client.get(
        f"/api/v1/grenzen/{name}.geojson",
        headers={"if-none-match": response.headers["etag"]},
    )
    assert again.status_code == 304
    assert again.content == b""


@pytest.mark.parametrize("name", ["gemeinden", "..%2F..%2Flieferung", "Landkreise"])
def test_other_boundaries_are_not_there(client: TestClient, name: str) -> None:
    """Only the three files, whatever the name says."""
    response = client.get(f"/api/v1/grenzen/{name}.geojson")

    assert response.status_code == 404
    assert "gibt es nicht" in response.json()["fehler"]


def test_plotly_finds_an_empty_base_map(client: TestClient) -> None:
    """Every layer that Plotly may ask for is there, and none shows anything."""
    topology = client.get("/api/v1/grenzen/world_110m.json").json()

    assert topology["type"] == "Topology"
    assert topology["arcs"] == []
    assert {"coastlines", "land", "ocean", "lakes", "rivers", "countries"} <= set(
        topology["objects"]
    )
    assert all(layer["geometries"] == [] for layer in topology["objects"].values())


def test_the_script_is_served_and_asked_for_anew(client: TestClient) -> None:
    """After an update nobody must see the former one."""
    response = client.get("/zr/monitor.js")

    assert response.headers["content-type"].startswith("text/javascript")
    assert response.headers["cache-control"] == "no-cache"
    assert response.content == SCRIPT.read_bytes()


def test_the_script_asks_nothing_of_the_network_and_writes_no_markup() -> None:
    """It works on text alone: nothing in it could run what somebody typed."""
    code = re.sub(r"/\*.*?\*/", "", SCRIPT.read_text("utf-8"), flags=re.DOTALL)
    # What a chart measures, for print.css; no other style is set.
    code = re.sub(r'\.style\.setProperty\("--zr-[a-z-]+", `', "", code)

    for forbidden in ("innerHTML", "eval", "fetch", "http", ".style", "Function"):
        assert forbidden not in code


def test_no_german_word_is_translated_again() -> None:
    """Each change is observed, so a word that is also a key would go on for ever."""
    code = SCRIPT.read_text("utf-8")
    words = code[code.index("const WORDS") : code.index("const PATTERNS")]
    pairs = re.findall(r'^ {4}(?:"(.+?)"|(\w+)):\s+"(.+?)",$', words, re.MULTILINE)

    assert len(pairs) == len(re.findall(r":\s+\"", words)) > 50
    keys = {quoted or bare for quoted, bare, _ in pairs}
    assert not keys & {german for *_, german in pairs}
