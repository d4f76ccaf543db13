"""Cells become dates, as exact as they are: a day, a month or a year.

Owns every usual way to write a date in a German list, serial numbers of spreadsheets
included. A date that can be read in two ways is a fault, never a guess.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from zr_dashboard.lieferung.befund import Schwere
from zr_dashboard.lieferung.blatt import Wert, text
from zr_dashboard.lieferung.werte import NICHTS, Gelesen, fehler, ist_nichts
from zr_dashboard.store.words import fold

_EPOCH = date(1899, 12, 30)
"""Day 0 of spreadsheets, beyond their false 29 February 1900."""

_SERIALS = range(32_874, 73_051)
"""1990 to 2099."""

_YEARS = range(1990, 2100)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jan jaenner january", "februar feb february",
            "maerz maer mrz mar march",
            "april apr", "mai may", "juni jun june", "juli jul july",
            "august aug", "september sep sept", "oktober okt oct october",
            "november nov", "dezember dez dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip

_TIME = re.compile(r"[T ]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$")
_GERMAN = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})")
_MONTH = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{4})")
_NAMED = re.compile(r"(?:(\d{1,2}) )?([a-z]+) (\d{4}|\d{2})")
_EXPECTED = "Erwartet wird ein Datum wie 31.12.2021, 12/2021 oder 2021."


def datum(wert: Wert) -> Gelesen:
    """A date as ISO 8601, as exact as the cell: year, month or day."""
    if ist_nichts(wert):
        return NICHTS
    if isinstance(wert, datetime):
        return _day(wert.year, wert.month, wert.day)
    if isinstance(wert, date):
        return _day(wert.year, wert.month, wert.day)
    if isinstance(wert, bool) or not isinstance(wert, int | float | str):
        return fehler("Hier steht kein Datum.", _EXPECTED)
    if isinstance(wert, int | float):
        return _number(wert)
    return _text(_TIME.sub("", text(wert)))


def tag(wert: Wert) -> Gelesen:
    """A date that is exact to the day."""
    gelesen = datum(wert)
    if gelesen.wert is not None and len(gelesen.wert) < len("2021-12-31"):
        return fehler("Dem Datum fehlt der Tag.", "Erwartet wird ein Tag: 31.12.2021.")
    return gelesen


def genauigkeit(am: str) -> str:
    """How exact an ISO date is: tag, monat or jahr."""
    return {4: "jahr", 7: "monat"}.get(len(am), "tag")


def _number(number: float) -> Gelesen:
    if number in _YEARS:
        return Gelesen(wert=str(int(number)))
    if int(number) not in _SERIALS:
        return fehler("Die Zahl ist kein Datum.", _EXPECTED)
    day = _EPOCH + timedelta(days=int(number))
    return Gelesen(
        wert=day.isoformat(),
        schwere=Schwere.HINWEIS,
        regel="Die Zahl wurde als Datum einer Tabelle gelesen.",
        hinweis=f"Gelesen als {day:%d.%m.%Y}.",
    )


def _text(plain: str) -> Gelesen:
    if plain.isascii() and plain.isdigit():
        return _number(int(plain[:9]))
    if found := _GERMAN.fullmatch(plain):
        return _day(_year(found[3]), int(found[2]), int(found[1]))
    if found := _ISO.fullmatch(plain):
        return _iso(int(found[1]), int(found[2]), found[3])
    if found := _SLASHED.fullmatch(plain):
        return _slashed(plain, int(found[1]), int(found[2]), _year(found[3]))
    if found := _MONTH.fullmatch(plain):
        return _iso(int(found[2]), int(found[1]), None)
    return _named(plain)


def _named(plain: str) -> Gelesen:
    found = _NAMED.fullmatch(fold(plain))
    month = _MONTHS.get(found[2]) if found else None
    if not found or month is None:
        return fehler(f"»{plain[:60]}« ist kein Datum.", _EXPECTED)
    return _iso(_year(found[3]), month, found[1])


def _year(digits: str) -> int:
    """Two digits are of this century: the programme began in 2019."""
    return int(digits) + (2000 if len(digits) == 2 else 0)  # noqa: PLR2004


def _slashed(plain: str, first: int, second: int, year: int) -> Gelesen:
    """Day and month, or month and day: only where one of them cannot be a month."""
    if first == second or first > 12:  # noqa: PLR2004  months
        return _day(year, second, first)
    if second > 12:  # noqa: PLR2004
        return _day(year, first, second)
    return fehler(
        f"»{plain}« lässt sich auf zwei Arten lesen: Tag/Monat oder Monat/Tag.",
        f"Bitte schreiben Sie {first:02}.{second:02}.{year} oder "
        f"{second:02}.{first:02}.{year}.",
    )


def _iso(year: int, month: int, day: str | None) -> Gelesen:
    if day is not None:
        return _day(year, month, int(day))
    checked = _day(year, month, 1)
    return checked if checked.wert is None else Gelesen(wert=checked.wert[:7])


def _day(year: int, month: int, day: int) -> Gelesen:
    if year not in _YEARS:
        return fehler(f"Das Jahr {year} ist nicht möglich.", _EXPECTED)
    try:
        return Gelesen(wert=date(year, month, day).isoformat())
    except ValueError:
        return fehler("Diesen Tag gibt es im Kalender nicht.", _EXPECTED)
