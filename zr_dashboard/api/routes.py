"""Every address that is not a page. They are stable: other programs read them."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from zr_dashboard.api import (
    antwort,
    aufgliederung,
    briefing,
    dateien,
    daten,
    foerderfaelle,
    openapi,
    schemas,
    zitat,
)
from zr_dashboard.api.answers import Answer, NotFoundError
from zr_dashboard.api.formats import ENDINGS
from zr_dashboard.export import csv_sidecar


def _unknown(request: Request) -> Response:
    """Everything else beneath /api, which Streamlit would answer with a page.

    Raises:
        NotFoundError: always.
    """
    message = f"Unter der Adresse {request.url.path} gibt es nichts."
    raise NotFoundError(message)


TABLES = {"foerderfaelle": foerderfaelle, "aufgliederung": aufgliederung}


def _tables() -> Iterator[Route]:
    """Both tables in every format, and what their CSV contains."""
    for name, table in TABLES.items():
        address = f"/api/v1/{name}"
        for form, ending in ENDINGS.items():
            yield Route(f"{address}.{ending}", Answer(table.in_format(form)))
        described = f"{address}.csv{csv_sidecar.SUFFIX}"
        yield Route(described, Answer(table.beschreibung))


ROUTES = [
    Route("/api/v1/", Answer(openapi.verzeichnis)),
    Route("/api/v1/openapi.json", Answer(openapi.beschreibung)),
    Route("/api/v1/schema/{name}.json", Answer(schemas.schema)),
    Route("/api/v1/status", Answer(daten.status)),
    Route("/api/v1/metrics", Answer(daten.metrics)),
    Route("/api/v1/kennzahlen.json", Answer(daten.kennzahlen_json)),
    Route("/api/v1/zitat.json", Answer(zitat.zitat_json)),
    *_tables(),
    Route("/api/v1/briefing.pdf", Answer(briefing.pdf)),
    *(
        Route(f"/api/v1/antwort.{ending}", Answer(antwort.in_format(ending)))
        for ending in antwort.DOKUMENTE
    ),
    Route("/api/v1/grenzen/world_110m.json", Answer(dateien.weltkarte)),
    Route("/api/v1/grenzen/{name}.geojson", Answer(dateien.grenzen)),
    Route("/zr/monitor.js", Answer(dateien.skript)),
    Route("/api/{rest:path}", Answer(_unknown)),
]
