"""What cases can be filtered by, and what a sum can be broken down by.

A dimension is a filter (a field of `Selection`, a URL parameter), and most of them
are also a way to group (`queries.aufgliederung`). It is named here once.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way to tell Förderfälle apart."""

    id: str
    """URL parameter, field of `Selection`, and value of `nach` where it groups."""

    titel: str
    """Heading of a column or an axis."""

    plural: str
    """For sentences: »nach Jahren«."""

    angabe: str
    """For what is missing: »ohne Angabe zum Landkreis«."""

    mehrfach: bool = False
    """A case can stand in several groups; sums over groups then exceed the total."""


_GROUPS = (
    Dimension("jahr", "Jahr", "Jahre", "zum Jahr"),
    Dimension("runde", "Runde", "Runden", "zur Runde"),
    Dimension("arl", "ArL", "Ämter für regionale Landesentwicklung", "zum ArL"),
    Dimension("landkreis", "Landkreis", "Landkreise", "zum Landkreis"),
    Dimension("kommune", "Kommune", "Kommunen", "zur Kommune"),
    Dimension("thema", "Thema", "Themen", "zum Thema", mehrfach=True),
    Dimension("hauptthema", "Hauptthema", "Hauptthemen", "zum Hauptthema"),
    Dimension("gegenstand", "Fördergegenstand", "Fördergegenstände", "zum Gegenstand"),
    Dimension("massnahme", "Förderart", "Förderarten", "zur Förderart"),
)
_FILTERS = (
    Dimension("zentralort", "Zentraler Ort", "Stufen", "zum Zentralen Ort"),
    Dimension("groessenklasse", "Größe der Kommune", "Größenklassen", "zur Größe"),
    Dimension("foerdersatz", "Fördersatz", "Fördersätze", "zum Fördersatz"),
    Dimension("laufzeit", "Laufzeit", "Laufzeiten", "zur Laufzeit"),
    Dimension("status", "Status", "Status", "zum Status"),
    Dimension("vertrauen", "Vertrauen", "Stufen", "zum Vertrauen"),
)
DIMENSIONEN = {dimension.id: dimension for dimension in (*_GROUPS, *_FILTERS)}
FACETS = tuple(name for name in DIMENSIONEN if name != "jahr")
"""Filters that take codes. The year is a range and has fields of its own."""

GRUPPEN = tuple(dimension.id for dimension in _GROUPS)
"""What sums are broken down by; the others only filter."""
