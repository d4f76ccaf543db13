"""Names of places as people write them, and what is left of them to compare.

Owns kinds before and after a name, usual short forms, lost zeros of keys. Which place
is meant is decided by `orte`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from zr_dashboard.store.words import fold

_ART = {
    "landkreis": "Landkreis", "lk": "Landkreis", "lkr": "Landkreis",
    "kreis": "Landkreis",
    "region": "Region", "kreisfreie stadt": "Stadt", "stadt": "Stadt",
    "hansestadt": "Stadt", "landeshauptstadt": "Stadt", "universitaetsstadt": "Stadt",
    "bergstadt": "Stadt", "kreisstadt": "Stadt", "inselstadt": "Stadt",
    "berg und universitaetsstadt": "Stadt", "flecken": "Flecken",
    "samtgemeinde": "Samtgemeinde", "samtgem": "Samtgemeinde", "sg": "Samtgemeinde",
    "fl": "Flecken", "gemeinde": "Gemeinde", "gde": "Gemeinde", "gem": "Gemeinde",
    "einheitsgemeinde": "Gemeinde", "inselgemeinde": "Gemeinde",
    "nordseebad": "", "stadt nordseebad": "Stadt",
}  # fmt: skip
"""Folded word before or after a name -> the kind it says."""

_SHORT = {
    "hannoversch muenden": "hann muenden", "neustadt a rbge": "neustadt am ruebenberge",
    "neustadt a rueb": "neustadt am ruebenberge", "leer ostfr": "leer ostfriesland",
    "oldenburg i o": "oldenburg oldb", "oldenburg in oldenburg": "oldenburg oldb",
    "oldenburg oldenburg": "oldenburg oldb", "gft bentheim": "grafschaft bentheim",
    "grfsch bentheim": "grafschaft bentheim",
    "oldenburg i oldb": "oldenburg oldb", "luechow dbg": "luechow dannenberg",
}  # fmt: skip
_CUT = re.compile(r"\s*(\(|/| am | an der | im | in der | a\.).*$")
_LOST_ZERO = {4: 5, 7: 8, 11: 12}
_AGS8 = 8

AEHNLICH = 0.75
"""From this likeness on a name may be meant by another."""


def art_und_kern(plain: str) -> tuple[str | None, str]:
    """The kind that a spelling names, and the folded name without it."""
    head, comma, tail = plain.rpartition(",")
    if comma and fold(tail) in _ART:
        return _ART[fold(tail)] or None, _core(fold(head))
    folded = fold(plain)
    words = folded.split()
    for count in (3, 2, 1):
        front, back = " ".join(words[:count]), " ".join(words[-count:])
        if len(words) > count and front in _ART:
            return _ART[front] or None, _core(" ".join(words[count:]))
        if len(words) > count and back in _ART and plain.rstrip().endswith(")"):
            return _ART[back] or None, _core(" ".join(words[:-count]))
    return None, _core(folded)


def kurz(name: str) -> str:
    """The name without what tells places of the same name apart: »Alfeld (Leine)«."""
    return _CUT.sub("", name)


def _core(folded: str) -> str:
    return _SHORT.get(folded, folded)


def aehnliche(core: str, names: Iterable[str]) -> list[str]:
    """Names that are worth comparing: as long, and with the same begin or end.

    A column that holds something else has a hundred thousand names of its own.
    """
    least = len(core) * AEHNLICH / (2 - AEHNLICH)
    most = len(core) * (2 - AEHNLICH) / AEHNLICH
    return [
        name
        for name in names
        if least <= len(name) <= most
        and (name[:2] == core[:2] or name[-3:] == core[-3:])
    ]


def initialen(words: list[str]) -> str:
    """First letters of words, to look up those that another may abbreviate."""
    return " ".join(word[:1] for word in words)


def kuerzt_ab(short: list[str], name: list[str]) -> bool:
    """Whether words are the beginnings of those of a name: »Neust. a. R.«."""
    return len(short) == len(name) and all(map(str.startswith, name, short))


def ziffern(plain: str) -> str | None:
    """A key without blanks and with its zero; None if it is none."""
    digits = re.sub(r"[\s.\-]", "", plain)
    if not (digits.isascii() and digits.isdigit()):
        return None
    if digits.startswith("3") and len(digits) in {*_LOST_ZERO, _AGS8}:
        return f"0{digits}"
    return digits
