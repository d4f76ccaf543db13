"""Horizontal bars, for things that have names."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from zr_dashboard.charts import style
from zr_dashboard.charts.drawing import Drawing


def horizontal(
    frame: pd.DataFrame, *, value: str, label: str, colors: dict[str, str] | None = None
) -> go.Figure:
    """Draw one bar per row, the first row on top, its value at its end.

    Args:
        frame: Rows in the order to draw them.
        value: Column with the length of the bar; a missing value has no bar.
        label: Column with the name.
        colors: Colour by `schluessel`, where rows have one of their own.
    """
    write, full = style.writer(value), style.full(value)
    keys = frame["schluessel"] if "schluessel" in frame else frame[label]
    drawing = Drawing()
    drawing.trace(
        "bar",
        x=frame[value].tolist(),
        y=[wrapped(name) for name in frame[label]],
        orientation="h",
        text=[write(v) for v in frame[value]],
        textposition="outside",
        cliponaxis=False,
        marker={"color": [(colors or {}).get(key, style.ALLE) for key in keys]},
        customdata=[
            f"<b>{name}</b><br>{full(v)}"
            for name, v in zip(frame[label], frame[value], strict=True)
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )
    maximum = style.largest(frame[value])
    drawing.xaxis(
        title={"text": style.axis_title(value, maximum)},
        range=[0, maximum or 1],
        **style.ticks(maximum, value),
    )
    drawing.yaxis(autorange="reversed", ticksuffix="  ")
    style.finish(drawing, height=90 + 34 * max(1, len(frame)))
    # The longest bar ends where the margin begins: room for its value at any width.
    drawing.layout(margin={"r": 84})
    return drawing.figure()


def wrapped(name: str, width: int = 26) -> str:
    """Break a long name once, so that bars keep their room on a telephone."""
    if len(name) <= width:
        return name
    cut = name.rfind(" ", 0, width)
    cut = cut if cut > 0 else name.find(" ")
    return name if cut < 0 else f"{name[:cut]}<br>{name[cut + 1 :]}"
