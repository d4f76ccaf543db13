"""A picture that would lack something is none."""

import logging
import subprocess
import sys
from collections.abc import Callable

import plotly.graph_objects as go
import pytest

from tests import example
from tests.export import picture
from zr_dashboard.export import bild
from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.bild_page import drawn
from zr_dashboard.model.errors import FigureUnknownError
from zr_dashboard.model.selection import Selection
from zr_dashboard.store.store import Store

CHANGES: dict[str, Callable[[go.Figure], object]] = {
    "an unknown trace": lambda f: f.add_pie(values=[1]),
    "a second axis": lambda f: f.add_bar(x=[1], y=["a"], yaxis="y2"),
    "error bars": lambda f: f.update_traces(error_x={"array": [1]}),
    "see-through bars": lambda f: f.update_traces(opacity=0.5),
    "another hatch": lambda f: f.update_traces(marker_pattern_shape="x"),
    "bars with a foot": lambda f: f.update_traces(base=[5]),
    "text inside": lambda f: f.update_traces(textposition="inside"),
    "bars side by side": lambda f: f.add_bar(x=[1], y=["a"], marker={"color": "red"}),
    "a bar below zero": lambda f: f.update_traces(x=[-1, 1, 1, 1]),
    "a logarithm": lambda f: f.update_xaxes(type="log"),
    "a title of its own": lambda f: f.update_layout(title="Titel"),
    "a shape": lambda f: f.add_hline(y=1),
    "an image": lambda f: f.add_layout_image(source="x"),
    "an arrow": lambda f: f.add_annotation(x=1, y=1, text="da", showarrow=True),
    "foreign boundaries": lambda f: f.add_choropleth(
        geojson="/anders.geojson",
        locations=["1"],
        colorscale=[[0, "red"], [1, "red"]],
        marker={"line": {"color": "red", "width": 1}},
    ),
    "areas of many colours": lambda f: f.add_choropleth(
        geojson="/api/v1/grenzen/arl.geojson",
        locations=["lueneburg"],
        colorscale=[[0, "red"], [1, "blue"]],
        marker={"line": {"color": "red", "width": 1}},
    ),
}


@pytest.fixture(scope="module")
def store() -> Store:
    """`tests/example.sql`."""
    return example.store()


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_not_known_is_refused(
    store: Store, about: Angaben, change: Callable[[go.Figure], object]
) -> None:
    """A chart that learns something new gets no picture that silently lacks it."""
    figure = picture.ranking("hauptthema")(store, Selection(), "zuwendung_eur")
    drawn(figure, about)
    change(figure)

    with pytest.raises(FigureUnknownError, match="kein Bild"):
        drawn(figure, about)


def test_nobody_waits_for_matplotlib_who_asks_for_no_picture() -> None:
    """It takes longer to load than a page takes to answer."""
    code = "import sys, zr_dashboard.export.bild; print('matplotlib' in sys.modules)"
    done = subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "False"


def test_matplotlib_does_not_talk_about_its_folders() -> None:
    """Where its list of fonts cannot be kept, it would say so in every log."""
    assert logging.getLogger(bild.MATPLOTLIB).getEffectiveLevel() > logging.WARNING
