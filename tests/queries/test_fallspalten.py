"""Chosen columns of the cases, in parts that fit together."""

from collections.abc import Sequence

import pandas as pd
import pytest

from tests.remembering import Remembering
from zr_dashboard.model.columns import CASE_COLUMNS, DELIVERY_COLUMNS
from zr_dashboard.model.link import Facet
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import fallspalten, foerderfaelle

FAR_APART = Selection(landkreis=Facet(("03454", "03155")))


def _whole(
    store: Remembering, selection: Selection, spalten: Sequence[str]
) -> pd.DataFrame:
    parts = list(fallspalten.in_teilen(store, selection, spalten))
    assert all(list(part) == list(spalten) for part in parts)
    assert all(len(part) for part in parts) or len(parts) == 1
    return pd.concat(parts, ignore_index=True)


def _values(frame: pd.DataFrame) -> list[list[object]]:
    """What is missing is None, whatever the type of its column in that part."""
    return frame.astype(object).where(frame.notna(), None).to_numpy().tolist()


@pytest.mark.parametrize("teil", [7, 51, 50_000])
@pytest.mark.parametrize("selection", [Selection(), FAR_APART])
def test_parts_of_any_size_are_all_cases_in_order(
    public_store: Remembering,
    monkeypatch: pytest.MonkeyPatch,
    selection: Selection,
    teil: int,
) -> None:
    """No case twice and none lost where one part ends and the next begins."""
    monkeypatch.setattr(fallspalten, "_TEIL", teil)
    found = _whole(public_store, selection, DELIVERY_COLUMNS)
    expected = foerderfaelle.alle(public_store, selection)

    assert len(found) > 1
    assert _values(found) == _values(expected)


@pytest.mark.parametrize("spalten", [CASE_COLUMNS, ("thema", "titel"), ("jahr",)])
def test_columns_come_in_the_order_that_is_asked_for(
    public_store: Remembering, spalten: Sequence[str]
) -> None:
    """Names for codes too."""
    assert len(_whole(public_store, Selection(), spalten)) == 102


def test_no_case_is_one_empty_part(public_store: Remembering) -> None:
    """A file without rows still has its columns."""
    (part,) = fallspalten.in_teilen(
        public_store, Selection(jahr_von=2026), ["titel", "jahr"]
    )

    assert part.empty
    assert list(part) == ["titel", "jahr"]
