"""How far long work is: its steps, and how whoever waits is told of them."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum


class Schritt(StrEnum):
    """A step of the way of a delivery, as its reader is told of it."""

    OEFFNEN = "Die Datei wird geöffnet"
    LESEN = "Die Zeilen werden gelesen und geprüft"
    VERGLEICHEN = "Der Datenstand davor wird verglichen"
    ARCHIVIEREN = "Die Lieferung wird für das Archiv geschrieben"
    FUELLEN = "Die neue Datenbank wird gefüllt"
    ABLEITEN = "Summen und Suche werden vorbereitet"
    NACHPRUEFEN = "Die neue Datenbank wird nachgeprüft"


Fortschritt = Callable[[Schritt, int, int], None]
"""Told that of a step so many of so many parts are done."""


def still(_: Schritt, _done: int, _of: int) -> None:
    """Tell nobody."""
