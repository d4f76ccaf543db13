"""`sichern` and `wiederherstellen`: all that was published, in one file."""

from __future__ import annotations

import argparse
from pathlib import Path

from zr_dashboard.cli.deutsch import GermanParser
from zr_dashboard.formatting import german
from zr_dashboard.lieferung import backup
from zr_dashboard.lieferung.publication import Place, align
from zr_dashboard.store.register import Register
from zr_dashboard.store.register_file import register_path
from zr_dashboard.store.store import store_path


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add both commands to the command line."""
    for name, run, words in (
        ("sichern", save, "alle Lieferungen und Zitate in eine Datei sichern"),
        (
            "wiederherstellen",
            restore,
            "alle Lieferungen und Zitate aus einer Datei holen",
        ),
    ):
        parser = commands.add_parser(name, help=words)
        parser.add_argument("datei", metavar="DATEI", type=Path, help="die Sicherung")
        parser.set_defaults(run=run)


def save(options: argparse.Namespace) -> str:
    """Write archive and register into one file.

    Raises:
        ArchiveError, RegisterError: as in `lieferung.backup.save`.
    """
    path = store_path()
    register = Register(register_path(path))
    checksum = backup.save(Place.of(path).archive, options.datei, register)
    return f"Gesichert: {options.datei.name}, SHA-256 {checksum}"


def restore(options: argparse.Namespace) -> str:
    """Bring archive and register back, and build the store.

    Raises:
        ArchiveError, RegisterError, PublishFailedError: as in `lieferung`.
    """
    place = Place.of(store_path())
    register = Register(register_path(place.store))
    anzahl = backup.restore(place.archive, options.datei, register)
    align(place, anew=True)
    count = german.anzahl(anzahl, "Lieferung", "Lieferungen")
    words = f"{count}, {german.anzahl(len(register.zitate()), 'Zitat', 'Zitate')}"
    return f"Wiederhergestellt: {words}".replace("\N{NO-BREAK SPACE}", " ")
