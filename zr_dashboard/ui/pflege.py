"""Datenpflege: a list is uploaded, read, and its columns are mapped.

What was found is shown by `pflege_bericht`; what it would change, and publishing it,
is `pflege_stand`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from zr_dashboard.export import html_table
from zr_dashboard.export.formate import FORMATE
from zr_dashboard.lieferung.annahme import Annahme, Liste, nimm_an
from zr_dashboard.lieferung.blatt_mappe import MAX_BYTES
from zr_dashboard.lieferung.kopf import Spalte
from zr_dashboard.lieferung.publication import Place
from zr_dashboard.lieferung.stammdaten import lies_stammdaten
from zr_dashboard.lieferung.vorlage import DATEINAME, vorlage
from zr_dashboard.lieferung.zuordnung import Zuordnung, felder
from zr_dashboard.lieferung.zuordnungen import gespeicherte, lade, speichere
from zr_dashboard.model.columns import COLUMNS
from zr_dashboard.model.errors import DashboardError
from zr_dashboard.store.keep import contents
from zr_dashboard.store.store import DEFAULT_PATH
from zr_dashboard.ui import progress
from zr_dashboard.ui.words import plain

OWN = "pflege_eigene"
"""Where the session keeps the rows that are cases of their own."""

PREVIEW = "_pflege_vorschau"
"""Where it keeps what the list would change."""

_ROUND = "_pflege_runde"
_READ = "_pflege_gelesen"
_FILE = "_pflege_datei"
_TOLD = "_pflege_spalten"
_SHIPPED = "Übliche Förderlisten (mitgeliefert)"
_OPEN, _LEFT_OUT = "noch nicht zugeordnet", "nicht übernehmen"


def intake(place: Place) -> Annahme | None:
    """Ask for a list and read it; None as long as there is none.

    Args:
        place: What was published.
    """
    st.header("Liste hochladen", anchor=False)
    file = st.file_uploader(
        "Liste (XLSX, XLS, ODS oder CSV)",
        type=["xlsx", "xlsm", "xls", "ods", "csv", "txt"],
        max_upload_size=MAX_BYTES >> 20,
        key=f"pflege_datei {st.session_state.get(_ROUND, 0)}",
    )
    left, middle, right = st.columns(3)
    stichtag = left.date_input(
        "Stichtag",
        value=None,
        format="DD.MM.YYYY",
        key="pflege_stichtag",
        help="Der Tag, für den die Liste spricht.",
    )
    name = middle.selectbox(
        "Zuordnung der Spalten", [_SHIPPED, *gespeicherte(place)], key="pflege_art"
    )
    blatt = right.text_input(
        "Tabellenblatt",
        key="pflege_blatt",
        placeholder="wird erkannt",
        help="Nur nötig, wenn mehrere Blätter wie Listen aussehen.",
    )
    st.download_button(
        "Vorlage herunterladen",
        _template,
        DATEINAME,
        FORMATE["xlsx"].media_type,
        key="pflege_vorlage",
        icon=":material/download:",
        help="Eine Mappe (XLSX) zum Ausfüllen, mit Auswahllisten und Notizen.",
        on_click="ignore",
        type="tertiary",
    )
    if file is None:
        _forget()
    if file is None or stichtag is None:
        st.html(
            '<p class="zr-fuss">Wählen Sie eine Datei und den Stichtag; dann wird die '
            "Liste gelesen und geprüft.</p>"
        )
        return None
    if st.session_state.get(_FILE) != file.file_id:
        st.session_state[_FILE] = file.file_id
        st.session_state[_TOLD] = {}
        st.session_state[OWN] = []
    base = lade(place, None if name == _SHIPPED else name)
    liste = Liste(
        name=file.name,
        inhalt=file.getvalue(),
        zuordnung=base.mit(st.session_state[_TOLD]),
        blatt=blatt.strip() or None,
        eigene=frozenset(st.session_state.get(OWN, ())),
    )
    # A place of its own: what stands beneath stays where it is while the bar is there.
    with st.container():
        return _read(liste, stichtag, place)


def _template() -> bytes:
    """Made when the button is pressed, outside of any session."""
    return vorlage(lies_stammdaten(DEFAULT_PATH.parent))


def clear() -> None:
    """Put the list away: what was to be done with it is done."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    _forget()


