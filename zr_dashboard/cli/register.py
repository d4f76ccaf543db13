"""`register pruefen`: whether every figure that was cited still holds."""

from __future__ import annotations

import argparse

import pandas as pd

from zr_dashboard.cli.deutsch import GermanParser
from zr_dashboard.cli.tabelle import tabelle
from zr_dashboard.formatting import german
from zr_dashboard.formatting.records import records
from zr_dashboard.model.columns import COLUMNS
from zr_dashboard.model.errors import CitationsChangedError
from zr_dashboard.queries import zitatregister
from zr_dashboard.queries.auswahl import asking
from zr_dashboard.queries.zitate import pruefe_alle
from zr_dashboard.store.register import Register
from zr_dashboard.store.register_file import register_path
from zr_dashboard.store.store import Store, store_path

_SHOWN = (
    *("zitat_id", "zitierte_kennzahl", "auswahl", "zitierter_wert", "neuer_wert"),
    *("abstand", "verwendung"),
)
_HEAD = (
    "Kennung",
    "Kennzahl",
    "Auswahl",
    "zitiert",
    "neu",
    "Unterschied",
    "Verwendung",
)


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the command to the command line."""
    parent = commands.add_parser("register", help="das Register der Zitate")
    parts = parent.add_subparsers(
        title="Befehle", metavar="BEFEHL", required=True, parser_class=GermanParser
    )
    parser = parts.add_parser(
        "pruefen",
        help="sagen, welche Zitate im neuesten Datenstand nicht mehr gelten",
        description=(
            "Vergleicht jedes ausgestellte Zitat mit dem neuesten Datenstand. Gelten "
            "alle noch, endet der Befehl mit 0, sonst nennt er die anderen und endet "
            "mit 1."
        ),
    )
    parser.set_defaults(run=pruefen)


def pruefen(_options: argparse.Namespace) -> str:
    """Compare every citation with the newest Datenstand.

    Raises:
        CitationsChangedError: some are another figure now; carries the table.
        RegisterError, StoreMissingError, StoreBrokenError: one of them cannot be read.
    """
    path = store_path()
    issued = Register(register_path(path)).zitate()
    frame = zitatregister.tabelle(pruefe_alle(asking(Store.open(path)), issued))
    changed = frame[frame["gilt"] == "nein"]
    count = _plain(german.anzahl(len(frame), "Zitat", "Zitaten"))
    if changed.empty:
        return f"0 von {count} geändert."
    report = f"{_table(changed)}\n\n{len(changed)} von {count} geändert."
    raise CitationsChangedError(report)


def _table(changed: pd.DataFrame) -> str:
    rows = [[_plain(str(row[name])) for name in _SHOWN] for row in records(changed)]
    return tabelle([COLUMNS[name].titel for name in _SHOWN], rows)


def _plain(text: str) -> str:
    """A terminal has no use for the blank that keeps a number with its word."""
    return text.replace("\N{NO-BREAK SPACE}", " ")
