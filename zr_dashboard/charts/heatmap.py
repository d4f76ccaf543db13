"""Two dimensions, with the numbers in the cells."""

from __future__ import annotations

from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from zr_dashboard.charts import style
from zr_dashboard.charts.drawing import Drawing
from zr_dashboard.formatting.german import KEINE_ANGABE, fehlt, zahl
from zr_dashboard.formatting.records import records
from zr_dashboard.model.codes import OHNE_ANGABE
from zr_dashboard.model.columns import COLUMNS, Unit


def crossed(frame: pd.DataFrame, *, value: str, row_height: int = 46) -> go.Figure:
    """Draw groups as rows and parts as columns.

    Args:
        frame: Answer of `queries.aufgliederung.nach` with two dimensions.
        value: The column to draw; a pair without a case stays white and empty.
        row_height: In pixels.
    """
    groups = dict(zip(frame["schluessel"], frame["gruppe"], strict=True))
    parts = dict(
        sorted(zip(frame["teil_schluessel"], frame["teil"], strict=True), key=_order)
    )
    pairs = zip(frame["schluessel"], frame["teil_schluessel"], strict=True)
    cells = dict(zip(pairs, records(frame), strict=True))
    full = style.full(value)
    grid = [[cells.get((g, p)) for p in parts] for g in groups]
    # Cells stand at whole numbers: years as names of a category axis would be taken
    # for places on it.
    drawing = Drawing()
    drawing.trace(
        "heatmap",
        x=list(range(len(parts))),
        y=list(range(len(groups))),
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
        # Both ends: Plotly takes one alone for none.
        zmin=0,
        zmax=style.largest(frame[value]) or 1,
        showscale=False,
        xgap=2,
        ygap=2,
        hoverongaps=False,
    )
    _mark_unknown(drawing, grid, value)
    drawing.xaxis(
        title={"text": _title(value)},
        tickvals=list(range(len(parts))),
        ticktext=[_head(*part) for part in parts.items()],
        tickangle=0,
        side="top",
        showgrid=False,
        zeroline=False,
    )
    drawing.yaxis(
        tickvals=list(range(len(groups))),
        ticktext=[_side(name) for name in groups.values()],
        autorange="reversed",
        showgrid=False,
        zeroline=False,
        ticksuffix="  ",
    )
    style.finish(drawing, height=120 + row_height * max(1, len(groups)))
    return drawing.figure()


def _text(cell: dict[str, Any] | None, value: str) -> str:
    """The number alone, in the unit of the title: eight columns fit a telephone."""
    if not cell or fehlt(cell[value]):
        return ""
    if COLUMNS[value].unit is Unit.EUR:
        return zahl(cell[value] / 1000)
    if COLUMNS[value].unit is Unit.SHARE:
        return zahl(cell[value] * 100)
    return style.writer(value)(cell[value])


def _title(value: str) -> str:
    column = COLUMNS[value]
    units = {Unit.EUR: "Tsd.\N{NO-BREAK SPACE}€", Unit.SHARE: "%"}
    return f"{column.titel} ({units.get(column.unit, column.unit)})"


def _head(key: str, name: str) -> str:
    """A name over a narrow column: broken at blanks and hyphens, one within a word."""
    if key == OHNE_ANGABE:
        return KEINE_ANGABE
    hyphened = name.replace("Braunschweig", "Braun-schweig")
    return hyphened.replace(" ", "<br>").replace("-", "-<br>")


def _side(name: str) -> str:
    """A name beside a row; a word that is longer than the line is divided rightly."""
    hyphened = name.replace("Verwendungsnachweis", "Verwendungs-nachweis")
    return "<br>".join(wrap(hyphened, 17))


def _mark_unknown(
    drawing: Drawing, grid: list[list[dict[str, Any] | None]], value: str
) -> None:
    """Cases without an amount have no colour; say so in the colour of the page."""
    for y, row in enumerate(grid):
        for x, cell in enumerate(row):
            if cell and fehlt(cell[value]):
                drawing.note(x=x, y=y, text=KEINE_ANGABE)


def _order(pair: tuple[str, str]) -> tuple[bool, str]:
    return pair[0] == OHNE_ANGABE, pair[0]
