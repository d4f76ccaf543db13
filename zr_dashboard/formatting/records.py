"""A frame as plain rows, for whoever writes it out cell by cell."""

from __future__ import annotations

from typing import Any

import pandas as pd

Row = dict[str, Any]
"""Column -> cell."""


def records(frame: pd.DataFrame) -> list[Row]:
    """Every row of a frame, in order."""
    names = [str(name) for name in frame]
    return [
        dict(zip(names, cells, strict=True))
        for cells in frame.itertuples(index=False, name=None)
    ]
