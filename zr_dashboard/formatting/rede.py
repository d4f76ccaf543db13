"""The parts of a sentence about a figure: when, where, of which cases, what is missing.

Owns what a sentence says of the selection, and that it says all of it. How the parts
are put together for each figure is `wortlaut`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from zr_dashboard.formatting.german import INNEN
from zr_dashboard.formatting.orte import wo
from zr_dashboard.formatting.zahlwort import und, zahl
from zr_dashboard.model.codes import OHNE_ANGABE, Codes
from zr_dashboard.model.kennzahlen import Kennzahl
from zr_dashboard.model.programm import PROGRAMM, SEIT
from zr_dashboard.model.selection import Selection
from zr_dashboard.model.verhaeltnisse import ZITIERBAR, ganzes, teil

IM_PROGRAMM = f"im Programm {PROGRAMM}"
_THEMES = ("thema", "hauptthema")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bezugsgroesse:
    """To what a share or a sum per head relates; the one or the other half."""

    wert: Decimal | None = None
    """Sum or number of all cases of the whole."""

    faelle_einbezogen: int = 0
    faelle_ausgewaehlt: int = 0

    einwohner: int = 0
    einwohner_stand: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Angabe:
    """A figure of a selection, in one Datenstand."""

    kennzahl: str
    """One of `ZITIERBAR`."""

    wert: Decimal | None
    """In the figure's unit; None where no selected case has the value."""

    faelle_einbezogen: int
    faelle_ausgewaehlt: int

    selection: Selection
    """Its Datenstand is given."""

    codes: Codes
    """Of that Datenstand."""

    bezug: Bezugsgroesse | None = None
    """Only of `VERHAELTNISSE`."""

    @property
    def definition(self) -> Kennzahl:
        """What the figure is."""
        return ZITIERBAR[self.kennzahl]

    @property
    def ganzes(self) -> Angabe:
        """The sum or number that a share is taken of."""
        whole = self.bezug or Bezugsgroesse()
        return replace(
            self,
            wert=whole.wert,
            faelle_einbezogen=whole.faelle_einbezogen,
            faelle_ausgewaehlt=whole.faelle_ausgewaehlt,
            selection=ganzes(self.definition, self.selection),
        )

    @property
    def teil(self) -> Angabe:
        """The part of a share, with the filters alone that make it one."""
        return replace(self, selection=teil(self.definition, self.selection))

    @property
    def stand(self) -> date:
        """Its Datenstand."""
        return self.selection.stand or self.codes.staende[0]

    @property
    def fehlend(self) -> int:
        """So many of the selected cases could not be included."""
        return self.faelle_ausgewaehlt - self.faelle_einbezogen


