"""Rules between the cells of a case and between cases.

Owns what a single cell cannot tell: required fields, order of dates and amounts, the
limits of the guideline, keys and cases that stand twice. A rule yields the field it
concerns, how much it matters, and what is wrong.

Limits: guideline of the programme, see »Methodik«; 2.1 grants 75,000–300,000 €, rates
60 or 90 %; 2.3 eligible cost up to 200,000 €.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from zr_dashboard.lieferung.befund import Schwere
from zr_dashboard.lieferung.felder import PFLICHT

Werte = Mapping[str, str | None]
"""Field -> value of one case, as the store takes it."""


class Verstoss(NamedTuple):
    """One rule that a case breaks."""

    feld: str
    schwere: Schwere
    regel: str
    hinweis: str = ""


_PROJEKT = (Decimal(75_000), Decimal(300_000))
_PERSONAL_HOECHSTENS = Decimal(200_000)
_SAETZE = (Decimal(60), Decimal(90))
_ORDER = (
    ("beantragt_am", "bewilligt_am", "Die Bewilligung liegt vor dem Antrag."),
    ("laufzeit_von", "laufzeit_bis", "Das Ende der Laufzeit liegt vor ihrem Beginn."),
    ("laufzeit_von", "verwendungsnachweis_am",
     "Der Verwendungsnachweis liegt vor dem Beginn der Laufzeit."),
)  # fmt: skip
_AMOUNTS = (
    ("zuwendung_eur", "zuwendungsfaehige_ausgaben_eur", Schwere.FEHLER,
     "Die Zuwendung ist höher als die zuwendungsfähigen Ausgaben."),
    ("zuwendungsfaehige_ausgaben_eur", "gesamtausgaben_eur", Schwere.FEHLER,
     "Die zuwendungsfähigen Ausgaben sind höher als die Gesamtausgaben."),
    ("zuwendung_eur", "gesamtausgaben_eur", Schwere.FEHLER,
     "Die Zuwendung ist höher als die Gesamtausgaben."),
    ("ausgezahlt_eur", "zuwendung_eur", Schwere.WARNUNG,
     "Ausgezahlt ist mehr, als bewilligt wurde."),
)  # fmt: skip


def pruefe_fall(werte: Werte) -> Iterator[Verstoss]:
    """The rules that one case breaks."""
    for feld in PFLICHT:
        if not werte.get(feld):
            yield Verstoss(feld, Schwere.FEHLER, "Die Angabe fehlt.")
    for rule in _RULES:
        yield from rule(werte)


def _dates(werte: Werte) -> Iterator[Verstoss]:
    for first, second, regel in _ORDER:
        von, bis = werte.get(first), werte.get(second)
        shared = min(len(von or ""), len(bis or ""))
        if von and bis and von[:shared] > bis[:shared]:
            yield Verstoss(second, Schwere.FEHLER, regel, f"Dort steht {von}.")
    am, jahr = werte.get("bewilligt_am"), werte.get("jahr")
    if am and jahr and am[:4] != jahr:
        regel = "Das Jahr ist nicht das der Bewilligung."
        yield Verstoss("jahr", Schwere.FEHLER, regel, f"Dort steht {am}.")
    genau = werte.get("datum_genauigkeit")
    if am and genau and {"tag": 10, "monat": 7, "jahr": 4}[genau] != len(am):
        regel = f"Die Genauigkeit ist mit »{genau}« angegeben."
        yield Verstoss("bewilligt_am", Schwere.FEHLER, regel)


def _amounts(werte: Werte) -> Iterator[Verstoss]:
    for low, high, schwere, regel in _AMOUNTS:
        kleiner, groesser = _number(werte, low), _number(werte, high)
        exact = werte.get("gesamtausgaben_angabe") != "mindestens"
        if high == "gesamtausgaben_eur" and not exact:
            continue
        if kleiner is not None and groesser is not None and kleiner > groesser:
            hinweis = f"Dort stehen {groesser:,.2f} Euro."
            yield Verstoss(low, schwere, regel, _german(hinweis))


def _guideline(werte: Werte) -> Iterator[Verstoss]:
    zuwendung = _number(werte, "zuwendung_eur")
    satz = _number(werte, "foerdersatz_prozent")
    gegenstand = werte.get("foerdergegenstand")
    bescheide = int(werte.get("anzahl_bescheide") or 1)
    low, high = _PROJEKT
    if gegenstand == "2.1" and zuwendung is not None:
        if not low <= zuwendung <= high * bescheide:
            regel = "Nach Nr. 2.1 beträgt eine Zuwendung 75.000 bis 300.000 Euro."
            yield Verstoss("zuwendung_eur", Schwere.WARNUNG, regel)
        if satz is not None and satz not in _SAETZE:
            regel = "Nach Nr. 2.1 beträgt der Fördersatz 60 oder 90 %."
            yield Verstoss("foerdersatz_prozent", Schwere.WARNUNG, regel)
    eligible = _number(werte, "zuwendungsfaehige_ausgaben_eur")
    if (
        gegenstand == "2.3"
        and eligible is not None
        and eligible > _PERSONAL_HOECHSTENS * bescheide
    ):
        regel = "Nach Nr. 2.3 sind höchstens 200.000 Euro zuwendungsfähig."
        yield Verstoss("zuwendungsfaehige_ausgaben_eur", Schwere.WARNUNG, regel)
    if None not in (satz, zuwendung, eligible) and eligible:
        actual = zuwendung / eligible * 100  # type: ignore[operator]
        if abs(actual - satz) > 1:  # type: ignore[operator]
            regel = "Der Fördersatz passt nicht zu den Beträgen."
            hinweis = _german(f"Aus den Beträgen ergeben sich {actual:.2f} %.")
            yield Verstoss("foerdersatz_prozent", Schwere.WARNUNG, regel, hinweis)


_RULES: tuple[Callable[[Werte], Iterator[Verstoss]], ...] = (
    _dates,
    _amounts,
    _guideline,
)


class Doppelte:
    """Finds keys and cases that stand twice; remembers the row of each."""

    def __init__(self) -> None:
        self._keys: dict[str, int] = {}
        self._cases: dict[tuple[str | None, ...], int] = {}

    def pruefe(self, werte: Werte, zeile: int, *, mit_id: bool) -> Iterator[Verstoss]:
        """What an earlier row says already.

        Args:
            werte: The case.
            zeile: Its row in the sheet.
            mit_id: Whether the list brings ids of its own.
        """
        kennung = werte.get("foerderfall_id")
        if mit_id and kennung:
            if kennung in self._keys:
                regel = f"»{kennung}« steht schon in Zeile {self._keys[kennung]}."
                yield Verstoss("foerderfall_id", Schwere.FEHLER, regel)
            self._keys.setdefault(kennung, zeile)
        case = tuple(werte.get(f) for f in ("empfaenger", "titel", "zuwendung_eur"))
        if all(case):
            if case in self._cases:
                regel = (
                    "Empfänger, Titel und Zuwendung stehen ebenso in Zeile "
                    f"{self._cases[case]}."
                )
                yield Verstoss("titel", Schwere.WARNUNG, regel)
            self._cases.setdefault(case, zeile)


def _number(werte: Werte, feld: str) -> Decimal | None:
    wert = werte.get(feld)
    return None if wert is None else Decimal(wert)


def _german(english: str) -> str:
    return english.translate(str.maketrans(",.", ".,"))[:-1] + "."
