"""Everything a briefing is made of, asked in one place for page and route.

Owns which questions a briefing asks. Each of them is a query of its own module.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from zr_dashboard.formatting import wortlaut
from zr_dashboard.model import gebiet
from zr_dashboard.model.codes import Codes
from zr_dashboard.model.errors import NotCitableError
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.queries import (
    abgleich,
    bestand,
    falltabelle,
    foerderfaelle,
    kennzahlen,
    regionen,
    vergleich,
    zeitverlauf,
    zitate,
)

Query = Callable[..., pd.DataFrame]
"""A query of this package, asked with a store first."""

Answers = Callable[..., pd.DataFrame]
"""Answers `(query, *arguments)` from a store: at once, or from a cache before it."""

CASES = 30
"""More of them never find room on two pages."""


_OPENING = "zuwendung_eur"
_NEWEST_FIRST = ("bewilligt_am", True)


def frames(
    answers: Answers, selection: Selection, codes: Codes
) -> dict[str, pd.DataFrame]:
    """Ask all that a briefing says.

    Args:
        answers: Whom to ask.
        selection: What the briefing is about.
        codes: What can be selected in its Datenstand.

    Returns:
        By name: the answers of `bestand.auskunft`, `kennzahlen.kennzahlen`,
        `zeitverlauf.verlauf` (`jahre`), `regionen.gebiete` around the place (`karte`),
        `falltabelle.seite` (`faelle`, newest first,
        at most `CASES`), `foerderfaelle.herausgeber`,
        `abgleich.letzte_summen` (`summen`); `lage`: one row of `regionen.lage` for each
        of `compared`, with its name as `gruppe`; and, if there is an earlier
        Datenstand, those of `vergleich.faelle` (`aenderungen`) and
        `vergleich.kennzahlen` (`wirkung`).
    """
    shown, ebene = around(selection, codes)
    found = {
        "auskunft": answers(bestand.auskunft, selection),
        "kennzahlen": answers(kennzahlen.kennzahlen, selection),
        "jahre": answers(zeitverlauf.verlauf, selection, "jahr", ""),
        "karte": answers(regionen.gebiete, shown, ebene),
        "lage": _lage(answers, selection, codes),
        "faelle": answers(falltabelle.seite, selection, *_NEWEST_FIRST, 0, CASES),
        "herausgeber": answers(foerderfaelle.herausgeber, selection),
        "summen": answers(abgleich.letzte_summen, selection),
    }
    stand = selection.stand or codes.staende[0]
    if alt := next((day for day in codes.staende if day < stand), None):
        found["aenderungen"] = answers(vergleich.faelle, selection, alt)
        found["wirkung"] = answers(vergleich.kennzahlen, selection, alt)
    return found


def opening(answers: Answers, selection: Selection, codes: Codes) -> str:
    """The sentence that a briefing begins with, as it may be cited.

    Empty where cases are selected that were not approved: no sum is made of both.
    """
    try:
        return wortlaut.satz(zitate.angabe(answers, _OPENING, selection, codes))
    except NotCitableError:
        return ""


def around(selection: Selection, codes: Codes) -> tuple[Selection, str]:
    """Which areas the map shows: those of the Land, or the neighbours of a Kommune.

    Returns:
        The selection to ask, and the level of its areas.
    """
    if gebiet.place(selection)[0] == "kommune":
        return gebiet.surroundings(selection, codes), "kommune"
    return gebiet.everywhere(selection), "landkreis"


def compared(selection: Selection, codes: Codes) -> list[tuple[str, Selection]]:
    """What stands side by side, with its name; all of the comparison last.

    A place stands before what it lies in. Everything is broken down by ArL. Any other
    selection stands before its own filters in the whole Land, or where it has no
    regional filter, before all cases.
    """
    if gebiet.is_place(selection, codes):
        return gebiet.trail(selection, codes)[::-1]
    land = gebiet.everywhere(selection)
    if selection.selects_everything:
        parts = [
            (f"ArL {name}", land.with_facet("arl", Facet((code,))))
            for code, name in codes.names["arl"].items()
        ]
        return [*parts, (gebiet.LAND, land)]
    whole = selection.whole if land == selection else land
    return [("Diese Auswahl", selection), (gebiet.LAND, whole)]


def _lage(answers: Answers, selection: Selection, codes: Codes) -> pd.DataFrame:
    side_by_side = compared(selection, codes)
    whole = side_by_side[-1][1]
    rows = [
        answers(regionen.lage, one, whole).assign(gruppe=name)
        for name, one in side_by_side
    ]
    return pd.concat(rows, ignore_index=True)
