"""What changed between two Datenstände, in words a reader reads.

Owns titles, names and German numbers for the columns and codes of a delivery. Which
cases changed is `queries.vergleich`.
"""

from __future__ import annotations

import pandas as pd

from zr_dashboard.formatting import german
from zr_dashboard.formatting.records import Row, records
from zr_dashboard.model.codes import Codes
from zr_dashboard.model.columns import COLUMNS, Unit

_NAMED = {
    "themen": "thema",
    "kommune_ars9": "kommune",
    "landkreis_ags": "landkreis",
    "foerdergegenstand": "gegenstand",
}
"""Columns of a delivery that hold codes, and the facet that names them."""

_NUMBERS = {Unit.EUR, Unit.PERCENT, Unit.COUNT, Unit.YEAR}


def satz(frame: pd.DataFrame) -> str:
    """Count what `queries.vergleich.faelle` found."""
    return _satz(frame.groupby("aenderung")["foerderfall_id"].nunique())


def zahlensatz(frame: pd.DataFrame) -> str:
    """The same sentence from `queries.vergleich.anzahlen`."""
    return _satz(frame.set_index("aenderung")["anzahl_foerderfaelle"])


def _satz(counts: pd.Series[int]) -> str:
    new, changed, gone = (
        int(counts.get(kind, 0)) for kind in ("neu", "geändert", "entfallen")
    )
    return (
        f"{german.anzahl(new, 'neuer Fall', 'neue Fälle')}, "
        f"{german.zahl(changed)} geändert, {german.zahl(gone)} entfallen."
    )


def lesbar(frame: pd.DataFrame, codes: Codes) -> pd.DataFrame:
    """Changes in the words of readers: titles, names and German numbers."""
    rows = [_lesbar(row, codes) for row in records(frame)]
    return pd.DataFrame(rows, columns=list(frame), dtype=object)


def _lesbar(row: Row, codes: Codes) -> Row:
    feld = row["feld"]
    if german.fehlt(feld):
        return row
    return row | {
        "feld": COLUMNS[feld].titel,
        "angabe_alt": _value(feld, row["angabe_alt"], codes),
        "angabe_neu": _value(feld, row["angabe_neu"], codes),
    }


def _value(feld: str, angabe: object, codes: Codes) -> str:
    if german.fehlt(angabe):
        return german.KEINE_ANGABE
    text, unit = str(angabe), COLUMNS[feld].unit
    if feld in _NAMED:
        names = codes.names[_NAMED[feld]]
        return "; ".join(names.get(code, code) for code in text.split(";"))
    return german.in_einheit(float(text) if unit in _NUMBERS else text, unit)
