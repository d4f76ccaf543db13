"""Tables of two or three dimensions, made of the answer of `queries.antworten.kreuz`.

Owns which cell stands where, and which notes the numbers themselves cause.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from zr_dashboard.export.antwort import (
    Anmerkungen,
    Bezug,
    Spalte,
    Tabelle,
    Zeile,
    Zelle,
)
from zr_dashboard.export.antwort_noten import ZUSAMMEN, Noten, Ort
from zr_dashboard.export.antwort_zahlen import (
    KEIN_FALL,
    Schreibweise,
    genau,
    schreibweise,
)
from zr_dashboard.formatting.records import Row, records
from zr_dashboard.formatting.rundung import MIO_EURO, TSD_EURO
from zr_dashboard.formatting.tafelrundung import Glied, runde_tafel
from zr_dashboard.model.antwortform import Antwortform
from zr_dashboard.model.codes import OHNE_ANGABE
from zr_dashboard.model.columns import COLUMNS, Unit
from zr_dashboard.model.dimensionen import DIMENSIONEN
from zr_dashboard.model.errors import AnswerTooLargeError
from zr_dashboard.model.kennzahlen import SPALTEN

MOST_COLUMNS = 200
"""Beyond it no table can be read, and none be printed."""


@dataclass(frozen=True, slots=True)
class _Kreuz:
    """The frame by its keys."""

    form: Antwortform
    rows: Mapping[Ort, Row]
    zeilen: Sequence[str]
    """Keys of the rows in their order, without their sum."""

    orte: Sequence[tuple[str, str]]
    """Keys of the columns in their order, sums included."""

    gerundet: Mapping[Ort, Any]
    bewegt: frozenset[Ort]

    def wert(self, ort: Ort) -> Any:  # noqa: ANN401  a cell of a frame
        """The figure at a place; 0 where there is no case."""
        row = self.rows.get(ort)
        return 0 if row is None else row[self.form.groesse]


def tabelle(
    form: Antwortform,
    frame: pd.DataFrame,
    titel: str,
    anmerkungen: Anmerkungen,
    duenn: str,
) -> Tabelle:
    """Build the table.

    Args:
        form: A shape with dimensions.
        frame: Answer of `queries.antworten.kreuz`.
        titel: What the table shows.
        anmerkungen: Where its notes go.
        duenn: What is said of years and Runden that are thinly covered.

    Raises:
        AnswerTooLargeError: it would have more than `MOST_COLUMNS` columns.
    """
    kreuz = _kreuz(form, frame)
    weise = schreibweise(
        form.groesse, [row[form.groesse] for row in kreuz.rows.values()], form.betraege
    )
    noten = Noten(form, kreuz.rows, kreuz.bewegt, anmerkungen, duenn)
    unit = f" in {weise.in_worten}" if weise.in_worten else ""
    marken = noten.allgemein()
    spalten = _spalten(kreuz, noten, weise)
    zeilen = [_zeile(kreuz, key, weise, noten) for key in (*kreuz.zeilen, ZUSAMMEN)]
    return Tabelle(
        beschriftung=f"{titel}{unit}",
        beschreibung=_beschreibung(form, kreuz),
        spalten=spalten,
        zeilen=tuple(zeilen),
        marken=marken,
        zeilen_gesamt=len(kreuz.zeilen),
    )


def _kreuz(form: Antwortform, frame: pd.DataFrame) -> _Kreuz:
    keys = ("schluessel", "teil_schluessel", "unterteil_schluessel")
    rows: dict[Ort, Row] = {tuple(r[k] for k in keys): r for r in records(frame)}
    zeilen = [z for z, s, _ in rows if s == ZUSAMMEN and z != ZUSAMMEN]
    orte = _orte(form, [(s, u) for z, s, u in rows if z == ZUSAMMEN])
    if len(orte) > MOST_COLUMNS:
        message = (
            f"Diese Tabelle hätte {len(orte)} Spalten, lesbar sind höchstens "
            f"{MOST_COLUMNS}. Bitte Zeilen und Spalten tauschen oder die Auswahl enger "
            "fassen."
        )
        raise AnswerTooLargeError(message)
    if form.ordnung == "summe":
        zeilen.sort(key=lambda z: _descending(z, rows[z, ZUSAMMEN, ZUSAMMEN], form))
    plain = _Kreuz(form, rows, zeilen, orte, {}, frozenset())
    if form.betraege in ("tsd", "mio") and COLUMNS[form.groesse].unit is Unit.EUR:
        return _rounded(plain)
    return plain


def _orte(form: Antwortform, found: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The columns: every part that is known stands under each of them."""
    if not form.unterspalten:
        return list(found)
    parts = [u for s, u in found if s == ZUSAMMEN and u not in (OHNE_ANGABE, ZUSAMMEN)]
    orte: list[tuple[str, str]] = []
    for s in dict.fromkeys(s for s, _ in found if s != ZUSAMMEN):
        orte += [(s, u) for u in parts]
        orte += [(s, u) for u in (OHNE_ANGABE, ZUSAMMEN) if (s, u) in found]
    return [*orte, (ZUSAMMEN, ZUSAMMEN)]


