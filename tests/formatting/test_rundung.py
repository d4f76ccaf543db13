"""Rounded cells add up, keep their order, and stay where plain rounding adds up."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zr_dashboard.formatting.rundung import (
    FUSSNOTE,
    MIO_EURO,
    PROZENT,
    TSD_EURO,
    Einheit,
    Gerundet,
    ergeben,
    runde,
)

_EINHEITEN = st.sampled_from([Einheit(1), TSD_EURO, MIO_EURO, PROZENT, Einheit(7, 2)])
_EURO = st.decimals(-(10**9), 10**9, places=2) | st.integers(-(10**6), 10**6)
_SHARES = st.floats(-1, 1, allow_nan=False)
_COLUMNS = st.lists(st.none() | _EURO | _SHARES, max_size=40)


def _zahlen(werte: list[object]) -> list[Decimal]:
    return [Decimal(str(wert)) for wert in werte if wert is not None]


def _einfach(wert: object, einheit: Einheit) -> Decimal:
    steps = Decimal(str(wert)) / einheit.schritt
    return steps.quantize(Decimal(1), ROUND_HALF_UP) * einheit.schritt


def _summe(gerundet: Gerundet) -> Decimal:
    return sum((wert for wert in gerundet.werte if wert is not None), Decimal(0))


def test_three_thirds_make_a_hundred_percent() -> None:
    """The textbook case: 33,3 % three times would be 99,9 %."""
    gerundet = runde([1 / 3, 1 / 3, 1 / 3], PROZENT)
    shown = [PROZENT.schreibe(wert) for wert in gerundet.werte]
    assert shown == ["33,4", "33,3", "33,3"]
    assert gerundet.bewegt == {0}
    assert gerundet.fussnote == FUSSNOTE


def test_the_largest_remainder_gets_the_missing_step() -> None:
    """1,4 + 1,3 + 1,3 are 4,0 Tsd.: the 1,4 becomes 2, by hand."""
    gerundet = runde([1_300, 1_400, 1_300], TSD_EURO)
    assert gerundet.werte == (1_000, 2_000, 1_000)
    assert gerundet.summe == 4_000


def test_a_step_too_many_is_taken_from_the_smallest_remainder() -> None:
    """1,6 + 1,7 + 1,7 are 5,0 Tsd., plainly rounded 6."""
    gerundet = runde([1_600, 1_700, 1_700], TSD_EURO)
    assert gerundet.werte == (1_000, 2_000, 2_000)
    assert gerundet.bewegt == {0}


def test_a_column_that_adds_up_is_left_alone() -> None:
    """A footnote without a moved cell would only cause doubt."""
    gerundet = runde([4_937_000, None, 0], MIO_EURO)
    assert gerundet.werte == (4_900_000, None, 0)
    assert not gerundet.bewegt
    assert gerundet.fussnote == ""


def test_negative_values_are_rounded_like_positive_ones() -> None:
    """Differences of two periods: -1,3 - 1,4 - 1,3 are -4,0 Tsd."""
    assert runde([-1_300, -1_400, -1_300], TSD_EURO).werte == (-1_000, -2_000, -1_000)


def test_halves_of_both_signs_cancel_without_a_move() -> None:
    """Plain rounding, away from zero, adds up: nothing to mend."""
    gerundet = runde([500, -500], TSD_EURO)
    assert gerundet.werte == (1_000, -1_000)
    assert not gerundet.bewegt


@pytest.mark.parametrize("werte", [[], [None], [None, float("nan")]])
def test_a_column_without_values_adds_up_to_zero(werte: list[float | None]) -> None:
    """An empty answer is an answer."""
    gerundet = runde(werte, TSD_EURO)
    assert gerundet == Gerundet((None,) * len(werte), Decimal(0), frozenset())


@given(_COLUMNS, _EINHEITEN)
def test_the_sum_is_the_rounded_total(werte: list[object], einheit: Einheit) -> None:
    """What the whole module is for."""
    gerundet = runde(werte, einheit)
    assert gerundet.summe == _einfach(sum(_zahlen(werte), Decimal(0)), einheit)
    assert _summe(gerundet) == gerundet.summe


@given(_COLUMNS, _EINHEITEN)
def test_a_larger_value_is_never_rounded_to_less(
    werte: list[object], einheit: Einheit
) -> None:
    """A ranking must not turn round."""
    gerundet = runde(werte, einheit).werte
    pairs = [(w, g) for w, g in zip(werte, gerundet, strict=True) if g is not None]
    pairs = [(Decimal(str(w)), g) for w, g in pairs]
    for (a, rounded_a), (b, rounded_b) in pairwise(sorted(pairs)):
        assert rounded_a <= rounded_b or a == b


@given(_COLUMNS, _EINHEITEN)
def test_no_value_moves_a_whole_step(werte: list[object], einheit: Einheit) -> None:
    """A rounded value that is a step off would be wrong, not rounded."""
    for wert, gerundet in zip(werte, runde(werte, einheit).werte, strict=True):
        assert (wert is None) == (gerundet is None)
        if gerundet is not None:
            assert abs(gerundet - Decimal(str(wert))) < einheit.schritt
            assert gerundet % einheit.schritt == 0
            assert wert != 0 or gerundet == 0


@given(_COLUMNS, _EINHEITEN)
def test_rounding_twice_is_rounding_once(werte: list[object], einheit: Einheit) -> None:
    """A column that was rounded here adds up, so nothing moves again."""
    once = runde(werte, einheit)
    twice = runde(once.werte, einheit)
    assert twice.werte == once.werte
    assert not twice.bewegt


@given(_COLUMNS, _EINHEITEN)
def test_moved_are_exactly_the_cells_that_plain_rounding_would_write_otherwise(
    werte: list[object], einheit: Einheit
) -> None:
    """The footnote stands only where a cell was moved, and never in vain."""
    gerundet = runde(werte, einheit)
    other = {
        n
        for n, (wert, cell) in enumerate(zip(werte, gerundet.werte, strict=True))
        if wert is not None and cell != _einfach(wert, einheit)
    }
    assert gerundet.bewegt == other
    plain = sum((_einfach(wert, einheit) for wert in _zahlen(werte)), Decimal(0))
    assert bool(other) == (plain != gerundet.summe)


@given(_COLUMNS, _EINHEITEN)
def test_the_same_column_is_rounded_the_same(
    werte: list[object], einheit: Einheit
) -> None:
    """Screen, file and citation round on their own and must agree."""
    assert runde(werte, einheit) == runde(list(werte), einheit)


def test_a_row_follows_its_sum_as_it_stands_in_its_column() -> None:
    """1,4 + 1,4 are 2,8 Tsd., but the column of sums has room for 2 only: 1 and 1."""
    gerundet = runde([1_400, 1_400, 0], TSD_EURO, 2_000)
    assert gerundet.werte == (1_000, 1_000, 0)
    assert gerundet.summe == 2_000
    assert not gerundet.bewegt
    assert runde([1_400, 1_400, 0], TSD_EURO, 3_000).werte == (2_000, 1_000, 0)


def test_a_sum_a_whole_step_away_is_refused() -> None:
    """No rounding makes 2,8 Tsd. into 4: somebody added something else."""
    with pytest.raises(ValueError, match="cannot be rounded"):
        runde([1_400, 1_400], TSD_EURO, 4_000)


@given(st.lists(st.none() | _EURO, max_size=40), _EINHEITEN, st.booleans())
def test_any_neighbouring_sum_can_be_reached(
    werte: list[object],
    einheit: Einheit,
    up: bool,  # noqa: FBT001  Hypothesis gives it by position
) -> None:
    """Rounded up or down in its own column, the sum of a row holds for its cells."""
    exact = sum(_zahlen(werte), Decimal(0)) / einheit.schritt
    summe = exact.to_integral_value(ROUND_CEILING if up else ROUND_FLOOR)
    gerundet = runde(werte, einheit, summe * einheit.schritt)
    assert _summe(gerundet) == gerundet.summe == summe * einheit.schritt
    for wert, cell in zip(werte, gerundet.werte, strict=True):
        if cell is not None:
            assert abs(cell - Decimal(str(wert))) < einheit.schritt
            assert wert != 0 or cell == 0


@pytest.mark.parametrize(
    ("werte", "summe", "adds_up"),
    [
        ([1, None, 2], 3, True),
        ([1 / 3, 1 / 3, 1 / 3], 1.0, True),
        ([0.1] * 7, 0.7, True),
        ([1, 2], 3.01, False),
        ([0.5, 0.4], 1.0, False),
        ([None, 0], None, True),
        ([1], None, False),
        ([], 0, True),
    ],
    ids=str,
)
def test_parts_add_up_to_their_whole_or_do_not(
    werte: list[float | None], summe: float | None, *, adds_up: bool
) -> None:
    """Floats are forgiven their last digit, people nothing."""
    assert ergeben(werte, summe, PROZENT) is adds_up
