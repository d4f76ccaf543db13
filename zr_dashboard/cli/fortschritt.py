"""How far long work is, on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from zr_dashboard.formatting.fortschritt import satz
from zr_dashboard.model.fortschritt import Fortschritt, Schritt, still

_ANEW = "\r\x1b[K"
"""Back to the beginning of the line, and nothing in it."""


@contextmanager
def fortschritt() -> Iterator[Fortschritt]:
    """A line that says how far it is, gone when it is done.

    A file or a pipe gets nothing of it.
    """
    if not sys.stderr.isatty():
        yield still
        return
    try:
        yield _say
    finally:
        _write(_ANEW)


def _say(schritt: Schritt, done: int, of: int) -> None:
    _write(_ANEW + satz(schritt, done, of))


def _write(words: str) -> None:
    sys.stderr.write(words)
    sys.stderr.flush()
