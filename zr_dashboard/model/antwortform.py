"""What an answer table is asked to show: its shape, its rows, its columns, its figure.

A table that answers a question, for example of a member of parliament. Which cases it
counts says the `Selection` beside it. Owns the URL codec of both page and routes; how
the table is built is `export.antwort`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zr_dashboard.model.antwortvorlagen import VORLAGEN, Vorlage
from zr_dashboard.model.link import Note

PARAMETERS = (
    *("form", "zeilen", "spalten", "unterspalten"),
    *("groesse", "betraege", "ordnung", "leere"),
)
"""Every URL parameter of an answer table beside those of the selection."""

_MERKMALE = ("zeilen", "spalten", "unterspalten")
_UNSTATED = "Gezeigt wird die übliche Fassung."


@dataclass(frozen=True, slots=True, kw_only=True)
class Antwortform:
    """One answer table, as asked for. Whatever its shape does not have is empty."""

    form: str = "zweifach"
    """One of `VORLAGEN`."""

    zeilen: str = ""
    """What the rows are: a dimension."""

    spalten: tuple[str, ...] = ()
    """What the columns are: a dimension, or the columns of a list in their order."""

    unterspalten: str = ""
    """What each column is divided into: a dimension."""

    groesse: str = ""
    """What the cells of a table of dimensions show."""

    betraege: str = ""
    """In what sums of money are shown, one of `BETRAEGE`."""

    ordnung: str = ""
    """`name` or `summe`, or by which column a list of cases is sorted."""

    leere: bool = False
    """Whether areas without a case are rows, too."""

    @property
    def vorlage(self) -> Vorlage:
        """The shape."""
        return VORLAGEN[self.form]

    @property
    def merkmale(self) -> tuple[str, ...]:
        """Dimensions of a table of dimensions: rows, columns, their parts."""
        if "groesse" not in self.vorlage.wahl:
            return ()
        return tuple(filter(None, (self.zeilen, *self.spalten, self.unterspalten)))

    @property
    def ist_geld(self) -> bool:
        """Whether any number of it is a sum of money that can be shown in thousands."""
        return any(
            name.endswith("_eur") and "_je_" not in name
            for name in (self.groesse, *self.spalten)
        )

    def to_url(self) -> dict[str, list[str]]:
        """The parameters that `from_url` reads back to this."""
        url = {name: _said(getattr(self, name)) for name in PARAMETERS}
        return {name: values for name, values in url.items() if values}

    @classmethod
    def from_url(
        cls, query: Mapping[str, Sequence[str]]
    ) -> tuple[Antwortform, list[Note]]:
        """Read it from the parameters of an address; never raises.

        Args:
            query: Every value of every parameter of `PARAMETERS`; others are not
                looked at.

        Returns:
            What could be read, else what is usual, and a Note for each value that
            could not.
        """
        notes: list[Note] = []
        form = _one("form", query.get("form", ()), tuple(VORLAGEN), notes)
        vorlage = VORLAGEN[form]
        strange = [n for n in PARAMETERS[1:] if n not in vorlage.wahl and query.get(n)]
        for name in strange:
            sentence = f"»{name}« gehört nicht zur Antworttabelle »{vorlage.titel}«."
            notes.append(Note(name, query[name][0], sentence, "Es wurde übergangen."))
        read: dict[str, str] = {}
        for name, allowed in vorlage.wahl.items():
            if not (name == "spalten" and vorlage.mehrere):
                free = [value for value in allowed if value not in read.values()]
                usual = free if name in _MERKMALE else allowed
                asked = query.get(name, ())
                read[name] = _one(name, asked, allowed, notes) if asked else usual[0]
        spalten = tuple(filter(None, [read.pop("spalten", "")]))
        if vorlage.mehrere:
            spalten = _several(query.get("spalten", ()), vorlage, notes)
        leere = bool(read.pop("leere", ""))
        found = cls(form=form, spalten=spalten, leere=leere, **read)
        return found._distinct(notes), notes

    def _distinct(self, notes: list[Note]) -> Antwortform:
        """The same with rows and columns of different dimensions."""
        if len(set(self.merkmale)) == len(self.merkmale):
            return self
        sentence = "Zeilen und Spalten brauchen verschiedene Merkmale."
        notes.append(Note("spalten", " und ".join(self.merkmale), sentence, _UNSTATED))
        usual, _ = Antwortform.from_url({"form": [self.form]})
        return usual


def _said(value: str | tuple[str, ...] | bool) -> list[str]:  # noqa: FBT001  any field
    if isinstance(value, bool):
        return ["ja"] if value else []
    return [value] if isinstance(value, str) and value else list(value)


def _one(
    name: str, values: Sequence[str], allowed: Sequence[str], notes: list[Note]
) -> str:
    """One value; the usual one if there is none that can be used."""
    known = [value for value in dict.fromkeys(values) if value in allowed and value]
    notes += [
        Note(
            name,
            value,
            f"»{value}« ist hier kein bekannter Wert für »{name}«. Möglich: "
            f"{', '.join(filter(None, allowed))}.",
            _UNSTATED,
        )
        for value in values
        if value not in known
    ]
    if len(known) > 1:
        both = " und ".join(known)
        sentence = f"Für »{name}« gilt nur ein Wert, nicht {both}."
        notes.append(Note(name, both, sentence, _UNSTATED))
        return allowed[0]
    return known[0] if known else allowed[0]


def _several(
    values: Sequence[str], vorlage: Vorlage, notes: list[Note]
) -> tuple[str, ...]:
    """Columns in the order in which they are named, each once."""
    allowed = vorlage.wahl["spalten"]
    known = tuple(value for value in dict.fromkeys(values) if value in allowed)
    notes += [
        Note("spalten", value, f"Eine Spalte »{value}« gibt es hier nicht.", _UNSTATED)
        for value in dict.fromkeys(values)
        if value not in allowed
    ]
    notes += [
        Note(
            "spalten",
            value,
            f"Die Spalte »{value}« ist mehrmals genannt.",
            "Sie steht einmal da.",
        )
        for value in known
        if values.count(value) > 1
    ]
    return known or vorlage.mehrere
