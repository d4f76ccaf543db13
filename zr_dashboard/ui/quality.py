"""Panels of the page »Datenqualität«: every number leads to its cases."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from zr_dashboard.charts import heatmap
from zr_dashboard.export import guete_html, html_table
from zr_dashboard.formatting import german
from zr_dashboard.formatting.records import records
from zr_dashboard.model.codes import OHNE_ANGABE
from zr_dashboard.model.columns import COLUMNS
from zr_dashboard.model.pruefungen import PRUEFUNGEN, Art
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.ui import state, zitieren
from zr_dashboard.ui.drawn import drawn
from zr_dashboard.ui.panel import Panel, panel
from zr_dashboard.ui.panels import ranking
from zr_dashboard.ui.records import case_links, link

_FILTER = {
    "kommune_ars9": "kommune",
    "landkreis_ags": "landkreis",
    "foerdergegenstand": "gegenstand",
    "massnahmenart": "massnahme",
    "hauptthema": "hauptthema",
    "foerdersatz_prozent": "foerdersatz",
    "runde": "runde",
    "vertrauen": "vertrauen",
}
"""Field -> the filter that selects the cases without it."""

_ALLE = "alle"


def completeness(frame: pd.DataFrame) -> None:
    """The share of cases with a value, per field and ArL.

    Args:
        frame: Answer of `queries.guete.vollstaendigkeit`.
    """
    panel(
        Panel(
            titel="Vollständigkeit nach Angabe und ArL",
            satz=_complete(frame),
            frame=frame,
            figure=drawn(heatmap.crossed, frame, value="angabe_anteil", row_height=32),
            tabelle=html_table.kreuz_to_html(
                frame,
                "angabe_anteil",
                caption="Anteil der Förderfälle, die einen Wert haben",
                row_title="Angabe",
            ),
            hinweis=(
                "Auszahlungen, zuwendungsfähige Ausgaben, Antrag und "
                "Verwendungsnachweis veröffentlicht das Land nicht; nur seine eigene "
                "Liste enthält sie."
            ),
            titles={"gruppe": "Angabe", "teil": "ArL"},
        )
    )


def missing(frame: pd.DataFrame) -> None:
    """How many cases lack a value; a number leads to them.

    Args:
        frame: Answer of `queries.guete.vollstaendigkeit`.
    """
    lacking = frame[frame["anzahl_ohne_angabe"] > 0]
    panel(
        Panel(
            titel="Fälle ohne Angabe",
            satz=_most(lacking),
            frame=lacking,
            tabelle=guete_html.missing_to_html(
                frame,
                _links(lacking),
                caption="Förderfälle, denen eine Angabe fehlt, nach ArL",
                zitate=_citations(lacking),
            ),
            hinweis=(
                "Eine Zahl mit Link führt zu ihren Fällen; die Fälle zu den übrigen "
                "zeigt die Liste darunter. »Zitieren« gilt der Zahl aller Fälle; wo "
                "kein Filter die Fälle auswählt, gibt es kein Zitat."
            ),
            titles={"gruppe": "Angabe", "teil": "ArL"},
            leer="In dieser Auswahl fehlt keine Angabe.",
        )
    )


def field(frame: pd.DataFrame) -> str:
    """Let the reader choose one of the fields that cases lack; '' if there is none."""
    lacking = frame[
        (frame["anzahl_ohne_angabe"] > 0) & (frame["teil_schluessel"] == _ALLE)
    ]
    names = [str(name) for name in lacking["schluessel"]]
    if not names:
        return ""
    chosen = st.selectbox(
        "Fälle zeigen, denen diese Angabe fehlt",
        names,
        index=names.index("zuwendung_eur") if "zuwendung_eur" in names else 0,
        format_func=lambda name: COLUMNS[name].titel,
        key="guete_feld",
    )
    return str(chosen)


def trust(frame: pd.DataFrame) -> None:
    """Cases by Vertrauen; a name leads to them.

    Args:
        frame: Answer of `queries.guete.vertrauen`.
    """
    ranking(
        "Förderfälle nach Vertrauen",
        frame,
        nach="vertrauen",
        value="anzahl_foerderfaelle",
        links=[
            _address(state.selection().with_facet("vertrauen", Facet((code,))))
            for code in frame["schluessel"]
        ],
    )


def checks(counts: pd.DataFrame, cases: pd.DataFrame) -> None:
    """Implausible values, then contradicting or inexact sources.

    Args:
        counts: Answer of `queries.guete.pruefungen`.
        cases: Answer of `queries.guete.auffaellige`.
    """
    for art, titel in (
        (Art.UNPLAUSIBEL, "Unplausible Werte"),
        (Art.QUELLEN, "Widersprüche und Genauigkeit der Quellen"),
    ):
        own, struck = counts[counts["art"] == art], cases[cases["art"] == art]
        unstruck = [
            p
            for p in PRUEFUNGEN.values()
            if p.art is art and p.code not in {*own["pruefung_code"]}
        ]
        passed = "; ".join(f"{p.name} ({p.regel})" for p in unstruck)
        links = dict(zip(struck["foerderfall_id"], case_links(struck), strict=True))
        panel(
            Panel(
                titel=titel,
                satz=_struck(own),
                frame=struck,
                tabelle=guete_html.checks_to_html(
                    own, struck, links, caption=f"{titel}: Prüfungen mit Befund"
                ),
                hinweis=f"Ohne Befund: {passed}." if passed else "",
                leer=f"Keine Prüfung findet etwas: {passed}.",
            )
        )


def duplicates(frame: pd.DataFrame) -> None:
    """Pairs of cases that may be the same one.

    Args:
        frame: Answer of `queries.guete.doppelt`.
    """
    rule = (
        "Regel: gleiche Kommune und entweder ein ähnlicher Titel (dieselben ersten "
        "vier Buchstaben, Jaro-Winkler mindestens 0,9) oder dieselbe Zuwendung mit "
        "höchstens 90 Tagen Abstand."
    )
    count = german.anzahl(len(frame), "Paar", "Paare")
    panel(
        Panel(
            titel="Fälle, die derselbe sein können",
            satz=f"{count} zu prüfen; ein Titel führt zum Fall.",
            frame=frame,
            tabelle=html_table.to_html(
                frame,
                [
                    *("titel_a", "zuwendung_a_eur", "titel_b", "zuwendung_b_eur"),
                    *("kommune", "verdacht"),
                ],
                caption="Paare von Förderfällen, die derselbe sein können",
                links={
                    f"titel_{side}": [
                        link("foerderfall", "id", key)
                        for key in frame[f"foerderfall_id_{side}"]
                    ]
                    for side in "ab"
                },
            ),
            hinweis=rule,
            leer=f"Kein Paar gefunden. {rule}",
        )
    )


def _links(lacking: pd.DataFrame) -> dict[tuple[str, str], str]:
    """(field, ArL) -> address of the cases without it, where a filter says them."""
    found = {}
    for row in records(lacking):
        chosen = _without(state.selection(), row["schluessel"])
        if chosen is None:
            continue
        if row["teil_schluessel"] != _ALLE:
            chosen = chosen.with_facet("arl", Facet((row["teil_schluessel"],)))
        found[row["schluessel"], row["teil_schluessel"]] = _address(chosen)
    return found


def _citations(lacking: pd.DataFrame) -> dict[str, str]:
    """Field -> the link that cites how many of all cases are without it."""
    found = {}
    for row in records(lacking[lacking["teil_schluessel"] == _ALLE]):
        chosen = _without(state.selection(), row["schluessel"])
        if chosen is not None:
            of = f"ohne Angabe: {row['gruppe']}"
            found[row["schluessel"]] = zitieren.link("foerderfaelle", chosen, of)
    return found


def _without(selection: Selection, name: str) -> Selection | None:
    """The selection of the cases without a value; None if no filter says it."""
    if name == "zuwendung_eur":
        return replace(selection, betrag_von=None, betrag_bis=None, ohne_betrag=True)
    if name not in _FILTER:
        return None
    return selection.with_facet(_FILTER[name], Facet((OHNE_ANGABE,)))


def _address(selection: Selection) -> str:
    return f"foerderfaelle?{urlencode(selection.to_url(), doseq=True)}"


def _complete(frame: pd.DataFrame) -> str:
    alle = frame[frame["teil_schluessel"] == _ALLE]
    whole = int((alle["anzahl_ohne_angabe"] == 0).sum())
    none = int((alle["anzahl_mit_angabe"] == 0).sum())
    return (
        f"{whole} von {german.anzahl(len(alle), 'Angabe', 'Angaben')} liegen für jeden "
        f"Förderfall der Auswahl vor, {none} für keinen."
    )


def _most(lacking: pd.DataFrame) -> str:
    """The field that is lacked most, of those that are known of any case."""
    alle = [
        row
        for row in records(lacking)
        if row["teil_schluessel"] == _ALLE and row["anzahl_mit_angabe"]
    ]
    if not alle:
        return "Was fehlt, fehlt allen Förderfällen der Auswahl."
    most = max(alle, key=lambda row: row["anzahl_ohne_angabe"])
    return (
        f"Am häufigsten fehlt, was in anderen Fällen bekannt ist: {most['gruppe']} "
        f"({german.zahl(most['anzahl_ohne_angabe'])} von "
        f"{german.anzahl(most['anzahl_foerderfaelle'], 'Fall', 'Fällen')})."
    )


def _struck(counts: pd.DataFrame) -> str:
    rows = records(counts)
    if not rows:
        return ""
    most = max(rows, key=lambda row: row["anzahl_foerderfaelle"])
    cases = german.anzahl(most["anzahl_foerderfaelle"], "Fall", "Fälle")
    if len(rows) == 1:
        return f"Eine Prüfung findet etwas: »{most['pruefung']}«, {cases}."
    findings = german.anzahl(len(rows), "Prüfung findet", "Prüfungen finden")
    return f"{findings} etwas, am meisten »{most['pruefung']}«: {cases}."
