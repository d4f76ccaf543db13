"""Landkreis and Kommune of a cell: by key or by name, in all usual spellings.

Owns keys and districts that were abolished; spellings are `ortsnamen`, the places
themselves those of the Stammdaten. A name that fits several places is a fault that
names them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from zr_dashboard.lieferung.befund import Schwere
from zr_dashboard.lieferung.blatt import Wert, text
from zr_dashboard.lieferung.ortsnamen import (
    AEHNLICH,
    aehnliche,
    art_und_kern,
    initialen,
    kuerzt_ab,
    kurz,
    ziffern,
)
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

_ARS9, _AGS8, _ARS12, _AGS5 = 9, 8, 12, 5


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
        if digits := ziffern(plain):
            return self._kreis_of_key(digits)
        art, core = art_und_kern(plain)
        new = _FRUEHER.get(core) or _FRUEHER.get(fold(f"{art} {core}"))
        if new and art in {None, "Landkreis"}:
            return self._moved(new, plain)
        found = [
            o for o in self._kreis_names.get(core, ()) if art is None or _fits(o, art)
        ]
        return self._one(found, plain, self._kreise_by_name)

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
        if digits := ziffern(plain):
            return self._kommune_of_key(digits)
        art, core = art_und_kern(plain)
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
        return self._one(found, plain, self._kommunen_by_name)

    def _candidates(self, core: str, plain: str) -> list[Ort]:
        if exact := self._kommune_names.get(core):
            return exact
        if "." not in plain:
            return []
        tokens = core.split()
        return [
            ort
            for name, orte in self._byinitialen.get(initialen(tokens), ())
            if kuerzt_ab(tokens, name)
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

    def _one(self, found: list[Ort], plain: str, names: Mapping[str, Ort]) -> Gelesen:
        if len(found) == 1:
            return Gelesen(wert=found[0].key)
        if found:
            return _ambiguous(plain, found)
        core = art_und_kern(plain)[1]
        near = get_close_matches(core, aehnliche(core, names), n=3, cutoff=AEHNLICH)
        rat = ", ".join(f"{names[name].name} ({names[name].key})" for name in near)
        return fehler(
            f"»{plain[:60]}« steht nicht in den Stammdaten.",
            f"Gemeint sein könnte: {rat}." if rat else "",
        )

    @cached_property
    def _kreise_by_name(self) -> dict[str, Ort]:
        return {fold(ort.kurzname): ort for ort in self.kreise.values()}

    @cached_property
    def _kommunen_by_name(self) -> dict[str, Ort]:
        return {fold(ort.kurzname): ort for ort in self.kommunen.values()}

    @cached_property
    def _kreis_names(self) -> dict[str, list[Ort]]:
        return _index(self.kreise.values())

    @cached_property
    def _kommune_names(self) -> dict[str, list[Ort]]:
        return _index(self.kommunen.values())

    @cached_property
    def _byinitialen(self) -> dict[str, list[tuple[list[str], list[Ort]]]]:
        """Names in words by the first letters of these."""
        found = defaultdict(list)
        for name, orte in self._kommune_names.items():
            found[initialen(name.split())].append((name.split(), orte))
        return dict(found)

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
        names = {ort.kurzname, kurz(ort.kurzname)}
        if ort.art == "Region":
            names.add(ort.kurzname.removeprefix("Region "))
        for name in sorted({art_und_kern(name)[1] for name in names}):
            found[name].append(ort)
    return dict(found)


def _fits(ort: Ort, art: str) -> bool:
    """Whether a place is of a kind; every Stadt says »Stadt« of itself."""
    return art in ort.art or (art == "Stadt" and ort.art == "kreisfreie Stadt")


def _ambiguous(plain: str, found: Iterable[Ort]) -> Gelesen:
    places = sorted(found, key=lambda ort: ort.name)
    rat = ", ".join(f"{ort.name} ({ort.key})" for ort in places)
    return Gelesen(
        schwere=Schwere.FEHLER,
        regel=f"»{plain[:60]}« ist nicht eindeutig.",
        hinweis=f"Gemeint sein kann: {rat}.",
        moeglich=tuple(ort.key for ort in places),
    )
