"""`sichern` and `wiederherstellen`: all that was published, in one file."""

from __future__ import annotations

import argparse
from pathlib import Path

from zr_dashboard.cli.deutsch import GermanParser
from zr_dashboard.formatting import german
from zr_dashboard.lieferung import backup
from zr_dashboard.lieferung.publication import Place, align
from zr_dashboard.store.store import store_path


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add both commands to the command line."""
    for name, run, words in (
        ("sichern", save, "alle Lieferungen in eine Datei sichern"),
        ("wiederherstellen", restore, "alle Lieferungen aus einer Datei holen"),
    ):
        parser = commands.add_parser(name, help=words)
        parser.add_argument("datei", metavar="DATEI", type=Path, help="die Sicherung")
        parser.set_defaults(run=run)


def save(options: argparse.Namespace) -> str:
    """Write the archive into one file.

    Raises:
        ArchiveError: as in `lieferung.backup.save`.
    """
    checksum = backup.save(Place.of(store_path()).archive, options.datei)
    return f"Gesichert: {options.datei.name}, SHA-256 {checksum}"


def restore(options: argparse.Namespace) -> str:
    """Bring the archive back, and build the store from it.

    Raises:
        ArchiveError, PublishFailedError: as in `lieferung`.
    """
    place = Place.of(store_path())
    anzahl = backup.restore(place.archive, options.datei)
    align(place, anew=True)
    count = german.anzahl(anzahl, "Lieferung", "Lieferungen")
    words = count.replace("\N{NO-BREAK SPACE}", " ")
    return f"Wiederhergestellt: {words}"