def _descending(key: str, row: Row, form: Antwortform) -> tuple[bool, Any]:
    """Largest sum first, unknown ones after that, »ohne Angabe« last."""
    exact = genau(row[form.groesse])
    return key == OHNE_ANGABE, (exact is None, -(exact or 0))


def _rounded(kreuz: _Kreuz) -> _Kreuz:
    """The same with numbers that add up in both directions."""
    einheit = {"tsd": TSD_EURO, "mio": MIO_EURO}[kreuz.form.betraege]
    places = [(z, *ort) for z in (*kreuz.zeilen, ZUSAMMEN) for ort in kreuz.orte]
    glieder = [_glied(place, kreuz) for place in places]
    tafel = runde_tafel(glieder, einheit)
    return _Kreuz(
        kreuz.form,
        kreuz.rows,
        kreuz.zeilen,
        kreuz.orte,
        dict(zip(places, tafel.werte, strict=True)),
        frozenset(places[n] for n in tafel.bewegt),
    )


def _glied(ort: Ort, kreuz: _Kreuz) -> Glied:
    """A number on its way from the sum of its row into the sum of its column."""
    z, s, u = ort
    row, column, part = ("zeile", z), ("spalte", s), ("teil", s, u)
    divided = bool(kreuz.form.unterspalten) and s != ZUSAMMEN
    ways: Mapping[bool, tuple[Hashable, Hashable]] = {
        # Of the last row: parts of a column, columns, all.
        True: (part, column) if divided and u != ZUSAMMEN else (column, "alles"),
        # Of another row: its columns, parts of them.
        False: (row, ("gruppe", z, s) if divided else column)
        if u == ZUSAMMEN
        else (("gruppe", z, s), part),
    }
    von, nach = ways[z == ZUSAMMEN]
    if s == ZUSAMMEN:
        von, nach = ("alles", "zeilen") if z == ZUSAMMEN else ("zeilen", row)
    return Glied(von, nach, kreuz.wert(ort), fest=s == z == ZUSAMMEN)


def _spalten(kreuz: _Kreuz, noten: Noten, weise: Schreibweise) -> tuple[Spalte, ...]:
    form = kreuz.form
    head = [Spalte(titel=DIMENSIONEN[form.zeilen].titel, vorspalte=True)]
    if form.zeilen == "kommune":
        head.append(Spalte(titel=DIMENSIONEN["landkreis"].titel, vorspalte=True))
    unit, stellen = COLUMNS[form.groesse].unit, weise.einheit.stellen
    for s, u in kreuz.orte:
        row = kreuz.rows[ZUSAMMEN, s, ZUSAMMEN]
        parted = bool(form.unterspalten) and s != ZUSAMMEN
        marken = noten.spalte(s)
        head.append(
            Spalte(
                titel=kreuz.rows[ZUSAMMEN, ZUSAMMEN, u]["unterteil"]
                if parted
                else row["teil"],
                gruppe=row["teil"] if parted else "",
                einheit=unit,
                stellen=stellen,
                summe=s == ZUSAMMEN or (parted and u == ZUSAMMEN),
                marken=noten.teil(s, u) if parted else marken,
                marken_gruppe=marken if parted else (),
            )
        )
    return tuple(head)


def _zeile(kreuz: _Kreuz, z: str, weise: Schreibweise, noten: Noten) -> Zeile:
    row = kreuz.rows[z, ZUSAMMEN, ZUSAMMEN]
    cells = [Zelle(row["gruppe"], row["gruppe"], marken=noten.zeile(z))]
    if kreuz.form.zeilen == "kommune":
        above = row["oberhalb"] if isinstance(row["oberhalb"], str) else ""
        cells.append(Zelle(above, above or None))
    cells += [_zelle(kreuz, (z, *ort), weise, noten) for ort in kreuz.orte]
    return Zeile(tuple(cells), summe=z == ZUSAMMEN)


def _zelle(kreuz: _Kreuz, ort: Ort, weise: Schreibweise, noten: Noten) -> Zelle:
    row = kreuz.rows.get(ort)
    if row is None or not row["anzahl_foerderfaelle"]:
        return Zelle(KEIN_FALL, 0, 0)
    cell = weise.zelle(row[kreuz.form.groesse], kreuz.gerundet.get(ort))
    return replace(cell, marken=noten.zelle(ort), bezug=_bezug(kreuz.form, ort))


def _bezug(form: Antwortform, ort: Ort) -> Bezug:
    narrowed = zip(form.merkmale, ort, strict=False)  # two dimensions have no parts
    return Bezug(
        SPALTEN[form.groesse],
        tuple((merkmal, key) for merkmal, key in narrowed if key != ZUSAMMEN),
    )


def _beschreibung(form: Antwortform, kreuz: _Kreuz) -> str:
    names = [DIMENSIONEN[name].titel for name in form.merkmale]
    parts = f", darunter {names[2]}" if form.unterspalten else ""
    return (
        f"Zeilen: {names[0]} ({len(kreuz.zeilen)}). Spalten: {names[1]}{parts} "
        f"({len(kreuz.orte)}). Die letzte Zeile und die letzte Spalte sind Summen."
    )
