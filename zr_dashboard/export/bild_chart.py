"""A chart with two axes in a picture: its height, its margins, its axes drawn.

The marks themselves are `bild_traces`. Chart and map are alike: each has a `height`,
a `credit` and can draw itself from a `top` down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from zr_dashboard.export import bild_traces
from zr_dashboard.export.bild_axes import Axis, Trace, axis, is_horizontal
from zr_dashboard.export.bild_canvas import FAINT, INK, QUIET, WIDTH, Canvas
from zr_dashboard.export.bild_text import (
    NORMAL,
    PX,
    SMALL,
    from_figure,
    lead,
    widest,
    width,
    wrapped,
)
from zr_dashboard.export.bild_traces import Plot

_STANDING = 185.0
"""Height between the axes where values stand upright."""
_ROW, _ROW_AIR = 15.0, 3.0
"""Least height of a row of names, and what it has beyond its lines."""
_NAMES = 0.4
"""Names take at most that part of the width; longer ones break once more."""
_GAP = 5.0


class Chart:
    """A figure of two axes, measured."""

    credit = ""

    def __init__(
        self, traces: Sequence[Trace], layout: Mapping[str, Any], margin: float
    ) -> None:
        self._traces, self._layout, self._margin = traces, layout, margin
        self._x, self._y = (axis(layout, name, traces) for name in "xy")
        self._on_top = layout.get("xaxis", {}).get("side") == "top"
        self._names = self._row_names()
        self._left = margin + max(widest(n, NORMAL) for n in [[], *self._names]) + _GAP
        self._right = WIDTH - margin - self._room_right()
        self._heads, self._turned = self._tick_heads()
        self._head = self._heads_height() + self._title_height(self._x.title)
        self._above = (
            self._title_height(self._y.title)
            + (self._head if self._on_top else 0)
            + 2.0
        )
        self._inner = self._inner_height()
        self.height = (
            self._above + self._inner + (0 if self._on_top else self._head) + 2.0
        )

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draw axes, then marks, then the zero line above the feet of bars."""
        inner_top = top + self._above
        plot = Plot(
            self._left,
            inner_top,
            self._right,
            inner_top + self._inner,
            self._x,
            self._y,
        )
        self._grid(canvas, plot)
        self._titles(canvas, plot, top)
        self._label_rows(canvas, plot)
        self._label_columns(canvas, plot)
        bild_traces.draw(canvas, plot, self._traces, self._layout)
        self._zero(canvas, plot)

    # --- how much room everything needs -------------------------------------

    @property
    def _lying(self) -> bool:
        return any(is_horizontal(trace) for trace in self._traces)

    @property
    def _rows(self) -> bool:
        """Whether names stand at the left, one row each."""
        return self._lying or any(t["type"] == "heatmap" for t in self._traces)

    def _row_names(self) -> list[list[str]]:
        words = [
            word for name in self._y.words for line in name for word in line.split()
        ]
        least = widest(words, NORMAL)
        room = min(_NAMES * WIDTH, max(least, self._beside_cells()))
        return [
            [part for line in lines for part in wrapped(line, NORMAL, room)]
            for lines in self._y.words
        ]

    def _beside_cells(self) -> float:
        """What the numbers of a heat map leave for the names of its rows."""
        cells = (self._widest_cell() + 2 * PX + 1) * len(self._x.values)
        return WIDTH - 2 * self._margin - _GAP - cells

    def _widest_cell(self) -> float:
        """The widest number of a heat map; 0 for other charts."""
        return max(
            (
                widest(row, SMALL)
                for trace in self._traces
                if trace["type"] == "heatmap"
                for row in trace["text"]
            ),
            default=0.0,
        )

    def _room_right(self) -> float:
        """For what stands beyond the right edge: values of bars, names of lines."""
        notes = [
            widest(from_figure(note["text"]), NORMAL) + note.get("xshift", 0) * PX
            for note in self._layout.get("annotations", ())
            if note.get("xref") == "paper"
        ]
        values = [
            width(line, NORMAL) + 3
            for trace in self._traces
            if is_horizontal(trace)
            for text in trace.get("text", ())
            for line in from_figure(text)
        ]
        return max([*notes, *values], default=0.0)

    def _tick_heads(self) -> tuple[list[list[str]], bool]:
        """Words at the x axis; upright in one line where a column is too narrow."""
        rooms = self._tick_rooms()
        heads = [
            lines
            if widest(lines, SMALL) <= room
            else wrapped(" ".join(lines), SMALL, room)
            for lines, room in zip(self._x.words, rooms, strict=True)
        ]
        words = [" ".join(lines).split(" ") for lines in self._x.words]
        if all(
            widest(parts, SMALL) <= room
            for parts, room in zip(words, rooms, strict=True)
        ):
            return heads, False
        return [[" ".join(lines).replace("- ", "-")] for lines in self._x.words], True

    def _tick_rooms(self) -> list[float]:
        """How wide the words of each tick may be: as far as the nearest other tick."""
        whole = self._right - self._left
        places = [self._x.part(value) * whole for value in self._x.values]
        return [
            min(
                (abs(other - place) for other in places if other != place),
                default=whole,
            )
            - 1
            for place in places
        ]

    def _heads_height(self) -> float:
        if self._turned:
            return widest([head[0] for head in self._heads], SMALL) + _GAP
        lines = max((len(head) for head in self._heads), default=0)
        return lines * lead(SMALL) + 3

    @staticmethod
    def _title_height(title: str) -> float:
        return lead(SMALL) + 3 if title else 0.0

    def _inner_height(self) -> float:
        if not self._rows and self._y.high < self._y.low:
            return (self._y.low - self._y.high) * PX  # places counted in pixels
        if not self._rows:
            return _STANDING
        lines = max((len(name) for name in self._names), default=1)
        row = max(_ROW, lines * lead(NORMAL) + _ROW_AIR)
        cell = self._widest_cell()
        if cell > (self._right - self._left) / max(1, len(self._x.values)) - 2 * PX:
            row = max(row, cell + _ROW_AIR)  # it stands upright then
        return row * max(1.0, abs(self._y.high - self._y.low))

    # --- axes ----------------------------------------------------------------

    def _grid(self, canvas: Canvas, plot: Plot) -> None:
        for value in _inside(plot.x) if plot.x.grid else ():
            x = plot.across(value)
            canvas.line((x, x), (plot.top, plot.bottom), color=FAINT, width=0.5)
        for value in _inside(plot.y) if plot.y.grid else ():
            y = plot.down(value)
            canvas.line((plot.left, plot.right), (y, y), color=FAINT, width=0.5)

    def _zero(self, canvas: Canvas, plot: Plot) -> None:
        """The line that bars stand on."""
        if self._lying:
            x = plot.across(0)
            canvas.line((x, x), (plot.top, plot.bottom), color=QUIET, width=0.7)
        elif plot.y.grid:
            y = plot.down(0)
            canvas.line((plot.left, plot.right), (y, y), color=QUIET, width=0.7)

    def _titles(self, canvas: Canvas, plot: Plot, top: float) -> None:
        """Over the chart, where no reader has to turn the head."""
        write = {"size": SMALL, "color": QUIET}
        canvas.text(self._margin, top, [self._y.title], **write)  # type: ignore[arg-type]
        x_top = top if self._on_top else plot.bottom + self._heads_height()
        canvas.text(plot.left, x_top, [self._x.title], **write)  # type: ignore[arg-type]

    def _label_rows(self, canvas: Canvas, plot: Plot) -> None:
        for value, lines in zip(plot.y.values, self._names, strict=True):
            if not 0 <= plot.y.part(value) <= 1:
                continue
            top = plot.down(value) - len(lines) * lead(NORMAL) / 2
            canvas.text(plot.left - _GAP, top, lines, size=NORMAL, align="right")

    def _label_columns(self, canvas: Canvas, plot: Plot) -> None:
        for value, lines in zip(plot.x.values, self._heads, strict=True):
            if not 0 <= plot.x.part(value) <= 1:
                continue
            x, high = plot.across(value), len(lines) * lead(SMALL)
            if self._turned:
                canvas.upright(x, self._upright_from(plot), lines[0], size=SMALL)
            else:
                top = plot.top - high - 2 if self._on_top else plot.bottom + 2
                canvas.text(x, top, lines, size=SMALL, color=INK, align="center")

    def _upright_from(self, plot: Plot) -> float:
        if self._on_top:
            return plot.top - 3
        return plot.bottom + self._heads_height() - 2


def _inside(found: Axis) -> list[float]:
    return [value for value in found.values if 0 <= found.part(value) <= 1]
