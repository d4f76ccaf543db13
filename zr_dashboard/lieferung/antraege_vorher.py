"""Applications of a list beside the Datenstand before it.

Owns what is odd about them and which of them was a Förderfall; the cases themselves
are `plausibel` and `wiedererkennung`. An application has the Aktenzeichen of the list,
or else an id of recipient, title and Runde: it is the same one before and after it was
decided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from zr_dashboard.formatting import german
from zr_dashboard.lieferung.befund import Befund, Schwere
from zr_dashboard.lieferung.eingang import Eingang
from zr_dashboard.lieferung.richtlinie import Verstoss, Werte
from zr_dashboard.lieferung.wiedererkennung import betrag, empfaenger_und_titel

GENANNT = 20
"""How many applications, or cases, one finding names."""


def einst_bewilligt(eingang: Eingang, faelle: Mapping[str, Werte]) -> dict[int, str]:
    """Rows that are applications now and were Förderfälle: row -> id of the case.

    Args:
        eingang: The list.
        faelle: The cases of the Datenstand before that it may mean, by id.
    """
    if not eingang.antraege:
        return {}
    here = {fall.werte.get("foerderfall_id") for fall in eingang.faelle}
    alike = defaultdict(list)
    for kennung, werte in faelle.items():
        if eingang.kennung_vorgeschlagen and kennung not in here:
            alike[empfaenger_und_titel(werte)].append(kennung)
    found = {}
    for fall in eingang.antraege:
        kennung = fall.werte.get("antrag_id") or ""
        if eingang.kennung_vorgeschlagen:
            same = alike[empfaenger_und_titel(fall.werte)]
            kennung = same[0] if len(same) == 1 else ""
        if kennung in faelle and kennung not in here:
            found[fall.zeile] = kennung
    return found


def befunde(
    eingang: Eingang,
    stand: date,
    faelle: Mapping[str, Werte],
    antraege: Mapping[str, Werte],
    stichtag: date,
) -> Iterator[Befund]:
    """What is to be said of the applications of a list.

    Args:
        eingang: The list, its cases known again.
        stand: The Datenstand before.
        faelle: Its cases by id, at least those that the list may mean.
        antraege: Its applications by id, the same and all that are no cases.
        stichtag: The day that the list speaks for.
    """
    was_fall = einst_bewilligt(eingang, faelle)
    for fall in eingang.antraege:
        werte, before = fall.werte, was_fall.get(fall.zeile)
        for verstoss in _late(werte, stichtag):
            yield eingang.befund(verstoss, fall)
        if before is not None:
            old = betrag(faelle[before].get("zuwendung_eur"))
            regel = f"Der Fall »{before}« war bisher bewilligt und ist es nicht mehr."
            hinweis = f"Seine Zuwendung ({old}) zählt in keiner Summe mehr."
            verstoss = Verstoss("status", Schwere.WARNUNG, regel, hinweis)
            yield eingang.befund(verstoss, fall)
        elif eingang.kennung_vorgeschlagen and werte.get("antrag_id") in antraege:
            regel = (
                f"Gilt als der Antrag »{werte['antrag_id']}« des Datenstands "
                f"{german.datum(stand)}."
            )
            hinweis = "Empfänger, Titel und Runde oder Jahr sind gleich."
            verstoss = Verstoss("titel", Schwere.HINWEIS, regel, hinweis)
            yield eingang.befund(verstoss, fall)
    if gone := _gone(eingang, antraege):
        number = german.zahl(len(gone))
        are = "fehlt 1 Antrag" if len(gone) == 1 else f"fehlen {number} Anträge"
        names = german.einige(gone, GENANNT)
        regel = f"Vom Datenstand {german.datum(stand)} {are}: {names}."
        yield eingang.befund(Verstoss("", Schwere.WARNUNG, regel))


def _late(werte: Werte, stichtag: date) -> Iterator[Verstoss]:
    day = stichtag.isoformat()
    for feld in ("beantragt_am", "entschieden_am"):
        am = werte.get(feld)
        if am and am > day[: len(am)]:
            regel = f"Der Tag liegt nach dem Stichtag {german.datum(stichtag)}."
            yield Verstoss(feld, Schwere.WARNUNG, regel)


def _gone(eingang: Eingang, antraege: Mapping[str, Werte]) -> list[str]:
    """Applications, not of Förderfälle, that the list does not tell of any more."""
    here = {
        fall.werte.get("antrag_id") or fall.werte.get("foerderfall_id")
        for fall in (*eingang.faelle, *eingang.antraege)
    }
    return sorted(
        kennung
        for kennung, werte in antraege.items()
        if kennung not in here and werte.get("ergebnis") != "bewilligt"
    )
