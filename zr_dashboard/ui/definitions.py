"""The page »Methodik«: every definition, read from where it is defined."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from zr_dashboard.export import html_table
from zr_dashboard.formatting import befund, german
from zr_dashboard.model import columns as spalten
from zr_dashboard.model.verhaeltnisse import ZITIERBAR
from zr_dashboard.ui import state
from zr_dashboard.ui.panel import Panel, panel


def datenstand(frame: pd.DataFrame) -> None:
    """Which data these are, and for which day they speak."""
    row = frame.iloc[0]
    st.header("Datenstand", anchor=False)
    st.html(
        f'<p class="zr-satz">{escape(row["bezeichnung"])}, Datenstand '
        f"{german.datum(row['stand'])}: {escape(row['grundlage'])}. Der jüngste "
        f"taggenau datierte Fall ist vom {german.datum(row['juengster_fall_am'])}.</p>"
        f"<p>Nutzung und Quellenvermerke: {escape(row['lizenz'])}.</p>"
    )


def runden(frame: pd.DataFrame) -> None:
    """How well the public sources cover each Runde."""
    panel(
        Panel(
            titel="Bekannte Lücken nach Runde",
            satz=f"Dünn belegt: {befund.duenn(frame)}.",
            frame=frame,
            tabelle=html_table.to_html(
                frame,
                [
                    "runde",
                    "antragsstichtag",
                    "bescheide_ab",
                    "anzahl",
                    "zaehleinheit",
                    "belegt_bescheide",
                ],
                caption="Veröffentlichte und belegte Zahlen je Runde",
                titles={"anzahl": "veröffentlicht"},
            ),
            hinweis=(
                "Dünn belegt heißt: weniger als zwei Drittel der veröffentlichten Zahl "
                "sind belegt, oder keine veröffentlichte Zahl reicht bis zu dieser "
                "Runde. Beratungen (2.2) sind nicht mitgezählt."
            ),
            subject=state.everything("alle Runden des Programms"),
        )
    )


def kennzahlen() -> None:
    """Every figure that can be cited, those of the headline first."""
    st.header("Kennzahlen", anchor=False)
    items = "".join(
        f"<dt><strong>{escape(k.name)}</strong> ({k.einheit})</dt>"
        f"<dd>{escape(k.definition)}</dd>"
        for k in ZITIERBAR.values()
    )
    st.html(f'<dl class="zr-begriffe">{items}</dl>')


def columns() -> None:
    """Every column of tables and files."""
    frame = pd.DataFrame(
        [(c.titel, str(c.unit), c.meaning, c.name) for c in spalten.COLUMNS.values()],
        columns=["begriff", "art", "definition", "code"],
    )
    with st.expander("Spalten in Tabellen und Dateien"):
        st.html(
            html_table.to_html(
                frame,
                ["begriff", "art", "definition", "code"],
                caption="Jede Spalte, die in Tabellen und Dateien vorkommt",
                titles={
                    "begriff": "Spalte",
                    "art": "Einheit",
                    "definition": "Bedeutung",
                    "code": "Name in Dateien",
                },
            )
        )


def glossar(frame: pd.DataFrame) -> None:
    """The words of the field."""
    with st.expander("Glossar"):
        st.html(
            html_table.to_html(
                frame,
                ["begriff", "definition", "beleg"],
                caption="Begriffe des Programms",
            )
        )


def quellen(frame: pd.DataFrame) -> None:
    """Every source, linked where it may be."""
    panel(
        Panel(
            titel="Quellen",
            satz=(
                f"{german.anzahl(len(frame), 'Nachweis', 'Nachweise')} von Land, "
                "Ämtern, Kommunen, Presse und weiteren Stellen."
            ),
            frame=frame,
            tabelle=html_table.to_html(
                frame,
                ["quelle_id", "herausgeber", "titel_kurz", "veroeffentlicht_am", "art"],
                caption="Quellen; die Nummer steht in jeder Datei beim Förderfall",
                links={"titel_kurz": html_table.links(frame["url"])},
            ),
            subject=state.everything("alle Quellen des Datenstands"),
        )
    )
