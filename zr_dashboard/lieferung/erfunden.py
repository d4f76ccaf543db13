"""An invented delivery, of any size, for measurements: never real, and saying so.

Owns the files around the cases and how earlier Datenstände differ from later ones. The
cases are `erfunden_faelle`. Only the Kommunen, Landkreise, themes and terms are those
of a real delivery, because the maps know them; sources, rounds, sums and events are
invented as well. That it goes nowhere near a real delivery is decided in `publication`.
"""

from __future__ import annotations

import csv
import shutil
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from zr_dashboard.formatting import german
from zr_dashboard.lieferung import erfunden_faelle
from zr_dashboard.lieferung.fields import FIELDS
from zr_dashboard.lieferung.read import META_FILE
from zr_dashboard.lieferung.tables import kommune_name
from zr_dashboard.model.erfunden import ERFUNDEN
from zr_dashboard.model.errors import DeliveryUnreadableError

_CASES = "foerderfaelle.csv"
_FIRST = date(2019, 9, 30)
"""Antragsstichtag of the first Runde."""

_QUELLEN = 40
_REAL = ("landkreise.csv", "kommunen.csv", "themen.csv", "glossar.csv")
_TERM = "allgemeiner Sprachgebrauch"
"""What stands for the source of a term; the real one is not among the invented ones."""

