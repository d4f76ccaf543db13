"""The words of an answer table: title, line beneath it, Vorbemerkung, source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from zr_dashboard.export.angaben import Angaben
from zr_dashboard.formatting import befund, german
from zr_dashboard.formatting.records import records
from zr_dashboard.model.antwortform import Antwortform
from zr_dashboard.model.columns import COLUMNS
from zr_dashboard.model.dimensionen import DIMENSIONEN
from zr_dashboard.model.kennzahlen import KENNZAHLEN, Kennzahl
from zr_dashboard.model.programm import PROGRAMM

_KENNZAHL = {
    "anzahl_foerderfaelle": "foerderfaelle",
    "anzahl_bescheide": "bescheide",
    "anzahl_kommunen": "kommunen",
}
"""Column of a sum -> the Kennzahl that it is, where they are not called the same."""

_SUMMEN = ("zuwendung_eur", "gesamtausgaben_eur")


def kennzahl(spalte: str) -> Kennzahl | None:
    """The Kennzahl that a column of sums shows, if it is one."""
    return KENNZAHLEN.get(_KENNZAHL.get(spalte, spalte))


def titel(form: Antwortform) -> str:
    """What the table shows, fit for a heading."""
    if form.form == "faelle":
        return "Liste der Förderfälle"
    if form.form == "antraege":
        by_year = " nach Jahr" if form.zeilen == "jahr" else " nach Landkreis und Jahr"
        return f"Anträge auf Förderung{by_year}"
    if form.form == "anteile":
        areas = DIMENSIONEN[form.zeilen].plural
        return f"Förderfälle und Zuwendungen: Anteile der {areas}"
    found = KENNZAHLEN[_KENNZAHL.get(form.groesse, form.groesse)]
    *names, last = [DIMENSIONEN[name].titel for name in form.merkmale]
    comma = "," if "," in found.name else ""
    return f"{found.name}{comma} nach {', '.join(names)} und {last}"


def unterzeile(
    form: Antwortform, angaben: Angaben, frames: Mapping[str, pd.DataFrame]
) -> str:
    """Selection, number of cases or applications, Datenstand in one line."""
    stand = f"Datenstand {german.datum(angaben.stand)}"
    if form.form == "antraege":
        number = int(frames["insgesamt"]["anzahl_beantragt"].sum())
        made = german.anzahl(number, "Antrag", "Anträge")
        return f"{angaben.auswahl} · {made} · {stand}"
    alle = german.anzahl(angaben.faelle_gesamt, "Förderfall", "Förderfällen")
    cases = f"{german.zahl(angaben.faelle_ausgewaehlt)} von {alle}"
    return f"{angaben.auswahl} · {cases} · {stand}"


def vorbemerkung(
    form: Antwortform, angaben: Angaben, zahlen: pd.DataFrame
) -> tuple[str, ...]:
    """Paragraphs above the table.

    Args:
        form: What the table shows.
        angaben: What it speaks of.
        zahlen: Answer of `queries.kennzahlen.kennzahlen` for the same selection.
    """
    sources = (
        f"Die Angaben betreffen das Programm »{PROGRAMM}«. Grundlage ist: "
        f"{angaben.bezeichnung} – {angaben.grundlage}. Ausgewählt sind: "
        f"{angaben.auswahl}. Die Daten geben den Stand vom "
        f"{german.datum(angaben.stand)} wieder."
    )
    figures = [found for name in _figures(form) if (found := kennzahl(name))]
    said = [f"{one.name}: {one.definition}" for one in dict.fromkeys(figures)]
    if form.form == "antraege":
        said = [_of_columns((*form.spalten, "antragsjahr"))]
    named = form.merkmale or tuple(filter(None, (form.zeilen,)))
    words = [
        f"{DIMENSIONEN[name].titel}: {COLUMNS[name].meaning}"
        for name in named
        if not (form.form == "antraege" and name == "jahr")  # that is another year
    ]
    return tuple(
        filter(None, [sources, *said, " ".join(words), vollstaendigkeit(form, zahlen)])
    )


def vollstaendigkeit(form: Antwortform, zahlen: pd.DataFrame) -> str:
    """How many cases the sums of the table include."""
    if form.form == "antraege" or not zahlen["faelle_ausgewaehlt"].iloc[0]:
        return ""
    by_id: Mapping[str, Any] = {row["kennzahl"]: row for row in records(zahlen)}
    sentences = []
    for name in _figures(form):
        if name not in _SUMMEN:
            continue
        row, was = by_id[name], KENNZAHLEN[name].einbezogen
        complete = befund.vollstaendig(
            int(row["faelle_einbezogen"]), int(row["faelle_ausgewaehlt"]), was
        )
        sentences.append(f"Die Summe der {_OF[name]} stammt {complete}.")
    return " ".join(sentences)


def _of_columns(names: Iterable[str]) -> str:
    return " ".join(f"{COLUMNS[name].titel}: {COLUMNS[name].meaning}" for name in names)


_OF = {"zuwendung_eur": "Zuwendungen", "gesamtausgaben_eur": "Gesamtausgaben"}


def quelle(angaben: Angaben) -> tuple[str, ...]:
    """Where it comes from, beneath the table."""
    stand = f"Datenstand {german.datum(angaben.stand)}"
    return (
        f"Quelle: Zukunftsräume-Monitor; {angaben.bezeichnung}, {stand}.",
        f"Lizenz: {angaben.lizenz}.",
        f"Adresse dieser Tabelle: {angaben.link}",
    )


def titel_der_spalten(form: Antwortform) -> dict[str, str]:
    """Titles of the columns of the exact values."""
    keys: Sequence[str] = ("gruppe", "teil", "unterteil")
    names = form.merkmale or ((form.zeilen,) if form.zeilen else ())
    return {
        key: DIMENSIONEN[name].titel for key, name in zip(keys, names, strict=False)
    }


def _figures(form: Antwortform) -> tuple[str, ...]:
    """The columns that the table has sums of."""
    return (form.groesse,) if form.groesse else form.spalten
