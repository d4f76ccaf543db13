"""A picture shows what the page shows, and says in itself what it is."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import plotly.graph_objects as go
import pytest

from tests import example
from tests.export import picture
from tests.remembering import Remembering
from zr_dashboard.charts import bars
from zr_dashboard.export import bild
from zr_dashboard.export.angaben import PROGRAMM, Angaben
from zr_dashboard.export.bild_canvas import DPI, PIXELS, WIDTH
from zr_dashboard.export.bild_page import drawn
from zr_dashboard.export.bild_text import width
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.queries import aufgliederung
from zr_dashboard.store.store import Store

NOTHING = Selection(runde=Facet(chosen=("2",)), arl=Facet(chosen=("lueneburg",)))
UNKNOWN = Selection(gegenstand=Facet(chosen=("2.2",)))
HOSTILE = 'a $x$ & $\\frac{1}{2}$ <b>fett</b> ]]> --> "\x00\x1b" \N{HAMMER} 漢'
SMALLEST = 6.5
"""In points, at the width of a newspaper's column."""


@pytest.fixture(scope="module")
def store() -> Store:
    """`tests/example.sql`."""
    return example.store()


@pytest.fixture(scope="module")
def small(store: Store) -> go.Figure:
    """A figure that is drawn quickly."""
    return picture.ranking("hauptthema")(store, Selection(), "zuwendung_eur")


@pytest.mark.parametrize("name", picture.CHARTS)
def test_every_chart_of_the_public_data_has_its_picture(
    public_store: Remembering, about: Angaben, name: str
) -> None:
    """As SVG and, in the same moment, as figure that a PNG is written from."""
    figure = picture.CHARTS[name](public_store, Selection(), "zuwendung_eur")
    [title] = picture.elements(bild.to_svg(figure, about), "title")

    assert title.text == about.titel


@pytest.mark.parametrize(
    ("selection", "value"),
    [
        (Selection(), "anzahl_foerderfaelle"),
        (NOTHING, "zuwendung_eur"),
        (UNKNOWN, "zuwendung_eur"),
    ],
    ids=["all", "none", "unknown"],
)
@pytest.mark.parametrize("name", picture.CHARTS)
def test_every_figure_can_be_drawn(
    store: Store, about: Angaben, name: str, selection: Selection, value: str
) -> None:
    """No case, or no known amount, is an answer and no error."""
    drawn(picture.CHARTS[name](store, selection, value), about)


@pytest.mark.parametrize("name", picture.CHARTS)
def test_all_text_is_legible_and_inside(
    public_store: Remembering, about: Angaben, name: str
) -> None:
    """At 90 mm no letter is below 6.5 pt, and none begins or ends off the sheet."""
    figure = picture.CHARTS[name](public_store, Selection(), "zuwendung_eur")

    for artist in picture.letters(drawn(figure, about)):
        assert artist.get_fontsize() >= SMALLEST
        if not artist.get_rotation():
            left, right = picture.reach(artist)
            assert left >= 0
            assert right <= WIDTH


def test_a_png_is_a_column_wide_at_600_dots_per_inch(
    small: go.Figure, about: Angaben
) -> None:
    """90 mm as it is; 180 mm at the 300 dots per inch that printers ask for."""
    data = bild.to_png(small, about)

    assert picture.png_size(data)[0] == PIXELS
    assert f"{PIXELS / DPI * 25.4:.0f}" == "90"
    assert b"Zuwendungen nach Jahr" in data  # the title, as metadata


def test_a_very_high_png_has_half_the_dots(store: Store, about: Angaben) -> None:
    """All Kommunen as bars would fill the memory of the server."""
    frame = aufgliederung.nach(store, Selection(), "hauptthema")
    many = frame.loc[[frame.index[0]] * 150]
    figure = bars.horizontal(many, value="zuwendung_eur", label="gruppe")
    wide, high = picture.png_size(bild.to_png(figure, about))

    assert wide == PIXELS // 2
    assert 8_000 < high < 16_000


def test_the_picture_says_what_it_is(small: go.Figure, about: Angaben) -> None:
    """Whoever finds it in three years knows what, of what, from whom, as of when."""
    words = picture.spoken(drawn(small, about))

    for said in (
        about.titel,
        f"{about.auswahl} · 2 von 3 Förderfällen",
        "Datenstand 22.11.2026",
        "Quelle: Testdaten: erfunden",
        about.vollstaendigkeit,
        "Zukunftsräume-Monitor",
        PROGRAMM,
    ):
        assert said in words


