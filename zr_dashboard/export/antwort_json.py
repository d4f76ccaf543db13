"""An answer table as JSON: what the other files show, and the exact values."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from zr_dashboard.export.antwort import Antwort, Spalte, Tabelle, Wert, Zelle
from zr_dashboard.export.json_file import to_json as rows_to_json
from zr_dashboard.export.json_schema import Schema, answer_schema

_TEXT = {"type": "string"}
_MARKS = {
    "description": "Nummern der Anmerkungen.",
    "type": "array",
    "items": {"type": "integer", "minimum": 1},
}


def to_json(antwort: Antwort) -> bytes:
    """Write UTF-8 JSON: `angaben` and `daten` as in every file, `antwort` between.

    In `antwort` a cell has its text as shown, its exact value, and its marks.
    """
    plain = json.loads(
        rows_to_json(antwort.daten, antwort.angaben, antwort.titel_der_spalten)
    )
    said = {
        "angaben": plain["angaben"],
        "antwort": as_object(antwort),
        "daten": plain["daten"],
    }
    return f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode()


def as_object(antwort: Antwort) -> dict[str, Any]:
    """What page and documents show, for programs: the `antwort` of the file."""
    return {
        "titel": antwort.titel,
        "unterzeile": antwort.unterzeile,
        "vorbemerkung": list(antwort.vorbemerkung),
        "hinweis": antwort.hinweis,
        "tabelle": antwort.tabelle and _table(antwort.tabelle),
        "zeichen": list(antwort.zeichen),
        "anmerkungen": [
            {"nummer": note.nummer, "text": note.text} for note in antwort.anmerkungen
        ],
        "quelle": list(antwort.quelle),
    }


def _table(table: Tabelle) -> dict[str, Any]:
    return {
        "beschriftung": table.beschriftung,
        "marken": list(table.marken),
        "spalten": [_column(spalte) for spalte in table.spalten],
        "zeilen": [
            {"summe": zeile.summe, "zellen": [_cell(zelle) for zelle in zeile.zellen]}
            for zeile in table.zeilen
        ],
        "zeilen_gesamt": table.zeilen_gesamt,
    }


def _column(spalte: Spalte) -> dict[str, Any]:
    return {
        "titel": spalte.titel,
        "gruppe": spalte.gruppe,
        "einheit": str(spalte.einheit),
        "summe": spalte.summe,
        "marken": list(spalte.marken),
        "marken_gruppe": list(spalte.marken_gruppe),
    }


def _cell(zelle: Zelle) -> dict[str, Any]:
    return {
        "text": zelle.text,
        "wert": _plain(zelle.wert),
        "marken": list(zelle.marken),
    }


def _plain(wert: Wert) -> str | int | float | None:
    if isinstance(wert, Decimal):
        return int(wert) if wert == wert.to_integral_value() else float(wert)
    return wert.isoformat() if isinstance(wert, date) else wert


def schema(columns: tuple[str, ...]) -> Schema:
    """The JSON Schema of what `to_json` writes.

    Args:
        columns: Every column that `daten` can have.
    """
    whole = answer_schema(columns)
    rows = whole["properties"]["daten"]["items"]
    rows["required"] = []
    whole["properties"]["antwort"] = {
        "description": "Die Tabelle, wie Seite, Word- und Excel-Datei sie zeigen.",
        **_object(
            {
                "titel": _TEXT,
                "unterzeile": _TEXT,
                "vorbemerkung": _list(_TEXT),
                "hinweis": _TEXT,
                "tabelle": {"oneOf": [{"type": "null"}, _table_schema()]},
                "zeichen": _list(_TEXT),
                "anmerkungen": _list(
                    _object({"nummer": {"type": "integer"}, "text": _TEXT})
                ),
                "quelle": _list(_TEXT),
            }
        ),
    }
    whole["required"] = ["angaben", "antwort", "daten"]
    return whole


def _table_schema() -> Schema:
    column = {
        "titel": _TEXT,
        "gruppe": {**_TEXT, "description": "Gemeinsame Überschrift; leer, wenn ohne."},
        "einheit": {**_TEXT, "description": "Einheit von »wert«."},
        "summe": {"type": "boolean"},
        "marken": _MARKS,
        "marken_gruppe": _MARKS,
    }
    cell = {
        "text": {**_TEXT, "description": "Wie gezeigt, gerundet."},
        "wert": {
            "description": "Der genaue Wert; Anteile zwischen 0 und 1.",
            "type": ["string", "number", "null"],
        },
        "marken": _MARKS,
    }
    row = {"summe": {"type": "boolean"}, "zellen": _list(_object(cell))}
    return _object(
        {
            "beschriftung": _TEXT,
            "marken": _MARKS,
            "spalten": _list(_object(column)),
            "zeilen": _list(_object(row)),
            "zeilen_gesamt": {"type": "integer", "minimum": 0},
        }
    )


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _object(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
