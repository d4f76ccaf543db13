"""Two dimensions, with the numbers in the cells."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from zr_dashboard.charts import style
from zr_dashboard.charts.bars import wrapped
from zr_dashboard.formatting.german import KEINE_ANGABE, fehlt
from zr_dashboard.formatting.records import records


def crossed(frame: pd.DataFrame, *, value: str) -> go.Figure:
    """Draw groups as rows and parts as columns.

    Args:
        frame: Answer of `queries.aufgliederung.nach` with two dimensions.
        value: The column to draw; a pair without a case stays white and empty.
    """
    groups = dict(zip(frame["schluessel"], frame["gruppe"], strict=True))
    parts = dict(
        sorted(zip(frame["teil_schluessel"], frame["teil"], strict=True), key=_order)
    )
    pairs = zip(frame["schluessel"], frame["teil_schluessel"], strict=True)
    cells = dict(zip(pairs, records(frame), strict=True))
    full = style.full(value)
    grid = [[cells.get((g, p)) for p in parts] for g in groups]
    figure = go.Figure(
        go.Heatmap(
            x=list(parts.values()),
            y=[wrapped(name) for name in groups.values()],
            z=[[cell[value] if cell else None for cell in row] for row in grid],
            text=[[_text(cell, value) for cell in row] for row in grid],
            texttemplate="%{text}",
            # Every colour of the scale is light enough for this, in both themes.
            textfont={"size": 12, "color": "#14202B"},
            customdata=[
                [
                    f"<b>{c['gruppe']}, {c['teil']}</b><br>{full(c[value])}<br>"
                    f"{int(c['anzahl_foerderfaelle'])} Förderfälle"
                    if c
                    else ""
                    for c in row
                ]
                for row in grid
            ],
            hovertemplate="%{customdata}<extra></extra>",
            colorscale=[[0, style.HELL], [1, style.MITTEL]],
            zmin=0,
            showscale=False,
            xgap=2,
            ygap=2,
            hoverongaps=False,
        )
    )
    _mark_unknown(
        figure, grid, list(parts.values()), [wrapped(g) for g in groups.values()], value
    )
    figure.update_xaxes(type="category", side="top", showgrid=False)
    figure.update_yaxes(autorange="reversed", showgrid=False, ticksuffix="  ")
    return style.finish(figure, height=80 + 40 * max(1, len(groups)))


def _text(cell: dict[str, Any] | None, value: str) -> str:
    return style.writer(value)(cell[value]) if cell and not fehlt(cell[value]) else ""


def _mark_unknown(
    figure: go.Figure,
    grid: list[list[dict[str, Any] | None]],
    parts: list[str],
    groups: list[str],
    value: str,
) -> None:
    """Cases without an amount have no colour; say so in the colour of the page."""
    for group, row in zip(groups, grid, strict=True):
        for part, cell in zip(parts, row, strict=True):
            if cell and fehlt(cell[value]):
                figure.add_annotation(
                    x=part, y=group, text=KEINE_ANGABE, showarrow=False
                )


def _order(pair: tuple[str, str]) -> tuple[bool, str]:
    return pair[0] == "ohne-angabe", pair[0]
