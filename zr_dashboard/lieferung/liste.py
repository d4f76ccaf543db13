"""A list as somebody made it becomes cases, findings and the tables of the store.

Owns the way through a list: choose the sheet, find the heading, read the rows. Every
row that is read is taken or named by a finding; every column too.
"""

from __future__ import annotations

from pathlib import Path

from zr_dashboard.lieferung import kopf as k
from zr_dashboard.lieferung.blatt import Blatt, Mappe, refuse
from zr_dashboard.lieferung.blatt_mappe import lies_datei
from zr_dashboard.lieferung.durchgang import Durchgang
from zr_dashboard.lieferung.eingang import Eingang
from zr_dashboard.lieferung.spalten import (
    befunde_der_datei,
    befunde_der_spalten,
    vermuteter_kopf,
)
from zr_dashboard.lieferung.stammdaten import Stammdaten
from zr_dashboard.lieferung.vorlage_blaetter import zeilen
from zr_dashboard.lieferung.zuordnung import Zuordnung
from zr_dashboard.model.fortschritt import Fortschritt, Schritt, still

_EVERY = 1_000
"""Rows after which whoever waits hears of it."""


def lies(
    path: Path,
    zuordnung: Zuordnung,
    stammdaten: Stammdaten,
    *,
    blatt: str | None = None,
    fortschritt: Fortschritt = still,
) -> Eingang:
    """Read a list from a file.

    Args:
        path: XLSX, XLS, ODS or CSV, told apart by content.
        zuordnung: Which heading stands for which field.
        stammdaten: What the list refers to.
        blatt: The sheet to read; without it the only one that looks like a list.
        fortschritt: Told how far it is.

    Raises:
        ListUnreadableError: the file cannot be read, or no sheet has a heading.
        MappingUnreadableError: the mapping fixes a value that cannot be.
    """
    return lies_mappe(
        lies_datei(path), zuordnung, stammdaten, blatt=blatt, fortschritt=fortschritt
    )


def lies_mappe(
    mappe: Mappe,
    zuordnung: Zuordnung,
    stammdaten: Stammdaten,
    *,
    blatt: str | None = None,
    fortschritt: Fortschritt = still,
) -> Eingang:
    """The same for a file whose cells are read already."""
    heads = {
        b.name: head for b in mappe.blaetter if (head := k.finde_kopf(b, zuordnung))
    }
    guessed = {
        b.name: head
        for b in mappe.blaetter
        if not heads and (head := k.vermute_kopf(b, zuordnung))
    }
    chosen = _chosen(mappe, heads or guessed, blatt)
    head = (heads or guessed)[chosen.name]
    run = Durchgang(mappe, chosen, head, zuordnung, stammdaten)
    rows = chosen.zeilen[head.letzte + 1 :] if heads else ()
    for place, zeile in enumerate(rows):
        run.lies(chosen.nummer(head.letzte + 1 + place), zeile)
        if place % _EVERY == 0:
            fortschritt(Schritt.LESEN, place, len(rows))
    for place, zeile in enumerate(chosen.zeilen[: head.erste] if heads else ()):
        run.oben(chosen.nummer(place), zeile)
    befunde = [
        *befunde_der_datei(
            mappe,
            chosen,
            heads,
            gewaehlt=blatt is not None,
            vorlage=zeilen(stammdaten),
        ),
        *befunde_der_spalten(mappe, chosen, head, zuordnung),
        *(run.befunde() if heads else [vermuteter_kopf(mappe, chosen, head)]),
    ]
    return Eingang(
        mappe=mappe,
        blatt=chosen.name,
        kopf=head,
        zuordnung=zuordnung,
        stammdaten=stammdaten,
        faelle=tuple(run.faelle),
        antraege=tuple(run.antraege),
        summen=tuple(run.summen),
        gelesen=run.gelesen,
        nicht_uebernommen=frozenset(run.genannt),
        kennung_vorgeschlagen=not run.mit_id,
        befunde=tuple(befunde),
    )


def _chosen(mappe: Mappe, heads: dict[str, k.Kopf], name: str | None) -> Blatt:
    """The sheet that was asked for, or that has the most recognised columns."""
    by_name = {blatt.name: blatt for blatt in mappe.blaetter}
    if name is not None and name not in by_name:
        refuse(
            f"Ein Blatt »{name}« gibt es in der Datei nicht.",
            f"Es gibt: {', '.join(by_name)}.",
        )
    if (name is not None and name not in heads) or not heads:
        refuse(
            f"In den ersten {k.SUCHE} Zeilen steht kein Kopf, von dem mindestens "
            f"{k.MINDESTENS} Spalten bekannt sind.",
            "Bitte prüfen Sie, ob es die richtige Datei und das richtige Blatt ist, "
            "oder ordnen Sie die Überschriften mit einer Zuordnung zu.",
        )
    if name is not None:
        return by_name[name]
    return by_name[
        max(heads, key=lambda name: (heads[name].erkannt, len(heads[name].spalten)))
    ]
