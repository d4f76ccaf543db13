"""What can be said of a cell before it is read, whatever its field.

Owns errors of formulas and texts that are too long to be a value. What a cell says is
`werte`.
"""

from __future__ import annotations

from zr_dashboard.lieferung.blatt import Wert, text
from zr_dashboard.lieferung.werte import Gelesen, fehler

_ERRORS = frozenset(
    (
        *("#DIV/0!", "#N/A", "#NV", "#NAME?", "#REF!", "#BEZUG!", "#VALUE!", "#WERT!"),
        *("#NUM!", "#ZAHL!", "#NULL!", "#SPILL!", "#CALC!"),
    )
)
"""What programs write where a formula has an error."""

LAENGSTE = 500
"""Signs of an amount, a date, a place or a code, and by far more than any has."""

UNGEWISS = fehler(
    "Die Formel hat keinen Wert oder einen Fehler.",
    "Bitte öffnen Sie die Datei, lassen Sie sie neu berechnen und speichern Sie sie.",
)
"""The cell is a formula that nobody computed, or that cannot be."""


def unlesbar(wert: Wert, *, frei: bool) -> Gelesen | None:
    """Why a cell cannot be read, whatever its field; None if it can be tried.

    Args:
        wert: The cell.
        frei: Whether it may be a text of any length.
    """
    if not isinstance(wert, str):
        return None
    if wert.startswith("#") and text(wert) in _ERRORS:
        return UNGEWISS
    if not frei and len(wert) > LAENGSTE:
        return fehler(
            "Der Text ist zu lang für diese Angabe.",
            f"Erwartet werden höchstens {LAENGSTE} Zeichen.",
        )
    return None
