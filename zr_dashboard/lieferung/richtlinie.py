"""Limits that the guideline of the programme sets, by Gegenstand and date.

Owns the limits and the form of a broken rule. A case outside them is no Fehler: what
was decided was decided; it is a Warnung, for somebody to look at.

Sources, as in `data/quellen.csv` and `data/ereignisse.csv`: first version of
12 August 2019 (Q218); 2.3 since 30 March 2022, out of force on 1 January 2028 (Q217);
grants under 2.1 of 75,000 to 300,000 €, rates of 60 or 90 %, up to three years; under
2.3 eligible cost up to 200,000 €, up to two years and twelve months more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from zr_dashboard.lieferung.befund import Schwere

Werte = Mapping[str, str | None]
"""Field -> value of one case, as the store takes it."""


class Verstoss(NamedTuple):
    """One rule that a case breaks."""

    feld: str
    schwere: Schwere
    regel: str
    hinweis: str = ""


class _Betrag(NamedTuple):
    """From and up to how many euro, for one Bescheid; more for several."""

    gegenstand: str
    feld: str
    von: Decimal
    bis: Decimal
    regel: str


class _Zeit(NamedTuple):
    """When a Bewilligung can have been; from the first day, before the last."""

    gegenstand: str | None
    ab: str
    vor: str
    regel: str


class _Laufzeit(NamedTuple):
    gegenstand: str
    jahre: int
    regel: str


_BETRAEGE = (
    _Betrag(
        "2.1", "zuwendung_eur", Decimal(75_000), Decimal(300_000),
        "Nach Nr. 2.1 beträgt eine Zuwendung 75.000 bis 300.000 Euro.",
    ),
    _Betrag(
        "2.3", "zuwendungsfaehige_ausgaben_eur", Decimal(0), Decimal(200_000),
        "Nach Nr. 2.3 sind höchstens 200.000 Euro zuwendungsfähig.",
    ),
)  # fmt: skip
_ZEITEN = (
    _Zeit(
        None, "2019-08-12", "2028-01-01",
        "Zu dieser Zeit galt die Richtlinie nicht (12.08.2019 bis 31.12.2027).",
    ),
    _Zeit(
        "2.3", "2022-03-30", "9999",
        "Personalausgaben (Nr. 2.3) werden erst seit dem 30.03.2022 gefördert.",
    ),
)  # fmt: skip
_LAUFZEITEN = (
    _Laufzeit("2.1", 3, "Nach Nr. 2.1 dauert ein Projekt höchstens drei Jahre."),
    _Laufzeit(
        "2.3", 3, "Nach Nr. 2.3 wird höchstens zwei Jahre gefördert, verlängert drei."
    ),
)
_SAETZE = (Decimal(60), Decimal(90))
_DAY = 10
"""Length of an ISO date that is known to the day."""


def pruefe(werte: Werte) -> Iterator[Verstoss]:
    """The limits that one case is outside of; what it does not say breaks none."""
    gegenstand = werte.get("foerdergegenstand")
    bescheide = int(werte.get("anzahl_bescheide") or 1)
    for grenze in _BETRAEGE:
        betrag = werte.get(grenze.feld)
        if grenze.gegenstand != gegenstand or betrag is None:
            continue
        if not grenze.von <= Decimal(betrag) <= grenze.bis * bescheide:
            yield Verstoss(grenze.feld, Schwere.WARNUNG, grenze.regel)
    satz = werte.get("foerdersatz_prozent")
    if gegenstand == "2.1" and satz and Decimal(satz) not in _SAETZE:
        regel = "Nach Nr. 2.1 beträgt der Fördersatz 60 oder 90 %."
        yield Verstoss("foerdersatz_prozent", Schwere.WARNUNG, regel)
    am = werte.get("bewilligt_am")
    for zeit in _ZEITEN:
        if am and zeit.gegenstand in {None, gegenstand} and not _within(am, zeit):
            yield Verstoss("bewilligt_am", Schwere.WARNUNG, zeit.regel)
    for laufzeit in _LAUFZEITEN:
        if laufzeit.gegenstand == gegenstand and _longer(werte, laufzeit.jahre):
            yield Verstoss("laufzeit_bis", Schwere.WARNUNG, laufzeit.regel)


def _within(am: str, zeit: _Zeit) -> bool:
    """Whether a date can lie there, as exactly as it is known."""
    return zeit.ab[: len(am)] <= am < zeit.vor


def _longer(werte: Werte, jahre: int) -> bool:
    """Whether a term known to the day is longer than so many years."""
    von, bis = werte.get("laufzeit_von") or "", werte.get("laufzeit_bis") or ""
    if len(von) != _DAY or len(bis) != _DAY:
        return False
    first, last = date.fromisoformat(von), date.fromisoformat(bis)
    # 1 January to 31 December are one year: the day after the last one counts.
    over = (last.year - first.year, last.month - first.month, last.day - first.day)
    return over >= (jahre, 0, 0)
