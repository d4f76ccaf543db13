"""An identifier can be dictated, and a slip of tongue or finger does not pass."""

from hypothesis import given
from hypothesis import strategies as st

from zr_dashboard.model.kennung import DIGITS, kennung, lies

TEXTS = st.lists(st.text(max_size=20), max_size=4)


def test_follows_from_what_it_stands_for() -> None:
    """The same figure gets the same identifier on every machine, in every year."""
    found = kennung("zuwendung_eur", "von=2021&stand=2026-11-22", "abc")

    assert found == "ZR-Y38C-Z78A-J"


@given(one=TEXTS, other=TEXTS)
def test_texts_are_not_run_together(one: list[str], other: list[str]) -> None:
    """`ab, c` is not `a, bc`."""
    assert (kennung(*one) == kennung(*other)) == (one == other)


@given(texts=TEXTS)
def test_is_read_as_it_is_written(texts: list[str]) -> None:
    """And the way people type it."""
    found = kennung(*texts)

    for typed in (
        found,
        found.lower(),
        found.replace("-", " "),
        found[3:],
        f" {found}",
    ):
        assert lies(typed) == found
    assert lies(found.replace("0", "O").replace("1", "I")) == found
    assert lies(found.replace("1", "l").replace("V", "u")) == found


@given(texts=TEXTS)
def test_no_single_wrong_digit_passes(texts: list[str]) -> None:
    """Every place, every other digit."""
    plain = kennung(*texts).replace("-", "").removeprefix("ZR")

    for place, right in enumerate(plain):
        for wrong in set(DIGITS) - {right}:
            assert lies(plain[:place] + wrong + plain[place + 1 :]) is None


@given(texts=TEXTS)
def test_no_two_digits_change_places(texts: list[str]) -> None:
    """Neighbours or not."""
    plain = kennung(*texts).replace("-", "").removeprefix("ZR")

    for one in range(len(plain)):
        for other in range(one):
            digits = list(plain)
            digits[one], digits[other] = digits[other], digits[one]
            if "".join(digits) != plain:
                assert lies("".join(digits)) is None


def test_what_is_no_identifier_is_none() -> None:
    """Too short, too long, with other signs, or nothing at all."""
    for text in ("", "ZR", "ZR-EJ7Z", "ZR-EJ7Z-HM2B-33", "ZR-EJ7Z-HM2B-ß", "٣" * 9):
        assert lies(text) is None


def test_uses_all_of_its_room() -> None:
    """Ten thousand figures, and no two meet: 40 bits, evenly used."""
    found = {kennung(str(number)) for number in range(10_000)}

    assert len(found) == 10_000
    for place in (3, 4, 5, 6, 8, 9, 10, 11, 13):
        assert {one[place] for one in found} == set(DIGITS)
