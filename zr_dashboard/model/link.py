"""A link is read: what of its parameters can be used, and what cannot.

This module owns the grammar of single parameters (`-` excludes, `ohne-angabe` means
empty, a range may stand either way round); `selection` puts them together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from zr_dashboard.model.codes import OHNE_ANGABE, Codes


@dataclass(frozen=True, slots=True)
class Facet:
    """Codes of one filter: chosen ones are joined by *or*, excluded ones removed.

    Both are kept sorted and unique, so that equal selections are equal values.

    Raises:
        ValueError: a code is chosen and excluded at once.
    """

    chosen: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Sort, and refuse a contradiction."""
        object.__setattr__(self, "chosen", tuple(sorted(set(self.chosen))))
        object.__setattr__(self, "excluded", tuple(sorted(set(self.excluded))))
        if both := set(self.chosen) & set(self.excluded):
            message = f"chosen and excluded: {sorted(both)}"
            raise ValueError(message)

    def __bool__(self) -> bool:
        """Whether this facet is a condition at all."""
        return bool(self.chosen or self.excluded)

    def to_tokens(self) -> list[str]:
        """The values of the URL parameter: `T03`, and `-T03` for an exclusion."""
        return [*self.chosen, *(f"-{code}" for code in self.excluded)]

    @classmethod
    def from_tokens(cls, tokens: Iterable[str]) -> Facet:
        """Read what `to_tokens` wrote.

        Raises:
            ValueError: a code is chosen and excluded at once.
        """
        tokens = tuple(tokens)
        return cls(
            tuple(token for token in tokens if not token.startswith("-")),
            tuple(token[1:] for token in tokens if token.startswith("-")),
        )


MAX_TEXT = 200
"""Characters of a text search."""

_INVISIBLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ud800-\udfff]"
)

NO_CHOICE = Facet()
"""The facet that is no condition."""


@dataclass(frozen=True, slots=True)
class Note:
    """A part of a URL that could not be used as it stands."""

    parameter: str
    value: str
    sentence: str
    """What is wrong with it, one German sentence."""

    consequence: str = "Der Filter wurde nicht angewendet."
    """What a page shows instead."""


Range = tuple[int | None, int | None, bool | None]
"""First, last, and what becomes of cases without the value; see `Selection`."""


def read_years(
    query: Mapping[str, Sequence[str]], codes: Codes, notes: list[Note]
) -> Range:
    """Read `von` and `bis`; a reversed range is turned round, and said."""
    jahre = {str(jahr): jahr for jahr in codes.jahre}
    von, bis, ohne = _read_range(query, "von", "bis", jahre.get, notes)
    if von is not None and bis is not None and von > bis:
        sentence = f"Der Zeitraum von {von} bis {bis} läuft rückwärts."
        shown = f"Gezeigt werden die Jahre {bis} bis {von}."
        notes.append(Note("von", str(von), sentence, shown))
        von, bis = bis, von
    return von, bis, ohne


def read_amounts(query: Mapping[str, Sequence[str]], notes: list[Note]) -> Range:
    """Read `betrag_von` and `betrag_bis`, whole Euro; a reversed range is turned."""
    names = "betrag_von", "betrag_bis"
    von, bis, ohne = _read_range(query, *names, _whole_euro, notes)
    if von is not None and bis is not None and von > bis:
        sentence = f"Die Beträge von {von} bis {bis} Euro laufen rückwärts."
        shown = f"Gezeigt werden Zuwendungen von {bis} bis {von} Euro."
        notes.append(Note("betrag_von", str(von), sentence, shown))
        von, bis = bis, von
    return von, bis, ohne


