"""A citation as JSON: issued for a figure of a selection, or looked up again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from zr_dashboard.api.answers import BadSelectionError, NotFoundError, json_response
from zr_dashboard.api.question import Question, ask
from zr_dashboard.export.json_schema import DIALECT, Schema
from zr_dashboard.formatting import german
from zr_dashboard.formatting.wortlaut import in_worten
from zr_dashboard.formatting.zitattext import berichtigung
from zr_dashboard.model.errors import NotCitableError
from zr_dashboard.model.kennung import lies
from zr_dashboard.model.selection import Note
from zr_dashboard.model.verhaeltnisse import ZITIERBAR
from zr_dashboard.model.zitat import Zitat
from zr_dashboard.queries import zitate
from zr_dashboard.queries.auswahl import asking
from zr_dashboard.queries.zitate import Nachweis
from zr_dashboard.store.register import Register
from zr_dashboard.store.register_file import register_path
from zr_dashboard.store.store import store_path

OWN = ("id", "kennzahl")
"""Parameters that only this route has: it takes one of them."""

_TEXT = {"type": "string"}
_NUMBER = {"type": ["number", "null"]}
_COUNT = {"type": "integer", "minimum": 0}
_FIELDS: Mapping[str, tuple[Mapping[str, Any], str]] = {
    "id": (_TEXT, "Kennung des Zitats, mit Prüfziffer."),
    "link": (_TEXT, "Seite, die dieses Zitat auf Dauer zeigt."),
    "kennzahl": ({"enum": list(ZITIERBAR)}, "Kennung der Kennzahl."),
    "name": (_TEXT, "Name der Kennzahl."),
    "definition": (_TEXT, "Was gezählt wird und was nicht."),
    "einheit": (_TEXT, "Einheit des Werts."),
    "wert": (_NUMBER, "Zitierter Wert; null, wenn zu keinem Fall eine Angabe da ist."),
    "wert_worte": (_TEXT, "Zitierter Wert, genau, mit Einheit."),
    "satz": (_TEXT, "Satz zum Abdrucken, Wert gerundet."),
    "satz_mehr_als": (
        {"type": ["string", "null"]},
        "Derselbe mit »mehr als«; null, wo das nicht stimmte.",
    ),
    "auswahl": (_TEXT, "Auswahl in Worten."),
    "parameter": (_TEXT, "Auswahl als Parameter einer Adresse, mit Datenstand."),
    "datenstand": ({**_TEXT, "format": "date"}, "Tag, für den die Zahl gilt."),
    "faelle_einbezogen": (_COUNT, "Fälle, deren Angabe in die Zahl eingeht."),
    "faelle_ausgewaehlt": (_COUNT, "Alle Fälle der Auswahl."),
    "vollstaendigkeit": (_TEXT, "Dasselbe in Worten."),
    "quelle": (_TEXT, "Lieferung und ihre Grundlage."),
    "ausgestellt_um": ({**_TEXT, "format": "date-time"}, "Wann ausgestellt (UTC)."),
    "gilt": ({"type": "boolean"}, "Ob der neueste Datenstand denselben Wert gibt."),
    "nachvollziehbar": (
        {"type": "boolean"},
        "Ob der zitierte Datenstand noch veröffentlicht ist und denselben Wert gibt.",
    ),
    "neuester_datenstand": ({**_TEXT, "format": "date"}, "Der neueste Datenstand."),
    "neuester_grund": (_TEXT, "Warum er veröffentlicht wurde."),
    "neuester_wert": (_NUMBER, "Wert im neuesten Datenstand, sonst null."),
    "berichtigung": (
        {"type": ["string", "null"]},
        "Text zur Berichtigung; null, solange der Wert gilt.",
    ),
}  # fmt: skip


def schema() -> Schema:
    """What the route answers."""
    described = {
        name: {**kind, "description": meaning}
        for name, (kind, meaning) in _FIELDS.items()
    }
    return {
        "$schema": DIALECT,
        "title": "Zitat",
        "type": "object",
        "properties": described,
        "required": list(_FIELDS),
        "additionalProperties": False,
    }


def zitat_json(request: Request) -> Response:
    """A citation, and whether the newest Datenstand still says so.

    Raises:
        BadSelectionError: as in `ask`; or neither or both of `OWN` are given; or the
            figure must not be cited.
        NotFoundError: no citation has this identifier.
        RegisterError: the register cannot be read or written.
    """
    question = ask(request, {"id": _read_id, "kennzahl": _read_kennzahl})
    asked = [name for name in OWN if question.own[name]]
    if len(asked) != 1 or (asked == ["id"] and question.selection.to_url()):
        sentence = "Es fehlt »kennzahl« (mit einer Auswahl) oder »id« (allein)."
        raise BadSelectionError([Note("kennzahl", "", sentence)])
    issued = _known(question) if asked == ["id"] else _issued(question)
    nachweis = zitate.pruefe(asking(question.store), issued)
    page = f"{str(request.base_url).rstrip('/')}/zitat?id={issued.id}"
    return json_response(_content(nachweis, page))


def _register() -> Register:
    return Register(register_path(store_path()))


def _known(question: Question) -> Zitat:
    id_ = lies(question.own["id"][0]) or ""
    found = _register().zitat(id_)
    if found is None:
        message = f"Unter der Kennung {id_} ist hier kein Zitat ausgestellt."
        raise NotFoundError(message)
    return found


def _issued(question: Question) -> Zitat:
    answers = asking(question.store)
    (kennzahl,) = question.own["kennzahl"]
    try:
        found = zitate.angabe(answers, kennzahl, question.selection, question.codes)
    except NotCitableError as error:
        raise BadSelectionError([Note("kennzahl", kennzahl, str(error))]) from error
    return _register().stelle_aus(zitate.eintrag(answers, found))


def _content(nachweis: Nachweis, page: str) -> dict[str, object]:
    said, heute = nachweis.zitat.eintrag, nachweis.heute
    what = ZITIERBAR[said.kennzahl]
    included, selected = said.faelle_einbezogen, said.faelle_ausgewaehlt
    return {
        "id": nachweis.zitat.id,
        "link": page,
        "kennzahl": what.id,
        "name": what.name,
        "definition": said.definition,
        "einheit": str(what.einheit),
        "wert": _number(said.wert),
        "wert_worte": in_worten(said.kennzahl, said.wert),
        "satz": said.satz,
        "satz_mehr_als": said.satz_mehr_als,
        "auswahl": said.auswahl_worte,
        "parameter": said.auswahl,
        "datenstand": said.stand.isoformat(),
        "faelle_einbezogen": included,
        "faelle_ausgewaehlt": selected,
        "vollstaendigkeit": german.aus_n(included, selected, what.einbezogen),
        "quelle": said.quelle,
        "ausgestellt_um": nachweis.zitat.ausgestellt_um.isoformat(),
        "gilt": not nachweis.geaendert,
        "nachvollziehbar": nachweis.stimmt,
        "neuester_datenstand": nachweis.stand.isoformat(),
        "neuester_grund": nachweis.grund,
        "neuester_wert": float(heute.wert)
        if heute and heute.wert is not None
        else None,
        "berichtigung": (
            berichtigung(nachweis.zitat, heute, nachweis.grund)
            if nachweis.geaendert
            else None
        ),
    }


def _number(wert: Decimal | None) -> float | None:
    return None if wert is None else float(wert)


def _read_id(values: Sequence[str]) -> list[Note]:
    notes = [
        Note("id", value, f"»{value}« ist keine Kennung oder enthält einen Tippfehler.")
        for value in values
        if lies(value) is None
    ]
    return notes or _once("id", values)


def _read_kennzahl(values: Sequence[str]) -> list[Note]:
    known = ", ".join(ZITIERBAR)
    notes = [
        Note("kennzahl", value, f"»{value}« ist keine Kennzahl; es gibt: {known}.")
        for value in values
        if value not in ZITIERBAR
    ]
    return notes or _once("kennzahl", values)


def _once(name: str, values: Sequence[str]) -> list[Note]:
    if len(values) <= 1:
        return []
    sentence = f"Den Parameter »{name}« kann es nur einmal geben."
    return [Note(name, ", ".join(values), sentence)]
