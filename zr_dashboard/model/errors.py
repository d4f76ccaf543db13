"""What can go wrong.

* DashboardError
  - StoreMissingError       there is no store file
  - StoreBrokenError        there is one, and it cannot be read
  - QueryFailedError        DuckDB refused a statement
  - DeliveryUnreadableError a file of the delivery is missing or not a table
  - ListUnreadableError     somebody's list cannot be read as a table
  - MappingUnreadableError  a mapping of columns is not what it should be
  - DeliveryFaultyError     the delivery was read and has faults; carries them all
  - ReasonMissingError      a list has Warnungen, and nobody said why it is right
  - PublishFailedError      the new store could not be written; the old one stands
  - ArchiveError            the archive forbids what was asked, or cannot be read
  - FileUnwritableError     a file that somebody asked for could not be written
  - RegisterError           the register of citations cannot be read or written
  - CitationsChangedError   figures that were cited are others now; carries them
  - NotCitableError         a figure would mix what must not be added up
  - TooManyRowsError        a format cannot hold so many rows; others can
  - AnswerTooLargeError     an answer table would be larger than its form allows
  - FigureUnknownError      a picture could not show all that a chart shows
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class DashboardError(Exception):
    """Base of every error this package raises on purpose.

    `str(error)` is German prose, fit to be shown on a page: what happened,
    what it concerns, and what can be done about it.
    """


class StoreMissingError(DashboardError):
    """There is no store file at the configured place."""


class StoreBrokenError(DashboardError):
    """The store file cannot be opened, or was built for another version."""


class QueryFailedError(DashboardError):
    """DuckDB refused a statement; the DuckDB error is the cause."""


class DeliveryUnreadableError(DashboardError):
    """A file of the delivery is missing, not UTF-8, or not a table."""


class ListFaultyError(DashboardError):
    """A list was read and has a Fehler; the text is the whole report."""


class ListUnreadableError(DashboardError):
    """A list is not a table, is damaged, too large, or its heading is not found."""


class MappingUnreadableError(DashboardError):
    """A mapping is no TOML, or names a field that there is not."""


class ReasonMissingError(DashboardError):
    """A list has Warnungen, and nobody said why it shall be published with them."""

    def __init__(self, warnungen: int) -> None:
        what = "eine Warnung" if warnungen == 1 else f"{warnungen} Warnungen"
        super().__init__(
            f"Die Liste hat {what}. Veröffentlicht wird sie nur mit einer Begründung, "
            "warum sie trotzdem gelten soll."
        )


class PublishFailedError(DashboardError):
    """The new store could not be written. The old one is untouched."""


class ArchiveError(DashboardError):
    """What was asked contradicts the archive of deliveries, or it is damaged."""


class FileUnwritableError(DashboardError):
    """A file that somebody asked for could not be written."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(
            f"Die Datei »{name}« wurde nicht geschrieben: {reason}. Bitte nennen Sie "
            "eine andere, oder prüfen Sie Ordner, Rechte und freien Speicherplatz."
        )


class RegisterError(DashboardError):
    """The register of citations cannot be read or written."""


class CitationsChangedError(DashboardError):
    """Figures that were cited are others now; the text is the whole report."""


class NotCitableError(DashboardError):
    """A figure of this selection would mix what must not be added up."""


class TooManyRowsError(DashboardError):
    """A format cannot hold so many rows; others can."""

    def __init__(self, grenze: str) -> None:
        super().__init__(
            f"{grenze} CSV, JSON und Parquet haben diese Grenze nicht; oder grenzen "
            "Sie die Auswahl ein."
        )


class AnswerTooLargeError(DashboardError):
    """An answer table would have more rows or columns than its form allows."""


class FigureUnknownError(DashboardError):
    """A chart holds something that a picture of it would lack in silence."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"Von diesem Diagramm gibt es kein Bild: {what} lässt sich nicht zeichnen. "
            "Die Zahlen stehen in der Tabelle und in den Dateien."
        )


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault of a delivery, down to its cell."""

    file: str
    """Name of the file within the delivery."""

    line: int
    """Line in that file, the header being line 1; 0 for the file as a whole."""

    column: str
    """Name of the column, empty for a whole line."""

    value: str
    """The value as it stands there."""

    rule: str
    """The rule it breaks, one German sentence."""


class DeliveryFaultyError(DashboardError):
    """A delivery has faults; nothing of it was published."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(sorted(findings))
        count = len(self.findings)
        what = "einen Fehler" if count == 1 else f"{count} Fehler"
        super().__init__(
            f"Die Lieferung hat {what} und wurde nicht veröffentlicht. "
            "Der bisherige Datenstand bleibt."
        )
