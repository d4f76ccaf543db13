"""Numbers and dates as a German office writes them."""

from datetime import date, datetime
from decimal import Decimal

import pandas as pd
import pytest

from zr_dashboard.formatting import german
from zr_dashboard.model.columns import Unit

MISSING = [None, float("nan"), pd.NA, pd.NaT]


@pytest.mark.parametrize(
    ("value", "stellen", "text"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1000, 0, "1.000"),
        (18_210_675, 0, "18.210.675"),
        (-1234.5, 1, "-1.234,5"),
        (1234.5, 1, "1.234,5"),
        (2, 2, "2,00"),
        (Decimal("0.125"), 2, "0,13"),
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-2.5, 0, "-3"),
        (2.675, 2, "2,68"),
        (-0.4, 0, "0"),
    ],
)
def test_a_number_is_rounded_half_away_from_zero(
    value: float, stellen: int, text: str
) -> None:
    """As offices do: 2,5 becomes 3 and 2,675 becomes 2,68. There is no minus zero."""
    assert german.zahl(value, stellen) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0 €"),
        (12.5, "12,50 €"),
        (1550.50, "1.550,50 €"),
        (18_210_675.0, "18.210.675 €"),
        (-300, "-300 €"),
        (0.01, "0,01 €"),
    ],
)
def test_euro_have_cents_only_where_there_are_any(value: float, text: str) -> None:
    """»12,50 €«, never »12,5 €«; whole amounts stay whole."""
    assert german.euro(value) == text.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0 €"),
        (9_999, "9.999 €"),
        (10_000, "10 Tsd. €"),
        (10_499, "10 Tsd. €"),
        (10_500, "11 Tsd. €"),
        (999_499, "999 Tsd. €"),
        (999_500, "1,0 Mio. €"),
        (4_949_999, "4,9 Mio. €"),
        (4_950_000, "5,0 Mio. €"),
        (-25_000, "-25 Tsd. €"),
        (1_234_567_890, "1.234,6 Mio. €"),
    ],
)
def test_short_euro_never_say_a_thousand_thousands(value: float, text: str) -> None:
    """Beneath 10.000 thousands lose too much; 999.500 is one million, rounded."""
    assert german.euro_kurz(value) == text.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0,0"), (0.125, "12,5"), (1, "100,0"), (0.0005, "0,1"), (-0.3, "-30,0")],
)
def test_a_share_is_a_percentage(value: float, text: str) -> None:
    """0,125 of something is 12,5 % of it."""
    assert german.prozent(value) == f"{text}\N{NO-BREAK SPACE}%"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2025-10-31", "31.10.2025"),
        ("2025-03", "März 2025"),
        ("2025-12", "Dezember 2025"),
        ("2025", "2025"),
        (date(2025, 2, 4), "04.02.2025"),
        (datetime(2025, 2, 4, 23, 59), "04.02.2025"),  # noqa: DTZ001  a day, no moment
        (pd.Timestamp(2026, 11, 22), "22.11.2026"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(value: date | str, text: str) -> None:
    """Nobody invents a day for a Bewilligung known to the month."""
    assert german.datum(value) == text


@pytest.mark.parametrize("missing", MISSING, ids=str)
@pytest.mark.parametrize("unit", Unit)
def test_whatever_is_missing_is_keine_angabe(missing: object, unit: Unit) -> None:
    """In every unit the same two letters, with a no-break space between them."""
    assert german.in_einheit(missing, unit) == "k.\N{NO-BREAK SPACE}A."


@pytest.mark.parametrize("unit", [Unit.EUR, Unit.SHARE, Unit.COUNT, Unit.PERCENT])
def test_zero_is_zero(unit: Unit) -> None:
    """`k. A.` and zero are two things."""
    assert german.in_einheit(0, unit).startswith("0")


@pytest.mark.parametrize("missing", MISSING, ids=str)
def test_every_writer_takes_what_is_missing(missing: None) -> None:
    """A writer that raises takes the page with it."""
    writers = (german.zahl, german.euro, german.euro_kurz, german.prozent, german.datum)

    assert {write(missing) for write in writers} == {german.KEINE_ANGABE}


def test_an_empty_text_is_keine_angabe() -> None:
    """A delivery writes an unknown text as an empty cell."""
    assert german.in_einheit("", Unit.TEXT) == german.KEINE_ANGABE


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (2021.0, Unit.YEAR, "2021"),
        (60.0, Unit.PERCENT, "60 %"),
        (66.7, Unit.PERCENT, "66,7 %"),
        (0.5, Unit.SHARE, "50,0 %"),
        (7.0, Unit.COUNT, "7"),
        ("Goslar", Unit.TEXT, "Goslar"),
    ],
)
def test_a_cell_is_written_as_its_unit_asks(
    value: object, unit: Unit, text: str
) -> None:
    """A year is never `2.021` and a rate never 6000 %."""
    assert german.in_einheit(value, unit) == text.replace(" %", "\N{NO-BREAK SPACE}%")


def test_one_is_singular() -> None:
    """»1 Förderfälle« is what a machine says."""
    assert german.anzahl(1, "Fall", "Fälle") == "1\N{NO-BREAK SPACE}Fall"
    assert german.anzahl(0, "Fall", "Fälle") == "0\N{NO-BREAK SPACE}Fälle"
    assert german.aus_n(1, 1, "mit Betrag") == "aus 1 von 1 Fall mit Betrag"
    assert german.aus_n(93, 1102, "") == "aus 93 von 1.102 Fällen"


def test_of_many_the_first_are_named() -> None:
    """And the others counted; three dots would not say how many."""
    assert german.einige(["A", "B", "C"], 2) == "A, B, C"
    assert german.einige(["A", "B", "C", "D"], 2) == "A, B und 2 weitere"
    assert german.einige(["A"] * 1_236, 2) == "A, A und 1.234 weitere"
    assert not german.einige([], 2)
