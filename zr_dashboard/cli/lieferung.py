"""`lieferung …`: publish a delivery, take one back, see which there are."""

from __future__ import annotations

import argparse
import getpass
from datetime import UTC, date, datetime
from pathlib import Path

from zr_dashboard.cli import pruefen
from zr_dashboard.cli.deutsch import GermanParser
from zr_dashboard.cli.tabelle import tabelle
from zr_dashboard.formatting import german
from zr_dashboard.lieferung.build import submission
from zr_dashboard.lieferung.entry import Entry, Withdrawal
from zr_dashboard.lieferung.publication import Place, publish_delivery, take_back
from zr_dashboard.store.store import store_path

_BEHIND = (
    "Die Datenbank entspricht noch nicht dem Archiv; »python -m zr_dashboard bauen "
    "--falls-noetig« holt das nach."
)


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the command and its own commands to the command line."""
    parser = commands.add_parser(
        "lieferung",
        help="Lieferungen prüfen, veröffentlichen, zurücknehmen und auflisten",
        description="Lieferungen und ihre Datenstände. Keine wird je gelöscht.",
    )
    own = parser.add_subparsers(
        title="Befehle", metavar="BEFEHL", required=True, parser_class=GermanParser
    )
    pruefen.register(own)
    liste = own.add_parser("liste", help="alle Lieferungen des Archivs zeigen")
    liste.set_defaults(run=show)
    new = own.add_parser(
        "veroeffentlichen", help="eine Lieferung prüfen und veröffentlichen"
    )
    new.add_argument("ordner", metavar="ORDNER", type=Path, help="Ordner der Lieferung")
    new.add_argument(
        "--stichtag",
        metavar="JJJJ-MM-TT",
        type=_day,
        default=None,
        help="Tag, für den die Daten sprechen (sonst der aus lieferung.toml)",
    )
    _add_reason(new, "warum sie veröffentlicht wird")
    new.set_defaults(run=publish)
    back = own.add_parser(
        "zuruecknehmen",
        help="eine Lieferung zurücknehmen; die vorige gilt wieder",
    )
    back.add_argument(
        "--stichtag",
        metavar="JJJJ-MM-TT",
        type=_day,
        default=None,
        help="ihr Stichtag (sonst die neueste)",
    )
    _add_reason(back, "warum sie zurückgenommen wird")
    back.set_defaults(run=withdraw)


def show(_: argparse.Namespace) -> str:
    """Every publication of the archive as a table.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    place = Place.of(store_path())
    entries = place.archive.entries()
    if not entries:
        return "Das Archiv enthält noch keine Lieferung."
    valid = {entry.nummer for entry in place.archive.valid().values()}
    rows = [_row(entry, valid=entry.nummer in valid) for entry in entries]
    header = ("Nr.", "Stichtag", "Fälle", "Veröffentlicht", "Von", "Gilt", "Grund")
    table = tabelle(header, rows)
    return table if place.in_line() else f"{table}\n\n{_BEHIND}"


def publish(options: argparse.Namespace) -> str:
    """Check and publish the delivery in a folder.

    Args:
        options: `ordner` Path, `stichtag` date or None, `grund`, `wer` str.

    Raises:
        DeliveryUnreadableError, DeliveryFaultyError, ArchiveError,
            PublishFailedError: nothing was published.
    """
    new = submission(
        options.ordner, wer=options.wer, stand=options.stichtag, grund=options.grund
    )
    entry = publish_delivery(new, Place.of(store_path()))
    return f"Veröffentlicht als Nummer {entry.nummer}: {_words(entry)}"


def withdraw(options: argparse.Namespace) -> str:
    """Take a publication back.

    Args:
        options: `stichtag` date or None, `grund`, `wer` str.

    Raises:
        ArchiveError, PublishFailedError: nothing was taken back.
    """
    said = Withdrawal(wer=options.wer, wann=datetime.now(UTC), grund=options.grund)
    gone, newest = take_back(Place.of(store_path()), said, options.stichtag)
    return (
        f"Zurückgenommen: Nummer {gone.nummer}, {_words(gone)}\n"
        f"Jetzt aktuell: Nummer {newest.nummer}, {_words(newest)}"
    )


def _add_reason(parser: GermanParser, why: str) -> None:
    parser.add_argument("--grund", metavar="TEXT", type=_text, required=True, help=why)
    parser.add_argument(
        "--wer",
        metavar="NAME",
        type=_text,
        default=getpass.getuser(),
        help="wer das tut (sonst der angemeldete Benutzer)",
    )


def _row(entry: Entry, *, valid: bool) -> tuple[str, ...]:
    if entry.ruecknahme:
        when = german.datum(entry.ruecknahme.wann.date())
        state = f"nein, zurückgenommen am {when}: {entry.ruecknahme.grund}"
    else:
        state = "ja" if valid else "nein, ersetzt"
    return (
        str(entry.nummer),
        german.datum(entry.meta.stand),
        german.zahl(entry.anzahl_foerderfaelle),
        german.datum(entry.meta.veroeffentlicht_um.date()),
        entry.wer,
        state,
        entry.meta.grund,
    )


def _words(entry: Entry) -> str:
    cases = german.anzahl(entry.anzahl_foerderfaelle, "Förderfall", "Förderfälle")
    # A terminal has no use for the blank that keeps a number with its word.
    words = cases.replace("\N{NO-BREAK SPACE}", " ")
    return f"{words}, Datenstand {german.datum(entry.meta.stand)}"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"»{text}« ist kein Datum; erwartet wird JJJJ-MM-TT"
        raise argparse.ArgumentTypeError(message) from error


def _text(text: str) -> str:
    if not text.strip():
        message = "die Angabe darf nicht leer sein"
        raise argparse.ArgumentTypeError(message)
    return text.strip()
