"""The JSON Schema of a JSON answer, made of the definitions of its columns.

Draft 2020-12. Published beside the answers, so that who reads them by program knows
what may come: every key, its type, its unit, its meaning, and where `null` may stand.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from zr_dashboard.export.checksum import ERKLAERUNG
from zr_dashboard.export.value_types import ValueType, value_type
from zr_dashboard.model.columns import COLUMNS

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY = {"type": "string", "format": "date"}
_COUNT = {"type": "integer", "minimum": 0}
_TEXT = {"type": "string"}
_TYPES: dict[ValueType, Schema] = {
    ValueType.TEXT: {"type": ["string", "null"]},
    ValueType.BOOLEAN: {"type": ["boolean", "null"]},
    ValueType.DATE: {
        "type": ["string", "null"],
        "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$",
    },
    ValueType.INTEGER: {"type": ["integer", "null"]},
    ValueType.EURO: {"type": ["number", "null"]},
    ValueType.NUMBER: {"type": ["number", "null"]},
}
_DEFINITION = {
    "name": "Name der Spalte, Schlüssel in »daten«.",
    "titel": "Titel der Spalte für Leser.",
    "einheit": "Einheit der Werte.",
    "bedeutung": "Was die Werte bedeuten.",
}
_ANGABEN: dict[str, tuple[Schema, str]] = {
    "titel": (_TEXT, "Was die Datei zeigt."),
    "programm": (_TEXT, "Name des Förderprogramms."),
    "auswahl": (_TEXT, "Die Auswahl in Worten."),
    "link": (_TEXT, "Die Auswahl als Adresse."),
    "datenstand": (_DAY, "Tag, für den die Daten sprechen."),
    "juengster_fall_am": (
        {"type": ["string", "null"], "format": "date"},
        "Jüngste taggenaue Bewilligung im Bestand.",
    ),
    "zeilen": (_COUNT, "Zahl der Einträge in »daten«."),
    "faelle_ausgewaehlt": (_COUNT, "Förderfälle der Auswahl."),
    "faelle_gesamt": (_COUNT, "Förderfälle im Bestand."),
    "vollstaendigkeit": (
        _TEXT,
        "Wie viele Fälle in die Summen eingehen; leer, wo es keine Summen gibt.",
    ),
    "quelle": (_TEXT, "Lieferung und ihre Grundlage."),
    "lizenz": (_TEXT, "Nutzungsbedingungen."),
    "erzeugt": (
        {"type": "string", "format": "date-time"},
        "Zeitpunkt der Ausgabe in UTC.",
    ),
    "sha256": ({"type": "string", "pattern": "^[0-9a-f]{64}$"}, f"{ERKLAERUNG}."),
}


def answer_schema(columns: Iterable[object]) -> Schema:
    """The schema of what `json_file.to_json` writes for a frame of these columns.

    Raises:
        KeyError: a name is not in `COLUMNS`.
    """
    names = [str(name) for name in columns]
    return {
        "$schema": DIALECT,
        "title": "Antwort des Zukunftsräume-Monitors",
        **_object(
            {
                "angaben": {
                    "description": "Was die Antwort enthält und woher es stammt.",
                    **_object(_angaben()),
                },
                "daten": {
                    "description": "Die Zeilen; was fehlt, ist null.",
                    "type": "array",
                    "items": _object({name: _column(name) for name in names}),
                },
            }
        ),
    }


def _angaben() -> Schema:
    known = {
        name: {**schema, "description": meaning}
        for name, (schema, meaning) in _ANGABEN.items()
    }
    parts = {
        name: {**_TEXT, "description": meaning} for name, meaning in _DEFINITION.items()
    }
    return known | {
        "definitionen": {
            "description": "Die Spalten von »daten«.",
            "type": "array",
            "items": _object(parts),
        }
    }


def _column(name: str) -> Schema:
    column = COLUMNS[name]
    return {
        **_TYPES[value_type(name)],
        "title": column.titel,
        "description": f"{column.meaning} Einheit: {column.unit}.",
    }


def _object(properties: Schema) -> Schema:
    """Exactly these keys, all of them."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
