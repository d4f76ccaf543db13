"""One door for all formats: what is offered, and that each is what it says."""

import pandas as pd
import pytest

from tests.export import readers
from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.csv_file import to_plain_csv
from zr_dashboard.export.formate import FORMATE, to_bytes

SUMS = pd.DataFrame(
    {
        "gruppe": ["2019", "2020"],
        "teil_schluessel": ["", ""],
        "teil": ["", ""],
        "zuwendung_eur": [1234.5, 0.0],
    }
)
"""An aggregate of one dimension."""


def test_the_formats_are_offered_in_a_fixed_order() -> None:
    """Officials first: what Excel opens stands on top."""
    assert list(FORMATE) == ["excel-csv", "csv", "xlsx", "ods", "json", "parquet"]
    assert [one.id for one in FORMATE.values()] == list(FORMATE)


@pytest.mark.parametrize("format_id", FORMATE)
def test_empty_columns_of_one_dimension_are_left_out(
    about: Angaben, format_id: str
) -> None:
    """A column »Teil« without a word in it asks a question that nobody answers."""
    rows = SUMS.drop(columns=["teil_schluessel", "teil"])

    assert to_bytes(format_id, SUMS, about) == to_bytes(format_id, rows, about)


def test_parts_that_say_something_stay(about: Angaben) -> None:
    """An aggregate of two dimensions is nothing without them."""
    frame = SUMS.assign(teil=["Lüneburg", ""])

    header, *_ = readers.calamine(to_bytes("xlsx", frame, about))
    assert header == ["Gruppe", "Teil", "Zuwendung"]


def test_the_csv_for_machines_is_the_known_one(about: Angaben) -> None:
    """The checksum of every format is that of this file."""
    rows = SUMS.drop(columns=["teil_schluessel", "teil"])

    assert to_bytes("csv", SUMS, about) == to_plain_csv(rows)
