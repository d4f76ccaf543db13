"""Areas by class. Boundaries come from a route of the app, once per browser."""

from __future__ import annotations

import math
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from zr_dashboard.charts import style

_DATEI = {"arl": "arl", "landkreis": "landkreise", "kommune": "kommunen"}
CLASSES = len(style.STUFEN)


def areas(frame: pd.DataFrame, *, value: str, ebene: str, height: int = 560) -> go.Figure:
    """Draw one area per row, coloured by class.

    Args:
        frame: Answer of `queries.regionen.gebiete`.
        value: The column to draw. 0 is white with an outline, a missing value grey
            with a dot: neither is the lowest class.
        ebene: `arl`, `landkreis` or `kommune`: which boundaries.
        height: In pixels.

    A click on an area gives its key as `location` of the point.
    """
    figure = go.Figure()
    limits = class_limits([float(v) for v in frame[value].dropna() if v > 0])
    _add(figure, frame[frame[value] == 0], "#FFFFFF", "keine dokumentierte Förderung", value, ebene)
    _add(figure, frame[frame[value].isna()], "#D9D9D9", "keine Angabe", value, ebene)
    colors = style.STUFEN[-max(1, len(limits) - 1) :]
    for (low, high), color in zip(pairwise(limits), colors, strict=True):
        inside = frame[(frame[value] > low) & (frame[value] <= high)]
        name = f"über {style.writer(value)(low)} bis {style.writer(value)(high)}"
        _add(figure, inside, color, name, value, ebene)
    figure.update_geos(
        visible=False,
        projection={"type": "mercator"},
        fitbounds="locations",
        bgcolor="rgba(0,0,0,0)",
    )
    style.finish(figure, height=height)
    return figure.update_layout(
        legend={"orientation": "h", "y": -0.02, "x": 0, "itemclick": False, "itemdoubleclick": False},
        clickmode="event+select",
    )


def class_limits(values: list[float]) -> list[float]:
    """Round class limits, ascending from 0; every value lies in one class.

    Limits are quintiles rounded up to 1, 2 or 5 × 10ⁿ or half steps of them, so there
    are at most five classes, fewer where values are few or close together.
    """
    if not values:
        return [0.0, 1.0]
    ordered = sorted(values)
    picks = [ordered[min(len(ordered) - 1, len(ordered) * n // CLASSES)] for n in range(1, CLASSES)]
    return sorted({0.0, *map(_rounded_up, picks), _rounded_up(ordered[-1])})


def _rounded_up(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value))
    steps = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
    return next(step * power for step in steps if step * power >= value * (1 - 1e-12))


def _add(
    figure: go.Figure, rows: pd.DataFrame, color: str, name: str, value: str, ebene: str
) -> None:
    if rows.empty:
        return
    full = style.full(value)
    figure.add_choropleth(
        geojson=f"/api/v1/grenzen/{_DATEI[ebene]}.geojson",
        featureidkey="id",
        locations=rows["gebiet_schluessel"],
        z=[1] * len(rows),
        colorscale=[[0, color], [1, color]],
        showscale=False,
        showlegend=True,
        name=name,
        marker={"line": {"color": "#5B6672", "width": 0.7}},
        customdata=[
            f"<b>{row['gebiet']}</b><br>{full(row[value])}<br>"
            f"{int(row['anzahl_foerderfaelle'])} Förderfälle"
            for row in rows.to_dict("records")
        ],
        hovertemplate="%{customdata}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
