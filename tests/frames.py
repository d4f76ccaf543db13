"""How tests read a frame: as plain Python, missing values as None."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pandas as pd


def rows(frame: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    """The rows of some columns as tuples."""
    chosen = frame[list(columns)].itertuples(index=False, name=None)
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in chosen]


def column(frame: pd.DataFrame, name: str) -> list[object]:
    """The cells of one column."""
    return [cell for (cell,) in rows(frame, name)]


def cents(value: object) -> Decimal | None:
    """An amount of a frame, to the cent."""
    if pd.isna(value):  # type: ignore[call-overload]
        return None
    return Decimal(repr(float(str(value)))).quantize(Decimal("0.01"), ROUND_HALF_UP)


def is_rounded(found: object, exact: Fraction | None) -> bool:
    """Whether a figure is the exact one, to the cent; half a cent may go either way."""
    if exact is None or cents(found) is None:
        return exact is None and cents(found) is None
    return abs(Fraction(cents(found) or 0) - exact) <= Fraction(1, 200)
