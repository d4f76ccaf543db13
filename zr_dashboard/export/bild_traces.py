"""Bars, lines, marks, cells and annotations of a chart, redrawn at their values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zr_dashboard.export.bild_axes import (
    Axis,
    Trace,
    bar_width,
    is_horizontal,
    places,
)
from zr_dashboard.export.bild_canvas import Canvas
from zr_dashboard.export.bild_known import missing
from zr_dashboard.export.bild_text import NORMAL, PX, from_figure, lead, width
from zr_dashboard.model.errors import FigureUnknownError

_AIR = 2.0


@dataclass(frozen=True)
class Plot:
    """The room between the axes, in points of the canvas, and the axes themselves."""

    left: float
    top: float
    right: float
    bottom: float
    x: Axis
    y: Axis

    def across(self, value: float) -> float:
        """Where a value of the x axis is."""
        return self.left + self.x.part(value) * (self.right - self.left)

    def down(self, value: float) -> float:
        """Where a value of the y axis is."""
        return self.bottom - self.y.part(value) * (self.bottom - self.top)


def draw(
    canvas: Canvas, plot: Plot, traces: Sequence[Trace], layout: Mapping[str, Any]
) -> None:
    """Draw all traces in their order, then all annotations.

    Raises:
        FigureUnknownError: traces of bars that are no stack, or a value below zero.
    """
    bars = [trace for trace in traces if trace["type"] == "bar"]
    if len(bars) > 1 and layout.get("barmode") != "stack":
        what = "bar nebeneinander"
        raise FigureUnknownError(what)
    thick = bar_width(traces, layout)
    below: dict[float, float] = defaultdict(float)
    for trace in traces:
        if trace["type"] == "bar":
            _bars(canvas, plot, trace, thick, below)
        else:
            _DRAW[trace["type"]](canvas, plot, trace)
    for note in layout.get("annotations", ()):
        if note.get("xref") == "paper":
            _beside(canvas, plot, note, traces)
        else:
            _note(canvas, plot, note)


def _bars(
    canvas: Canvas, plot: Plot, trace: Trace, thick: float, below: dict[float, float]
) -> None:
    """Bars from zero or from the top of the bar before; text at their ends."""
    lying = is_horizontal(trace)
    along, values = (places(trace, name) for name in ("yx" if lying else "xy"))
    if any(value < 0 for value in values if not missing(value)):
        what = "bar unter null"
        raise FigureUnknownError(what)
    for row, (place, value) in enumerate(zip(along, values, strict=True)):
        start = below[place]
        end = start if missing(value) else start + value
        below[place] = end
        if not missing(value):
            corners = _corners(plot, (place, thick), (start, end), lying=lying)
            canvas.rectangle(corners, **_looks(trace["marker"], row))
        if "text" in trace:
            x, y = (
                (plot.across(end), plot.down(place))
                if lying
                else (plot.across(place), plot.down(end))
            )
            _at_end(canvas, x, y, from_figure(trace["text"][row]), lying=lying)


def _corners(
    plot: Plot,
    bar: tuple[float, float],
    ends: tuple[float, float],
    *,
    lying: bool,
) -> tuple[float, float, float, float]:
    (place, thick), (start, end) = bar, ends
    first, last = place - thick / 2, place + thick / 2
    if lying:
        top, bottom = sorted((plot.down(first), plot.down(last)))
        return plot.across(start), top, plot.across(end), bottom
    return plot.across(first), plot.down(end), plot.across(last), plot.down(start)


def _looks(marker: Mapping[str, Any], row: int) -> dict[str, Any]:
    """Colour, edge and hatch of one bar."""
    pattern, line = marker.get("pattern", {}), marker.get("line", {})
    return {
        "fill": _nth(marker["color"], row),
        "edge": line.get("color"),
        "edge_width": line.get("width", 0) * PX,
        "hatch": pattern["fgcolor"] if _nth(pattern.get("shape", ""), row) else None,
        "hatch_width": pattern.get("size", 0) * pattern.get("solidity", 0) * PX,
    }


def _nth(value: Any, row: int) -> Any:  # noqa: ANN401  a value, or one per row
    return value[row] if isinstance(value, list) else value


def _at_end(
    canvas: Canvas, x: float, y: float, lines: list[str], *, lying: bool
) -> None:
    high = len(lines) * lead(NORMAL)
    if lying:
        canvas.text(x + _AIR, y - high / 2, lines, size=NORMAL, over_grid=True)
    else:
        top = y - high - _AIR
        canvas.text(x, top, lines, size=NORMAL, align="center", over_grid=True)


def _scatter(canvas: Canvas, plot: Plot, trace: Trace) -> None:
    """Texts above places, marks, or a line with marks."""
    xs = [plot.across(value) for value in trace["x"]]
    if trace["mode"] == "text":
        _texts(canvas, plot, trace, xs)
        return
    ys = [float("nan") if missing(v) else plot.down(v) for v in trace["y"]]
    line = trace.get("line", {})
    if "lines" in trace["mode"]:
        canvas.line(
            xs,
            ys,
            color=line["color"],
            width=line["width"] * PX,
            dash=line.get("dash", "solid"),
        )
    if trace["mode"] == "lines":
        return
    marker = trace["marker"]
    edge = marker.get("line", {})
    for x, y in zip(xs, ys, strict=True):
        canvas.mark(
            x,
            y,
            symbol=marker.get("symbol", "circle"),
            size=marker["size"] * PX,
            fill=marker.get("color", line.get("color")),
            edge=edge.get("color", "none"),
            edge_width=edge.get("width", 0) * PX,
        )


def _texts(canvas: Canvas, plot: Plot, trace: Trace, xs: list[float]) -> None:
    """A text without a value stands at zero: »k. A.« must not get lost."""
    size = trace["textfont"]["size"] * PX
    for x, value, text in zip(xs, trace["y"], trace["text"], strict=True):
        lines = from_figure(text)
        y = plot.down(0 if missing(value) else value)
        top = y - len(lines) * lead(size) - 1
        canvas.text(x, top, lines, size=size, align="center", over_grid=True)


def _cells(canvas: Canvas, plot: Plot, trace: Trace) -> None:
    """One coloured cell per number; where there is none, the page shows through."""
    size, ink = trace["textfont"]["size"] * PX, trace["textfont"]["color"]
    gap = {name: trace[f"{name}gap"] * PX / 2 for name in "xy"}
    for y, row, texts in zip(trace["y"], trace["z"], trace["text"], strict=True):
        for x, value, text in zip(trace["x"], row, texts, strict=True):
            if missing(value):
                continue
            left, right = plot.across(x - 0.5), plot.across(x + 0.5)
            top, bottom = sorted((plot.down(y - 0.5), plot.down(y + 0.5)))
            canvas.rectangle(
                (left + gap["x"], top + gap["y"], right - gap["x"], bottom - gap["y"]),
                fill=_between(trace, value),
            )
            middle, center = (top + bottom) / 2, (left + right) / 2
            long = width(text, size)
            if long > right - left:
                canvas.upright(center, middle + long / 2, text, size=size)
                continue
            line_top = middle - lead(size) / 2
            canvas.text(center, line_top, [text], size=size, color=ink, align="center")


def _between(trace: Trace, value: float) -> str:
    """The colour of a value, on the straight way between the two of the scale."""
    (_, low), (_, high) = trace["colorscale"]
    part = (value - trace["zmin"]) / (trace["zmax"] - trace["zmin"])
    ends = zip(bytes.fromhex(low[1:]), bytes.fromhex(high[1:]), strict=True)
    return "#" + "".join(f"{round(a + part * (b - a)):02X}" for a, b in ends)


def _note(canvas: Canvas, plot: Plot, note: Mapping[str, Any]) -> None:
    """Words at a place of both axes; without a value, at zero."""
    lines = from_figure(note["text"])
    x = plot.across(note["x"]) + note.get("xshift", 0) * PX
    y = plot.down(0 if missing(note["y"]) else note["y"]) - note.get("yshift", 0) * PX
    high = len(lines) * lead(NORMAL)
    top = y - high if note.get("yanchor") == "bottom" else y - high / 2
    canvas.text(x, top, lines, size=NORMAL, align=note.get("xanchor", "center"))


def _beside(
    canvas: Canvas, plot: Plot, note: Mapping[str, Any], traces: Sequence[Trace]
) -> None:
    """The name of a line right of its end, and a thread of its colour between them.

    On the screen the tool tip says which line is which; paper has none.
    """
    lines = from_figure(note["text"])
    x = plot.left + note["x"] * (plot.right - plot.left)
    y = plot.down(note["y"])
    for trace in reversed(traces):
        if trace.get("name") == lines[0] and "line" in trace and trace["x"]:
            end = plot.across(trace["x"][-1]), plot.down(trace["y"][-1])
            color = trace["line"]["color"]
            canvas.line((end[0], x + 1), (end[1], y), color=color, width=0.8)
            break
    shift = note.get("xshift", 0) * PX
    canvas.text(x + shift, y - len(lines) * lead(NORMAL) / 2, lines, size=NORMAL)


_DRAW: Mapping[str, Callable[[Canvas, Plot, Trace], None]] = {
    "scatter": _scatter,
    "heatmap": _cells,
}
