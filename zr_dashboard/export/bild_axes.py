"""Axes of a chart in a picture: which values where, ticks, titles, the room they need.

Reads a plain layout (see `bild_known.layout`) and plain traces; draws only what
belongs to an axis.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from zr_dashboard.export.bild_known import missing
from zr_dashboard.export.bild_text import from_figure

_POINTS_PAD = 0.05

Trace = Mapping[str, Any]


@dataclass(frozen=True)
class Axis:
    """One axis: from which value to which, and what stands at it."""

    low: float
    high: float
    """The value at the left or lower end, and at the other."""

    values: list[float]
    """Where a tick is."""

    words: list[list[str]]
    """The lines of each tick."""

    title: str
    grid: bool
    """Whether lines cross the chart at its ticks: at axes of values."""

    def part(self, value: float) -> float:
        """Where a value is: 0 at the left or lower end, 1 at the other."""
        return (value - self.low) / (self.high - self.low)


def axis(layout: Mapping[str, Any], name: str, traces: Sequence[Trace]) -> Axis:
    """Read the axis `x` or `y`.

    An axis of names has a place per row, the first at 0. Of an axis without ticks of
    its own all names become ticks; one without a range shows all traces whole.
    """
    found = layout.get(f"{name}axis", {})
    places, words = _ticks(found, name, traces)
    low, high = found.get("range") or _extent(name, traces)
    if found.get("autorange") == "reversed":
        low, high = high, low
    return Axis(
        low=low,
        high=high,
        values=places,
        words=words,
        title=" ".join(from_figure(found.get("title", {}).get("text", ""))),
        grid="title" in found and found.get("showgrid") is not False,
    )


def bar_width(traces: Sequence[Trace], layout: Mapping[str, Any]) -> float:
    """How wide a bar is in units of its axis: as Plotly does, by the nearest two."""
    return _nearest(traces) * (1 - float(layout.get("bargap", 0.2)))


def is_horizontal(trace: Trace) -> bool:
    """Whether bars of this trace lie."""
    return bool(trace.get("orientation") == "h")


def places(trace: Trace, name: str) -> list[float]:
    """Where the marks of a trace are on an axis; names have a place per row."""
    values = list(trace[name])
    if any(isinstance(value, str) for value in values):
        return [float(place) for place in range(len(values))]
    return values


def _ticks(
    found: Mapping[str, Any], name: str, traces: Sequence[Trace]
) -> tuple[list[float], list[list[str]]]:
    if "tickvals" in found:
        return found["tickvals"], [from_figure(text) for text in found["ticktext"]]
    names = [str(value) for trace in traces for value in trace[name]]
    return [float(n) for n in range(len(names))], [from_figure(text) for text in names]


def _extent(name: str, traces: Sequence[Trace]) -> tuple[float, float]:
    """From the first mark to the last, with half a bar or some air at both ends."""
    found = [
        value for trace in traces for value in places(trace, name) if not missing(value)
    ] or [0.0]
    if all(trace["type"] == "scatter" for trace in traces):
        pad = (max(found) - min(found)) * _POINTS_PAD or 0.5
    else:
        pad = _nearest(traces) / 2
    return min(found) - pad, max(found) + pad


def _nearest(traces: Sequence[Trace]) -> float:
    """The least distance between bars; 1 where there is only one."""
    bars = [trace for trace in traces if trace["type"] == "bar"]
    along = {
        place
        for trace in bars
        for place in places(trace, "y" if is_horizontal(trace) else "x")
    }
    return min((b - a for a, b in pairwise(sorted(along))), default=1.0)
