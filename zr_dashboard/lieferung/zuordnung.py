"""Which column of a list stands for which field.

Owns mappings: the shipped one (`zuordnung.toml`) and those that somebody saved. A
mapping decides by headings alone; where the heading stands is found by `kopf`.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from zr_dashboard.model.codes import ERGEBNISSE
from zr_dashboard.model.errors import MappingUnreadableError
from zr_dashboard.store.words import fold

SHIPPED = Path(__file__).with_name("zuordnung.toml")

_UNITS = re.compile(
    r"\s*[(\[]?\b(in )?(T ?€|TEUR|T EUR|Tsd\.? ?€|Tsd\.? EUR|Mio\.? ?€|Mio\.? EUR"
    r"|€|EUR|Euro|%|Prozent)(?!\w)[)\]]?\s*$|\s*[(\[](in )?(€|%)[)\]]?\s*$"
    r"|\s*\b(in )?[€%]\s*$",
    re.IGNORECASE,
)
_FACTORS = (
    (re.compile(r"(\bT ?€|\bTEUR|\bT EUR|\bTsd\b)", re.IGNORECASE), 1_000),
    (re.compile(r"\bMio\b", re.IGNORECASE), 1_000_000),
)
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]?")
_FOOTNOTE = re.compile(r"\s*(\*+|\(?\d\)|[¹²³⁴⁵⁶⁷⁸⁹]+[⁾)]?)\s*$")
_AS_OF = re.compile(
    r"[\s,(]*(bis zum|bis|zum|per|Stand:?|am)\s+\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}\)?$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"[(\[]?(in )?(T ?€|TEUR|(T|Tsd\.?|Mio\.?) ?(€|EUR|Euro)|€|EUR|Euro|%|Prozent"
    r"|v\.? ?H\.?)[)\]]?",
    re.IGNORECASE,
)
_NEAR = 0.6
"""From this likeness on a field is proposed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zuordnung:
    """Headings, fixed values, and what is left out on purpose."""

    name: str
    spalten: Mapping[str, tuple[str, ...]]
    """Field -> headings, as people write them."""

    fest: Mapping[str, str] = field(default_factory=dict)
    """Field -> value where the list says nothing."""

    nicht: tuple[str, ...] = ()
    """Headings that are left out on purpose."""

    status: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What became of an application, one of `ERGEBNISSE` -> words of the list for it;
    beside them the shipped ones are understood."""

    _keys: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Index the headings; what stands first wins."""
        for name in self.nicht:
            self._keys.setdefault(key(name), "")
        for feld, headings in self.spalten.items():
            for heading in headings:
                self._keys.setdefault(key(heading), feld)

    def feld(self, heading: str) -> str | None:
        """The field of a heading; empty if left out on purpose; None if not known.

        A heading in two languages is known if every part that is known says the same.
        """
        for spelling in _spellings(heading):
            if (feld := self._keys.get(key(spelling))) is not None:
                return feld
        parts = re.split(r"\n|\||/| – | - ", heading)
        found = {self._keys.get(key(_UNITS.sub("", part))) for part in parts} - {None}
        return found.pop() if len(found) == 1 and len(parts) > 1 else None

    def ergebnis(self, wort: str) -> str | None:
        """What a word of a status says of an application; None if it is not known."""
        for status in (self.status, mitgeliefert().status):
            for ergebnis, words in status.items():
                if fold(wort) in map(fold, words):
                    return ergebnis
        return None

    def vorschlag(self, heading: str) -> str | None:
        """The field that a heading is most like; None if it is like none."""
        like = SequenceMatcher(b=key(_BRACKETS.sub("", heading)), autojunk=False)
        best, score = None, _NEAR
        for known, feld in self._keys.items():
            like.set_seq1(known)
            if feld and like.quick_ratio() > score and like.ratio() > score:
                best, score = feld, like.ratio()
        return best

    def mit(self, headings: Mapping[str, str]) -> Zuordnung:
        """The same with headings decided otherwise; an empty field leaves one out.

        Args:
            headings: Heading -> field.

        Raises:
            MappingUnreadableError: there is no such field.
        """
        _ensure_known(filter(None, headings.values()))
        asked = {key(heading) for heading in headings}
        spalten = {
            feld: tuple(h for h in known if key(h) not in asked)
            for feld, known in self.spalten.items()
        }
        for heading, feld in headings.items():
            if feld:
                spalten[feld] = (heading, *spalten.get(feld, ()))
        out = tuple(heading for heading, feld in headings.items() if not feld)
        kept = tuple(name for name in self.nicht if key(name) not in asked)
        return replace(self, spalten=spalten, nicht=(*out, *kept), _keys={})

    def to_toml(self) -> str:
        """The mapping as a file that `from_toml` reads back the same."""
        lines = [f"name = {_quoted(self.name)}", "", "[spalten]"]
        lines += [
            f"{feld} = [{', '.join(map(_quoted, headings))}]"
            for feld, headings in self.spalten.items()
        ]
        lines += ["", "[fest]"]
        lines += [f"{feld} = {_quoted(wert)}" for feld, wert in self.fest.items()]
        lines += ["", "[nicht]", f"spalten = [{', '.join(map(_quoted, self.nicht))}]"]
        lines += ["", "[status]"] if self.status else []
        lines += [
            f"{_quoted(ergebnis)} = [{', '.join(map(_quoted, words))}]"
            for ergebnis, words in self.status.items()
        ]
        return "\n".join(lines) + "\n"

    @classmethod
    def from_toml(cls, content: str) -> Zuordnung:
        """Read what `to_toml` writes; parts that are missing are empty.

        Raises:
            MappingUnreadableError: it is no TOML of this form, or names a field that
                there is not.
        """
        try:
            read = tomllib.loads(content)
            spalten = {f: _texts(h) for f, h in dict(read.get("spalten", {})).items()}
            fest = {str(f): str(w) for f, w in dict(read.get("fest", {})).items()}
            nicht = _texts(dict(read.get("nicht", {})).get("spalten", []))
            status = {e: _texts(w) for e, w in dict(read.get("status", {})).items()}
        except (tomllib.TOMLDecodeError, TypeError, ValueError) as error:
            message = (
                f"Die Zuordnung ist nicht lesbar ({error}). Erwartet wird TOML mit den "
                "Abschnitten [spalten], [fest], [nicht] und [status]."
            )
            raise MappingUnreadableError(message) from error
        _ensure_known([*spalten, *fest])
        if unknown := sorted(set(status) - set(ERGEBNISSE)):
            message = (
                f"Die Zuordnung nennt unter [status] {', '.join(unknown)}. "
                f"Es gibt: {', '.join(ERGEBNISSE)}."
            )
            raise MappingUnreadableError(message)
        name = str(read.get("name", "Ohne Namen"))
        return cls(name=name, spalten=spalten, fest=fest, nicht=nicht, status=status)


