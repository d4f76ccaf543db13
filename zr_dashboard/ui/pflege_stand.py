"""Datenpflege: what a list would change, publishing it, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

import pandas as pd
import streamlit as st

from zr_dashboard.export import html_table
from zr_dashboard.formatting import aenderungen, german
from zr_dashboard.lieferung.annahme import Annahme
from zr_dashboard.lieferung.entry import Entry, Withdrawal
from zr_dashboard.lieferung.freigabe import gib_frei, reiche_ein, verwirf, wartende
from zr_dashboard.lieferung.protokoll import protokoll
from zr_dashboard.lieferung.publication import (
    Place,
    publish_delivery,
    take_back,
    vier_augen,
)
from zr_dashboard.lieferung.vorschau import vorschau
from zr_dashboard.model.fortschritt import Fortschritt
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import antraege, vergleich
from zr_dashboard.ui import antraege as antraege_ui
from zr_dashboard.ui import datenstaende, pflege, progress, state
from zr_dashboard.ui.words import plain

_SHOWN = 200
"""Changes on the page; all of them can be seen once the list is published."""


def preview(annahme: Annahme, place: Place) -> None:
    """What the list would change, against the Datenstand before.

    Args:
        annahme: A list without Fehler.
        place: What was published.
    """
    st.header("Was sich ändern würde", anchor=False)
    if annahme.verglichen_mit is None:
        st.html('<p class="zr-satz">Vor diesem Stichtag ist nichts veröffentlicht.</p>')
        return
    with st.container():  # for the bar: what stands beneath stays where it is
        found = _compared(annahme, place)
    since = german.datum(annahme.verglichen_mit)
    st.html(
        f'<p class="zr-satz">{escape(found.satz)}</p>'
        f'<p class="zr-fuss">Im Vergleich mit dem Datenstand {since}.</p>'
        f"{datenstaende.figures_table(found.figures)}"
    )
    if not found.applications.empty:
        said = antraege_ui.sentence(found.applications)
        table = antraege_ui.table(found.applications)
        st.html(f'<p class="zr-satz">{escape(said)}</p>{table}')
    if not found.anzahl:
        return
    shown = aenderungen.lesbar(found.cases, state.codes())
    st.html(datenstaende.changes_table(shown))
    if found.anzahl > _SHOWN:
        st.html(
            f'<p class="zr-fuss">Gezeigt sind die ersten {german.zahl(_SHOWN)} von '
            f"{german.zahl(found.anzahl)} Änderungen.</p>"
        )


def publish(annahme: Annahme, place: Place) -> None:
    """Ask for the reasons, and publish the list or hand it in.

    Args:
        annahme: A list without Fehler.
        place: Where it is published.
    """
    st.header("Veröffentlichen", anchor=False)
    if before := place.archive.valid().get(annahme.stichtag):
        st.info(
            f"Für den Stichtag {german.datum(annahme.stichtag)} ist schon eine "
            f"Lieferung veröffentlicht ({plain(before.meta.grund)}). Nehmen Sie sie "
            "zuerst zurück oder wählen Sie einen anderen Stichtag.",
            icon=":material/info:",
        )
        return
    with st.form("pflege_veroeffentlichen", border=False):
        left, right = st.columns(2)
        wer = left.text_input("Ihr Name", key="pflege_wer")
        grund = right.text_input(
            "Grund", key="pflege_grund", placeholder="etwa: Monatsliste Januar"
        )
        trotz = ""
        if annahme.eingang.warnungen:
            trotz = st.text_area(
                "Warum die Warnungen hingenommen werden",
                key="pflege_trotz",
                height=80,
            )
        words = "Zur Freigabe einreichen" if vier_augen() else "Veröffentlichen"
        pressed = st.form_submit_button(words, type="primary")
    below = st.container()
    if not pressed:
        return
    if not wer.strip() or not grund.strip():
        below.error(
            "Bitte nennen Sie Ihren Namen und den Grund.", icon=":material/edit:"
        )
        return

    def do(fortschritt: Fortschritt) -> str:
        new = annahme.submission(
            wer=wer.strip(), grund=grund.strip(), trotz_warnungen=trotz.strip() or None
        )
        if vier_augen():
            waits = reiche_ein(new, place)
            return f"Eingereicht, wartet auf Freigabe: {_words(waits)}."
        entry = publish_delivery(new, place, fortschritt=fortschritt)
        return f"Veröffentlicht: {_words(entry)}."

    with below:
        progress.do("Die Lieferung wird geschrieben …", do, then=pflege.clear)


def waiting(place: Place) -> None:
    """What waits for a second person, where it takes one."""
    if not vier_augen():
        return
    st.header("Wartet auf Freigabe", anchor=False)
    entries = wartende(place)
    if not entries:
        st.html('<p class="zr-satz">Zurzeit wartet keine Lieferung.</p>')
        return
    for entry in entries:
        with st.form(f"pflege_freigabe {entry.nummer}"):
            st.html(
                f"<p>{escape(_words(entry))}, eingereicht von {escape(entry.wer)}: "
                f"{escape(entry.meta.grund)}</p>"
            )
            left, right = st.columns(2)
            wer = left.text_input("Ihr Name", key=f"pflege_frei_wer {entry.nummer}")
            grund = right.text_input(
                "Grund, falls Sie verwerfen", key=f"pflege_frei_grund {entry.nummer}"
            )
            yes = left.form_submit_button("Freigeben und veröffentlichen")
            no = right.form_submit_button("Verwerfen")
        if yes or no:
            _decide(place, entry, wer.strip(), grund.strip() if no else None)


def log(place: Place) -> None:
    """Everything that was done, and the way to take the newest back.

    Args:
        place: Archive and store.
    """
    st.header("Protokoll", anchor=False)
    frame = protokoll(place)
    columns = [str(name) for name in frame if name != "sha256"]
    frame["zeitpunkt"] = [_time(text) for text in frame["zeitpunkt"]]
    st.html(html_table.to_html(frame, columns, caption="Lieferungen, neueste zuerst"))
    valid = sorted(place.archive.valid().values(), key=lambda e: e.meta.stand)
    if len(valid) > 1:
        _withdraw(place, {f"{_words(e)}: {e.meta.grund}": e for e in reversed(valid)})


def _time(iso: str) -> str:
    """`2026-11-23 09:05:00` as `23.11.2026, 09:05`."""
    day, _, time = iso.partition(" ")
    return f"{german.datum(day)}, {time[:5]}"


def _withdraw(place: Place, entries: dict[str, Entry]) -> None:
    title = "Eine Lieferung zurücknehmen"
    with st.expander(title, icon=":material/undo:"), st.form("pflege_zurueck"):
        chosen = st.selectbox("Lieferung", list(entries), key="pflege_zurueck_was")
        left, right = st.columns(2)
        wer = left.text_input("Ihr Name", key="pflege_zurueck_wer")
        grund = right.text_input("Grund", key="pflege_zurueck_grund")
        st.html(
            '<p class="zr-fuss">Danach gilt wieder, was vorher galt. Gelöscht wird '
            "nichts.</p>"
        )
        pressed = st.form_submit_button("Zurücknehmen")
    if not pressed:
        return
    if not wer.strip() or not grund.strip():
        st.error("Bitte nennen Sie Ihren Namen und den Grund.", icon=":material/edit:")
        return
    said = Withdrawal(wer=wer.strip(), wann=datetime.now(UTC), grund=grund.strip())

    def do(fortschritt: Fortschritt) -> str:
        stand = entries[chosen].meta.stand
        gone, newest = take_back(place, said, stand, fortschritt=fortschritt)
        return f"Zurückgenommen: {_words(gone)}. Jetzt aktuell: {_words(newest)}."

    progress.do("Die Lieferung wird zurückgenommen …", do)


def _decide(place: Place, entry: Entry, wer: str, rejected: str | None) -> None:
    if not wer or rejected == "":
        st.error("Bitte nennen Sie Ihren Namen und den Grund.", icon=":material/edit:")
        return

    def do(fortschritt: Fortschritt) -> str:
        if rejected is None:
            done = gib_frei(place, entry.nummer, wer, fortschritt=fortschritt)
            return f"Veröffentlicht: {_words(done)}."
        said = Withdrawal(wer=wer, wann=datetime.now(UTC), grund=rejected)
        return f"Verworfen: {_words(verwirf(place, entry.nummer, said))}."

    progress.do("Die Lieferung wird geschrieben …", do)


@dataclass(frozen=True, slots=True)
class _Changes:
    """What a list would change, as far as the page shows it."""

    satz: str
    cases: pd.DataFrame
    """The first changes of cases."""

    anzahl: int
    """How many changes of cases there are."""

    figures: pd.DataFrame
    applications: pd.DataFrame


def _compared(annahme: Annahme, place: Place) -> _Changes:
    """What it would change; found out once for each list."""
    asked, known = st.session_state.get(pflege.PREVIEW, (None, None))
    if asked is annahme:
        kept: _Changes = known
        return kept
    new = annahme.submission(wer="Vorschau", grund="Vorschau", trotz_warnungen="–")
    with (
        progress.bar("Die Änderungen werden ermittelt …", pflege.clear) as say,
        vorschau(new, place, fortschritt=say) as (store, before),
    ):
        assert before is not None  # noqa: S101  `annahme.verglichen_mit`
        counts = vergleich.anzahlen(store, Selection(), before)
        found = _Changes(
            satz=aenderungen.zahlensatz(counts)
            if len(counts)
            else "Kein Fall ändert sich.",
            cases=vergleich.faelle(store, Selection(), before, _SHOWN),
            anzahl=int(counts["anzahl_aenderungen"].sum()),
            figures=vergleich.kennzahlen(store, Selection(), before),
            applications=antraege.veraenderungen(store, Selection(), before),
        )
    st.session_state[pflege.PREVIEW] = (annahme, found)
    return found


def _words(entry: Entry) -> str:
    cases = german.anzahl(entry.anzahl_foerderfaelle, "Förderfall", "Förderfälle")
    return f"Datenstand {german.datum(entry.meta.stand)} mit {cases}"
