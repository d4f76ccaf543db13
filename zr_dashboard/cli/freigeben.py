"""`lieferung freigeben` and `verwerfen`: the second pair of eyes.

Also owns what all commands ask that change something: who does it, and why.
"""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Sequence
from datetime import UTC, datetime

from zr_dashboard.cli.deutsch import GermanParser
from zr_dashboard.cli.fortschritt import fortschritt
from zr_dashboard.cli.tabelle import tabelle
from zr_dashboard.formatting import german
from zr_dashboard.lieferung.entry import Entry, Withdrawal
from zr_dashboard.lieferung.freigabe import gib_frei, verwirf
from zr_dashboard.lieferung.publication import Place
from zr_dashboard.store.store import store_path


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add both commands to those of `lieferung`."""
    release = commands.add_parser(
        "freigeben",
        help="als zweite Person eine wartende Lieferung veröffentlichen",
        description="Nur nötig, wo ZR_VIER_AUGEN=ja gesetzt ist.",
    )
    reject = commands.add_parser(
        "verwerfen", help="eine wartende Lieferung nicht veröffentlichen"
    )
    for parser in (release, reject):
        parser.add_argument(
            "nummer", metavar="NUMMER", type=int, help="ihre Nummer in »liste«"
        )
    add_who(release)
    release.set_defaults(run=run_release)
    add_reason(reject, "warum sie nicht veröffentlicht wird")
    reject.set_defaults(run=run_reject)


def run_release(options: argparse.Namespace) -> str:
    """Publish a waiting delivery.

    Args:
        options: `nummer` int, `wer` str.

    Raises:
        ArchiveError, PublishFailedError: it was not published.
    """
    place = Place.of(store_path())
    with fortschritt() as say:
        entry = gib_frei(place, options.nummer, options.wer, fortschritt=say)
    return f"Veröffentlicht als Nummer {entry.nummer}: {words(entry)}"


def run_reject(options: argparse.Namespace) -> str:
    """Reject a waiting delivery.

    Args:
        options: `nummer` int, `grund`, `wer` str.

    Raises:
        ArchiveError, PublishFailedError: it still waits.
    """
    said = Withdrawal(wer=options.wer, wann=datetime.now(UTC), grund=options.grund)
    entry = verwirf(Place.of(store_path()), options.nummer, said)
    return f"Verworfen: {words(entry)}"


def liste(entries: Sequence[Entry]) -> str:
    """The deliveries that wait, as a table."""
    rows = [
        (
            str(entry.nummer),
            german.datum(entry.meta.stand),
            german.zahl(entry.anzahl_foerderfaelle),
            entry.wer,
            entry.meta.grund,
        )
        for entry in entries
    ]
    table = tabelle(("Nr.", "Stichtag", "Fälle", "Eingereicht von", "Grund"), rows)
    return f"Warten auf Freigabe:\n\n{table}"


def add_who(parser: GermanParser) -> None:
    """Ask who does it."""
    parser.add_argument(
        "--wer",
        metavar="NAME",
        type=text,
        default=getpass.getuser(),
        help="wer das tut (sonst der angemeldete Benutzer)",
    )


def add_reason(parser: GermanParser, why: str) -> None:
    """Ask who does it, and why."""
    parser.add_argument("--grund", metavar="TEXT", type=text, required=True, help=why)
    add_who(parser)


def text(said: str) -> str:
    """A text of the command line that may not be empty."""
    if not said.strip():
        message = "die Angabe darf nicht leer sein"
        raise argparse.ArgumentTypeError(message)
    return said.strip()


def words(entry: Entry) -> str:
    """A delivery in words: how many cases, for which day."""
    cases = german.anzahl(entry.anzahl_foerderfaelle, "Förderfall", "Förderfälle")
    # A terminal has no use for the blank that keeps a number with its word.
    count = cases.replace("\N{NO-BREAK SPACE}", " ")
    return f"{count}, Datenstand {german.datum(entry.meta.stand)}"
