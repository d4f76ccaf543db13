"""Every headline figure: what it is called, what it counts, in which unit.

The one place where a figure is defined. Heading, tool tip, citation, route and
the page »Methodik« read it here; how it is computed is `queries.kennzahlen`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from zr_dashboard.model.columns import Unit


class Satz(Enum):
    """What a sentence says of a figure; how it is built is `formatting.wortlaut`."""

    GEZAEHLT = auto()
    """So many cases or decisions were approved."""

    BEWILLIGT = auto()
    """The Land has approved so much."""

    ORTE = auto()
    """Cases were approved in so many places."""

    LAGE = auto()
    """A middle of the amounts is so much."""

    VEROEFFENTLICHT = auto()
    """For so many cases so much is published."""

    ANTEIL = auto()
    """So much of the amounts belongs to a part of the cases."""

    FALLANTEIL = auto()
    """So many of the cases are in a part."""

    JE_KOPF = auto()
    """The Land has approved so much per 1,000 inhabitants."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worte:
    """The words that the sentence about a figure is made of."""

    satz: Satz
    eins: str = ""
    """What it counts or is, in the nominative: one."""

    viele: str = ""
    """The same, several or none."""

    in_eins: str = ""
    """The same after »in« (Dativ): one."""

    in_vielen: str = ""
    verb: str = ""
    """What was done with what it counts."""

    unbekannt: str = ""
    """What is said of cases that it cannot include, after »zu zwei weiteren«."""


@dataclass(frozen=True, slots=True)
class Kennzahl:
    """One headline figure."""

    id: str
    """Stable: stands in routes and citations."""

    name: str
    einheit: Unit
    definition: str
    """What is counted and what is not, whole German sentences."""

    einbezogen: str
    """Which cases it includes, to follow »aus n von N Fällen«."""

    additiv: bool
    """Whether values of disjoint selections may be added."""

    worte: Worte

    teil: tuple[str, ...] = ()
    """Of a share: the filters that its whole does not have."""


