"""Cumulated lines."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from zr_dashboard.charts import style
from zr_dashboard.charts.drawing import Drawing
from zr_dashboard.formatting.german import fehlt
from zr_dashboard.formatting.records import records

_DIREKT = 4
"""Up to so many lines are named at their ends; more are told by the legend."""


def cumulated(frame: pd.DataFrame, *, value: str, height: int = 380) -> go.Figure:
    """Draw one line per part, its last value beside its end.

    Args:
        frame: Answer of `queries.zeitverlauf.kumuliert`.
        value: The column to draw.
        height: In pixels; more where many parts need a long legend.

    Where the documentation is thin, the line is dotted.
    """
    drawing = Drawing()
    names = dict(zip(frame["schluessel"].astype(float), frame["gruppe"], strict=True))
    parts = dict(zip(frame["teil_schluessel"], frame["teil"], strict=True))
    colors = style.part_colors(list(parts))
    write, full = style.writer(value), style.full(value)
    for key, name in parts.items():
        part = frame[frame["teil_schluessel"] == key]
        for dash, rows in (("solid", _solid(part)), ("dot", _dotted(part))):
            drawing.trace(
                "scatter",
                x=[float(zeit) for zeit in rows["schluessel"]],
                y=rows[value].tolist(),
                mode="lines+markers",
                line={"color": colors[key], "width": 3, "dash": dash},
                marker={"size": 7},
                name=name or "alle",
                showlegend=dash == "solid" and bool(name),
                customdata=[
                    f"<b>bis {row['gruppe']}{', ' + name if name else ''}</b><br>"
                    f"{full(row[value])}"
                    for row in records(rows)
                ],
                hovertemplate="%{customdata}<extra></extra>",
            )
    maximum = style.largest(frame[value])
    drawing.xaxis(tickvals=list(names), ticktext=list(names.values()), tickangle=0)
    drawing.yaxis(
        title={"text": style.axis_title(value, maximum)},
        range=[0, maximum * 1.15 or 1],
        **style.ticks(maximum, value),
    )
    style.finish(drawing, height=height + style.legend_height(len(parts)))
    if len(parts) == 1:
        _label_above(drawing, frame, write(frame[value].iloc[-1]), value=value)
    elif len(parts) <= _DIREKT:
        _label_ends(drawing, frame, value=value, gap=0.13 * maximum)
    return drawing.figure()


def _label_above(
    drawing: Drawing, frame: pd.DataFrame, text: str, *, value: str
) -> None:
    """The value of a line that is alone, above its end: no margin is needed."""
    drawing.note(
        x=float(frame["schluessel"].iloc[-1]),
        y=frame[value].iloc[-1],
        text=text,
        xanchor="right",
        yanchor="bottom",
        yshift=6,
    )


def _label_ends(
    drawing: Drawing, frame: pd.DataFrame, *, value: str, gap: float
) -> None:
    """Name and value beside the end of each line, pushed up where they would touch."""
    ends = frame.groupby("teil_schluessel", sort=False).tail(1).sort_values(value)
    place = float("-inf")
    for row in records(ends):
        place = max(place + gap, 0.0 if fehlt(row[value]) else row[value])
        drawing.note(
            x=1,
            xref="paper",
            y=place,
            text=f"{row['teil']}<br>{style.writer(value)(row[value])}",
            align="left",
            xanchor="left",
            xshift=6,
        )
    drawing.yaxis(range=[0, max(place, style.largest(frame[value])) * 1.1 or 1])
    drawing.layout(margin={"r": 96}, showlegend=False)


def _solid(part: pd.DataFrame) -> pd.DataFrame:
    return part[~part["duenn_belegt"]]


def _dotted(part: pd.DataFrame) -> pd.DataFrame:
    """The thin times and the last good one before them, so that the line holds."""
    thin = part["duenn_belegt"]
    return part[thin | thin.shift(-1, fill_value=False)]
