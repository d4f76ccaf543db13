"""What a list refers to and does not bring: places, themes, rounds, sources.

Owns reading them from a folder like `data/`, checked, as the tables that a store
takes. The cases of that folder are left aside.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from zr_dashboard.lieferung import read
from zr_dashboard.lieferung.check import check
from zr_dashboard.lieferung.fields import FIELDS, FILES
from zr_dashboard.lieferung.orte import Ort, Orte
from zr_dashboard.lieferung.tables import tables
from zr_dashboard.model.codes import ARL
from zr_dashboard.model.errors import DeliveryFaultyError
from zr_dashboard.store.words import fold

CASES = "foerderfaelle.csv"


@dataclass(frozen=True)
class Stammdaten:
    """The tables of a store without its cases."""

    tables: dict[str, pd.DataFrame]
    """As `store.publish.TABLES`; those of cases are empty."""

    @cached_property
    def orte(self) -> Orte:
        """Landkreise and Kommunen."""
        kreise = {
            row["landkreis_ags"]: Ort(
                row["landkreis_ags"],
                row["landkreis"],
                row["kurzname"],
                row["art"],
                row["landkreis_ags"],
            )
            for row in self.tables["landkreis"].to_dict("records")
        }
        kommunen = {
            row["kommune_ars9"]: Ort(
                row["kommune_ars9"],
                row["kommune"],
                row["kurzname"],
                row["art"],
                row["landkreis_ags"],
            )
            for row in self.tables["kommune"].to_dict("records")
        }
        return Orte(kreise, kommunen)

    @cached_property
    def themen(self) -> dict[str, str]:
        """Folded code or name -> code."""
        rows = self.tables["thema"].to_dict("records")
        names = {fold(row["name"]): row["thema"] for row in rows}
        return {**{fold(row["thema"]): row["thema"] for row in rows}, **names}

    @cached_property
    def runden(self) -> frozenset[str]:
        """Numbers of the rounds."""
        return frozenset(self.tables["runde"]["runde"])

    @cached_property
    def quellen(self) -> dict[str, str]:
        """Folded id of a source -> its id."""
        return {fold(q): q for q in self.tables["quelle"]["quelle_id"]}

    @cached_property
    def arl_of(self) -> dict[str, str]:
        """Key of a Landkreis -> name of its ArL."""
        frame = self.tables["landkreis"]
        codes = zip(frame["landkreis_ags"], frame["arl_code"], strict=True)
        return {key: ARL[code] for key, code in codes}


def lies_stammdaten(folder: Path) -> Stammdaten:
    """Read a folder like `data/`; a file of cases is not needed.

    Raises:
        DeliveryUnreadableError: its `lieferung.toml` is missing or incomplete.
        DeliveryFaultyError: its files have faults.
    """
    files = tuple(name for name in FILES if name != CASES)
    delivery = read.read_delivery(folder, files)
    columns = tuple(field.column for field in FIELDS[CASES])
    without = {**delivery.tables, CASES: read.Table(CASES, columns, (), ())}
    delivery = replace(delivery, tables=without)
    if faults := [found for found in check(delivery) if found.file != CASES]:
        raise DeliveryFaultyError(faults)
    return Stammdaten(tables(delivery))