def test_an_svg_is_told_to_those_who_cannot_see_it(
    small: go.Figure, about: Angaben
) -> None:
    """Its letters are paths; title and description are text."""
    svg = bild.to_svg(small, about)
    [title], [told] = (picture.elements(svg, name) for name in ("title", "desc"))

    assert title.text == about.titel
    assert told.text
    for said in (about.auswahl, "Datenstand 22.11.2026", "Testdaten", about.link):
        assert said in told.text
    assert not picture.elements(svg, "text")
    assert b"<!DOCTYPE" not in svg
    assert b"matplotlib" not in svg.lower()


def test_the_same_input_gives_the_same_bytes_in_any_thread(
    small: go.Figure, about: Angaben
) -> None:
    """A file is cited by its checksum; downloads run side by side."""

    def both(_: int) -> tuple[bytes, bytes]:
        return bild.to_png(small, about), bild.to_svg(small, about)

    with ThreadPoolExecutor(2) as pool:
        assert len(set(pool.map(both, range(2)))) == 1
    later = replace(about, erzeugt=datetime(2030, 1, 1, tzinfo=UTC))
    assert bild.to_svg(small, later) != bild.to_svg(small, about)


def test_hostile_words_are_words(store: Store, about: Angaben) -> None:
    """A dollar is no formula, an angle no element, what no font has a sign for that."""
    frame = aufgliederung.nach(store, Selection(), "hauptthema")
    frame["gruppe"] = HOSTILE
    figure = bars.horizontal(frame, value="zuwendung_eur", label="gruppe")
    bad = replace(about, titel=HOSTILE, auswahl=HOSTILE, grundlage=HOSTILE)
    words = picture.spoken(drawn(figure, bad))

    assert words.count("$x$") >= 3
    assert "<b>fett</b>" in words
    assert not {"\x00", "\x1b", "\N{HAMMER}", "漢"} & set(words)
    [title] = picture.elements(bild.to_svg(figure, bad), "title")
    assert title.text
    assert title.text.startswith("a $x$ & $\\frac{1}{2}$ <b>fett</b> ]]> -->")
    assert bild.to_png(figure, bad)


def test_a_long_selection_makes_the_picture_higher(
    small: go.Figure, about: Angaben
) -> None:
    """600 characters push the chart down and are all there."""
    long = replace(about, auswahl="Landkreis Grafschaft Bentheim, " * 20 + "Ende")
    short_size, long_size = (
        picture.png_size(bild.to_png(small, a)) for a in (about, long)
    )

    assert long_size[0] == short_size[0]
    assert long_size[1] > short_size[1] + 600
    assert long.auswahl in picture.spoken(drawn(small, long))


@pytest.mark.parametrize("name", ["Wort " * 12, "Ohneleerzeichen" * 4])
def test_a_long_name_keeps_its_letters_and_leaves_room_for_bars(
    store: Store, about: Angaben, name: str
) -> None:
    """60 characters break, at blanks where there are some."""
    frame = aufgliederung.nach(store, Selection(), "hauptthema")
    frame["gruppe"] = name.strip()
    figure = bars.horizontal(frame, value="zuwendung_eur", label="gruppe")
    sheet = drawn(figure, about)
    bar = max(picture.boxes(sheet), key=lambda box: box.get_width())

    assert name.replace(" ", "") in "".join(picture.texts(sheet)).replace(" ", "")
    assert bar.get_width() > WIDTH / 5


def test_all_landkreise_make_the_picture_higher(store: Store, about: Angaben) -> None:
    """45 bars are as thick as four."""
    frame = aufgliederung.nach(store, Selection(), "hauptthema")
    few = bars.horizontal(frame.head(1), value="zuwendung_eur", label="gruppe")
    many = bars.horizontal(
        frame.loc[[frame.index[0]] * 45], value="zuwendung_eur", label="gruppe"
    )
    thick = [picture.boxes(drawn(f, about))[0].get_height() for f in (few, many)]

    assert thick[0] == pytest.approx(thick[1])
    assert len(picture.boxes(drawn(many, about))) == 45


def test_a_measured_line_is_as_wide_as_the_drawn_one(
    small: go.Figure, about: Angaben
) -> None:
    """Breaking lines by another measure than that of drawing would cut words off."""
    sheet = drawn(small, about)
    for artist in picture.letters(sheet):
        found = artist.get_window_extent().width / DPI * 72
        bold = artist.get_fontproperties().get_file().endswith("Bold.ttf")
        measured = width(artist.get_text(), artist.get_fontsize(), bold=bold)
        assert found == pytest.approx(measured, rel=0.05, abs=1.5)
