"""The one download menu, the same at the foot of every panel.

Owns what is offered and what a file is called. Does not own the formats
(`export.formate`), nor how a picture is drawn (`export.bild`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from html import escape
from urllib.parse import urlencode

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from zr_dashboard.charts import style
from zr_dashboard.export import bild, formate
from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.formate import FORMATE, Format
from zr_dashboard.export.xlsx_chart import ChartSpec, Kind
from zr_dashboard.formatting import german
from zr_dashboard.model.selection import Selection

_PNG = Format(
    id="png",
    titel="Bild (PNG)",
    endung="png",
    media_type="image/png",
    wofuer="Für Texte und Folien, mit Titel, Auswahl und Quelle im Bild.",
)
_SVG = Format(
    id="svg",
    titel="Bild (SVG)",
    endung="svg",
    media_type="image/svg+xml",
    wofuer="Dasselbe Bild für den Druck, in jeder Größe scharf.",
)
_ZUSATZ = {"excel-csv": "_excel"}
"""For names of files that would else be called the same as those of another format."""


@dataclass(frozen=True, kw_only=True)
class Content:
    """What the files of a panel are made of.

    A file is made when its button is pressed, outside of any session: all that it
    needs is here.
    """

    key: str
    """Slug of the panel: stands in the name of every file."""

    frame: pd.DataFrame
    about: Angaben
    titles: Mapping[str, str]
    figure: go.Figure | None
    chart: ChartSpec | None
    hinweis: str = ""
    """What a reader must know to read the picture rightly, as on the page."""

    def formats(self) -> list[Format]:
        """What can be had, in the order in which it is offered."""
        return [*FORMATE.values(), *([_PNG, _SVG] if self.figure is not None else [])]

    def make(self, one: Format) -> bytes:
        """The very rows of the panel as a file, or its figure as a picture."""
        about = replace(self.about, erzeugt=datetime.now(UTC).replace(microsecond=0))
        if one.id in FORMATE:
            return formate.to_bytes(
                one.id, self.frame, about, titles=self.titles, chart=self.chart
            )
        said = " ".join(filter(None, [about.vollstaendigkeit, self.hinweis]))
        draw = bild.to_png if one is _PNG else bild.to_svg
        return draw(self.figure, replace(about, vollstaendigkeit=said))

    def file_name(self, one: Format) -> str:
        """Panel and Datenstand: `zukunftsraeume_themen_2026-11-22.xlsx`."""
        stand = self.about.stand.isoformat()
        return (
            f"zukunftsraeume_{self.key}_{stand}{_ZUSATZ.get(one.id, '')}.{one.endung}"
        )


def menu(content: Content) -> None:
    """Offer a panel in every format; how many rows there are stands on the button."""
    with (
        st.container(key=f"herunterladen_{content.key}"),
        st.popover(
            _label(len(content.frame)), type="tertiary", icon=":material/download:"
        ),
    ):
        for one in content.formats():
            st.download_button(
                one.titel,
                partial(content.make, one),
                content.file_name(one),
                one.media_type,
                key=f"{one.id} {content.key}",
                help=one.wofuer,
                on_click="ignore",
                type="tertiary",
                width="stretch",
            )


def cases(selection: Selection, columns: Sequence[str], number: int) -> None:
    """Offer the selected cases in every format, made by the routes.

    They may be a million: a route writes them without holding them, and the browser
    shows how far it is.
    """
    query = urlencode({**selection.to_url(), "spalten": list(columns)}, doseq=True)
    links = "".join(
        f'<a href="api/v1/foerderfaelle.{_ROUTE.get(one.id, one.id)}?{escape(query)}" '
        f'download title="{escape(one.wofuer)}">{escape(one.titel)}</a>'
        for one in FORMATE.values()
    )
    with (
        st.container(key="herunterladen_foerderfaelle"),
        st.popover(_label(number), type="tertiary", icon=":material/download:"),
    ):
        st.html(
            f'<nav class="zr-dateien" aria-label="Förderfälle herunterladen">{links}'
            "<p>Mit den gezeigten Spalten, in der Reihenfolge der Kennungen.</p></nav>"
        )


_ROUTE = {"excel-csv": "excel.csv"}
"""Where the name of a format in addresses is not its id."""


def _label(rows: int) -> str:
    return f"Herunterladen ({german.anzahl(rows, 'Zeile', 'Zeilen')})"


def is_split(frame: pd.DataFrame) -> bool:
    """Whether the rows of an aggregate are split by part."""
    return bool(len(frame)) and frame["teil_schluessel"].iloc[0] != ""


def excel_chart(kind: Kind, frame: pd.DataFrame, value: str) -> ChartSpec:
    """What Excel draws of an aggregate: parts in the colours that they have here.

    A series has one colour in Excel: bars that have several here get that of all.
    """
    if not is_split(frame):
        return ChartSpec(kind=kind, value=value, colours=(style.ALLE,))
    colors = style.part_colors(list(dict.fromkeys(frame["teil_schluessel"])))
    return ChartSpec(
        kind=kind, value=value, part="teil", colours=tuple(colors.values())
    )
