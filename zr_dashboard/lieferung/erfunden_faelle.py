"""Invented cases, as many as wanted: the columns of `foerderfaelle.csv`.

Owns how they are distributed: amounts by the limits of the guideline and skewed,
large Kommunen more often than small ones, several themes, gaps like those of real
lists. Drawn column by column for all cases at once, because a million of them shall
take seconds; the same seed gives the same cases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from zr_dashboard.lieferung.erfunden_worte import (
    BESCHREIBUNG,
    ERSTES,
    HINWEIS,
    VORHABEN,
    ZUSATZ,
    ZWEITES,
)

Numbers = npt.NDArray[np.int64]
Yes = npt.NDArray[np.bool_]

_EPOCH = date(1970, 1, 1)
_VERTRAUEN = ("hoch", "mittel", "niedrig", None)
_MASSNAHMEN = ("nicht-investiv", "investiv", "gemischt", None)
_BEDEUTUNG = ("Bescheidübergabe", "Bescheid", "Bekanntgabe", "erschlossen")
_GENAUIGKEIT = ("tag", "monat", "jahr", None)
_NO_DAY = 3
"""Place of »not known« in `_GENAUIGKEIT`."""

_CHOICES = 3_000
"""Different lists of themes, sources or partners that are drawn from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Umgebung:
    """What invented cases refer to. Each sequence has at least one element."""

    kommunen: Sequence[tuple[str, str, str]]
    """Key, Landkreis and name of each Kommune."""

    einwohner: Sequence[int]
    """Of each Kommune, about."""

    themen: Sequence[str]
    quellen: Sequence[str]
    antragsstichtage: Sequence[date]
    """Of Runde 1, 2 and so on."""

    stand: date
    """No case is approved later."""


def faelle(anzahl: int, umgebung: Umgebung, saat: int) -> dict[str, pa.Array]:
    """Invent cases.

    Args:
        anzahl: How many.
        umgebung: What they refer to.
        saat: Where the drawing begins.

    Returns:
        The columns of `foerderfaelle.csv` in its order, text or null.
    """
    draw = _Draw(anzahl, saat)
    texts = _texts(draw, umgebung)
    money = _money(draw)
    days = _days(draw, umgebung)
    return {
        "foerderfall_id": _numbered("SYN-", np.arange(1, anzahl + 1), 7),
        **texts,
        **money,
        **days,
        "anzahl_bescheide": draw.one(("1", "2", "3"), (0.985, 0.012, 0.003)),
        "status": draw.one(("bewilligt",)),
        "quellen": draw.some(umgebung.quellen, (0, 0.6, 0.3, 0.1)),
        "vertrauen": draw.one(_VERTRAUEN, (0.6, 0.28, 0.1, 0.02)),
        "hinweis": draw.one(HINWEIS, (0.7, 0.1, 0.1, 0.1)),
    }  # fmt: skip


class _Draw:
    """Random columns of one length."""

    def __init__(self, anzahl: int, saat: int) -> None:
        """Begin at a seed."""
        self.anzahl = anzahl
        self.random = np.random.default_rng(saat)

    def yes(self, share: float) -> Yes:
        """True with this probability."""
        return self.random.random(self.anzahl) < share

    def numbers(self, low: int, high: int) -> Numbers:
        """Whole numbers from `low` to below `high`."""
        return self.random.integers(low, high, self.anzahl)

    def places(self, weights: Sequence[float] | npt.NDArray[np.float64]) -> Numbers:
        """Places in a list, each as probable as its weight."""
        ends = np.cumsum(np.asarray(weights, dtype=np.float64))
        drawn = self.random.random(self.anzahl) * ends[-1]
        found: Numbers = np.searchsorted(ends, drawn, side="right")
        return found

    def one(
        self, values: Sequence[str | None], weights: Sequence[float] = ()
    ) -> pa.Array:
        """One value in each row; without weights, the first ones more often."""
        places = self.places(weights or [1 / (n + 2) for n in range(len(values))])
        return pa.array(values, pa.string()).take(pa.array(places))

    def some(self, values: Sequence[str], weights: Sequence[float]) -> pa.Array:
        """Several different values in each row, joined by `;`.

        The weights are those of none, one, two …; the first value is the most probable.
        """
        shares = np.array([1 / (n + 2) for n in range(len(values))])
        lists: list[str | None] = []
        most = min(len(weights) - 1, len(values))
        for count in self.random.choice(
            len(weights), _CHOICES, p=np.array(weights) / sum(weights)
        ):
            chosen = self.random.choice(
                len(values), min(count, most), replace=False, p=shares / shares.sum()
            )
            lists.append(";".join(values[place] for place in chosen) or None)
        return pa.array(lists, pa.string()).take(pa.array(self.numbers(0, _CHOICES)))

    def gaps(self, column: pa.Array, share: float) -> pa.Array:
        """The column without this share of its values."""
        return without(column, self.yes(share))


def without(column: pa.Array, gone: Yes) -> pa.Array:
    """The column with nothing where `gone` is true."""
    return pc.if_else(pa.array(gone), pa.scalar(None, column.type), column)


def _numbered(prefix: str, numbers: Numbers, digits: int) -> pa.Array:
    text = pc.utf8_lpad(pa.array(numbers).cast(pa.string()), digits, "0")
    return pc.binary_join_element_wise(prefix, text, "")


def _joined(*parts: pa.Array | str) -> pa.Array:
    return pc.binary_join_element_wise(*parts, "")


