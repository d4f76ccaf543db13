"""Every parameter of the routes, as OpenAPI describes it.

Made of the tables that read them: a new filter stands here by itself.
"""

from __future__ import annotations

from typing import Any

from zr_dashboard.api import foerderfaelle
from zr_dashboard.api.aufgliederung import MOST
from zr_dashboard.model.antwortvorlagen import BETRAEGE, GROESSEN, VORLAGEN
from zr_dashboard.model.codes import OHNE_ANGABE, Codes
from zr_dashboard.model.columns import COLUMNS
from zr_dashboard.model.dimensionen import DIMENSIONEN, FACETS, GRUPPEN
from zr_dashboard.model.grenzen import GRENZEN
from zr_dashboard.model.link import MAX_TEXT
from zr_dashboard.model.selection import PARAMETERS
from zr_dashboard.model.verhaeltnisse import ZITIERBAR

Described = dict[str, Any]

_EXCEPT = f"-{OHNE_ANGABE}"
_OHNE = (
    f"`{OHNE_ANGABE}` nimmt Fälle ohne diese Angabe hinzu, `{_EXCEPT}` schließt sie "
    "aus."
)
_SEVERAL = "Mehrere Werte: den Parameter wiederholen."
_AMOUNT = rf"^(0|[1-9][0-9]{{0,8}}|-?{OHNE_ANGABE})$"
_MEANINGS = {
    "text": "Volltextsuche in den Förderfällen; alle Wörter müssen vorkommen.",
    "von": f"Erstes Jahr der Bewilligung. {_OHNE}",
    "bis": f"Letztes Jahr der Bewilligung, nicht vor dem ersten. {_OHNE}",
    "am": "Tag, für den der Filter »laufzeit« gefragt wird; nur zusammen mit ihm. Ohne "
    "ihn gilt der Tag des Datenstands.",
    "betrag_von": f"Kleinste Zuwendung in ganzen Euro. {_OHNE}",
    "betrag_bis": "Größte Zuwendung in ganzen Euro, nicht unter der kleinsten. "
    f"{_OHNE}",
    "stand": "Datenstand, aus dem geantwortet wird; ohne ihn der neueste.",
}


def described(codes: Codes) -> dict[str, Described]:
    """Every parameter by its name.

    Args:
        codes: What can be selected in the newest Datenstand.
    """
    schemas = {
        "text": {"type": "string", "maxLength": MAX_TEXT},
        "von": _many(_years(codes)),
        "bis": _many(_years(codes)),
        "am": {"type": "string", "format": "date"},
        "betrag_von": _many({"type": "string", "pattern": _AMOUNT}),
        "betrag_bis": _many({"type": "string", "pattern": _AMOUNT}),
        "stand": {"enum": [stand.isoformat() for stand in codes.staende]},
        **{name: _many(_codes(codes, name)) for name in FACETS},
    }
    meanings = _MEANINGS | {name: _facet(codes, name) for name in FACETS}
    selection = {
        name: _parameter(name, meanings[name], schemas[name]) for name in PARAMETERS
    }
    return {**selection, **_own()}


def _own() -> dict[str, Described]:
    """What only one route has, and what is no part of the address."""
    groups = [f"`{name}` {DIMENSIONEN[name].titel}" for name in GRUPPEN]
    columns = [f"`{name}` {COLUMNS[name].titel}" for name in foerderfaelle.COLUMNS]
    figures = [f"`{one.id}` {one.name}" for one in ZITIERBAR.values()]
    return {
        **_answer_tables(),
        "id": _parameter(
            "id", "Kennung eines Zitats; ohne weitere Parameter.", {"type": "string"}
        ),
        "kennzahl": _parameter(
            "kennzahl",
            f"Kennzahl, die zitiert wird: {_list(figures)}",
            {"enum": list(ZITIERBAR)},
        ),
        "nach": {
            **_parameter(
                "nach",
                f"Wonach aufgegliedert wird, ein oder zwei Merkmale: {_list(groups)} "
                "Mit `thema` zählt ein Fall in jedem seiner Themen.",
                {
                    **_many({"enum": list(GRUPPEN)}),
                    "minItems": 1,
                    "maxItems": MOST,
                    "uniqueItems": True,
                },
            ),
            "required": True,
        },
        "spalten": _parameter(
            "spalten",
            "Spalten in der gewünschten Reihenfolge; ohne Angabe die der Lieferung: "
            f"{_list(columns)}",
            {**_many({"enum": list(foerderfaelle.COLUMNS)}), "uniqueItems": True},
        ),
        "If-None-Match": {
            "name": "If-None-Match",
            "in": "header",
            "description": "Der `ETag` einer früheren Antwort: Ist sie noch gültig, "
            "kommt 304 ohne Inhalt.",
            "schema": {"type": "string"},
        },
        "name_grenzen": _in_path("name", "Art der Gebiete.", tuple(GRENZEN)),
    }


