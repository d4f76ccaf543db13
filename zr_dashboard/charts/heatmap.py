"""Two dimensions, with the numbers in the cells."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from zr_dashboard.charts import style
from zr_dashboard.charts.bars import wrapped


def crossed(frame: pd.DataFrame, *, value: str) -> go.Figure:
    """Draw groups as rows and parts as columns.

    Args:
        frame: Answer of `queries.aufgliederung.nach` with two dimensions.
        value: The column to draw; a pair without a case stays white and empty.
    """
    groups = dict(zip(frame["schluessel"], frame["gruppe"], strict=True))
    parts = dict(sorted(zip(frame["teil_schluessel"], frame["teil"], strict=True), key=_order))
    pairs = zip(frame["schluessel"], frame["teil_schluessel"], strict=True)
    cells = dict(zip(pairs, frame.to_dict("records"), strict=True))
    write, full = style.writer(value), style.full(value)
    grid = [[cells.get((g, p)) for p in parts] for g in groups]
    figure = go.Figure(
        go.Heatmap(
            x=list(parts.values()),
            y=[wrapped(name) for name in groups.values()],
            z=[[cell[value] if cell else None for cell in row] for row in grid],
            text=[[write(cell[value]) if cell else "" for cell in row] for row in grid],
            texttemplate="%{text}",
            textfont={"size": 12},
            customdata=[
                [
                    f"<b>{c['gruppe']}, {c['teil']}</b><br>{full(c[value])}<br>"
                    f"{int(c['anzahl_foerderfaelle'])} Förderfälle" if c else ""
                    for c in row
                ]
                for row in grid
            ],
            hovertemplate="%{customdata}<extra></extra>",
            colorscale=[[n / 4, color] for n, color in enumerate(style.STUFEN)],
            zmin=0,
            showscale=False,
            xgap=2,
            ygap=2,
            hoverongaps=False,
        )
    )
    figure.update_xaxes(type="category", side="top", showgrid=False)
    figure.update_yaxes(autorange="reversed", showgrid=False, ticksuffix="  ")
    return style.finish(figure, height=80 + 40 * max(1, len(groups)))


def _order(pair: tuple[str, str]) -> tuple[bool, str]:
    return pair[0] == "ohne-angabe", pair[0]
