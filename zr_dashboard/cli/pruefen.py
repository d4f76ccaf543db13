"""`lieferung pruefen`: what a list contains, and what is wrong with it, cell by cell.

Publishes nothing and changes nothing.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from zr_dashboard.cli import listen
from zr_dashboard.cli.deutsch import GermanParser
from zr_dashboard.cli.tabelle import tabelle
from zr_dashboard.formatting import german
from zr_dashboard.lieferung.befund import anzahlen
from zr_dashboard.lieferung.eingang import Eingang
from zr_dashboard.lieferung.publication import Place
from zr_dashboard.model.errors import ListFaultyError
from zr_dashboard.store.store import store_path


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
    listen.add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """Read the list and report.

    Args:
        options: `datei` Path and those of `listen.add_options`.

    Raises:
        ListFaultyError: the list has a Fehler; the whole report is its text.
        ListUnreadableError, MappingUnreadableError: there is nothing to report on.
    """
    eingang = listen.annahme(options, Place.of(store_path())).eingang
    said = report(eingang)
    if eingang.fehler:
        raise ListFaultyError(said)
    return said


def report(eingang: Eingang) -> str:
    """Everything found, as text for a terminal."""
    columns = [
        (str(column.nummer), column.titel, _field(column.feld))
        for column in eingang.kopf.spalten
    ]
    findings = [
        (str(b.schwere), b.blatt, b.zelle, b.wert, b.regel, b.hinweis)
        for b in eingang.befunde
    ]
    parts = [tabelle(("Spalte", "Überschrift", "Feld"), columns)]
    if findings:
        header = ("Schwere", "Blatt", "Zelle", "Wert", "Regel", "Hinweis")
        parts.append(tabelle(header, findings))
    return "\n\n".join([*parts, _summary(eingang)])


def _field(feld: str | None) -> str:
    return "nicht erkannt" if feld is None else feld or "absichtlich ausgelassen"


def _summary(eingang: Eingang) -> str:
    counted = ", ".join(
        f"{schwere}: {german.zahl(count)}"
        for schwere, count in anzahlen(eingang.befunde).items()
    )
    taken, left = len(eingang.uebernommen), len(eingang.nicht_uebernommen)
    verdict = (
        "So kann die Liste nicht veröffentlicht werden."
        if eingang.fehler
        else "Die Liste hat keinen Fehler."
    )
    return (
        f"Blatt »{eingang.blatt}«: {_rows(eingang.gelesen)} gelesen, "
        f"{german.zahl(taken)} übernommen{_applications(eingang)}, "
        f"{german.zahl(left)} nicht übernommen und oben genannt. {counted}. {verdict}"
    )


def _applications(eingang: Eingang) -> str:
    number = eingang.anzahl_antraege
    if not number:
        return ""
    return f" (davon {german.zahl(number)} als Antrag, der nicht bewilligt ist)"


def _rows(number: int) -> str:
    # A terminal has no use for the blank that keeps a number with its word.
    return german.anzahl(number, "Zeile", "Zeilen").replace("\N{NO-BREAK SPACE}", " ")
