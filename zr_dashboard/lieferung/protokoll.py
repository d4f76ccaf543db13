"""The log of all that was done to deliveries, read from the archive itself.

There is no second record that could say otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from zr_dashboard.lieferung.entry import Entry, Withdrawal
from zr_dashboard.lieferung.freigabe import RELEASED, eingereichte
from zr_dashboard.lieferung.publication import Place

_COLUMNS = (
    "zeitpunkt",
    "vorgang",
    "stichtag",
    "anzahl_foerderfaelle",
    "wer",
    "grund",
    "datei",
    "sha256",
)
_ORIGINAL = "original/"


def protokoll(place: Place) -> pd.DataFrame:
    """Everything that happened, the last first.

    Returns:
        `zeitpunkt` str (ISO 8601, UTC, to the second), `vorgang`, `stichtag` str (a
        day), `anzahl_foerderfaelle` int, `wer`, `grund`, `datei` str (name of the
        file, or how many there are), `sha256` str, empty for several files.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    frame = pd.DataFrame(_events(place), columns=list(_COLUMNS))
    return frame.sort_values("zeitpunkt", ascending=False, ignore_index=True)


def _events(place: Place) -> Iterator[tuple[object, ...]]:
    for entry in place.archive.entries():
        vorgang, wer = "veröffentlicht", entry.wer
        if entry.freigabe is not None:
            vorgang, wer = f"freigegeben, eingereicht von {wer}", entry.freigabe
        yield _event(entry, vorgang, _publication(entry, wer))
        if entry.ruecknahme:
            yield _event(entry, "zurückgenommen", entry.ruecknahme)
    for entry in eingereichte(place):
        yield _event(entry, "eingereicht", _publication(entry, entry.wer))
        if entry.ruecknahme and entry.ruecknahme.grund != RELEASED:
            yield _event(entry, "verworfen", entry.ruecknahme)


def _publication(entry: Entry, wer: str) -> Withdrawal:
    """Who, when and why, in the form that a withdrawal has too."""
    meta = entry.meta
    return Withdrawal(wer=wer, wann=meta.veroeffentlicht_um, grund=meta.grund)


def _event(entry: Entry, vorgang: str, said: Withdrawal) -> tuple[object, ...]:
    originals = sorted(name for name in entry.dateien if name.startswith(_ORIGINAL))
    name = originals[0] if len(originals) == 1 else ""
    what = name.removeprefix(_ORIGINAL) or f"{len(originals)} Dateien"
    return (
        f"{said.wann:%Y-%m-%d %H:%M:%S}",
        vorgang,
        entry.meta.stand.isoformat(),
        entry.anzahl_foerderfaelle,
        said.wer,
        said.grund,
        what,
        entry.dateien.get(name, ""),
    )
