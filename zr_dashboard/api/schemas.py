"""JSON Schemas of the answers, published beside them.

How an answer of some columns looks is `export.json_schema`; which columns which answer
has, and which of them may be missing, is said here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response

from zr_dashboard.api import foerderfaelle, zitat
from zr_dashboard.api.answers import NotFoundError, json_response
from zr_dashboard.export import antwort_json
from zr_dashboard.export.json_schema import DIALECT, Schema, answer_schema
from zr_dashboard.model.antwortvorlagen import ANTRAG_SPALTEN
from zr_dashboard.model.columns import CASE_COLUMNS

KENNZAHLEN = (
    *("id", "name", "wert", "einheit", "faelle_einbezogen", "faelle_ausgewaehlt"),
    "definition",
)
"""Columns of the headline figures."""

AUFGLIEDERUNG = (
    *("schluessel", "gruppe", "teil_schluessel", "teil", "anzahl_foerderfaelle"),
    *("anzahl_bescheide", "anzahl_kommunen", "anzahl_mit_betrag", "zuwendung_eur"),
    *("zuwendung_anteil", "foerderfaelle_anteil", "anzahl_mit_gesamtausgaben"),
    "gesamtausgaben_eur",
)
"""Columns of sums by two dimensions; by one, there are no parts."""

ANTWORT = tuple(
    dict.fromkeys(
        (
            *("schluessel", "gruppe", "oberhalb", "teil_schluessel", "teil"),
            *("unterteil_schluessel", "unterteil", "anzahl_foerderfaelle"),
            *("foerderfaelle_anteil", "anzahl_bescheide", "anzahl_kommunen"),
            *("anzahl_mit_betrag", "anzahl_ungenau", "zuwendung_eur"),
            *("zuwendung_anteil", "anzahl_mit_gesamtausgaben", "gesamtausgaben_eur"),
            *("einwohner", "einwohner_stand", "zuwendung_je_1000_eur"),
            *("duenn_belegt", "landkreis_ags", "antragsjahr", *ANTRAG_SPALTEN),
            *("anzahl_mit_beantragt", *CASE_COLUMNS),
        )
    )
)
"""Columns of the exact values behind an answer table; each shape has some of them."""

PARTS = ("teil_schluessel", "teil")
_TEXT = {"type": "string"}


def _with_optional(schema: Schema, optional: tuple[str, ...]) -> Schema:
    rows = schema["properties"]["daten"]["items"]
    rows["required"] = [name for name in rows["required"] if name not in optional]
    return schema


def error_schema() -> Schema:
    """What every answer says that is none."""
    hint = {
        "parameter": {**_TEXT, "description": "Name des Parameters."},
        "wert": {**_TEXT, "description": "Wert, wie er in der Adresse steht."},
        "fehler": {**_TEXT, "description": "Was daran nicht stimmt."},
    }
    return {
        "$schema": DIALECT,
        "title": "Fehler",
        "type": "object",
        "properties": {
            "fehler": {**_TEXT, "description": "Was nicht geht, in ganzen Sätzen."},
            "hinweise": {
                "description": "Jeder Parameter, der nicht zu verwenden war (nur 400).",
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": hint,
                    "required": list(hint),
                    "additionalProperties": False,
                },
            },
            "vorfall": {
                "description": "Nummer des Vorfalls im Protokoll (nur 500).",
                "type": "string",
                "pattern": "^[0-9A-F]{8}$",
            },
        },
        "required": ["fehler"],
        "additionalProperties": False,
    }


def status_schema() -> Schema:
    """What the route `status` answers, whether or not all is well."""
    return {
        "$schema": DIALECT,
        "title": "Zustand",
        "type": "object",
        "properties": {
            "status": {"enum": ["ok", "fehler"]},
            "fehler": {**_TEXT, "description": "Was fehlt, wenn etwas fehlt."},
            "datenstand": {**_TEXT, "format": "date"},
            "foerderfaelle": {"type": "integer", "minimum": 0},
            "version": {**_TEXT, "description": "Fassung des Programms."},
        },
        "required": ["status", "version"],
        "additionalProperties": False,
    }


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "foerderfaelle": lambda: _with_optional(
        answer_schema(foerderfaelle.COLUMNS), foerderfaelle.COLUMNS
    ),
    "aufgliederung": lambda: _with_optional(answer_schema(AUFGLIEDERUNG), PARTS),
    "kennzahlen": lambda: answer_schema(KENNZAHLEN),
    "antwort": lambda: antwort_json.schema(ANTWORT),
    "zitat": zitat.schema,
    "status": status_schema,
    "fehler": error_schema,
}
"""Every schema by its name. Which columns a Förderfall has, `spalten` decides."""


def schema(request: Request) -> Response:
    """One of `SCHEMAS`.

    Raises:
        NotFoundError: there is none of that name.
    """
    name = request.path_params["name"]
    if name not in SCHEMAS:
        known = ", ".join(SCHEMAS)
        message = f"Ein Schema »{name}« gibt es nicht, vorhanden sind: {known}."
        raise NotFoundError(message)
    return json_response(SCHEMAS[name](), media_type="application/schema+json")
