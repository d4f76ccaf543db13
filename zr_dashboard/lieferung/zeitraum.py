"""A term in one cell becomes its beginning and its end.

Owns the usual ways to write both together; how a date is written is `datum`.
"""

from __future__ import annotations

import re

from zr_dashboard.lieferung.befund import Schwere
from zr_dashboard.lieferung.blatt import Wert, text
from zr_dashboard.lieferung.datum import datum
from zr_dashboard.lieferung.werte import NICHTS, Gelesen, fehler, ist_nichts

_DURATION = re.compile(
    r"(\d+([.,]\d+)?|ein|zwei|drei)\s*(Monaten?|Mon\.?|Jahren?|J\.?|Monate|Jahr)",
    re.IGNORECASE,
)
_OPEN = re.compile(r"(ab|seit|bis)(?: zum)?\s+(.+)", re.IGNORECASE)
_FROM = re.compile(r"^vo[nm]\s+", re.IGNORECASE)
_SIGNS = (r"\s+bis(?: zum)?\s+", r"\s*[–—]\s*", r"\s+-\s+", r"\s*-\s*", r"\s*/\s*")
"""What stands between beginning and end; the clearer one is looked for first."""

_NO_YEAR = re.compile(r"\d{1,2}\.(\d{1,2}\.)?")
_YEAR = re.compile(r"\d{4}$")
_DAY = len("2021-12-31")
_EXPECTED = "Erwartet wird ein Zeitraum wie 01.01.2021 – 31.12.2022 oder 2021–2022."


def zeitraum(wert: Wert) -> Gelesen:
    """A term as »von/bis«, either of them possibly empty.

    A month or a year alone begins and ends in it. A duration and a day alone are no
    term; they are said and not taken.
    """
    if ist_nichts(wert):
        return NICHTS
    plain = _FROM.sub("", text(wert))
    alone = datum(wert if not isinstance(wert, str) else plain)
    if _DURATION.fullmatch(plain) or len(alone.wert or "") == _DAY:
        return Gelesen(
            schwere=Schwere.WARNUNG,
            regel="Die Angabe sagt nicht, wann das Vorhaben beginnt und endet.",
            hinweis=f"Sie wird nicht übernommen. {_EXPECTED}",
        )
    if alone.wert is not None:
        return Gelesen(wert=f"{alone.wert}/{alone.wert}")
    if found := _OPEN.fullmatch(plain):
        one = datum(found[2])
        ends = f"/{one.wert}" if found[1].lower() == "bis" else f"{one.wert}/"
        return Gelesen(wert=ends) if one.wert else one
    return _both(plain)


def _both(plain: str) -> Gelesen:
    for sign in _SIGNS:
        parts = re.split(sign, plain)
        if len(parts) == 2:  # noqa: PLR2004  a beginning and an end
            break
    else:
        return fehler(f"»{plain[:60]}« ist kein Zeitraum.", _EXPECTED)
    von, bis = parts
    if _NO_YEAR.fullmatch(von) and (year := _YEAR.search(bis)):
        von += year[0]  # the year of both stands behind
    first, last = datum(von), datum(bis)
    if first.wert is None or last.wert is None:
        return fehler(f"»{plain[:60]}« ist kein Zeitraum.", _EXPECTED)
    return Gelesen(wert=f"{first.wert}/{last.wert}")
