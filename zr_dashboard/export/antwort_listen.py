"""Tables whose columns are columns: shares of areas, and the cases one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from zr_dashboard.export.antwort import (
    Anmerkungen,
    Bezug,
    Marken,
    Spalte,
    Tabelle,
    Zeile,
    Zelle,
)
from zr_dashboard.export.antwort_noten import (
    ZUSAMMEN,
    bescheide,
    luecke,
    ohne_angabe,
    ungenau,
)
from zr_dashboard.export.antwort_zahlen import KEIN_FALL, schreibweise, spalte, text
from zr_dashboard.formatting import german
from zr_dashboard.formatting.records import Row, records
from zr_dashboard.formatting.rundung import FUSSNOTE
from zr_dashboard.model.antwortform import Antwortform
from zr_dashboard.model.codes import OHNE_ANGABE
from zr_dashboard.model.columns import COLUMNS, Unit
from zr_dashboard.model.dimensionen import DIMENSIONEN
from zr_dashboard.model.kennzahlen import SPALTEN

_ANGABEN = {
    "gerundet": "Gerundet veröffentlicht; in die Summe geht der genannte Wert ein.",
    "höchstens": "Als Höchstbetrag veröffentlicht, in die Summe geht er ganz ein.",
    "mindestens": "Als Mindestbetrag veröffentlicht, mehr ist nicht bekannt.",
}
_MEHRERE = (
    "Der Förderfall steht für mehrere Bescheide, deren Summe nur gemeinsam "
    "veröffentlicht ist."
)
_ERSCHLOSSEN = "Das Datum ist nicht genannt, sondern aus den Quellen erschlossen."
_VERSCHIEDEN = (
    "Die Einwohnerzahlen haben verschiedene Stichtage und werden nicht zusammengezählt."
)
_SUMMEN = ("zuwendung_eur", "gesamtausgaben_eur", "anzahl_bescheide")
"""Columns of a list that have a sum."""

_VERHAELTNISSE = ("foerderfaelle_anteil", "zuwendung_anteil", "zuwendung_je_1000_eur")
"""Columns of shares and sums per head."""


def anteile(
    form: Antwortform, frame: pd.DataFrame, titel: str, anmerkungen: Anmerkungen
) -> Tabelle:
    """Shares of areas.

    Args:
        form: The shape `anteile`.
        frame: Answer of `queries.anteile.je_gebiet`; its last row is the sum.
        titel: What the table shows.
        anmerkungen: Where its notes go.
    """
    rows = records(frame)
    *parts, total = rows
    marken = anmerkungen.marke(
        ungenau(total) if "zuwendung_eur" in form.spalten else ""
    )
    heads = [Spalte(titel=DIMENSIONEN[form.zeilen].titel, vorspalte=True)]
    columns = []
    for name in form.spalten:
        head, cells = _share_column(name, rows, form, anmerkungen)
        heads.append(head)
        columns.append(cells)
    firsts = [
        Zelle(row["gruppe"], row["gruppe"], marken=_group_mark(row, form, anmerkungen))
        for row in rows
    ]
    zeilen = zip(firsts, *columns, strict=True)
    return Tabelle(
        beschriftung=titel,
        beschreibung=f"Zeilen: {heads[0].titel} ({len(parts)}). Die letzte Zeile ist "
        "die Summe.",
        spalten=tuple(heads),
        zeilen=tuple(
            Zeile(tuple(cells), summe=row["schluessel"] == ZUSAMMEN)
            for row, cells in zip(rows, zeilen, strict=True)
        ),
        marken=marken,
        zeilen_gesamt=len(parts),
    )


def _share_column(
    name: str, rows: Sequence[Row], form: Antwortform, anmerkungen: Anmerkungen
) -> tuple[Spalte, list[Zelle]]:
    values = [row[name] for row in rows]
    weise = schreibweise(name, values, form.betraege)
    unit = f" ({weise.in_worten})" if weise.in_worten else ""
    head = Spalte(
        titel=f"{COLUMNS[name].titel}{unit}",
        einheit=COLUMNS[name].unit,
        stellen=weise.einheit.stellen,
        marken=_column_mark(name, rows, anmerkungen),
    )
    adds_up = name not in ("zuwendung_je_1000_eur", "einwohner")
    sums = values[-1:] if adds_up else []
    cells, moved = spalte(values[:-1] if adds_up else values, sums, weise)
    if COLUMNS[name].unit is Unit.SHARE and not rows[-1]["anzahl_foerderfaelle"]:
        cells = [Zelle(KEIN_FALL)] * len(rows)  # a share of nothing: 0 of 0
    marked = [
        replace(
            cell,
            marken=_share_mark(name, row, n in moved, anmerkungen),
            bezug=_share_bezug(name, row, form),
        )
        for n, (cell, row) in enumerate(zip(cells, rows, strict=True))
    ]
    return head, marked


def _share_bezug(name: str, row: Row, form: Antwortform) -> Bezug | None:
    key = row["schluessel"]
    if name in _VERHAELTNISSE:
        merkmal = (form.zeilen, "" if key == ZUSAMMEN else key)
        return Bezug(merkmale=(merkmal,), spalte=name)
    if name not in SPALTEN:
        return None
    return Bezug(SPALTEN[name], () if key == ZUSAMMEN else ((form.zeilen, key),))


def _share_mark(
    name: str,
    row: Row,
    moved: bool,  # noqa: FBT001  whether the cell was rounded otherwise than usual
    anmerkungen: Anmerkungen,
) -> Marken:
    known = not german.fehlt(row[name])
    is_sum = row["schluessel"] == ZUSAMMEN
    return anmerkungen.marke(
        luecke(name, row) if known and is_sum else "",
        bescheide(row) if name == "anzahl_foerderfaelle" and is_sum else "",
        FUSSNOTE if moved else "",
    )


def _group_mark(row: Row, form: Antwortform, anmerkungen: Anmerkungen) -> Marken:
    unknown = row["schluessel"] == OHNE_ANGABE
    return anmerkungen.marke(ohne_angabe(form.zeilen) if unknown else "")


def _column_mark(name: str, rows: Sequence[Row], anmerkungen: Anmerkungen) -> Marken:
    """Which inhabitants, of which day; and where they could not be added."""
    if name not in ("einwohner", "zuwendung_je_1000_eur"):
        return ()
    areas = [r for r in rows if r["schluessel"] not in (ZUSAMMEN, OHNE_ANGABE)]
    days = sorted(
        {r["einwohner_stand"] for r in rows if not german.fehlt(r["einwohner"])}
    )
    mixed = len(days) > 1 or any(german.fehlt(r["einwohner"]) for r in areas)
    when = " und ".join(german.datum(day) for day in days)
    whose = (
        f"Bevölkerung am {when} auf Grundlage des Zensus 2022 (Destatis, "
        "Gemeindeverzeichnis), alle Landkreise des Gebiets, die der Filter nach Amt "
        "und Landkreis lässt."
        if days
        else ""
    )
    lost = [
        r for r in rows if r["schluessel"] == OHNE_ANGABE and r["anzahl_mit_betrag"]
    ]
    without = (
        "In der letzten Zeile ohne Zuwendungen, deren Gebiet nicht bekannt ist."
        if lost and name == "zuwendung_je_1000_eur"
        else ""
    )
    return anmerkungen.marke(whose, _VERSCHIEDEN if mixed else "", without)


def faelle(
    form: Antwortform,
    frame: pd.DataFrame,
    kennzahlen: Mapping[str, Any],
    titel: str,
    anmerkungen: Anmerkungen,
) -> Tabelle:
    """The cases one by one.

    Args:
        form: The shape `faelle`.
        frame: The first of them, answer of `queries.falltabelle.seite`.
        kennzahlen: Value of every Kennzahl of the whole selection, by its id.
        titel: What the table shows.
        anmerkungen: Where its notes go.
    """
    rows = records(frame)
    heads = [Spalte(titel="Nr.", einheit=Unit.COUNT, vorspalte=True)]
    columns = [[Zelle(german.zahl(n), n, n) for n in range(1, len(rows) + 1)]]
    last = [Zelle("")]
    for name in form.spalten:
        head, cells, total = _case_column(name, rows, kennzahlen, anmerkungen)
        heads.append(head)
        columns.append(cells)
        last.append(total)
    at = next(
        (n for n, cell in enumerate(last) if n and not cell.text), 0
    )  # »zusammen« stands in the first column that has no sum
    last[at] = Zelle(ZUSAMMEN, ZUSAMMEN)
    zeilen = [Zeile(cells) for cells in zip(*columns, strict=True)]
    return Tabelle(
        beschriftung=titel,
        beschreibung="Eine Zeile je Förderfall. Die letzte Zeile ist die Summe.",
        spalten=tuple(heads),
        zeilen=(*zeilen, Zeile(tuple(last), summe=True)),
        zeilen_gesamt=int(kennzahlen["foerderfaelle"]),
    )


def _case_column(
    name: str,
    rows: Sequence[Row],
    kennzahlen: Mapping[str, Any],
    anmerkungen: Anmerkungen,
) -> tuple[Spalte, list[Zelle], Zelle]:
    unit = COLUMNS[name].unit
    if unit in (Unit.TEXT, Unit.DATE, Unit.YEAR):
        head = Spalte(titel=COLUMNS[name].titel, einheit=unit)
        cells = [
            replace(text(row[name], unit), marken=_date_mark(name, row, anmerkungen))
            for row in rows
        ]
        return head, cells, Zelle("")
    values = [row[name] for row in rows]
    sums = [kennzahlen[SPALTEN[name]]] if name in _SUMMEN else []
    weise = schreibweise(name, [*values, *sums], "euro")
    in_words = f" ({weise.in_worten})" if weise.in_worten else ""
    head = Spalte(
        titel=f"{COLUMNS[name].titel}{in_words}",
        einheit=unit,
        stellen=weise.einheit.stellen,
    )
    cells = [
        replace(weise.zelle(row[name]), marken=_amount_mark(name, row, anmerkungen))
        for row in rows
    ]
    total = [replace(weise.zelle(value), bezug=Bezug(SPALTEN[name])) for value in sums]
    return head, cells, total[0] if total else Zelle("")


def _date_mark(name: str, row: Row, anmerkungen: Anmerkungen) -> Marken:
    inferred = name == "bewilligt_am" and row["datum_bedeutung"] == "erschlossen"
    known = not german.fehlt(row[name])
    return anmerkungen.marke(_ERSCHLOSSEN if inferred and known else "")


def _amount_mark(name: str, row: Row, anmerkungen: Anmerkungen) -> Marken:
    if german.fehlt(row[name]) or name not in ("zuwendung_eur", "gesamtausgaben_eur"):
        return ()
    several = name == "zuwendung_eur" and row["anzahl_bescheide"] > 1
    angabe = row[name.replace("_eur", "_angabe")]
    return anmerkungen.marke(_ANGABEN.get(angabe, ""), _MEHRERE if several else "")
