"""`bauen`: a delivery becomes the store that the app serves."""

from __future__ import annotations

import argparse
from pathlib import Path

from zr_dashboard.cli.deutsch import GermanParser
from zr_dashboard.formatting import german
from zr_dashboard.lieferung.build import build, is_current, was_published
from zr_dashboard.lieferung.publication import Place, align
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import bestand
from zr_dashboard.store.store import DEFAULT_PATH, Store, store_path


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "bauen",
        help="die Datenbank aus einer Lieferung bauen und veröffentlichen",
        description=(
            "Prüft eine Lieferung und baut daraus die Datenbank. Hat sie Fehler, "
            "werden alle genannt und die bisherige Datenbank bleibt. Eine frühere "
            "Fassung für denselben Stichtag bleibt im Archiv und gilt nicht mehr."
        ),
    )
    parser.add_argument(
        "--daten",
        metavar="ORDNER",
        type=Path,
        default=DEFAULT_PATH.parent,
        help="Ordner der Lieferung (sonst der Ordner »data« des Programms)",
    )
    parser.add_argument(
        "--ziel",
        metavar="DATEI",
        type=Path,
        default=None,
        help="die Datenbank (sonst ZR_DATABASE, sonst »data/zr.duckdb«)",
    )
    parser.add_argument(
        "--falls-noetig",
        action="store_true",
        help="nur tun, was fehlt: nichts, wenn diese Lieferung schon im Archiv steht "
        "und die Datenbank ihm entspricht",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """Build the store and say what is in it.

    Args:
        options: `daten` Path, `ziel` Path or None (the configured place),
            `falls_noetig` bool.

    Raises:
        DeliveryUnreadableError, DeliveryFaultyError, ArchiveError,
            PublishFailedError: as in `lieferung.build`; the old store stands as it was.
    """
    ziel: Path = options.ziel or store_path()
    if options.falls_noetig and is_current(options.daten, ziel):
        return f"{_contents(ziel)}: {_shown(ziel)} ist aktuell"
    if options.falls_noetig and was_published(options.daten, ziel):
        align(Place.of(ziel))
    else:
        build(options.daten, ziel)
    return f"{_contents(ziel)} → {_shown(ziel)}"


def _contents(path: Path) -> str:
    row = bestand.auskunft(Store.open(path), Selection()).iloc[0]
    anzahl = int(row["anzahl_foerderfaelle"])
    faelle = german.anzahl(anzahl, "Förderfall", "Förderfälle")
    # A terminal has no use for the blank that keeps a number with its word.
    words = faelle.replace("\N{NO-BREAK SPACE}", " ")
    return f"{words}, Datenstand {german.datum(row['stand'])}"


def _shown(path: Path) -> Path:
    """The path as somebody in this folder would write it."""
    absolute, here = path.resolve(), Path.cwd()
    return absolute.relative_to(here) if absolute.is_relative_to(here) else path
