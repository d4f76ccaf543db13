"""Cells become values of the store: amounts, rates, dates, numbers, words.

Owns every usual way to write them in a German list. What can be read in two ways is
never guessed: it comes back as a fault that says so. Places are `orte`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from zr_dashboard.lieferung.befund import Schwere
from zr_dashboard.lieferung.blatt import Wert, text
from zr_dashboard.store.words import fold

_NOTHING = frozenset(("", "k a", "ka", "n a", "na", "keine angabe", "entfaellt"))
_DASHES = frozenset("-–—./")

_CENT = Decimal("0.01")
_NOISE = Decimal("0.000001")
"""What floating point adds to a computed number."""

_GERMAN = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?|\d+,\d{1,2}|\d+")
_ENGLISH = re.compile(r"\d{1,3}(,\d{3})+\.\d{1,2}|\d{1,3}(,\d{3}){2,}|\d+\.\d{1,2}")
_PLAIN = re.compile(r"\d+([.,]\d+)?")
_ONE_GROUP = re.compile(r"\d{1,3}[.,]\d{3}")
_APOSTROPHE = re.compile(r"(?<=\d)['´`\u2019\u202f\u00a0 ](?=\d{3}(\D|$))")
_CURRENCY = re.compile(r"€|EUR\b|Euro\b", re.IGNORECASE)
_FACTORS = (
    (re.compile(r"(Mio\.?|Millionen|Million)\s*$", re.IGNORECASE), 1_000_000),
    (re.compile(r"(Tsd\.?|Tausend|T)\s*$", re.IGNORECASE), 1_000),
)
_ANGABEN = (
    (
        re.compile(
            r"^(rund|rd\.?|ca\.?|circa|etwa|knapp|gerundet|~)\s*", re.IGNORECASE
        ),
        "gerundet",
    ),
    (
        re.compile(r"^(bis zu|max\.?|maximal|höchstens|≤)\s*", re.IGNORECASE),
        "höchstens",
    ),
    (
        re.compile(r"^(mind\.?|mindestens|mehr als|über|≥)\s*", re.IGNORECASE),
        "mindestens",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gelesen:
    """What a cell says, or why it cannot be said."""

    wert: str | None = None
    """As the store takes it; None for nothing."""

    angabe: str | None = None
    """Of an amount: exakt, gerundet, höchstens or mindestens."""

    schwere: Schwere | None = None
    """None if there is nothing to say about it."""

    regel: str = ""
    hinweis: str = ""

    moeglich: tuple[str, ...] = ()
    """Of an ambiguous name the keys that it may mean."""


NICHTS = Gelesen()
"""The cell is empty, or says that nothing is known."""


def fehler(regel: str, hinweis: str = "") -> Gelesen:
    """The cell cannot be read."""
    return Gelesen(schwere=Schwere.FEHLER, regel=regel, hinweis=hinweis)


def ist_nichts(wert: Wert) -> bool:
    """Whether a cell is empty or says »k. A.«, »-« and the like."""
    if wert is None:
        return True
    if not isinstance(wert, str):
        return False
    plain = text(wert)
    return plain in _DASHES or (len(plain) < 14 and fold(plain) in _NOTHING)  # noqa: PLR2004


def betrag(wert: Wert, *, dezimal: str | None = None, faktor: int = 1) -> Gelesen:
    """An amount in euro with at most two decimals.

    Args:
        wert: The cell.
        dezimal: The decimal mark of the file, where it is known.
        faktor: What the heading says every number stands for: 1000 for »T€«.
    """
    if ist_nichts(wert):
        return NICHTS
    if isinstance(wert, bool | date | timedelta) or not isinstance(
        wert, int | float | str
    ):
        return fehler("Hier steht kein Betrag.", _FORMAT)
    if isinstance(wert, int | float):
        return _euro(Decimal(str(wert)) * faktor, "gerundet" if faktor > 1 else "exakt")
    return _betrag_text(text(wert), dezimal, faktor)


_FORMAT = "Bitte prüfen Sie das Format der Zelle: erwartet wird eine Zahl."


def _betrag_text(plain: str, dezimal: str | None, faktor: int) -> Gelesen:
    rest, angabe = plain, "exakt"
    for form, name in _ANGABEN:
        if form.match(rest):
            rest, angabe = form.sub("", rest), name
    rest = _CURRENCY.sub("", rest).strip().removesuffix(",-").removesuffix(",--")
    rest = rest.removesuffix(",–").removesuffix(",—").strip()
    for form, times in _FACTORS:
        if form.search(rest):
            rest, faktor = form.sub("", rest).strip(), times
            angabe = "gerundet" if angabe == "exakt" else angabe
            break
    else:
        angabe = "gerundet" if faktor > 1 and angabe == "exakt" else angabe
    if re.match(r"^[-–−(]|.*[-−]$", rest):
        return fehler("Der Betrag ist negativ.", "Erwartet wird ein Betrag ab 0 Euro.")
    number = zahl(rest, dezimal=dezimal, scaled=faktor > 1)
    if isinstance(number, Gelesen):
        return number
    return _euro(number * faktor, angabe)


def _euro(amount: Decimal, angabe: str) -> Gelesen:
    if not amount.is_finite():
        return fehler("Hier steht kein Betrag.", _FORMAT)
    if amount < 0:
        return fehler("Der Betrag ist negativ.", "Erwartet wird ein Betrag ab 0 Euro.")
    if amount > 999_999_999:  # noqa: PLR2004  as `fields` has it
        return fehler("Der Betrag ist größer als 999.999.999 Euro.")
    cents = amount.quantize(_CENT, ROUND_HALF_UP)
    if abs(cents - amount) <= _NOISE:
        return Gelesen(wert=_plain(cents), angabe=angabe)
    return Gelesen(
        wert=_plain(cents),
        angabe="gerundet" if angabe == "exakt" else angabe,
        schwere=Schwere.WARNUNG,
        regel="Der Betrag hat mehr als zwei Nachkommastellen.",
        hinweis=f"Gelesen als {cents} Euro.".replace(".", ",", 1),
    )


def _plain(number: Decimal) -> str:
    """Without exponent and without zeros at the end."""
    plain = f"{number:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def zahl(  # noqa: PLR0911  one way to write a number each
    plain: str, *, dezimal: str | None, scaled: bool = False
) -> Decimal | Gelesen:
    """A number written in the German or the English way.

    Args:
        plain: The text, without unit.
        dezimal: The decimal mark of the file, where it is known.
        scaled: Whether a unit like »Mio.« follows: then three decimals are usual.
    """
    number = _APOSTROPHE.sub("", plain)
    if _ONE_GROUP.fullmatch(number):
        mark = number[-4]
        if scaled and dezimal is None:
            return _ambiguous(plain)
        if mark == dezimal or (scaled and mark == ","):
            return (
                _ambiguous(plain) if not scaled else Decimal(number.replace(",", "."))
            )
        if mark == "." or dezimal == ".":
            return Decimal(number.replace(mark, ""))
        return _ambiguous(plain)
    if _GERMAN.fullmatch(number):
        return Decimal(number.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(number):
        return Decimal(number.replace(",", ""))
    if _PLAIN.fullmatch(number):
        return Decimal(number.replace(",", "."))
    return fehler(
        f"»{plain[:60]}« ist keine Zahl.", "Erwartet wird eine Zahl wie 1.234,56."
    )


def _ambiguous(plain: str) -> Gelesen:
    return fehler(
        f"»{plain}« lässt sich auf zwei Arten lesen: mit Tausenderzeichen oder mit "
        "Dezimalzeichen.",
        "Bitte schreiben Sie die Zahl ohne Tausenderzeichen.",
    )


def prozent(wert: Wert, *, dezimal: str | None = None) -> Gelesen:
    """A rate in percent, 0 < rate ≤ 100: of 60, 0.6, »60 %«, »60 v. H.«."""
    if ist_nichts(wert):
        return NICHTS
    if isinstance(wert, bool) or not isinstance(wert, int | float | str):
        return fehler("Hier steht kein Prozentsatz.", _FORMAT)
    plain = text(wert) if isinstance(wert, str) else str(Decimal(str(wert)))
    bare = re.sub(r"\s*(%|v\.? ?H\.?|Prozent)$", "", plain, flags=re.IGNORECASE)
    number = zahl(bare, dezimal=dezimal, scaled=True)
    if isinstance(number, Gelesen):
        return number
    if bare == plain and number == 1:
        return fehler(
            "»1« kann 1 % oder 100 % heißen.", "Bitte schreiben Sie »100 %« oder »1 %«."
        )
    if bare == plain and number < 1:
        number *= 100
    if not 0 < number <= 100:  # noqa: PLR2004  percent
        return fehler("Der Fördersatz muss über 0 und höchstens 100 % sein.")
    return Gelesen(wert=_plain(number.quantize(_CENT, ROUND_HALF_UP)))


def ganzzahl(wert: Wert, *, von: int, bis: int) -> Gelesen:
    """A whole number within bounds, both inclusive."""
    if ist_nichts(wert):
        return NICHTS
    plain = text(wert)
    if isinstance(wert, datetime | date) and von >= 1990:  # noqa: PLR2004  asks for a year
        plain = str(wert.year)
    if isinstance(wert, bool) or not re.fullmatch(r"\d{1,9}", plain):
        return fehler("Erwartet wird eine ganze Zahl.")
    if not von <= int(plain) <= bis:
        return fehler(f"Die Zahl muss zwischen {von} und {bis} liegen.")
    return Gelesen(wert=str(int(plain)))


def wort(wert: Wert) -> Gelesen:
    """A text, as it stands; blanks and line breaks within it become one blank."""
    if ist_nichts(wert):
        return NICHTS
    return Gelesen(wert=" ".join(text(wert).split()))


def code(wert: Wert, codes: Mapping[str, str]) -> Gelesen:
    """One of a few words.

    Args:
        wert: The cell.
        codes: Folded spelling -> code.
    """
    if ist_nichts(wert):
        return NICHTS
    if isinstance(wert, date | timedelta):
        return fehler(
            "Die Tabelle hat den Wert in ein Datum verwandelt.",
            "Bitte formatieren Sie die Spalte als Text und tragen Sie ihn neu ein.",
        )
    if found := codes.get(fold(text(wert))):
        return Gelesen(wert=found)
    allowed = ", ".join(dict.fromkeys(codes.values()))
    return fehler(
        f"»{text(wert)[:60]}« ist nicht bekannt.", f"Erlaubt sind: {allowed}."
    )
