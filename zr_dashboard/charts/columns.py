"""Columns over years or Runden, alone or stacked, with the programme's events."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go

from zr_dashboard.charts import style
from zr_dashboard.charts.drawing import Drawing
from zr_dashboard.formatting.records import records
from zr_dashboard.model.codes import OHNE_ANGABE

_ZEICHEN = {
    "Richtlinie": "diamond",
    "Antragsstichtag": "triangle-down",
    "Konferenz": "circle",
    "Zuständigkeit": "square",
    "Haushalt": "cross",
    "Plattform": "star",
}
"""One symbol per kind of event: told by shape, not by colour."""


def over_time(
    frame: pd.DataFrame,
    total: pd.DataFrame,
    *,
    value: str,
    events: pd.DataFrame | None = None,
    height: int = 380,
) -> go.Figure:
    """Draw one column per point of time, stacked by part.

    Args:
        frame: Answer of `queries.zeitverlauf.verlauf`, split or not.
        total: The same without a split: the values above the columns.
        value: The column to draw.
        events: Answer of `queries.zeitverlauf.ereignisse`, for a time axis in years.
        height: In pixels; more where many parts need a long legend.

    Columns of times whose documentation is thin are hatched.
    """
    drawing = Drawing()
    places = {key: _place(key, frame) for key in dict.fromkeys(frame["schluessel"])}
    parts = dict(zip(frame["teil_schluessel"], frame["teil"], strict=True))
    colors = style.part_colors(list(parts))
    for key, name in parts.items():
        part = frame[frame["teil_schluessel"] == key]
        drawing.trace(
            "bar",
            x=[places[zeit] for zeit in part["schluessel"]],
            y=part[value].tolist(),
            name=name or "alle",
            showlegend=bool(name),
            marker={
                "color": colors[key],
                "line": {"width": 0.5, "color": "white"},
                "pattern": {
                    "fillmode": "overlay",
                    "shape": ["/" if thin else "" for thin in part["duenn_belegt"]],
                    "fgcolor": "white",
                    "solidity": 0.28,
                    "size": 7,
                },
            },
            customdata=_tips(part, value),
            hovertemplate="%{customdata}<extra></extra>",
        )
    maximum = style.largest(total[value])
    drawing.trace(
        "scatter",
        x=[places[zeit] for zeit in total["schluessel"]],
        y=total[value].tolist(),
        mode="text",
        # Two lines: eight columns find room on a telephone, too.
        text=[_two_lines(style.writer(value)(v)) for v in total[value]],
        textposition="top center",
        textfont={"size": 12},
        showlegend=False,
        hoverinfo="skip",
        cliponaxis=False,
    )
    drawing.layout(barmode="stack")
    drawing.xaxis(
        tickvals=list(places.values()),
        ticktext=_labels(frame, places),
        tickangle=0,
    )
    drawing.yaxis(
        title={"text": style.axis_title(value, maximum)},
        range=[0, maximum * 1.18 or 1],
        **style.ticks(maximum, value),
    )
    if events is not None and places:
        _add_events(drawing, events, places, maximum or 1)
    style.finish(drawing, height=height + style.legend_height(len(parts)))
    return drawing.figure()


def _two_lines(text: str) -> str:
    """Break `5,2 Mio. €` after the number; leave `0 €` and plain numbers alone."""
    number, *unit = text.split("\N{NO-BREAK SPACE}")
    return f"{number}<br>{' '.join(unit)}" if len(unit) > 1 else text


def _place(key: str, frame: pd.DataFrame) -> float:
    """Years stand at themselves; what has no time stands one place to the right."""
    if key != OHNE_ANGABE:
        return float(key)
    timed = [float(k) for k in frame["schluessel"] if k != OHNE_ANGABE]
    return max(timed, default=0) + 1.2


def _labels(frame: pd.DataFrame, keys: Iterable[str]) -> list[str]:
    names = dict(zip(frame["schluessel"], frame["gruppe"], strict=True))
    return [names[key].replace("ohne Angabe", "ohne<br>Angabe") for key in keys]


def _tips(part: pd.DataFrame, value: str) -> list[str]:
    return [
        f"<b>{row['gruppe']}{', ' + row['teil'] if row['teil'] else ''}</b><br>"
        f"{style.full(value)(row[value])}<br>"
        f"{int(row['anzahl_foerderfaelle'])} Förderfälle, davon "
        f"{int(row['anzahl_mit_betrag'])} mit Betrag"
        for row in records(part)
    ]


def _add_events(
    drawing: Drawing, events: pd.DataFrame, places: dict[str, float], maximum: float
) -> None:
    """Put events on a strip beneath the axis, a year spanning its column."""
    first, last = min(places.values()) - 0.5, max(places.values()) + 0.5
    shown = events[events["stelle"].between(first + 0.5, last + 0.5)]
    level = -0.07 * maximum
    for art, group in shown.groupby("art", sort=True):
        drawing.trace(
            "scatter",
            x=[place - 0.5 for place in group["stelle"]],
            y=[level] * len(group),
            mode="markers",
            name=str(art),
            marker={
                "symbol": _ZEICHEN[str(art)],
                "size": 10,
                "color": style.ALLE,
                "line": {"width": 1, "color": "white"},
            },
            customdata=[f"<b>{r.titel}</b><br>{r.datum}" for r in group.itertuples()],
            hovertemplate="%{customdata}<extra></extra>",
        )
    drawing.yaxis(range=[level * 2, maximum * 1.18])
    drawing.xaxis(range=[first, last])
