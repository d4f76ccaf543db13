"""Colours, and what all charts share. The same colour means the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go

from zr_dashboard.formatting import german
from zr_dashboard.model.codes import OHNE_ANGABE
from zr_dashboard.model.columns import COLUMNS, Unit

ALLE = "#56708F"
"""Everything together. Like all colours here at least 3 : 1 against the page, light
and dark alike."""

ARL_FARBE = {
    "braunschweig": "#2F6DB5",
    "leine-weser": "#D0862B",
    "lueneburg": "#A4475F",
    "weser-ems": "#3E9C8B",
}
"""One colour per ArL. Neighbours in a stack differ in lightness too, so that they
hold in deuteranopia, protanopia and in print without colour."""

_STUFEN = ("#2F6DB5", "#D0862B", "#A4475F", "#3E9C8B", "#7C8A99", "#8A6D3B", "#6B5FB0")
GRAU = "#8C96A3"
HELL, MITTEL = "#E4EEF8", "#79AEDB"
"""Ends of the scale behind numbers: dark text reads well on all of it."""
STUFEN = ("#CFE1F2", "#9DC3E2", "#5E9ECF", "#2A70B2", "#0C4487")
"""Classes of a map, one hue, low to high."""

CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "scrollZoom": False,
    "topojsonURL": "/api/v1/grenzen/",
    "locale": "de",
}
"""Settings of every chart. `topojsonURL` keeps Plotly from asking a foreign host."""


def part_colors(keys: list[str]) -> dict[str, str]:
    """A colour per part of a split: those of the ArL, else the first few, then grey.

    More than seven parts share grey; tell them by name.
    """
    if set(keys) <= {*ARL_FARBE, OHNE_ANGABE}:
        return {key: ARL_FARBE.get(key, GRAU) for key in keys}
    rest = [key for key in keys if key not in ("", OHNE_ANGABE)]
    colors = dict(zip(rest, _STUFEN, strict=False))
    return {key: ALLE if key == "" else colors.get(key, GRAU) for key in keys}


def writer(value: str) -> Callable[[Any], str]:
    """How values of this column are written at a bar: short, German."""
    return german.euro_kurz if COLUMNS[value].unit is Unit.EUR else german.zahl


def full(value: str) -> Callable[[Any], str]:
    """How values of this column are written in a tool tip: in full."""
    return lambda cell: german.in_einheit(cell, COLUMNS[value].unit)


def axis_title(value: str) -> str:
    """Title of a value axis, with its unit: »Zuwendung (Euro)«."""
    column = COLUMNS[value]
    return f"{column.titel} ({column.unit})"


def finish(figure: go.Figure, *, height: int) -> go.Figure:
    """Give a figure the house's margins, fonts and separators."""
    figure.update_layout(
        height=height,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        font={"size": 13},
        separators=",.",
        hoverlabel={"font": {"size": 13}},
        dragmode=False,
        bargap=0.28,
        legend={"orientation": "h", "y": -0.16, "x": 0, "traceorder": "normal"},
    )
    figure.update_xaxes(fixedrange=True, automargin=True)
    figure.update_yaxes(fixedrange=True, automargin=True)
    return figure


def ticks(maximum: float, value: str) -> dict[str, Any]:
    """Four or five round ticks from zero, labelled in German."""
    step = _round_step(maximum / 4) if maximum > 0 else 1.0
    if COLUMNS[value].unit is Unit.COUNT:
        step = max(1.0, step)
    values = [step * n for n in range(int(maximum / step) + 2)]
    return {"tickvals": values, "ticktext": [writer(value)(v) for v in values]}


def _round_step(rough: float) -> float:
    """The next of 1, 2, 2.5, 5, 10 × 10ⁿ."""
    power = 10.0 ** (len(str(int(rough))) - 1) if rough >= 1 else 1.0
    return next(power * n for n in (1, 2, 2.5, 5, 10) if power * n >= rough)
