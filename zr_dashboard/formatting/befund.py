"""The one-sentence finding beneath a heading, computed from the frame it stands on.

Each function takes the very frame that chart, table and file are made of.
"""

from __future__ import annotations

from collections import Counter

import pandas as pd

from zr_dashboard.formatting import german
from zr_dashboard.formatting.records import Row, records
from zr_dashboard.model.codes import OHNE_ANGABE
from zr_dashboard.model.columns import COLUMNS, Unit
from zr_dashboard.model.kennzahlen import KENNZAHLEN

_NAMED = 3
"""How many equal rows a sentence names."""

_EINS = {"Förderfälle": "Förderfall", "Kommunen": "Kommune", "Bescheide": "Bescheid"}
_DATIV = {"Förderfälle": "Förderfällen", "Bescheide": "Bescheiden"}
LEER = "Zu dieser Auswahl gibt es keine Förderfälle."


def groesste(frame: pd.DataFrame, *, value: str, label: str, subject: str) -> str:
    """Name the largest row, in the manner of »Am meisten bewilligt: 2021 mit …«.

    Args:
        frame: Rows of groups with `anzahl_foerderfaelle`.
        value: Column to compare.
        label: Column that names the row.
        subject: How the sentence begins, up to the colon.
    """
    known = [
        row for row in _known(frame, value) if row.get("schluessel") != OHNE_ANGABE
    ]
    largest = max((row[value] for row in known), default=0)
    if not largest:
        return f"{subject}: keine Angabe." if len(frame) else LEER
    top = [row for row in known if row[value] == largest]
    if len(top) == 1:
        return f"{subject}: {top[0][label]} mit {_amount(top[0], value, dativ=True)}."
    names = [row[label] for row in top]
    if len(names) > _NAMED:
        names = [*names[:_NAMED], f"{len(names) - _NAMED} weitere"]
    return (
        f"{subject}: gleichauf {_und(names)} mit je {_kurz(top[0], value, dativ=True)}."
    )


def anfang(value: str) -> str:
    """How the sentence begins that names the row with the largest value."""
    return {
        "gesamtausgaben_eur": "Die höchsten bekannten Gesamtausgaben",
        "anzahl_foerderfaelle": "Die meisten Förderfälle",
        "anzahl_kommunen": "Die meisten geförderten Kommunen",
        "zuwendung_je_1000_eur": "Am meisten je 1.000 Einwohner bewilligt",
    }.get(value, "Am meisten bewilligt")


def einbezogen(row: Row) -> str:
    """How many cases a headline figure includes, and which where some are left out.

    Args:
        row: Of the answer of `queries.kennzahlen.kennzahlen`.
    """
    included, selected = int(row["faelle_einbezogen"]), int(row["faelle_ausgewaehlt"])
    what = KENNZAHLEN[row["kennzahl"]].einbezogen if included < selected else ""
    return german.aus_n(included, selected, what)


def vollstaendig(
    einbezogen: int, ausgewaehlt: int, was: str = "mit veröffentlichtem Betrag"
) -> str:
    """Say how many cases the sums include, and that the others are not guessed."""
    if einbezogen == ausgewaehlt:
        return german.aus_n(einbezogen, ausgewaehlt, was)
    fehlend = ausgewaehlt - einbezogen
    verb = "ist" if fehlend == 1 else "sind"
    faelle = german.anzahl(fehlend, "Fall", "Fälle")
    return (
        f"{german.aus_n(einbezogen, ausgewaehlt, was)}; {faelle} ohne Angabe "
        f"{verb} in der Summe nicht enthalten"
    )


def wachstum(frame: pd.DataFrame, *, value: str) -> str:
    """Say where cumulated lines end, in the manner of »Bis 2025 zusammen …«."""
    if frame.empty:
        return LEER
    last = records(frame[frame["schluessel"] == frame["schluessel"].iloc[-1]])
    if len(last) == 1:
        return f"Bis {last[0]['gruppe']} zusammen {_amount(last[0], value)}."
    known = [row for row in last if not german.fehlt(row[value])]
    if not known:
        return f"Bis {last[0]['gruppe']}: keine Angabe."
    top = max(known, key=lambda row: float(row[value]))
    return f"Bis {top['gruppe']} liegt {top['teil']} vorn: {_amount(top, value)}."


