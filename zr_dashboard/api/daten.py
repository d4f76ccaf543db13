"""What is served, and the Kennzahlen of the selection in the address."""

from __future__ import annotations

from datetime import UTC
from typing import Any

import pandas as pd
from starlette.requests import Request
from starlette.responses import Response

from zr_dashboard import __version__
from zr_dashboard.api.answers import json_response
from zr_dashboard.api.download import disposition, headers, without_work
from zr_dashboard.api.question import about, ask
from zr_dashboard.betrieb import zaehler
from zr_dashboard.export.json_file import to_json
from zr_dashboard.model.errors import StoreBrokenError, StoreMissingError
from zr_dashboard.model.kennzahlen import KENNZAHLEN
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import bestand, kennzahlen
from zr_dashboard.store.store import current, store_path


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


def metrics(_request: Request) -> Response:
    """Counters of the server and the state of its store, as Prometheus reads them.

    Raises nothing for a missing or broken store: that is one of the figures.
    """
    try:
        row = _row(bestand.betrieb(current(store_path())))
    except (StoreMissingError, StoreBrokenError):
        zaehler.STORE_UP.set(0)
    else:
        zaehler.STORE_UP.set(1)
        zaehler.STORE_CASES.set(row["anzahl_foerderfaelle"])
        zaehler.STORE_STAND.set(row["stand"].replace(tzinfo=UTC).timestamp())
        zaehler.STORE_PUBLISHED.set(row["veroeffentlicht_sekunden"])
    head = {"content-type": zaehler.MEDIA_TYPE, "cache-control": "no-store"}
    return Response(zaehler.text(), headers=head)


def kennzahlen_json(request: Request) -> Response:
    """All headline figures, in the order of `KENNZAHLEN`.

    Raises:
        BadSelectionError: as in `ask`.
    """
    question = ask(request)
    head = headers(
        question,
        "application/json",
        content_disposition=disposition(question, "kennzahlen", "json"),
    )
    if early := without_work(request, head):
        return early
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
    return Response(to_json(daten, about(question, "Kennzahlen")), headers=head)


def _row(frame: pd.DataFrame) -> dict[str, Any]:
    """The only row of a frame, numbers as those of Python."""
    (row,) = frame.to_dict("records")
    return {str(name): value for name, value in row.items()}