@lru_cache(maxsize=1)
def mitgeliefert() -> Zuordnung:
    """The mapping that understands usual headings of German grant lists."""
    return Zuordnung.from_toml(SHIPPED.read_text("utf-8"))


def key(heading: str) -> str:
    """A heading without anything that two people would write differently."""
    return fold(heading.replace("#", "nr")).replace(" ", "")


def faktor(heading: str) -> int:
    """What one unit of a column stands for: 1000 for »Zuwendung in T€«."""
    for form, times in _FACTORS:
        if form.search(heading):
            return times
    return 1


def ist_einheit(plain: str) -> bool:
    """Whether a text is nothing but a unit: »in €«, »(T€)«, »%«."""
    return bool(_UNIT.fullmatch(plain.strip()))


def felder() -> frozenset[str]:
    """Every field that a heading can stand for."""
    content = tomllib.loads(SHIPPED.read_text("utf-8"))
    return frozenset(content["spalten"])


def _spellings(heading: str) -> Iterable[str]:
    """A heading, and the same without unit, footnote, brackets, day."""
    bare = _UNITS.sub("", _FOOTNOTE.sub("", heading))
    short = _UNITS.sub("", _BRACKETS.sub("", bare))
    return dict.fromkeys((heading, bare, short, _AS_OF.sub("", bare)))


def _texts(found: object) -> tuple[str, ...]:
    if not isinstance(found, list) or not all(isinstance(h, str) for h in found):
        message = "die Überschriften eines Feldes sind keine Liste von Texten"
        raise TypeError(message)
    return tuple(found)


def _ensure_known(names: Iterable[str]) -> None:
    if unknown := sorted(set(names) - felder()):
        message = (
            f"Die Zuordnung nennt Felder, die es nicht gibt: {', '.join(unknown)}. "
            f"Es gibt: {', '.join(sorted(felder()))}."
        )
        raise MappingUnreadableError(message)


def _quoted(plain: str) -> str:
    """A text as TOML writes it; its escapes are those of JSON."""
    return json.dumps(plain, ensure_ascii=False).replace("\x7f", "\\u007f")
