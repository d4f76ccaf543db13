"""Pictures of charts: PNG and SVG, drawn on the server, the same as on the screen.

Owns the functions that others call. Everything else is in `bild_page` and its
siblings, which load Matplotlib, and Matplotlib takes over half a second to load:
whoever asks for no picture does not wait for it.

A picture is 90 mm wide, a column of a newspaper, and as high as its content needs.
The smallest text has 6.6 pt there. The PNG has 600 dots per inch (2126 pixels), so
that twice the size still has 300. In the SVG all text is drawn as paths: it looks
the same everywhere, whatever fonts are there; for those who read it with the ear,
title and description stand in it as text.
"""

from __future__ import annotations

import logging

import plotly.graph_objects as go

from zr_dashboard.export.angaben import Angaben

MATPLOTLIB = "matplotlib"
"""Its log. It would report at length where it keeps its list of fonts, and nobody can
act on that; errors still come through."""

logging.getLogger(MATPLOTLIB).setLevel(logging.ERROR)


def to_png(figure: go.Figure, angaben: Angaben) -> bytes:
    """Draw a figure of `charts` as PNG, 2126 pixels wide, 600 dots per inch.

    Very high pictures, of some hundred bars, have half of both.

    Title, selection, source and Datenstand stand in the picture. The same figure and
    `angaben` give the same bytes.

    Raises:
        FigureUnknownError: the figure holds something that the picture would lack.
    """
    from zr_dashboard.export import bild_page  # noqa: PLC0415  loads Matplotlib

    return bild_page.png(figure, angaben)


def to_svg(figure: go.Figure, angaben: Angaben) -> bytes:
    """Draw a figure of `charts` as SVG, 90 mm wide, text as paths.

    Title, selection, source and Datenstand stand in the picture and, as text, in its
    `title` and `desc`. The same figure and `angaben` give the same bytes.

    Raises:
        FigureUnknownError: the figure holds something that the picture would lack.
    """
    from zr_dashboard.export import bild_page  # noqa: PLC0415  loads Matplotlib

    return bild_page.svg(figure, angaben)


def to_part(figure: go.Figure) -> tuple[str, str]:
    """Draw a figure and its legend as SVG, for a sheet that says all else itself.

    Title, selection, source and Datenstand do not stand in it. The same figure gives
    the same text.

    Returns:
        The SVG, 90 mm wide; and whose boundaries a map shows, empty for a chart.

    Raises:
        FigureUnknownError: the figure holds something that the picture would lack.
    """
    from zr_dashboard.export import bild_page  # noqa: PLC0415  loads Matplotlib

    return bild_page.part(figure)
