"""The one cache between pages and queries."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache
from types import FunctionType
from typing import Concatenate, ParamSpec

import pandas as pd
import streamlit as st

from zr_dashboard.model.selection import Selection
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
    st.session_state[_STORE] = store = current(store_path())
    _forget_others(store.version)


def held() -> Store:
    """The store of this run, for what is too much for the cache."""
    store: Store = st.session_state[_STORE]
    return store


def ask(
    query: Callable[Concatenate[Store, P], pd.DataFrame],
    *args: P.args,
    **kwargs: P.kwargs,
) -> pd.DataFrame:
    """Answer `query` from the store of this run, from memory if it was asked before."""
    store = held()
    interaction.asked()
    # A whole copy: for every shallow one pandas notes in the frame that is kept, column
    # by column, that it was there. Copying a few hundred rows takes no longer.
    return _answer(query, args, kwargs, store, store.version).copy()


# Streamlit does not hash functions. Their source text is the honest key: an edited
# statement is another question.
_source = cache(inspect.getsource)


# Frames are kept as they are: `st.cache_data` would write and read them as bytes for
# every answer, which takes longer than most questions.
@st.cache_resource(
    max_entries=1_000,
    show_spinner=False,
    hash_funcs={FunctionType: _source, Selection: repr},
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


@st.cache_resource(max_entries=1, show_spinner=False)
def _forget_others(version: Version) -> None:  # noqa: ARG001  once for each store
    """Drop what former stores answered: nobody asks them again.

    Kept until newer answers push them out, they would lie scattered over memory, and
    none of it could be given back.
    """
    _answer.clear()