_CHANGED, _GONE = 0.2, 0.03
"""Shares of the cases whose amount changes once, and of those that are gone later."""
_ROUNDED = 10_000.0
"""Euro to which an amount was rounded before it changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wunsch:
    """What shall be invented."""

    faelle: int
    """How many cases the newest Datenstand has."""

    saat: int
    """The same wish with the same seed gives the same files."""

    staende: int = 1
    """How many Datenstände, one a month."""

    jahre: int = 8
    """Years of approvals, from 2019."""

    runden: int = 9
    """How many Runden these years have, together."""

    @property
    def stand(self) -> date:
        """The newest Datenstand: 31 October of the last year."""
        return date(_FIRST.year + self.jahre - 1, 10, 31)

    def stichtage(self) -> list[date]:
        """Every Datenstand, the oldest first: the last days of months."""
        months = [
            self.stand.year * 12 + self.stand.month - 1 - back
            for back in range(self.staende)
        ]
        return [
            date(m // 12, m % 12 + 1, monthrange(m // 12, m % 12 + 1)[1])
            for m in reversed(months)
        ]


def erfinde(wunsch: Wunsch, vorbild: Path, ziel: Path) -> list[Path]:
    """Write invented deliveries.

    Args:
        wunsch: How many and how large.
        vorbild: A delivery, for its Kommunen, Landkreise, themes and terms.
        ziel: A folder that is not there, is empty, or was written by this function;
            what it holds is replaced. One Datenstand is written into the folder
            itself, several into one folder each, named after their day.

    Returns:
        The folder of each delivery, the oldest Datenstand first.

    Raises:
        DeliveryUnreadableError: `ziel` holds something else, or `vorbild` cannot be
            read.
    """
    _clear(ziel)
    try:
        umgebung = _umgebung(wunsch, vorbild)
        gone = int(wunsch.faelle * _GONE) if wunsch.staende > 1 else 0
        columns = erfunden_faelle.faelle(wunsch.faelle + gone, umgebung, wunsch.saat)
        cases = pa.table(columns)
        cases = cases.select([field.column for field in FIELDS[_CASES]])
        folders = []
        for number, stand in enumerate(wunsch.stichtage()):
            folder = ziel if wunsch.staende == 1 else ziel / stand.isoformat()
            then = _as_of(cases, number, stand, wunsch)
            _write(folder, wunsch, replace(umgebung, stand=stand), then, vorbild)
            folders.append(folder)
    except OSError as error:
        message = f"Die Lieferung konnte nicht geschrieben werden: {error}."
        raise DeliveryUnreadableError(message) from error
    return folders


def _clear(ziel: Path) -> None:
    """Empty a folder that this module filled; refuse any other one."""
    if not ziel.exists() or (ziel.is_dir() and not any(ziel.iterdir())):
        return
    metas = [ziel / META_FILE, *ziel.glob(f"*/{META_FILE}")]
    there = [meta.read_text("utf-8") for meta in metas if meta.is_file()]
    mark = f'bezeichnung = "{ERFUNDEN}'
    if not there or not all(mark in text for text in there):
        message = (
            f"In »{ziel}« liegt schon etwas, das keine erfundene Lieferung ist. Bitte "
            "nennen Sie einen anderen Ordner."
        )
        raise DeliveryUnreadableError(message)
    shutil.rmtree(ziel)


def _umgebung(wunsch: Wunsch, vorbild: Path) -> erfunden_faelle.Umgebung:
    kommunen = _rows(vorbild / "kommunen.csv")
    span = (wunsch.stand - timedelta(days=120) - _FIRST) / max(wunsch.runden - 1, 1)
    return erfunden_faelle.Umgebung(
        kommunen=[
            (row["ars9"], row["landkreis_ags"], kommune_name(row["art"], row["name"]))
            for row in kommunen
        ],
        einwohner=[int(row["einwohner"] or 5_000) for row in kommunen],
        themen=[row["thema"] for row in _rows(vorbild / "themen.csv")],
        quellen=[f"Q{number:03d}" for number in range(1, _QUELLEN + 1)],
        antragsstichtage=[_FIRST + number * span for number in range(wunsch.runden)],
        stand=wunsch.stand,
    )


def _as_of(cases: pa.Table, number: int, stand: date, wunsch: Wunsch) -> pa.Table:
    """The cases as they were known at one of the Datenstände.

    What was approved later is missing, some amounts were still rounded, and some cases
    were there that are gone since.
    """
    random = np.random.default_rng([wunsch.saat, 1])
    # From this Datenstand on, the amount is right, or the case is gone.
    turn = random.integers(0, wunsch.staende, cases.num_rows)
    changed = random.random(cases.num_rows) < _CHANGED
    extra = np.arange(cases.num_rows) >= wunsch.faelle
    approved = pc.less_equal(cases["bewilligt_am"], stand.isoformat())
    exact = cases["zuwendung_eur"]
    amount = pc.cast(exact, pa.float64())
    rounded = pc.multiply(pc.floor(pc.divide(amount, _ROUNDED)), _ROUNDED)
    rough = pc.cast(pc.cast(rounded, pa.int64()), pa.string())
    place = cases.schema.get_field_index("zuwendung_eur")
    then = cases.set_column(
        place,
        "zuwendung_eur",
        pc.if_else(pa.array(changed & (turn > number)), rough, exact),
    )
    known = pc.or_kleene(approved, pc.is_null(approved))
    return then.filter(pc.and_(known, pa.array(~extra | (turn > number))))


def _write(
    folder: Path,
    wunsch: Wunsch,
    umgebung: erfunden_faelle.Umgebung,
    cases: pa.Table,
    vorbild: Path,
) -> None:
    folder.mkdir(parents=True)
    for name in _REAL:
        rows = _rows(vorbild / name)
        if name == "glossar.csv":
            rows = [{**row, "beleg": _TERM} for row in rows]
        if name == "themen.csv":
            rows = [{**row, "beleg": ""} for row in rows]
        _write_rows(folder / name, rows)
    for name, rows in {
        "quellen.csv": _quellen(umgebung),
        "runden.csv": _runden(umgebung),
        "ereignisse.csv": _ereignisse(umgebung),
        "veroeffentlichte_summen.csv": _summen(umgebung, cases),
    }.items():
        _write_rows(folder / name, rows)
    arrow_csv.write_csv(cases, folder / _CASES)
    meta = _meta(umgebung.stand, cases.num_rows, wunsch.saat)
    (folder / META_FILE).write_text(meta, "utf-8")


def _meta(stand: date, anzahl: int, saat: int) -> str:
    count = german.zahl(anzahl)
    return (
        "# Written by `python -m zr_dashboard erzeugen`; nothing of it is real.\n\n"
        f"stand = {stand.isoformat()}\n"
        f'bezeichnung = "{ERFUNDEN} für Messungen ({count} Fälle, Saat {saat})"\n'
        f'grundlage = "{ERFUNDEN}: Kein Fall, kein Betrag und kein Tag ist echt"\n'
        f'lizenz = "{ERFUNDEN}, nicht zur Veröffentlichung; Einwohner und Schlüssel: '
        '© Statistisches Bundesamt (Destatis); Grenzen: © GeoBasis-DE / BKG (Daten '
        'verändert)"\n'
        'grund = "Messung mit erfundenen Daten"\n'
    )  # fmt: skip


def _quellen(umgebung: erfunden_faelle.Umgebung) -> list[dict[str, str]]:
    kinds = ("amtlich", "kommune", "presse", "sonstige")
    return [
        {
            "quelle_id": quelle,
            "url": "",
            "herausgeber": "Erfundene Stelle",
            "art": kinds[number % len(kinds)],
            "veroeffentlicht_am": "",
            "titel_kurz": f"Erfundene Mitteilung {number}",
        }
        for number, quelle in enumerate(umgebung.quellen, 1)
    ]


def _runden(umgebung: erfunden_faelle.Umgebung) -> list[dict[str, str]]:
    return [
        {
            "runde": str(number),
            "interessensbekundung_bis": (day - timedelta(days=28)).isoformat(),
            "antragsstichtag": day.isoformat(),
            "bescheide_ab": (day + timedelta(days=40)).isoformat(),
            "quelle_id": umgebung.quellen[number % len(umgebung.quellen)],
            "hinweis": "Erfundene Runde.",
        }
        for number, day in enumerate(umgebung.antragsstichtage, 1)
    ]


def _ereignisse(umgebung: erfunden_faelle.Umgebung) -> list[dict[str, str]]:
    return [
        {
            "datum": f"{year}-06-15",
            "art": "Konferenz",
            "titel": f"Erfundene Konferenz {year}",
            "beschreibung": "Erfundenes Ereignis.",
            "quelle_id": umgebung.quellen[0],
        }
        for year in range(_FIRST.year, umgebung.stand.year + 1)
    ]


def _summen(
    umgebung: erfunden_faelle.Umgebung, cases: pa.Table
) -> list[dict[str, str]]:
    """Each year a statement that says a little more than the cases show."""
    rows = []
    for number, year in enumerate(range(_FIRST.year + 1, umgebung.stand.year + 1), 1):
        day = f"{year - 1}-12-31"
        until = pc.sum(pc.less_equal(cases["bewilligt_am"], day)).as_py() or 0
        rows.append(
            {
                "summe_id": f"S{number:02d}",
                "stichtag": day,
                "gebiet": "Niedersachsen",
                "runde_von": "",
                "runde_bis": "",
                "zaehleinheit": "Projekte",
                "anzahl": str(min(until * 11 // 10 + 1, 999_999)),
                "anzahl_angabe": "mehr als",
                "betrag_eur": "",
                "betrag_angabe": "",
                "groesse": "bewilligt",
                "quelle_id": umgebung.quellen[number % len(umgebung.quellen)],
                "hinweis": "Erfundene Angabe.",
            }
        )
    return rows


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _write_rows(path: Path, rows: list[dict[str, str]]) -> None:
    columns = [field.column for field in FIELDS[path.name]]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
