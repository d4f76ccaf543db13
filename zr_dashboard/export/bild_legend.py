"""The legend of a picture: which entries, their marks, and how they fill lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zr_dashboard.export.bild_canvas import INK, QUIET, WIDTH, Canvas
from zr_dashboard.export.bild_text import NORMAL, PX, clean, lead, widest, wrapped

_MARK, _GAP, _LEAST = 14.0, 12.0, 6.5
_THIN = "öffentliche Quellen dünn; ein Rückgang kann eine Lücke der Quellen sein"
"""What hatching and dots say, on every chart."""

DrawMark = Callable[[Canvas, float, float], None]
"""Draws the mark of an entry, centred at a place."""


@dataclass(frozen=True)
class Entry:
    """One entry: its words, and how its mark is drawn."""

    words: str
    mark: DrawMark


@dataclass(frozen=True)
class _Placed:
    mark: DrawMark
    lines: list[str]
    x: float
    top: float


class Legend:
    """Entries side by side, as many as a line holds, or each on a line of its own."""

    def __init__(
        self, entries: Sequence[Entry], margin: float, *, listed: bool = False
    ) -> None:
        self._placed: list[_Placed] = []
        room = WIDTH - 2 * margin
        x, top, below = margin, 0.0, 0.0
        for entry in entries:
            lines = wrapped(entry.words, NORMAL, room - _MARK)
            needed = _MARK + widest(lines, NORMAL)
            if x > margin and (listed or x + needed > margin + room):
                x, top = margin, below
            self._placed.append(_Placed(entry.mark, lines, x, top))
            x += needed + _GAP
            below = max(below, top + len(lines) * lead(NORMAL) + 1.5)
        self.height = below

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draw all entries from `top` down."""
        for placed in self._placed:
            y = top + placed.top
            placed.mark(canvas, placed.x + 5, y + 0.62 * NORMAL)
            canvas.text(placed.x + _MARK, y, placed.lines, size=NORMAL)


def entries(
    traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]
) -> list[Entry]:
    """The entries of a figure, and one for what hatching or dots say."""
    return [*_named(traces, layout), *_thin(traces)]


def _named(
    traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]
) -> Iterator[Entry]:
    """As Plotly does: not for a trace that is alone, nor where one says no."""
    if layout.get("showlegend") is False:
        return
    for trace in traces:
        alone = len(traces) == 1 and trace.get("showlegend") is not True
        if trace.get("showlegend") is not False and trace.get("name") and not alone:
            yield Entry(clean(trace["name"]), _mark_of(trace))


def _mark_of(trace: Mapping[str, Any]) -> DrawMark:
    marker = trace.get("marker", {})
    if trace["type"] == "bar":
        return _box(marker["color"])
    if "line" in trace:
        return _stroke(**trace["line"])
    line = marker.get("line", {})
    return lambda canvas, x, y: canvas.mark(
        x,
        y,
        symbol=marker.get("symbol", "circle"),
        size=max(_LEAST, marker["size"] * PX),
        fill=marker["color"],
        edge=line.get("color", "none"),
        edge_width=line.get("width", 0) * PX,
    )


def _box(fill: str, hatch: str | None = None) -> DrawMark:
    return lambda canvas, x, y: canvas.rectangle(
        (x - 4, y - 3.5, x + 5, y + 3.5), fill=fill, hatch=hatch, hatch_width=1.0
    )


def _stroke(color: str, width: float = 3, dash: str = "solid") -> DrawMark:
    return lambda canvas, x, y: canvas.line(
        (x - 5, x + 6), (y, y), color=color, width=width * PX, dash=dash
    )


def _thin(traces: Sequence[Mapping[str, Any]]) -> Iterator[Entry]:
    """Words that stand beneath the chart on the screen, where it hatches or dots."""
    shapes = [t["marker"].get("pattern", {}) for t in traces if t["type"] == "bar"]
    if any(any(shape.get("shape", "")) for shape in shapes):
        yield Entry(f"schraffiert: {_THIN}", _box(QUIET, hatch="white"))
    if any(t.get("line", {}).get("dash") == "dot" and t["x"] for t in traces):
        yield Entry(f"gepunktet: {_THIN}", _stroke(INK, dash="dot"))
