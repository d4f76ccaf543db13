"""A link is read: what of its parameters can be used, and what cannot.

This module owns the grammar of single parameters (`-` excludes, `ohne-angabe` means
empty, a range may stand either way round); `selection` puts them together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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


def read_years(
    query: Mapping[str, Sequence[str]], codes: Codes, notes: list[Note]
) -> tuple[int | None, int | None, bool | None]:
    """Read `von` and `bis`; a reversed range is turned round, and said."""
    bounds: dict[str, list[int]] = {"von": [], "bis": []}
    ohne: set[bool] = set()
    jahre = {str(jahr): jahr for jahr in codes.jahre}
    for name, found in bounds.items():
        for value in query.get(name, ()):
            if value in jahre:
                found.append(jahre[value])
            elif value.removeprefix("-") == OHNE_ANGABE:
                ohne.add(value == OHNE_ANGABE)
            else:
                notes.append(_unknown(name, value))
    if len(ohne) == 2:  # noqa: PLR2004  both, chosen and excluded
        notes.append(_contradiction("von", OHNE_ANGABE))
    von = min(bounds["von"], default=None)
    bis = max(bounds["bis"], default=None)
    if von is not None and bis is not None and von > bis:
        notes.append(
            Note(
                "von",
                str(von),
                f"Der Zeitraum von {von} bis {bis} läuft rückwärts.",
                f"Gezeigt werden die Jahre {bis} bis {von}.",
            )
        )
        von, bis = bis, von
    return von, bis, ohne.pop() if len(ohne) == 1 else None


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
