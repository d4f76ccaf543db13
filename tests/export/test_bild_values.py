"""What is drawn in a picture are the values of the figure, in its looks."""

import math

import plotly.graph_objects as go
import pytest
from matplotlib.colors import to_hex, to_rgba

from tests import example
from tests.export import picture
from tests.remembering import Remembering
from zr_dashboard.charts import heatmap, style
from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.bild_canvas import DPI, QUIET
from zr_dashboard.export.bild_page import drawn
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.queries import aufgliederung, regionen
from zr_dashboard.store.store import Store

UNKNOWN = Selection(gegenstand=Facet(chosen=("2.2",)))
AMOUNT = "zuwendung_eur"


@pytest.fixture(scope="module")
def store() -> Store:
    """`tests/example.sql`."""
    return example.store()


def _bars(figure: go.Figure) -> list[go.Bar]:
    return [trace for trace in figure.data if trace.type == "bar"]


def test_bars_are_as_long_as_their_values(
    public_store: Remembering, about: Angaben
) -> None:
    """From zero, in one measure, in the order of the figure."""
    figure = picture.ranking("landkreis")(public_store, Selection(), AMOUNT)
    values = [value for value in figure.data[0].x if not math.isnan(value)]
    drawn_bars = picture.boxes(drawn(figure, about))
    per_euro = drawn_bars[0].get_width() / values[0]

    assert [box.get_width() / per_euro for box in drawn_bars] == pytest.approx(values)
    assert len({round(box.get_x(), 6) for box in drawn_bars}) == 1
    tops = [box.get_y() for box in drawn_bars]
    assert tops == sorted(tops)


def test_columns_are_stacked_and_hatched_as_on_the_page(
    public_store: Remembering, about: Angaben
) -> None:
    """Heights are values, each begins where the one before ends, thin years hatch."""
    figure = picture.over_time(public_store, Selection(), AMOUNT)
    parts = [
        (x, y, bool(hatch), trace.marker.color)
        for trace in _bars(figure)
        for x, y, hatch in zip(
            trace.x, trace.y, trace.marker.pattern.shape, strict=True
        )
        if not math.isnan(y)
    ]
    found = picture.boxes(drawn(figure, about))[: len(parts)]
    per_euro = -found[0].get_height() / parts[0][1]

    feet: dict[float, float] = {}
    for (x, y, hatched, color), box in zip(parts, found, strict=True):
        assert abs(box.get_height()) / abs(per_euro) == pytest.approx(y, abs=0.01)
        assert bool(box.get_hatch()) == hatched
        assert box.get_facecolor() == to_rgba(color)
        top, bottom = sorted((box.get_y(), box.get_y() + box.get_height()))
        assert bottom == pytest.approx(feet.get(x, bottom))
        feet[x] = top
    assert any(hatched for _, _, hatched, _ in parts)


def test_hatching_and_dots_are_explained(
    public_store: Remembering, about: Angaben
) -> None:
    """On the page a note says it; a picture travels without the page."""
    for draw, word in (
        (picture.over_time, "schraffiert: öffentliche Quellen dünn"),
        (picture.cumulated("arl"), "gepunktet: öffentliche Quellen dünn"),
    ):
        figure = draw(public_store, Selection(), AMOUNT)
        assert word in picture.spoken(drawn(figure, about))
    good = picture.over_time(public_store, Selection(jahr_bis=2020), AMOUNT)
    assert "schraffiert" not in picture.spoken(drawn(good, about))


def test_lines_go_through_their_values(
    public_store: Remembering, about: Angaben
) -> None:
    """Each in its colour, at one measure from the zero line."""
    figure = picture.cumulated("arl")(public_store, Selection(), AMOUNT)
    sheet = drawn(figure, about)
    traces = [trace for trace in figure.data if len(trace.x) > 1]
    lines = [
        stroke
        for stroke in picture.strokes(sheet)
        if stroke.get_linewidth() > 1.5 and len(stroke.get_xdata()) > 2
    ]
    zero = next(
        float(stroke.get_ydata()[0])
        for stroke in picture.strokes(sheet)
        if stroke.get_color() == QUIET
    )

    assert len(lines) == len(traces)
    measures: list[float] = []
    for trace, line in zip(traces, lines, strict=True):
        assert to_hex(line.get_color()) == trace.line.color.lower()
        dotted = line.get_linestyle() not in ("-", "solid")
        assert dotted == (trace.line.dash == "dot")
        measures += [
            (zero - y) / value
            for y, value in zip(line.get_ydata(), trace.y, strict=True)
            if value
        ]
    assert measures == pytest.approx([measures[0]] * len(measures))


def test_every_line_is_named_at_its_end_and_bound_to_its_name(
    public_store: Remembering, about: Angaben
) -> None:
    """Names are pushed apart; a thread in the line's colour leads to each."""
    figure = picture.cumulated("arl")(public_store, Selection(), AMOUNT)
    sheet = drawn(figure, about)
    threads = [s for s in picture.strokes(sheet) if s.get_linewidth() == 0.8]

    assert {to_hex(s.get_color()).upper() for s in threads} == set(
        style.ARL_FARBE.values()
    )
    for note in figure.layout.annotations:
        assert set(note.text.split("<br>")) <= set(picture.texts(sheet))


