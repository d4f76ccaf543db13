"""`lieferung vergleichen`: what a delivery would change, before it is published."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from zr_dashboard.cli import listen
from zr_dashboard.cli.deutsch import GermanParser
from zr_dashboard.cli.fortschritt import fortschritt
from zr_dashboard.cli.tabelle import tabelle
from zr_dashboard.formatting import german
from zr_dashboard.formatting.records import Row, records
from zr_dashboard.lieferung import build
from zr_dashboard.lieferung.entry import Submission
from zr_dashboard.lieferung.publication import Place
from zr_dashboard.lieferung.vorschau import vorschau
from zr_dashboard.model.columns import COLUMNS, Unit
from zr_dashboard.model.kennzahlen import KENNZAHLEN
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import antraege, vergleich
from zr_dashboard.store.store import store_path

_NONE_BEFORE = (
    "Vor diesem Stichtag ist nichts veröffentlicht; es gibt nichts zu vergleichen."
)
_PREVIEW = "Vorschau"
"""Stands for the reasons of a delivery that is only compared."""


def register(commands: argparse._SubParsersAction[GermanParser]) -> None:
    """Add the command to those of `lieferung`."""
    parser = commands.add_parser(
        "vergleichen",
        help="sagen, was eine Lieferung ändern würde",
        description=(
            "Vergleicht eine Liste oder einen Ordner mit dem Datenstand davor: neue, "
            "geänderte und entfallene Fälle und die Wirkung auf jede Kennzahl. "
            "Veröffentlicht nichts."
        ),
    )
    parser.add_argument("datei", metavar="DATEI", type=Path, help="Liste oder Ordner")
    listen.add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> str:
    """Compare and report.

    Args:
        options: `datei` Path and those of `listen.add_options`.

    Raises:
        DashboardError: the delivery cannot be read or has a Fehler.
    """
    place = Place.of(store_path())
    new = _submission(options, place)
    with (
        fortschritt() as say,
        vorschau(new, place, fortschritt=say) as (store, before),
    ):
        if before is None:
            return _NONE_BEFORE
        figures = vergleich.kennzahlen(store, Selection(), before)
        cases = vergleich.faelle(store, Selection(), before)
        applications = antraege.veraenderungen(store, Selection(), before)
    since = f"Im Vergleich mit dem Datenstand {german.datum(before)}:"
    told = [*_cases(cases), *_applications(applications)]
    return "\n\n".join([since, _figures(figures), *told])


def _submission(options: argparse.Namespace, place: Place) -> Submission:
    if options.datei.is_dir():
        return build.submission(options.datei, wer=_PREVIEW, stand=options.stichtag)
    return listen.annahme(options, place).submission(
        wer=_PREVIEW, grund=_PREVIEW, trotz_warnungen=_PREVIEW
    )


def _figures(frame: pd.DataFrame) -> str:
    rows = [
        (
            KENNZAHLEN[row["kennzahl"]].name,
            *(
                _value(row[column], KENNZAHLEN[row["kennzahl"]].einheit)
                for column in ("wert_alt", "wert_neu", "unterschied")
            ),
        )
        for row in records(frame)
    ]
    return tabelle(("Kennzahl", "bisher", "neu", "Unterschied"), rows)


def _cases(frame: pd.DataFrame) -> Sequence[str]:
    counts = frame.groupby("aenderung")["foerderfall_id"].nunique()
    said = ", ".join(
        f"{german.zahl(int(counts.get(kind, 0)))} {kind}"
        for kind in ("neu", "geändert", "entfallen")
    )
    if frame.empty:
        return ["Kein Fall ändert sich."]
    header = ("Änderung", "Kennung", "Titel", "Angabe", "bisher", "neu")
    return [tabelle(header, [_row(row) for row in records(frame)]), f"Fälle: {said}."]


def _applications(frame: pd.DataFrame) -> Sequence[str]:
    if frame.empty:
        return []
    header = ("Antrag bisher", "neu", "Anzahl")
    cells = frame.fillna("nicht vorhanden").astype(str)
    return [tabelle(header, list(cells.itertuples(index=False, name=None)))]


def _row(row: Row) -> tuple[str, ...]:
    feld = row["feld"]
    return (
        row["aenderung"],
        row["foerderfall_id"],
        row["titel"],
        "" if german.fehlt(feld) else COLUMNS[feld].titel,
        "" if german.fehlt(row["angabe_alt"]) else row["angabe_alt"],
        "" if german.fehlt(row["angabe_neu"]) else row["angabe_neu"],
    )


def _value(value: float | None, unit: Unit) -> str:
    return german.in_einheit(value, unit).replace("\N{NO-BREAK SPACE}", " ")
