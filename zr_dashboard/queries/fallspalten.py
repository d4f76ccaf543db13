"""Chosen columns of the selected cases, however many there are."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

import pandas as pd

from zr_dashboard.model.selection import Selection
from zr_dashboard.store.ahead import read_ahead
from zr_dashboard.store.store import Store

_TEIL = 100_000
"""Cases of the Datenstand that are looked at, and sorted, at a time."""

_ALLE = "select count(*) as anzahl from fall where stand = stand_von($selection)"

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
    found = False
    last = int(store.frame(_ALLE, selection=selection)["anzahl"].iloc[0])
    for nach in range(0, max(last, 1), _TEIL):
        for batch in store.batches(
            _SPALTEN,
            selection=selection,
            spalten=list(spalten),
            nach=nach,
            bis=nach + _TEIL,
        ):
            if len(batch) or (not found and nach + _TEIL >= last):
                found = True
                yield batch[list(spalten)]
