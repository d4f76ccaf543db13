"""Which values a selection may name, and what readers call them.

The codes are public (they stand in URLs); the names are for reading and may
change from Datenstand to Datenstand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

OHNE_ANGABE = "ohne-angabe"
"""The code for »the field is empty«, the same in every parameter."""

ARL = {
    "braunschweig": "Braunschweig",
    "leine-weser": "Leine-Weser",
    "lueneburg": "Lüneburg",
    "weser-ems": "Weser-Ems",
}
"""Code and name of the four Ämter für regionale Landesentwicklung, in the
order in which every page, chart and colour scale lists them."""

GEGENSTAND = {
    "2.1": "2.1 Projekte",
    "2.2": "2.2 Beratung",
    "2.3": "2.3 Personal",
}
"""Fördergegenstände by the number of the guideline's section."""

MASSNAHME = {
    "investiv": "investiv",
    "nicht-investiv": "nicht-investiv",
    "gemischt": "gemischt",
}
"""Förderart: nature of a measure. Not published officially; see data/README.md."""


@dataclass(frozen=True, slots=True, eq=False)
class Codes:
    """What can be selected in one Datenstand."""

    names: Mapping[str, Mapping[str, str]]
    """Per facet, code -> name, in reading order, without `ohne-angabe`."""

    jahre: range
    """The years a link may name: from the first Jahr der Bewilligung to the year of
    the Datenstand."""

    staende: tuple[date, ...]
    """Every Datenstand there is, newest first."""

    parents: Mapping[str, str]
    """Code of a Kommune -> its Landkreis, and of a Landkreis -> its ArL."""

    def name(self, facet: str, code: str) -> str:
        """What readers call `code`.

        Raises:
            KeyError: there is no such facet or code.
        """
        return "ohne Angabe" if code == OHNE_ANGABE else self.names[facet][code]
