"""The one cache between pages and queries."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from types import FunctionType
from typing import Concatenate, ParamSpec

import pandas as pd
import streamlit as st

from zr_dashboard.store.store import Store, Version, current, store_path
from zr_dashboard.ui import interaction

P = ParamSpec("P")
_STORE = "_store"


def hold_store() -> None:
    """Take the store that is published now, for all of this run.

    One page never mixes two publications: whatever it asks, it asks this one.

    Raises:
        StoreMissingError, StoreBrokenError: as in `Store.open`.
    """
    st.session_state[_STORE] = current(store_path())


def ask(
    query: Callable[Concatenate[Store, P], pd.DataFrame],
    *args: P.args,
    **kwargs: P.kwargs,
) -> pd.DataFrame:
    """Answer `query` from the store of this run, from memory if it was asked before."""
    store: Store = st.session_state[_STORE]
    interaction.asked()
    return _answer(query, args, kwargs, store, store.version)


@st.cache_data(
    max_entries=1_000,
    show_spinner=False,
    # Streamlit does not hash functions. Their source text is the honest key: an
    # edited statement is another question.
    hash_funcs={FunctionType: inspect.getsource},
)
def _answer(
    query: Callable[..., pd.DataFrame],
    args: tuple[object, ...],
    kwargs: dict[str, object],
    _store: Store,
    version: Version,  # noqa: ARG001  a new publication is a new key
) -> pd.DataFrame:
    with interaction.answered(query):
        return query(_store, *args, **kwargs)