_ALL = (
    Kennzahl(
        "foerderfaelle",
        "Förderfälle",
        Unit.COUNT,
        "Zahl der dokumentierten Förderfälle. Ein Förderfall ist eine Entscheidung "
        "(Bescheid) für einen Zuwendungsempfänger; ist für zwei Bescheide nur eine "
        "gemeinsame Summe veröffentlicht, bilden sie einen Fall. Nicht gezählt: "
        "Anträge, Ablehnungen, Vorhaben, zu denen keine Bewilligung belegt ist, und "
        "Bewilligungen, die am Datenstand nicht mehr bestehen.",
        "",
        additiv=True,
        worte=Worte(
            satz=Satz.GEZAEHLT, eins="Förderfall", viele="Förderfälle", verb="bewilligt"
        ),
    ),
    Kennzahl(
        "bescheide",
        "Bescheide",
        Unit.COUNT,
        "Zahl der Bescheide, für die die Förderfälle stehen (Spalte "
        "»anzahl_bescheide«). Diese Zahl, nicht die der Förderfälle, ist mit "
        "veröffentlichten Fallzahlen des Programms vergleichbar.",
        "",
        additiv=True,
        worte=Worte(
            satz=Satz.GEZAEHLT, eins="Bescheid", viele="Bescheide", verb="erteilt"
        ),
    ),
    Kennzahl(
        "zuwendung_eur",
        "Bewilligte Zuwendungen",
        Unit.EUR,
        "Summe der bewilligten Zuwendungen in Euro, wie veröffentlicht. Nicht "
        "enthalten sind Fälle ohne veröffentlichten Betrag und, soweit bekannt, "
        "Bewilligungen, die widerrufen, zurückgenommen oder zurückgegeben sind. "
        "Bewilligt heißt weder ausgezahlt noch abgerufen. Gerundete, Höchst- und "
        "Mindestbeträge gehen mit dem genannten Wert ein.",
        "mit veröffentlichtem Betrag",
        additiv=True,
        worte=Worte(satz=Satz.BEWILLIGT, unbekannt="ist kein Betrag veröffentlicht"),
    ),
    Kennzahl(
        "kommunen",
        "Geförderte Kommunen",
        Unit.COUNT,
        "Zahl verschiedener Kommunen (Einheitsgemeinden und Samtgemeinden nach "
        "Gemeindeverbandsschlüssel) mit mindestens einem Förderfall. "
        "Mitgliedsgemeinden zählen bei ihrer Samtgemeinde, Kooperationspartner "
        "zählen nicht.",
        "mit bekannter Kommune",
        additiv=False,
        worte=Worte(
            satz=Satz.ORTE,
            eins="Kommune",
            viele="Kommunen",
            in_eins="einer Kommune",
            in_vielen="Kommunen",
            unbekannt="ist die Kommune nicht bekannt",
        ),
    ),
    Kennzahl(
        "landkreise",
        "Landkreise mit Förderung",
        Unit.COUNT,
        "Zahl der Landkreise, kreisfreien Städte und der Region Hannover (zusammen "
        "45), in denen mindestens eine Kommune einen Förderfall hat.",
        "mit bekanntem Landkreis",
        additiv=False,
        worte=Worte(
            satz=Satz.ORTE,
            eins="Landkreis oder kreisfreie Stadt",
            viele="Landkreise und kreisfreie Städte",
            in_eins="einem Landkreis oder einer kreisfreien Stadt (Region Hannover als "
            "Landkreis gezählt)",
            in_vielen="Landkreisen und kreisfreien Städten (Region Hannover als "
            "Landkreis gezählt)",
            unbekannt="ist der Landkreis nicht bekannt",
        ),
    ),
    Kennzahl(
        "zuwendung_mittel_eur",
        "Mittlere Zuwendung",
        Unit.EUR,
        "Arithmetisches Mittel: Summe der bewilligten Zuwendungen geteilt durch die "
        "Zahl der Förderfälle mit veröffentlichtem Betrag.",
        "mit veröffentlichtem Betrag",
        additiv=False,
        worte=Worte(
            satz=Satz.LAGE,
            eins="Die mittlere Zuwendung",
            unbekannt="ist kein Betrag veröffentlicht",
        ),
    ),
    Kennzahl(
        "zuwendung_median_eur",
        "Median der Zuwendung",
        Unit.EUR,
        "Der mittlere Wert: Die Hälfte der Förderfälle mit veröffentlichtem Betrag "
        "erhielt höchstens, die andere mindestens diese Summe. Bei gerader Zahl das "
        "Mittel der beiden mittleren Beträge.",
        "mit veröffentlichtem Betrag",
        additiv=False,
        worte=Worte(
            satz=Satz.LAGE,
            eins="Der Median der Zuwendungen",
            unbekannt="ist kein Betrag veröffentlicht",
        ),
    ),
    Kennzahl(
        "gesamtausgaben_eur",
        "Gesamtausgaben, soweit bekannt",
        Unit.EUR,
        "Summe der Gesamtausgaben der Förderfälle, für die sie veröffentlicht sind. "
        "Wegen der vielen Lücken ist sie keine Gesamtsumme des Programms und darf "
        "nicht mit der Summe der Zuwendungen ins Verhältnis gesetzt werden.",
        "mit veröffentlichten Gesamtausgaben",
        additiv=True,
        worte=Worte(satz=Satz.VEROEFFENTLICHT, unbekannt="sind keine veröffentlicht"),
    ),
)
KENNZAHLEN = {kennzahl.id: kennzahl for kennzahl in _ALL}
"""Every headline figure by its id, in reading order."""

SPALTEN = {
    "zuwendung_eur": "zuwendung_eur",
    "gesamtausgaben_eur": "gesamtausgaben_eur",
    "anzahl_foerderfaelle": "foerderfaelle",
    "anzahl_bescheide": "bescheide",
    "anzahl_kommunen": "kommunen",
}
"""Column of a breakdown -> the headline figure that it gives for each group."""
