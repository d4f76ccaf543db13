"""The report on a list as a file: which forms there are, and the door to them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

from zr_dashboard.lieferung.bericht import Pruefung, json_stuecke
from zr_dashboard.lieferung.bericht_xlsx import schreibe_xlsx


def schreibe(pruefung: Pruefung, endung: str, ziel: Path) -> None:
    """Write the report to a new file.

    Args:
        pruefung: The list and what was found.
        endung: One of `ENDUNGEN`.
        ziel: Where to.

    Raises:
        OSError: it could not be written.
    """
    with ziel.open("wb") as target:
        ENDUNGEN[endung](pruefung, target)


def als_bytes(pruefung: Pruefung, endung: str) -> bytes:
    """The same for a download."""
    buffer = io.BytesIO()
    ENDUNGEN[endung](pruefung, buffer)
    return buffer.getvalue()


def dateiname(pruefung: Pruefung, endung: str) -> str:
    """What the file is called: `pruefbericht_Liste_2026-12-31.xlsx`."""
    stem = Path(pruefung.eingang.mappe.datei).stem
    return f"pruefbericht_{stem}_{pruefung.stichtag.isoformat()}.{endung}"


def _schreibe_json(pruefung: Pruefung, target: IO[bytes]) -> None:
    for piece in json_stuecke(pruefung):
        target.write(piece.encode())


ENDUNGEN: Mapping[str, Callable[[Pruefung, IO[bytes]], None]] = {
    "xlsx": schreibe_xlsx,
    "json": _schreibe_json,
}
"""What the name of a report ends in -> how it is written."""
