"""The one-sentence finding beneath a heading, computed from the frame it stands on.

Each function takes the very frame that chart, table and file are made of.
"""

from __future__ import annotations

import pandas as pd

from zr_dashboard.formatting import german
from zr_dashboard.model.codes import OHNE_ANGABE
from zr_dashboard.model.columns import COLUMNS, Unit

LEER = "Zu dieser Auswahl gibt es keine Förderfälle."


def groesste(frame: pd.DataFrame, *, value: str, label: str, subject: str) -> str:
    """Name the largest row: »Am meisten … : 2021 mit 5,2 Mio. € für 28 Förderfälle.«

    Args:
        frame: Rows of groups with `anzahl_foerderfaelle`.
        value: Column to compare.
        label: Column that names the row.
        subject: How the sentence begins, up to the colon.
    """
    known = frame[frame[value].notna()] if value in frame else frame
    if "schluessel" in known:
        known = known[known["schluessel"] != OHNE_ANGABE]
    if known.empty or not float(known[value].max()):
        return f"{subject}: keine Angabe." if len(frame) else LEER
    top = known.loc[known[value].idxmax()]
    ties = int((known[value] == top[value]).sum())
    if ties > 1:
        names = " und ".join(known.loc[known[value] == top[value], label].head(3))
        more = f" und {ties - 3} weitere" if ties > 3 else ""  # noqa: PLR2004
        return f"{subject}: gleichauf {names}{more} mit je {_kurz(top, value)}."
    return f"{subject}: {top[label]} mit {_kurz(top, value)}{_faelle(top, value)}."


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
    """Say where a cumulated line ends: »Bis 2025 zusammen 17,9 Mio. €.«"""
    if frame.empty:
        return LEER
    last = frame[frame["schluessel"] == frame["schluessel"].iloc[-1]]
    if len(last) > 1:
        top = last.loc[last[value].idxmax()]
        return (
            f"Bis {top['gruppe']} liegt {top['teil']} vorn: {_kurz(top, value)}"
            f"{_faelle(top, value)}."
        )
    row = last.iloc[0]
    return f"Bis {row['gruppe']} zusammen {_kurz(row, value)}{_faelle(row, value)}."


def zellen(frame: pd.DataFrame, *, value: str) -> str:
    """Name the largest cell of a table of two dimensions."""
    known = frame[frame[value].notna()]
    if known.empty:
        return LEER
    top = known.loc[known[value].idxmax()]
    return (
        f"Der größte Posten: {top['gruppe']}, {top['teil']} mit "
        f"{_kurz(top, value)}{_faelle(top, value)}."
    )


def veraenderung(frame: pd.DataFrame, a: str, b: str) -> str:
    """Say how the sum of Zuwendungen changed from one period to another."""
    row = frame[frame["kennzahl"] == "zuwendung_eur"].iloc[0]
    if german.fehlt(row["differenz"]) or german.fehlt(row["veraenderung_anteil"]):
        return f"Ein Vergleich von {a} und {b} ist nicht möglich: ein Wert fehlt."
    more = "mehr" if row["differenz"] > 0 else "weniger"
    if row["differenz"] == 0:
        return f"{b} wurde genauso viel bewilligt wie {a}."
    return (
        f"{b} wurden {german.euro_kurz(abs(row['differenz']))} {more} bewilligt als {a} "
        f"({german.prozent(abs(row['veraenderung_anteil']))} {more})."
    )


def luecken(frame: pd.DataFrame) -> str:
    """Count Kommunen without a case, by Zentralort level."""
    if frame.empty:
        return "In diesem Gebiet hat jede Kommune einen dokumentierten Förderfall."
    levels = frame["zentralort"].value_counts()
    known = [
        german.anzahl(int(levels[level]), level, level.replace("zentrum", "zentren"))
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
    thin = runden[runden["duenn_belegt"]]
    counted = thin[thin["anzahl"].notna()]
    parts = [
        f"Runde {row.runde}: {int(row.belegt_bescheide)} von {int(row.anzahl)} belegt"
        for row in counted.itertuples()
    ]
    rest = thin[thin["anzahl"].isna()]["runde"].tolist()
    if rest:
        runde = "Runde" if len(rest) == 1 else "Runden"
        parts.append(f"{runde} {_und(rest)}: keine Gesamtzahl veröffentlicht")
    return "; ".join(parts)


def _und(words: list[str]) -> str:
    return " und ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _kurz(row: pd.Series, value: str) -> str:
    if COLUMNS[value].unit is Unit.EUR:
        return german.euro_kurz(float(row[value]))
    count = int(row[value])
    eins = {"Förderfälle": "Förderfall", "Kommunen": "Kommune", "Bescheide": "Bescheid"}
    titel = COLUMNS[value].titel
    return german.anzahl(count, eins.get(titel, titel), titel)


def _faelle(row: pd.Series, value: str) -> str:
    if COLUMNS[value].unit is not Unit.EUR:
        return ""
    cases = german.anzahl(int(row["anzahl_foerderfaelle"]), "Förderfall", "Förderfälle")
    return f" für {cases}"
