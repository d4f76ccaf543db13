"""Every headline figure: what it is called, what it counts, in which unit.

The one place where a figure is defined. Heading, tool tip, citation, route and
the page »Methodik« read it here; how it is computed is `queries.kennzahlen`.
"""

from __future__ import annotations

from dataclasses import dataclass

from zr_dashboard.model.columns import Unit


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


_ALL = (
    Kennzahl(
        "foerderfaelle",
        "Förderfälle",
        Unit.COUNT,
        "Zahl der dokumentierten Förderfälle. Ein Förderfall ist eine Entscheidung "
        "(Bescheid) für einen Zuwendungsempfänger; ist für zwei Bescheide nur eine "
        "gemeinsame Summe veröffentlicht, bilden sie einen Fall. Nicht gezählt: "
        "Anträge, Ablehnungen und Vorhaben, zu denen keine Bewilligung belegt ist.",
        "",
        additiv=True,
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
    ),
    Kennzahl(
        "zuwendung_eur",
        "Bewilligte Zuwendungen",
        Unit.EUR,
        "Summe der bewilligten Zuwendungen in Euro, wie veröffentlicht. Nicht "
        "enthalten sind Fälle ohne veröffentlichten Betrag. Bewilligt heißt weder "
        "ausgezahlt noch abgerufen; Auszahlungen, Rückgaben und Widerrufe sind nicht "
        "veröffentlicht. Gerundete, Höchst- und Mindestbeträge gehen mit dem "
        "genannten Wert ein.",
        "mit veröffentlichtem Betrag",
        additiv=True,
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
    ),
    Kennzahl(
        "landkreise",
        "Landkreise mit Förderung",
        Unit.COUNT,
        "Zahl der Landkreise, kreisfreien Städte und der Region Hannover (zusammen "
        "45), in denen mindestens eine Kommune einen Förderfall hat.",
        "mit bekanntem Landkreis",
        additiv=False,
    ),
    Kennzahl(
        "zuwendung_mittel_eur",
        "Mittlere Zuwendung",
        Unit.EUR,
        "Arithmetisches Mittel: Summe der bewilligten Zuwendungen geteilt durch die "
        "Zahl der Förderfälle mit veröffentlichtem Betrag.",
        "mit veröffentlichtem Betrag",
        additiv=False,
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
    ),
)
KENNZAHLEN = {kennzahl.id: kennzahl for kennzahl in _ALL}
"""Every headline figure by its id, in reading order."""
