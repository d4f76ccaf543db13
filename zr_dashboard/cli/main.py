"""The command line: which commands there are, and how their errors are said."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from zr_dashboard import __version__
from zr_dashboard.cli import bauen, erzeugen, lieferung, register, sicherung
from zr_dashboard.cli.deutsch import GermanParser
from zr_dashboard.cli.tabelle import tabelle
from zr_dashboard.model.errors import DashboardError, DeliveryFaultyError, Finding


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: The words after the program's name; None takes those of the
            process.

    Returns:
        The exit code: 0 if it was done, 1 if it was refused. What was done stands
        on stdout, why it was refused on stderr.

    Raises:
        SystemExit: the command line was wrong (2), or asked for help (0).
    """
    options = _parser().parse_args(arguments)
    try:
        said: str = options.run(options)
    except DeliveryFaultyError as error:
        sys.stderr.write(f"{_table(error.findings)}\n\n{error}\n")
        return 1
    except DashboardError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{said}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = GermanParser(
        prog="python -m zr_dashboard",
        description="Befehle des Zukunftsräume-Monitors.",
    )
    parser.add_argument(
        "--version", action="version", version=__version__, help="die Fassung nennen"
    )
    commands = parser.add_subparsers(
        title="Befehle", metavar="BEFEHL", required=True, parser_class=GermanParser
    )
    for part in (bauen, lieferung, register, sicherung, erzeugen):
        part.register(commands)
    return parser


def _table(findings: Sequence[Finding]) -> str:
    """Every finding on its line; line 0 (the file as a whole) is left blank."""
    rows = [
        (f.file, str(f.line) if f.line else "", f.column, f.value, f.rule)
        for f in findings
    ]
    return tabelle(("Datei", "Zeile", "Spalte", "Wert", "Regel"), rows)
