"""What the public delivery must look like: every file, every column, every rule.

`check` applies these; data/README.md says the same to people.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zr_dashboard.model.codes import ERGEBNISSE

Rule = Callable[[str], str | None]
"""Takes a cell that is not empty; gives back what is wrong with it, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One column of a file."""

    column: str
    rule: Rule | None = None
    required: bool = False
    key: bool = False
    """No two rows of the file share this value."""

    refers: tuple[str, str] | None = None
    """(file, column) where every value of this cell must stand."""

    many: bool = False
    """Several values, joined by `;`."""


def pattern(regex: str, words: str) -> Rule:
    """The cell matches `regex` from end to end; `words` says what it should be."""
    compiled = re.compile(regex, re.ASCII)

    def rule(value: str) -> str | None:
        return None if compiled.fullmatch(value) else f"Erwartet wird {words}."

    return rule


def one_of(*values: str) -> Rule:
    """The cell is one of these words."""

    def rule(value: str) -> str | None:
        if value in values:
            return None
        return f"Erlaubt sind: {', '.join(values)}."

    return rule


def number(*, low: float, high: float, places: int = 0) -> Rule:
    """The cell is a number within bounds, both inclusive.

    Args:
        low: The least it may be.
        high: The most it may be.
        places: How many decimal places the store keeps; more would be rounded
            there in silence.
    """
    fraction = rf"(\.\d{{1,{places}}})?" if places else ""
    shape = re.compile(rf"-?\d+{fraction}", re.ASCII)
    what = (
        f"eine Zahl mit Dezimalpunkt und höchstens {places} Nachkommastellen"
        if places
        else "eine ganze Zahl"
    )

    def rule(value: str) -> str | None:
        if not shape.fullmatch(value):
            return f"Erwartet wird {what}, ohne Tausenderzeichen und Einheit."
        if not low <= float(value) <= high:
            return f"Der Wert muss zwischen {low} und {high} liegen."
        return None

    return rule


def day(value: str) -> str | None:
    """The cell is a day of the calendar as ISO 8601."""
    return (
        None
        if _is_date(value) and len(value) == len("2021-12-31")
        else ("Erwartet wird ein Tag wie 2021-12-31.")
    )


def partial_date(value: str) -> str | None:
    """The cell is a year, a month or a day as ISO 8601."""
    return (
        None
        if _is_date(value)
        else ("Erwartet wird ein Datum wie 2021, 2021-12 oder 2021-12-31.")
    )


def _is_date(value: str) -> bool:
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value, re.ASCII):
        return False
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True


_EURO = number(low=0, high=999_999_999, places=2)
_KENNUNG = pattern(r"\S+", "eine Kennung ohne Leerzeichen")
_ANGABE = one_of("exakt", "gerundet", "höchstens", "mindestens")
_LAENGE = number(low=6, high=12, places=5)
_BREITE = number(low=51, high=54.5, places=5)
_EINWOHNER = number(low=1, high=9_999_999)
_QUELLE = ("quellen.csv", "quelle_id")

FIELDS: dict[str, tuple[Field, ...]] = {
    "quellen.csv": (
        Field(column="quelle_id", rule=pattern(r"Q\d{3,}", "eine Nummer wie Q001"), required=True, key=True),
        Field(column="url", rule=pattern(r"https?://\S+", "eine Adresse mit http:// oder https://")),
        Field(column="herausgeber", required=True),
        Field(column="art", rule=one_of("amtlich", "kommune", "presse", "politik", "plattform", "sonstige"), required=True),
        Field(column="veroeffentlicht_am", rule=partial_date),
        Field(column="titel_kurz", required=True),
    ),
    "landkreise.csv": (
        Field(column="landkreis_ags", rule=pattern(r"03\d{3}", "ein fünfstelliger Kreisschlüssel, der mit 03 beginnt"), required=True, key=True),
        Field(column="name", required=True, key=True),
        Field(column="kurzname", required=True),
        Field(column="art", rule=one_of("Landkreis", "kreisfreie Stadt", "Region"), required=True),
        Field(column="arl", rule=one_of("Braunschweig", "Leine-Weser", "Lüneburg", "Weser-Ems"), required=True),
        Field(column="einwohner", rule=_EINWOHNER),
        Field(column="einwohner_stand", rule=day),
        Field(column="laenge", rule=_LAENGE, required=True),
        Field(column="breite", rule=_BREITE, required=True),
    ),
    "kommunen.csv": (
        Field(column="ars9", rule=pattern(r"03\d{7}", "ein neunstelliger Gemeindeverbandsschlüssel, der mit 03 beginnt"), required=True, key=True),
        Field(column="name", required=True),
        Field(column="art", rule=one_of("kreisfreie Stadt", "Stadt", "Flecken", "Gemeinde", "Samtgemeinde"), required=True),
        Field(column="landkreis_ags", required=True, refers=("landkreise.csv", "landkreis_ags")),
        Field(column="einwohner", rule=_EINWOHNER),
        Field(column="einwohner_stand", rule=day),
        Field(column="laenge", rule=_LAENGE, required=True),
        Field(column="breite", rule=_BREITE, required=True),
        Field(column="zentralort", rule=one_of("Oberzentrum", "Mittelzentrum", "Grundzentrum")),
        Field(column="zentralort_beleg", rule=one_of("text_source", "bbsr_mittelbereich", "domain_knowledge")),
    ),
    "themen.csv": (
        Field(column="thema", rule=pattern(r"T\d\d", "ein Code wie T01"), required=True, key=True),
        Field(column="name", required=True, key=True),
        Field(column="definition", required=True),
        Field(column="beleg"),
    ),
    "runden.csv": (
        Field(column="runde", rule=pattern(r"[1-9]\d?", "eine Zahl von 1 bis 99"), required=True, key=True),
        Field(column="interessensbekundung_bis", rule=day),
        Field(column="antragsstichtag", rule=day, required=True),
        Field(column="bescheide_ab", rule=partial_date),
        Field(column="quelle_id", required=True, refers=_QUELLE),
        Field(column="hinweis"),
    ),
    "ereignisse.csv": (
        Field(column="datum", rule=partial_date, required=True),
        Field(column="art", rule=one_of("Richtlinie", "Antragsstichtag", "Konferenz", "Zuständigkeit", "Haushalt", "Plattform"), required=True),
        Field(column="titel", required=True),
        Field(column="beschreibung"),
        Field(column="quelle_id", required=True, refers=_QUELLE),
    ),
    "veroeffentlichte_summen.csv": (
        Field(column="summe_id", rule=pattern(r"S\d{2,}", "eine Nummer wie S01"), required=True, key=True),
        Field(column="stichtag", rule=partial_date),
        Field(column="gebiet", rule=one_of("Niedersachsen", "Braunschweig", "Leine-Weser", "Lüneburg", "Weser-Ems"), required=True),
        Field(column="runde_von", refers=("runden.csv", "runde")),
        Field(column="runde_bis", refers=("runden.csv", "runde")),
        Field(column="zaehleinheit"),
        Field(column="anzahl", rule=number(low=1, high=999_999)),
        Field(column="anzahl_angabe", rule=one_of("exakt", "rund", "mehr als", "mindestens")),
        Field(column="betrag_eur", rule=number(low=1, high=999_999_999, places=2)),
        Field(column="betrag_angabe", rule=one_of("exakt", "rund", "mehr als", "mindestens", "errechnet")),
        Field(column="groesse", rule=one_of("bewilligt", "Haushaltsmittel", "Gesamtvolumen", "beantragt", "Interesse bekundet", "in Aussicht gestellt"), required=True),
        Field(column="quelle_id", required=True, refers=_QUELLE),
        Field(column="hinweis"),
    ),
    "glossar.csv": (
        Field(column="begriff", required=True, key=True),
        Field(column="englisch"),
        Field(column="definition", required=True),
        Field(column="beleg", required=True),
    ),
    "foerderfaelle.csv": (
        Field(column="foerderfall_id", rule=_KENNUNG, required=True, key=True),
        Field(column="titel", required=True),
        Field(column="beschreibung"),
        Field(column="empfaenger", required=True),
        Field(column="kommune_ars9", refers=("kommunen.csv", "ars9")),
        Field(column="landkreis_ags", refers=("landkreise.csv", "landkreis_ags")),
        Field(column="foerdergegenstand", rule=one_of("2.1", "2.2", "2.3")),
        Field(column="massnahmenart", rule=one_of("investiv", "nicht-investiv", "gemischt")),
        Field(column="themen", refers=("themen.csv", "thema"), many=True),
        Field(column="zuwendung_eur", rule=_EURO),
        Field(column="zuwendung_angabe", rule=_ANGABE),
        Field(column="gesamtausgaben_eur", rule=_EURO),
        Field(column="gesamtausgaben_angabe", rule=_ANGABE),
        Field(column="foerdersatz_prozent", rule=number(low=1, high=100, places=2)),
        Field(column="bewilligt_am", rule=partial_date),
        Field(column="datum_genauigkeit", rule=one_of("tag", "monat", "jahr")),
        Field(column="datum_bedeutung", rule=one_of("Bescheid", "Bescheidübergabe", "Bekanntgabe", "erschlossen")),
        Field(column="jahr", rule=number(low=2019, high=2100)),
        Field(column="runde", refers=("runden.csv", "runde")),
        Field(column="runde_angabe", rule=one_of("genannt", "erschlossen")),
        Field(column="laufzeit_von", rule=partial_date),
        Field(column="laufzeit_bis", rule=partial_date),
        Field(column="kooperationspartner", many=True),
        Field(column="anzahl_bescheide", rule=number(low=1, high=99), required=True),
        Field(column="status", rule=one_of("bewilligt"), required=True),
        Field(column="quellen", refers=_QUELLE, many=True, required=True),
        Field(column="vertrauen", rule=one_of("hoch", "mittel", "niedrig")),
        Field(column="hinweis"),
    ),
    "antraege.csv": (
        Field(column="antrag_id", rule=_KENNUNG, required=True, key=True),
        Field(column="ergebnis", rule=one_of(*ERGEBNISSE), required=True),
        Field(column="foerderfall_id", key=True, refers=("foerderfaelle.csv", "foerderfall_id")),
        Field(column="titel"),
        Field(column="empfaenger"),
        Field(column="kommune_ars9", refers=("kommunen.csv", "ars9")),
        Field(column="landkreis_ags", refers=("landkreise.csv", "landkreis_ags")),
        Field(column="foerdergegenstand", rule=one_of("2.1", "2.2", "2.3")),
        Field(column="massnahmenart", rule=one_of("investiv", "nicht-investiv", "gemischt")),
        Field(column="themen", refers=("themen.csv", "thema"), many=True),
        Field(column="runde", refers=("runden.csv", "runde")),
        Field(column="beantragt_am", rule=day),
        Field(column="antragsjahr", rule=number(low=2019, high=2100)),
        Field(column="beantragt_eur", rule=_EURO),
        Field(column="aufgehoben_eur", rule=_EURO),
        Field(column="entschieden_am", rule=partial_date),
        Field(column="hinweis"),
    ),
}  # fmt: skip
"""File -> its columns, in the order in which the check reports them."""

OPTIONAL = ("antraege.csv",)
"""Files that a delivery need not have: what they hold is not published."""

FILES = tuple(file for file in FIELDS if file not in OPTIONAL)
"""Files that every delivery has."""


def files_of(folder: Path) -> tuple[str, ...]:
    """The files of the delivery in a folder: all it must have, and what else it has."""
    return (*FILES, *(file for file in OPTIONAL if (folder / file).exists()))
