"""Which values a selection may name, and what readers call them.

The codes are public (they stand in URLs); the names are for reading and may
change from Datenstand to Datenstand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

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

ZENTRALORT = {
    "oberzentrum": "Oberzentrum",
    "mittelzentrum": "Mittelzentrum",
    "grundzentrum": "Grundzentrum",
}
"""Highest known level of a Zentraler Ort; not official, see data/README.md."""

LAUFZEIT = {
    "geplant": "noch nicht begonnen",
    "laufend": "laufend",
    "beendet": "beendet",
}
"""Where a case stands on one day, by the first and the last day of its term."""

VERTRAUEN = {"hoch": "hoch", "mittel": "mittel", "niedrig": "niedrig"}
"""How well a case is documented; see data/README.md."""


ERGEBNISSE = ("offen", "bewilligt", "abgelehnt", "zurückgezogen", "aufgehoben")
"""What can become of an application. Bewilligt is an approval that stands, aufgehoben
one that was revoked, withdrawn by the office or given back."""


@dataclass(frozen=True, slots=True)
class Klasse:
    """A class of numbers, without a gap to the next one."""

    name: str

    ab: Decimal
    """The smallest number in it."""

    unter: Decimal | None
    """The smallest number above it; None if it has no end."""


def _klassen(*grenzen: tuple[str, str, str]) -> dict[str, Klasse]:
    """Code, name and first number of each class; it ends where the next begins."""
    ends = [Decimal(ab) for _, _, ab in grenzen[1:]] + [None]
    return {
        code: Klasse(name, Decimal(ab), end)
        for (code, name, ab), end in zip(grenzen, ends, strict=True)
    }


GROESSENKLASSE = _klassen(
    ("unter-5000", "unter 5.000 Einwohner", "0"),
    ("5000-10000", "5.000 bis unter 10.000 Einwohner", "5000"),
    ("10000-20000", "10.000 bis unter 20.000 Einwohner", "10000"),
    ("20000-50000", "20.000 bis unter 50.000 Einwohner", "20000"),
    ("50000-100000", "50.000 bis unter 100.000 Einwohner", "50000"),
    ("ab-100000", "ab 100.000 Einwohner", "100000"),
)
"""Kommunen by inhabitants, at the usual limits of the official statistics; 10,000 was
the threshold of the programme until 2025."""

FOERDERSATZ = _klassen(
    ("unter-60", "unter 60 %", "0"),
    ("60", "60 %", "60"),
    ("ueber-60", "über 60 bis unter 90 %", "60.01"),
    ("90", "90 %", "90"),
    ("ueber-90", "über 90 %", "90.01"),
)
"""The rates of the guideline, 60 and 90 %, and what lies between. Rates have two
decimals; 60.01 is the first one above 60."""

BETRAEGE = (25_000, 50_000, 75_000, 100_000, 150_000, 200_000, 250_000, 300_000)
"""Limits that the filter of amounts offers; 75,000 and 300,000 Euro are those of the
guideline for projects. Readers may type any other."""


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
