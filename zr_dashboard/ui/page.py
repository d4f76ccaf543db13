"""The frame of every page: filters, title line, chips, errors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from html import escape
from importlib.resources import files
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from zr_dashboard.formatting import german
from zr_dashboard.lieferung.publication import Place, datenpflege_offen
from zr_dashboard.model.codes import Codes
from zr_dashboard.model.erfunden import ist_erfunden
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import bestand
from zr_dashboard.store.store import store_path
from zr_dashboard.ui import briefing, datenstaende, search_words, state
from zr_dashboard.ui.ask import ask, hold_store
from zr_dashboard.ui.failures import errors_in_words
from zr_dashboard.ui.filter_bar import filter_bar
from zr_dashboard.ui.interaction import TURN
from zr_dashboard.ui.words import plain


@contextmanager
def page(name: str, own_parameters: Sequence[str] = ()) -> Iterator[Selection]:
    """Draw the frame of page `name` around the body of the `with` statement.

    Its address may say `own_parameters` beside the selection, see `state`.

    Yields:
        The selection that URL and filters stand at.
    """
    prose = _title(name)
    with TURN, errors_in_words():
        hold_store()
        codes = state.read_url(name, own_parameters)
        selection = state.selection()
        auskunft = ask(bestand.auskunft, selection)
        _title_line(selection, codes, auskunft)
        _invented(auskunft)
        datenstaende.note_if_older(selection, codes)
        _notes()
        with _buttons():
            _chips(selection, codes)
            _steps()
            _copy_link()
            briefing.to_page(name)
        if prose.strip():
            st.markdown(prose)
        filter_bar(codes)
        if auskunft["faelle_ausgewaehlt"].iloc[0] == 0:
            _empty(selection, codes)
        yield selection


@contextmanager
def record(name: str, parameter: str) -> Iterator[tuple[Selection, str]]:
    """Draw the frame of a page about one thing, such as a case.

    Its own URL parameter names the thing. The filters play no part in it, but stay
    as they are for the way back.

    Yields:
        The selection, of which only the Datenstand counts here, and the value of the
        parameter; empty if the link has none.
    """
    prose = _title(name)
    with TURN, errors_in_words():
        hold_store()
        codes = state.read_url(name, (parameter,))
        selection = state.selection()
        auskunft = ask(bestand.auskunft, selection)
        st.html(f'<p class="zr-zeile">{" · ".join(_stand_facts(auskunft))}</p>')
        _invented(auskunft)
        datenstaende.note_if_older(selection, codes)
        _notes()
        with _buttons():
            _copy_link()
        if prose.strip():
            st.markdown(prose)
        yield selection, state.own(parameter)


@contextmanager
def citation(name: str, *parameters: str) -> Iterator[Selection]:
    """Draw the frame of a page about citations: each has a Datenstand of its own.

    Args:
        name: Which page.
        parameters: Its own URL parameters; `state.own` gives their values.

    Yields:
        The selection of the link, or that of the session.
    """
    prose = _title(name)
    with errors_in_words():
        hold_store()
        codes = state.read_url(name, parameters)
        selection = state.selection()
        _invented(ask(bestand.auskunft, Selection(stand=codes.staende[0])))
        _notes()
        if prose.strip():
            st.markdown(prose)
        yield selection


@contextmanager
def desk(name: str) -> Iterator[Place]:
    """Draw the frame of a page where deliveries are taken in, not shown.

    Yields:
        Archive and store. Nothing is drawn where it is not switched on.
    """
    prose = _title(name)
    with errors_in_words():
        if not datenpflege_offen():
            st.info(
                "Die Datenpflege ist hier nicht eingeschaltet.", icon=":material/lock:"
            )
            st.stop()
        hold_store()
        state.read_url(name)
        _invented(ask(bestand.auskunft, Selection()))
        st.markdown(prose)
        yield Place.of(store_path())


def _title(name: str) -> str:
    """Write the title of a page, and give back the prose beneath it."""
    styles = "".join(_text("ui", f"{name}.css") for name in ("style", "print"))
    st.html(f"<style>{styles}</style>")
    title, _, prose = _text("texts", f"{name}.md").partition("\n")
    st.title(title.removeprefix("# "), anchor=False)
    return prose


def _buttons() -> AbstractContextManager[object]:
    """The row of quiet buttons beneath the title."""
    return st.container(horizontal=True, key="chips", vertical_alignment="center")


@cache
def _text(folder: str, name: str) -> str:
    return files("zr_dashboard").joinpath(folder, name).read_text("utf-8")


def _title_line(selection: Selection, codes: Codes, auskunft: pd.DataFrame) -> None:
    """Selection in words, Datenstand, newest case, n of N cases."""
    row = auskunft.iloc[0]
    n, alle = int(row["faelle_ausgewaehlt"]), int(row["anzahl_foerderfaelle"])
    facts = [
        f"<strong>{escape(selection.in_words(codes))}</strong>",
        f"{german.zahl(n)} von {german.anzahl(alle, 'Fall', 'Fällen')}",
        *_stand_facts(auskunft),
    ]
    if selection != Selection():
        query = escape(urlencode(selection.to_url(), doseq=True))
        facts.append(
            f'<a class="zr-zitieren" href="register?{query}" target="_self">Auswahl '
            "merken</a>"
        )
    st.html(f'<p class="zr-zeile">{" · ".join(facts)}</p>')


def _stand_facts(auskunft: pd.DataFrame) -> list[str]:
    row = auskunft.iloc[0]
    newest = german.datum(row["juengster_fall_am"])
    return [
        f"Datenstand {german.datum(row['stand'])}",
        f"jüngster taggenau datierter Fall {newest}",
    ]


def _invented(auskunft: pd.DataFrame) -> None:
    """Say on every page of an invented Datenstand that nothing on it is real."""
    if ist_erfunden(auskunft["bezeichnung"].iloc[0]):
        st.warning(
            "**Erfundene Daten.** Kein Fall, kein Betrag und kein Tag auf dieser Seite "
            "ist echt. Der Datenstand dient nur Messungen.",
            icon=":material/science:",
        )


def _notes() -> None:
    """Say what of the link could not be used."""
    for note in state.notes():
        st.warning(
            plain(f"{note.sentence} {note.consequence}"), icon=":material/link_off:"
        )


def _chips(selection: Selection, codes: Codes) -> None:
    """What is chosen, each removable; reset."""
    for parameter, token, words in selection.parts(codes):
        st.button(
            f"{plain(words)} ✕",
            key=f"chip {parameter} {token}",
            help=f"Filter »{plain(words.translate(german.INNEN))}« entfernen",
            on_click=state.choose,
            args=(selection.drop(parameter, token),),
        )
    if selection != Selection():
        st.button(
            "Auswahl zurücksetzen",
            key="zuruecksetzen",
            type="tertiary",
            icon=":material/restart_alt:",
            on_click=state.choose,
            args=(Selection(),),
        )


def _steps() -> None:
    """Take back the last change of the selection, or make it again."""
    if state.past():
        st.button(
            "Rückgängig",
            key="rueckgaengig",
            type="tertiary",
            icon=":material/undo:",
            help="Letzte Änderung der Auswahl zurücknehmen",
            shortcut="Ctrl+Z",
            on_click=state.undo,
        )
    if state.future():
        st.button(
            "Wiederholen",
            key="wiederholen",
            type="tertiary",
            icon=":material/redo:",
            help="Zurückgenommene Änderung wiederholen",
            shortcut="Ctrl+Y",
            on_click=state.redo,
        )


def _copy_link() -> None:
    """A script of our own, api/static/monitor.js, copies on this very click.

    Browsers allow it only to what the reader has just pressed.
    """
    with st.container(key="link_kopieren", width="content"):
        st.button("Link kopieren", key="link", type="tertiary", icon=":material/link:")


def _empty(selection: Selection, codes: Codes) -> None:
    """Nothing is selected: say so, and offer the single filters that are to blame.

    Where only several of them together are, »Auswahl zurücksetzen« above is the way.
    """
    st.info(
        "Zu dieser Auswahl gibt es keine Förderfälle.", icon=":material/search_off:"
    )
    with st.container(horizontal=True, key="erweitern"):
        for parameter, token, words in selection.parts(codes):
            wider = selection.drop(parameter, token)
            count = int(ask(bestand.auskunft, wider)["faelle_ausgewaehlt"].iloc[0])
            if count:
                named = words.translate(german.INNEN)
                st.button(
                    f"Ohne »{plain(named)}« · {german.anzahl(count, 'Fall', 'Fälle')}",
                    key=f"erweitern {parameter} {token}",
                    on_click=state.choose,
                    args=(wider,),
                )
    search_words.suggest(selection)
