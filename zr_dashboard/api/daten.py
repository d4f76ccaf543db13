"""Kennzahlen and Förderfälle of the selection in the address, as files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pandas as pd
from starlette.requests import Request
from starlette.responses import Response

from zr_dashboard import __version__
from zr_dashboard.api.answers import BadSelectionError, json_response
from zr_dashboard.export.angaben import Angaben, angaben
from zr_dashboard.export.csv_file import to_plain_csv
from zr_dashboard.export.json_file import to_json
from zr_dashboard.formatting import german
from zr_dashboard.model.codes import Codes
from zr_dashboard.model.errors import StoreBrokenError, StoreMissingError
from zr_dashboard.model.kennzahlen import KENNZAHLEN
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import auswahl, bestand, foerderfaelle, kennzahlen
from zr_dashboard.store.store import Store, current, store_path

_NO_CACHE = {"cache-control": "no-cache", "content-language": "de"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """What a request asks, and whom."""

    store: Store
    selection: Selection
    codes: Codes
    link: str
    """The address that asks the same, parameters in their fixed order."""


def status(_request: Request) -> Response:
    """Whether the app can answer, from which Datenstand, over how many cases.

    Raises nothing for a missing or broken store: that is its answer, with 503.
    """
    try:
        row = _row(bestand.auskunft(current(store_path()), Selection()))
    except (StoreMissingError, StoreBrokenError) as error:
        code, said = 503, {"status": "fehler", "fehler": str(error)}
    else:
        code, said = (
            200,
            {
                "status": "ok",
                "datenstand": row["stand"].date().isoformat(),
                "foerderfaelle": row["anzahl_foerderfaelle"],
            },
        )
    said["version"] = __version__
    return json_response(said, status=code, headers={"cache-control": "no-store"})


def kennzahlen_json(request: Request) -> Response:
    """All headline figures, in the order of `KENNZAHLEN`.

    Raises:
        BadSelectionError: see `_ask`.
    """
    question = _ask(request)
    frame = kennzahlen.kennzahlen(question.store, question.selection)
    defined = [KENNZAHLEN[name] for name in frame["kennzahl"]]
    daten = pd.DataFrame(
        {
            "id": frame["kennzahl"],
            "name": [kennzahl.name for kennzahl in defined],
            "wert": frame["wert"],
            "einheit": [str(kennzahl.einheit) for kennzahl in defined],
            "faelle_einbezogen": frame["faelle_einbezogen"],
            "faelle_ausgewaehlt": frame["faelle_ausgewaehlt"],
            "definition": [kennzahl.definition for kennzahl in defined],
        }
    )
    summe = _row(frame[frame["kennzahl"] == "zuwendung_eur"])
    head = _angaben(question, "Kennzahlen", mit_betrag=summe["faelle_einbezogen"])
    return Response(to_json(daten, head), 200, _NO_CACHE, "application/json")


def foerderfaelle_json(request: Request) -> Response:
    """The selected cases with what is to be known about them.

    Raises:
        BadSelectionError: see `_ask`.
    """
    question = _ask(request)
    frame = foerderfaelle.alle(question.store, question.selection)
    mit_betrag = int(frame["zuwendung_eur"].notna().sum())
    head = _angaben(question, "Förderfälle", mit_betrag=mit_betrag)
    return Response(to_json(frame, head), 200, _NO_CACHE, "application/json")


def foerderfaelle_csv(request: Request) -> Response:
    """The selected cases for programs, columns named as in a delivery.

    CSV has no place for `angaben`; the header `Link` names the JSON that has them.

    Raises:
        BadSelectionError: see `_ask`.
    """
    question = _ask(request)
    frame = foerderfaelle.alle(question.store, question.selection)
    row = _row(bestand.auskunft(question.store, question.selection))
    name = f"zukunftsraeume-foerderfaelle-{row['stand'].date().isoformat()}.csv"
    described = question.link.replace("foerderfaelle.csv", "foerderfaelle.json", 1)
    headers = {
        **_NO_CACHE,
        "content-disposition": f'attachment; filename="{name}"',
        "link": f'<{described}>; rel="describedby"; type="application/json"',
    }
    media_type = "text/csv; charset=utf-8; header=present"
    return Response(to_plain_csv(frame), 200, headers, media_type)


def _ask(request: Request) -> _Question:
    """Read the selection from the address.

    Raises:
        BadSelectionError: a parameter or value is unknown or contradicts another.
        StoreMissingError, StoreBrokenError: as in `store.current`.
    """
    params = request.query_params
    store = current(store_path())
    selection, notes, codes = auswahl.read_selection(
        lambda query, *arguments: query(store, *arguments),
        {name: params.getlist(name) for name in params},
    )
    if notes:
        raise BadSelectionError(notes)
    query = urlencode(selection.to_url(), doseq=True)
    link = str(request.url.replace(query=query))
    return _Question(store=store, selection=selection, codes=codes, link=link)


def _angaben(question: _Question, titel: str, *, mit_betrag: int) -> Angaben:
    auskunft = bestand.auskunft(question.store, question.selection)
    return angaben(
        auskunft,
        titel=titel,
        auswahl=question.selection.in_words(question.codes),
        link=question.link,
        vollstaendigkeit=german.aus_n(
            mit_betrag,
            _row(auskunft)["faelle_ausgewaehlt"],
            KENNZAHLEN["zuwendung_eur"].einbezogen,
        ),
    )


def _row(frame: pd.DataFrame) -> dict[str, Any]:
    """The only row of a frame, numbers as those of Python."""
    (row,) = frame.to_dict("records")
    return {str(name): value for name, value in row.items()}
