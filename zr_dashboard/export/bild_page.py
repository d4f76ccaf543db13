"""The page of a picture: title, selection, chart, legend, foot, one below the other.

Owns their order, the height of the whole and the two file formats.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, Protocol
from xml.sax.saxutils import escape

import plotly.graph_objects as go
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from zr_dashboard.export import bild_known, bild_legend
from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.bild_canvas import FAINT, INK, QUIET, WIDTH, Canvas
from zr_dashboard.export.bild_chart import Chart
from zr_dashboard.export.bild_legend import Legend
from zr_dashboard.export.bild_map import Map, is_map
from zr_dashboard.export.bild_text import LARGE, NORMAL, SMALL, clean, lead, wrapped
from zr_dashboard.formatting import german
from zr_dashboard.model.programm import PROGRAMM

MONITOR = "Zukunftsräume-Monitor"
_MARGIN = 6.0
_AIR = 5.0
_HIGHEST_PART = 225.0
"""Points. The map of the Land just reaches it; a narrow Landkreis would go on."""

_MOST_PIXELS = 16_000
"""Higher pictures, of some hundred bars, get half the dots: 136 MB are enough."""

_one_at_a_time = Lock()
"""Matplotlib promises nothing to threads, and downloads run in some."""


class Block(Protocol):
    """A part of the page."""

    @property
    def height(self) -> float:
        """In points."""

    def draw(self, canvas: Canvas, top: float) -> None:
        """Draw itself from `top` down."""


@dataclass(frozen=True)
class _Words:
    """A paragraph over the whole width."""

    text: str
    size: float = NORMAL
    bold: bool = False
    color: str = INK

    @property
    def _lines(self) -> list[str]:
        room = WIDTH - 2 * _MARGIN
        return wrapped(self.text, self.size, room, bold=self.bold)

    @property
    def height(self) -> float:
        return len(self._lines) * lead(self.size)

    def draw(self, canvas: Canvas, top: float) -> None:
        canvas.text(
            _MARGIN,
            top,
            self._lines,
            size=self.size,
            bold=self.bold,
            color=self.color,
        )


class _Rule:
    """A faint line between chart and foot."""

    height = 2.0

    def draw(self, canvas: Canvas, top: float) -> None:
        canvas.line((_MARGIN, WIDTH - _MARGIN), (top, top), color=FAINT, width=0.7)


def png(figure: go.Figure, angaben: Angaben) -> bytes:
    """The picture as PNG, see `bild.to_png`."""
    about = {
        "Title": clean(angaben.titel),
        "Description": description(angaben),
        "Source": clean(f"{angaben.bezeichnung}: {angaben.grundlage}"),
        "Software": MONITOR,
        "Creation Time": angaben.erzeugt.isoformat(),
    }
    target = io.BytesIO()
    with _one_at_a_time:
        sheet = drawn(figure, angaben)
        while sheet.get_figheight() * sheet.dpi > _MOST_PIXELS:
            sheet.dpi /= 2
        canvas: Any = FigureCanvasAgg(sheet)
        canvas.print_png(target, metadata=about)
    return target.getvalue()


def svg(figure: go.Figure, angaben: Angaben) -> bytes:
    """The picture as SVG, see `bild.to_svg`."""
    about = {
        "Title": clean(angaben.titel),
        "Creator": MONITOR,
        "Language": "de",
        "Date": angaben.erzeugt.isoformat(),
    }
    target = io.StringIO()
    with _one_at_a_time:
        canvas: Any = FigureCanvasSVG(drawn(figure, angaben))
        canvas.print_svg(target, metadata=about)
    return _readable(target.getvalue(), description(angaben)).encode()


def part(figure: go.Figure) -> tuple[str, str]:
    """A figure and its legend alone, see `bild.to_part`."""
    chart, legend = _parts(figure, highest=_HIGHEST_PART)
    target = io.StringIO()
    with _one_at_a_time:
        canvas: Any = FigureCanvasSVG(_stacked([chart, *legend]))
        canvas.print_svg(target, metadata={"Date": None})
    return target.getvalue(), chart.credit


def drawn(figure: go.Figure, angaben: Angaben) -> Figure:
    """The picture as a figure of Matplotlib, drawn but not yet written."""
    return _stacked(_blocks(figure, angaben))


def _stacked(blocks: Sequence[Block]) -> Figure:
    """Blocks on a sheet of their height, one below the other."""
    height = 2 * _MARGIN + sum(b.height for b in blocks) + _AIR * (len(blocks) - 1)
    canvas, top = Canvas(height), _MARGIN
    for block in blocks:
        block.draw(canvas, top)
        top += block.height + _AIR
    return canvas.figure


def description(angaben: Angaben) -> str:
    """What the foot and the selection say, for those who cannot see the picture."""
    return clean(f"{_selection(angaben)}. {_foot(angaben, '')}. {angaben.link}".strip())


def _blocks(figure: go.Figure, angaben: Angaben) -> Sequence[Block]:
    chart, legend = _parts(figure)
    return [
        _Words(angaben.titel, LARGE, bold=True),
        _Words(_selection(angaben)),
        chart,
        *legend,
        _Rule(),
        _Words(_foot(angaben, chart.credit), SMALL, color=QUIET),
        _Words(f"{MONITOR} · {PROGRAMM}", SMALL, bold=True, color=QUIET),
    ]


def _parts(
    figure: go.Figure, highest: float = math.inf
) -> tuple[Chart | Map, Sequence[Block]]:
    """The chart, and its legend if it has one; a map no higher than `highest`."""
    traces, layout = bild_known.traces(figure), bild_known.layout(figure)
    chart = (
        Map(traces, _MARGIN, highest)
        if is_map(traces)
        else Chart(traces, layout, _MARGIN)
    )
    entries = bild_legend.entries(traces, layout)
    legend = Legend(entries, _MARGIN, listed=is_map(traces))
    return chart, [legend] if legend.height else []


def _selection(angaben: Angaben) -> str:
    cases = f"{angaben.faelle_ausgewaehlt} von {angaben.faelle_gesamt} Förderfällen"
    return f"{angaben.auswahl.rstrip('.')} · {cases}"


def _foot(angaben: Angaben, credit: str) -> str:
    parts = (
        f"Datenstand {german.datum(angaben.stand)}",
        f"Quelle: {angaben.bezeichnung}: {angaben.grundlage}",
        angaben.vollstaendigkeit.rstrip("."),
        credit,
    )
    return " · ".join(part for part in parts if part)


def _readable(written: str, words: str) -> str:
    """Add what a screen reader says, drop what would name a file on another host."""
    start, root = written.index("<!DOCTYPE"), written.index("<svg ")
    head, body = written[:start], written[root + len("<svg ") :]
    told = body.replace("</title>", f"</title>\n <desc>{escape(words)}</desc>", 1)
    return f'{head}<svg role="img" xml:lang="de" {told}'
