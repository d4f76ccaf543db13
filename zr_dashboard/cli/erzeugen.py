"""`erzeugen`: an invented delivery of any size, for measuring and trying."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from zr_dashboard.cli.deutsch import GermanParser
from zr_dashboard.formatting import german
from zr_dashboard.lieferung.build import submission
from zr_dashboard.lieferung.erfunden import Wunsch, erfinde
from zr_dashboard.lieferung.publication import Place, publish_delivery
from zr_dashboard.store.store import DEFAULT_PATH

_WHO = "erzeugen"


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "erzeugen",
        help="eine erfundene Lieferung beliebiger Größe schreiben, zum Messen",
        description=(
            "Schreibt eine Lieferung, deren Fälle alle erfunden sind, in einen Ordner "
            "wie »data«. Jede Seite und jede Datei daraus sagt das. Sie kommt nie in "
            "dasselbe Archiv wie eine echte Lieferung."
        ),
    )
    for name, metavar, low, high, default, words in (
        ("--faelle", "N", 1, 5_000_000, 130, "so viele Förderfälle"),
        ("--saat", "N", 0, 2**63 - 1, 1, "dieselbe Zahl ergibt dieselben Fälle"),
        ("--staende", "N", 1, 120, 1, "so viele Datenstände, je einen Monat früher"),
        ("--jahre", "N", 1, 80, 8, "Bewilligungen aus so vielen Jahren, ab 2019"),
        ("--runden", "N", 1, 99, 9, "so viele Runden in diesen Jahren"),
    ):
        parser.add_argument(
            name,
            metavar=metavar,
            type=_number(low, high),
            default=default,
            help=f"{words} (sonst {german.zahl(default)})",
        )
    parser.add_argument(
        "--datenbank",
        metavar="DATEI",
        type=Path,
        default=None,
        help="gleich veröffentlichen: in diese Datenbank, nie in die echte",
    )
    parser.add_argument("ziel", metavar="ZIEL", type=Path, help="Ordner der Lieferung")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """Invent a delivery, and publish it if that is asked for.

    Args:
        options: `faelle`, `saat`, `staende`, `jahre`, `runden` int, `datenbank` Path
            or None, `ziel` Path.

    Raises:
        DeliveryUnreadableError: `ziel` holds something else, or cannot be written.
        ArchiveError: `datenbank` is the place of real deliveries.
        PublishFailedError: the store could not be written.
    """
    wunsch = Wunsch(
        faelle=options.faelle,
        saat=options.saat,
        staende=options.staende,
        jahre=options.jahre,
        runden=options.runden,
    )
    folders = erfinde(wunsch, DEFAULT_PATH.parent, options.ziel)
    cases = german.anzahl(wunsch.faelle, "erfundener Fall", "erfundene Fälle")
    # A terminal has no use for the blank that keeps a number with its word.
    said = f"{cases} → {options.ziel}".replace("\N{NO-BREAK SPACE}", " ")
    if options.datenbank is None:
        return said
    for folder in folders:
        publish_delivery(submission(folder, wer=_WHO), Place.of(options.datenbank))
    return f"{said} → {options.datenbank}"


def _number(low: int, high: int) -> Callable[[str], int]:
    """A whole number of the command line within bounds, as argparse takes it."""

    def number(said: str) -> int:
        if not said.isdecimal() or not low <= int(said) <= high:
            message = (
                f"erwartet wird eine ganze Zahl von {low} bis {high}, nicht »{said}«"
            )
            raise argparse.ArgumentTypeError(message)
        return int(said)

    return number
