"""Landkreis and Kommune of a cell: by key or by name, in all usual spellings.

Owns spellings, keys and districts that were abolished. The places themselves are
those of the Stammdaten. A name that fits several places is a fault that names them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from zr_dashboard.lieferung.befund import Schwere
from zr_dashboard.lieferung.blatt import Wert, text
from zr_dashboard.lieferung.werte import NICHTS, Gelesen, fehler, ist_nichts
from zr_dashboard.store.words import fold

AUFGELOEST = {
    "03152": ("03159", "Göttingen (alt)"),
    "03156": ("03159", "Osterode am Harz"),
    "03201": ("03241", "Stadt Hannover (alt)"),
    "03253": ("03241", "Landkreis Hannover"),
}
"""Old key -> where it is now, and its name: since 1 November 2016 Göttingen, since
1 November 2001 the Region Hannover."""

_FRUEHER = {
    "osterode am harz": "03159",
    "osterode": "03159",
    "soltau fallingbostel": "03358",
    "landkreis hannover": "03241",
}
"""Old names of districts, with their kind where it tells them from another;
Soltau-Fallingbostel is Heidekreis since 2011."""

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
_ARS9, _AGS8, _ARS12, _AGS5 = 9, 8, 12, 5
_LOST_ZERO = {4: 5, 7: 8, 11: 12}


@dataclass(frozen=True, slots=True)
class Ort:
    """One place of the Stammdaten."""

    key: str
    """Five digits of a Landkreis, nine of a Kommune."""

    name: str
    """With its kind: »Samtgemeinde Brome«."""

    kurzname: str
    art: str
    landkreis_ags: str


@dataclass(frozen=True)
class Orte:
    """What the cells of a list may name."""

    kreise: Mapping[str, Ort]
    kommunen: Mapping[str, Ort]
    _seen: dict[tuple[str, Wert, str | None], Gelesen] = field(
        default_factory=dict, compare=False, repr=False
    )

    def landkreis(self, wert: Wert) -> Gelesen:
        """The key of a Landkreis, a kreisfreie Stadt or the Region Hannover."""
        if ist_nichts(wert):
            return NICHTS
        place = ("landkreis", text(wert), None)
        if place not in self._seen:
            self._seen[place] = self._landkreis(text(wert))
        return self._seen[place]

    def kommune(self, wert: Wert, landkreis_ags: str | None = None) -> Gelesen:
        """The key of a Kommune; its Landkreis tells places of the same name apart."""
        if ist_nichts(wert):
            return NICHTS
        place = ("kommune", text(wert), landkreis_ags)
        if place not in self._seen:
            self._seen[place] = self._kommune(text(wert), landkreis_ags)
        return self._seen[place]

    def _landkreis(self, plain: str) -> Gelesen:
        if digits := _digits(plain):
            return self._kreis_of_key(digits)
        art, core = _art_and_core(plain)
        new = _FRUEHER.get(core) or _FRUEHER.get(fold(f"{art} {core}"))
        if new and art in {None, "Landkreis"}:
            return self._moved(new, plain)
        found = [
            o for o in self._kreis_names.get(core, ()) if art is None or _fits(o, art)
        ]
        return self._one(found, plain, self.kreise.values())

    def _kreis_of_key(self, digits: str) -> Gelesen:
        key = digits[:_AGS5]
        if key in AUFGELOEST:
            return self._moved(AUFGELOEST[key][0], key)
        if key in self.kreise:
            return Gelesen(wert=key)
        return fehler(f"Den Kreisschlüssel »{key}« gibt es in den Stammdaten nicht.")

    def _moved(self, key: str, old: str) -> Gelesen:
        if key not in self.kreise:
            return fehler(f"»{old}« besteht nicht mehr.")
        return Gelesen(
            wert=key,
            schwere=Schwere.HINWEIS,
            regel=f"»{old}« besteht nicht mehr.",
            hinweis=f"Gelesen als {self.kreise[key].name} ({key}).",
        )

    def _kommune(self, plain: str, kreis: str | None) -> Gelesen:
        if digits := _digits(plain):
            return self._kommune_of_key(digits)
        art, core = _art_and_core(plain)
        found = self._candidates(core, plain)
        if art is not None:
            found = [ort for ort in found if _fits(ort, art)]
        if kreis is not None:
            found = [ort for ort in found if ort.landkreis_ags == kreis] or found
        elif (
            art is None and len(found) == 1 and len(self._kreis_names.get(core, ())) > 1
        ):
            # »Osnabrück« alone may be the Stadt or the Landkreis around it.
            return _ambiguous(plain, self._kreis_names[core])
        return self._one(found, plain, self.kommunen.values())

    def _candidates(self, core: str, plain: str) -> list[Ort]:
        if exact := self._kommune_names.get(core):
            return exact
        if "." not in plain:
            return []
        tokens = core.split()
        return [
            ort
            for name, orte in self._kommune_names.items()
            if _abbreviates(tokens, name.split())
            for ort in orte
        ]

    def _kommune_of_key(self, digits: str) -> Gelesen:
        key = self._keys.get(digits) or self._keys.get(digits[:_ARS9])
        if len(digits) in {_ARS9, _AGS8, _ARS12} and key:
            return Gelesen(wert=key)
        if digits[:_AGS5] in AUFGELOEST:
            new = self.kreise.get(AUFGELOEST[digits[:_AGS5]][0])
            where = f" in {new.name}" if new else ""
            return fehler(
                f"Der Schlüssel »{digits}« gehört zu einem aufgelösten Landkreis.",
                f"Bitte tragen Sie den heutigen Schlüssel{where} oder den Namen ein.",
            )
        rat = "Bei Mitgliedsgemeinden steht der Schlüssel der Samtgemeinde (9 Stellen)."
        return fehler(
            f"Den Gemeindeschlüssel »{digits}« gibt es in den Stammdaten nicht.", rat
        )

    def _one(self, found: list[Ort], plain: str, every: Iterable[Ort]) -> Gelesen:
        if len(found) == 1:
            return Gelesen(wert=found[0].key)
        if found:
            return _ambiguous(plain, found)
        names = {fold(ort.kurzname): ort for ort in every}
        near = get_close_matches(_art_and_core(plain)[1], names, n=3, cutoff=0.75)
        rat = ", ".join(f"{names[name].name} ({names[name].key})" for name in near)
        return fehler(
            f"»{plain[:60]}« steht nicht in den Stammdaten.",
            f"Gemeint sein könnte: {rat}." if rat else "",
        )

    @cached_property
    def _kreis_names(self) -> dict[str, list[Ort]]:
        return _index(self.kreise.values())

    @cached_property
    def _kommune_names(self) -> dict[str, list[Ort]]:
        return _index(self.kommunen.values())

    @cached_property
    def _keys(self) -> dict[str, str]:
        """Nine digits, and the eight of Gemeinden that are in no Samtgemeinde."""
        keys = {key: key for key in self.kommunen}
        for key, ort in self.kommunen.items():
            if ort.art != "Samtgemeinde":
                keys[key[:_AGS5] + key[-3:]] = key
        return keys


def _index(orte: Iterable[Ort]) -> dict[str, list[Ort]]:
    """Folded names -> places: the whole name and, of »Alfeld (Leine)«, »Alfeld«.

    A short form that is the whole name of another place stands for both.
    """
    found: defaultdict[str, list[Ort]] = defaultdict(list)
    for ort in orte:
        names = {ort.kurzname, _CUT.sub("", ort.kurzname)}
        if ort.art == "Region":
            names.add(ort.kurzname.removeprefix("Region "))
        for name in sorted({_art_and_core(name)[1] for name in names}):
            found[name].append(ort)
    return dict(found)


def _art_and_core(plain: str) -> tuple[str | None, str]:
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


def _core(folded: str) -> str:
    return _SHORT.get(folded, folded)


def _fits(ort: Ort, art: str) -> bool:
    """Whether a place is of a kind; every Stadt says »Stadt« of itself."""
    return art in ort.art or (art == "Stadt" and ort.art == "kreisfreie Stadt")


def _abbreviates(short: list[str], name: list[str]) -> bool:
    return len(short) == len(name) and all(map(str.startswith, name, short))


def _digits(plain: str) -> str | None:
    """A key without blanks and with its zero; None if it is none."""
    digits = re.sub(r"[\s.\-]", "", plain)
    if not (digits.isascii() and digits.isdigit()):
        return None
    if digits.startswith("3") and len(digits) in {*_LOST_ZERO, _AGS8}:
        return f"0{digits}"
    return digits


def _ambiguous(plain: str, found: Iterable[Ort]) -> Gelesen:
    places = sorted(found, key=lambda ort: ort.name)
    rat = ", ".join(f"{ort.name} ({ort.key})" for ort in places)
    return Gelesen(
        schwere=Schwere.FEHLER,
        regel=f"»{plain[:60]}« ist nicht eindeutig.",
        hinweis=f"Gemeint sein kann: {rat}.",
        moeglich=tuple(ort.key for ort in places),
    )
