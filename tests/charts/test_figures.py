"""Figures: what they show of a frame, and that none is drawn that misleads."""

import json
import math
from collections.abc import Callable
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import example as hypothesis_example
from hypothesis import given, settings
from hypothesis import strategies as st
from plotly.basedatatypes import BaseTraceType

from tests import example
from zr_dashboard.charts import bars, columns, heatmap, lines, style
from zr_dashboard.charts import map as maps
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.queries import aufgliederung, regionen, zeitverlauf
from zr_dashboard.store.store import Store

NOTHING = Selection(runde=Facet(chosen=("2",)), arl=Facet(chosen=("lueneburg",)))
UNKNOWN = Selection(gegenstand=Facet(chosen=("2.2",)))
"""Z4: a case, and no amount."""

Draw = Callable[[Store, Selection, str], go.Figure]


def _over_time(store: Store, selection: Selection, value: str) -> go.Figure:
    return columns.over_time(
        zeitverlauf.verlauf(store, selection, "jahr", "arl"),
        zeitverlauf.verlauf(store, selection, "jahr"),
        value=value,
        events=zeitverlauf.ereignisse(store, selection),
    )


def _cumulated(store: Store, selection: Selection, value: str) -> go.Figure:
    return lines.cumulated(
        zeitverlauf.kumuliert(store, selection, "jahr", "arl"), value=value
    )


def _bars(store: Store, selection: Selection, value: str) -> go.Figure:
    frame = aufgliederung.nach(store, selection, "hauptthema")
    return bars.horizontal(frame, value=value, label="gruppe")


def _crossed(store: Store, selection: Selection, value: str) -> go.Figure:
    return heatmap.crossed(
        aufgliederung.nach(store, selection, "thema", "jahr"), value=value
    )


def _map(ebene: str) -> Draw:
    def draw(store: Store, selection: Selection, value: str) -> go.Figure:
        return maps.areas(
            regionen.gebiete(store, selection, ebene), value=value, ebene=ebene
        )

    return draw


CHARTS: dict[str, Draw] = {
    "over time": _over_time,
    "cumulated": _cumulated,
    "bars": _bars,
    "crossed": _crossed,
    "map of ArL": _map("arl"),
    "map of Landkreise": _map("landkreis"),
    "map of Kommunen": _map("kommune"),
}
MAPS = [name for name in CHARTS if name.startswith("map")]


def _mode(trace: BaseTraceType) -> str:
    return str(getattr(trace, "mode", ""))


@pytest.fixture(scope="module")
def store() -> Store:
    """`tests/example.sql`."""
    return example.store()


@pytest.mark.parametrize("value", ["zuwendung_eur", "anzahl_foerderfaelle"])
@pytest.mark.parametrize(
    "selection", [Selection(), NOTHING, UNKNOWN], ids=["all", "none", "unknown"]
)
@pytest.mark.parametrize("name", CHARTS)
def test_every_frame_can_be_drawn(
    store: Store, name: str, selection: Selection, value: str
) -> None:
    """No case, or no known amount, is an answer and no error."""
    CHARTS[name](store, selection, value).to_json()


@pytest.mark.parametrize("name", CHARTS)
def test_plotly_knows_everything_that_is_drawn(store: Store, name: str) -> None:
    """Nothing is checked while a reader waits: a wrong name would only be missing."""
    figure = CHARTS[name](store, Selection(), "zuwendung_eur")

    checked = go.Figure(figure.to_dict())

    assert json.loads(checked.to_json()) == json.loads(figure.to_json())


@pytest.mark.parametrize("name", ["over time", "bars"])
@pytest.mark.parametrize("selection", [Selection(), UNKNOWN], ids=["all", "unknown"])
def test_bars_begin_at_zero(store: Store, name: str, selection: Selection) -> None:
    """A cut axis makes a small difference large."""
    figure = CHARTS[name](store, selection, "zuwendung_eur")
    axis = figure.layout.yaxis if name == "over time" else figure.layout.xaxis

    assert axis.range[0] <= 0 < axis.range[1]
    assert axis.tickvals[0] == 0
    assert axis.type in (None, "linear")
    assert all(trace.base is None for trace in figure.data if trace.type == "bar")


