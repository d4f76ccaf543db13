"""What runs of pages leave behind in memory, given back every few seconds.

Figures refer to themselves. Python would let such garbage grow by a quarter of all that
lives; Streamlit would look for it after every run, and let all readers wait as long.
"""

from __future__ import annotations

import gc
import time

_SECONDS = 10
"""From one time to the next; it takes a tenth of one, and nobody is served then."""


class Last:
    """When it was done last, on the clock of `time.monotonic`."""

    at = 0.0


def give_back() -> None:
    """Look for garbage, unless somebody has just done so or is doing it."""
    now = time.monotonic()
    if now >= Last.at + _SECONDS:
        Last.at = now
        gc.collect()
