"""Boundaries of areas: which there are, under what address, and in which file.

Does not read them: a browser asks the address, a picture made on the server opens
the file.
"""

from __future__ import annotations

from pathlib import Path

GRENZEN = ("landkreise", "kommunen", "arl")
"""Areas that have boundaries; see data/grenzen/README.md."""

_FOLDER = Path(__file__).parents[2] / "data" / "grenzen"


def adresse(name: str) -> str:
    """The path of the route that serves boundaries of this name."""
    return f"/api/v1/grenzen/{name}.geojson"


def datei(name: str) -> Path:
    """The GeoJSON file of this name, one of `GRENZEN`."""
    return _FOLDER / f"{name}.geojson"


def datei_von(address: object) -> Path | None:
    """The file behind an address; None if no boundaries have it."""
    found = (datei(name) for name in GRENZEN if adresse(name) == address)
    return next(found, None)
