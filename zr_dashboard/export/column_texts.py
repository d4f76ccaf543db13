"""A column as texts: every different value is turned into text once.

Most columns of a delivery repeat themselves, and a million rows of 33 columns are
written cell by cell in as many formats as there are: what is not done twice is most of
the speed. Does not own what a value looks like; each format says so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from zr_dashboard.formatting.german import fehlt


def column_texts(
    column: pd.Series, convert: Callable[[Any], str], missing: str = ""
) -> list[str]:
    """Every cell of a column as `convert` writes it.

    Args:
        column: Cells of one type; those of an `object` column are converted one by
            one, because there `True` and `1` may stand side by side.
        convert: Writes a cell that is not missing; never sees a missing one.
        missing: What stands for one.
    """
    if column.dtype == object:
        return [missing if fehlt(cell) else convert(cell) for cell in column.tolist()]
    codes, values = pd.factorize(column)
    texts = [convert(value) for value in values.tolist()]
    texts.append(missing)  # its code is -1, the last one
    return [texts[code] for code in codes.tolist()]