def _read_range(
    query: Mapping[str, Sequence[str]],
    first: str,
    last: str,
    number: Callable[[str], int | None],
    notes: list[Note],
) -> Range:
    """Read both ends of a range as they stand; of several, the widest counts."""
    bounds: dict[str, list[int]] = {first: [], last: []}
    ohne: set[bool] = set()
    for name, found in bounds.items():
        for value in query.get(name, ()):
            read = number(value)
            if read is not None:
                found.append(read)
            elif value.removeprefix("-") == OHNE_ANGABE:
                ohne.add(value == OHNE_ANGABE)
            else:
                notes.append(_unknown(name, value))
    if len(ohne) == 2:  # noqa: PLR2004  both, chosen and excluded
        notes.append(_contradiction(first, OHNE_ANGABE))
    von, bis = min(bounds[first], default=None), max(bounds[last], default=None)
    return von, bis, ohne.pop() if len(ohne) == 1 else None


def _whole_euro(text: str) -> int | None:
    """Only the form that `to_url` writes, up to a billion less one."""
    return int(text) if re.fullmatch(r"0|[1-9][0-9]{0,8}", text) else None


def read_text(values: Sequence[str], notes: list[Note]) -> str:
    """Read what to search for; several texts are searched together.

    Characters that cannot be seen are blanks, and a text that is too long is cut.
    """
    text = " ".join(" ".join(_INVISIBLE.sub(" ", value) for value in values).split())
    if len(text) > MAX_TEXT:
        sentence = f"Die Suche ist länger als {MAX_TEXT} Zeichen."
        notes.append(Note("text", text, sentence, "Gesucht wird mit ihrem Anfang."))
    return text[:MAX_TEXT].rstrip()


def read_day(values: Sequence[str], laufzeit: Facet, notes: list[Note]) -> date | None:
    """Read the day that `laufzeit` is asked for."""
    days = {value: day for value in values if (day := _iso_day(value))}
    shown = "Gefragt wird nach dem Tag des Datenstands."
    notes += [
        Note("am", value, f"»{value}« ist kein Tag der Form 2025-06-30.", shown)
        for value in values
        if value not in days
    ]
    if len(days) > 1:
        several = " und ".join(sorted(days))
        sentence = (
            f"Die Laufzeit kann nur an einem Tag gezeigt werden, nicht {several}."
        )
        notes.append(Note("am", several, sentence, shown))
        return None
    if days and not laufzeit:
        sentence = "Der Tag gilt nur zusammen mit dem Filter »laufzeit«."
        notes.append(Note("am", next(iter(days)), sentence))
        return None
    return next(iter(days.values()), None)


def _iso_day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def read_facet(
    name: str, values: Sequence[str], codes: Codes, notes: list[Note]
) -> Facet:
    """Read one facet; what is unknown or contradicts itself goes to `notes`."""
    known = {OHNE_ANGABE, *codes.names[name]}
    read = [value for value in values if value.removeprefix("-") in known]
    notes += [
        _unknown(name, value)
        for value in values
        if value.removeprefix("-") not in known
    ]
    both = {value for value in read if f"-{value}" in read}
    notes += [_contradiction(name, value) for value in sorted(both)]
    return Facet.from_tokens(v for v in read if v.removeprefix("-") not in both)


def read_stand(values: Sequence[str], codes: Codes, notes: list[Note]) -> date | None:
    """Read the Datenstand; None is the newest."""
    staende = {stand.isoformat(): stand for stand in codes.staende}
    current = "Gezeigt wird der aktuelle Datenstand."
    notes += [
        Note("stand", value, f"Einen Datenstand »{value}« gibt es nicht.", current)
        for value in values
        if value not in staende
    ]
    found = {staende[value] for value in values if value in staende}
    if len(found) > 1:
        both = " und ".join(stand.isoformat() for stand in sorted(found))
        sentence = f"Es kann nur ein Datenstand gezeigt werden, nicht {both}."
        notes.append(Note("stand", both, sentence, current))
    return found.pop() if len(found) == 1 else None


def _unknown(name: str, value: str) -> Note:
    sentence = f"»{value}« ist kein bekannter Wert für den Filter »{name}«."
    return Note(name, value, sentence)


def _contradiction(name: str, value: str) -> Note:
    sentence = f"»{value}« ist im Filter »{name}« zugleich gewählt und ausgeschlossen."
    return Note(name, value, sentence, "Beides wurde nicht angewendet.")
