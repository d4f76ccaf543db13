"""What the register keeps: citations that were issued, selections that have a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Eintrag:
    """What a citation says, for good."""

    kennzahl: str
    """Id of the figure."""

    auswahl: str
    """The selection as query of an address, its Datenstand included."""

    stand: date
    fingerabdruck: str
    """Of the delivery that answered."""

    wert: Decimal | None
    faelle_einbezogen: int
    faelle_ausgewaehlt: int
    satz: str
    """For a press release, its value rounded."""

    satz_mehr_als: str | None
    """The same with »mehr als«; None where that would not be true."""

    auswahl_worte: str
    definition: str
    quelle: str

    def meint_dasselbe(self, other: Eintrag) -> bool:
        """Whether both give the same figure; words may have become others."""
        return self._figure() == other._figure()

    def _figure(self) -> tuple[object, ...]:
        return (
            *(self.kennzahl, self.auswahl, self.stand, self.fingerabdruck, self.wert),
            *(self.faelle_einbezogen, self.faelle_ausgewaehlt),
        )


@dataclass(frozen=True, slots=True)
class Zitat:
    """A citation that was issued."""

    id: str
    eintrag: Eintrag
    ausgestellt_um: datetime
    verwendet: tuple[str, ...] = ()
    """What it was used for, first use first."""


@dataclass(frozen=True, slots=True)
class Gemerkt:
    """A selection that was given a name."""

    name: str
    auswahl: str
    """As query of an address; empty for all cases."""