@pytest.mark.parametrize("selection", [Selection(), UNKNOWN], ids=["all", "unknown"])
def test_what_is_written_on_the_page_is_written_in_the_picture(
    public_store: Remembering, about: Angaben, selection: Selection
) -> None:
    """Ticks, values, numbers of cells, notes and the legend, in their German form."""
    for draw in picture.CHARTS.values():
        figure = draw(public_store, selection, AMOUNT)
        words = picture.spoken(drawn(figure, about)).replace(" ", "")
        for text in _written(figure):
            assert text.replace("<br>", "").replace(" ", "") in words.replace(
                "-<br>", "-"
            )


def _written(figure: go.Figure) -> list[str]:
    """Single lines of all text of a figure."""
    rows = [
        trace.text
        for trace in figure.data
        if trace.type in ("bar", "scatter", "heatmap") and trace.text is not None
    ]
    texts = [
        cell
        for row in rows
        for part in row
        for cell in (part if isinstance(part, (list, tuple)) else [part])
    ]
    axes = [tick for axis in ("xaxis", "yaxis") for tick in _ticks(figure.layout[axis])]
    notes = [note.text for note in figure.layout.annotations]
    named = [t.name for t in figure.data if t.name and t.showlegend is not False]
    shown = named if figure.layout.showlegend is not False else []
    lines = [part for text in [*texts, *axes, *notes] for part in text.split("<br>")]
    return [*lines, *shown]


def _ticks(axis: go.layout.XAxis | go.layout.YAxis) -> list[str]:
    """Those within the range."""
    low, high = axis.range or (-math.inf, math.inf)
    ticks = zip(axis.tickvals or (), axis.ticktext or (), strict=True)
    return [text for value, text in ticks if low <= value <= high]


def test_a_cell_has_the_colour_of_its_number(
    public_store: Remembering, about: Angaben
) -> None:
    """Pairs without a case stay white, the largest number is the darkest."""
    figure = picture.crossed("jahr")(public_store, Selection(), AMOUNT)
    [trace] = figure.data
    numbers = [
        cell
        for row in trace.z
        for cell in row
        if cell is not None and not math.isnan(cell)
    ]
    found = picture.boxes(drawn(figure, about))
    by_number = sorted(zip(numbers, found, strict=True), key=lambda pair: pair[0])
    light = [sum(box.get_facecolor()[:3]) for _, box in by_number]

    assert light == sorted(light, reverse=True)
    assert to_hex(by_number[-1][1].get_facecolor()) == style.MITTEL.lower()


def test_a_number_that_is_wider_than_its_cell_stands_upright(
    public_store: Remembering, about: Angaben
) -> None:
    """Beside each other they would run into one."""
    frame = aufgliederung.nach(public_store, Selection(), "thema", "jahr")
    frame[AMOUNT] *= 10_000
    sheet = drawn(heatmap.crossed(frame, value=AMOUNT), about)
    upright = [a for a in picture.letters(sheet) if a.get_rotation()]

    assert len(upright) == len(picture.boxes(sheet))
    assert all(a.get_window_extent().width / DPI * 72 < 10 for a in upright)


@pytest.mark.parametrize("ebene", ["arl", "landkreis", "kommune"])
def test_every_area_is_in_the_picture_in_its_class(
    public_store: Remembering, about: Angaben, ebene: str
) -> None:
    """Nothing documented is white with an outline, unknown is grey with a dot."""
    figure = picture.areas(ebene)(public_store, Selection(), AMOUNT)
    expected = [
        trace.colorscale[0][1]
        for trace in figure.data
        if trace.type == "choropleth"
        for _ in trace.locations
    ]
    sheet = drawn(figure, about)
    outlines = picture.outlines(sheet)
    frame = regionen.gebiete(public_store, Selection(), ebene)
    dots = [s for s in picture.strokes(sheet) if s.get_marker() == "o"]

    assert [to_hex(a.get_facecolor()).upper() for a in outlines] == expected
    assert all(a.get_linewidth() > 0 for a in outlines)
    in_legend = int(frame[AMOUNT].isna().any())
    assert len(dots) == frame[AMOUNT].isna().sum() + in_legend
    assert "GeoBasis-DE / BKG (Daten verändert)" in picture.spoken(sheet)


def test_an_area_without_boundaries_is_told(store: Store, about: Angaben) -> None:
    """The example has a Samtgemeinde that nobody drew; it must not be lost silently."""
    figure = picture.areas("kommune")(store, Selection(), AMOUNT)

    words = picture.spoken(drawn(figure, about))

    assert "Gebiet ist nicht gezeichnet, weil die Grenze fehlt" in words


def test_lower_saxony_keeps_its_shape(
    public_store: Remembering, about: Angaben
) -> None:
    """Wider than high by 1.17 in nature, see `data/grenzen`; not squeezed."""
    figure = picture.areas("arl")(public_store, Selection(), AMOUNT)
    points = [
        point
        for area in picture.outlines(drawn(figure, about))
        for point in area.get_path().vertices
    ]
    xs, ys = zip(*points, strict=True)
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    degrees = 11.598 - 6.654, 53.892 - 51.295
    nature = degrees[0] * math.cos(math.radians(52.6)) / degrees[1]

    assert wide / high == pytest.approx(nature, rel=0.01)


def test_a_missing_amount_is_said_where_its_bar_would_be(
    store: Store, about: Angaben
) -> None:
    """An empty row would read as zero."""
    figure = picture.ranking("hauptthema")(store, UNKNOWN, AMOUNT)
    sheet = drawn(figure, about)

    assert not picture.boxes(sheet)
    assert "k.\N{NO-BREAK SPACE}A." in picture.texts(sheet)
