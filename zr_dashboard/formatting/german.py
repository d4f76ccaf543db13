"""Numbers and dates as a German reader writes them. No locale, no Streamlit.

Every function takes what a frame holds, missing values included, and writes those
as `k. A.`; zero is `0`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from zr_dashboard.model.columns import Unit

KEINE_ANGABE = "k.\N{NO-BREAK SPACE}A."
_NBSP = "\N{NO-BREAK SPACE}"
INNEN = str.maketrans("»«", "›‹")
"""Quotation marks within quotation marks."""
_ZU_DEUTSCH = str.maketrans(",.", ".,")
_MONATE = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
    "September", "Oktober", "November", "Dezember",
)  # fmt: skip

_RUND_EINE_MILLION = 999_500
"""From here on a sum in thousands would be written as a thousand of them."""
_RUND_TAUSEND = 10_000
"""Below, thousands lose too much."""

Number = int | float | Decimal | None


def fehlt(value: object) -> bool:
    """Whether a cell of a frame is missing: None, NaN, NaT or pandas' NA."""
    if value is None or isinstance(value, str):
        return value is None
    if isinstance(value, float):
        return math.isnan(value)
    return type(value).__name__ in ("NAType", "NaTType")


@lru_cache(maxsize=10_000, typed=True)
def zahl(value: Number, stellen: int = 0) -> str:
    """Write a number with that many decimals: 1234.5, 1 -> `1.234,5`.

    Rounds half away from zero, as German offices do, not to even.
    """
    if value is None or fehlt(value):
        return KEINE_ANGABE
    step = Decimal(1).scaleb(-stellen)
    rounded = Decimal(str(value)).quantize(step, ROUND_HALF_UP)
    return f"{rounded + 0:,}".translate(_ZU_DEUTSCH)


def euro(value: Number) -> str:
    """Write Euro, with cents only if there are any: `1.234.567 €`, `12,50 €`."""
    if value is None or fehlt(value):
        return KEINE_ANGABE
    whole = Decimal(str(value)) == Decimal(str(value)).to_integral_value()
    return f"{zahl(value, 0 if whole else 2)}{_NBSP}€"


def euro_kurz(value: Number) -> str:
    """Write Euro in short form, for charts: `4,9 Mio. €`, `150 Tsd. €`, `0 €`."""
    if value is None or fehlt(value):
        return KEINE_ANGABE
    amount = Decimal(str(value))
    if abs(amount) >= _RUND_EINE_MILLION:
        return f"{zahl(amount / 1_000_000, 1)}{_NBSP}Mio.{_NBSP}€"
    if abs(amount) >= _RUND_TAUSEND:
        return f"{zahl(amount / 1_000)}{_NBSP}Tsd.{_NBSP}€"
    return f"{zahl(value)}{_NBSP}€"


def prozent(value: Number, stellen: int = 1) -> str:
    """Write a share between 0 and 1 as percent: 0.125 -> `12,5 %`."""
    if value is None or fehlt(value):
        return KEINE_ANGABE
    return f"{zahl(Decimal(str(value)) * 100, stellen)}{_NBSP}%"


def datum(value: date | datetime | str | None) -> str:
    """Write a date as exactly as it is known: `31.10.2025`, `Oktober 2025`, `2025`.

    Args:
        value: A date, or ISO 8601 text of a year, month or day.
    """
    if value is None or fehlt(value):
        return KEINE_ANGABE
    text = value if isinstance(value, str) else value.strftime("%Y-%m-%d")
    parts = text.split("-")
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 2:  # noqa: PLR2004  year and month
        return f"{_MONATE[int(parts[1]) - 1]} {parts[0]}"
    return ".".join(reversed(parts))


def anzahl(value: int, eins: str, viele: str) -> str:
    """Count something: `1 Förderfall`, `27 Förderfälle`."""
    return f"{zahl(value)}{_NBSP}{eins if value == 1 else viele}"


def aus_n(einbezogen: int, ausgewaehlt: int, was: str) -> str:
    """Say how complete a figure is: `aus 93 von 102 Fällen mit …`."""
    faelle = "Fall" if ausgewaehlt == 1 else "Fällen"
    return f"aus {zahl(einbezogen)} von {zahl(ausgewaehlt)} {faelle} {was}".strip()


def einige(namen: Sequence[str], hoechstens: int) -> str:
    """Name the first of many: `A, B und 1.234 weitere`; a single other one, too."""
    if len(namen) <= hoechstens + 1:
        return ", ".join(namen)
    weitere = zahl(len(namen) - hoechstens)
    return f"{', '.join(namen[:hoechstens])} und {weitere} weitere"


def ja_nein(value: bool) -> str:  # noqa: FBT001  it is what is written
    """Write a truth: `ja`, `nein`."""
    return "ja" if value else "nein"


def in_einheit(value: object, unit: Unit) -> str:
    """Write a cell as its column's unit asks."""
    if fehlt(value) or value == "":
        return KEINE_ANGABE
    if isinstance(value, bool):
        return ja_nein(value)
    writers: dict[Unit, Callable[..., str]] = {
        Unit.EUR: euro,
        Unit.SHARE: prozent,
        Unit.COUNT: zahl,
        Unit.DATE: datum,
        Unit.PERCENT: lambda v: f"{zahl(v, 0 if v == int(v) else 1)}{_NBSP}%",
        Unit.YEAR: lambda v: str(int(v)),
    }
    return writers.get(unit, str)(value)
