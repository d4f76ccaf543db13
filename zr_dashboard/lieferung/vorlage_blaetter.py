"""What stands on the sheets of the template beside the one to fill in.

Owns their texts, as plain rows, and knowing them again in a list that comes back:
of what we wrote ourselves nothing needs to be said. How they look is `vorlage`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from zr_dashboard.lieferung.blatt import Blatt, Wert, text
from zr_dashboard.lieferung.stammdaten import Stammdaten
from zr_dashboard.lieferung.vorlage_spalten import SPALTEN, Vorlagenspalte, listen

Zeile = tuple[str, ...]

FAELLE, ANLEITUNG, LISTEN = "Förderfälle", "Anleitung", "Listen"
"""Names of the sheets, in their order."""

TITEL = "Vorlage für eine Förderliste"
EINLEITUNG = (
    f"Je Förderfall eine Zeile auf dem Blatt »{FAELLE}«; der Kopf bleibt, wie er ist.",
    "Überschriften mit * sind Pflichtangaben, graue sind selten nötig.",
    "Was eine Spalte bedeutet, steht unten und als Notiz an ihrer Überschrift.",
    f"Auswahllisten öffnen sich mit Alt und Pfeil nach unten; siehe Blatt »{LISTEN}«.",
    "Daten, die ein Monat oder ein Jahr sein können, sind Text und bleiben es.",
    "Spalten, die Sie nicht brauchen, bleiben leer. Leere Zeilen stören nicht.",
    "Geprüft wird die Liste auf der Seite »Datenpflege«; dabei ändert sich nichts.",
)
KOPF = ("Überschrift", "Angabe", "Bedeutung", "So schreiben Sie es")


def erklaerung(spalte: Vorlagenspalte) -> tuple[str, str, str, str]:
    """A column of the template as a row of the sheet »Anleitung«."""
    if spalte.pflicht:
        angabe = "Pflicht"
    else:
        angabe = "selten nötig" if spalte.selten else "üblich"
    return spalte.titel, angabe, spalte.was, spalte.wie


def spaltenlisten(stammdaten: Stammdaten) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Name of each list -> its heading on the sheet »Listen«, and what is in it."""
    found = listen(stammdaten)
    return {
        spalte.liste: (f"Auswahl für »{spalte.ueberschrift}«", found[spalte.liste])
        for spalte in SPALTEN
        if spalte.liste
    }


def zeilen_der_listen(
    columns: Mapping[str, tuple[str, Sequence[str]]],
) -> list[tuple[str, ...]]:
    """The lists side by side: headings, then entries; a shorter one ends in blanks."""
    headings = tuple(heading for heading, _ in columns.values())
    entries = zip_longest(*(found for _, found in columns.values()), fillvalue="")
    return [headings, *entries]


def zeilen(stammdaten: Stammdaten) -> frozenset[Zeile]:
    """Every row of the two sheets, without the blanks that it ends in."""
    rows: list[Sequence[str]] = [(TITEL,), *((satz,) for satz in EINLEITUNG), KOPF]
    rows += [erklaerung(spalte) for spalte in SPALTEN]
    rows += zeilen_der_listen(spaltenlisten(stammdaten))
    return frozenset(map(_said, rows))


def ist_beiblatt(blatt: Blatt, bekannt: frozenset[Zeile]) -> bool:
    """Whether a sheet says nothing but what a template says itself.

    Args:
        blatt: A sheet that is not read.
        bekannt: The `zeilen` of the template.
    """
    said = set(map(_said, blatt.zeilen)) - {()}
    return bool(said) and said <= bekannt


def _said(zeile: Sequence[Wert]) -> Zeile:
    cells = list(map(text, zeile))
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)
