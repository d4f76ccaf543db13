"""What a file says of itself: title, selection, Datenstand, completeness, source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pandas as pd

from zr_dashboard.formatting import german

PROGRAMM = "Zukunftsräume Niedersachsen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Angaben:
    """Everything a reader in three years needs to know about a file."""

    titel: str
    auswahl: str
    """The selection in words."""

    link: str
    """The selection as address."""

    stand: date
    """Datenstand: the day the data speak for."""

    juengster_fall_am: date | None
    """Newest case dated to the day."""

    bezeichnung: str
    """Name of the delivery."""

    grundlage: str
    lizenz: str
    faelle_ausgewaehlt: int
    faelle_gesamt: int
    vollstaendigkeit: str
    """How many cases the sums include, one phrase; empty where there are no sums."""

    def as_pairs(self, zeilen: int) -> list[tuple[str, str]]:
        """Label and text in the order in which a file states them.

        Args:
            zeilen: Number of data rows in the file.
        """
        pairs = [
            ("Titel", self.titel),
            ("Programm", PROGRAMM),
            ("Auswahl", self.auswahl),
            ("Link", self.link),
            ("Datenstand", german.datum(self.stand)),
            ("Jüngster taggenau datierter Fall", german.datum(self.juengster_fall_am)),
            (
                "Förderfälle der Auswahl",
                f"{self.faelle_ausgewaehlt} von {self.faelle_gesamt}",
            ),
            ("Vollständigkeit", self.vollstaendigkeit),
            ("Zeilen", str(zeilen)),
            ("Lieferung", self.bezeichnung),
            ("Grundlage", self.grundlage),
            ("Lizenz", self.lizenz),
            ("Erzeugt", f"{datetime.now(UTC):%d.%m.%Y %H:%M} UTC"),
        ]
        return [(label, text) for label, text in pairs if text]


def angaben(
    auskunft: pd.DataFrame,
    *,
    titel: str,
    auswahl: str,
    link: str,
    vollstaendigkeit: str,
) -> Angaben:
    """Describe a file made from the answer of `queries.bestand.auskunft`."""
    row = auskunft.iloc[0]
    newest = row["juengster_fall_am"]
    return Angaben(
        titel=titel,
        auswahl=auswahl,
        link=link,
        stand=row["stand"].date(),
        juengster_fall_am=None if pd.isna(newest) else newest.date(),
        bezeichnung=row["bezeichnung"],
        grundlage=row["grundlage"],
        lizenz=row["lizenz"],
        faelle_ausgewaehlt=int(row["faelle_ausgewaehlt"]),
        faelle_gesamt=int(row["anzahl_foerderfaelle"]),
        vollstaendigkeit=vollstaendigkeit,
    )
