"""Lines of CSV, against the `csv` module."""

import csv
import io
import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zr_dashboard.export.column_texts import column_texts
from zr_dashboard.export.csv_lines import lines, quoted_texts, quoting, texts
from zr_dashboard.export.csv_values import (
    numbers,
    plain_number,
    plain_value,
    values,
)
from zr_dashboard.export.plain_rows import plain_rows

_CELLS = st.text(alphabet=st.sampled_from(list("ab ,;\"'\n\r\tä€=")), max_size=6)
_ROWS = st.integers(1, 3).flatmap(
    lambda width: st.lists(
        st.lists(_CELLS, min_size=width, max_size=width), min_size=1, max_size=5
    )
)


@pytest.mark.parametrize(("delimiter", "end"), [(",", "\n"), (";", "\r\n")])
@settings(max_examples=25, deadline=None)
@given(rows=_ROWS)
def test_any_texts_are_read_back(
    delimiter: str, end: str, rows: list[list[str]]
) -> None:
    """Whatever somebody typed into a cell, quotes and line ends included."""
    cells = [
        texts(pd.Series(list(column), dtype="str"))
        for column in zip(*rows, strict=True)
    ]
    columns = [quoted_texts(column, delimiter) for column in cells]
    text = lines(columns, delimiter, end).decode()

    assert list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)) == rows
    quoted = quoting(delimiter)
    assert [c.to_pylist() for c in columns] == [
        [quoted(cell) for cell in column.to_pylist()] for column in cells
    ]


@settings(max_examples=25, deadline=None)
@given(rows=_ROWS)
def test_they_are_those_of_the_csv_module(rows: list[list[str]]) -> None:
    """The canonical form of the checksum; a lone carriage return is quoted besides."""
    frame = pd.DataFrame(rows).map(lambda cell: cell.replace("\r", ""))
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(frame.to_numpy().tolist())

    assert plain_rows(frame).decode() == buffer.getvalue()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.00001, "0.00001"),
        (-0.0, "0"),
        (-1e-9, "0"),
        (1e11, "100000000000"),
        (1 / 3, "0.333333"),
        (-1300.5, "-1300.5"),
        (0.1 + 0.2, "0.3"),
        (True, "True"),
        (pd.Timestamp(2026, 11, 22), "2026-11-22"),
    ],
)
def test_values_have_one_form(value: object, text: str) -> None:
    """No exponent, no minus before nothing, at most six decimals."""
    assert plain_value(value) == text


def test_equal_values_of_different_kinds_are_not_taken_for_each_other() -> None:
    """`True` and `1` are equal to Python and not to a reader."""
    column = pd.Series([1, True, 1.0, None, "1"], dtype=object)

    assert column_texts(column, repr, "-") == ["1", "True", "1.0", "-", "'1'"]


def test_a_value_is_converted_once_however_often_it_stands_there() -> None:
    """Most of the speed; and every cell gets its own text all the same."""
    seen: list[str] = []

    def convert(value: str) -> str:
        seen.append(value)
        return value.upper()

    column = pd.Series(["a", None, "b", "a", "a"], dtype="str")
    assert column_texts(column, convert, "-") == ["A", "-", "B", "A", "A"]
    assert seen == ["a", "b"]


@settings(max_examples=200, deadline=None)
@given(
    values=st.lists(
        st.one_of(
            st.floats(allow_nan=True, allow_infinity=False),
            st.integers(-(10**12), 10**12).map(lambda cents: cents / 100),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_numbers_of_a_column_are_those_of_its_cells(values: list[float]) -> None:
    """Whole, with cents, with more, tiny, negative, missing; comma or point."""
    column = pd.Series(values, dtype=float)
    plain = ["" if math.isnan(value) else plain_number(value) for value in values]

    assert numbers(column).to_pylist() == plain
    german = numbers(column, ",")
    assert german.to_pylist() == [text.replace(".", ",") for text in plain]


@pytest.mark.parametrize(
    "column",
    [
        pd.Series([2021, -5, 0], dtype="int32"),
        pd.Series([2021, None, 7], dtype="Int64"),
        pd.to_datetime(pd.Series(["2026-11-22", None, "1969-12-31"])),
        pd.Series([None, None], dtype="datetime64[us]"),
        pd.Series([None, None], dtype="float64"),
        pd.Series([], dtype="int64"),
    ],
    ids=lambda column: f"{column.dtype} {len(column)}",
)
def test_a_column_is_written_as_its_cells_are(column: pd.Series) -> None:
    """At once and one by one: years, counts, days, with gaps or nothing at all."""
    written = values(column)

    assert written is not None
    assert written.to_pylist() == column_texts(column, plain_value)


@pytest.mark.parametrize("column", [["a"], [True], [1, "1"]])
def test_other_columns_are_not_taken_for_numbers(column: list[object]) -> None:
    """Texts are quoted, truth values have words."""
    assert values(pd.Series(column)) is None
