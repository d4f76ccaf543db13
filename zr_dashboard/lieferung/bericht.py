"""The report on a list: what is said of it, whatever file says it.

Owns the report as an object (`bericht.schema.json` describes it) and as labelled
texts. The marked copy of the list is `bericht_xlsx`, files are `bericht_datei`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from zr_dashboard.formatting import german
from zr_dashboard.lieferung.befund import (
    Befund,
    Schwere,
    adresse,
    anzahlen,
    gruppen,
    nach_schwere,
)
from zr_dashboard.lieferung.eingang import Eingang

SCHEMA = Path(__file__).with_name("bericht.schema.json")
"""JSON Schema of `objekt`."""

FORM = "zukunftsraeume-pruefbericht/1"
"""Names the form of the report; the number rises when a key changes its meaning."""

_BATCH = 1_000

Objekt = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruefung:
    """A list that was checked, and what one has to know of the check."""

    eingang: Eingang
    sha256: str
    """Of the file as it was received, hexadecimal."""

    stichtag: date
    verglichen_mit: date | None
    """The Datenstand before, as far as there is one."""

    geprueft_um: datetime
    """In UTC."""


def urteil(eingang: Eingang) -> str:
    """Whether the list can be published, in one or two sentences."""
    if eingang.fehler:
        return "So kann die Liste nicht veröffentlicht werden."
    if eingang.warnungen:
        return (
            "Die Liste hat keinen Fehler. Mit ihren Warnungen wird sie nur mit einer "
            "Begründung veröffentlicht."
        )
    return "Die Liste hat keinen Fehler."


def zeilensatz(eingang: Eingang) -> str:
    """What became of the rows: read = taken + named."""
    taken, left = len(eingang.uebernommen), len(eingang.nicht_uebernommen)
    number = german.zahl(eingang.anzahl_antraege)
    others = f" (davon {number} als Antrag, der nicht bewilligt ist)"
    return (
        f"Blatt »{eingang.blatt}«: {german.anzahl(eingang.gelesen, 'Zeile', 'Zeilen')} "
        f"gelesen, {german.zahl(taken)} übernommen"
        f"{others if eingang.anzahl_antraege else ''}, {german.zahl(left)} nicht "
        "übernommen und im Bericht genannt."
    )


def angaben(pruefung: Pruefung) -> list[tuple[str, str]]:
    """Label and text of everything but the findings, in reading order."""
    eingang, mappe = pruefung.eingang, pruefung.eingang.mappe
    before = pruefung.verglichen_mit
    pairs = [
        ("Datei", mappe.datei),
        ("SHA-256 der Datei", pruefung.sha256),
        ("Gelesen als", mappe.art),
        ("Zeichensatz", mappe.zeichensatz or ""),
        ("Gelesenes Blatt", eingang.blatt),
        ("Stichtag", german.datum(pruefung.stichtag)),
        (
            "Verglichen mit dem Datenstand",
            german.datum(before) if before else "es gibt noch keinen",
        ),
        ("Zuordnung der Spalten", eingang.zuordnung.name),
        ("Geprüft", f"{pruefung.geprueft_um:%d.%m.%Y %H:%M} UTC"),
        ("Ergebnis", urteil(eingang)),
        *(
            (str(schwere), german.zahl(count))
            for schwere, count in anzahlen(eingang.befunde).items()
        ),
        ("Gelesene Zeilen", german.zahl(eingang.gelesen)),
        ("davon übernommen", german.zahl(len(eingang.uebernommen))),
        (
            "darunter Anträge, die nicht bewilligt sind",
            german.zahl(eingang.anzahl_antraege),
        ),
        (
            "davon genannt und nicht übernommen",
            german.zahl(len(eingang.nicht_uebernommen)),
        ),
    ]
    return [(label, text) for label, text in pairs if text]


def objekt(pruefung: Pruefung) -> Objekt:
    """The whole report as JSON takes it."""
    befunde = nach_schwere(pruefung.eingang.befunde)
    return {**_ohne_befunde(pruefung), "befunde": [_befund(b) for b in befunde]}


def json_stuecke(pruefung: Pruefung) -> Iterator[str]:
    """The same as the text of a JSON file, piece by piece; a finding is a line."""
    head = json.dumps(_ohne_befunde(pruefung), ensure_ascii=False, indent=2)
    yield head.removesuffix("\n}") + ',\n  "befunde": ['
    befunde = nach_schwere(pruefung.eingang.befunde)
    for start in range(0, len(befunde), _BATCH):
        lines = [
            json.dumps(_befund(befund), ensure_ascii=False)
            for befund in befunde[start : start + _BATCH]
        ]
        yield ("," if start else "") + "\n    " + ",\n    ".join(lines)
    yield "\n  ]\n}\n"


def _ohne_befunde(pruefung: Pruefung) -> Objekt:
    eingang, mappe = pruefung.eingang, pruefung.eingang.mappe
    before = pruefung.verglichen_mit
    counts = anzahlen(eingang.befunde)
    return {
        "form": FORM,
        "angaben": {
            "datei": mappe.datei,
            "sha256": pruefung.sha256,
            "art": mappe.art,
            "blatt": eingang.blatt,
            "zeichensatz": mappe.zeichensatz,
            "trennzeichen": mappe.trennzeichen,
            "dezimalzeichen": mappe.dezimal,
            "stichtag": pruefung.stichtag.isoformat(),
            "verglichen_mit": before.isoformat() if before else None,
            "geprueft_um": f"{pruefung.geprueft_um:%Y-%m-%dT%H:%M:%SZ}",
        },
        "ergebnis": {
            "urteil": urteil(eingang),
            "fehler": counts[Schwere.FEHLER],
            "warnungen": counts[Schwere.WARNUNG],
            "hinweise": counts[Schwere.HINWEIS],
            "zeilen_gelesen": eingang.gelesen,
            "zeilen_uebernommen": len(eingang.uebernommen),
            "davon_antraege": eingang.anzahl_antraege,
            "zeilen_genannt": len(eingang.nicht_uebernommen),
        },
        "zuordnung": {
            "name": eingang.zuordnung.name,
            "spalten": [
                {
                    "spalte": adresse(0, spalte.nummer)[:-1],
                    "ueberschrift": spalte.titel,
                    "feld": spalte.feld or None,
                    "absichtlich_ausgelassen": spalte.feld == "",
                }
                for spalte in eingang.kopf.spalten
            ],
            "fest": dict(eingang.zuordnung.fest),
        },
        "summen": [
            {
                "zeile": summe.zeile,
                "feld": summe.feld,
                "liste_eur": float(summe.liste),
                "eigene_eur": float(summe.eigene),
            }
            for summe in eingang.summen
        ],
        "befunde_nach_art": [
            {
                "schwere": str(gruppe.schwere),
                "art": gruppe.art,
                "anzahl": gruppe.anzahl,
                "stellen": list(gruppe.stellen),
            }
            for gruppe in gruppen(eingang.befunde)
        ],
    }


def _befund(befund: Befund) -> Objekt:
    return {
        "schwere": str(befund.schwere),
        "datei": befund.datei,
        "blatt": befund.blatt,
        "zelle": befund.zelle,
        "zeile": befund.zeile or None,
        "wert": befund.wert,
        "regel": befund.regel,
        "hinweis": befund.hinweis,
    }
