"""Selections and searches as the macros read them.

Owns the form, flat structs, because DuckDB plans them much faster than nested ones.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

import numpy as np
import pandas as pd

from zr_dashboard.model.dimensionen import FACETS
from zr_dashboard.model.selection import Selection
from zr_dashboard.store.query import parse

_SINGLE = (
    *("stand", "jahr_von", "jahr_bis", "ohne_jahr"),
    *("am", "betrag_von", "betrag_bis", "ohne_betrag"),
)


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody searches for, and in which Datenstand; None is the newest."""

    stand: date | None
    text: str


def struct(selection: Selection, treffer: str | None) -> dict[str, object]:
    """The argument of the macros that take a selection.

    Each facet is two lists of codes, null where it is no condition.

    Args:
        selection: What to bind; its Datenstand is named.
        treffer: What `bits` says of the cases that it picks, None for all of them;
            for `auswaehlen`, which finds them, of those that its text picks.
    """
    facets = {name: selection.facet(name) for name in FACETS}
    return {
        **{name: getattr(selection, name) for name in _SINGLE},
        **{name: facet.chosen or None for name, facet in facets.items()},
        **{f"nicht_{name}": facet.excluded or None for name, facet in facets.items()},
        "treffer": treffer,
    }


def search(search: Search, stand: date | None) -> dict[str, object]:
    """The argument of the macros of `search.sql`."""
    return {**asdict(parse(search.text)), "stand": stand}


def bits(numbers: pd.Series[int], length: int) -> str:
    """A set of case numbers, counted from 1, as the text of a bit string."""
    found = np.full(length, ord("0"), dtype=np.uint8)
    found[numbers.to_numpy() - 1] = ord("1")
    return found.tobytes().decode("ascii")