@dataclass(frozen=True, slots=True)
class Rede:
    """The parts of a sentence about one figure."""

    angabe: Angabe

    def beginn(self, verb: str, *subject: str) -> str:
        """»Im Jahr 2021 hat das Land im Landkreis Goslar im Programm …«."""
        parts = [self.wann, verb, *subject, self.wo, IM_PROGRAMM]
        words = " ".join(filter(None, parts))
        return words[0].upper() + words[1:]

    @property
    def wann(self) -> str:
        """»seit 2019«, »im Jahr 2021«, »in den Jahren 2020 bis 2022«."""
        von, bis = self._years()
        if bis is None:
            return f"seit {von}"
        return f"im Jahr {bis}" if von == bis else f"in den Jahren {_span(von, bis)}"

    @property
    def wofuer(self) -> str:
        """The same for what is documented, not done, in these years."""
        von, bis = self._years()
        if bis is None:
            return f"Für die Jahre ab {von}" if self._has_years else f"Seit {von}"
        return (
            f"Für das Jahr {bis}" if von == bis else f"Für die Jahre {_span(von, bis)}"
        )

    def _years(self) -> tuple[int, int | None]:
        selection, first = self.angabe.selection, min([SEIT, *self.angabe.codes.jahre])
        if not self._has_years:
            return first, None
        von = first if selection.jahr_von is None else selection.jahr_von
        return von, selection.jahr_bis

    @property
    def _has_years(self) -> bool:
        """Cases without a year may be of any: then the years are not said here."""
        selection = self.angabe.selection
        has = selection.jahr_von is not None or selection.jahr_bis is not None
        return has and not selection.ohne_jahr

    @property
    def wo(self) -> str:
        """»im Landkreis Goslar«; empty for the whole Land."""
        return wo(self.angabe.selection, self.angabe.codes)[0]

    def faelle(self, number: int) -> str:
        """»41 dokumentierte Förderfälle der Runde 3«, in the accusative."""
        if number == 1:
            return f"einen dokumentierten Förderfall{self.attribut}"
        return f"{zahl(number)} dokumentierte Förderfälle{self.attribut}"

    def die_bewilligten(self, number: int, *, dativ: bool = False) -> str:
        """The same with when and where in a clause of its own: »…, die das Land …«."""
        cases = self.faelle(number)
        if dativ:
            cases = (
                f"einem dokumentierten Förderfall{self.attribut}"
                if number == 1
                else f"{zahl(number)} dokumentierten Förderfällen{self.attribut}"
            )
        when = " ".join(filter(None, [self.wann, self.wo]))
        which = "den" if number == 1 else "die"
        return f"{cases}, {which} das Land {when} {IM_PROGRAMM} bewilligt hat,"

    @property
    def attribut(self) -> str:
        """What the cases are, after their noun; begins with a blank or is empty."""
        return "".join(f" {words}" for words in [*self._said().values(), *self._rest()])

    @property
    def weitere(self) -> str:
        """What is said of the cases that are not included; empty if all are."""
        number, words = self.angabe.fehlend, self.angabe.definition.worte
        if not number:
            return ""
        to = "einem weiteren" if number == 1 else f"{zahl(number)} weiteren"
        return f"; zu {to} {words.unbekannt}"

    def _rest(self) -> list[str]:
        """What of the selection is said nowhere else, in the selection's own words."""
        angabe = self.angabe
        said = ["stand", *wo(angabe.selection, angabe.codes)[1], *self._said()]
        if self._has_years:
            said += ["jahr_von", "jahr_bis", "ohne_jahr"]
        others = angabe.selection.without(*said)
        if others == Selection():
            return []
        # The day of a term is that of the Datenstand, if no other is named.
        words = replace(others, stand=angabe.selection.stand).in_words(angabe.codes)
        themes = any(others.facet(name) for name in _THEMES)
        label = " (Themen redaktionell zugeordnet)" if themes else ""
        return [f"der Auswahl »{words.translate(INNEN)}«{label}"]

    def _said(self) -> dict[str, str]:
        """Filters that the noun itself can carry."""
        found = {}
        for name, (one, several) in _ATTRIBUTES.items():
            facet = self.angabe.selection.facet(name)
            if not facet.chosen or facet.excluded or OHNE_ANGABE in facet.chosen:
                continue
            names = [self.angabe.codes.name(name, code) for code in facet.chosen]
            if len(names) == 1:
                found[name] = one.format(
                    names[0].removeprefix("Runde ").translate(INNEN)
                )
            elif several:
                ordered = sorted(facet.chosen, key=int)
                found[name] = several.format(und(ordered))
        return found


def _span(von: int, bis: int) -> str:
    return f"{von} {'und' if bis == von + 1 else 'bis'} {bis}"


_ATTRIBUTES = {
    "runde": ("der Runde {}", "der Runden {}"),
    "gegenstand": ("des Fördergegenstands »{}«", ""),
    "hauptthema": ("mit dem Hauptthema »{}« (redaktionelle Zuordnung)", ""),
    "thema": ("zum Thema »{}« (redaktionelle Zuordnung)", ""),
}
"""Filter -> how one of its codes is said after »Förderfälle«, and how several."""
