"""The one place where an answer table is built: frames in, `Antwort` out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from zr_dashboard.export import (
    antwort_antraege,
    antwort_kreuz,
    antwort_listen,
    antwort_text,
)
from zr_dashboard.export.angaben import Angaben, angaben
from zr_dashboard.export.antwort import Anmerkungen, Antwort, Tabelle
from zr_dashboard.export.antwort_zahlen import KEIN_FALL
from zr_dashboard.formatting import befund, german
from zr_dashboard.model.antwortform import Antwortform

LISTE_SEITE = 200
"""So many cases a page lists."""

LISTE_DATEI = 2_000
"""So many cases a document lists; a workbook has all of them on its sheet »Daten«."""

ZELLEN_SEITE = 10_000
"""So many cells a page shows at most."""

_OHNE_TEIL = ["unterteil_schluessel", "unterteil"]


def antwort(
    form: Antwortform,
    frames: Mapping[str, pd.DataFrame],
    *,
    auswahl: str,
    link: str,
    neuester: date,
    ohne_filter: Sequence[str] = (),
) -> Antwort:
    """Build an answer table.

    Args:
        form: What is asked for.
        frames: Answer of `queries.antworten.grundlage` for the same form.
        auswahl: The selection in words.
        link: The page that shows the same.
        neuester: The newest Datenstand there is.
        ohne_filter: Filters of the selection that cannot be asked of applications.

    Raises:
        AnswerTooLargeError: it would have more columns than can be read.
    """
    notes = Anmerkungen()
    titel = antwort_text.titel(form)
    about = angaben(
        frames["auskunft"],
        titel=titel,
        auswahl=auswahl,
        link=link,
        vollstaendigkeit=antwort_text.vollstaendigkeit(form, frames["kennzahlen"]),
    )
    older = notes.marke(_older(about, neuester))
    table = _tabelle(form, frames, titel, notes, ohne_filter)
    if table is not None:
        table = replace(table, marken=tuple(sorted({*older, *table.marken})))
    return Antwort(
        titel=titel,
        unterzeile=antwort_text.unterzeile(form, about, frames),
        vorbemerkung=antwort_text.vorbemerkung(form, about, frames["kennzahlen"]),
        tabelle=table,
        hinweis=_hinweis(form, frames, about, table),
        anmerkungen=notes.alle(),
        zeichen=_zeichen(form, table),
        quelle=antwort_text.quelle(about),
        angaben=about,
        daten=_daten(form, frames),
        titel_der_spalten=antwort_text.titel_der_spalten(form),
    )


def _tabelle(
    form: Antwortform,
    frames: Mapping[str, pd.DataFrame],
    titel: str,
    notes: Anmerkungen,
    ohne_filter: Sequence[str],
) -> Tabelle | None:
    frame = frames["tabelle"]
    if form.form == "antraege":
        if not frames["vorhanden"]["anzahl_antraege"].iloc[0]:
            return None
        return antwort_antraege.tabelle(form, frames, titel, notes, ohne_filter)
    if form.form == "anteile":
        return antwort_listen.anteile(form, frame, titel, notes)
    if form.form == "faelle":
        zahlen = frames["kennzahlen"]
        werte = dict(zip(zahlen["kennzahl"], zahlen["wert"], strict=True))
        return antwort_listen.faelle(form, frame, werte, titel, notes)
    duenn = _duenn(frames["runden"])
    return antwort_kreuz.tabelle(form, frame, titel, notes, duenn)


def _older(about: Angaben, neuester: date) -> str:
    if about.stand == neuester:
        return ""
    return (
        f"Älterer Datenstand vom {german.datum(about.stand)}; der neueste ist vom "
        f"{german.datum(neuester)} und kann andere Zahlen geben."
    )


def _duenn(runden: pd.DataFrame) -> str:
    return (
        f"Die öffentlichen Quellen sind hier dünn ({befund.duenn(runden)}); ein "
        "Rückgang kann eine Lücke der Quellen sein."
    )


def _hinweis(
    form: Antwortform,
    frames: Mapping[str, pd.DataFrame],
    about: Angaben,
    table: Tabelle | None,
) -> str:
    if form.form == "antraege":
        known = frames["vorhanden"]["anzahl_antraege"].iloc[0]
        empty = antwort_antraege.LEER if frames["insgesamt"].empty else ""
        return empty if known else antwort_antraege.UNVEROEFFENTLICHT
    if not about.faelle_ausgewaehlt:
        return befund.LEER
    return _cut(table) if table is not None and table.gekuerzt else ""


def kuerzen(whole: Antwort, zellen: int) -> Antwort:
    """The same with only its first rows, where a page would have too many cells.

    It says so; the sum stays that of all rows.

    Args:
        whole: What the files hold.
        zellen: About so many cells at most.
    """
    table = whole.tabelle
    if table is None or len(table.zeilen) * len(table.spalten) <= zellen:
        return whole
    rows = [zeile for zeile in table.zeilen if not zeile.summe]
    sums = [zeile for zeile in table.zeilen if zeile.summe]
    first = rows[: max(zellen // len(table.spalten), 1)]
    short = replace(table, zeilen=(*first, *sums))
    return replace(whole, tabelle=short, hinweis=_cut(short))


def _cut(table: Tabelle) -> str:
    shown = len(table.zeilen) - sum(zeile.summe for zeile in table.zeilen)
    return (
        f"Hier stehen die ersten {german.zahl(shown)} von "
        f"{german.anzahl(table.zeilen_gesamt, 'Zeile', 'Zeilen')}; die Summe gilt für "
        "alle."
    )


def _zeichen(form: Antwortform, table: Tabelle | None) -> tuple[str, ...]:
    nothing = {
        "antraege": "kein Antrag",
        "anteile": "kein Wert, weil kein Förderfall darunter fällt",
    }.get(form.form, "kein Förderfall")
    texts = {z.text for zeile in table.zeilen for z in zeile.zellen} if table else set()
    signs = {
        KEIN_FALL: f"{KEIN_FALL} = {nothing}",
        german.KEINE_ANGABE: f"{german.KEINE_ANGABE} = keine Angabe veröffentlicht",
    }
    return tuple(meaning for sign, meaning in signs.items() if sign in texts)


def _daten(form: Antwortform, frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The exact values: of a list its columns, of sums all that was counted."""
    frame = frames["tabelle"]
    if form.form == "faelle":
        return frame[list(dict.fromkeys(("foerderfall_id", *form.spalten)))]
    return (
        frame if form.unterspalten else frame.drop(columns=_OHNE_TEIL, errors="ignore")
    )