def _forget() -> None:
    """Give back what a list takes of the memory; there may be 100,000 rows."""
    for key in (_READ, PREVIEW):
        st.session_state.pop(key, None)


def columns(annahme: Annahme, place: Place) -> None:
    """Which column stands for which field; those not known can be told.

    Args:
        annahme: The list.
        place: Where a mapping can be saved.
    """
    spalten = annahme.eingang.kopf.spalten
    unknown = [s for s in spalten if s.feld is None and s.titel]
    title = f"Spalten: {len(spalten) - len(unknown)} von {len(spalten)} zugeordnet"
    with st.expander(title, expanded=bool(unknown), icon=":material/view_column:"):
        st.html(html_table.to_html(_columns(spalten), ["ueberschrift", "feld"],
                                   caption="Spalten der Liste"))  # fmt: skip
        if unknown:
            _tell(unknown, annahme.eingang.zuordnung)
        with st.form("pflege_speichern", border=False):
            left, right = st.columns([3, 1], vertical_alignment="bottom")
            name = left.text_input(
                "Zuordnung speichern als", placeholder="Name für die nächste Liste"
            )
            if right.form_submit_button("Speichern", width="stretch"):
                own = replace(annahme.eingang.zuordnung, name=name, _keys={})
                saved = speichere(place, own)
                st.success(f"Gespeichert als »{saved}«.", icon=":material/check:")


def _tell(unknown: Sequence[Spalte], zuordnung: Zuordnung) -> None:
    """A choice for each column that is not known, with the best guess at hand."""
    st.html(
        '<p class="zr-fuss">Diese Überschriften sind nicht bekannt. Was nicht '
        "zugeordnet ist, wird nicht übernommen.</p>"
    )
    known = sorted(felder(), key=_title)
    with st.form("pflege_zuordnen", border=False):
        told = {}
        for spalte in unknown:
            near = zuordnung.vorschlag(spalte.titel)
            guess = f" (gemeint sein könnte »{_title(near)}«)" if near else ""
            told[spalte.titel] = st.selectbox(
                f"{plain(spalte.titel)}{plain(guess)}",
                [_OPEN, _LEFT_OUT, *known],
                format_func=_title,
                key=f"pflege_spalte {spalte.nummer}",
            )
        if st.form_submit_button("Zuordnen"):
            decided = {t: f for t, f in told.items() if f != _OPEN}
            st.session_state[_TOLD] |= {
                titel: "" if feld == _LEFT_OUT else feld
                for titel, feld in decided.items()
            }
            st.rerun()


def _columns(spalten: Sequence[Spalte]) -> pd.DataFrame:
    said = {None: "nicht bekannt", "": _LEFT_OUT}
    rows = [(s.titel, said.get(s.feld) or _title(s.feld or "")) for s in spalten]
    return pd.DataFrame(rows, columns=["ueberschrift", "feld"])


def _title(feld: str) -> str:
    """What readers call a field."""
    return COLUMNS[feld].titel if feld in COLUMNS else feld


def _read(liste: Liste, stichtag: date, place: Place) -> Annahme | None:
    """Read a list with progress, or take what was read of it before."""
    question = (liste, stichtag, contents(place.store))
    asked, known = st.session_state.get(_READ, (None, None))
    if asked == question:
        before: Annahme = known
        return before
    try:
        with progress.bar("Die Liste wird gelesen …", clear) as say:
            stammdaten = lies_stammdaten(DEFAULT_PATH.parent)
            annahme = nimm_an(liste, place, stammdaten, stichtag, fortschritt=say)
    except DashboardError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return None
    st.session_state[_READ] = (question, annahme)
    return annahme
