"""`lieferung pruefen`: what a list contains, and what is wrong with it, cell by cell.

Publishes nothing and changes nothing.
"""

from __future__ import annotations

import argparse
import shutil
import textwrap
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from zr_dashboard.cli import listen
from zr_dashboard.cli.ausgabe import schreibe
from zr_dashboard.cli.deutsch import GermanParser
from zr_dashboard.cli.tabelle import one_line, tabelle
from zr_dashboard.formatting import german
from zr_dashboard.lieferung import bericht_datei
from zr_dashboard.lieferung.befund import Befund, anzahlen, gruppen, nach_schwere
from zr_dashboard.lieferung.bericht import urteil, zeilensatz
from zr_dashboard.lieferung.bericht_datei import ENDUNGEN
from zr_dashboard.lieferung.eingang import Eingang
from zr_dashboard.lieferung.publication import Place
from zr_dashboard.model.errors import FileUnwritableError, ListFaultyError
from zr_dashboard.store.store import store_path

_SHOWN = 50
"""Findings that a terminal shows one by one; a report holds all of them."""

_WIDEST = 100
"""Characters of a line at most, on a terminal that has more."""

_INDENT = " " * 10


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the command to those of `lieferung`."""
    parser = commands.add_parser(
        "pruefen",
        help="eine Liste (XLSX, XLS, ODS, CSV) lesen und jeden Befund nennen",
        description=(
            "Liest eine Liste, wie sie ist, und sagt, welche Spalten erkannt wurden "
            "und was an welcher Zelle auffällt. Veröffentlicht nichts."
        ),
    )
    parser.add_argument("datei", metavar="DATEI", type=Path, help="die Liste")
    parser.add_argument(
        "--bericht",
        metavar="ZIEL",
        type=_target,
        action="append",
        default=[],
        help="den Prüfbericht in diese Datei schreiben: .xlsx ist die Liste mit "
        "markierten Zellen, .json ist für Programme; mehrfach möglich",
    )
    listen.add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """Read the list and report.

    Args:
        options: `datei` Path, `bericht` Paths, and those of `listen.add_options`.

    Raises:
        ListFaultyError: the list has a Fehler; the whole report is its text.
        ListUnreadableError, MappingUnreadableError: there is nothing to report on.
        FileUnwritableError: a report could not be written.
    """
    for ziel in options.bericht:
        if ziel.resolve() == options.datei.resolve():
            raise FileUnwritableError(ziel.name, "das ist die Liste selbst")
    annahme = listen.annahme(options, Place.of(store_path()))
    parts = [report(annahme.eingang)]
    for ziel in options.bericht:
        write = partial(bericht_datei.schreibe, annahme.pruefung, _ending(ziel))
        schreibe(ziel, write)
        parts.append(f"Bericht geschrieben: {ziel.name}")
    said = "\n".join(parts)
    if annahme.eingang.fehler:
        raise ListFaultyError(said)
    return said


def report(eingang: Eingang) -> str:
    """Everything found, as text for a terminal."""
    columns = [
        (str(column.nummer), column.titel, _field(column.feld))
        for column in eingang.kopf.spalten
    ]
    parts = [tabelle(("Spalte", "Überschrift", "Feld"), columns)]
    if eingang.befunde:
        parts += _findings(eingang)
    return "\n\n".join([*parts, _summary(eingang)])


def _findings(eingang: Eingang) -> Iterator[str]:
    """By kind, then the gravest cell by cell."""
    befunde = eingang.befunde
    kinds = [
        (str(g.schwere), german.zahl(g.anzahl), _short(g.art), ", ".join(g.stellen))
        for g in gruppen(befunde)
    ]
    yield tabelle(("Schwere", "Anzahl", "Befund", "etwa in"), kinds)
    width = min(_WIDEST, shutil.get_terminal_size((_WIDEST, 0)).columns)
    yield "\n\n".join(
        _finding(befund, eingang.blatt, width)
        for befund in nach_schwere(befunde)[:_SHOWN]
    )
    if len(befunde) > _SHOWN:
        yield (
            f"Gezeigt sind die ersten {german.zahl(_SHOWN)} von "
            f"{german.zahl(len(befunde))} Befunden; alle enthält »--bericht ZIEL«."
        )


def _short(art: str) -> str:
    """The beginning of a rule; beneath, where each finding stands, is all of it."""
    return textwrap.shorten(one_line(art), _WIDEST - 30, placeholder=" …")


def _finding(befund: Befund, blatt: str, width: int) -> str:
    """Where it is and what stands there, beneath it what is wrong with it."""
    other = f"Blatt »{one_line(befund.blatt)}«"
    where = [
        f"{befund.schwere!s:8}",
        other if befund.blatt not in {"", blatt} else "",
        befund.stelle,
        f"»{one_line(befund.wert)}«" if befund.wert else "",
    ]
    said = one_line(f"{befund.regel} {befund.hinweis}".strip())
    lines = textwrap.wrap(
        said, width, initial_indent=_INDENT, subsequent_indent=_INDENT
    )
    return "\n".join(["  ".join(filter(None, where)).rstrip(), *lines])


def _field(feld: str | None) -> str:
    return "nicht erkannt" if feld is None else feld or "absichtlich ausgelassen"


def _summary(eingang: Eingang) -> str:
    counted = ", ".join(
        f"{schwere}: {german.zahl(count)}"
        for schwere, count in anzahlen(eingang.befunde).items()
    )
    said = f"{zeilensatz(eingang)} {counted}. {urteil(eingang)}"
    # A terminal has no use for the blank that keeps a number with its word.
    return said.replace("\N{NO-BREAK SPACE}", " ")


def _target(text: str) -> Path:
    path = Path(text)
    if _ending(path) not in ENDUNGEN:
        message = f"»{text}« endet weder auf .xlsx noch auf .json"
        raise argparse.ArgumentTypeError(message)
    return path


def _ending(path: Path) -> str:
    return path.suffix.removeprefix(".").lower()
