"""The description of every route: OpenAPI 3.1, made of the tables that serve them.

Owns which answer has which codes and headers. Does not own the parameters
(`parameters`) nor how an answer looks (`schemas`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from zr_dashboard import __version__
from zr_dashboard.api import parameters, schemas
from zr_dashboard.api.answers import METHODS, json_response
from zr_dashboard.api.catalogue import OPENAPI, PREFIX, Entry, entries
from zr_dashboard.api.question import known_codes
from zr_dashboard.model.codes import Codes
from zr_dashboard.model.programm import PROGRAMM

Described = dict[str, Any]


_ERRORS = {
    "400": "Ein Parameter oder Wert ist nicht bekannt, fehlt oder widerspricht einem "
    "anderen; »hinweise« nennt jeden.",
    "404": "Unter dieser Adresse gibt es nichts.",
    "405": "Hier kann nur gelesen werden.",
    "422": "Das Format fasst so viele Zeilen nicht; andere Formate schon.",
    "500": "Unerwarteter Fehler, mit der Nummer, unter der er im Protokoll steht.",
    "503": "Datenbank oder Register fehlen, sind beschädigt oder lassen sich nicht "
    "schreiben, oder es werden gerade zu viele große Dateien erstellt.",
}
_HEADERS = {
    "ETag": "Kennung der Antwort, schwach: dieselbe, solange Daten, Auswahl und "
    "Programm dieselben sind, ob komprimiert oder nicht.",
    "Cache-Control": "Wie lange die Antwort aufgehoben werden darf.",
    "Vary": "Die Antwort kommt auf Wunsch komprimiert.",
    "Content-Disposition": "Dateiname mit Datenstand.",
    "Link": "Wo steht, was die CSV-Datei enthält (`rel=describedby`).",
    "Retry-After": "Nach so vielen Sekunden noch einmal versuchen.",
    "Allow": "Welche Methoden es gibt.",
}
_ALWAYS = ("Cache-Control", "Vary")


def document(codes: Codes, server: str) -> Described:
    """The whole description.

    Args:
        codes: What can be selected in the newest Datenstand.
        server: Address of the application, without a path.
    """
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Zukunftsräume-Monitor: Datenabruf",
            "version": __version__,
            "description": f"Förderfälle des Programms »{PROGRAMM}« als Dateien. "
            "Dieselben Parameter wie auf den Seiten geben dieselben Zahlen.",
        },
        "servers": [{"url": server}],
        "paths": {route.path: _path(route) for route in entries()},
        "components": {
            "parameters": parameters.described(codes),
            "headers": {
                name: {"description": meaning, "schema": {"type": "string"}}
                for name, meaning in _HEADERS.items()
            },
            "responses": {code: _error(code) for code in _ERRORS},
            "schemas": {name: make() for name, make in schemas.SCHEMAS.items()},
        },
    }


def beschreibung(request: Request) -> Response:
    """The description, for whoever generates a client or tests against it.

    Raises:
        StoreMissingError, StoreBrokenError: codes are read from the store.
    """
    server = str(request.base_url).rstrip("/")
    return json_response(document(known_codes(), server), media_type=OPENAPI)


def verzeichnis(request: Request) -> Response:
    """Every address and what it gives, for who begins at the top."""
    link = f'<{PREFIX}/openapi.json>; rel="service-desc"; type="{OPENAPI}"'
    base = str(request.base_url).rstrip("/")
    addresses = [
        {"adresse": f"{base}{route.path}", "gibt": route.titel} for route in entries()
    ]
    return json_response({"adressen": addresses}, headers={"link": link})


def _path(route: Entry) -> Described:
    found: Described = {
        method.lower(): {
            "operationId": _operation_id(method, route.path),
            "summary": route.titel,
            "responses": _responses(route, with_content=method == "GET"),
        }
        for method in METHODS
    }
    if route.takes:
        found["parameters"] = [
            {"$ref": f"#/components/parameters/{name}"} for name in route.takes
        ]
    return found


def _operation_id(method: str, path: str) -> str:
    words = path.removeprefix(PREFIX).replace("{", "").replace("}", "").split("/")
    return "_".join([method.lower(), *filter(None, words)]).replace(".", "_")


def _responses(route: Entry, *, with_content: bool) -> Described:
    said: Described = {
        "description": route.titel,
        "headers": _headers((*_ALWAYS, *route.headers)),
    }
    schema = {"$ref": f"#/components/schemas/{route.schema}"} if route.schema else {}
    content = {"content": {route.media_type: {"schema": schema} if schema else {}}}
    answers: Described = {"200": said | (content if with_content else {})}
    if "If-None-Match" in route.takes:
        answers["304"] = {
            "description": "Nicht geändert: Die frühere Antwort gilt noch.",
            "headers": _headers((*_ALWAYS, "ETag")),
        }
    if route.schema == "status":
        answers["503"] = answers["200"] | {"description": _ERRORS["503"]}
    errors = {code: {"$ref": f"#/components/responses/{code}"} for code in route.errors}
    return answers | errors


def _error(code: str) -> Described:
    more = {"405": ("Allow",), "503": ("Retry-After",)}.get(code, ())
    schema = {"$ref": "#/components/schemas/fehler"}
    return {
        "description": _ERRORS[code],
        "headers": _headers((*_ALWAYS, *more)),
        "content": {"application/json": {"schema": schema}},
    }


def _headers(names: Iterable[str]) -> Described:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}
