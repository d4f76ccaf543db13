"""The download menu without a browser: what it offers, what its files are."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest
from streamlit.testing.v1.element_tree import Block

from tests.pages.app import PAGES, App
from tests.remembering import Remembering
from zr_dashboard.charts import bars, columns, lines, style
from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.formate import FORMATE
from zr_dashboard.export.xlsx_chart import Kind
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import aufgliederung, zeitverlauf
from zr_dashboard.ui.downloads import Content, excel_chart

TABLES = [one.titel for one in FORMATE.values()]
PICTURES = ["Bild (PNG)", "Bild (SVG)"]
ABOUT = Angaben(
    titel="Zuwendungen",
    auswahl="alle Förderfälle",
    link="https://example.org/",
    stand=date(2026, 11, 22),
    juengster_fall_am=None,
    bezeichnung="Zusammenstellung",
    grundlage="öffentliche Quellen",
    lizenz="keine",
    faelle_ausgewaehlt=102,
    faelle_gesamt=102,
    vollstaendigkeit="",
)


def menus(app: App) -> dict[str, list[str]]:
    """Every menu of a page: words on its button -> what it offers."""
    found = [node for node in app.test if isinstance(node, Block)]
    popovers = [node for node in found if node.type == "popover"]
    return {
        f"{n} {node.proto.popover.label}": [
            one.proto.label for one in node.get("download_button")
        ]
        for n, node in enumerate(popovers)
    }


@pytest.mark.parametrize("page", PAGES[:2])
def test_every_panel_has_the_same_menu(page: str) -> None:
    """Six tables, two pictures where there is a chart; the rows are said before."""
    found = menus(App(page).works())

    assert found
    for label, offered in found.items():
        assert re.search(r"Herunterladen \([\d.]+\N{NO-BREAK SPACE}Zeilen?\)$", label)
        assert offered in (TABLES, [*TABLES, *PICTURES])


def content(frame: pd.DataFrame, figure: go.Figure | None, kind: Kind) -> Content:
    """The files of a panel, outside of any session."""
    return Content(
        key="zuwendungen",
        frame=frame,
        about=ABOUT,
        titles={},
        figure=figure,
        chart=excel_chart(kind, frame, "zuwendung_eur"),
    )


def excel_colours(file: bytes) -> list[str]:
    """Colours of the series of the native chart, in order."""
    with zipfile.ZipFile(io.BytesIO(file)) as book:
        (chart,) = (name for name in book.namelist() if "charts/chart" in name)
        text = book.read(chart).decode()
    return [
        f"#{color}"
        for color in re.findall(r'<c:ser>.*?srgbClr val="(.{6})".*?</c:ser>', text)
    ]


@pytest.mark.parametrize("teil", ["", "arl", "hauptthema", "massnahme"])
def test_excel_draws_parts_in_the_colours_of_the_page(
    teil: str, public_store: Remembering
) -> None:
    """The same colour means the same, on the screen and in the file."""
    xlsx = FORMATE["xlsx"]
    frame = zeitverlauf.verlauf(public_store, Selection(), "jahr", teil)
    total = zeitverlauf.verlauf(public_store, Selection(), "jahr", "")
    grown = zeitverlauf.kumuliert(public_store, Selection(), "jahr", teil)
    stacked = columns.over_time(frame, total, value="zuwendung_eur")
    grows = lines.cumulated(grown, value="zuwendung_eur")

    kind: Kind = "stacked" if teil else "column"
    shown = [trace.marker.color for trace in stacked.data if trace.type == "bar"]
    assert excel_colours(content(frame, stacked, kind).make(xlsx)) == shown
    drawn = [trace.line.color for trace in grows.data if trace.line.dash == "solid"]
    assert excel_colours(content(grown, grows, "line").make(xlsx)) == drawn


@pytest.mark.parametrize("nach", ["hauptthema", "thema", "arl", "kommune"])
def test_excel_draws_a_ranking_in_one_colour(
    nach: str, public_store: Remembering
) -> None:
    """However many bars there are."""
    frame = aufgliederung.nach(public_store, Selection(), nach)
    figure = bars.horizontal(frame, value="zuwendung_eur", label="gruppe")
    file = content(frame, figure, "bar").make(FORMATE["xlsx"])

    assert excel_colours(file) == [style.ALLE]


def test_no_two_files_of_a_panel_are_called_the_same(public_store: Remembering) -> None:
    """Panel, Datenstand and format are in the name; the two CSV lie side by side."""
    frame = aufgliederung.nach(public_store, Selection(), "arl")
    figure = bars.horizontal(frame, value="zuwendung_eur", label="gruppe")
    offered = content(frame, figure, "bar")

    names = [offered.file_name(one) for one in offered.formats()]
    assert names == [
        f"zukunftsraeume_zuwendungen_2026-11-22{end}"
        for end in (
            "_excel.csv",
            ".csv",
            ".xlsx",
            ".ods",
            ".json",
            ".parquet",
            ".png",
            ".svg",
        )
    ]


def test_a_picture_carries_the_hint_of_its_panel(public_store: Remembering) -> None:
    """On paper nobody can read what stands beneath the chart on the page."""
    frame = aufgliederung.nach(public_store, Selection(), "hauptthema")
    figure = bars.horizontal(frame, value="zuwendung_eur", label="gruppe")
    shown = replace(content(frame, figure, "bar"), hinweis="Das Diagramm zeigt alle.")
    [svg] = [one for one in shown.formats() if one.id == "svg"]

    assert "Das Diagramm zeigt alle." in shown.make(svg).decode()
