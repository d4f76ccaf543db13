"""A list beside the Datenstand before it: which case is which, and what is odd.

Owns the plausibility of a list against the last one; what is known of that is `vorher`,
which case is which `wiedererkennung`. What exactly changed is told by
`queries.vergleich`, once both are in a store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from zr_dashboard.formatting import german
from zr_dashboard.lieferung import antraege_vorher
from zr_dashboard.lieferung.befund import Befund, Schwere
from zr_dashboard.lieferung.eingang import Eingang
from zr_dashboard.lieferung.felder import FALL
from zr_dashboard.lieferung.richtlinie import Verstoss, Werte
from zr_dashboard.lieferung.vorher import Vorher
from zr_dashboard.lieferung.wiedererkennung import Wiedererkennung, betrag
from zr_dashboard.model.columns import titles

_FAR = Decimal(5)
"""A Zuwendung so many times higher or lower than before is odd."""

_MOVED = Decimal("0.25")
"""A list whose cases or sum differ by more than this share is odd."""

_MOSTLY = Decimal("0.5")
"""A field was in use if it was filled in at least this share of the cases."""

_DAYS = ("beantragt_am", "bewilligt_am", "verwendungsnachweis_am")


def vergleiche(
    eingang: Eingang,
    letzter: Vorher,
    stichtag: date,
    *,
    eigene: frozenset[int] = frozenset(),
) -> Eingang:
    """The same list, its cases known again and what is odd said.

    Only a list without Aktenzeichen gets ids from the Datenstand before; each of them
    is a finding, so that somebody confirms it.

    Args:
        eingang: The list as it was read.
        letzter: What it follows.
        stichtag: The day it speaks for.
        eigene: Rows that are cases of their own, whatever they look like.
    """
    run = Wiedererkennung(eingang, letzter.stand, letzter.faelle, eigene)
    known = replace(eingang, faelle=tuple(run.erkannt()))
    befunde = [*run.befunde, *_odd_cases(known, letzter, stichtag)]
    befunde += [known.befund(verstoss) for verstoss in _odd_list(known, letzter)]
    befunde += antraege_vorher.befunde(
        known, letzter.stand, letzter.faelle, letzter.antraege, stichtag
    )
    ordered = sorted(
        [*eingang.befunde, *befunde], key=lambda befund: (befund.zeile, befund.zelle)
    )
    return replace(known, befunde=tuple(ordered))


def _odd_cases(eingang: Eingang, letzter: Vorher, stichtag: date) -> Iterator[Befund]:
    for fall in eingang.faelle:
        old = letzter.faelle.get(fall.werte.get("foerderfall_id") or "")
        for verstoss in _odd_case(fall.werte, old, stichtag):
            yield eingang.befund(verstoss, fall)


def _odd_case(werte: Werte, old: Werte | None, stichtag: date) -> Iterator[Verstoss]:
    day = stichtag.isoformat()
    for feld in _DAYS:
        am = werte.get(feld)
        if am and am > day[: len(am)]:
            regel = f"Der Tag liegt nach dem Stichtag {german.datum(stichtag)}."
            yield Verstoss(feld, Schwere.WARNUNG, regel)
    if old is None:
        return
    before, now = old.get("zuwendung_eur"), werte.get("zuwendung_eur")
    if before and not now:
        regel = "Die Zuwendung fehlt und war bisher bekannt."
        hinweis = f"Bisher: {betrag(before)}."
        yield Verstoss("zuwendung_eur", Schwere.WARNUNG, regel, hinweis)
    elif before and now and _far(Decimal(before), Decimal(now)):
        regel = "Die Zuwendung weicht stark vom vorigen Datenstand ab."
        hinweis = f"Bisher: {betrag(before)}. Bitte prüfen Sie Komma und Einheit."
        yield Verstoss("zuwendung_eur", Schwere.WARNUNG, regel, hinweis)
    place, moved = old.get("kommune_ars9"), werte.get("kommune_ars9")
    if place and moved and place != moved:
        regel = "Der Fall lag bisher in einer anderen Kommune."
        yield Verstoss("kommune_ars9", Schwere.WARNUNG, regel, f"Bisher: {place}.")


def _odd_list(eingang: Eingang, letzter: Vorher) -> Iterator[Verstoss]:
    """What is odd about the list as a whole."""
    new = {f.werte.get("foerderfall_id"): f.werte for f in eingang.faelle}
    if not new:
        return  # said already, and all the rest follows from it
    stand = german.datum(letzter.stand)
    turned = {*antraege_vorher.einst_bewilligt(eingang, letzter.faelle).values()}
    if gone := [*letzter.fehlende({*new, *turned})]:
        number = german.zahl(len(gone))
        are = "fehlt 1 Fall" if len(gone) == 1 else f"fehlen {number} Fälle"
        names = german.einige(sorted(gone), antraege_vorher.GENANNT)
        regel = f"Vom Datenstand {stand} {are}: {names}."
        yield Verstoss("", Schwere.WARNUNG, regel, "Sie entfielen mit dieser Liste.")
    sums = [letzter.summe, _sum(new.values())]
    counts = [Decimal(letzter.anzahl), Decimal(len(new))]
    if _moved(*counts):
        before, now = map(german.zahl, counts)
        regel = f"Die Liste hat {now} Fälle, der Datenstand {stand} {before}."
        yield Verstoss("", Schwere.WARNUNG, regel)
    if _moved(*sums):
        before, now = (betrag(str(total)) for total in sums)
        regel = f"Die Zuwendungen ergeben {now}; im Datenstand {stand} {before}."
        yield Verstoss("", Schwere.WARNUNG, regel)
    most = _MOSTLY * max(letzter.anzahl, 1)
    if empty := [feld for feld in FALL if letzter.gefuellt[feld] >= most]:
        names = ", ".join(titles(empty).values())
        regel = f"Angaben, die es bisher gab, fehlen jetzt ganz: {names}."
        yield Verstoss("", Schwere.WARNUNG, regel)


def _sum(faelle: Iterable[Werte]) -> Decimal:
    return sum((Decimal(f.get("zuwendung_eur") or 0) for f in faelle), Decimal(0))


def _far(before: Decimal, now: Decimal) -> bool:
    low, high = sorted((before, now))
    return low * _FAR <= high and low != high


def _moved(before: Decimal, now: Decimal) -> bool:
    return abs(now - before) > before * _MOVED
