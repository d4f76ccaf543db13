"""`lieferung …`: publish a delivery, take one back, see which there are."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from zr_dashboard.cli import freigeben, listen, pruefen, vergleichen, vorlage
from zr_dashboard.cli.deutsch import GermanParser
from zr_dashboard.cli.fortschritt import fortschritt
from zr_dashboard.cli.freigeben import add_reason, text, words
from zr_dashboard.cli.tabelle import tabelle
from zr_dashboard.formatting import german
from zr_dashboard.lieferung.build import submission
from zr_dashboard.lieferung.entry import Entry, Submission, Withdrawal
from zr_dashboard.lieferung.freigabe import reiche_ein, wartende
from zr_dashboard.lieferung.protokoll import protokoll
from zr_dashboard.lieferung.publication import (
    Place,
    publish_delivery,
    take_back,
    vier_augen,
)
from zr_dashboard.model.columns import COLUMNS
from zr_dashboard.model.errors import ListFaultyError
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
    for command in (vorlage, pruefen, vergleichen):
        command.register(own)
    liste = own.add_parser("liste", help="alle Lieferungen des Archivs zeigen")
    liste.set_defaults(run=show)
    log = own.add_parser("protokoll", help="zeigen, wer wann was getan hat")
    log.set_defaults(run=show_log)
    new = own.add_parser(
        "veroeffentlichen", help="eine Lieferung prüfen und veröffentlichen"
    )
    new.add_argument("datei", metavar="DATEI", type=Path, help="Liste oder Ordner")
    listen.add_options(new)
    add_reason(new, "warum sie veröffentlicht wird")
    for name, what in (
        ("--trotz-warnungen", "warum die Liste trotz ihrer Warnungen gelten soll"),
        ("--bezeichnung", "Name des Datenstands (sonst der der Datei)"),
        ("--lizenz", "wie die Daten genutzt werden dürfen"),
    ):
        new.add_argument(name, metavar="TEXT", type=text, default=None, help=what)
    new.set_defaults(run=publish)
    freigeben.register(own)
    back = own.add_parser(
        "zuruecknehmen",
        help="eine Lieferung zurücknehmen; die vorige gilt wieder",
    )
    back.add_argument(
        "--stichtag",
        metavar="JJJJ-MM-TT",
        type=listen.day,
        default=None,
        help="ihr Stichtag (sonst die neueste)",
    )
    add_reason(back, "warum sie zurückgenommen wird")
    back.set_defaults(run=withdraw)


def show(_: argparse.Namespace) -> str:
    """Every publication of the archive as a table.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    place = Place.of(store_path())
    entries = place.archive.entries()
    if not entries and not wartende(place):
        return "Das Archiv enthält noch keine Lieferung."
    valid = {entry.nummer for entry in place.archive.valid().values()}
    rows = [_row(entry, valid=entry.nummer in valid) for entry in entries]
    header = ("Nr.", "Stichtag", "Fälle", "Veröffentlicht", "Von", "Gilt", "Grund")
    parts = [tabelle(header, rows)]
    if waiting := wartende(place):
        parts.append(freigeben.liste(waiting))
    return "\n\n".join(parts if place.in_line() else [*parts, _BEHIND])


def show_log(_: argparse.Namespace) -> str:
    """Everything that was done to deliveries, the last first.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    frame = protokoll(Place.of(store_path()))
    if frame.empty:
        return "Das Archiv enthält noch keine Lieferung."
    header = [COLUMNS[str(name)].titel for name in frame]
    return tabelle(header, [list(map(str, row)) for row in frame.to_numpy().tolist()])


def publish(options: argparse.Namespace) -> str:
    """Check a delivery, and publish it or let it wait for a second person.

    Args:
        options: `datei` Path, `grund`, `wer` str, `trotz_warnungen`, `bezeichnung`,
            `lizenz` str or None, and those of `listen.add_options`.

    Raises:
        DashboardError: nothing was published.
    """
    place = Place.of(store_path())
    new = _submission(options, place)
    if vier_augen():
        entry = reiche_ein(new, place)
        return (
            f"Wartet als Nummer {entry.nummer} auf Freigabe durch eine zweite Person: "
            f"{words(entry)}"
        )
    with fortschritt() as say:
        entry = publish_delivery(new, place, fortschritt=say)
    return f"Veröffentlicht als Nummer {entry.nummer}: {words(entry)}"


def _submission(options: argparse.Namespace, place: Place) -> Submission:
    if options.datei.is_dir():
        return submission(
            options.datei, wer=options.wer, stand=options.stichtag, grund=options.grund
        )
    if options.stichtag is None:
        message = (
            "Eine Liste sagt nicht, für welchen Tag sie gilt. Bitte geben Sie ihn mit "
            "»--stichtag« an."
        )
        raise ListFaultyError(message)
    found = listen.annahme(options, place)
    if found.eingang.fehler:
        raise ListFaultyError(pruefen.report(found.eingang))
    return found.submission(
        wer=options.wer,
        grund=options.grund,
        trotz_warnungen=options.trotz_warnungen,
        bezeichnung=options.bezeichnung,
        lizenz=options.lizenz,
    )


def withdraw(options: argparse.Namespace) -> str:
    """Take a publication back.

    Args:
        options: `stichtag` date or None, `grund`, `wer` str.

    Raises:
        ArchiveError, PublishFailedError: nothing was taken back.
    """
    said = Withdrawal(wer=options.wer, wann=datetime.now(UTC), grund=options.grund)
    place = Place.of(store_path())
    with fortschritt() as say:
        gone, newest = take_back(place, said, options.stichtag, fortschritt=say)
    return (
        f"Zurückgenommen: Nummer {gone.nummer}, {words(gone)}\n"
        f"Jetzt aktuell: Nummer {newest.nummer}, {words(newest)}"
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
        f"{entry.wer}, freigegeben von {entry.freigabe}"
        if entry.freigabe
        else entry.wer,
        state,
        entry.meta.grund,
    )
