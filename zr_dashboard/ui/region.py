"""Regions: the map, its list twin, and the way down and up again.

Where the reader stands is `model.gebiet`.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from zr_dashboard.charts import map as karte
from zr_dashboard.export import html_table
from zr_dashboard.formatting import befund, german
from zr_dashboard.model import gebiet
from zr_dashboard.model.codes import Codes
from zr_dashboard.model.gebiet import down, trail
from zr_dashboard.model.selection import Selection
from zr_dashboard.ui import briefing, state, zitieren
from zr_dashboard.ui.drawn import drawn
from zr_dashboard.ui.panel import Panel, draw, panel

_COLUMNS = (
    "gebiet",
    "anzahl_foerderfaelle",
    "zuwendung_eur",
    "zuwendung_je_1000_eur",
    "zuwendung_anteil",
)


def breadcrumb(selection: Selection, codes: Codes) -> None:
    """Niedersachsen › ArL › Landkreis › Kommune: each a step back."""
    steps = trail(selection, codes)
    with st.container(horizontal=True, key="brotkrumen", vertical_alignment="center"):
        for number, (title, target) in enumerate(steps):
            st.button(
                title,
                key=f"brotkrume {number}",
                type="tertiary",
                icon=":material/chevron_right:" if number else ":material/map:",
                disabled=number == len(steps) - 1,
                on_click=state.choose,
                args=(target,),
            )


def profile(selection: Selection, codes: Codes) -> None:
    """The heading of the place itself, and the way to its briefing."""
    name = gebiet.name(selection, codes)
    st.header(f"Profil: {name}", anchor=False)
    words = f"Briefing: {name} auf ein oder zwei Seiten"
    st.html(f'<p class="zr-satz">{briefing.link(selection, words)}</p>')


def area_panel(
    titel: str,
    frame: pd.DataFrame,
    *,
    value: str,
    ebene: str,
    codes: Codes,
    height: int = 600,
) -> None:
    """Map and list twin of one level. A click, or a link of the list, leads down.

    Args:
        titel: What is seen.
        frame: Answer of `queries.regionen.gebiete`.
        value: The column to draw.
        ebene: The level of the rows.
        codes: What can be selected.
        height: Of the map, in pixels.
    """
    base = gebiet.surroundings(state.selection(), codes)
    content = _content(titel, frame, base, value=value, ebene=ebene, codes=codes)
    left, right = st.columns([5, 6], gap="large")
    with left:
        draw(
            drawn(karte.areas, frame, value=value, ebene=ebene, height=height),
            key=f"karte {ebene} {value}",
            alt=f"Karte: {titel}. Dieselben Zahlen stehen in der Liste.",
            on_area=lambda code: _go(down(state.selection(), ebene, code, codes)),
        )
    with right:
        panel(content)


def map_panel(
    titel: str, frame: pd.DataFrame, *, value: str, ebene: str, codes: Codes
) -> None:
    """The same as one panel, for half a page: the map, and the list as its table."""
    reached = int((frame["anzahl_foerderfaelle"] > 0).sum())
    panel(
        replace(
            _content(
                titel, frame, state.selection(), value=value, ebene=ebene, codes=codes
            ),
            satz=f"{reached} von {len(frame)} Landkreisen und kreisfreien Städten "
            f"{'hat' if reached == 1 else 'haben'} einen dokumentierten Förderfall.",
            figure=drawn(karte.areas, frame, value=value, ebene=ebene, height=500),
            on_area=lambda code: _go(down(state.selection(), ebene, code, codes)),
        )
    )


def _content(
    titel: str,
    frame: pd.DataFrame,
    base: Selection,
    *,
    value: str,
    ebene: str,
    codes: Codes,
) -> Panel:
    """Sentence, table and file of areas; in the table each name leads one step down.

    `base` is the selection whose areas are shown.
    """
    ordered = frame.sort_values(value, ascending=False, kind="stable")
    counted = int(frame["anzahl_mit_betrag"].sum())
    cases = int(frame["anzahl_foerderfaelle"].sum())
    stand = german.datum(frame["einwohner_stand"].max() if len(frame) else None)
    keys = ordered["gebiet_schluessel"]
    return Panel(
        titel=titel,
        satz=befund.groesste(
            frame,
            value=value,
            label="gebiet",
            subject=befund.anfang(value),
        ),
        frame=ordered,
        tabelle=lambda betraege: html_table.to_html(
            ordered,
            _COLUMNS,
            caption=f"{titel}; ein Name führt in das Gebiet, eine unterstrichene Zahl "
            "zu ihrem Zitat",
            titles={
                "zuwendung_je_1000_eur": "je 1.000 Einwohner",
                "anzahl_foerderfaelle": "Fälle",
            },
            links={
                "gebiet": _links(ordered, ebene, codes),
                **{
                    column: zitieren.related(column, ebene, keys, base=base)
                    for column in ("zuwendung_je_1000_eur", "zuwendung_anteil")
                },
            },
            zitate=zitieren.rows(
                ordered,
                value,
                ebene,
                key="gebiet_schluessel",
                label="gebiet",
                base=base,
            ),
            betraege=betraege,
            total={},
        ),
        vollstaendigkeit=f"Summe {befund.vollstaendig(counted, cases)}.",
        hinweis=(
            f"Einwohner am {stand} auf Grundlage des Zensus 2022 (Destatis). "
            "0 heißt: kein dokumentierter Förderfall."
        ),
    )


def _go(target: Selection) -> None:
    """Show another selection now; the chart is drawn after the filters were."""
    if target != state.selection():
        state.choose(target)
        st.rerun()


def _links(frame: pd.DataFrame, ebene: str, codes: Codes) -> list[str | None]:
    chosen = state.selection()
    return [
        f"regionen?{urlencode(down(chosen, ebene, code, codes).to_url(), doseq=True)}"
        for code in frame["gebiet_schluessel"]
    ]


def gaps_panel(frame: pd.DataFrame) -> None:
    """Kommunen without a case: the »weiße Flecken«."""
    panel(
        Panel(
            titel="Kommunen ohne dokumentierten Förderfall",
            satz=befund.luecken(frame),
            frame=frame,
            tabelle=html_table.to_html(
                frame,
                ["gebiet", "landkreis", "arl", "zentralort", "einwohner"],
                caption="Kommunen ohne dokumentierten Förderfall, höchste Stufe zuerst",
            ),
            hinweis=(
                "Bis 2025 waren nur Kommunen mit mindestens 10.000 Einwohnern und "
                "Grund- oder Mittelzentrum antragsberechtigt. Die zentralörtliche "
                "Stufe ist nicht amtlich; k. A. heißt nicht »kein zentraler Ort«. Eine "
                "Kommune ohne dokumentierten Fall kann dennoch gefördert worden sein."
            ),
            titles={"gebiet": "Kommune"},
        )
    )
