"""How far long work is, in one line."""

from __future__ import annotations

from zr_dashboard.formatting import german
from zr_dashboard.model.fortschritt import Schritt


def satz(schritt: Schritt, done: int, of: int) -> str:
    """`Die Zeilen werden gelesen und geprüft: 12.000 von 97.015 …`."""
    parts = f": {german.zahl(done)} von {german.zahl(of)}" if of > 1 else ""
    return f"{schritt}{parts} …"
