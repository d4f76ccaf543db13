"""Garbage that refers to itself is given back, but not after every run."""

import gc
import weakref

import pytest

from zr_dashboard.betrieb import aufraeumen


class Knot:
    """Something that refers to itself, as a figure does."""

    def __init__(self) -> None:
        """Tie it."""
        self.itself = self


def test_garbage_is_given_back_once_in_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not again at once: all readers wait meanwhile."""
    monkeypatch.setattr(aufraeumen.Last, "at", float("-inf"))
    gc.disable()
    try:
        first = weakref.ref(Knot())
        aufraeumen.give_back()
        second = weakref.ref(Knot())
        aufraeumen.give_back()
    finally:
        gc.enable()

    assert first() is None
    assert second() is not None
