"""How long a large list takes from the file to the readers, stage by stage.

    python -m benchmarks.intake [ANZAHL] [ORDNER]

Owns the lists: two invented Datenstände, the second a month after the first with
cases that are new, changed and gone, each written as somebody's XLSX with typed cells
under 30 usual headings. Each is read, checked, compared and published, in a folder of
its own. The last line is the whole command in a process of its own.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import xlsxwriter

from zr_dashboard.lieferung.annahme import Annahme, Liste
from zr_dashboard.lieferung.blatt_mappe import inhalt_von, lies_inhalt
from zr_dashboard.lieferung.erfunden import Wunsch, erfinde
from zr_dashboard.lieferung.liste import lies_mappe
from zr_dashboard.lieferung.plausibel import vergleiche
from zr_dashboard.lieferung.publication import Place, publish_delivery
from zr_dashboard.lieferung.stammdaten import lies_stammdaten
from zr_dashboard.lieferung.vorher import vorher
from zr_dashboard.lieferung.zuordnung import mitgeliefert
from zr_dashboard.model.erfunden import ERFUNDEN
from zr_dashboard.store.store import DEFAULT_PATH

WORDS = {
    "wer": "Messung",
    "grund": "Messung",
    "trotz_warnungen": "Messung",
    "bezeichnung": f"{ERFUNDEN} für Messungen",
}
HEADINGS = {
    "foerderfall_id": "Aktenzeichen",
    "empfaenger": "Zuwendungsempfänger",
    "titel": "Projekttitel",
    "beschreibung": "Kurzbeschreibung",
    "kommune_ars9": "Gemeindeschlüssel",
    "kommune": "Kommune",
    "landkreis": "Landkreis",
    "foerdergegenstand": "Gegenstand",
    "massnahmenart": "Förderart",
    "themen": "Thema",
    "zuwendung_eur": "Zuwendung in €",
    "zuwendung_angabe": "Genauigkeit der Zuwendung",
    "zuwendungsfaehige_ausgaben_eur": "zuwendungsfähige Ausgaben",
    "gesamtausgaben_eur": "Gesamtausgaben",
    "gesamtausgaben_angabe": "Genauigkeit der Gesamtausgaben",
    "ausgezahlt_eur": "ausgezahlt",
    "foerdersatz_prozent": "Fördersatz in %",
    "beantragt_am": "Antragsdatum",
    "bewilligt_am": "Bewilligungsdatum",
    "jahr": "Jahr der Bewilligung",
    "runde": "Antragsrunde",
    "laufzeit_von": "Beginn",
    "laufzeit_bis": "Ende",
    "sperrfrist_bis": "Sperrfrist",
    "verwendungsnachweis_am": "VN vom",
    "kooperationspartner": "Kooperationspartner",
    "anzahl_bescheide": "Anzahl der Bescheide",
    "status": "Status",
    "vertrauen": "vertrauen",
    "hinweis": "Bemerkung",
}
"""Column of a delivery -> how lists call it."""

NUMBERS = (
    *(name for name in HEADINGS if name.endswith("_eur")),
    *("foerdersatz_prozent", "jahr", "runde", "anzahl_bescheide"),
)
DAYS = tuple(name for name in HEADINGS if name.endswith(("_am", "_von", "_bis")))


def write_list(folder: Path, target: Path) -> None:
    """Write the cases of a delivery in a folder as somebody's list."""
    cases = pd.read_csv(folder / "foerderfaelle.csv", dtype=str, keep_default_na=False)
    for file, key, name in (
        ("kommunen.csv", "kommune_ars9", "kommune"),
        ("landkreise.csv", "landkreis_ags", "landkreis"),
    ):
        places = pd.read_csv(folder / file, dtype=str, keep_default_na=False)
        names = dict(zip(places[places.columns[0]], places["name"], strict=True))
        cases[name] = cases[key].map(names).fillna("")
    cases = cases.reindex(columns=list(HEADINGS), fill_value="")
    with xlsxwriter.Workbook(target, {"default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet("Förderliste")
        sheet.write_row(0, 0, HEADINGS.values())
        for column, name in enumerate(HEADINGS):
            for row, cell in enumerate(cases[name], 1):
                if cell and name in NUMBERS:
                    sheet.write_number(row, column, float(cell))
                elif name in DAYS and len(cell) == len("JJJJ-MM-TT"):
                    sheet.write_datetime(row, column, datetime.fromisoformat(cell))
                elif cell:
                    sheet.write_string(row, column, cell)


@contextmanager
def timed(name: str, rows: int) -> Iterator[None]:
    """Print how long a stage took, on the clock and on the processors."""
    begin, busy = time.perf_counter(), time.process_time()
    yield
    took, busy = time.perf_counter() - begin, time.process_time() - busy
    print(f"  {name:<34}{took:7.1f} s{busy:7.1f} s CPU{rows / took:11,.0f} rows/s")


def take_in(path: Path, folder: Path, place: Place, stichtag: date, rows: int) -> None:
    """Bring one list in, each stage timed; as `annahme` and the commands do it."""
    print(f"{path.name}, Stichtag {stichtag}")
    with timed("whole", rows):
        stammdaten = lies_stammdaten(folder)
        liste = Liste(name=path.name, inhalt=inhalt_von(path), zuordnung=mitgeliefert())
        with timed("read cells", rows):
            mappe = lies_inhalt(liste.name, liste.inhalt)
        with timed("read and check rows", rows):
            eingang = lies_mappe(mappe, liste.zuordnung, stammdaten)
        with timed("compare with the Datenstand before", rows):
            letzter = vorher(place, stichtag, eingang)
            if letzter is not None:
                eingang = vergleiche(eingang, letzter, stichtag)
        with timed("tables and report", rows):
            new = Annahme(
                liste=liste,
                eingang=eingang,
                stichtag=stichtag,
                verglichen_mit=letzter.stand if letzter else None,
            ).submission(**WORDS)
        with timed("archive and publish", rows):
            publish_delivery(new, place)
    print(f"  {len(eingang.faelle):,} cases, {len(eingang.befunde):,} findings")


def by_command(path: Path, folder: Path, store: Path, stand: date, rows: int) -> None:
    """The same as somebody types it, in a new process and a new archive."""
    command = [
        *(sys.executable, "-m", "zr_dashboard", "lieferung", "veroeffentlichen"),
        *(str(path), "--stichtag", stand.isoformat(), "--stammdaten", str(folder)),
        *(word for name, said in WORDS.items() for word in (_option(name), said)),
    ]
    with timed(f"command, {path.name}", rows):
        subprocess.run(  # noqa: S603
            command, env={**os.environ, "ZR_DATABASE": str(store)}, check=True
        )
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = usage.ru_utime + usage.ru_stime
    print(f"  its CPU {busy:.1f} s, its peak memory {usage.ru_maxrss >> 10:,} MB")


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def main(anzahl: int, folder: Path) -> None:
    """Make the lists, unless they stand there, and measure."""
    wunsch = Wunsch(faelle=anzahl, saat=1, staende=2)
    staende = wunsch.stichtage()
    folders = [folder / "lieferung" / stand.isoformat() for stand in staende]
    lists = [folder / f"Liste {stand}.xlsx" for stand in staende]
    if not all(path.exists() for path in lists):
        erfinde(wunsch, DEFAULT_PATH.parent, folder / "lieferung")
        for source, path in zip(folders, lists, strict=True):
            write_list(source, path)
    with TemporaryDirectory(dir=folder) as scratch:
        place = Place.of(Path(scratch) / "zr.duckdb")
        for path, source, stand in zip(lists, folders, staende, strict=True):
            take_in(path, source, place, stand, anzahl)
        other = Path(scratch) / "befehl" / "zr.duckdb"
        by_command(lists[-1], folders[-1], other, staende[-1], anzahl)


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    if len(sys.argv) > 2:  # noqa: PLR2004
        main(number, Path(sys.argv[2]))
    else:
        with TemporaryDirectory() as temporary:
            main(number, Path(temporary))
