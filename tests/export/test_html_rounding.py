"""Rounded tables, read as a browser does: what is shown adds up."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.export.test_html_table import Table
from zr_dashboard.export import html_table
from zr_dashboard.formatting.rundung import (
    FUSSNOTE,
    MIO_EURO,
    PROZENT,
    TSD_EURO,
    Einheit,
)

K_A = "k. A."
UNITS = st.sampled_from([TSD_EURO, MIO_EURO])
AMOUNT = st.none() | st.just(0.0) | st.decimals(0, 10**7, places=2).map(float)
FEW = settings(max_examples=40, deadline=None)
"""Each example writes and parses a table."""

GRIDS = st.integers(1, 5).flatmap(
    lambda parts: st.lists(
        st.lists(AMOUNT, min_size=parts, max_size=parts), min_size=1, max_size=6
    )
)


def exact(value: float | None) -> Decimal:
    """A float as the decimal number that it is written as; nothing is zero."""
    return Decimal(0) if value is None else Decimal(str(value))


def total(values: Sequence[float | None]) -> float | None:
    """As SQL adds: missing values take no part, of none the sum is missing."""
    if all(value is None for value in values):
        return None
    return float(sum(map(exact, values)))


def plain(value: float | None, unit: Einheit) -> Decimal:
    """Rounded by itself."""
    steps = exact(value) / unit.schritt
    return steps.quantize(Decimal(1), ROUND_HALF_UP) * unit.schritt


def read(text: str, unit: Einheit) -> Decimal:
    """A cell as its reader takes it."""
    number = text.removesuffix(" %").replace(".", "").replace(",", ".")
    return Decimal(0) if text == K_A else Decimal(number) * unit.teiler


def holds(values: Sequence[float | None], cells: list[str], unit: Einheit) -> bool:
    """Whether every cell stands for its value, and larger ones are not less."""
    shown = [read(cell, unit) for cell in cells]
    for value, cell, seen in zip(values, cells, shown, strict=True):
        assert (value is None) == (cell == K_A)
        assert abs(exact(value) - seen) < unit.schritt
        assert value != 0 or seen == 0
    known = [(exact(v), s) for v, s in zip(values, shown, strict=True) if v is not None]
    for (a, seen_a), (b, seen_b) in pairwise(sorted(known)):
        assert seen_a <= seen_b or a == b
    return any(seen != plain(v, unit) for v, seen in zip(values, shown, strict=True))


@FEW
@given(st.lists(AMOUNT, min_size=1, max_size=12), UNITS)
def test_a_column_adds_up_to_the_sum_beneath_it(
    amounts: list[float | None], unit: Einheit
) -> None:
    """Amounts and shares, with a note where plain rounding would not do."""
    whole = total(amounts)
    shares = [None if a is None or not whole else a / whole for a in amounts]
    frame = pd.DataFrame(
        {"gruppe": "x", "zuwendung_eur": amounts, "zuwendung_anteil": shares}
    ).astype({"zuwendung_eur": float, "zuwendung_anteil": float})
    summe = {
        "gruppe": "zusammen",
        "zuwendung_eur": whole,
        "zuwendung_anteil": 1.0 if whole else None,
    }
    html = html_table.to_html(
        frame, list(frame), caption="Summen", total=summe, betraege=unit
    )
    _, *rows, last = Table(html).rows

    moved = False
    for n, values, column_unit in ((1, amounts, unit), (2, shares, PROZENT)):
        cells = [row[n] for row in rows]
        moved |= holds(values, cells, column_unit)
        assert sum(read(cell, column_unit) for cell in cells) == read(
            last[n], column_unit
        )
    assert (FUSSNOTE in html) == moved
    assert read(last[1], unit) == plain(whole, unit)
    assert last[2] == ("100,0 %" if whole else K_A)


@FEW
@given(GRIDS, UNITS)
def test_a_cross_table_adds_up_in_both_directions_that_show_a_sum(
    grid: list[list[float | None]], unit: Einheit
) -> None:
    """Each row to its sum, the sums to the rounded whole."""
    html, sums = crossed(grid, unit)
    found = Table(html).rows[1:]

    moved = holds(sums, [row[-1] for row in found], unit)
    for values, (_, *cells, last) in zip(grid, found, strict=True):
        assert sum(read(cell, unit) for cell in cells) == read(last, unit)
        moved |= holds(values, cells, unit)
    assert sum(read(row[-1], unit) for row in found) == plain(total(sums), unit)
    assert (FUSSNOTE in html) == moved


def crossed(
    grid: list[list[float | None]], unit: Einheit | None
) -> tuple[str, list[float | None]]:
    """A cross table of these amounts, and the exact sums of its rows."""
    frame = pd.DataFrame(
        [
            (str(row), str(row), str(part), str(part), value)
            for row, values in enumerate(grid)
            for part, value in enumerate(values)
        ],
        columns=["schluessel", "gruppe", "teil_schluessel", "teil", "zuwendung_eur"],
    ).astype({"zuwendung_eur": float})
    sums = [total(values) for values in grid]
    keys = [str(row) for row in range(len(grid))]
    gesamt = pd.DataFrame({"schluessel": keys, "zuwendung_eur": sums}).astype(
        {"zuwendung_eur": float}
    )
    html = html_table.kreuz_to_html(
        frame,
        "zuwendung_eur",
        caption="Kreuz",
        row_title="Jahr",
        total=gesamt,
        betraege=unit,
    )
    return html, sums


FRAME = pd.DataFrame(
    {
        "gruppe": ["A", "B", "C"],
        "anzahl_foerderfaelle": [1, 2, 3],
        "zuwendung_eur": [1_300.0, 1_400.5, 1_300.0],
        "zuwendung_je_1000_eur": [1_300.0, 1_400.5, 1_300.0],
    }
)


def table(**more: object) -> str:
    """A small table, by hand."""
    return html_table.to_html(FRAME, list(FRAME), caption="Summen", **more)  # type: ignore[arg-type]


def test_the_head_says_the_unit_and_the_cells_keep_the_exact_value() -> None:
    """»Zuwendung (Tsd. €)«; the tool tip has the cents; per head stays in Euro."""
    found = Table(table(betraege=TSD_EURO, total={}))

    assert found.rows[0][2].replace("\N{NO-BREAK SPACE}", " ") == "Zuwendung (Tsd. €)"
    assert [row[2] for row in found.rows[1:]] == ["1", "2", "1"]
    assert [row[3] for row in found.rows[1:]] == ["1.300 €", "1.400,50 €", "1.300 €"]
    tips = [cells[2].get("title") for cells in found.cells[1:]]
    assert tips == [
        f"{amount}\N{NO-BREAK SPACE}€" for amount in ("1.300", "1.400,50", "1.300")
    ]
    assert {cells[1].get("title") for cells in found.cells[1:]} == {None}


def test_euro_is_exact() -> None:
    """Nothing is rounded, so nothing has to be said."""
    found = Table(table())

    assert [row[2] for row in found.rows[1:]] == ["1.300 €", "1.400,50 €", "1.300 €"]
    assert FUSSNOTE not in table()


def test_rows_that_are_no_parts_are_rounded_one_by_one() -> None:
    """With all themes a case counts twice: pretending to add up would mislead."""
    rows = Table(table(betraege=TSD_EURO)).rows

    assert [row[2] for row in rows[1:]] == ["1", "1", "1"]
    assert FUSSNOTE not in table(betraege=TSD_EURO)


def test_a_total_that_is_more_than_its_rows_is_not_made_to_fit() -> None:
    """The first ten of a list are not the whole: both stand as they are."""
    summe = {"gruppe": "zusammen", "zuwendung_eur": 4_400.0}
    html = table(betraege=TSD_EURO, total=summe)

    assert [row[2] for row in Table(html).rows[1:]] == ["1", "1", "1", "4"]
    assert FUSSNOTE not in html


def test_a_column_without_any_amount_needs_no_note() -> None:
    """Nothing known, nothing moved, no sum."""
    html = html_table.to_html(
        FRAME.assign(zuwendung_eur=float("nan")),
        ["gruppe", "zuwendung_eur"],
        caption="Summen",
        betraege=TSD_EURO,
        total={"gruppe": "zusammen", "zuwendung_eur": None},
    )

    assert [row[1] for row in Table(html).rows[1:]] == [K_A] * 4
    assert FUSSNOTE not in html
    assert "title=" not in html


def test_a_cross_table_names_its_unit_once() -> None:
    """Its heads are names of parts: the caption says it."""
    html, _ = crossed([[1_300.0, 1_400.0, 1_300.0]], TSD_EURO)
    found = Table(html)

    assert found.caption.replace("\N{NO-BREAK SPACE}", " ") == "Kreuz (Tsd. €)"
    assert found.rows[1] == ["0", "1", "2", "1", "4"]
    assert FUSSNOTE in html
    assert FUSSNOTE not in crossed([[1_300.0, 1_400.0, 1_300.0]], None)[0]
