"""A selection as the macros of `schema.sql` read it.

Owns the form, a flat struct, because DuckDB plans it much faster than a nested one:
each facet is two lists of codes, null where it is no condition, and a text is the set
of the cases that it finds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from zr_dashboard.model.dimensionen import FACETS
from zr_dashboard.model.selection import Selection
from zr_dashboard.store.query import parse

_SINGLE = (
    *("stand", "jahr_von", "jahr_bis", "ohne_jahr"),
    *("am", "betrag_von", "betrag_bis", "ohne_betrag"),
)


def struct(selection: Selection, treffer: str | None) -> dict[str, object]:
    """The argument of `geprueft` and `faelle`.

    Args:
        selection: What to bind.
        treffer: What `bits` says of its text; None without a text.
    """
    facets = {name: selection.facet(name) for name in FACETS}
    return {
        **{name: getattr(selection, name) for name in _SINGLE},
        **{name: facet.chosen or None for name, facet in facets.items()},
        **{f"nicht_{name}": facet.excluded or None for name, facet in facets.items()},
        "treffer": treffer,
    }


def search(stand: date | None, text: str) -> dict[str, object]:
    """The argument of the macros of `search.sql`."""
    return {**asdict(parse(text)), "stand": stand}


def bits(numbers: Iterable[int], length: int) -> str:
    """A set of case numbers, counted from 1, as the text of a bit string."""
    found = bytearray(b"0" * length)
    for number in numbers:
        found[number - 1] = ord("1")
    return found.decode()
