"""The sheet a picture is drawn on: text, rectangles, lines, marks, areas.

Alone draws with Matplotlib, by its objects and never by pyplot. Places and lengths
are points from the top left corner, downwards; what comes later lies above.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from zr_dashboard.export.bild_text import PX, font, lead, widest

PIXELS = 2126
DPI = 600
WIDTH = PIXELS / DPI * 72
"""90 mm."""

INK, QUIET, FAINT = "#14202B", "#4A5561", "#DDE1E6"
"""Text; text of the foot; grid lines."""

SYMBOLS = {
    "circle": ("o", 1.0),
    "square": ("s", 1.0),
    "square-dot": ("s", 1.0),
    "diamond": ("D", 0.9),
    "triangle-down": ("v", 1.1),
    "cross": ("P", 1.1),
    "star": ("*", 1.4),
}
"""Marks of Plotly: those of Matplotlib, and how much larger to draw them."""

DASHES: dict[str, Any] = {"solid": "solid", "dot": (0, (1.0, 1.0))}
"""Lines of Plotly: those of Matplotlib."""

# For the process, once: nobody else draws with Matplotlib here.
mpl.rcParams["text.parse_math"] = False  # a `$` is a dollar
mpl.rcParams["svg.fonttype"] = "path"
mpl.rcParams["svg.hashsalt"] = "zukunftsraeume"  # the same names in every SVG


class Canvas:
    """A white sheet of the width of a picture."""

    def __init__(self, height: float) -> None:
        self.figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=DPI)
        self.figure.set_facecolor("white")
        FigureCanvasAgg(self.figure)
        flip = Affine2D().scale(1 / 72, -1 / 72).translate(0, height / 72)
        self._points = flip + self.figure.dpi_scale_trans

    def text(
        self,
        x: float,
        top: float,
        lines: Sequence[str],
        *,
        size: float,
        bold: bool = False,
        color: str = INK,
        align: Literal["left", "center", "right"] = "left",
        over_grid: bool = False,
    ) -> None:
        """Write lines from `top` down, aligned at `x`; no grid line runs through."""
        if over_grid:
            broad = widest(list(lines), size)
            left = x - broad * {"left": 0.0, "center": 0.5, "right": 1.0}[align]
            bottom = top + len(lines) * lead(size) - 0.2 * size
            self.rectangle((left, top, left + broad, bottom), fill="white")
        for number, line in enumerate(lines):
            y = top + number * lead(size) + 0.93 * size
            self._write(x, y, line, size, bold=bold, color=color, align=align)

    def upright(self, x: float, bottom: float, line: str, *, size: float) -> None:
        """Write a line from below upwards, around `x`."""
        self._write(x + 0.36 * size, bottom, line, size, angle=90)

    def _write(
        self,
        x: float,
        y: float,
        line: str,
        size: float,
        *,
        bold: bool = False,
        color: str = INK,
        align: Literal["left", "center", "right"] = "left",
        angle: float = 0,
    ) -> None:
        properties = font(bold=bold).copy()
        properties.set_size(size)
        self._add(
            Text(
                x,
                y,
                line,
                color=color,
                fontproperties=properties,
                horizontalalignment=align,
                verticalalignment="baseline",
                rotation=angle,
                rotation_mode="anchor",
            )
        )

    def rectangle(
        self,
        corners: tuple[float, float, float, float],
        *,
        fill: str,
        edge: str | None = None,
        edge_width: float = 0.0,
        hatch: str | None = None,
        hatch_width: float = 0.0,
    ) -> None:
        """Fill between left, top, right and bottom; hatch in the colour `hatch`."""
        left, top, right, bottom = corners
        patch = Rectangle(
            (left, top),
            right - left,
            bottom - top,
            facecolor=fill,
            edgecolor=edge or "none",
            linewidth=edge_width,
        )
        if hatch:
            # Three lines per cell: about as close together as on the screen.
            patch.set_hatch("///")
            patch.set_hatchcolor(hatch)
            patch.set_hatch_linewidth(hatch_width)
        self._add(patch)

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        *,
        color: str,
        width: float,
        dash: str = "solid",
    ) -> None:
        """Draw a line through places; NaN interrupts it."""
        style = DASHES[dash]
        self._add(
            Line2D(
                xs,
                ys,
                color=color,
                linewidth=width,
                linestyle=style,
                solid_capstyle="butt",
            )
        )

    def mark(
        self,
        x: float,
        y: float,
        *,
        symbol: str,
        size: float,
        fill: str,
        edge: str = "none",
        edge_width: float = 0.0,
    ) -> None:
        """Draw one of `SYMBOLS`."""
        marker, larger = SYMBOLS[symbol]
        self._add(
            Line2D(
                [x],
                [y],
                linestyle="none",
                marker=marker,
                markersize=size * larger,
                markerfacecolor=fill,
                markeredgecolor=edge,
                markeredgewidth=edge_width,
            )
        )
        if symbol == "square-dot":
            self.mark(x, y, symbol="circle", size=4 * PX, fill=QUIET)

    def area(self, outline: Path, *, fill: str, edge: str, edge_width: float) -> None:
        """Fill an outline, holes left open."""
        self._add(
            PathPatch(
                outline,
                facecolor=fill,
                edgecolor=edge,
                linewidth=edge_width,
                joinstyle="round",
            )
        )

    def _add(self, artist: Artist) -> None:
        artist.set_transform(self._points)
        artist.set_zorder(0)  # the order of drawing is the order of calls
        self.figure.add_artist(artist)
