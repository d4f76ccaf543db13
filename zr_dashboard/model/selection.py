"""The reader's selection: what a page, a file or a route is asked to show.

A `Selection` travels unchanged from the URL to the SQL statement, the heading
and the file, so that all of them speak of the same Förderfälle. This module
owns the URL codec; how single parameters are read is `link`, how a selection is said
in German `sentence`, what the codes mean `codes`, and which cases it picks is the
macro `faelle` in `store/schema.sql`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from zr_dashboard.model import sentence
from zr_dashboard.model.codes import OHNE_ANGABE, Codes
from zr_dashboard.model.dimensionen import FACETS
from zr_dashboard.model.link import (
    NO_CHOICE,
    Facet,
    Note,
    read_amounts,
    read_day,
    read_facet,
    read_stand,
    read_text,
    read_years,
)
from zr_dashboard.model.sentence import token_in_words

__all__ = ["PARAMETERS", "Facet", "Note", "Selection", "token_in_words"]

PARAMETERS = ("text", "von", "bis", *FACETS, "am", "betrag_von", "betrag_bis", "stand")
"""Every URL parameter of a selection, in the order they are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A selection of Förderfälle. The default selects all of them.

    Frozen and hashable: it is part of the cache key of every query. Its fields
    are the fields that the SQL macro `faelle` reads.
    """

    text: str = ""
    """What somebody searched for, with single blanks; see `store.query.parse`."""

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
    zentralort: Facet = NO_CHOICE
    groessenklasse: Facet = NO_CHOICE
    thema: Facet = NO_CHOICE
    hauptthema: Facet = NO_CHOICE
    gegenstand: Facet = NO_CHOICE
    massnahme: Facet = NO_CHOICE
    foerdersatz: Facet = NO_CHOICE
    laufzeit: Facet = NO_CHOICE
    status: Facet = NO_CHOICE
    vertrauen: Facet = NO_CHOICE

    am: date | None = None
    """The day on which `laufzeit` is asked for; None is the Datenstand. Without
    `laufzeit` it means nothing, and is None."""

    betrag_von: int | None = None
    """Smallest Zuwendung, in whole Euro, inclusive."""

    betrag_bis: int | None = None
    """Largest Zuwendung, in whole Euro, inclusive; never below `betrag_von`."""

    ohne_betrag: bool | None = None
    """Cases whose Zuwendung is unknown, like `ohne_jahr`."""

    stand: date | None = None
    """The Datenstand to answer from; None is the newest."""

    def facet(self, name: str) -> Facet:
        """The facet of that name, one of `FACETS`."""
        value: Facet = getattr(self, name)
        return value

    def with_facet(self, name: str, facet: Facet) -> Selection:
        """The same with another facet of that name; `am` goes with the term."""
        chosen = replace(self, **{name: facet})  # type: ignore[arg-type]
        return chosen if chosen.laufzeit else replace(chosen, am=None)

    def without(self, *names: str) -> Selection:
        """The same selection with these fields as in the default one."""
        default = {field.name: field.default for field in fields(Selection)}
        return replace(self, **{name: default[name] for name in names})  # type: ignore[arg-type]

    @property
    def whole(self) -> Selection:
        """Every Förderfall of the same Datenstand."""
        return Selection(stand=self.stand)

    @property
    def selects_everything(self) -> bool:
        """Whether every Förderfall of the Datenstand is in it."""
        return self == self.whole

    def to_url(self) -> dict[str, list[str]]:
        """The query parameters that `from_url` reads back to this selection.

        Returns:
            Parameter -> values, parameters in the order of `PARAMETERS`, only
            those that say something.
        """
        url = {
            "text": [self.text] if self.text else [],
            "von": _bound(self.jahr_von, self.ohne_jahr),
            "bis": _bound(self.jahr_bis),
            **{name: self.facet(name).to_tokens() for name in FACETS},
            "am": [] if self.am is None else [self.am.isoformat()],
            "betrag_von": _bound(self.betrag_von, self.ohne_betrag),
            "betrag_bis": _bound(self.betrag_bis),
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
        betrag_von, betrag_bis, ohne_betrag = read_amounts(query, notes)
        selection = cls(
            text=read_text(query.get("text", ()), notes),
            jahr_von=jahr_von,
            jahr_bis=jahr_bis,
            ohne_jahr=ohne_jahr,
            am=read_day(query.get("am", ()), facets["laufzeit"], notes),
            betrag_von=betrag_von,
            betrag_bis=betrag_bis,
            ohne_betrag=ohne_betrag,
            stand=read_stand(query.get("stand", ()), codes, notes),
            **facets,
        )
        return selection, notes

    def parts(self, codes: Codes) -> list[tuple[str, str, str]]:
        """What is chosen, one entry per chip.

        Returns:
            (parameter, token, German words); `drop` takes the first two.
        """
        return sentence.parts(self, codes)

    def drop(self, parameter: str, token: str) -> Selection:
        """The same selection without one entry of `parts`."""
        if parameter in _TOGETHER:
            return self.without(*_TOGETHER[parameter])
        kept = [t for t in self.facet(parameter).to_tokens() if t != token]
        return self.with_facet(parameter, Facet.from_tokens(kept))

    def in_words(self, codes: Codes) -> str:
        """The selection as one German phrase, fit for a heading or a file.

        Example: »Jahre 2020 bis 2022 · ArL Lüneburg oder Weser-Ems · nicht
        Thema Mobilität«.
        """
        return sentence.in_words(self, codes)


_TOGETHER = {
    "text": ("text",),
    "von": ("jahr_von", "jahr_bis", "ohne_jahr"),
    "betrag_von": ("betrag_von", "betrag_bis", "ohne_betrag"),
    "stand": ("stand",),
}
"""Fields that one chip stands for, by the first of their parameters."""


def _bound(number: int | None, ohne: bool | None = None) -> list[str]:  # noqa: FBT001  one of three values
    said = [] if number is None else [str(number)]
    if ohne is not None:
        said.append(OHNE_ANGABE if ohne else f"-{OHNE_ANGABE}")
    return said
