"""Numbers in a running sentence: »rund 8,3 Millionen Euro«, »drei«, »mehr als«.

»rund« stands only where something was rounded, »mehr als« only where it is more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from zr_dashboard.formatting import german

_MILLION = Decimal(1_000_000)
_STEPS = ((_MILLION, Decimal(100_000)), (Decimal(10_000), Decimal(1_000)))
"""From an amount on, to which step it is rounded; below, it is said exactly. So no
amount is moved by more than a twentieth."""

_PRO_KOPF = (
    (Decimal(10_000), Decimal(1_000)),
    *((Decimal(10) ** n, Decimal(10) ** (n - 1)) for n in (3, 2, 1)),
)
"""The same for amounts per head, which are small."""

_HUNDRED = Decimal(100)
_PLACES = range(7)

_WORDS = (
    *("zwei", "drei", "vier", "fünf", "sechs", "sieben"),
    *("acht", "neun", "zehn", "elf", "zwölf"),
)
_FIRST_WORD = 2
"""One has cases of its own; they are written where it stands."""


@dataclass(frozen=True, slots=True)
class Gerundet:
    """An amount in words."""

    text: str
    """With »rund«, »mehr als« or nothing before it."""

    wert: Decimal
    """What the words say, in Euro."""


def rund(betrag: Decimal) -> Gerundet:
    """An amount as one says it: »rund 8,3 Millionen Euro«, »9.500 Euro«.

    Rounded to hundred thousands from one million on, to thousands from 10,000 on.
    """
    said = _to_step(betrag, ROUND_HALF_UP)
    words = _said(said)
    return Gerundet(words if said == betrag else f"rund {words}", said)


def rund_je_kopf(betrag: Decimal) -> Gerundet:
    """An amount per head: »rund 1.200 Euro«, rounded from ten Euro on."""
    said = _to_step(betrag, ROUND_HALF_UP, _PRO_KOPF)
    return Gerundet(euro(said) if said == betrag else f"rund {euro(said)}", said)


def prozent(anteil: Decimal) -> Gerundet:
    """A share as one says it: »rund 12 Prozent«, its value a share again.

    With so many decimals that neither it nor what is left is moved by more than a
    twentieth: what is not all is never said to be.
    """
    exact = anteil * _HUNDRED
    near = min(exact, _HUNDRED - exact)
    for places in _PLACES:
        step = Decimal(1).scaleb(-places)
        said = exact.quantize(step, ROUND_HALF_UP)
        if said == exact or step * 10 <= near:
            break
    _, _, exponent = said.normalize().as_tuple()
    text = f"{german.zahl(said, max(0, -int(exponent)))} Prozent"
    return Gerundet(text if said == exact else f"rund {text}", said / _HUNDRED)


def mehr_als(betrag: Decimal) -> Gerundet | None:
    """An amount by the round one below it; None where it is just that one."""
    said = _to_step(betrag, ROUND_DOWN)
    return Gerundet(f"mehr als {_said(said)}", said) if said < betrag else None


def euro(betrag: Decimal) -> str:
    """An amount to the cent, cents only if there are any: »8.312.450,50 Euro«."""
    whole = betrag == betrag.to_integral_value()
    return f"{german.zahl(betrag, 0 if whole else 2)} Euro"


def zahl(number: int) -> str:
    """A number in a running sentence: up to twelve in letters, as newspapers do.

    Not for one, whose word depends on what it counts.
    """
    place = number - _FIRST_WORD
    return _WORDS[place] if 0 <= place < len(_WORDS) else german.zahl(number)


def und(words: Sequence[str]) -> str:
    """Enumerate: »A, B und C«."""
    return " und ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _to_step(
    betrag: Decimal, rounding: str, steps: Sequence[tuple[Decimal, Decimal]] = _STEPS
) -> Decimal:
    for above, step in steps:
        if betrag >= above:
            return (betrag / step).quantize(Decimal(1), rounding) * step
    return betrag


def _said(betrag: Decimal) -> str:
    if betrag < _MILLION:
        return euro(betrag)
    if betrag == _MILLION:
        return "eine Million Euro"
    millions = betrag / _MILLION
    whole = millions == millions.to_integral_value()
    number = zahl(int(millions)) if whole else german.zahl(millions, 1)
    return f"{number} Millionen Euro"