@pytest.mark.parametrize("name", ["over time", "bars"])
def test_no_value_is_cut_off(store: Store, name: str) -> None:
    """The axis reaches up to the largest value."""
    figure = CHARTS[name](store, Selection(), "zuwendung_eur")
    axis = figure.layout.yaxis if name == "over time" else figure.layout.xaxis

    assert axis.range[1] >= 800.50


def test_bars_are_the_rows_of_the_frame(store: Store) -> None:
    """In their order, with their value written at their end."""
    [bar] = _bars(store, Selection(), "zuwendung_eur").data

    assert list(bar.x) == [800.50, 500, 200, 50]
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in bar.text] == [
        "801 €",
        "500 €",
        "200 €",
        "50 €",
    ]


def test_columns_add_up_to_what_stands_above_them(store: Store) -> None:
    """2021: 200 in Braunschweig and 400 in Weser-Ems are 600."""
    figure = _over_time(store, Selection(), "zuwendung_eur")
    parts = [trace for trace in figure.data if trace.type == "bar"]
    [above] = [trace for trace in figure.data if _mode(trace) == "text"]

    stacked = pd.DataFrame([list(trace.y) for trace in parts]).sum().tolist()
    assert stacked == list(above.y) == [100, 0, 600, 800.50, 50]
    assert figure.layout.barmode == "stack"


def test_thin_years_are_hatched_and_only_those(store: Store) -> None:
    """A reader must not see a decline that is only a gap in the sources."""
    figure = _over_time(store, Selection(), "zuwendung_eur")

    for trace in figure.data:
        if trace.type == "bar":
            hatched = [
                x
                for x, shape in zip(trace.x, trace.marker.pattern.shape, strict=True)
                if shape
            ]
            assert hatched == [2022]


def test_thin_years_are_dotted_in_a_line(store: Store) -> None:
    """From the last good point on, so that the line holds together."""
    frame = zeitverlauf.kumuliert(store, Selection(), "jahr")
    solid, dotted = lines.cumulated(frame, value="zuwendung_eur").data

    assert (solid.line.dash, list(solid.y)) == ("solid", [100, 100, 700])
    assert (dotted.line.dash, list(dotted.y)) == ("dot", [700, 1500.50])


def test_events_outside_the_axis_are_left_out(store: Store) -> None:
    """An event of 2019 has no place in a chart that begins in 2021."""
    events = zeitverlauf.ereignisse(store, Selection())
    later = Selection(jahr_von=2021)
    figure = columns.over_time(
        zeitverlauf.verlauf(store, later, "jahr"),
        zeitverlauf.verlauf(store, later, "jahr"),
        value="zuwendung_eur",
        events=events,
    )

    assert [trace.name for trace in figure.data if _mode(trace) == "markers"] == [
        "Konferenz"
    ]


@pytest.mark.parametrize(
    "value", ["zuwendung_eur", "anzahl_foerderfaelle", "zuwendung_je_1000_eur"]
)
@pytest.mark.parametrize(
    "selection", [Selection(), NOTHING, UNKNOWN], ids=["all", "none", "unknown"]
)
@pytest.mark.parametrize("name", MAPS)
def test_a_map_never_begins_with_a_choropleth(
    store: Store, name: str, selection: Selection, value: str
) -> None:
    """Plotly would ask a foreign host for a world map then."""
    figure = CHARTS[name](store, selection, value)

    assert figure.data[0].type == "scattergeo"
    for trace in figure.data:
        if trace.type == "choropleth":
            assert trace.geojson.startswith("/api/v1/grenzen/")


