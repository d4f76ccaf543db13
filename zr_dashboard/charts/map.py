"""Areas by class. Boundaries come from a route of the app, once per browser."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from zr_dashboard.charts import style
from zr_dashboard.charts.drawing import Drawing
from zr_dashboard.formatting.german import prozent
from zr_dashboard.formatting.records import records
from zr_dashboard.model import grenzen

_DATEI = {"arl": "arl", "landkreis": "landkreise", "kommune": "kommunen"}
CLASSES = len(style.STUFEN)
_KEINE, _UNBEKANNT, _RAND = "#FFFFFF", "#D5D9DE", "#5B6672"
_UMRISS = (("#FFFFFF", 6), ("#14202B", 3))
"""A dark line on a light one: it is seen on every class, and without colour."""

NO_FILL = "rgba(0,0,0,0)"


@dataclass(frozen=True, slots=True)
class Marked:
    """Areas that a map is about."""

    name: str
    """What they are called in the legend."""

    ebene: str
    keys: tuple[str, ...]


def areas(
    frame: pd.DataFrame,
    *,
    value: str,
    ebene: str,
    height: int = 560,
    marked: Marked | None = None,
) -> go.Figure:
    """Draw one area per row, coloured by class.

    Args:
        frame: Answer of `queries.regionen.gebiete`.
        value: The column to draw. 0 is white with an outline, a missing value grey
            with a dot: neither is the lowest class.
        ebene: `arl`, `landkreis` or `kommune`: which boundaries.
        height: In pixels.
        marked: Areas that are outlined, whatever their class.

    A click on an area gives its key as `location` of the point.
    """
    drawing = Drawing()
    # A marker comes first: Plotly asks a foreign host for a world map, even if none
    # is drawn, when the first trace of a figure is a choropleth.
    _add_dots(drawing, frame[frame[value].isna()])
    if ebene == "kommune":
        _add_ground(drawing, frame)
    for rows, color, name in _classes(frame, value):
        _add_class(drawing, rows, color=color, name=name, value=value, ebene=ebene)
    if marked is not None:
        _add_outline(drawing, marked)
    style.finish(drawing, height=height)
    drawing.layout(
        geo={
            "visible": False,
            "projection": {"type": "mercator"},
            "fitbounds": "locations",
            "bgcolor": "rgba(0,0,0,0)",
        },
        legend={"y": -0.02, "itemclick": False, "itemdoubleclick": False},
        clickmode="event+select",
    )
    return drawing.figure()


def class_limits(values: list[float]) -> list[float]:
    """Round class limits, ascending from 0; every value lies in one class.

    Limits are quintiles rounded up to 1, 2 or 5 × 10ⁿ or half steps of them, so there
    are at most five classes, fewer where values are few or close together.
    """
    if not values:
        return [0.0, 1.0]
    ordered = sorted(values)
    picks = [
        ordered[min(len(ordered) - 1, len(ordered) * n // CLASSES)]
        for n in range(1, CLASSES)
    ]
    return sorted({0.0, *map(_rounded_up, picks), _rounded_up(ordered[-1])})


def _rounded_up(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value))
    steps = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
    return next(step * power for step in steps if step * power >= value)


def _classes(
    frame: pd.DataFrame, value: str
) -> Iterator[tuple[pd.DataFrame, str, str]]:
    """Rows, colour and name of each class that has rows, in the order of the legend."""
    write = style.writer(value) if value != "zuwendung_anteil" else prozent
    yield frame[frame[value].isna()], _UNBEKANNT, "keine Angabe"
    yield frame[frame[value] == 0], _KEINE, "keine dokumentierte Förderung"
    limits = class_limits([float(v) for v in frame[value].dropna() if v > 0])
    colors = style.STUFEN[-(len(limits) - 1) :]
    for (low, high), color in zip(pairwise(limits), colors, strict=True):
        inside = frame[(frame[value] > low) & (frame[value] <= high)]
        words = f"über {write(low)} bis {write(high)}" if low else f"bis {write(high)}"
        yield inside, color, words


def _add_dots(drawing: Drawing, rows: pd.DataFrame) -> None:
    """A dot on every area whose value is not known."""
    drawing.trace(
        "scattergeo",
        lon=rows["laenge"].tolist() or [None],
        lat=rows["breite"].tolist() or [None],
        mode="markers",
        marker={"size": 5, "color": "#4A5561"},
        showlegend=False,
        hoverinfo="skip",
    )


def _add_ground(drawing: Drawing, frame: pd.DataFrame) -> None:
    """Landkreise beneath Kommunen: gemeindefreie Gebiete belong to no Kommune."""
    kreise = sorted({key[:5] for key in frame["gebiet_schluessel"]})
    drawing.trace(
        "choropleth",
        geojson=grenzen.adresse("landkreise"),
        featureidkey="id",
        locations=kreise,
        z=[1] * len(kreise),
        colorscale=[[0, "#EEF0F2"], [1, "#EEF0F2"]],
        showscale=False,
        hoverinfo="skip",
        marker={"line": {"color": _RAND, "width": 0.7}},
        unselected={"marker": {"opacity": 1}},
    )


def _add_outline(drawing: Drawing, marked: Marked) -> None:
    """A bold line around areas, above all others, and its mark in the legend."""
    for color, width in _UMRISS:
        drawing.trace(
            "choropleth",
            geojson=grenzen.adresse(_DATEI[marked.ebene]),
            featureidkey="id",
            locations=list(marked.keys),
            z=[1] * len(marked.keys),
            colorscale=[[0, NO_FILL], [1, NO_FILL]],
            showscale=False,
            hoverinfo="skip",
            marker={"line": {"color": color, "width": width}},
        )
    _, (color, width) = _UMRISS
    _add_mark(drawing, marked.name, color=_KEINE, line={"color": color, "width": width})


def _add_class(
    drawing: Drawing,
    rows: pd.DataFrame,
    *,
    color: str,
    name: str,
    value: str,
    ebene: str,
) -> None:
    if rows.empty:
        return
    full = style.full(value)
    drawing.trace(
        "choropleth",
        geojson=grenzen.adresse(_DATEI[ebene]),
        featureidkey="id",
        locations=rows["gebiet_schluessel"].tolist(),
        z=[1] * len(rows),
        colorscale=[[0, color], [1, color]],
        showscale=False,
        showlegend=False,
        marker={"line": {"color": _RAND, "width": 0.7}},
        customdata=[
            f"<b>{row['gebiet']}</b><br>{full(row[value])}<br>"
            f"{int(row['anzahl_foerderfaelle'])} Förderfälle"
            for row in records(rows)
        ],
        hovertemplate="%{customdata}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
    symbol = "square-dot" if color == _UNBEKANNT else "square"
    line = {"color": _RAND, "width": 1.0}
    _add_mark(drawing, name, color=color, line=line, symbol=symbol)


def _add_mark(
    drawing: Drawing,
    name: str,
    *,
    color: str,
    line: Mapping[str, object],
    symbol: str = "square",
) -> None:
    """The legend's mark, with the outline that a choropleth's own one lacks."""
    drawing.trace(
        "scattergeo",
        lon=[None],
        lat=[None],
        mode="markers",
        name=name,
        marker={"symbol": symbol, "size": 13, "color": color, "line": dict(line)},
    )
