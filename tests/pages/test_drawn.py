"""What pages keep between runs, answers and charts, is never another one's."""

import gc
import shutil
import weakref
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import example
from zr_dashboard.charts import bars
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import aufgliederung
from zr_dashboard.store.store import Store
from zr_dashboard.ui.ask import ask, hold_store
from zr_dashboard.ui.drawn import drawn


@pytest.fixture(scope="module")
def store() -> Store:
    """`tests/example.sql`."""
    return example.store()


def test_the_same_values_are_drawn_once(store: Store) -> None:
    """Forty readers who open the link of a mail look at one figure."""
    frame, again = (
        aufgliederung.nach(store, Selection(), "hauptthema") for _ in range(2)
    )

    figure = drawn(bars.horizontal, frame, value="zuwendung_eur", label="gruppe")

    assert figure is drawn(
        bars.horizontal, again, value="zuwendung_eur", label="gruppe"
    )


@given(
    amounts=st.lists(st.integers(0, 3), min_size=4, max_size=4),
    value=st.sampled_from(["zuwendung_eur", "anzahl_foerderfaelle"]),
)
def test_other_values_are_another_chart(
    store: Store, amounts: list[int], value: str
) -> None:
    """Few amounts, so that the same ones come again, beside others that are near."""
    frame = aufgliederung.nach(store, Selection(), "hauptthema")
    frame["zuwendung_eur"] = amounts

    figure = drawn(bars.horizontal, frame, value=value, label="gruppe")

    anew = bars.horizontal(frame, value=value, label="gruppe")
    assert figure.to_json() == anew.to_json()


def test_who_writes_to_an_answer_writes_to_nobody_elses(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next one who asks reads what the store said."""
    monkeypatch.setitem(ask.__globals__, "held", lambda: store)
    frame = ask(aufgliederung.nach, Selection(), "hauptthema")
    said = frame.copy()

    frame.loc[0, "zuwendung_eur"] = -1
    frame["gruppe"] = "?"

    assert ask(aufgliederung.nach, Selection(), "hauptthema").equals(said)


def test_a_new_store_takes_the_place_of_what_the_former_answered(
    public_store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody asks the former one again; a server would keep its answers for long."""
    kept = []

    def question(store: Store) -> pd.DataFrame:
        frame = aufgliederung.nach(store, Selection(), "hauptthema")
        kept.append(weakref.ref(frame))
        return frame

    there = tmp_path / "zr.duckdb"
    monkeypatch.setenv("ZR_DATABASE", str(there))
    for number in range(3):
        shutil.copy(public_store_path, there.with_suffix(".neu"))
        there.with_suffix(".neu").replace(there)
        hold_store()
        ask(question)
        ask(question)
        gc.collect()
        assert [ref() is not None for ref in kept] == [False] * number + [True]