@pytest.mark.parametrize("ebene", ["arl", "landkreis", "kommune"])
def test_every_area_is_drawn_once(store: Store, ebene: str) -> None:
    """White, grey or in one class: no area is missing and none lies over another."""
    for selection in (Selection(), UNKNOWN, NOTHING, Selection(jahr_bis=2019)):
        frame = regionen.gebiete(store, selection, ebene)
        drawn = [
            location
            for trace in maps.areas(frame, value="zuwendung_eur", ebene=ebene).data
            if trace.type == "choropleth" and trace.hoverinfo != "skip"
            for location in trace.locations
        ]
        assert sorted(drawn) == sorted(frame["gebiet_schluessel"])


def test_nothing_and_unknown_are_not_the_lowest_class(store: Store) -> None:
    """Z4: Bad Essen is grey with a dot, the other Kommunen are white."""
    frame = regionen.gebiete(store, UNKNOWN, "kommune")
    figure = maps.areas(frame, value="zuwendung_eur", ebene="kommune")
    named = {trace.name for trace in figure.data if trace.name}

    assert named == {"keine Angabe", "keine dokumentierte Förderung"}
    assert list(figure.data[0].lon) == [8.3]
    used = {
        trace.colorscale[0][1] for trace in figure.data if trace.type == "choropleth"
    }
    assert not used & set(style.STUFEN)


VALUES = st.lists(
    st.integers(1, 2_000_000_000).map(lambda cents: cents / 100)
    | st.integers(1, 120).map(float)
    | st.floats(1e-6, 1.0),
    max_size=60,
)
"""Euro with cents, numbers of cases, shares."""


@given(values=VALUES)
@hypothesis_example(values=[2.0, math.nextafter(2.0, 3.0)])
@settings(deadline=None, max_examples=200)
def test_every_value_lies_in_exactly_one_class(values: list[float]) -> None:
    """Lower limit exclusive, upper inclusive, as the legend says."""
    limits = maps.class_limits(values)

    assert limits[0] == 0
    assert all(low < high for low, high in pairwise(limits))
    assert 1 <= len(limits) - 1 <= 5
    for value in values:
        assert sum(low < value <= high for low, high in pairwise(limits)) == 1


@given(values=st.lists(st.integers(1, 2_000_000).map(float), min_size=1, max_size=60))
@settings(deadline=None, max_examples=100)
def test_class_limits_are_round(values: list[float]) -> None:
    """At most two digits, so that a reader can keep them in mind; no class is empty."""
    limits = maps.class_limits(values)

    assert all(len(f"{limit:.0f}".rstrip("0")) <= 2 for limit in limits)
    assert all(any(low < v <= high for v in values) for low, high in pairwise(limits))


@given(
    maximum=st.just(0.0) | st.floats(0.01, 1e9),
    value=st.sampled_from(
        ["zuwendung_eur", "anzahl_foerderfaelle", "zuwendung_anteil"]
    ),
)
@settings(deadline=None, max_examples=150)
def test_ticks_are_few_begin_at_zero_and_differ(maximum: float, value: str) -> None:
    """Two ticks of one name would be an axis that stands still."""
    ticks = style.ticks(
        maximum if value != "zuwendung_anteil" else maximum / 1e9, value
    )

    assert ticks["tickvals"][0] == 0
    assert 1 <= len(ticks["tickvals"]) <= 7
    if maximum >= 1:
        assert value == "zuwendung_anteil" or len(set(ticks["ticktext"])) == len(
            ticks["ticktext"]
        )


@pytest.mark.parametrize(
    "name",
    [
        "Innenstadt & Ortskern",
        "Ein",
        "Samtgemeinde Lutter am Barenberge",
        "Ohneleerzeichenabersehrsehrlang",
    ],
)
def test_a_wrapped_name_keeps_its_letters(name: str) -> None:
    """Broken once at a blank, nothing is lost."""
    assert bars.wrapped(name).replace("<br>", " ") == name
