"""The route of a citation says what the page says, and obeys the same links."""

from pathlib import Path

import jsonschema
import pytest
from starlette.testclient import TestClient

from zr_dashboard.api.zitat import schema
from zr_dashboard.model.kennzahlen import KENNZAHLEN
from zr_dashboard.store.register import Register

ROUTE = "/api/v1/zitat.json"


@pytest.fixture(autouse=True)
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Register:
    """A register of this test alone."""
    monkeypatch.setenv("ZR_REGISTER", str(tmp_path / "register.sqlite"))
    return Register(tmp_path / "register.sqlite")


def test_a_figure_is_cited_and_found_again(
    client: TestClient, register: Register
) -> None:
    """By its figure and selection first, by its identifier from then on."""
    first = client.get(f"{ROUTE}?kennzahl=zuwendung_eur&von=2021&bis=2021").json()
    again = client.get(ROUTE, params={"id": first["id"].lower()}).json()

    assert again == first
    assert first["wert"] == 5_240_636
    assert first["parameter"] == "von=2021&bis=2021&stand=2026-11-22"
    assert first["link"].endswith(f"/zitat?id={first['id']}")
    assert first["gilt"]
    assert first["nachvollziehbar"]
    jsonschema.validate(first, schema())
    (entered,) = register.zitate()
    assert entered.eintrag.satz == first["satz"]


def test_every_figure_is_the_one_of_the_other_route(client: TestClient) -> None:
    """Whatever is selected."""
    query = "arl=weser-ems&von=2020"
    rows = client.get(f"/api/v1/kennzahlen.json?{query}").json()["daten"]
    for row in rows:
        cited = client.get(f"{ROUTE}?kennzahl={row['id']}&{query}").json()
        assert cited["wert"] == row["wert"]
        assert cited["faelle_einbezogen"] == row["faelle_einbezogen"]
    assert len(rows) == len(KENNZAHLEN)


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("", 400, "Es fehlt »kennzahl«"),
        ("kennzahl=geld", 400, "keine Kennzahl"),
        ("kennzahl=kommunen&kennzahl=bescheide", 400, "nur einmal"),
        ("kennzahl=kommunen&landkreis=99999", 400, "landkreis"),
        ("kennzahl=zuwendung_je_1000_eur", 400, "nur zu einer Auswahl von Gebieten"),
        ("id=ZR-0000-0000-1", 400, "Tippfehler"),
        ("id=ZR-0000-0000-0&von=2021", 400, "»id« (allein)"),
        ("id=ZR-0000-0000-0", 404, "kein Zitat ausgestellt"),
    ],
)
def test_what_cannot_be_cited_is_refused(
    query: str, status: int, said: str, client: TestClient, register: Register
) -> None:
    """In words, and nothing is entered."""
    answer = client.get(f"{ROUTE}?{query}")

    assert answer.status_code == status
    assert said in answer.json()["fehler"]
    assert not register.path.exists()


def test_a_register_that_cannot_be_written_is_said(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an identifier there is no citation to hand on."""
    monkeypatch.setenv("ZR_REGISTER", str(tmp_path / "fehlt" / "register.sqlite"))
    answer = client.get(f"{ROUTE}?kennzahl=kommunen")

    assert answer.status_code == 503
    assert "ZR_REGISTER" in answer.json()["fehler"]
