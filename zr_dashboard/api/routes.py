"""Every address that is not a page. They are stable: other programs read them."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from zr_dashboard.api import dateien, daten
from zr_dashboard.api.answers import Answer, NotFoundError


def _unknown(request: Request) -> Response:
    """Everything else beneath /api, which Streamlit would answer with a page.

    Raises:
        NotFoundError: always.
    """
    message = f"Unter der Adresse {request.url.path} gibt es nichts."
    raise NotFoundError(message)


ROUTES = [
    Route("/api/v1/status", Answer(daten.status)),
    Route("/api/v1/kennzahlen.json", Answer(daten.kennzahlen_json)),
    Route("/api/v1/foerderfaelle.json", Answer(daten.foerderfaelle_json)),
    Route("/api/v1/foerderfaelle.csv", Answer(daten.foerderfaelle_csv)),
    Route("/api/v1/grenzen/world_110m.json", Answer(dateien.weltkarte)),
    Route("/api/v1/grenzen/{name}.geojson", Answer(dateien.grenzen)),
    Route("/zr/monitor.js", Answer(dateien.skript)),
    Route("/api/{rest:path}", Answer(_unknown)),
]
