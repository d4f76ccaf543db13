"""The one cache between pages and charts."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import ParamSpec

import plotly.graph_objects as go
import streamlit as st

P = ParamSpec("P")


def drawn(
    chart: Callable[P, go.Figure], *args: P.args, **kwargs: P.kwargs
) -> go.Figure:
    """Draw a chart, or take the figure that the very same values gave before.

    A chart knows nothing but what it is given, so no figure can be stale. Others may
    hold it at the same time: nobody changes it.
    """
    return _figure(pickle.dumps((chart, args, kwargs)), chart, args, kwargs)


@st.cache_resource(max_entries=200, show_spinner=False)
def _figure(
    given: bytes,  # noqa: ARG001  the key; written in a tenth of a millisecond
    _chart: Callable[..., go.Figure],
    _args: tuple[object, ...],
    _kwargs: dict[str, object],
) -> go.Figure:
    return _chart(*_args, **_kwargs)
