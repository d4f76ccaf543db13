"""What is to be said of a file and of its columns, before any row is read.

Owns findings about sheets, hidden parts, encodings and headings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zr_dashboard.formatting import german
from zr_dashboard.lieferung.befund import Befund, Schwere, adresse, gekuerzt
from zr_dashboard.lieferung.blatt import Blatt, Mappe, leer, text
from zr_dashboard.lieferung.felder import PFLICHT
from zr_dashboard.lieferung.kopf import Kopf, Spalte
from zr_dashboard.lieferung.vorlage_blaetter import Zeile, ist_beiblatt
from zr_dashboard.lieferung.zuordnung import Zuordnung, faktor
from zr_dashboard.model.columns import COLUMNS

_SIGNS = {";": "Semikolon", ",": "Komma", "\t": "Tabulator", "|": "senkrechter Strich"}
_SHOWN = 20
_GUESSED = 200
"""Unknown headings for which a likely field is sought."""


def befunde_der_datei(
    mappe: Mappe,
    gelesen: Blatt,
    koepfe: Mapping[str, Kopf],
    *,
    gewaehlt: bool,
    vorlage: frozenset[Zeile] = frozenset(),
) -> Iterator[Befund]:
    """What is to be said of the file and its sheets.

    Args:
        mappe: The file.
        gelesen: The sheet that is read.
        koepfe: Name of every sheet that looks like a list -> its heading.
        gewaehlt: Whether somebody chose that sheet.
        vorlage: The rows that the template has on its own sheets.
    """
    for satz in mappe.hinweise:
        yield _befund(mappe, "", satz)
    if mappe.art == "CSV":
        yield _befund(mappe, "", _as_text(mappe))
    if gelesen.verborgen:
        yield _befund(mappe, gelesen.name, "Das gelesene Blatt ist verborgen.")
    for what, numbers in (
        ("Zeilen", gelesen.verborgene_zeilen),
        ("Spalten", gelesen.verborgene_spalten),
    ):
        if numbers:
            shown = ", ".join(
                str(n) if what == "Zeilen" else adresse(0, n)[:-1]
                for n in sorted(numbers)[:_SHOWN]
            )
            more = " …" if len(numbers) > _SHOWN else ""
            satz = f"Verborgene {what} wurden mitgelesen: {shown}{more}."
            yield _befund(mappe, gelesen.name, satz)
    for blatt in mappe.blaetter:
        if blatt.name != gelesen.name and not ist_beiblatt(blatt, vorlage):
            yield _unread(mappe, blatt, is_list=blatt.name in koepfe, gewaehlt=gewaehlt)


def befunde_der_spalten(
    mappe: Mappe, blatt: Blatt, kopf: Kopf, zuordnung: Zuordnung
) -> Iterator[Befund]:
    """Columns that are not recognised, left out, in other units, twice, or missing."""
    there = {*zuordnung.fest, *(spalte.feld for spalte in kopf.spalten)}
    for feld in PFLICHT[1:]:  # without an Aktenzeichen one is made
        if feld not in there:
            yield _befund(
                mappe,
                blatt.name,
                f"Keine Spalte steht für »{COLUMNS[feld].titel}«; ohne geht es nicht.",
                f"Bitte ordnen Sie eine Überschrift dem Feld »{feld}« zu.",
                Schwere.FEHLER,
            )
    seen: dict[str, Spalte] = {}
    guessed = {s.nummer for s in kopf.spalten if s.feld is None and s.titel}
    guessed = set(sorted(guessed)[:_GUESSED])
    for spalte in kopf.spalten:
        zelle = adresse(blatt.nummer(kopf.titelzeile), spalte.nummer)
        near = zuordnung.vorschlag(spalte.titel) if spalte.nummer in guessed else None
        regel, hinweis, schwere = _about(blatt, kopf, spalte, seen, near)
        if regel:
            yield Befund(
                datei=mappe.datei,
                blatt=blatt.name,
                zelle=zelle,
                wert=gekuerzt(spalte.titel),
                regel=regel,
                hinweis=hinweis,
                schwere=schwere,
            )


def vermuteter_kopf(mappe: Mappe, blatt: Blatt, kopf: Kopf) -> Befund:
    """That hardly any heading is known: no row can be read before they are told."""
    return _befund(
        mappe,
        blatt.name,
        f"Als Kopf ist nur vermutet: Zeile {blatt.nummer(kopf.letzte)}.",
        "Zu wenige Überschriften sind bekannt; gelesen ist noch keine Zeile. Bitte "
        "prüfen Sie, ob es die richtige Datei und das richtige Blatt ist, und ordnen "
        "Sie die Überschriften mit einer Zuordnung zu.",
        Schwere.FEHLER,
    )


def _about(
    blatt: Blatt,
    kopf: Kopf,
    spalte: Spalte,
    seen: dict[str, Spalte],
    near: str | None,
) -> tuple[str, str, Schwere]:
    """Rule, hint and severity of a heading; no rule if all is well."""
    if spalte.feld == "":
        return "Die Spalte wird nicht übernommen.", "So will es die Zuordnung.", _SAID
    if spalte.feld is None:
        hinweis = (
            f"Gemeint sein könnte »{COLUMNS[near].titel}« ({near}). " if near else ""
        )
        filled = any(
            len(row) >= spalte.nummer and text(row[spalte.nummer - 1])
            for row in blatt.zeilen[kopf.letzte + 1 :]
        )
        return (
            "Die Spalte ist nicht bekannt; ihr Inhalt wird nicht übernommen.",
            f"{hinweis}Bitte ordnen Sie sie zu oder lassen Sie sie ausdrücklich weg.",
            Schwere.WARNUNG if filled else _SAID,
        )
    if (first := seen.setdefault(spalte.feld, spalte)) is not spalte:
        return (
            f"Zwei Spalten stehen für »{spalte.feld}«: auch »{first.titel}«.",
            "Bitte entscheiden Sie mit einer Zuordnung, welche gilt.",
            Schwere.FEHLER,
        )
    if (times := faktor(spalte.mit_einheit)) > 1 and spalte.feld.endswith("_eur"):
        unit = f"{times:_}".replace("_", ".")
        return f"Die Beträge der Spalte stehen für je {unit} Euro.", "", _SAID
    return "", "", _SAID


_SAID = Schwere.HINWEIS


def _as_text(mappe: Mappe) -> str:
    sign = _SIGNS.get(mappe.trennzeichen or "", mappe.trennzeichen)
    mark = {",": "Komma", ".": "Punkt"}.get(mappe.dezimal or "", "nicht eindeutig")
    return (
        f"Gelesen als CSV: Zeichensatz {mappe.zeichensatz}, Trennzeichen {sign}, "
        f"Dezimalzeichen {mark}."
    )


def _unread(mappe: Mappe, blatt: Blatt, *, is_list: bool, gewaehlt: bool) -> Befund:
    hidden = "verborgene " if blatt.verborgen else ""
    if is_list and not gewaehlt:
        return _befund(
            mappe,
            blatt.name,
            f"Auch das {hidden}Blatt »{blatt.name}« sieht wie eine Liste aus.",
            "Bitte wählen Sie, welches Blatt gelesen werden soll.",
            Schwere.FEHLER,
        )
    rows = german.anzahl(sum(not leer(row) for row in blatt.zeilen), "Zeile", "Zeilen")
    satz = f"Das {hidden}Blatt »{blatt.name}« mit {rows} wird nicht gelesen."
    satz = satz.replace("\N{NO-BREAK SPACE}", " ")
    return _befund(mappe, blatt.name, satz)


def _befund(
    mappe: Mappe,
    blatt: str,
    regel: str,
    hinweis: str = "",
    schwere: Schwere = Schwere.HINWEIS,
) -> Befund:
    return Befund(
        datei=mappe.datei,
        blatt=blatt,
        zelle="",
        wert="",
        regel=regel,
        hinweis=hinweis,
        schwere=schwere,
    )
