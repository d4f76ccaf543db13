"""The reader's selection: what a page, a file or a route is asked to show.

A `Selection` travels unchanged from the URL to the SQL statement, the heading
and the file, so that all of them speak of the same Förderfälle. This module
owns the URL codec and the German sentence; how single parameters are read is
`link`, what the codes mean is `codes`, and which cases a selection picks is the
macro `faelle` in `store/schema.sql`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from zr_dashboard.model.codes import OHNE_ANGABE, Codes
from zr_dashboard.model.dimensionen import DIMENSIONEN, FACETS
from zr_dashboard.model.link import (
    NO_CHOICE,
    Facet,
    Note,
    read_facet,
    read_stand,
    read_years,
)

__all__ = ["PARAMETERS", "Facet", "Note", "Selection", "token_in_words"]

PARAMETERS = ("von", "bis", *FACETS, "stand")
"""Every URL parameter of a selection, in the order they are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A selection of Förderfälle. The default selects all of them.

    Frozen and hashable: it is part of the cache key of every query. Its fields
    are the fields that the SQL macro `faelle` reads.
    """

    jahr_von: int | None = None
    """First Jahr der Bewilligung, inclusive."""

    jahr_bis: int | None = None
    """Last Jahr der Bewilligung, inclusive; never before `jahr_von`."""

    ohne_jahr: bool | None = None
    """Cases whose year is unknown: True adds them to the range (alone, it selects
    only them), False takes them away, None leaves them in unless there is a range."""

    runde: Facet = NO_CHOICE
    arl: Facet = NO_CHOICE
    landkreis: Facet = NO_CHOICE
    kommune: Facet = NO_CHOICE
    thema: Facet = NO_CHOICE
    hauptthema: Facet = NO_CHOICE
    gegenstand: Facet = NO_CHOICE
    massnahme: Facet = NO_CHOICE

    stand: date | None = None
    """The Datenstand to answer from; None is the newest."""

    def facet(self, name: str) -> Facet:
        """The facet of that name, one of `FACETS`."""
        value: Facet = getattr(self, name)
        return value

    def with_facet(self, name: str, facet: Facet) -> Selection:
        """The same selection with another facet of that name."""
        return replace(self, **{name: facet})  # type: ignore[arg-type]

    def without(self, *names: str) -> Selection:
        """The same selection with these fields as in the default one."""
        default = {field.name: field.default for field in fields(Selection)}
        return replace(self, **{name: default[name] for name in names})  # type: ignore[arg-type]

    @property
    def selects_everything(self) -> bool:
        """Whether every Förderfall of the Datenstand is in it."""
        return self == Selection(stand=self.stand)

    def to_url(self) -> dict[str, list[str]]:
        """The query parameters that `from_url` reads back to this selection.

        Returns:
            Parameter -> values, parameters in the order of `PARAMETERS`, only
            those that say something.
        """
        von = [] if self.jahr_von is None else [str(self.jahr_von)]
        if self.ohne_jahr is not None:
            von.append(OHNE_ANGABE if self.ohne_jahr else f"-{OHNE_ANGABE}")
        url = {
            "von": von,
            "bis": [] if self.jahr_bis is None else [str(self.jahr_bis)],
            **{name: self.facet(name).to_tokens() for name in FACETS},
            "stand": [] if self.stand is None else [self.stand.isoformat()],
        }
        return {name: values for name, values in url.items() if values}

    @classmethod
    def from_url(
        cls, query: Mapping[str, Sequence[str]], codes: Codes
    ) -> tuple[Selection, list[Note]]:
        """Read a selection from query parameters; never raises.

        Args:
            query: Every value of every parameter, as the browser sent them.
            codes: What exists. A well-formed but unknown value is as wrong as
                nonsense: it would select nothing, silently.

        Returns:
            The selection made of what could be read, and a Note for each
            parameter or value that could not.
        """
        notes = [
            Note(name, value, f"Der Parameter »{name}« ist nicht bekannt.")
            for name, values in query.items()
            if name not in PARAMETERS
            for value in values
        ]
        jahr_von, jahr_bis, ohne_jahr = read_years(query, codes, notes)
        facets = {
            name: read_facet(name, query.get(name, ()), codes, notes) for name in FACETS
        }
        selection = cls(
            jahr_von=jahr_von,
            jahr_bis=jahr_bis,
            ohne_jahr=ohne_jahr,
            stand=read_stand(query.get("stand", ()), codes, notes),
            **facets,
        )
        return selection, notes

    def parts(self, codes: Codes) -> list[tuple[str, str, str]]:
        """What is chosen, one entry per chip.

        Returns:
            (parameter, token, German words); `drop` takes the first two.
        """
        years = _years_in_words(self)
        parts = [("von", "", words) for words in ([years] if years else [])]
        for name in FACETS:
            parts += [
                (name, token, token_in_words(name, token, codes))
                for token in self.facet(name).to_tokens()
            ]
        if self.stand is not None:
            parts.append(("stand", "", f"Datenstand {self.stand:%d.%m.%Y}"))
        return parts

    def drop(self, parameter: str, token: str) -> Selection:
        """The same selection without one entry of `parts`."""
        if parameter == "von":
            return self.without("jahr_von", "jahr_bis", "ohne_jahr")
        if parameter == "stand":
            return self.without("stand")
        kept = [t for t in self.facet(parameter).to_tokens() if t != token]
        return self.with_facet(parameter, Facet.from_tokens(kept))

    def in_words(self, codes: Codes) -> str:
        """The selection as one German phrase, fit for a heading or a file.

        Example: »Jahre 2020 bis 2022 · ArL Lüneburg oder Weser-Ems · nicht
        Thema Mobilität«.
        """
        years = _years_in_words(self)
        phrases = [years] if years else []
        for name in FACETS:
            phrases += _facet_in_words(name, self.facet(name), codes)
        return " · ".join(phrases) or "alle Förderfälle"


def token_in_words(name: str, token: str, codes: Codes) -> str:
    """One value of a URL parameter as a reader reads it: `-T07` -> »nicht Thema: …«."""
    code = token.removeprefix("-")
    if code == OHNE_ANGABE:
        return f"{'ohne' if code == token else 'mit'} Angabe {DIMENSIONEN[name].angabe}"
    word = _word(name)
    what = f"{word}: {codes.name(name, code)}" if word else codes.name(name, code)
    return what if code == token else f"nicht {what}"


def _years_in_words(selection: Selection) -> str:
    von, bis, ohne = selection.jahr_von, selection.jahr_bis, selection.ohne_jahr
    if von is None and bis is None:
        return {None: "", True: "ohne Angabe zum Jahr", False: "mit Angabe zum Jahr"}[
            ohne
        ]
    if von == bis:
        words = f"Jahr {von}"
    elif von is None:
        words = f"Jahre bis {bis}"
    else:
        words = f"Jahre ab {von}" if bis is None else f"Jahre {von} bis {bis}"
    return f"{words} oder ohne Angabe zum Jahr" if ohne else words


def _facet_in_words(name: str, facet: Facet, codes: Codes) -> list[str]:
    """What is chosen as one phrase, then one phrase for each exclusion."""
    titel, angabe = _word(name), DIMENSIONEN[name].angabe
    named = [codes.name(name, code) for code in facet.chosen if code != OHNE_ANGABE]
    chosen = [f"{titel} {' oder '.join(named)}".strip()] if named else []
    if OHNE_ANGABE in facet.chosen:
        chosen.append(f"ohne Angabe {angabe}")
    excluded = [
        f"mit Angabe {angabe}"
        if code == OHNE_ANGABE
        else " ".join(filter(None, ["nicht", titel, codes.name(name, code)]))
        for code in facet.excluded
    ]
    return [*([" oder ".join(chosen)] if chosen else []), *excluded]


def _word(name: str) -> str:
    """Some carry their kind in their name: »Landkreis Goslar«, »Runde 3«."""
    named = ("runde", "landkreis", "kommune")
    return "" if name in named else DIMENSIONEN[name].titel
