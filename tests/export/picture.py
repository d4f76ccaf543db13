"""What tests of pictures share: figures of real frames, and readers of pictures."""

import io
import struct
from collections.abc import Callable
from xml.etree import ElementTree as ET

import plotly.graph_objects as go
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.text import Text

from zr_dashboard.charts import bars, columns, heatmap, lines, netz
from zr_dashboard.charts import map as maps
from zr_dashboard.export.bild_canvas import DPI
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import aufgliederung, kooperationen, regionen, zeitverlauf
from zr_dashboard.store.store import Store

Draw = Callable[[Store, Selection, str], go.Figure]


def over_time(store: Store, selection: Selection, value: str) -> go.Figure:
    """Columns by year, stacked by ArL, with events."""
    return columns.over_time(
        zeitverlauf.verlauf(store, selection, "jahr", "arl"),
        zeitverlauf.verlauf(store, selection, "jahr"),
        value=value,
        events=zeitverlauf.ereignisse(store, selection),
    )


def rounds(store: Store, selection: Selection, value: str) -> go.Figure:
    """Columns by Runde, not stacked."""
    total = zeitverlauf.verlauf(store, selection, "runde")
    return columns.over_time(total, total, value=value)


def cumulated(part: str) -> Draw:
    """Lines by year, one or one per part."""

    def draw(store: Store, selection: Selection, value: str) -> go.Figure:
        frame = zeitverlauf.kumuliert(store, selection, "jahr", part)
        return lines.cumulated(frame, value=value)

    return draw


def ranking(nach: str) -> Draw:
    """Bars, all rows."""

    def draw(store: Store, selection: Selection, value: str) -> go.Figure:
        frame = aufgliederung.nach(store, selection, nach)
        return bars.horizontal(frame, value=value, label="gruppe")

    return draw


def crossed(und: str) -> Draw:
    """Themes as rows of a heat map."""

    def draw(store: Store, selection: Selection, value: str) -> go.Figure:
        frame = aufgliederung.nach(store, selection, "thema", und)
        return heatmap.crossed(frame, value=value)

    return draw


def areas(ebene: str) -> Draw:
    """A map."""

    def draw(store: Store, selection: Selection, value: str) -> go.Figure:
        frame = regionen.gebiete(store, selection, ebene)
        return maps.areas(frame, value=value, ebene=ebene)

    return draw


def network(store: Store, selection: Selection, _value: str) -> go.Figure:
    """Who acts together; it has no amounts."""
    return netz.network(kooperationen.paare(store, selection, 99))


CHARTS: dict[str, Draw] = {
    "over time": over_time,
    "rounds": rounds,
    "line": cumulated(""),
    "lines, named at their ends": cumulated("arl"),
    "lines, with a legend": cumulated("hauptthema"),
    "bars": ranking("landkreis"),
    "crossed with years": crossed("jahr"),
    "crossed with names": crossed("arl"),
    "map of ArL": areas("arl"),
    "map of Landkreise": areas("landkreis"),
    "map of Kommunen": areas("kommune"),
    "network": network,
}
"""Every kind of chart, in every form that is drawn differently."""


def png_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels, from the header."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def elements(svg: bytes, name: str) -> list[ET.Element]:
    """All elements of a name; the whole must be well-formed."""
    root = ET.parse(io.BytesIO(svg)).getroot()  # noqa: S314  made by ourselves
    return root.findall(f".//{{http://www.w3.org/2000/svg}}{name}")


def texts(drawn: Figure) -> list[str]:
    """Every line of text, in the order of drawing."""
    return [a.get_text() for a in drawn.artists if isinstance(a, Text)]


def boxes(drawn: Figure) -> list[Rectangle]:
    """Bars, cells and marks of the legend; not the white behind a text."""
    found = [a for a in drawn.artists if isinstance(a, Rectangle)]
    return [box for box in found if box.get_facecolor() != (1, 1, 1, 1)]


def strokes(drawn: Figure) -> list[Line2D]:
    """Lines and marks."""
    return [a for a in drawn.artists if isinstance(a, Line2D)]


def outlines(drawn: Figure) -> list[PathPatch]:
    """Areas of a map."""
    return [a for a in drawn.artists if isinstance(a, PathPatch)]


def spoken(drawn: Figure) -> str:
    """All text as one line, whatever its breaks."""
    return " ".join(texts(drawn))


def letters(drawn: Figure) -> list[Text]:
    """Every line of text, as it is drawn."""
    return [a for a in drawn.artists if isinstance(a, Text) and a.get_text()]


def reach(text: Text) -> tuple[float, float]:
    """Left and right end of a line of text, in points."""
    box = text.get_window_extent()
    return float(box.x0) / DPI * 72, float(box.x1) / DPI * 72
