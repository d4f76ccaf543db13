"""Sums over time over `tests/example.sql`."""

import pytest

from tests.frames import column, rows
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.queries.zeitverlauf import ereignisse, kumuliert, verlauf
from zr_dashboard.store.store import Store


def test_years_have_no_gaps(store: Store) -> None:
    """In 2020 nothing was approved: that is 0, and a place on the axis."""
    assert rows(
        verlauf(store, Selection(), "jahr"),
        "schluessel",
        "anzahl_foerderfaelle",
        "anzahl_mit_betrag",
        "zuwendung_eur",
        "gesamtausgaben_eur",
    ) == [
        ("2019", 1, 1, 100, 200),
        ("2020", 0, 0, 0, 0),
        ("2021", 3, 2, 600, 1000),
        ("2022", 1, 1, 800.50, None),
        ("ohne-angabe", 1, 1, 50, None),
    ]


def test_runden_have_no_gaps(store: Store) -> None:
    """From 1 to 10, then Z4 and Z6, which belong to no known Runde."""
    frame = verlauf(store, Selection(), "runde")

    assert column(frame, "schluessel") == [*map(str, range(1, 11)), "ohne-angabe"]
    assert column(frame, "zuwendung_eur") == [100, 600, *[0] * 7, 800.50, 50]


def test_every_part_stands_at_every_time(store: Store) -> None:
    """A stack needs each of its parts in each column."""
    frame = verlauf(store, Selection(jahr_von=2021), "jahr", "arl")

    assert rows(frame, "gruppe", "teil", "zuwendung_eur") == [
        ("2021", "Braunschweig", 200),
        ("2021", "Weser-Ems", 400),
        ("2022", "Braunschweig", 0),
        ("2022", "Weser-Ems", 800.50),
    ]


def test_thin_times_are_marked(store: Store) -> None:
    """No published number reaches up to Runde 10, whose decisions began in 2022."""
    years = verlauf(store, Selection(), "jahr")
    runden = verlauf(store, Selection(), "runde")

    assert column(years[years["duenn_belegt"]], "schluessel") == ["2022"]
    assert column(runden[runden["duenn_belegt"]], "schluessel") == ["10"]


def test_thin_means_the_programme_not_the_selection(store: Store) -> None:
    """A filter makes fewer cases, not thinner sources."""
    frame = verlauf(store, Selection(massnahme=Facet(chosen=("investiv",))), "jahr")

    assert column(frame[frame["duenn_belegt"]], "schluessel") == ["2022"]


def test_cumulated_is_the_sum_so_far(store: Store) -> None:
    """100, then nothing, then 600 and 800.50 more; Z6 has no year and is left out."""
    assert rows(
        kumuliert(store, Selection(), "jahr"),
        "schluessel",
        "anzahl_foerderfaelle",
        "anzahl_bescheide",
        "anzahl_mit_betrag",
        "zuwendung_eur",
        "gesamtausgaben_eur",
    ) == [
        ("2019", 1, 1, 1, 100, 200),
        ("2020", 1, 1, 1, 100, 200),
        ("2021", 4, 5, 3, 700, 1200),
        ("2022", 5, 6, 4, 1500.50, 1200),
    ]


def test_a_kommune_counts_from_its_first_case_on_once(store: Store) -> None:
    """Goslar in 2019; Lutter and, with two cases, Bad Essen in 2021."""
    assert column(kumuliert(store, Selection(), "jahr"), "anzahl_kommunen") == [
        1,
        1,
        3,
        3,
    ]


def test_cumulated_parts_go_on_where_they_have_no_case(store: Store) -> None:
    """Braunschweig stays at its 300 in 2022; Weser-Ems begins at 0."""
    assert rows(
        kumuliert(store, Selection(), "jahr", "arl"),
        "schluessel",
        "teil",
        "zuwendung_eur",
    ) == [
        ("2019", "Braunschweig", 100),
        ("2019", "Weser-Ems", 0),
        ("2020", "Braunschweig", 100),
        ("2020", "Weser-Ems", 0),
        ("2021", "Braunschweig", 300),
        ("2021", "Weser-Ems", 400),
        ("2022", "Braunschweig", 300),
        ("2022", "Weser-Ems", 1200.50),
    ]


def test_a_cumulated_sum_is_unknown_until_an_amount_is_known(store: Store) -> None:
    """Of investiv cases Gesamtausgaben are known from the start, of others not."""
    rest = Selection(massnahme=Facet(excluded=("investiv",)))
    frame = kumuliert(store, rest, "jahr", "massnahme")

    assert rows(frame, "teil_schluessel", "gesamtausgaben_eur") == [
        ("nicht-investiv", None),
        ("gemischt", 1000),
        ("ohne-angabe", None),
    ]


@pytest.mark.parametrize("teil", ["", "arl", "thema"])
def test_cases_without_a_time_alone_have_one_place(store: Store, teil: str) -> None:
    """Z6 is of no year: one row, and no line to draw."""
    z6 = Selection(ohne_jahr=True)

    assert column(verlauf(store, z6, "jahr", teil), "schluessel") == ["ohne-angabe"]
    assert kumuliert(store, z6, "jahr", teil).empty


def test_events_are_as_exact_as_known(store: Store) -> None:
    """A year stands in its middle, a day at itself; a link only where it may."""
    assert rows(ereignisse(store, Selection()), "datum", "stelle", "url") == [
        (
            "2019-08-12",
            pytest.approx(2019 + (223.5 / 365.25), abs=0.001),
            "https://example.org/1",
        ),
        ("2021", 2021.5, None),
    ]
