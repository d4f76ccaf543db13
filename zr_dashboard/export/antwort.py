"""An answer table as a value: everything that page, DOCX, XLSX and JSON show of it.

All of them are written from one `Antwort`, so that none can say what another does not.
How it is built: `antwort_bau`; how it is written: `antwort_html`, `antwort_docx`,
`antwort_xlsx`, `antwort_json`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import pandas as pd

from zr_dashboard.export.angaben import Angaben
from zr_dashboard.model.columns import Unit

Wert = Decimal | int | str | date | None
"""An exact value; None where it is not known."""

Marken = tuple[int, ...]
"""Numbers of the notes that a part of the table refers to, ascending."""


@dataclass(frozen=True, slots=True)
class Bezug:
    """Which figure a number is, and of which of the selected cases."""

    kennzahl: str = ""
    merkmale: tuple[tuple[str, str], ...] = ()
    """Dimension and code, for each that it is broken down by; empty for all cases."""

    spalte: str = ""
    """Instead of a headline figure: the column of a share or a sum per head. Then there
    is one dimension, and its code is '' for all areas together."""


@dataclass(frozen=True, slots=True)
class Zelle:
    """One cell."""

    text: str
    """As it is shown, without its marks."""

    wert: Wert = None
    """The exact value behind it."""

    gezeigt: Decimal | int | None = None
    """The number that the text writes, rounded; None where it writes none."""

    marken: Marken = ()
    bezug: Bezug | None = None
    """What it is to be cited as; None where it is no headline figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spalte:
    """One column."""

    titel: str
    gruppe: str = ""
    """Heading above it, shared with its neighbours; empty if there is none."""

    einheit: Unit = Unit.TEXT
    """Of its exact values."""

    stellen: int = 0
    """Decimals of its numbers."""

    summe: bool = False
    """Whether it sums up other columns."""

    vorspalte: bool = False
    """Whether it says what a row is, and stands in every part of a wide table."""

    marken: Marken = ()
    marken_gruppe: Marken = ()

    @property
    def rechts(self) -> bool:
        """Whether its cells stand to the right."""
        return self.einheit not in (Unit.TEXT, Unit.DATE, Unit.YEAR)


@dataclass(frozen=True, slots=True)
class Zeile:
    """One row."""

    zellen: tuple[Zelle, ...]
    summe: bool = False
    """Whether it sums up the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabelle:
    """Head and rows, and what is said above them."""

    beschriftung: str
    """What the table shows, and in which unit."""

    beschreibung: str
    """How it is built, for those who do not see it."""

    spalten: tuple[Spalte, ...]
    zeilen: tuple[Zeile, ...]
    marken: Marken = ()
    """Notes that concern all of it."""

    zeilen_gesamt: int
    """Rows that there are beside the sum, where not all of them stand here."""

    @property
    def hat_gruppen(self) -> bool:
        """Whether the head has two rows."""
        return any(spalte.gruppe for spalte in self.spalten)

    @property
    def gekuerzt(self) -> bool:
        """Whether rows are left out."""
        return len(self.zeilen) - sum(z.summe for z in self.zeilen) < self.zeilen_gesamt


@dataclass(frozen=True, slots=True)
class Anmerkung:
    """A note beneath the table."""

    nummer: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Antwort:
    """An answer table with all that belongs to it."""

    titel: str
    unterzeile: str
    """Selection, number of cases and Datenstand in one line."""

    vorbemerkung: tuple[str, ...]
    """Paragraphs: what is counted, what words mean, how complete it is."""

    tabelle: Tabelle | None
    """None where there is none; then `hinweis` says why."""

    hinweis: str = ""
    """What must be said instead of, or beside, the table."""

    anmerkungen: tuple[Anmerkung, ...] = ()
    zeichen: tuple[str, ...] = ()
    """Signs in the cells and what they mean, only those that occur."""

    quelle: tuple[str, ...]
    """Where it comes from, one statement each."""

    angaben: Angaben
    daten: pd.DataFrame
    """Exact values behind the table, in the columns of `COLUMNS`."""

    titel_der_spalten: Mapping[str, str] = field(default_factory=dict)
    """Titles of columns of `daten` that differ from those in `COLUMNS`."""


class Anmerkungen:
    """Collects notes while a table is built; the same text is the same note."""

    def __init__(self) -> None:
        """Begin without a note."""
        self._texts: dict[str, int] = {}

    def marke(self, *texte: str) -> Marken:
        """The marks of these notes; empty texts have none."""
        numbers = {
            self._texts.setdefault(text, len(self._texts) + 1) for text in texte if text
        }
        return tuple(sorted(numbers))

    def alle(self) -> tuple[Anmerkung, ...]:
        """Every note, in the order of its first mark."""
        return tuple(Anmerkung(number, text) for text, number in self._texts.items())


def gruppen(spalten: Sequence[Spalte]) -> Iterator[tuple[int, int]]:
    """First and number of columns under each heading of the upper row of the head.

    A column without such a heading stands alone.
    """
    start = 0
    for n in range(1, len(spalten) + 1):
        ends = n == len(spalten)
        if ends or not spalten[n].gruppe or spalten[n].gruppe != spalten[start].gruppe:
            yield start, n - start
            start = n


def hochgestellt(marken: Marken) -> str:
    """Marks as one text: `1) 3)`."""
    return " ".join(f"{marke})" for marke in marken)
