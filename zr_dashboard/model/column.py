"""What a column is: its name, its title, its unit, its meaning.

The columns themselves are `columns` and its siblings.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a value counts. Money and shares carry it as a suffix: `_eur`."""

    TEXT = "Text"
    DATE = "Datum"
    COUNT = "Anzahl"
    YEAR = "Jahr"
    EUR = "Euro"
    PERCENT = "Prozent"
    """As a delivery writes it: 60.0 means 60 %."""
    SHARE = "Anteil"
    """Between 0 and 1. Shown as percent by `formatting`."""
    DEGREE = "Grad"


@dataclass(frozen=True, slots=True)
class Column:
    """One column, as the page »Methodik« defines it."""

    name: str
    titel: str
    unit: Unit
    meaning: str
