"""What stands on the sheets of the template beside the one to fill in.

Owns their texts, as plain rows, and knowing them again in a list that comes back:
of what we wrote ourselves nothing needs to be said. How they look is `vorlage`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from zr_dashboard.lieferung.blatt import Blatt, text
from zr_dashboard.lieferung.stammdaten import Stammdaten
from zr_dashboard.lieferung.vorlage_spalten import SPALTEN, Vorlagenspalte, listen

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


def texte(stammdaten: Stammdaten) -> frozenset[str]:
    """Every text of the two sheets."""
    rows: list[Sequence[str]] = [(TITEL,), EINLEITUNG, KOPF]
    rows += [erklaerung(spalte) for spalte in SPALTEN]
    rows += zeilen_der_listen(spaltenlisten(stammdaten))
    return frozenset(text(cell) for row in rows for cell in row if cell)


def ist_beiblatt(blatt: Blatt, bekannt: frozenset[str]) -> bool:
    """Whether a sheet says nothing but what a template says itself.

    Args:
        blatt: A sheet that is not read.
        bekannt: The `texte` of the template.
    """
    said = {text(cell) for row in blatt.zeilen for cell in row} - {""}
    return bool(said) and said <= bekannt
