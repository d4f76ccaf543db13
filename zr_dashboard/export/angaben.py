"""What a file says of itself: title, selection, Datenstand, completeness, source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd

from zr_dashboard.formatting import german
from zr_dashboard.model.columns import COLUMNS
from zr_dashboard.model.programm import PROGRAMM


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


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

    erzeugt: datetime = field(default_factory=_now)
    """When the file was made, in UTC; the same moment gives the same bytes."""

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
            ("Erzeugt", f"{self.erzeugt:%d.%m.%Y %H:%M} UTC"),
        ]
        return [(label, text) for label, text in pairs if text]

    def as_object(
        self,
        columns: Iterable[object],
        *,
        zeilen: int,
        sha256: str,
        titles: Mapping[str, str] | None = None,
    ) -> dict[str, Any]:
        """The same for programs: the `angaben` of JSON, Parquet and CSV metadata.

        Args:
            columns: Names of the columns of the file.
            zeilen: Number of its rows.
            sha256: Their checksum, see `checksum`.
            titles: Column titles that differ from those in `COLUMNS`.
        """
        newest = self.juengster_fall_am
        return {
            "titel": self.titel,
            "programm": PROGRAMM,
            "auswahl": self.auswahl,
            "link": self.link,
            "datenstand": self.stand.isoformat(),
            "juengster_fall_am": newest.isoformat() if newest else None,
            "zeilen": zeilen,
            "faelle_ausgewaehlt": self.faelle_ausgewaehlt,
            "faelle_gesamt": self.faelle_gesamt,
            "vollstaendigkeit": self.vollstaendigkeit,
            "quelle": f"{self.bezeichnung}: {self.grundlage}",
            "lizenz": self.lizenz,
            "erzeugt": f"{self.erzeugt:%Y-%m-%dT%H:%M:%SZ}",
            "sha256": sha256,
            "definitionen": definitionen(columns, titles),
        }


def definitionen(
    columns: Iterable[object], titles: Mapping[str, str] | None = None
) -> list[dict[str, str]]:
    """Name, title, unit and meaning of each column.

    A column outside `COLUMNS` has none: in the answer `kennzahlen` each row brings
    its own definition along.
    """
    titled = titles or {}
    known = [COLUMNS[str(name)] for name in columns if str(name) in COLUMNS]
    return [
        {
            "name": column.name,
            "titel": titled.get(column.name, column.titel),
            "einheit": str(column.unit),
            "bedeutung": column.meaning,
        }
        for column in known
    ]


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
