"""Colours, and what all charts share. The same colour means the same everywhere."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

import pandas as pd

from zr_dashboard.charts.drawing import Drawing
from zr_dashboard.formatting import german
from zr_dashboard.model.codes import OHNE_ANGABE
from zr_dashboard.model.columns import COLUMNS, Unit

ALLE = "#56708F"
"""Everything together. Like all colours here at least 3 : 1 against the page, light
and dark alike."""

ARL_FARBE = {
    "braunschweig": "#2A66AB",
    "leine-weser": "#CC8227",
    "lueneburg": "#A4475F",
    "weser-ems": "#41A08F",
}
"""One colour per ArL. Neighbours in a stack differ in lightness too, so that they
hold in deuteranopia, protanopia and in print without colour."""

_TEILE = (
    "#4B6B64",
    "#BA837B",
    "#775F60",
    "#C271A6",
    "#536F44",
    "#788BCA",
    "#7C5C84",
)
"""For parts that are no ArL: no colour means an ArL on one page and else on another."""
GRAU = "#717A85"
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


_TAUSENDER, _MILLION = 10_000, 1_000_000
"""From here on an axis counts in thousands, and in millions."""
_EIN_PROZENT = 0.01


def part_colors(keys: list[str]) -> dict[str, str]:
    """A colour per part of a split: those of the ArL, else the first few, then grey.

    More than seven parts share grey; tell them by name.
    """
    if set(keys) <= {*ARL_FARBE, OHNE_ANGABE}:
        return {key: ARL_FARBE.get(key, GRAU) for key in keys}
    rest = [key for key in keys if key not in ("", OHNE_ANGABE)]
    colors = dict(zip(rest, _TEILE, strict=False))
    return {key: ALLE if key == "" else colors.get(key, GRAU) for key in keys}


def writer(value: str) -> Callable[[Any], str]:
    """How values of this column are written at a bar: short, German."""
    writers = {Unit.EUR: german.euro_kurz, Unit.SHARE: german.prozent}
    return writers.get(COLUMNS[value].unit, german.zahl)


def full(value: str) -> Callable[[Any], str]:
    """How values of this column are written in a tool tip: in full."""
    return lambda cell: german.in_einheit(cell, COLUMNS[value].unit)


def axis_title(value: str, maximum: float = 0.0) -> str:
    """Title of a value axis, with the unit of its ticks: »Zuwendung (Mio. €)«."""
    column = COLUMNS[value]
    return f"{column.titel} ({_scale(maximum, value)[1]})"


def finish(drawing: Drawing, *, height: int) -> None:
    """Give a chart the house's margins, fonts and separators."""
    drawing.layout(
        height=height,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        font={"size": 13},
        separators=",.",
        hoverlabel={"font": {"size": 13}},
        dragmode=False,
        bargap=0.28,
        legend={"orientation": "h", "y": -0.16, "x": 0, "traceorder": "normal"},
    )
    drawing.xaxis(fixedrange=True, automargin=True)
    drawing.yaxis(fixedrange=True, automargin=True)


def legend_height(entries: int) -> int:
    """Pixels that a long legend adds, which on a telephone has one entry per line."""
    return 24 * max(0, entries - 4)


def largest(values: pd.Series) -> float:
    """The largest known value; 0 where there is none."""
    return float(values.fillna(0).max()) if len(values) else 0.0


def ticks(maximum: float, value: str) -> dict[str, Any]:
    """Four or five round ticks from zero, in German and in the unit of the title.

    Bare numbers, so that on a telephone the chart gets the room and not its axis.
    """
    step = _round_step(maximum / 4) if maximum > 0 else 1.0
    if COLUMNS[value].unit is Unit.COUNT:
        step = max(1.0, step)
    values = [step * n for n in range(int(maximum / step) + 2)]
    write = partial(_tick, scale=_scale(maximum, value)[0], step=step)
    if COLUMNS[value].unit is Unit.SHARE:
        write = partial(german.prozent, stellen=0 if step >= _EIN_PROZENT else 1)
    return {"tickvals": values, "ticktext": [write(v) for v in values]}


def _tick(place: float, *, scale: float, step: float) -> str:
    """A tick with as many decimals as the steps between ticks need."""
    exact = Decimal(str(step / scale)).normalize().as_tuple().exponent
    return german.zahl(place / scale, max(0, -int(exact)))


def _scale(maximum: float, value: str) -> tuple[float, str]:
    """What ticks are divided by, and how that unit is called."""
    unit = COLUMNS[value].unit
    if unit is not Unit.EUR or maximum < _TAUSENDER:
        return 1.0, str(unit)
    name = "Tsd." if maximum < _MILLION else "Mio."
    return 1e3 if maximum < _MILLION else 1e6, f"{name}\N{NO-BREAK SPACE}€"


def _round_step(rough: float) -> float:
    """The next of 1, 2, 2.5, 5, 10 × 10ⁿ."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * n for n in (1, 2, 2.5, 5, 10) if power * n >= rough)
