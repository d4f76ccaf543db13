"""The way of a list: read it, compare it with what was published, hand it on.

Owns what belongs to one list on its way in. Reading is `liste`, the Datenstand before
`vorher`, comparing `plausibel`, publishing `publication`. Used by command line and
pages alike.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from zr_dashboard.lieferung.bericht import Pruefung, objekt
from zr_dashboard.lieferung.blatt_mappe import lies_inhalt
from zr_dashboard.lieferung.eingang import Eingang
from zr_dashboard.lieferung.entry import Submission
from zr_dashboard.lieferung.liste import lies_mappe
from zr_dashboard.lieferung.plausibel import vergleiche
from zr_dashboard.lieferung.publication import DELIVERED, Place
from zr_dashboard.lieferung.stammdaten import Stammdaten
from zr_dashboard.lieferung.vorher import vorher
from zr_dashboard.lieferung.zuordnung import Zuordnung
from zr_dashboard.model.errors import ReasonMissingError
from zr_dashboard.model.fortschritt import Fortschritt, Schritt, still
from zr_dashboard.store.publish import Datenstand


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Liste:
    """A list as it was received, and how it shall be read."""

    name: str
    """Name of its file, without a folder."""

    inhalt: bytes
    zuordnung: Zuordnung
    blatt: str | None = None
    """The sheet, if there are several."""

    eigene: frozenset[int] = frozenset()
    """Rows that are cases of their own, whatever former case they look like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annahme:
    """A list that was read and compared, with everything found."""

    liste: Liste
    eingang: Eingang
    stichtag: date
    verglichen_mit: date | None
    """The Datenstand before; None if there is none."""

    geprueft_um: datetime = field(default_factory=_now)
    """In UTC."""

    @property
    def sha256(self) -> str:
        """Of the file, hexadecimal."""
        return hashlib.sha256(self.liste.inhalt).hexdigest()

    @property
    def pruefung(self) -> Pruefung:
        """What a report says of the list."""
        return Pruefung(
            eingang=self.eingang,
            sha256=self.sha256,
            stichtag=self.stichtag,
            verglichen_mit=self.verglichen_mit,
            geprueft_um=self.geprueft_um,
        )

    def submission(
        self,
        *,
        wer: str,
        grund: str,
        trotz_warnungen: str | None = None,
        bezeichnung: str | None = None,
        lizenz: str | None = None,
    ) -> Submission:
        """The list, ready to be published.

        Args:
            wer: Who publishes it.
            grund: Why it is published.
            trotz_warnungen: Why its Warnungen do not matter.
            bezeichnung: What the Datenstand is called, if not as the file.
            lizenz: How it may be used, if anything is said of it.

        Raises:
            DeliveryFaultyError: it has a Fehler.
            ReasonMissingError: it has Warnungen, and no reason is given.
        """
        tables = self.eingang.tabellen()
        if self.eingang.warnungen and not trotz_warnungen:
            raise ReasonMissingError(len(self.eingang.warnungen))
        zuordnung = self.eingang.zuordnung.to_toml()
        return Submission(
            meta=Datenstand(
                stand=self.stichtag,
                bezeichnung=bezeichnung or f"Liste »{self.liste.name}«",
                grundlage=f"Liste »{self.liste.name}«, Blatt »{self.eingang.blatt}«",
                lizenz=lizenz or "nicht angegeben",
                grund=grund,
                fingerabdruck=_fingerprint(self.liste.inhalt, zuordnung),
            ),
            tables=tables,
            originals={self.liste.name: self.liste.inhalt},
            wer=wer,
            weg=DELIVERED,
            bericht=objekt(self.pruefung),
            zuordnung=zuordnung,
            trotz_warnungen=trotz_warnungen if self.eingang.warnungen else None,
        )


def nimm_an(
    liste: Liste,
    place: Place,
    stammdaten: Stammdaten,
    stichtag: date,
    *,
    fortschritt: Fortschritt = still,
) -> Annahme:
    """Read a list and compare it with the Datenstand before. Changes nothing.

    Args:
        liste: The list.
        place: What was published.
        stammdaten: What the list refers to.
        stichtag: The day it speaks for.
        fortschritt: Told how far it is.

    Raises:
        ListUnreadableError: it cannot be read, or no sheet has a heading.
        MappingUnreadableError: the mapping fixes a value that cannot be.
        ArchiveError: the archive cannot be read.
    """
    fortschritt(Schritt.OEFFNEN, 0, 1)
    eingang = lies_mappe(
        lies_inhalt(liste.name, liste.inhalt),
        liste.zuordnung,
        stammdaten,
        blatt=liste.blatt,
        fortschritt=fortschritt,
    )
    fortschritt(Schritt.VERGLEICHEN, 0, 1)
    letzter = vorher(place, stichtag, eingang)
    if letzter is not None:
        eingang = vergleiche(eingang, letzter, stichtag, eigene=liste.eigene)
    return Annahme(
        liste=liste,
        eingang=eingang,
        stichtag=stichtag,
        verglichen_mit=letzter.stand if letzter else None,
    )


def _fingerprint(inhalt: bytes, zuordnung: str) -> str:
    """Of what decides the cases: the file, and how its columns were read."""
    both = hashlib.sha256(inhalt).digest() + hashlib.sha256(zuordnung.encode()).digest()
    return hashlib.sha256(both).hexdigest()
