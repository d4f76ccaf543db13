"""`lieferung vorlage`: an XLSX to fill in, with lists to choose from."""

from __future__ import annotations

import argparse
from pathlib import Path

from zr_dashboard.cli.ausgabe import schreibe
from zr_dashboard.cli.deutsch import GermanParser
from zr_dashboard.cli.listen import add_stammdaten
from zr_dashboard.lieferung.stammdaten import lies_stammdaten
from zr_dashboard.lieferung.vorlage import vorlage
from zr_dashboard.model.errors import FileUnwritableError


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the command to those of `lieferung`."""
    parser = commands.add_parser(
        "vorlage",
        help="eine Vorlage zum Ausfüllen schreiben (XLSX)",
        description=(
            "Schreibt eine Mappe mit allen Spalten, Auswahllisten und Notizen. Was "
            "danach ausgefüllt ist, liest »lieferung pruefen« ohne Zuordnung."
        ),
    )
    parser.add_argument("ziel", metavar="ZIEL", type=Path, help="die neue Datei")
    add_stammdaten(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """Write the template.

    Args:
        options: `ziel` and `stammdaten`, Paths.

    Raises:
        FileUnwritableError: there is such a file already, or it cannot be written.
        DeliveryUnreadableError, DeliveryFaultyError: the Stammdaten have faults.
    """
    ziel: Path = options.ziel
    if ziel.exists():
        # It may be the template of last month, filled in.
        reason = "es gibt sie schon, und überschrieben wird sie nicht"
        raise FileUnwritableError(ziel.name, reason)
    content = vorlage(lies_stammdaten(options.stammdaten))
    schreibe(ziel, lambda path: path.write_bytes(content))
    return f"Vorlage geschrieben: {ziel.name}"
