"""A figure as a sentence that can be printed, made from its definition.

Owns how the sentence of each figure is built; its parts are `rede`, numbers in words
`zahlwort`, and what the figure counts is `model.kennzahlen`. Whatever the words, two
things hold: the sentence speaks of documented cases, never of the whole programme, and
what is approved (bewilligt) is never called paid.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from zr_dashboard.formatting import german
from zr_dashboard.formatting.rede import IM_PROGRAMM, Angabe, Rede
from zr_dashboard.formatting.zahlwort import (
    Gerundet,
    euro,
    mehr_als,
    prozent,
    rund,
    rund_je_kopf,
    zahl,
)
from zr_dashboard.model.columns import Unit
from zr_dashboard.model.kennzahlen import Satz
from zr_dashboard.model.verhaeltnisse import ZITIERBAR

_Amount = Callable[[Decimal], str]
"""How a value is said."""

_JE_KOPF = "je 1.000 Einwohnerinnen und Einwohner"
_EIN_PROZENT = ("1 Prozent", "rund 1 Prozent")
_PROZENT_STELLEN = 4


def satz(angabe: Angabe) -> str:
    """The sentence for a press release, with its rounded value."""
    return _sentence(angabe, lambda betrag: _gesagt(angabe.kennzahl, betrag).text)


def satz_mehr_als(angabe: Angabe) -> str | None:
    """The same with »mehr als«; None for what is no sum, or is no more."""
    if angabe.definition.worte.satz is not Satz.BEWILLIGT or angabe.wert is None:
        return None
    more = mehr_als(angabe.wert)
    return None if more is None else _sentence(angabe, lambda _: more.text)


def in_worten(kennzahl: str, wert: Decimal | None) -> str:
    """An exact value with its unit: »8.312.450,50 Euro«, »41 Förderfälle«."""
    if wert is None:
        return german.KEINE_ANGABE
    what = ZITIERBAR[kennzahl]
    if what.einheit is Unit.SHARE:
        return f"{german.zahl(wert * 100, _PROZENT_STELLEN)} Prozent"
    if what.worte.satz is Satz.JE_KOPF:
        return f"{euro(wert)} {_JE_KOPF}"
    if what.einheit is Unit.EUR:
        return euro(wert)
    words = what.worte
    return f"{german.zahl(wert)} {words.eins if wert == 1 else words.viele}"


def gerundet(kennzahl: str, wert: Decimal | None) -> str:
    """By how much a sentence rounds a value; empty where it does not."""
    if wert is None or ZITIERBAR[kennzahl].einheit is Unit.COUNT:
        return ""
    said = _gesagt(kennzahl, wert).wert
    if said == wert:
        return ""
    way = "aufgerundet" if said > wert else "abgerundet"
    return f"um {unterschied(kennzahl, said, wert)} {way}"


def unterschied(kennzahl: str, a: Decimal, b: Decimal) -> str:
    """How far two values are from each other: »1.200 Euro«, »0,25 Prozentpunkte«."""
    number, unit = abs(a - b), ZITIERBAR[kennzahl].einheit
    if unit is Unit.EUR:
        return euro(number)
    if unit is not Unit.SHARE:
        return german.zahl(number)
    points = german.zahl(number * 100, _PROZENT_STELLEN)
    return f"{points} Prozentpunkte"


def bezug(angabe: Angabe) -> str:
    """To what a value relates, exactly, as a sentence; empty for what stands alone."""
    whole = angabe.bezug
    if whole is None:
        return ""
    if whole.einwohner_stand is not None:
        people = f"{german.zahl(whole.einwohner)} Einwohnerinnen und Einwohner"
        return f"Bezug: {people} am {german.datum(whole.einwohner_stand)}."
    counted = whole.faelle_einbezogen
    cases = german.anzahl(counted, "Förderfall", "Förderfälle")
    if angabe.definition.worte.satz is Satz.FALLANTEIL:
        return f"Bezug: {cases}."
    return f"Bezug: {in_worten('zuwendung_eur', whole.wert)} für {cases}."


def _gesagt(kennzahl: str, wert: Decimal) -> Gerundet:
    """A value as its sentence rounds it."""
    what = ZITIERBAR[kennzahl]
    if what.einheit is Unit.SHARE:
        return prozent(wert)
    return rund_je_kopf(wert) if what.worte.satz is Satz.JE_KOPF else rund(wert)


def _sentence(angabe: Angabe, amount: _Amount) -> str:
    return f"{_body(Rede(angabe), amount)} (Stand: {german.datum(angabe.stand)})."


def _body(rede: Rede, amount: _Amount) -> str:
    """What there is to say, or that there is nothing or nothing known."""
    angabe, form = rede.angabe, rede.angabe.definition.worte.satz
    if not angabe.faelle_ausgewaehlt:
        return _nichts(rede)
    if angabe.wert is None:
        return _UNBEKANNT.get(form, _ohne_angabe)(rede)
    return _BODIES[form](rede, angabe.wert, amount)


def _gezaehlt(rede: Rede, number: Decimal, _: _Amount) -> str:
    words = rede.angabe.definition.worte
    if not number:
        return _nichts(rede)
    if number == 1:
        what = f"ein dokumentierter {words.eins}"
        return f"{rede.beginn('wurde')} {what}{rede.attribut} {words.verb}"
    what = f"{zahl(int(number))} dokumentierte {words.viele}"
    return f"{rede.beginn('wurden')} {what}{rede.attribut} {words.verb}"


def _bewilligt(rede: Rede, wert: Decimal, amount: _Amount) -> str:
    return (
        f"{rede.beginn('hat', 'das Land')} {amount(wert)} für "
        f"{rede.faelle(rede.angabe.faelle_einbezogen)} bewilligt{rede.weitere}"
    )


def _orte(rede: Rede, number: Decimal, _: _Amount) -> str:
    """Where cases are: not who received how much."""
    if not number:
        return _ohne_angabe(rede)
    words = rede.angabe.definition.worte
    where = words.in_eins if number == 1 else f"{zahl(int(number))} {words.in_vielen}"
    cases = rede.faelle(rede.angabe.faelle_einbezogen)
    begin = rede.beginn("hat", "das Land")
    return f"{begin} {cases} in {where} bewilligt{rede.weitere}"


def _lage(rede: Rede, wert: Decimal, amount: _Amount) -> str:
    cases = rede.die_bewilligten(rede.angabe.faelle_einbezogen, dativ=True)
    what = rede.angabe.definition.worte.eins
    return f"{what} von {cases} beträgt {amount(wert)}{rede.weitere}"


def _veroeffentlicht(rede: Rede, wert: Decimal, amount: _Amount) -> str:
    number = rede.angabe.faelle_einbezogen
    total = "von" if number == 1 else "von zusammen"
    return (
        f"Für {rede.die_bewilligten(number)} sind Gesamtausgaben {total} "
        f"{amount(wert)} veröffentlicht{rede.weitere}"
    )


def _nicht_veroeffentlicht(rede: Rede) -> str:
    cases = rede.die_bewilligten(rede.angabe.faelle_ausgewaehlt)
    return f"Für {cases} sind keine Gesamtausgaben veröffentlicht"


def _anteil(rede: Rede, wert: Decimal, amount: _Amount) -> str:
    """A share of a sum: of how many cases the sum is, and of how many the part."""
    angabe = rede.angabe
    whole, part = Rede(angabe.ganzes), Rede(angabe.teil)
    when = " ".join(filter(None, [whole.wann, whole.wo]))
    said = amount(wert)
    verb = "entfällt" if said in _EIN_PROZENT else "entfallen"
    where = part.faelle(angabe.faelle_einbezogen)
    return (
        f"Von den Zuwendungen, die das Land {when} {IM_PROGRAMM} für "
        f"{whole.faelle(whole.angabe.faelle_einbezogen)} bewilligt hat, {verb} {said} "
        f"auf {' '.join(filter(None, [where, part.wo]))}{whole.weitere}"
    )


def _fallanteil(rede: Rede, wert: Decimal, amount: _Amount) -> str:
    """A share of the cases, and how many they are."""
    number = rede.angabe.faelle_ausgewaehlt
    whole, part = Rede(rede.angabe.ganzes), Rede(rede.angabe.teil)
    cases = whole.die_bewilligten(whole.angabe.faelle_ausgewaehlt, dativ=True)
    counted = "ist einer" if number == 1 else f"sind {zahl(number)}"
    where = " ".join(filter(None, [part.wo, part.attribut.strip()]))
    return f"Von {cases} {counted} {where}, {amount(wert)}"


def _je_kopf(rede: Rede, wert: Decimal, amount: _Amount) -> str:
    whole = rede.angabe.bezug
    if whole is None:
        return _ohne_angabe(rede)
    return (
        f"{rede.beginn('hat', 'das Land')} {amount(wert)} {_JE_KOPF} "
        f"(Bevölkerung am {german.datum(whole.einwohner_stand)}, Zensus 2022) für "
        f"{rede.faelle(rede.angabe.faelle_einbezogen)} bewilligt{rede.weitere}"
    )


def _ohne_angabe(rede: Rede) -> str:
    """There are cases, but of none of them what the figure is made of."""
    cases = rede.faelle(rede.angabe.faelle_ausgewaehlt)
    unknown = rede.angabe.definition.worte.unbekannt
    return f"{rede.beginn('hat', 'das Land')} {cases} bewilligt; dazu {unknown}"


def _nichts(rede: Rede) -> str:
    words = rede.angabe.definition.worte
    what = words.eins if words.satz is Satz.GEZAEHLT else "Förderfall"
    begin = " ".join(filter(None, [rede.wofuer, "ist", rede.wo, IM_PROGRAMM]))
    return f"{begin} kein {what}{rede.attribut} dokumentiert"


_BODIES: dict[Satz, Callable[[Rede, Decimal, _Amount], str]] = {
    Satz.GEZAEHLT: _gezaehlt,
    Satz.BEWILLIGT: _bewilligt,
    Satz.ORTE: _orte,
    Satz.LAGE: _lage,
    Satz.VEROEFFENTLICHT: _veroeffentlicht,
    Satz.ANTEIL: _anteil,
    Satz.FALLANTEIL: _fallanteil,
    Satz.JE_KOPF: _je_kopf,
}

_UNBEKANNT: dict[Satz, Callable[[Rede], str]] = {
    Satz.VEROEFFENTLICHT: _nicht_veroeffentlicht
}
"""How a figure says that it is not known, where it has words of its own for that."""
