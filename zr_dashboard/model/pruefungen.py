"""Every check of the page »Datenqualität«: its name, its rule in words.

Which cases a check strikes is the macro `auffaelliges` in store/guete.sql, under the
same codes. Limits are those of the guideline (Nr. 2.1 and 2.3).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Art(StrEnum):
    """What a check is about."""

    UNPLAUSIBEL = "unplausible Werte"
    QUELLEN = "Quellen und Genauigkeit"


@dataclass(frozen=True, slots=True)
class Pruefung:
    """One check."""

    code: str
    name: str
    """What was found, as the heading of a row."""

    regel: str
    """When a case is found, one German phrase."""

    art: Art
    spalten: tuple[str, ...]
    """The columns whose values show it."""


_ALLE = (
    Pruefung("ueber_gesamtausgaben", "Zuwendung über den Gesamtausgaben", "Zuwendung größer als die Gesamtausgaben", Art.UNPLAUSIBEL, ("zuwendung_eur", "gesamtausgaben_eur")),
    Pruefung("unter_untergrenze", "Projekt unter der Untergrenze", "Fördergegenstand 2.1 mit weniger als 75.000 € Zuwendung", Art.UNPLAUSIBEL, ("zuwendung_eur",)),
    Pruefung("ueber_obergrenze", "Projekt über der Obergrenze", "Fördergegenstand 2.1 mit mehr als 300.000 € Zuwendung", Art.UNPLAUSIBEL, ("zuwendung_eur",)),
    Pruefung("personal_ueber_grenze", "Personal über der Grenze", "Fördergegenstand 2.3 mit mehr als 180.000 € Zuwendung (90 % von 200.000 €)", Art.UNPLAUSIBEL, ("zuwendung_eur",)),
    Pruefung("anderer_foerdersatz", "Anderer Fördersatz", "Fördersatz weder 60 % noch 90 %", Art.UNPLAUSIBEL, ("foerdersatz_prozent",)),
    Pruefung("laufzeit_rueckwaerts", "Laufzeit rückwärts", "Ende der Laufzeit vor ihrem Beginn", Art.UNPLAUSIBEL, ("laufzeit_von", "laufzeit_bis")),
    Pruefung("vor_antragsstichtag", "Vor dem Antragsstichtag bewilligt", "Bewilligung sicher vor dem Antragsstichtag der Runde", Art.UNPLAUSIBEL, ("bewilligt_am", "runde")),
    Pruefung("nach_datenstand", "Nach dem Datenstand bewilligt", "Bewilligung sicher nach dem Tag des Datenstands", Art.UNPLAUSIBEL, ("bewilligt_am",)),
    Pruefung("widerspruch", "Quellen nennen Verschiedenes", "Der Hinweis enthält »Widerspruch«, »strittig«, »abweichend«, »sprechen von« oder »nennt« mit »gerundet«, »knapp«, »rund« oder einem Zitat", Art.QUELLEN, ("zuwendung_eur", "hinweis")),
    Pruefung("zuwendung_ungenau", "Zuwendung nicht exakt", "Zuwendung als gerundet, höchstens oder mindestens veröffentlicht", Art.QUELLEN, ("zuwendung_eur", "zuwendung_angabe")),
    Pruefung("gesamtausgaben_ungenau", "Gesamtausgaben nicht exakt", "Gesamtausgaben als gerundet, höchstens oder mindestens veröffentlicht", Art.QUELLEN, ("gesamtausgaben_eur", "gesamtausgaben_angabe")),
    Pruefung("datum_erschlossen", "Datum erschlossen", "Datum steht in keiner Quelle, sondern ist gefolgert", Art.QUELLEN, ("bewilligt_am",)),
    Pruefung("runde_erschlossen", "Runde erschlossen", "Runde steht in keiner Quelle, sondern ist aus Datum und Summen gefolgert", Art.QUELLEN, ("runde",)),
)  # fmt: skip

PRUEFUNGEN = {pruefung.code: pruefung for pruefung in _ALLE}
"""Every check by its code, in the order in which the page shows them."""
