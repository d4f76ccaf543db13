"""Answer tables: what is chosen, the table itself, and its files.

What is chosen stands in the address, as the selection does; the files come from the
routes, from the same address.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from zr_dashboard.export import antwort_bau, antwort_html
from zr_dashboard.export.antwort import Antwort
from zr_dashboard.formatting import german
from zr_dashboard.model import antwortform
from zr_dashboard.model.antwortform import Antwortform
from zr_dashboard.model.antwortvorlagen import GEBIETE, VORLAGEN
from zr_dashboard.model.columns import COLUMNS
from zr_dashboard.model.dimensionen import DIMENSIONEN
from zr_dashboard.model.errors import AnswerTooLargeError
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import antraege, antworten
from zr_dashboard.ui import state, zitieren
from zr_dashboard.ui.ask import ask
from zr_dashboard.ui.words import plain

PARAMETERS = antwortform.PARAMETERS

_KEPT = "_antwortform"
_BETRAEGE = {"euro": "Euro", "tsd": "Tsd. €", "mio": "Mio. €"}
_ORDNUNG = {"name": "Name", "summe": "Summe, größte zuerst"}
_MERKMALE = {name: DIMENSIONEN[name].titel for name in DIMENSIONEN}
_FORMEN = {one.id: one.titel for one in VORLAGEN.values()}


def choose() -> Antwortform:
    """Let the reader choose what the table shows; kept while other pages are read."""
    kept: Mapping[str, Sequence[str]] = st.session_state.get(_KEPT, {})
    if not state.own_values() and kept:
        state.choose_own(kept)
    st.session_state[_KEPT] = dict(state.own_values())
    form, notes = Antwortform.from_url(state.own_values())
    for note in notes:
        st.warning(
            plain(f"{note.sentence} {note.consequence}"), icon=":material/link_off:"
        )
    with st.container(key="antwortform"):
        _segments("Form", "form", _FORMEN, form.form)
        st.html(f'<p class="zr-fuss">{escape(form.vorlage.wofuer)}</p>')
        with st.container(horizontal=True, vertical_alignment="bottom", key="wahl"):
            _dimensions(form)
            _columns(form)
            _figures(form)
    return form


def show(selection: Selection, form: Antwortform) -> None:
    """Show the table, and offer it as file."""
    try:
        antwort = _built(selection, form)
    except AnswerTooLargeError as error:
        st.info(str(error), icon=":material/width:")
        return
    _files(selection, form, antwort)
    shown = antwort_bau.kuerzen(antwort, antwort_bau.ZELLEN_SEITE)
    with st.container(key="antwort"):
        st.html(antwort_html.to_html(shown, zitieren.figures(selection)))


def _built(selection: Selection, form: Antwortform) -> Antwort:
    codes = state.codes()
    frames = antworten.grundlage(ask, selection, form, antwort_bau.LISTE_SEITE)
    return antwort_bau.antwort(
        form,
        frames,
        auswahl=selection.in_words(codes),
        link=state.link(),
        neuester=codes.staende[0],
        ohne_filter=antraege.nicht_anwendbar(selection),
    )


def _dimensions(form: Antwortform) -> None:
    """Rows and columns of a table of dimensions."""
    wahl = form.vorlage.wahl
    for name, label, value in (
        ("zeilen", "Zeilen", form.zeilen),
        ("spalten", "Spalten", "".join(form.spalten[:1])),
        ("unterspalten", "Unterteilt nach", form.unterspalten),
    ):
        if name not in wahl or (name == "spalten" and form.vorlage.mehrere):
            continue
        others = {m for m in form.merkmale if m != value}
        options = {m: _MERKMALE[m] for m in _MERKMALE if m in wahl[name]}
        options = {m: titel for m, titel in options.items() if m not in others}
        _select(label, name, options, value)


def _columns(form: Antwortform) -> None:
    """Columns of a list, in the order in which they were chosen."""
    if not form.vorlage.mehrere:
        return
    options = {name: COLUMNS[name].titel for name in form.vorlage.wahl["spalten"]}
    st.multiselect(
        "Spalten, in der Reihenfolge der Wahl",
        list(options),
        format_func=options.__getitem__,
        placeholder="Spalte hinzufügen",
        **_bound("spalten", list(form.spalten), tuple),
    )


def _figures(form: Antwortform) -> None:
    """Figure, unit, order, areas without a case."""
    wahl = form.vorlage.wahl
    if "groesse" in wahl:
        options = {name: COLUMNS[name].titel for name in wahl["groesse"]}
        _select("Größe", "groesse", options, form.groesse)
    if "betraege" in wahl and form.ist_geld:
        _segments("Beträge in", "betraege", _BETRAEGE, form.betraege)
    if "ordnung" in wahl:
        options = {n: _ORDNUNG.get(n) or COLUMNS[n].titel for n in wahl["ordnung"]}
        _select("Reihenfolge", "ordnung", options, form.ordnung)
    if "leere" in wahl and form.zeilen in GEBIETE:
        st.toggle("auch ohne Förderfall", **_bound("leere", form.leere, bool))


def _select(label: str, name: str, options: dict[str, str], value: str) -> None:
    several = name == "spalten"
    st.selectbox(
        label,
        list(options),
        format_func=options.__getitem__,
        width=220,
        **_bound(name, value, _in_tuple if several else str),
    )


def _segments(label: str, name: str, options: dict[str, str], value: str) -> None:
    st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        required=True,
        **_bound(name, value, str),
    )


def _bound(name: str, value: object, read: Callable[[Any], object]) -> dict[str, Any]:
    """Key and callback of a widget that shows `value` and writes to the address."""
    key = f"antwort {name}"
    st.session_state[key] = value
    return {"key": key, "on_change": _changed, "args": (name, key, read)}


def _changed(name: str, key: str, read: Callable[[Any], object]) -> None:
    """Change one choice of those in the address now, which may be newer than shown."""
    form, _ = Antwortform.from_url(state.own_values())
    chosen = read(st.session_state[key])
    new = (
        Antwortform(form=str(chosen))
        if name == "form"
        else replace(form, **{name: chosen})  # type: ignore[arg-type]
    )
    if name == "zeilen" and new.zeilen not in GEBIETE:
        new = replace(new, leere=False)
    state.choose_own(new.to_url())


def _in_tuple(value: str) -> Sequence[str]:
    return (value,)


def _files(selection: Selection, form: Antwortform, antwort: Antwort) -> None:
    """Links to the routes that write the same."""
    query = urlencode({**selection.to_url(), **form.to_url()}, doseq=True)
    links = "".join(
        f'<a href="api/v1/antwort.{ending}?{escape(query)}" download>'
        f"{titel} herunterladen</a>"
        for ending, titel in _FILES.items()
    )
    note = ""
    if antwort.tabelle is not None and antwort.tabelle.gekuerzt:
        most = german.zahl(antwort_bau.LISTE_DATEI)
        note = (
            f'<p class="zr-fuss">Word und JSON fassen {most} Förderfälle, die '
            "Excel-Mappe alle.</p>"
        )
    st.html(
        f'<nav class="zr-herunterladen" aria-label="Antworttabelle herunterladen">'
        f"{links}</nav>{note}"
    )


_FILES = {"docx": "Word (DOCX)", "xlsx": "Excel (XLSX)", "json": "JSON"}
"""Ending of the route -> what the link is called."""
