"""A list that was read: its cases, what was found, and the tables of the store.

Owns the result of `liste.lies` and its way into the store's form; writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from zr_dashboard.lieferung import antraege
from zr_dashboard.lieferung.antraege import ANTRAG
from zr_dashboard.lieferung.befund import Befund, Schwere, adresse, gekuerzt
from zr_dashboard.lieferung.blatt import Mappe
from zr_dashboard.lieferung.felder import FALL
from zr_dashboard.lieferung.kopf import Kopf, Spalte
from zr_dashboard.lieferung.richtlinie import Verstoss
from zr_dashboard.lieferung.stammdaten import Stammdaten
from zr_dashboard.lieferung.summen import Summe
from zr_dashboard.lieferung.zeilen import Fall
from zr_dashboard.lieferung.zuordnung import Zuordnung
from zr_dashboard.model.errors import DeliveryFaultyError


@dataclass(frozen=True, slots=True, kw_only=True)
class Eingang:
    """A list as it was read."""

    mappe: Mappe
    blatt: str
    """Name of the sheet that was read."""

    kopf: Kopf
    zuordnung: Zuordnung
    stammdaten: Stammdaten
    faelle: tuple[Fall, ...]
    """Every Förderfall, those with a Fehler too, in the order of the list."""

    antraege: tuple[Fall, ...]
    """The same for the applications that are none; their fields are `ANTRAG`."""

    summen: tuple[Summe, ...]
    gelesen: int
    """Rows beneath the heading that are not blank."""

    nicht_uebernommen: frozenset[int]
    """Rows of the sheet that are not taken; a finding names each of them."""

    kennung_vorgeschlagen: bool
    """Whether the ids were made here, because the list has none."""

    befunde: tuple[Befund, ...]
    """Of the file, then of the columns, then of the rows in their order."""

    @property
    def uebernommen(self) -> tuple[Fall, ...]:
        """The Förderfälle and applications without a Fehler, each in their order."""
        return (*self._taken(self.faelle), *self._taken(self.antraege))

    @property
    def anzahl_antraege(self) -> int:
        """How many of those taken are applications that are no Förderfälle."""
        return len(self._taken(self.antraege))

    def _taken(self, rows: Iterable[Fall]) -> list[Fall]:
        return [fall for fall in rows if fall.zeile not in self.nicht_uebernommen]

    @property
    def nicht_erkannt(self) -> tuple[Spalte, ...]:
        """The columns whose heading is not known."""
        return tuple(spalte for spalte in self.kopf.spalten if spalte.feld is None)

    @property
    def warnungen(self) -> tuple[Befund, ...]:
        """The findings that need a reason to publish the list all the same."""
        return tuple(b for b in self.befunde if b.schwere is Schwere.WARNUNG)

    @property
    def fehler(self) -> tuple[Befund, ...]:
        """The findings that keep the list from being published."""
        return tuple(b for b in self.befunde if b.schwere is Schwere.FEHLER)

    def befund(self, verstoss: Verstoss, fall: Fall | None = None) -> Befund:
        """A broken rule as a finding: at the cell of its field, or of the sheet.

        Args:
            verstoss: The rule.
            fall: The case that breaks it; None for the list as a whole.
        """
        spalte = self.kopf.spalte(verstoss.feld)
        zelle = wert = ""
        if fall is not None:
            zelle = adresse(fall.zeile, spalte.nummer if spalte else 0)
            wert = fall.werte.get(verstoss.feld) or ""
        return Befund(
            datei=self.mappe.datei,
            blatt=self.blatt,
            zelle=zelle,
            wert=gekuerzt(wert),
            regel=verstoss.regel,
            hinweis=verstoss.hinweis,
            schwere=verstoss.schwere,
        )

    def tabellen(self) -> dict[str, pd.DataFrame]:
        """One frame per table of `store.publish.TABLES`, text or None in every cell.

        Raises:
            DeliveryFaultyError: the list has a Fehler.
        """
        if self.fehler:
            raise DeliveryFaultyError([befund.as_finding() for befund in self.fehler])
        faelle = [fall.werte for fall in self._taken(self.faelle)]
        others = [fall.werte for fall in self._taken(self.antraege)]
        known = {spalte.feld or "" for spalte in self.kopf.spalten}
        rows = [[werte.get(feld) for feld in FALL] for werte in faelle]
        applied = antraege.zeilen(known, faelle, others)
        return {
            **self.stammdaten.tables,
            "foerderfall": pd.DataFrame(rows, columns=list(FALL), dtype=object),
            "foerderfall_thema": self._links("themen", "thema"),
            "foerderfall_quelle": self._links("quellen", "quelle_id"),
            "antrag": pd.DataFrame(applied, columns=list(ANTRAG), dtype=object),
        }

    def _links(self, feld: str, target: str) -> pd.DataFrame:
        columns = ["foerderfall_id", "rang", target]
        return pd.DataFrame(list(self._codes(feld)), columns=columns, dtype=object)

    def _codes(self, feld: str) -> Iterator[tuple[str | None, str, str]]:
        for fall in self._taken(self.faelle):
            codes = (fall.werte.get(feld) or "").split(";")
            for rang, code in enumerate(filter(None, codes), 1):
                yield fall.werte["foerderfall_id"], str(rang), code
