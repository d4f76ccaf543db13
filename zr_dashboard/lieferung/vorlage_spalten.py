"""The columns of the template: heading, meaning, how to write it, what can be chosen.

A table of text. Every heading is one that the shipped mapping knows; every field of
it has a column here. What the template looks like is `vorlage`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from zr_dashboard.lieferung.felder import PFLICHT, WOERTER
from zr_dashboard.lieferung.stammdaten import Stammdaten
from zr_dashboard.model.codes import ARL, GEGENSTAND
from zr_dashboard.store.words import fold

PFLICHT_ZEICHEN = " *"
"""What a heading ends in where the field is required; readers of lists skip it."""


class Art(Enum):
    """How the cells of a column are typed."""

    TEXT = auto()
    BETRAG = auto()
    PROZENT = auto()
    TAG = auto()
    JAHR = auto()
    ANZAHL = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vorlagenspalte:
    """One column of the template."""

    feld: str
    ueberschrift: str
    was: str
    """What it means, one sentence."""

    wie: str
    """How to write it, one sentence."""

    art: Art = Art.TEXT
    liste: str | None = None
    """Name of the list to choose from, a key of `listen`."""

    nur_liste: bool = False
    """Whether nothing but one entry of the list can stand there."""

    breite: int = 16
    selten: bool = False
    """Whether most lists can leave it empty."""

    @property
    def pflicht(self) -> bool:
        """Whether no case can do without it."""
        return self.feld in PFLICHT

    @property
    def titel(self) -> str:
        """The heading as it stands in the template."""
        return self.ueberschrift + (PFLICHT_ZEICHEN if self.pflicht else "")


_S = Vorlagenspalte
_DATUM = "So genau wie bekannt: 31.12.2021, 12/2021 oder 2021."
_TAG = "Ein Tag: 31.12.2021."
_EURO = "Euro mit höchstens zwei Nachkommastellen: 150000 oder 150.000,50."
_WAHL = "Bitte aus der Liste wählen."

SPALTEN = (
    _S(feld="foerderfall_id", ueberschrift="Aktenzeichen", was="Woran der Fall in jeder Lieferung wiedererkannt wird.", wie="In jeder Lieferung gleich; keine zwei Zeilen haben dasselbe.", breite=20),
    _S(feld="titel", ueberschrift="Projekttitel", was="Wie das Vorhaben heißt.", wie="Freier Text.", breite=40),
    _S(feld="empfaenger", ueberschrift="Zuwendungsempfänger", was="Wer die Zuwendung erhält: Stadt, Gemeinde oder Samtgemeinde.", wie="Der Name, wie er im Bescheid steht.", breite=30),
    _S(feld="landkreis", ueberschrift="Landkreis", was="Landkreis, kreisfreie Stadt oder Region Hannover.", wie="Aus der Liste, oder der Kreisschlüssel.", liste="landkreis", breite=26),
    _S(feld="kommune", ueberschrift="Kommune", was="In welcher Einheits- oder Samtgemeinde der Fall liegt.", wie="Aus der Liste, oder der Regionalschlüssel; bei Mitgliedsgemeinden die Samtgemeinde.", liste="kommune", breite=30),
    _S(feld="foerdergegenstand", ueberschrift="Fördergegenstand", was="Nummer der Richtlinie.", wie=_WAHL, liste="foerdergegenstand", nur_liste=True, breite=18),
    _S(feld="massnahmenart", ueberschrift="Förderart", was="Ob die Maßnahme investiv ist.", wie=_WAHL, liste="massnahmenart", nur_liste=True),
    _S(feld="themen", ueberschrift="Themen", was="Worum es geht; das erste ist das Hauptthema.", wie="Aus der Liste; mehrere mit Semikolon: Mobilität; Digitalisierung.", liste="themen", breite=30),
    _S(feld="runde", ueberschrift="Antragsrunde", was="In welcher Runde der Antrag gestellt wurde.", wie=_WAHL, liste="runde", nur_liste=True, breite=14),
    _S(feld="beantragt_am", ueberschrift="Antragsdatum", was="Tag des Antrags.", wie=_TAG, art=Art.TAG),
    _S(feld="beantragt_eur", ueberschrift="Beantragte Zuwendung", was="Was beantragt wurde; nie mit Bewilligtem zusammengezählt.", wie=_EURO, art=Art.BETRAG, breite=20),
    _S(feld="bewilligt_am", ueberschrift="Bewilligungsdatum", was="Datum des Bescheids.", wie=_DATUM, breite=20),
    _S(feld="zuwendung_eur", ueberschrift="Zuwendung", was="Bewilligte Zuwendung; weder ausgezahlt noch abgerufen.", wie=_EURO, art=Art.BETRAG),
    _S(feld="zuwendungsfaehige_ausgaben_eur", ueberschrift="Zuwendungsfähige Ausgaben", was="Der förderfähige Teil der Gesamtausgaben.", wie=_EURO, art=Art.BETRAG, breite=20),
    _S(feld="gesamtausgaben_eur", ueberschrift="Gesamtausgaben", was="Alle Ausgaben des Vorhabens.", wie=_EURO, art=Art.BETRAG, breite=18),
    _S(feld="foerdersatz_prozent", ueberschrift="Fördersatz in %", was="Zuwendung je zuwendungsfähige Ausgaben.", wie="Eine Zahl über 1 bis 100: 60 heißt 60 %.", art=Art.PROZENT),
    _S(feld="ausgezahlt_eur", ueberschrift="Ausgezahlt", was="Bisher ausgezahlter Betrag.", wie=_EURO, art=Art.BETRAG),
    _S(feld="laufzeit_von", ueberschrift="Laufzeit von", was="Beginn des Vorhabens.", wie=_DATUM),
    _S(feld="laufzeit_bis", ueberschrift="Laufzeit bis", was="Ende des Vorhabens.", wie=_DATUM),
    _S(feld="verwendungsnachweis_am", ueberschrift="Verwendungsnachweis am", was="Tag, an dem der Verwendungsnachweis eingegangen ist.", wie=_TAG, art=Art.TAG, breite=22),
    _S(feld="sperrfrist_bis", ueberschrift="Sperrfrist bis", was="Bis zu welchem Tag der Fall nicht veröffentlicht werden darf.", wie=_TAG, art=Art.TAG),
    _S(feld="status", ueberschrift="Status", was="Was aus dem Antrag wurde; leer heißt bewilligt.", wie="Aus der Liste. Was nicht bewilligt ist, zählt als Antrag und in keiner Summe der Förderfälle.", liste="status"),
    _S(feld="anzahl_bescheide", ueberschrift="Anzahl der Bescheide", was="Wie viele Bescheide die Zeile zusammenfasst; leer heißt einer.", wie="Eine ganze Zahl von 1 bis 99.", art=Art.ANZAHL),
    _S(feld="kooperationspartner", ueberschrift="Kooperationspartner", was="Beteiligte Kommunen und Einrichtungen, keine Privatpersonen.", wie="Mehrere mit Semikolon getrennt.", breite=30),
    _S(feld="beschreibung", ueberschrift="Beschreibung", was="Was gefördert wird, in einem Satz.", wie="Freier Text.", breite=50),
    _S(feld="hinweis", ueberschrift="Hinweis", was="Was man zu dem Fall wissen muss.", wie="Freier Text; Leser sehen ihn.", breite=40),
    _S(feld="jahr", ueberschrift="Jahr der Bewilligung", was="Folgt aus dem Bewilligungsdatum; nur nötig, wo es fehlt.", wie="Eine Jahreszahl ab 2019.", art=Art.JAHR, selten=True),
    _S(feld="laufzeit", ueberschrift="Laufzeit", was="Statt Beginn und Ende: beides in einer Zelle.", wie="01.01.2021 – 31.12.2022, 2021–2022 oder ab 2021.", selten=True, breite=26),
    _S(feld="antragsjahr", ueberschrift="Jahr des Antrags", was="Folgt aus Antragsdatum oder Runde; nur nötig, wo beides fehlt.", wie="Eine Jahreszahl ab 2019.", art=Art.JAHR, selten=True),
    _S(feld="entschieden_am", ueberschrift="Entscheidung am", was="Bei Anträgen, die nicht bewilligt sind: wann entschieden wurde.", wie=_DATUM, selten=True, breite=18),
    _S(feld="zuwendung_angabe", ueberschrift="Genauigkeit der Zuwendung", was="Wie genau der Betrag ist; leer heißt exakt.", wie=_WAHL, liste="zuwendung_angabe", nur_liste=True, selten=True),
    _S(feld="gesamtausgaben_angabe", ueberschrift="Genauigkeit der Gesamtausgaben", was="Wie genau der Betrag ist; leer heißt exakt.", wie=_WAHL, liste="gesamtausgaben_angabe", nur_liste=True, selten=True),
    _S(feld="datum_genauigkeit", ueberschrift="Genauigkeit des Datums", was="Folgt aus dem Bewilligungsdatum.", wie=_WAHL, liste="datum_genauigkeit", nur_liste=True, selten=True),
    _S(feld="datum_bedeutung", ueberschrift="Bedeutung des Datums", was="Was das Bewilligungsdatum bezeichnet; leer heißt Bescheid.", wie=_WAHL, liste="datum_bedeutung", nur_liste=True, selten=True),
    _S(feld="runde_angabe", ueberschrift="Herkunft der Runde", was="Ob die Runde genannt oder erschlossen ist; leer heißt genannt.", wie=_WAHL, liste="runde_angabe", nur_liste=True, selten=True),
    _S(feld="arl", ueberschrift="ArL", was="Folgt aus dem Landkreis; steht es hier, wird es damit verglichen.", wie=_WAHL, liste="arl", nur_liste=True, selten=True),
    _S(feld="landkreis_ags", ueberschrift="Kreisschlüssel", was="Statt des Landkreises: sein amtlicher Schlüssel.", wie="Fünf Ziffern: 03155.", selten=True),
    _S(feld="kommune_ars9", ueberschrift="Regionalschlüssel", was="Statt der Kommune: ihr amtlicher Schlüssel.", wie="Neun Ziffern: 031550011.", selten=True, breite=18),
    _S(feld="vertrauen", ueberschrift="Vertrauen", was="Wie gut der Fall belegt ist.", wie=_WAHL, liste="vertrauen", nur_liste=True, selten=True),
    _S(feld="quellen", ueberschrift="Quellen", was="Nummern der Belege in den Stammdaten.", wie="Mehrere mit Semikolon getrennt: Q001; Q002.", selten=True),
)  # fmt: skip
"""From left to right."""

_STATUS = (
    *("abgelehnt", "abgeschlossen", "beantragt", "bewilligt", "widerrufen"),
    *("zurückgegeben", "zurückgezogen"),
)


def listen(stammdaten: Stammdaten) -> dict[str, tuple[str, ...]]:
    """What can be chosen, by the name of the list, in reading order.

    Args:
        stammdaten: Whose places, themes and rounds are offered.
    """
    orte = stammdaten.orte
    themen = stammdaten.tables["thema"].sort_values("thema")["name"]
    found = {
        "landkreis": _sorted(ort.name for ort in orte.kreise.values()),
        "kommune": _sorted(ort.name for ort in orte.kommunen.values()),
        **WOERTER,
        "foerdergegenstand": tuple(GEGENSTAND.values()),
        "themen": tuple(map(str, themen)),
        "runde": tuple(sorted(stammdaten.runden, key=int)),
        "status": _STATUS,
        "arl": tuple(ARL.values()),
    }
    return {spalte.liste: found[spalte.liste] for spalte in SPALTEN if spalte.liste}


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=fold))
