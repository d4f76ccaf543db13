"""Cumulated lines."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from zr_dashboard.charts import style
from zr_dashboard.formatting.records import records


def cumulated(frame: pd.DataFrame, *, value: str, height: int = 380) -> go.Figure:
    """Draw one line per part, its last value beside its end.

    Args:
        frame: Answer of `queries.zeitverlauf.kumuliert`.
        value: The column to draw.
        height: In pixels.

    Where the documentation is thin, the line is dotted.
    """
    figure = go.Figure()
    names = dict(zip(frame["schluessel"].astype(float), frame["gruppe"], strict=True))
    parts = dict(zip(frame["teil_schluessel"], frame["teil"], strict=True))
    colors = style.part_colors(list(parts))
    write, full = style.writer(value), style.full(value)
    for key, name in parts.items():
        part = frame[frame["teil_schluessel"] == key]
        end = f" {name} {write(part[value].iloc[-1])}".rstrip()
        for dash, rows in (("solid", _solid(part)), ("dot", _dotted(part))):
            figure.add_scatter(
                x=rows["schluessel"].astype(float),
                y=rows[value],
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
        figure.add_annotation(
            x=max(names),
            y=part[value].iloc[-1],
            text=end,
            showarrow=False,
            xanchor="left",
            xshift=6,
        )
    maximum = float(frame[value].max(skipna=True) or 0) if len(frame) else 0.0
    figure.update_xaxes(tickvals=list(names), ticktext=list(names.values()))
    figure.update_yaxes(
        title=style.axis_title(value),
        range=[0, maximum * 1.1 or 1],
        **style.ticks(maximum, value),
    )
    style.finish(figure, height=height)
    return figure.update_layout(margin={"r": 130})


def _solid(part: pd.DataFrame) -> pd.DataFrame:
    return part[~part["duenn_belegt"]]


def _dotted(part: pd.DataFrame) -> pd.DataFrame:
    """The thin times and the last good one before them, so that the line holds."""
    thin = part["duenn_belegt"]
    return part[thin | thin.shift(-1, fill_value=False)]
