"""What the values of a column are, for formats that declare it before the first row.

Decided by the definition of the column and never by the values at hand, so that two
answers of the same question can be read into one table.
"""

from __future__ import annotations

from enum import StrEnum

from zr_dashboard.model.columns import COLUMNS, Unit


class ValueType(StrEnum):
    """Named as in XML Schema, part 2, which CSV on the Web takes its types from."""

    TEXT = "string"
    BOOLEAN = "boolean"
    DATE = "date"
    """A year, a month or a day, as exactly as it is known."""

    INTEGER = "integer"
    EURO = "decimal"
    """Two decimals."""

    NUMBER = "number"


_YES_OR_NO = {"duenn_belegt"}
_ANY_NUMBER = {
    *("wert", "zeitraum_a", "zeitraum_b", "differenz", "stelle"),
    *("wert_alt", "wert_neu", "unterschied"),
}
"""Values in the unit of their Kennzahl, and decimal years."""

_BY_UNIT = {
    Unit.TEXT: ValueType.TEXT,
    Unit.DATE: ValueType.DATE,
    Unit.COUNT: ValueType.INTEGER,
    Unit.YEAR: ValueType.INTEGER,
    Unit.EUR: ValueType.EURO,
    Unit.PERCENT: ValueType.NUMBER,
    Unit.SHARE: ValueType.NUMBER,
    Unit.DEGREE: ValueType.NUMBER,
}


def value_type(name: str) -> ValueType:
    """The type of the values of a column.

    Raises:
        KeyError: the name is not in `COLUMNS`.
    """
    if name in _YES_OR_NO:
        return ValueType.BOOLEAN
    return ValueType.NUMBER if name in _ANY_NUMBER else _BY_UNIT[COLUMNS[name].unit]
