"""Chosen columns of the selected cases, however many there are."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

import pandas as pd

from zr_dashboard.model.selection import Selection
from zr_dashboard.store.ahead import read_ahead
from zr_dashboard.store.store import Store

_TEIL = 50_000
"""So many cases are read, and sorted, at a time."""

_ENDEN = """
    select max(fall_nr) as bis
    from (select fall_nr, row_number() over (order by fall_nr) as n from faelle($selection))
    group by (n - 1) // $teil
    order by bis
"""

_SPALTEN = """
    select columns($spalten)
    from lesbar(stand_von($selection))
    where fall_nr > $nach and fall_nr <= $bis
      and fall_nr in (select fall_nr from faelle($selection) where fall_nr > $nach and fall_nr <= $bis)
    order by fall_nr
"""


def in_teilen(
    store: Store, selection: Selection, spalten: Sequence[str]
) -> Iterator[pd.DataFrame]:
    """Some columns of every selected case, bit by bit, in constant memory.

    What is not asked for is not read.

    Args:
        store: Where to ask.
        selection: Which cases.
        spalten: Names from `DELIVERY_COLUMNS` or `CASE_COLUMNS`, each once.

    Yields:
        Frames of those columns in that order, at least one; rows ordered by
        `foerderfall_id`; None or NaN where not known.

    Raises:
        QueryFailedError: there is no such column.
    """
    return read_ahead(_in_teilen(store, selection, spalten))


def _in_teilen(
    store: Store, selection: Selection, spalten: Sequence[str]
) -> Generator[pd.DataFrame, None, None]:
    nach = 0
    ends = store.frame(_ENDEN, selection=selection, teil=_TEIL)["bis"]
    for bis in ends.tolist() or [nach]:
        for batch in store.batches(
            _SPALTEN, selection=selection, spalten=list(spalten), nach=nach, bis=bis
        ):
            yield batch[list(spalten)]
        nach = bis
