"""Published totals as points, the documented sum as a step line."""

from __future__ import annotations

from itertools import cycle
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from zr_dashboard.charts import style
from zr_dashboard.charts.drawing import Drawing
from zr_dashboard.formatting import aussagen, german
from zr_dashboard.formatting.records import Row, records

_ZEICHEN = ("circle", "square", "diamond", "triangle-down", "star", "cross")
"""One symbol per publisher: told by shape, not by colour alone."""

_LUFT = 0.02
"""How far above its point a number stands, as a part of the axis."""


def published(frame: pd.DataFrame, *, height: int = 440) -> go.Figure:
    """Draw published totals over the documented sum.

    Args:
        frame: Answer of `queries.abgleich.verlauf`.
        height: In pixels, without the legend.
    """
    points = [row for row in records(frame) if row["reihe"] == "veröffentlicht"]
    steps = [row for row in records(frame) if row["reihe"] == "belegt"]
    maximum = style.largest(frame["betrag_eur"])
    drawing = Drawing()
    _add_steps(drawing, steps)
    publishers = list(dict.fromkeys(row["herausgeber"] for row in points))
    colors = style.part_colors(publishers)
    for name, symbol in zip(publishers, cycle(_ZEICHEN), strict=False):
        own = [row for row in points if row["herausgeber"] == name]
        _add_points(drawing, own, name, symbol=symbol, color=colors[name])
    _add_numbers(drawing, points, maximum)
    years = sorted({int(stelle) for stelle in frame["stelle"]})
    span = range(years[0], years[-1] + 2) if years else range(0)
    drawing.xaxis(
        tickvals=list(span), ticktext=[str(year) for year in span], tickangle=0
    )
    drawing.yaxis(
        title={"text": style.axis_title("betrag_eur", maximum)},
        range=[0, maximum * 1.15 or 1],
        **style.ticks(maximum, "betrag_eur"),
    )
    style.finish(drawing, height=height + 22 * (1 + len(publishers)))
    return drawing.figure()


def _add_steps(drawing: Drawing, steps: list[Row]) -> None:
    """Corners of the steps, so that a picture needs no line of its own kind."""
    x: list[float] = []
    y: list[float] = []
    tips: list[str] = []
    for row in steps:
        tip = (
            f"<b>belegt bis {german.datum(row['datum'])}</b><br>"
            f"{german.euro(row['betrag_eur'])}"
        )
        x += [row["stelle"], row["stelle"]]
        y += [y[-1] if y else 0.0, row["betrag_eur"]]
        tips += [tip, tip]
    drawing.trace(
        "scatter",
        x=x,
        y=y,
        mode="lines",
        name="belegte Zuwendungen",
        line={"color": style.ALLE, "width": 3},
        customdata=tips,
        hovertemplate="%{customdata}<extra></extra>",
    )


def _add_points(
    drawing: Drawing, points: list[Row], name: str, *, symbol: str, color: str
) -> None:
    drawing.trace(
        "scatter",
        x=[row["stelle"] for row in points],
        y=[row["betrag_eur"] for row in points],
        mode="markers",
        name="<br>".join(wrap(name, 38)),
        marker={
            "symbol": symbol,
            "size": 12,
            "color": color,
            "line": {"width": 1, "color": "white"},
        },
        customdata=[
            f"<b>{'<br>'.join(wrap(name, 38))}</b><br>{german.datum(row['datum'])}<br>"
            f"{aussagen.betrag(row['betrag_eur'], row['betrag_angabe'])}"
            for row in points
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _add_numbers(drawing: Drawing, points: list[Row], maximum: float) -> None:
    """The numbers alone, in the unit of the axis: they find room on a telephone."""
    drawing.trace(
        "scatter",
        x=[row["stelle"] for row in points],
        y=[row["betrag_eur"] + _LUFT * maximum for row in points],
        mode="text",
        text=[german.euro_kurz(row["betrag_eur"]).split("\xa0")[0] for row in points],
        textposition="top center",
        textfont={"size": 12},
        showlegend=False,
        hoverinfo="skip",
        cliponaxis=False,
    )