def _answer_tables() -> dict[str, Described]:
    """What an answer table is asked to show; each shape takes some of it."""
    shapes = [f"`{one.id}` {one.titel}: {one.wofuer}" for one in VORLAGEN.values()]
    columns = dict.fromkeys(
        n for v in VORLAGEN.values() for n in v.mehrere and v.wahl["spalten"]
    )
    orders = dict.fromkeys(
        n for v in VORLAGEN.values() for n in v.wahl.get("ordnung", ())
    )
    figures = [f"`{name}` {COLUMNS[name].titel}" for name in GROESSEN]
    found = {
        "form": ("Form der Tabelle: " + " ".join(shapes), tuple(VORLAGEN)),
        "zeilen": ("Merkmal, das in den Zeilen steht.", GRUPPEN),
        "unterspalten": ("Drei Merkmale: was jede Spalte unterteilt.", GRUPPEN),
        "groesse": (f"Was die Zellen zeigen: {_list(figures)}", GROESSEN),
        "betraege": ("Beträge in Euro, Tausend oder Millionen Euro.", BETRAEGE),
        "ordnung": (
            "Reihenfolge der Zeilen; bei der Liste der Fälle nach einer ihrer Angaben.",
            tuple(orders),
        ),
        "leere": ("Auch Gebiete ohne Förderfall als Zeilen.", ("ja",)),
    }
    one_each = {
        name: _parameter(name, meaning, {"enum": list(values)})
        for name, (meaning, values) in found.items()
    }
    several = _parameter(
        "spalten",
        "Merkmal, das in den Spalten steht; bei Anteilen und der Liste der Fälle die "
        f"Spalten in ihrer Reihenfolge. {_SEVERAL}",
        {**_many({"enum": [*GRUPPEN, *columns]}), "uniqueItems": True},
    )
    return {**one_each, "spalten_antwort": several}


def _in_path(name: str, meaning: str, values: tuple[str, ...]) -> Described:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": meaning,
        "schema": {"enum": list(values)},
    }


def _parameter(name: str, meaning: str, schema: Described) -> Described:
    found = {
        "name": name,
        "in": "query",
        "description": meaning,
        "schema": schema,
    }
    return found | ({"explode": True} if schema.get("type") == "array" else {})


def _many(items: Described) -> Described:
    return {"type": "array", "items": items}


def _years(codes: Codes) -> Described:
    return {"enum": [*map(str, codes.jahre), OHNE_ANGABE, _EXCEPT]}


def _codes(codes: Codes, name: str) -> Described:
    known = [*codes.names[name], OHNE_ANGABE]
    return {"enum": [*known, *(f"-{code}" for code in known)]}


def _facet(codes: Codes, name: str) -> str:
    known = [f"`{code}` {named}" for code, named in codes.names[name].items()]
    return (
        f"{DIMENSIONEN[name].titel}: {_list(known)} `{OHNE_ANGABE}` steht für Fälle "
        f"ohne Angabe {DIMENSIONEN[name].angabe}, `-` davor schließt aus. "
        f"{_SEVERAL}"
    )


def _list(parts: list[str]) -> str:
    return f"{', '.join(parts)}."
