"""A delivery becomes findings: every fault, with its cell, at once.

The rules for single cells stand in `fields`; here stand those between cells,
rows and files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from zr_dashboard.lieferung.fields import FIELDS, Field
from zr_dashboard.lieferung.read import META_FILE, Delivery, Row, Table
from zr_dashboard.model.errors import Finding

_PRECISION = {"tag": 10, "monat": 7, "jahr": 4}
"""Length of an ISO date by its stated precision."""

_CASES = "foerderfaelle.csv"
_ANTRAEGE = "antraege.csv"

_TOGETHER = {
    _CASES: (
        ("zuwendung_eur", "zuwendung_angabe"),
        ("gesamtausgaben_eur", "gesamtausgaben_angabe"),
        ("bewilligt_am", "datum_genauigkeit"),
        ("bewilligt_am", "datum_bedeutung"),
        ("runde", "runde_angabe"),
    ),
    "landkreise.csv": (("einwohner", "einwohner_stand"),),
    "kommunen.csv": (
        ("einwohner", "einwohner_stand"),
        ("zentralort", "zentralort_beleg"),
    ),
    "veroeffentlichte_summen.csv": (
        ("anzahl", "zaehleinheit"),
        ("anzahl", "anzahl_angabe"),
        ("betrag_eur", "betrag_angabe"),
    ),
}
"""Cells that are both filled or both empty."""

PairRule = Callable[[str, str], str | None]
"""Takes a cell and the one it must fit; gives back what is wrong, or None."""


def _jahr_fault(jahr: str, am: str) -> str | None:
    return None if am[:4] == jahr else f"Das Datum der Bewilligung ist »{am}«."


def _datum_fault(am: str, genauigkeit: str) -> str | None:
    if not am or len(am) == _PRECISION.get(genauigkeit, len(am)):
        return None
    return f"Die Genauigkeit ist mit »{genauigkeit}« angegeben."


def _laufzeit_fault(bis: str, von: str) -> str | None:
    shared = min(len(von), len(bis))
    if von[:shared] <= bis[:shared]:
        return None
    return f"Das Ende liegt vor dem Beginn »{von}«."


def _runden_fault(bis: str, von: str) -> str | None:
    if not (von.isdecimal() and bis.isdecimal()) or int(von) <= int(bis):
        return None
    return f"Das Ende liegt vor dem Beginn »{von}«."


def _fall_fault(foerderfall: str, ergebnis: str) -> str | None:
    if bool(foerderfall) == (ergebnis == "bewilligt"):
        return None
    return (
        "Ein Förderfall gehört zu einem bewilligten Antrag, und nur zu einem solchen."
    )


def _empfaenger_fault(empfaenger: str, ergebnis: str) -> str | None:
    missing = not empfaenger and ergebnis != "bewilligt"
    return "Die Angabe fehlt." if missing else None


def _aufgehoben_fault(betrag: str, ergebnis: str) -> str | None:
    wrong = betrag and ergebnis != "aufgehoben"
    return f"Das Ergebnis ist »{ergebnis}«." if wrong else None


def _antragsjahr_fault(jahr: str, am: str) -> str | None:
    wrong = jahr and am and am[:4] != jahr
    return f"Der Tag des Antrags ist »{am}«." if wrong else None


def _entschieden_fault(entschieden: str, beantragt: str) -> str | None:
    if not entschieden or beantragt[: len(entschieden)] <= entschieden:
        return None
    return f"Die Entscheidung liegt vor dem Antrag »{beantragt}«."


def _offen_fault(entschieden: str, ergebnis: str) -> str | None:
    wrong = entschieden and ergebnis == "offen"
    return "Über einen offenen Antrag ist nicht entschieden." if wrong else None


_BETWEEN: Mapping[str, tuple[tuple[str, str, PairRule], ...]] = {
    _CASES: (
        ("jahr", "bewilligt_am", _jahr_fault),
        ("bewilligt_am", "datum_genauigkeit", _datum_fault),
        ("laufzeit_bis", "laufzeit_von", _laufzeit_fault),
    ),
    "veroeffentlichte_summen.csv": (("runde_bis", "runde_von", _runden_fault),),
    _ANTRAEGE: (
        ("foerderfall_id", "ergebnis", _fall_fault),
        ("empfaenger", "ergebnis", _empfaenger_fault),
        ("aufgehoben_eur", "ergebnis", _aufgehoben_fault),
        ("antragsjahr", "beantragt_am", _antragsjahr_fault),
        ("entschieden_am", "beantragt_am", _entschieden_fault),
        ("entschieden_am", "ergebnis", _offen_fault),
    ),
}
"""Column, the one it must fit, and the rule between them. Not asked where either
column is missing: that is said once, not in every row."""


def check(delivery: Delivery) -> list[Finding]:
    """Every fault of a delivery, ordered by file and line; empty if it has none."""
    tables = delivery.tables
    per_file = (_check_table(tables[name], tables) for name in FIELDS if name in tables)
    of_places = (_check_kreise(tables, name) for name in (_CASES, _ANTRAEGE))
    return sorted(
        set(
            chain(
                chain.from_iterable(per_file),
                chain.from_iterable(of_places),
                _check_own_ids(tables),
                _check_nicht_verlinken(delivery),
            )
        )
    )


def _check_table(table: Table, tables: Mapping[str, Table]) -> Iterator[Finding]:
    fields = FIELDS[table.file]
    yield from table.ragged
    if table.file == _CASES and not table.rows:
        yield Finding(table.file, 0, "", "", "Die Datei enthält keinen Förderfall.")
    for field in fields:
        if field.column not in table.columns:
            yield Finding(table.file, 1, field.column, "", "Die Spalte fehlt.")
    expected = {field.column for field in fields}
    for column in table.columns:
        if column not in expected:
            rule = "Die Spalte ist nicht bekannt; ihr Inhalt ginge verloren."
            yield Finding(table.file, 1, column, "", rule)
    for column, count in Counter(table.columns).items():
        if count > 1:
            yield Finding(table.file, 1, column, "", "Die Spalte steht doppelt.")
    for field in fields:
        yield from _check_column(table, field, tables)
    for row in table.rows:
        yield from _check_pairs(table.file, row)
    yield from _check_between(table)


def _check_column(
    table: Table, field: Field, tables: Mapping[str, Table]
) -> Iterator[Finding]:
    if field.column not in table.columns:
        return
    known = _values(tables, *field.refers) if field.refers else None
    # Long lists repeat themselves: each different cell is looked at once.
    faults: dict[str, tuple[str, ...]] = {}
    seen: dict[str, int] = {}
    for row in table.rows:
        cell = row.cells[field.column]
        if cell not in faults:
            faults[cell] = tuple(_faults(cell, field, known))
        for rule in faults[cell]:
            yield Finding(table.file, row.line, field.column, cell, rule)
        if field.key and seen.setdefault(cell, row.line) != row.line and cell:
            rule = f"Der Wert steht schon in Zeile {seen[cell]}."
            yield Finding(table.file, row.line, field.column, cell, rule)


def _faults(cell: str, field: Field, known: set[str] | None) -> Iterator[str]:
    if cell != cell.strip():
        yield "Am Anfang oder Ende stehen Leerzeichen."
    elif not cell:
        if field.required:
            yield "Die Angabe fehlt."
    else:
        values = cell.split(";") if field.many else [cell]
        if len(set(values)) < len(values):
            yield "Ein Wert steht doppelt."
        for value in values:
            if field.rule and (fault := field.rule(value)):
                yield fault
            if known is not None and value not in known:
                yield f"»{value}« steht nicht in {field.refers[0]}."  # type: ignore[index]


def _values(tables: Mapping[str, Table], file: str, column: str) -> set[str] | None:
    """What can be referred to; None if the column is missing, which is said once."""
    if column not in tables[file].columns:
        return None
    return {row.cells[column] for row in tables[file].rows}


def _check_pairs(file: str, row: Row) -> Iterator[Finding]:
    for one, other in _TOGETHER.get(file, ()):
        if one not in row.cells or other not in row.cells:
            continue
        cell, partner = row.cells[one], row.cells[other]
        if bool(cell) != bool(partner):
            rule = f"»{one}« und »{other}« sind nur zusammen gefüllt oder leer."
            yield Finding(file, row.line, one, cell, rule)


def _check_between(table: Table) -> Iterator[Finding]:
    for column, other, fault in _BETWEEN.get(table.file, ()):
        if column not in table.columns or other not in table.columns:
            continue
        for row in table.rows:
            cell = row.cells[column]
            if rule := fault(cell, row.cells[other]):
                yield Finding(table.file, row.line, column, cell, rule)


def _check_kreise(tables: Mapping[str, Table], file: str) -> Iterator[Finding]:
    cases, kommunen = tables.get(file), tables["kommunen.csv"]
    if (
        cases is None
        or not {"kommune_ars9", "landkreis_ags"} <= set(cases.columns)
        or not {
            "ars9",
            "landkreis_ags",
        }
        <= set(kommunen.columns)
    ):
        return
    kreis_of = {row.cells["ars9"]: row.cells["landkreis_ags"] for row in kommunen.rows}
    for row in cases.rows:
        cell = row.cells["landkreis_ags"]
        kreis = kreis_of.get(row.cells["kommune_ars9"], cell)
        if cell != kreis:
            rule = f"Die Kommune liegt nach kommunen.csv in {kreis}."
            yield Finding(file, row.line, "landkreis_ags", cell, rule)


def _check_own_ids(tables: Mapping[str, Table]) -> Iterator[Finding]:
    """An application that has the id of a Förderfall is that of this Förderfall."""
    faelle = _values(tables, _CASES, "foerderfall_id") or set()
    for row in tables[_ANTRAEGE].rows if _ANTRAEGE in tables else ():
        cell = row.cells.get("antrag_id", "")
        if cell in faelle and row.cells.get("foerderfall_id") != cell:
            rule = "So heißt ein Förderfall, der nicht zu diesem Antrag gehört."
            yield Finding(_ANTRAEGE, row.line, "antrag_id", cell, rule)


def _check_nicht_verlinken(delivery: Delivery) -> Iterator[Finding]:
    known = _values(delivery.tables, "quellen.csv", "quelle_id")
    for quelle in delivery.nicht_verlinken:
        if known is not None and quelle not in known:
            rule = f"»{quelle}« steht nicht in quellen.csv."
            yield Finding(META_FILE, 0, "nicht_verlinken", quelle, rule)
