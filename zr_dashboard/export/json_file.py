"""Frames as JSON: an object with `angaben` (what it is) and `daten` (the rows)."""

from __future__ import annotations

import json

import pandas as pd

from zr_dashboard.export.angaben import PROGRAMM, Angaben
from zr_dashboard.formatting.german import fehlt


def to_json(frame: pd.DataFrame, angaben: Angaben) -> bytes:
    """Write UTF-8 JSON; amounts are numbers, what is missing is `null`."""
    names = [str(name) for name in frame]
    daten = [
        {name: _value(cell) for name, cell in zip(names, row, strict=True)}
        for row in frame.itertuples(index=False)
    ]
    newest = angaben.juengster_fall_am
    head = {
        "titel": angaben.titel,
        "programm": PROGRAMM,
        "auswahl": angaben.auswahl,
        "link": angaben.link,
        "datenstand": angaben.stand.isoformat(),
        "juengster_fall_am": newest.isoformat() if newest else None,
        "zeilen": len(daten),
        "faelle_ausgewaehlt": angaben.faelle_ausgewaehlt,
        "faelle_gesamt": angaben.faelle_gesamt,
        "vollstaendigkeit": angaben.vollstaendigkeit,
        "quelle": f"{angaben.bezeichnung}: {angaben.grundlage}",
        "lizenz": angaben.lizenz,
    }
    text = json.dumps({"angaben": head, "daten": daten}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _value(cell: object) -> object:
    if fehlt(cell):
        return None
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    if hasattr(cell, "item"):
        cell = cell.item()
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell
