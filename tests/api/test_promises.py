"""The routes keep what `openapi.json` promises; asked at random, always the same way.

Schemathesis makes requests out of the description, good ones and bad ones, and holds
every answer to it: code, type, headers, schema. Nothing here repeats the description.
"""

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.remembering import Remembering
from zr_dashboard.api import MIDDLEWARE, ROUTES, catalogue, question
from zr_dashboard.api.answers import METHODS, Answer, json_response
from zr_dashboard.api.schemas import SCHEMAS

PATHS = [entry.path for entry in catalogue.entries()]
EXAMPLES = 5
APP = Starlette(routes=ROUTES, middleware=MIDDLEWARE)


@pytest.fixture(scope="module")
def described(public_store_path: Path) -> BaseSchema:
    """What the routes promise, read from them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZR_DATABASE", str(public_store_path))
        return schemathesis.openapi.from_asgi("/api/v1/openapi.json", APP)


@pytest.fixture(autouse=True)
def _remembered(
    public_store: Remembering,
    public_store_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ZR_DATABASE", str(public_store_path))
    monkeypatch.setattr(question, "current", lambda _path: public_store)


def keeps_promises(operation: Any, mode: GenerationMode, app: Starlette = APP) -> None:  # noqa: ANN401  Schemathesis names no public type
    """Ask some requests of one kind; an answer that breaks a promise is an error."""

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def asked(case: Case) -> None:
        # What contradicts itself is refused, although every single value is allowed.
        case.call_and_validate(app=app, excluded_checks=[positive_data_acceptance])

    asked()


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("path", PATHS)
def test_every_route_keeps_what_its_description_promises(
    described: BaseSchema, path: str, mode: GenerationMode
) -> None:
    """A client is generated from it, and trusts it."""
    operation = described[path]["GET"]
    if mode is GenerationMode.NEGATIVE and not described.raw_schema["paths"][path].get(
        "parameters"
    ):
        return  # nothing can be asked wrongly
    keeps_promises(operation, mode)


@pytest.mark.parametrize("path", ["/api/v1/status", "/api/v1/aufgliederung.xlsx"])
def test_head_keeps_its_promises_too(described: BaseSchema, path: str) -> None:
    """The same code runs for every route."""
    keeps_promises(described[path]["HEAD"], GenerationMode.POSITIVE)


@pytest.mark.parametrize(
    "answer",
    [
        {"status": "ok"},
        {"status": "gut", "version": "1"},
        {"status": "ok", "version": "1", "fälle": 3},
    ],
)
def test_a_broken_promise_would_be_found(
    described: BaseSchema, answer: dict[str, object]
) -> None:
    """A key that is missing, a value or a key that nobody announced."""
    broken = Answer(lambda _: json_response(answer))
    app = Starlette(routes=[Route("/api/v1/status", broken)], middleware=MIDDLEWARE)

    with pytest.raises(BaseExceptionGroup, match="distinct failure"):
        keeps_promises(described["/api/v1/status"]["GET"], GenerationMode.POSITIVE, app)


def test_every_route_is_described_and_every_description_served() -> None:
    """Only the script of the index page is no business of other programs."""
    served = {route.path for route in ROUTES if route.path.startswith("/api/v1")}
    named = {path for path in PATHS if "/schema/" not in path}

    assert served - {"/api/v1/schema/{name}.json"} == named
    assert {path for path in PATHS if "/schema/" in path} == {
        f"/api/v1/schema/{name}.json" for name in SCHEMAS
    }


@pytest.mark.parametrize("name", SCHEMAS)
def test_published_schemas_are_schemas(client: TestClient, name: str) -> None:
    """And are the ones that the description holds."""
    found = client.get(f"/api/v1/schema/{name}.json").json()
    described = client.get("/api/v1/openapi.json").json()

    jsonschema.Draft202012Validator.check_schema(found)
    assert described["components"]["schemas"][name] == found


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("kennzahlen", ""),
        ("kennzahlen", "?von=2026"),
        ("foerderfaelle", ""),
        ("foerderfaelle", "?spalten=arl&spalten=titel"),
        ("aufgliederung", "?nach=jahr"),
        ("aufgliederung", "?nach=thema&nach=arl"),
        ("status", ""),
    ],
)
def test_answers_obey_their_published_schema(
    client: TestClient, name: str, query: str
) -> None:
    """Checked by another hand than Schemathesis."""
    ending = "" if name == "status" else ".json"
    answer = client.get(f"/api/v1/{name}{ending}{query}").json()
    schema = client.get(f"/api/v1/schema/{name}.json").json()

    jsonschema.validate(answer, schema)


def test_parameters_are_described_with_their_codes(client: TestClient) -> None:
    """Whoever writes a link by hand needs them."""
    described = client.get("/api/v1/openapi.json").json()
    parameters = described["components"]["parameters"]

    assert "`T07` Mobilität" in parameters["thema"]["description"]
    assert "-T07" in parameters["thema"]["schema"]["items"]["enum"]
    assert parameters["nach"]["required"]
    assert all(
        set(path) >= {method.lower() for method in METHODS}
        for path in described["paths"].values()
    )
    assert all(parameter["description"] for parameter in parameters.values())
