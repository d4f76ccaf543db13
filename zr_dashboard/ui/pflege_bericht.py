"""Datenpflege: what was found in a list, on the page and as files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from zr_dashboard.export import html_table
from zr_dashboard.export.formate import FORMATE
from zr_dashboard.formatting import german
from zr_dashboard.lieferung.annahme import Annahme
from zr_dashboard.lieferung.befund import (
    Befund,
    Schwere,
    anzahlen,
    gruppen,
    nach_schwere,
)
from zr_dashboard.lieferung.bericht import Pruefung, zeilensatz
from zr_dashboard.lieferung.bericht_datei import als_bytes, dateiname
from zr_dashboard.ui.pflege import OWN
from zr_dashboard.ui.words import plain

_FILES = (
    (
        "xlsx",
        "Bericht als Excel herunterladen",
        "Ihre Liste mit markierten Zellen, dazu alle Befunde auf einem Blatt.",
    ),
    ("json", "Bericht als JSON herunterladen", "Dasselbe für Programme."),
)
_SHOWN = 200
"""Findings on the page; the files hold all of them."""


def report(annahme: Annahme) -> None:
    """Everything found, grouped by rule and cell by cell.

    Args:
        annahme: The list.
    """
    eingang = annahme.eingang
    st.header("Prüfbericht", anchor=False)
    counts = anzahlen(eingang.befunde)
    st.html(f'<p class="zr-satz">{escape(zeilensatz(eingang))}</p>')
    if counts[Schwere.FEHLER]:
        count = german.anzahl(counts[Schwere.FEHLER], "Fehler", "Fehler")
        st.error(f"{count}: So kann die Liste nicht veröffentlicht werden.",
                 icon=":material/error:")  # fmt: skip
    elif counts[Schwere.WARNUNG]:
        count = german.anzahl(counts[Schwere.WARNUNG], "Warnung", "Warnungen")
        st.warning(f"{count}: Veröffentlicht wird nur mit einer Begründung.",
                   icon=":material/warning:")  # fmt: skip
    else:
        st.success("Kein Fehler und keine Warnung.", icon=":material/check:")
    if eingang.befunde:
        _by_rule(eingang.befunde)
        _by_cell(eingang.befunde)
    _files(annahme.pruefung)
    _own_cases(annahme)


def _by_rule(befunde: Sequence[Befund]) -> None:
    rows = [(g.art, str(g.schwere), g.anzahl) for g in gruppen(befunde)]
    columns = ["befund", "schwere", "anzahl_befunde"]
    frame = pd.DataFrame(rows[:_SHOWN], columns=columns)
    st.html(html_table.to_html(frame, columns, caption="Befunde nach Art"))


def _by_cell(befunde: Sequence[Befund]) -> None:
    chosen = st.segmented_control(
        "Befunde zeigen",
        list(Schwere),
        selection_mode="multi",
        default=[Schwere.FEHLER, Schwere.WARNUNG],
        key="pflege_schwere",
    )
    found = nach_schwere(b for b in befunde if b.schwere in chosen)
    if not found:
        st.html('<p class="zr-fuss">Davon gibt es keinen Befund.</p>')
        return
    columns = ["zelle", "schwere", "inhalt", "befund", "rat"]
    rows = [
        (b.stelle, str(b.schwere), b.wert or "–", b.regel, b.hinweis or "–")
        for b in found
    ]
    frame = pd.DataFrame(rows[:_SHOWN], columns=columns)
    st.html(html_table.to_html(frame, columns, caption="Befunde Zelle für Zelle"))
    if len(rows) > _SHOWN:
        st.html(
            f'<p class="zr-fuss">Gezeigt sind die ersten {german.zahl(_SHOWN)} von '
            f"{german.zahl(len(rows))} Befunden. Der Prüfbericht enthält alle.</p>"
        )


def _files(pruefung: Pruefung) -> None:
    """The whole report to take away; made when its button is pressed."""
    with st.container(horizontal=True, key="pflege_dateien"):
        for endung, titel, wofuer in _FILES:
            st.download_button(
                titel,
                partial(als_bytes, pruefung, endung),
                dateiname(pruefung, endung),
                FORMATE[endung].media_type,
                key=f"pflege_bericht {endung}",
                icon=":material/download:",
                help=wofuer,
                on_click="ignore",
                type="tertiary",
            )


def _own_cases(annahme: Annahme) -> None:
    """Let the reader say that a proposed identity is wrong."""
    proposed = {
        b.zeile: b.regel
        for b in annahme.eingang.befunde
        if b.schwere is Schwere.WARNUNG and b.regel.startswith("Gilt als der Fall")
    }
    open_rows = sorted({*proposed, *st.session_state.get(OWN, ())})
    if not open_rows:
        return
    st.multiselect(
        "Doch ein eigener, neuer Fall",
        open_rows,
        format_func=lambda row: plain(f"Zeile {row}: {proposed.get(row, 'eigener')}"),
        key=OWN,
        help="Wiedererkannt wird ein Fall ohne Aktenzeichen an Empfänger, Titel und "
        "Zuwendung. Wählen Sie die Zeilen, bei denen das nicht stimmt.",
    )
