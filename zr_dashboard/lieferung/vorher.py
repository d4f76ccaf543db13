"""The Datenstand before a list, as far as the list has to be compared with it.

Owns what is read of it, bit by bit: of all its cases what they add up to, and single
ones only where a row of the list may be the same. It may have a million. Which case is
which is `wiedererkennung`, what is odd `plausibel`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import pyarrow as pa
from pyarrow import compute as pc

from zr_dashboard.lieferung.eingang import Eingang
from zr_dashboard.lieferung.entry import Entry
from zr_dashboard.lieferung.felder import FALL
from zr_dashboard.lieferung.publication import Place
from zr_dashboard.lieferung.richtlinie import Werte
from zr_dashboard.lieferung.wiedererkennung import gleicher_betrag
from zr_dashboard.store.words import fold

_COMPARED = ("foerderfall_id", "titel", "empfaenger", "kommune_ars9", "zuwendung_eur")
"""What is compared of a case."""

_SCHEMA = pa.schema([(name, pa.string()) for name in _COMPARED])


@dataclass(slots=True)
class Vorher:
    """The Datenstand that a list follows."""

    stand: date
    faelle: dict[str, Werte] = field(default_factory=dict)
    """Id -> case, of those that the list may mean; what is compared of it."""

    antraege: dict[str, Werte] = field(default_factory=dict)
    """Id -> application, of those that the list may mean or that are no Förderfälle;
    none if it told of none."""

    kennungen: list[pa.ChunkedArray] = field(default_factory=list)
    """The ids of all cases, in parts."""

    summe: Decimal = Decimal(0)
    """Zuwendungen of all cases."""

    gefuellt: Counter[str] = field(default_factory=Counter)
    """Field that the list does not fill in -> how many of all cases have it."""

    @property
    def anzahl(self) -> int:
        """How many cases there are."""
        return sum(map(len, self.kennungen))

    def fehlende(self, kennungen: Collection[str | None]) -> Iterator[str]:
        """The ids of its cases that are not among these."""
        for part in self.kennungen:
            yield from (k for k in part.to_pylist() if k not in kennungen)


def vorher(place: Place, stichtag: date, eingang: Eingang) -> Vorher | None:
    """The newest Datenstand before a day that counts; None if there is none.

    Args:
        place: What was published.
        stichtag: The day.
        eingang: The list that is compared with it.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    before = [e for day, e in place.archive.valid().items() if day < stichtag]
    return _read(before[-1], eingang) if before else None


def _read(entry: Entry, eingang: Eingang) -> Vorher:
    found, gesucht = Vorher(entry.meta.stand), _Gesucht(eingang)
    new = {fall.werte.get("foerderfall_id"): fall.werte for fall in eingang.faelle}
    empty = [f for f in FALL if not any(werte.get(f) for werte in new.values())]
    for part in entry.parts("foerderfall", [*{*_COMPARED, *empty}]):
        found.kennungen.append(part["foerderfall_id"])
        found.summe += sum(map(Decimal, part["zuwendung_eur"].drop_null().to_pylist()))
        found.gefuellt.update({f: len(part) - part[f].null_count for f in empty})
        meant = part.select(_COMPARED).filter(gesucht.faelle(part)).to_pylist()
        found.faelle |= {werte["foerderfall_id"]: werte for werte in meant}
    for part in entry.parts("antrag", ("antrag_id", "ergebnis")):
        meant = part.filter(gesucht.antraege(part)).to_pylist()
        found.antraege |= {werte["antrag_id"]: werte for werte in meant}
    return found


class _Gesucht:
    """Which cases of a Datenstand a list may mean, of many rows at once.

    All that it may mean, and some more: who compares them looks closely.
    """

    def __init__(self, eingang: Eingang) -> None:
        """Note what the rows of a list say."""
        rows = [fall.werte for fall in (*eingang.faelle, *eingang.antraege)]
        ids = {w.get(name) for w in rows for name in ("foerderfall_id", "antrag_id")}
        self._ids = pa.array(ids - {None}, pa.string())
        said = pa.Table.from_pylist(rows, _SCHEMA)
        self._betraege = _by_amount(said).unique()
        self._titel = _by_title(said).unique()
        self._vorgeschlagen = eingang.kennung_vorgeschlagen

    def faelle(self, part: pa.Table) -> pa.ChunkedArray:
        """Of each case, whether it may be meant."""
        ids = part["foerderfall_id"]
        alike = pc.is_in(_by_amount(part), self._betraege)
        meant = pc.or_(pc.is_in(ids, self._ids), alike)
        if self._vorgeschlagen:
            # An id that is taken is proposed with a number.
            first = pc.replace_substring_regex(ids, "-[0-9]+$", "")
            alike = pc.is_in(_by_title(part), self._titel)
            meant = pc.or_(meant, pc.or_(pc.is_in(first, self._ids), alike))
        return meant

    def antraege(self, part: pa.Table) -> pa.ChunkedArray:
        """Of each application, whether it may be meant or is no Förderfall."""
        other = pc.not_equal(part["ergebnis"], "bewilligt")
        return pc.or_(other, pc.is_in(part["antrag_id"], self._ids))


def _by_title(part: pa.Table) -> pa.Array:
    """Recipient and title of each row in one, however both are written."""
    return _with_recipient(part, _read_once(part["titel"], fold))


def _by_amount(part: pa.Table) -> pa.Array:
    """The same with the Zuwendung, or with the title where there is none."""
    euro = part["zuwendung_eur"]
    titel = pc.if_else(pc.is_null(euro), part["titel"], None)
    other = _read_once(euro, gleicher_betrag), _read_once(titel, fold)
    return _with_recipient(part, pc.coalesce(*other))


def _with_recipient(part: pa.Table, other: pa.Array) -> pa.Array:
    both = _read_once(part["empfaenger"], fold), other
    # A folded text has no line end.
    return pc.binary_join_element_wise(*both, "\n", null_handling="replace")


def _read_once(
    column: pa.ChunkedArray, reading: Callable[[str], str | None]
) -> pa.Array:
    """A column as it is read, each different text once."""
    codes = column.combine_chunks().dictionary_encode()
    read = pa.array(map(reading, codes.dictionary.to_pylist()), pa.string())
    return read.take(codes.indices)