def zellen(frame: pd.DataFrame, *, value: str) -> str:
    """Name the largest cell of a table of two dimensions."""
    known = _known(frame, value)
    if not known:
        return "Zu dieser Auswahl ist kein Betrag bekannt." if len(frame) else LEER
    top = max(known, key=lambda row: float(row[value]))
    amount = _amount(top, value, dativ=True)
    return f"Der größte Posten: {top['gruppe']}, {top['teil']} mit {amount}."


def veraenderung(frame: pd.DataFrame, a: str, b: str) -> str:
    """Say how the sum of Zuwendungen changed from one period to another."""
    (row,) = records(frame[frame["kennzahl"] == "zuwendung_eur"])
    if german.fehlt(row["differenz"]) or german.fehlt(row["veraenderung_anteil"]):
        return f"Ein Vergleich von {a} und {b} ist nicht möglich: ein Wert fehlt."
    more = "mehr" if row["differenz"] > 0 else "weniger"
    if row["differenz"] == 0:
        return f"{b} wurde genauso viel bewilligt wie {a}."
    return (
        f"{b} wurden {german.euro_kurz(abs(row['differenz']))} {more} bewilligt als "
        f"{a} ({german.prozent(abs(row['veraenderung_anteil']))} {more})."
    )


def luecken(frame: pd.DataFrame) -> str:
    """Count Kommunen without a case, by Zentralort level."""
    if frame.empty:
        return "In diesem Gebiet hat jede Kommune einen dokumentierten Förderfall."
    levels = Counter(frame["zentralort"])
    known = [
        german.anzahl(levels[level], level, level.replace("zentrum", "zentren"))
        for level in ("Oberzentrum", "Mittelzentrum", "Grundzentrum")
        if level in levels
    ]
    darunter = f", darunter {_und(known)}" if known else ""
    eins, viele = "Kommune ist", "Kommunen sind"
    return (
        f"{german.anzahl(len(frame), eins, viele)} ohne dokumentierten "
        f"Förderfall in dieser Auswahl{darunter}."
    )


def duenn(runden: pd.DataFrame) -> str:
    """Say which Runden the public sources cover badly, and how badly."""
    thin = [row for row in records(runden) if row["duenn_belegt"]]
    parts = [
        f"Runde {row['runde']}: {row['belegt_bescheide']:.0f} von "
        f"{row['anzahl']:.0f} belegt"
        for row in thin
        if not german.fehlt(row["anzahl"])
    ]
    rest = [row["runde"] for row in thin if german.fehlt(row["anzahl"])]
    if rest:
        runde = "Runde" if len(rest) == 1 else "Runden"
        parts.append(f"{runde} {_und(rest)}: keine Gesamtzahl veröffentlicht")
    return "; ".join(parts)


def _und(words: list[str]) -> str:
    return " und ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _known(frame: pd.DataFrame, value: str) -> list[Row]:
    return [row for row in records(frame) if not german.fehlt(row[value])]


def _kurz(row: Row, value: str, *, dativ: bool = False) -> str:
    """The value in short form; `dativ` for what follows »mit«."""
    if COLUMNS[value].unit is Unit.EUR:
        return german.euro_kurz(row[value])
    if COLUMNS[value].unit is Unit.SHARE:
        return german.prozent(row[value])
    titel = COLUMNS[value].titel
    viele = _DATIV.get(titel, titel) if dativ else titel
    return german.anzahl(int(row[value]), _EINS.get(titel, titel), viele)


def _amount(row: Row, value: str, *, dativ: bool = False) -> str:
    """The value, and for how many cases if it does not count them itself."""
    if COLUMNS[value].unit is Unit.COUNT:
        return _kurz(row, value, dativ=dativ)
    cases = int(row["anzahl_foerderfaelle"])
    return (
        f"{_kurz(row, value)} für {german.anzahl(cases, 'Förderfall', 'Förderfälle')}"
    )
