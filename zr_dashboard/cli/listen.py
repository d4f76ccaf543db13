"""How the commands of `lieferung` are told of a list, and read it."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path

from zr_dashboard.cli.deutsch import GermanParser
from zr_dashboard.cli.fortschritt import fortschritt
from zr_dashboard.lieferung.annahme import Annahme, Liste, nimm_an
from zr_dashboard.lieferung.blatt_mappe import inhalt_von
from zr_dashboard.lieferung.publication import Place
from zr_dashboard.lieferung.stammdaten import lies_stammdaten
from zr_dashboard.lieferung.zuordnung import Zuordnung
from zr_dashboard.lieferung.zuordnungen import lade, speichere
from zr_dashboard.store.store import DEFAULT_PATH


def add_options(parser: GermanParser) -> None:
    """Add what says how a list is to be read."""
    parser.add_argument(
        "--blatt", metavar="NAME", default=None, help="das Blatt, wenn es mehrere gibt"
    )
    parser.add_argument(
        "--zuordnung",
        metavar="NAME",
        default=None,
        help="gespeicherte Zuordnung der Überschriften, oder eine Datei (TOML); sonst "
        "die mitgelieferte",
    )
    parser.add_argument(
        "--spalte",
        metavar="ÜBERSCHRIFT=FELD",
        type=_pair,
        action="append",
        default=[],
        help="diese Überschrift steht für dieses Feld; ohne Feld bleibt sie weg; "
        "mehrfach möglich",
    )
    parser.add_argument(
        "--zuordnung-speichern",
        metavar="NAME",
        default=None,
        help="die Zuordnung mit diesen Spalten unter diesem Namen speichern",
    )
    parser.add_argument(
        "--eigener-fall",
        metavar="ZEILE",
        type=int,
        action="append",
        default=[],
        help="der Fall dieser Zeile ist keiner der bisherigen; mehrfach möglich",
    )
    add_stammdaten(parser)
    parser.add_argument(
        "--stichtag",
        metavar="JJJJ-MM-TT",
        type=day,
        default=None,
        help="Tag, für den die Daten sprechen",
    )


def add_stammdaten(parser: GermanParser) -> None:
    """Add where that stands which a list refers to."""
    parser.add_argument(
        "--stammdaten",
        metavar="ORDNER",
        type=Path,
        default=DEFAULT_PATH.parent,
        help="Kommunen, Landkreise, Themen, Runden (sonst der Ordner »data«)",
    )


def annahme(options: argparse.Namespace, place: Place) -> Annahme:
    """Read the list that the options name.

    Args:
        options: `datei` Path and those of `add_options`.
        place: What was published.

    Raises:
        ListUnreadableError, MappingUnreadableError, ArchiveError,
            DeliveryUnreadableError, DeliveryFaultyError: there is nothing to read, or
            the Stammdaten have faults.
    """
    liste = Liste(
        name=options.datei.name,
        inhalt=inhalt_von(options.datei),
        zuordnung=_mapping(options, place),
        blatt=options.blatt,
        eigene=frozenset(options.eigener_fall),
    )
    stammdaten = lies_stammdaten(options.stammdaten)
    stichtag = options.stichtag or date.today()  # noqa: DTZ011  the reader's own day
    with fortschritt() as say:
        return nimm_an(liste, place, stammdaten, stichtag, fortschritt=say)


def day(text: str) -> date:
    """A day of the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"»{text}« ist kein Datum; erwartet wird JJJJ-MM-TT"
        raise argparse.ArgumentTypeError(message) from error


def _mapping(options: argparse.Namespace, place: Place) -> Zuordnung:
    zuordnung = lade(place, options.zuordnung).mit(dict(options.spalte))
    if options.zuordnung_speichern:
        zuordnung = replace(zuordnung, name=options.zuordnung_speichern, _keys={})
        speichere(place, zuordnung)
    return zuordnung


def _pair(text: str) -> tuple[str, str]:
    heading, sign, feld = text.rpartition("=")
    if not sign or not heading.strip():
        message = f"»{text}« hat nicht die Form ÜBERSCHRIFT=FELD"
        raise argparse.ArgumentTypeError(message)
    return heading.strip(), feld.strip()
