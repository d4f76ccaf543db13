"""The identifier of a citation: short, fit for the telephone, with a check digit.

`ZR-7K3M-9QX2-4`: eight digits of base 32 and one to check them. Which figure, selection
and Datenstand an identifier stands for is kept in the register; here it is only
derived, written and read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U: nobody can mistake one digit for another."""

_ALIKE = str.maketrans("ILOU", "110V")
"""What is typed or heard for a digit there is."""

_PREFIX = "ZR"
_LENGTH = 8


def kennung(*teile: str) -> str:
    """The identifier that follows from these texts, always the same one."""
    text = json.dumps(teile, ensure_ascii=False)
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:5], "big")
    values = [number >> 5 * place & 31 for place in reversed(range(_LENGTH))]
    return _written([*values, _check(values)])


def lies(text: str) -> str | None:
    """An identifier as somebody typed it, as `kennung` writes it.

    Case, blanks, hyphens and the first two letters do not matter, and letters that are
    none of `DIGITS` are taken for what they look like.

    Returns:
        None if it is not whole, or if its check digit says that one digit is wrong or
        that two have changed places.
    """
    signs = "".join(sign for sign in text.upper() if sign.isalnum())
    if len(signs) == _LENGTH + 1 + len(_PREFIX):
        signs = signs.removeprefix(_PREFIX)
    signs = signs.translate(_ALIKE)
    if len(signs) != _LENGTH + 1 or any(sign not in DIGITS for sign in signs):
        return None
    *values, last = (DIGITS.index(sign) for sign in signs)
    return _written([*values, last]) if _check(values) == last else None


def _written(values: Sequence[int]) -> str:
    signs = "".join(DIGITS[value] for value in values)
    return f"{_PREFIX}-{signs[:4]}-{signs[4:8]}-{signs[8:]}"


def _check(values: Sequence[int]) -> int:
    """The digit that checks the others.

    Digits are elements of the field of 32, each weighted by its own power of the
    primitive element 2 (polynomial x^5 + x^2 + 1). So any single wrong digit changes
    the sum, and so does any exchange of two different digits.
    """
    total = 0
    for value in values:
        total = _times_two(total ^ value)
    return total


def _times_two(value: int) -> int:
    doubled = value << 1
    return doubled ^ 0b100101 if doubled & 0b100000 else doubled
