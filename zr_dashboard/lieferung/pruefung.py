"""Rules between the cells of a case and between cases.

Owns what a single cell cannot tell: required fields, order of dates and amounts, keys
and cases that stand twice. A rule yields the field it concerns, how much it matters,
and what is wrong. The limits of the guideline stand in `richtlinie`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from zr_dashboard.lieferung import richtlinie
from zr_dashboard.lieferung.befund import Schwere
from zr_dashboard.lieferung.felder import PFLICHT
from zr_dashboard.lieferung.richtlinie import Verstoss, Werte

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
    ("zuwendung_eur", "beantragt_eur", Schwere.WARNUNG,
     "Bewilligt ist mehr, als beantragt wurde."),
)  # fmt: skip


def pruefe_fall(werte: Werte) -> Iterator[Verstoss]:
    """The rules that one case breaks; a column that the list lacks is said once."""
    for feld in PFLICHT:
        if feld in werte and not werte[feld]:
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


def _rate(werte: Werte) -> Iterator[Verstoss]:
    zuwendung = _number(werte, "zuwendung_eur")
    eligible = _number(werte, "zuwendungsfaehige_ausgaben_eur")
    satz = _number(werte, "foerdersatz_prozent")
    if zuwendung is None or satz is None or not eligible:
        return
    actual = zuwendung / eligible * 100
    if abs(actual - satz) > 1:
        regel = "Der Fördersatz passt nicht zu den Beträgen."
        hinweis = _german(f"Aus den Beträgen ergeben sich {actual:.2f} %.")
        yield Verstoss("foerdersatz_prozent", Schwere.WARNUNG, regel, hinweis)


_RULES: tuple[Callable[[Werte], Iterator[Verstoss]], ...] = (
    _dates,
    _amounts,
    richtlinie.pruefe,
    _rate,
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
        # A rejected application may well be made again.
        if all(case) and werte.get("status") == "bewilligt":
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
