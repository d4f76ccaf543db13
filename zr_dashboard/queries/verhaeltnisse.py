"""Shares and sums per head, to be cited.

Owns of which selections they can be formed. The numbers are those of `regionen.lage`.
"""

from __future__ import annotations

from decimal import Decimal

from zr_dashboard.formatting import german
from zr_dashboard.formatting.records import records
from zr_dashboard.formatting.rede import Angabe, Bezugsgroesse
from zr_dashboard.model.codes import OHNE_ANGABE, Codes
from zr_dashboard.model.columns import Unit
from zr_dashboard.model.dimensionen import DIMENSIONEN
from zr_dashboard.model.errors import NotCitableError
from zr_dashboard.model.gebiet import REGIONAL
from zr_dashboard.model.selection import Selection
from zr_dashboard.model.verhaeltnisse import VERHAELTNISSE, ganzes, teil
from zr_dashboard.queries import kennzahlen, regionen
from zr_dashboard.queries.auswahl import Answers

_STEPS = {Unit.SHARE: Decimal("1e-8"), Unit.EUR: Decimal("0.01")}
_COLUMNS = {
    "foerderfaelle_anteil_gebiet": "foerderfaelle_anteil",
    "zuwendung_je_1000_eur": "zuwendung_je_1000_eur",
}
"""Figure -> column of `regionen.lage`; all others are shares of sums."""


def angabe(
    answers: Answers, kennzahl: str, selection: Selection, codes: Codes
) -> Angabe:
    """A share or a sum per head of a selection, its Datenstand named.

    Raises:
        NotCitableError: the selection does not say what it is to be related to, or
            that is not known.
    """
    what = VERHAELTNISSE[kennzahl]
    whole = ganzes(what, selection)
    if what.teil and not any(map(teil(what, selection).facet, what.teil)):
        message = (
            f"»{what.name}« gibt es nur zu einer Auswahl, die einen Teil nennt: "
            f"{', '.join(DIMENSIONEN[name].titel for name in what.teil)}."
        )
        raise NotCitableError(message)
    if not what.teil and not _lies_somewhere(selection):
        message = (
            f"»{what.name}« gibt es nur zu einer Auswahl von Gebieten, und nur ohne "
            "Förderfälle, deren Gebiet nicht bekannt ist."
        )
        raise NotCitableError(message)
    (row,) = records(answers(regionen.lage, selection, whole))
    wert = row[_COLUMNS.get(kennzahl, "zuwendung_anteil")]
    cases, known = int(row["anzahl_foerderfaelle"]), int(row["anzahl_mit_betrag"])
    if german.fehlt(wert) and (known or not cases):
        message = (
            f"»{what.name}« lässt sich hier nicht bilden: Worauf sich der Wert bezöge, "
            "ist null, nicht bekannt oder hat verschiedene Stichtage."
        )
        raise NotCitableError(message)
    counts = kennzahl == "foerderfaelle_anteil_gebiet"
    return Angabe(
        kennzahl=kennzahl,
        wert=None if german.fehlt(wert) else _exact(wert, what.einheit),
        faelle_einbezogen=cases if counts else known,
        faelle_ausgewaehlt=cases,
        selection=selection,
        codes=codes,
        bezug=_bezug(answers, whole, counts=counts)
        if what.teil
        else Bezugsgroesse(
            einwohner=int(row["einwohner"]),
            einwohner_stand=row["einwohner_stand"].date(),
        ),
    )


def _bezug(answers: Answers, whole: Selection, *, counts: bool) -> Bezugsgroesse:
    """What a share is taken of."""
    name = "foerderfaelle" if counts else "zuwendung_eur"
    frame = answers(kennzahlen.kennzahlen, whole)
    (row,) = records(frame[frame["kennzahl"] == name])
    return Bezugsgroesse(
        wert=None if german.fehlt(row["wert"]) else _exact(row["wert"], Unit.EUR),
        faelle_einbezogen=int(row["faelle_einbezogen"]),
        faelle_ausgewaehlt=int(row["faelle_ausgewaehlt"]),
    )


def _lies_somewhere(selection: Selection) -> bool:
    """Whether every case of it lies in an area whose inhabitants can be counted."""
    facets = [selection.facet(name) for name in REGIONAL]
    return not any(OHNE_ANGABE in facet.chosen for facet in facets) and any(
        facet.chosen or OHNE_ANGABE in facet.excluded for facet in facets
    )


def _exact(value: float, unit: Unit) -> Decimal:
    return Decimal(repr(float(value))).quantize(_STEPS[unit])
