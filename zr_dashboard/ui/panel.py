"""The panel: one finding as sentence, chart, table and file, all from one frame."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from zr_dashboard.charts import style
from zr_dashboard.export.angaben import Angaben, angaben
from zr_dashboard.export.xlsx_chart import ChartSpec
from zr_dashboard.formatting import befund
from zr_dashboard.formatting.rundung import Einheit
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import bestand
from zr_dashboard.ui import downloads, state, views, zitieren
from zr_dashboard.ui.ask import ask


@dataclass(frozen=True, kw_only=True)
class Panel:
    """What a panel shows."""

    titel: str
    """What is seen."""

    satz: str
    """What it means, computed."""

    frame: pd.DataFrame
    """Every number of chart, table and file."""

    figure: go.Figure | None = None
    chart: ChartSpec | None = None
    """The same as Excel draws it."""

    tabelle: str | Callable[[Einheit | None], str] = ""
    """The table twin as HTML, see `export.html_table`. Where it has sums of money:
    how to write it, given in what they are shown."""

    vollstaendigkeit: str = ""
    """How many cases the sums include."""

    hinweis: str = ""
    """What a reader must know to read it rightly."""

    titles: Mapping[str, str] = field(default_factory=dict)
    """Column titles of the file that differ from those in `COLUMNS`."""

    subject: tuple[Selection, str] | None = None
    """What the rows are about, a selection and its words, where that is something
    else than what the page is about."""

    leer: str = befund.LEER
    """What is said where there are no rows."""

    zitat: str = ""
    """The headline figure that is cited at the foot, for all that the panel shows."""

    on_area: Callable[[str], None] | None = None
    """What a click on an area of the map, or on a mark that has a key, does with it."""


def panel(content: Panel) -> None:
    """Show a panel. No rows are an answer, and are said in words."""
    key = _slug(content.titel)
    with st.container(key=f"panel_{key}"):
        st.header(content.titel, anchor=False)
        if content.frame.empty:
            st.html(f'<p class="zr-satz">{escape(content.leer)}</p>')
            return
        st.html(f'<p class="zr-satz">{escape(content.satz)}</p>')
        _body(content, key)


@st.fragment
def _body(content: Panel, key: str) -> None:
    """Chart or table, and the foot; switching redraws this panel alone."""
    with st.container(key=f"ansicht_{key}", horizontal=True):
        view = "Tabelle"
        if content.figure is not None:
            view = st.segmented_control(
                f"Ansicht: {content.titel}",
                ["Diagramm", "Tabelle"],
                default="Diagramm",
                required=True,
                key=f"ansicht {key}",
                label_visibility="collapsed",
            )
        table = _table(content, key) if view == "Tabelle" else ""
    if view == "Diagramm" and content.figure is not None:
        draw(
            content.figure,
            key=f"diagramm {key}",
            alt=f"{content.titel}. {content.satz} Die Zahlen stehen unter »Tabelle«.",
            on_area=content.on_area,
        )
    else:
        st.html(table)
    _foot(content, key)


def _table(content: Panel, key: str) -> str:
    """The table; sums of money in the unit that the reader wants."""
    if isinstance(content.tabelle, str):
        return content.tabelle
    return content.tabelle(views.betraege(content.titel, key))


def draw(
    figure: go.Figure, *, key: str, alt: str, on_area: Callable[[str], None] | None
) -> None:
    """Draw a figure; a click on what has a key calls `on_area` with it.

    The key is the `location` of an area, or the second `customdata` of a mark.
    """
    if on_area is None:
        st.plotly_chart(figure, key=key, config=style.CONFIG, alt=alt)
        return
    event = st.plotly_chart(
        figure,
        # A click belongs to the selection it was made in: another one, another chart.
        key=f"{key} {state.selection()}",
        config=style.CONFIG,
        alt=alt,
        on_select="rerun",
        selection_mode="points",
    )
    points = event["selection"]["points"]
    if points and (key_of := _key_of(points[0])):
        on_area(key_of)


def _key_of(point: Mapping[str, Any]) -> str:
    """What was clicked; empty if it has no key."""
    if "location" in point:
        return str(point["location"])
    said = point.get("customdata")
    return str(said[1]) if isinstance(said, list | tuple) else ""


def _foot(content: Panel, key: str) -> None:
    said = (content.vollstaendigkeit, content.hinweis)
    lines = [escape(line) for line in said if line]
    if content.zitat:
        selection, _ = content.subject or state.subject()
        lines.append(zitieren.link(content.zitat, selection, content.titel))
    if lines:
        st.html("".join(f'<p class="zr-fuss">{line}</p>' for line in lines))
    downloads.menu(
        downloads.Content(
            key=key,
            frame=content.frame,
            about=_about(content),
            titles=content.titles,
            figure=content.figure,
            chart=content.chart,
            hinweis=content.hinweis,
        )
    )


def _about(content: Panel) -> Angaben:
    """What the file says of itself."""
    selection, words = content.subject or state.subject()
    return angaben(
        ask(bestand.auskunft, selection),
        titel=content.titel,
        auswahl=words,
        link=state.link(),
        vollstaendigkeit=content.vollstaendigkeit,
    )


def _slug(title: str) -> str:
    plain = title.lower()
    for umlaut, ascii_form in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        plain = plain.replace(umlaut, ascii_form)
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