def _texts(draw: _Draw, umgebung: Umgebung) -> dict[str, pa.Array]:
    """What the case is called, who got the money, and what it is about."""
    place = draw.places(np.sqrt(np.asarray(umgebung.einwohner, dtype=np.float64)))
    keys, kreise, names = (
        pa.array(column, pa.string()).take(pa.array(place))
        for column in zip(*umgebung.kommunen, strict=True)
    )
    compound = _joined(draw.one(ERSTES), draw.one(ZWEITES))
    title = _joined(draw.one(VORHABEN), ": ", compound, " ", draw.one(ZUSATZ))
    numbered = pc.if_else(
        pa.array(draw.yes(0.3)),
        _joined(title, ", Abschnitt ", pa.array(draw.numbers(1, 13)).cast(pa.string())),
        title,
    )
    sentences = _joined(
        draw.one(BESCHREIBUNG), " ", draw.one(ERSTES), draw.one(ZWEITES), " und ",
        draw.one(ERSTES), draw.one(ZWEITES), " ergänzen das Angebot.",
    )  # fmt: skip
    partners = draw.some([name for _, _, name in umgebung.kommunen], (0, 0.5, 0.3, 0.2))
    gegenstand = draw.one(("2.1", "2.3", "2.2", None), (0.72, 0.2, 0.05, 0.03))
    return {
        "titel": numbered,
        "beschreibung": draw.gaps(sentences, 0.12),
        "empfaenger": names,
        # Some lists know the recipient, but not the place.
        "kommune_ars9": draw.gaps(keys, 0.01),
        "landkreis_ags": kreise,
        "foerdergegenstand": gegenstand,
        "massnahmenart": draw.one(_MASSNAHMEN, (0.4, 0.3, 0.1, 0.2)),
        "themen": draw.some(umgebung.themen, (0.02, 0.48, 0.33, 0.13, 0.04)),
        "kooperationspartner": draw.gaps(partners, 0.85),
    }  # fmt: skip


def _money(draw: _Draw) -> dict[str, pa.Array]:
    """Grant and cost: many small ones, few large ones, a heap at the upper limit."""
    drawn = draw.random.lognormal(np.log(130_000), 0.75, draw.anzahl)
    cents = np.clip(drawn * 100, 500_000, 30_000_000).astype(np.int64)
    rounded = draw.yes(0.12)
    cents = np.where(rounded, (cents // 500_000) * 500_000, cents)
    rates = np.array([60.0, 90.0, 75.0, 50.0, 80.0])
    rate = rates[draw.places((0.55, 0.35, 0.04, 0.03, 0.03))]
    cost = np.rint(cents / rate * 100).astype(np.int64)
    no_grant, no_cost, no_rate = draw.yes(0.08), draw.yes(0.45), draw.yes(0.35)
    said = draw.one(("exakt", "höchstens"), (0.97, 0.03))
    cost_said = draw.one(("exakt", "gerundet"), (0.8, 0.2))
    return {
        "zuwendung_eur": without(_euro(cents), no_grant),
        "zuwendung_angabe": without(
            pc.if_else(pa.array(rounded), "gerundet", said), no_grant
        ),
        "gesamtausgaben_eur": without(_euro(cost), no_cost),
        "gesamtausgaben_angabe": without(cost_said, no_cost),
        "foerdersatz_prozent": without(pa.array(rate).cast(pa.string()), no_rate),
    }


def _euro(cents: Numbers) -> pa.Array:
    return _joined(
        pa.array(cents // 100).cast(pa.string()), ".", _numbered("", cents % 100, 2)
    )


def _days(draw: _Draw, umgebung: Umgebung) -> dict[str, pa.Array]:
    """Runde, day of approval and term, each as exact as lists have them."""
    deadlines = np.array([(day - _EPOCH).days for day in umgebung.antragsstichtage])
    runde = draw.places([3 + n % 4 for n in range(len(deadlines))])
    approved = np.minimum(
        deadlines[runde] + draw.numbers(40, 170), (umgebung.stand - _EPOCH).days
    )
    precision = draw.places((0.82, 0.1, 0.05, 0.03))
    no_day, no_runde = precision == _NO_DAY, draw.yes(0.05)
    begin, length = approved + draw.numbers(0, 120), draw.numbers(200, 1_100)
    no_begin, no_end = draw.yes(0.4), draw.yes(0.35)
    runde_said = draw.one(("genannt", "erschlossen"), (0.6, 0.4))
    from_ = _iso(begin, draw.places((0.5, 0.4, 0.1)))
    until = _iso(begin + length, draw.places((0.6, 0.2, 0.2)))
    return {
        "bewilligt_am": _iso(approved, precision),
        "datum_genauigkeit": pa.array(_GENAUIGKEIT).take(pa.array(precision)),
        "datum_bedeutung": without(draw.one(_BEDEUTUNG, (0.4, 0.3, 0.2, 0.1)), no_day),
        "jahr": without(pc.utf8_slice_codeunits(_iso(approved), 0, 4), no_day),
        "runde": without(pa.array(runde + 1).cast(pa.string()), no_runde),
        "runde_angabe": without(runde_said, no_runde),
        "laufzeit_von": without(from_, no_begin),
        "laufzeit_bis": without(until, no_end),
    }


def _iso(days: Numbers, precision: Numbers | None = None) -> pa.Array:
    """Days since 1970 as text: to the day (0), month (1), year (2), or not (3)."""
    text = pa.array(days.astype(np.int32), pa.date32()).cast(pa.string())
    if precision is None:
        return text
    choice = pa.array(np.minimum(precision, 2))
    exact = pc.choose(
        choice,
        text,
        pc.utf8_slice_codeunits(text, 0, 7),
        pc.utf8_slice_codeunits(text, 0, 4),
    )
    return without(exact, precision == _NO_DAY)
