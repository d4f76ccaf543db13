"""A map in a picture: areas by class, dots, and whose boundaries they are.

Reads the same files as the browser. Projects as the chart does (Mercator), which
keeps every shape.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox, Transform

from zr_dashboard.export.bild_axes import Trace
from zr_dashboard.export.bild_canvas import WIDTH, Canvas
from zr_dashboard.export.bild_known import missing
from zr_dashboard.export.bild_text import PX
from zr_dashboard.formatting import german
from zr_dashboard.model import grenzen
from zr_dashboard.model.errors import FigureUnknownError

_AIR = 2.0
_NO_FILL = "rgba(0,0,0,0)"


@dataclass(frozen=True)
class _Boundaries:
    """A file of boundaries, projected: one unit is a degree of longitude, both ways."""

    quelle: str
    outlines: Mapping[str, Path]


@dataclass(frozen=True)
class _Area:
    outline: Path
    fill: str
    edge: str
    edge_width: float


class Map:
    """A figure of areas, measured."""

    def __init__(
        self, traces: Sequence[Trace], margin: float, highest: float = math.inf
    ) -> None:
        self._traces = traces
        coloured = [trace for trace in traces if trace["type"] == "choropleth"]
        self._areas = [area for trace in coloured for area in _areas(trace)]
        self.credit = _credit(coloured)
        seen = Bbox.union([area.outline.get_extents() for area in self._areas] or _ONE)
        scale = min((WIDTH - 2 * margin) / seen.width, highest / seen.height)
        left = (WIDTH - seen.width * scale) / 2
        self._to_points = (
            Affine2D().translate(-seen.x0, -seen.y1).scale(scale, -scale)
        ).translate(left, _AIR)
        self.height = seen.height * scale + 2 * _AIR

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draw all areas in their order, then the dots that lie upon them."""
        here = self._to_points + Affine2D().translate(0, top)
        for area in self._areas:
            canvas.area(
                area.outline.transformed(here),
                fill=area.fill,
                edge=area.edge,
                edge_width=area.edge_width,
            )
        for trace in self._traces:
            if trace["type"] == "scattergeo":
                _dots(canvas, trace, here)


_ONE = [Bbox.unit()]
"""What a map without any area shows."""


def is_map(traces: Sequence[Trace]) -> bool:
    """Whether a figure has areas."""
    return any(trace["type"] in {"choropleth", "scattergeo"} for trace in traces)


def _credit(coloured: Sequence[Trace]) -> str:
    """Whose boundaries, and how many areas have none and are not drawn therefore."""
    names = {f"Grenzen: {_boundaries(t['geojson']).quelle}": None for t in coloured}
    lost = sum(
        key not in _boundaries(trace["geojson"]).outlines
        for trace in coloured
        for key in trace["locations"]
    )
    words = german.anzahl(lost, "Gebiet ist", "Gebiete sind")
    return " · ".join(
        [*names, *([f"{words} nicht gezeichnet, weil die Grenze fehlt"] * bool(lost))]
    )


@cache
def _boundaries(address: object) -> _Boundaries:
    path = grenzen.datei_von(address)
    if path is None:
        what = f"geojson = {address!r}"
        raise FigureUnknownError(what)
    found = json.loads(path.read_text("utf-8"))
    outlines = {
        part["id"]: Path.make_compound_path(*_rings(part["geometry"]))
        for part in found["features"]
    }
    return _Boundaries(found["quelle"], outlines)


def _areas(trace: Trace) -> Iterator[_Area]:
    """The areas of one class; all of one colour, as the chart means it."""
    (_, fill), (_, other) = trace["colorscale"]
    if fill != other:
        what = f"colorscale = {trace['colorscale']!r}"
        raise FigureUnknownError(what)
    fill = "none" if fill == _NO_FILL else fill
    outlines = _boundaries(trace["geojson"]).outlines
    line = trace["marker"]["line"]
    for key in trace["locations"]:
        if key in outlines:
            yield _Area(outlines[key], fill, line["color"], line["width"] * PX)


def _rings(geometry: Mapping[str, Any]) -> Iterator[Path]:
    """Outer and inner rings; the inner ones run the other way round."""
    found: Iterable[Any] = geometry["coordinates"]
    for polygon in [found] if geometry["type"] == "Polygon" else found:
        for ring in polygon:
            yield Path([_mercator(lon, lat) for lon, lat in ring], closed=True)


def _mercator(lon: float, lat: float) -> tuple[float, float]:
    return lon, math.degrees(math.asinh(math.tan(math.radians(lat))))


def _dots(canvas: Canvas, trace: Trace, here: Transform) -> None:
    marker = trace["marker"]
    for lon, lat in zip(trace["lon"], trace["lat"], strict=True):
        if missing(lon):
            continue
        x, y = here.transform(_mercator(lon, lat))
        canvas.mark(
            float(x),
            float(y),
            symbol=marker.get("symbol", "circle"),
            size=marker["size"] * PX,
            fill=marker["color"],
        )
