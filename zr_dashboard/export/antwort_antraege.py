"""The table of applications: how many, what became of them, by Landkreis and year.

Owns its cells and notes. What an application is, and which of them a selection takes,
is `queries.antraege`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from zr_dashboard.export.antwort import (
    Anmerkungen,
    Spalte,
    Tabelle,
    Zeile,
    Zelle,
)
from zr_dashboard.export.antwort_noten import ZUSAMMEN
from zr_dashboard.export.antwort_zahlen import (
    EINHEITEN,
    KEIN_FALL,
    Schreibweise,
    schreibweise,
)
from zr_dashboard.formatting import german
from zr_dashboard.formatting.records import Row, records
from zr_dashboard.formatting.tafelrundung import FUSSNOTE, Glied, runde_tafel
from zr_dashboard.model.antwortform import Antwortform
from zr_dashboard.model.codes import OHNE_ANGABE
from zr_dashboard.model.columns import COLUMNS, Unit

LEER = "Zu dieser Auswahl gibt es keine Anträge."
UNVEROEFFENTLICHT = (
    "Anträge, Ablehnungen und Rücknahmen sind nicht veröffentlicht; dieser Datenstand "
    "enthält nur Bewilligungen. Was beantragt oder abgelehnt wurde, lässt sich aus "
    "ihm nicht beantworten."
)

_ENDEN = {
    "anzahl_bewilligt": "bewilligt",
    "anzahl_abgelehnt": "abgelehnt",
    "anzahl_zurueckgezogen": "zurückgezogen",
    "anzahl_aufgehoben": "aufgehoben",
    "anzahl_offen": "offen",
}
"""What became of an application; together all that were made."""

_BETRAEGE = {
    "beantragt_eur": ("anzahl_beantragt", "anzahl_mit_beantragt", "beantragter Betrag"),
    "zuwendung_eur": ("anzahl_bewilligt", "anzahl_mit_betrag", "bewilligter Betrag"),
}
"""For sums: of which applications, how many of them have it, and what it is."""

Ort = tuple[str, str]
"""Keys of row and column."""


@dataclass(frozen=True, slots=True)
class _Tafel:
    """All sums by their keys."""

    rows: Mapping[Ort, Row]
    zeilen: Mapping[str, str]
    """Key and name of each row, without their sum."""

    spalten: Sequence[str]
    """Keys of the groups of columns; only `zusammen` where there are none."""


def tabelle(
    form: Antwortform,
    frames: Mapping[str, pd.DataFrame],
    titel: str,
    anmerkungen: Anmerkungen,
    ohne_filter: Sequence[str],
) -> Tabelle:
    """Build the table.

    Args:
        form: The shape `antraege`.
        frames: Answer of `queries.antworten.grundlage`.
        titel: What the table shows.
        anmerkungen: Where its notes go.
        ohne_filter: Filters of the selection that cannot be asked of applications.
    """
    tafel = _tafel(form, frames)
    total = tafel.rows.get((ZUSAMMEN, ZUSAMMEN), {})
    marken = anmerkungen.marke(
        _filters(ohne_filter), _rest(form, total), *_gaps(form, total)
    )
    columns: list[tuple[Spalte, list[Zelle]]] = []
    written = {name: _written(name, tafel, form, anmerkungen) for name in form.spalten}
    for s in tafel.spalten:
        for name in form.spalten:
            weise, cells = written[name]
            head = _head(name, s, weise, grouped=form.zeilen == "landkreis")
            columns.append((head, [cells[z, s] for z in (*tafel.zeilen, ZUSAMMEN)]))
    names = [*tafel.zeilen.items(), (ZUSAMMEN, ZUSAMMEN)]
    zeilen = [
        Zeile(
            (Zelle(name, name), *(cells[n] for _, cells in columns)),
            summe=key == ZUSAMMEN,
        )
        for n, (key, name) in enumerate(names)
    ]
    stub = Spalte(titel=COLUMNS[_ROW[form.zeilen]].titel, vorspalte=True)
    return Tabelle(
        beschriftung=titel,
        beschreibung=f"Zeilen: {stub.titel} ({len(tafel.zeilen)}). Die letzte Zeile "
        "ist die Summe.",
        spalten=(stub, *(head for head, _ in columns)),
        zeilen=tuple(zeilen),
        marken=marken,
        zeilen_gesamt=len(tafel.zeilen),
    )


_ROW = {"landkreis": "landkreis", "jahr": "antragsjahr"}
"""What the rows are -> the column that names them."""


def _tafel(form: Antwortform, frames: Mapping[str, pd.DataFrame]) -> _Tafel:
    years, whole = records(frames["nach_jahr"]), records(frames["insgesamt"])
    totals: dict[Ort, Row] = {(ZUSAMMEN, ZUSAMMEN): whole[0]} if whole else {}
    axis = _years([row["antragsjahr"] for row in years])
    if form.zeilen == "jahr":
        rows = {(_year(row["antragsjahr"]), ZUSAMMEN): row for row in years}
        named = {key: _name(key) for key in axis}
        return _Tafel(rows | totals, named, [ZUSAMMEN])
    kreise = records(frames["nach_landkreis"])
    rows = {
        (_key(row["landkreis_ags"]), _year(row["antragsjahr"])): row
        for row in records(frames["tabelle"])
    }
    rows |= {(_key(row["landkreis_ags"]), ZUSAMMEN): row for row in kreise}
    rows |= {(ZUSAMMEN, _year(row["antragsjahr"])): row for row in years}
    named = {
        key: str(row["landkreis"]) if key != OHNE_ANGABE else _name(key)
        for row in kreise
        for key in [_key(row["landkreis_ags"])]
    }
    return _Tafel(rows | totals, named, [*axis, ZUSAMMEN])


def _years(found: Sequence[Any]) -> list[str]:
    """From the first to the last without a gap; unknown ones last."""
    known = [int(year) for year in found if not german.fehlt(year)]
    axis = map(str, range(min(known), max(known) + 1)) if known else ()
    return [*axis, *([OHNE_ANGABE] if len(known) < len(found) else [])]


def _key(value: Any) -> str:  # noqa: ANN401  a cell of a frame
    return OHNE_ANGABE if german.fehlt(value) else str(value)


def _year(value: Any) -> str:  # noqa: ANN401  a cell of a frame
    return OHNE_ANGABE if german.fehlt(value) else str(int(value))


def _name(key: str) -> str:
    return "ohne Angabe" if key == OHNE_ANGABE else key


def _written(
    name: str, tafel: _Tafel, form: Antwortform, anmerkungen: Anmerkungen
) -> tuple[Schreibweise, dict[Ort, Zelle]]:
    """Every cell of a column of figures; rounded ones add up in both directions."""
    weise = schreibweise(
        name, [row[name] for row in tafel.rows.values()], form.betraege
    )
    places = [(z, s) for z in (*tafel.zeilen, ZUSAMMEN) for s in tafel.spalten]
    if COLUMNS[name].unit is not Unit.EUR or form.betraege not in ("tsd", "mio"):
        return weise, {p: _cell(p, name, tafel, weise) for p in places}
    numbers = [_glied(place, name, tafel) for place in places]
    rounded = runde_tafel(numbers, EINHEITEN[form.betraege])
    cells = {
        place: _cell(place, name, tafel, weise, wert)
        for place, wert in zip(places, rounded.werte, strict=True)
    }
    for n in rounded.bewegt:
        marks = anmerkungen.marke(FUSSNOTE)
        cells[places[n]] = replace(cells[places[n]], marken=marks)
    return weise, cells


def _glied(ort: Ort, name: str, tafel: _Tafel) -> Glied:
    z, s = ort
    wert = tafel.rows[ort][name] if ort in tafel.rows else 0
    alone = len(tafel.spalten) == 1
    if z == s == ZUSAMMEN:
        return Glied("spalten", "zeilen", wert, fest=True)
    if z == ZUSAMMEN:
        return Glied(("s", s), "spalten", wert)
    if s == ZUSAMMEN:
        return Glied("zeilen", "spalten" if alone else ("z", z), wert)
    return Glied(("z", z), ("s", s), wert)


def _cell(
    ort: Ort,
    name: str,
    tafel: _Tafel,
    weise: Schreibweise,
    gerundet: Any = None,  # noqa: ANN401
) -> Zelle:
    row = tafel.rows.get(ort)
    counted = _BETRAEGE[name][0] if name in _BETRAEGE else name
    if row is None or not row[counted]:
        return Zelle(KEIN_FALL, 0, 0)
    return weise.zelle(row[name], gerundet)


def _head(name: str, s: str, weise: Schreibweise, *, grouped: bool) -> Spalte:
    unit = f" ({weise.in_worten})" if weise.in_worten else ""
    return Spalte(
        titel=f"{COLUMNS[name].titel}{unit}",
        gruppe=_name(s) if grouped else "",
        einheit=COLUMNS[name].unit,
        stellen=weise.einheit.stellen,
        summe=s == ZUSAMMEN and grouped,
    )


def _filters(names: Sequence[str]) -> str:
    if not names:
        return ""
    what = "Dieser Filter gilt" if len(names) == 1 else "Diese Filter gelten"
    return f"{what} nur für Förderfälle, nicht für Anträge: {', '.join(names)}."


def _rest(form: Antwortform, total: Row) -> str:
    """What became of those that no column shows, so that all are accounted for."""
    hidden = [
        f"{german.zahl(total[name])} {word}"
        for name, word in _ENDEN.items()
        if name not in form.spalten and total.get(name)
    ]
    return (
        f"Von den Anträgen hier nicht gezeigt: {', '.join(hidden)}." if hidden else ""
    )


def _gaps(form: Antwortform, total: Row) -> list[str]:
    """What is said of sums that not all applications are in."""
    found = []
    for name, (counted, known, what) in _BETRAEGE.items():
        missing = total.get(counted, 0) - total.get(known, 0)
        if name in form.spalten and missing:
            found.append(
                f"{COLUMNS[name].titel}: ohne Anträge, deren {what} nicht bekannt ist "
                f"({german.zahl(missing)} von {german.zahl(total[counted])})."
            )
    return found
