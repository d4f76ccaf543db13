"""All cases bit by bit: the same rows as at once."""

from collections.abc import Iterator
from dataclasses import asdict

import pandas as pd
import pytest

from tests.remembering import Remembering
from zr_dashboard.export.csv_file import to_plain_csv
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.queries import foerderfaelle
from zr_dashboard.queries.foerderfaelle import alle, in_teilen
from zr_dashboard.store.store import Store

NOTHING = Selection(runde=Facet(chosen=("2",)), arl=Facet(chosen=("lueneburg",)))


def values(batches: Iterator[pd.DataFrame]) -> tuple[list[list[str]], bytes]:
    """Names of columns of every batch, and all rows; dtypes may differ between them."""
    frames = list(batches)
    rows = b"".join(to_plain_csv(frame).partition(b"\n")[2] for frame in frames)
    return [list(frame) for frame in frames], rows


@pytest.mark.parametrize("teil", [15, 34, 1_000])
@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(arl=Facet(chosen=("lueneburg",))),
        Selection(jahr_bis=2020),
    ],
    ids=["all", "arl", "years"],
)
def test_in_parts_they_are_the_same_as_at_once(
    public_store: Remembering,
    selection: Selection,
    teil: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Same columns, same rows, same order; no case twice, none left out."""
    monkeypatch.setattr(foerderfaelle, "_TEIL", teil)
    whole = alle(public_store, selection)

    names, rows = values(in_teilen(public_store, selection))
    assert rows == values(iter([whole]))[1]
    assert all(columns == list(whole) for columns in names)
    assert len(names) == -(-len(whole) // teil)


def test_every_datenstand_is_handed_out_alone(store: Store) -> None:
    """Cases of an earlier one have the same keys."""
    for stand in store.frame("select stand from datenstand")["stand"]:
        selection = Selection(stand=stand.date())

        found = values(in_teilen(store, selection))
        assert found[1] == values(iter([alle(store, selection)]))[1]


def test_no_cases_are_one_empty_batch_with_all_columns(store: Store) -> None:
    """A file of them has its header."""
    (batch,) = in_teilen(store, NOTHING)

    assert batch.empty
    assert list(batch) == list(alle(store, NOTHING))


def test_a_part_is_sorted_for_itself_alone(store: Store) -> None:
    """Whatever the selection: what is asked of DuckDB at once has two ends."""
    chosen = asdict(Selection())
    ids = alle(store, Selection())["foerderfall_id"].tolist()
    sql = foerderfaelle._ALLE  # noqa: SLF001  its ends are what is tested

    found = store.frame(sql, selection=chosen, nach=ids[0], bis=ids[2])
    assert found["foerderfall_id"].tolist() == ids[1:3]
