"""Invented data, for measuring and trying, and how everybody sees that they are.

Owns the mark. It stands first in what an invented Datenstand is called, so that every
page and every file that names its Datenstand shows it.
"""

from __future__ import annotations

ERFUNDEN = "Erfundene Daten"
"""How the name of every invented Datenstand begins, and of no other one."""


def ist_erfunden(bezeichnung: str) -> bool:
    """Whether the Datenstand of that name is invented."""
    return bezeichnung.startswith(ERFUNDEN)
