"""Files that the pages load from the app itself: boundaries and a small script.

Nothing here depends on the selection. Each file has an ETag, so that a browser
asks again with a few bytes.
"""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles

from zr_dashboard.api.answers import NotFoundError, json_response
from zr_dashboard.model.grenzen import GRENZEN, datei

_SCRIPT = Path(__file__).parent / "static" / "monitor.js"
_ONE_DAY = "public, max-age=86400"

_LAYERS = ("coastlines", "countries", "lakes", "land", "ocean", "rivers", "subunits")
_EMPTY = {"type": "GeometryCollection", "geometries": []}
_NO_BASE_MAP = {
    "type": "Topology",
    "arcs": [],
    "objects": dict.fromkeys(_LAYERS, _EMPTY),
}


def grenzen(request: Request) -> Response:
    """Boundaries as GeoJSON, one file per kind of area.

    Raises:
        NotFoundError: there are no boundaries of that name.
    """
    name = request.path_params["name"]
    path = datei(name)
    if name not in GRENZEN or not path.is_file():
        known = ", ".join(GRENZEN)
        message = f"Grenzen »{name}« gibt es nicht, vorhanden sind: {known}."
        raise NotFoundError(message)
    return _file(request, path, "application/geo+json", _ONE_DAY)


def weltkarte(_request: Request) -> Response:
    """An empty map of the world.

    Plotly loads `world_110m.json` beneath every map of regions, even one that
    shows no base map, and by default from a foreign host. Charts name the folder
    of this route as `topojsonURL` instead.
    """
    return json_response(_NO_BASE_MAP, headers={"cache-control": _ONE_DAY})


def skript(request: Request) -> Response:
    """The script of the index page; the browser asks each time whether it is new."""
    return _file(request, _SCRIPT, "text/javascript", "no-cache")


def _file(request: Request, path: Path, media_type: str, cache: str) -> Response:
    response = FileResponse(
        path,
        headers={"cache-control": cache, "accept-ranges": "none"},
        media_type=media_type,
        stat_result=path.stat(),
    )
    if StaticFiles().is_not_modified(response.headers, request.headers):
        return NotModifiedResponse(response.headers)
    return response
