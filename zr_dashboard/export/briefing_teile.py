"""The parts of a briefing: pictures, comparison, cases, changes, sources.

Owns what each of them says. How they stand together is `briefing`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from zr_dashboard.export import briefing_tabellen
from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.briefing_tabellen import Tabelle
from zr_dashboard.formatting import aenderungen, befund, german, lage
from zr_dashboard.formatting.records import records
from zr_dashboard.model import gebiet
from zr_dashboard.model.codes import Codes
from zr_dashboard.model.programm import PROGRAMM
from zr_dashboard.model.selection import Selection

MONITOR = "Zukunftsräume-Monitor"
_CHANGES, _PUBLISHERS, _AREAS = 6, 4, 10
"""So many are named; how many more there are is said."""

_DOCUMENTED = (
    "Die Zahlen gelten für den dokumentierten Teil des Programms; was nicht belegt "
    "ist, fehlt. Bewilligt heißt weder ausgezahlt noch abgerufen."
)
_EDITORIAL = "Themen sind redaktionell zugeordnet, nicht amtlich."


@dataclass(frozen=True, slots=True, kw_only=True)
class Abschnitt:
    """A part of the briefing. What a part does not have is empty."""

    ueberschrift: str
    satz: str = ""
    bild: str = ""
    """Name of the picture that is drawn here."""

    alt: str = ""
    """What the picture shows, for those who cannot see it."""

    tabelle: Tabelle | None = None
    punkte: Sequence[str] = ()
    fuss: str = ""


def title(selection: Selection, codes: Codes) -> str:
    """What a briefing is about: a place, the Land, or a selection."""
    if gebiet.is_place(selection, codes):
        return gebiet.name(selection, codes)
    regional = selection != gebiet.everywhere(selection)
    return "Ausgewählte Förderfälle" if regional else gebiet.LAND


def weitere(listed: int, cases: int) -> str:
    """What is said beneath a list that does not hold all cases; empty if it does."""
    rest = cases - listed
    if not rest:
        return ""
    return (
        f"und {german.anzahl(rest, 'weiterer Förderfall', 'weitere Förderfälle')}; "
        "alle stehen im Monitor auf der Seite »Förderfälle«."
    )


def pictures(
    frames: Mapping[str, pd.DataFrame], selection: Selection, codes: Codes
) -> list[Abschnitt]:
    """Sums by year, if there is any case, and the map around the place."""
    years, areas = frames["jahre"], frames["karte"]
    value = "zuwendung_eur"
    found = []
    if len(years):
        words = lage.werte(records(years), value=value, label="gruppe", most=len(years))
        found.append(
            Abschnitt(
                ueberschrift="Zuwendungen nach Jahr der Bewilligung",
                satz=befund.groesste(
                    years, value=value, label="gruppe", subject=befund.anfang(value)
                ),
                bild="jahre",
                alt=f"Säulendiagramm der bewilligten Zuwendungen: {words}.",
            )
        )
    return [*found, _map(areas, selection, codes)]


def _map(areas: pd.DataFrame, selection: Selection, codes: Codes) -> Abschnitt:
    of_kommunen = gebiet.place(selection)[0] == "kommune"
    funded = [row for row in records(areas) if row["anzahl_foerderfaelle"]]
    words = lage.werte(funded, value="zuwendung_eur", label="gebiet", most=_AREAS)
    without = len(areas) - len(funded)
    what = "Kommunen" if of_kommunen else "Landkreise und kreisfreie Städte"
    place = title(selection, codes) if gebiet.is_place(selection, codes) else ""
    marked = f" Umrandet: {place}." if place else ""
    return Abschnitt(
        ueberschrift=f"Zuwendungen nach {'Kommune' if of_kommunen else 'Landkreis'}",
        satz=befund.groesste(
            areas,
            value="zuwendung_eur",
            label="gebiet",
            subject=befund.anfang("zuwendung_eur"),
        ),
        bild="karte",
        alt=(
            f"Karte der bewilligten Zuwendungen: {words or 'keine'}. "
            f"{german.zahl(without)} von {german.zahl(len(areas))} ({what}) ohne "
            f"dokumentierten Förderfall.{marked}"
        ),
    )


def comparison(frame: pd.DataFrame, selection: Selection) -> Abschnitt:
    """The place or selection beside the Land, with the day of the inhabitants."""
    rows = records(frame)
    days = [
        r["einwohner_stand"] for r in rows if not german.fehlt(r["einwohner_stand"])
    ]
    inhabitants = (
        f"Einwohner am {german.datum(max(days))} auf Grundlage des Zensus 2022 "
        "(Destatis)."
        if days
        else "Einwohnerzahlen eines gemeinsamen Stichtags liegen nicht vor."
    )
    everywhere = gebiet.everywhere(selection)
    same = ""
    if not everywhere.selects_everything:
        same = " In allen Zeilen gelten die übrigen Filter."
        if everywhere == selection:
            same = f" {gebiet.LAND}: alle Förderfälle, ohne Filter."
    table = briefing_tabellen.comparison(frame, whole=selection.selects_everything)
    return Abschnitt(
        ueberschrift="Im Vergleich mit dem Land",
        tabelle=table,
        fuss=f"{inhabitants}{same} {table.note}".strip(),
    )


def cases(frame: pd.DataFrame, cases: int) -> Abschnitt:
    """The newest of so many cases, and how many there are beside them."""
    return Abschnitt(
        ueberschrift="Förderfälle",
        satz="" if cases else befund.LEER,
        tabelle=briefing_tabellen.cases(frame) if cases else None,
        fuss=weitere(len(frame), cases),
    )


def changes(
    frames: Mapping[str, pd.DataFrame], selection: Selection, codes: Codes
) -> Abschnitt:
    """What is new, changed or gone since the Datenstand before."""
    titel = "Was sich seit dem letzten Datenstand geändert hat"
    if "aenderungen" not in frames:
        return Abschnitt(
            ueberschrift=titel,
            satz="Vor diesem Datenstand gibt es keinen, mit dem zu vergleichen wäre.",
        )
    changed = frames["aenderungen"]
    stand = selection.stand or codes.staende[0]
    earlier = next(day for day in codes.staende if day < stand)
    shown = records(aenderungen.lesbar(changed.head(_CHANGES), codes))
    rest = len(changed) - len(shown)
    more = [f"und {german.anzahl(rest, 'weitere Angabe', 'weitere Angaben')}"]
    return Abschnitt(
        ueberschrift=titel,
        satz=f"Gegenüber dem Datenstand {german.datum(earlier)}: "
        f"{aenderungen.satz(changed)} {_effect(frames['wirkung'])}".strip(),
        punkte=[*map(lage.aenderung, shown), *(more if rest else [])],
    )


def _effect(frame: pd.DataFrame) -> str:
    """What the changes did to the sum of Zuwendungen."""
    (row,) = records(frame[frame["kennzahl"] == "zuwendung_eur"])
    if german.fehlt(row["unterschied"]) or not row["unterschied"]:
        return ""
    return (
        f"Bewilligte Zuwendungen: früher {german.euro(row['wert_alt'])}, jetzt "
        f"{german.euro(row['wert_neu'])}."
    )


def sources(frames: Mapping[str, pd.DataFrame], angaben: Angaben) -> Abschnitt:
    """What the figures rest on, and how much of the programme they cover."""
    publishers = records(frames["herausgeber"])
    named = [
        f"{row['herausgeber']} ({german.zahl(row['anzahl_foerderfaelle'])})"
        for row in publishers[:_PUBLISHERS]
    ]
    rest = len(publishers) - len(named)
    if rest:
        named.append(german.anzahl(rest, "weiterer", "weitere"))
    published = [lage.dokumentiert(row) for row in records(frames["summen"])[:1]]
    return Abschnitt(
        ueberschrift="Grundlage und Quellen",
        satz=_DOCUMENTED,
        punkte=[
            f"{angaben.bezeichnung}: {angaben.grundlage}.",
            *published,
            *(
                [f"Belege der Fälle (Zahl der Fälle): {'; '.join(named)}."]
                * bool(named)
            ),
            f"{_EDITORIAL} {angaben.lizenz}.",
        ],
        fuss=f"{PROGRAMM}, erstellt mit dem {MONITOR}.",
    )
