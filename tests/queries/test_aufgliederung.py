"""Sums by dimension over `tests/example.sql`."""

from tests.frames import column, rows
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.queries.aufgliederung import nach
from zr_dashboard.store.store import Store

SUMS = ("schluessel", "anzahl_foerderfaelle", "anzahl_bescheide", "zuwendung_eur")


def test_largest_sum_comes_first_and_without_comes_last(store: Store) -> None:
    """Weser-Ems got 400 and 800.50, Braunschweig 100 and 200."""
    assert rows(nach(store, Selection(), "arl"), *SUMS) == [
        ("weser-ems", 3, 3, 1200.50),
        ("braunschweig", 2, 3, 300),
        ("ohne-angabe", 1, 1, 50),
    ]


def test_years_and_runden_stand_in_their_order(store: Store) -> None:
    """Runde 10 comes after Runde 2, whatever letters say and sums are."""
    assert column(nach(store, Selection(), "jahr"), "gruppe") == [
        "2019",
        "2021",
        "2022",
        "ohne Angabe",
    ]
    assert column(nach(store, Selection(), "runde"), "gruppe") == [
        "Runde 1",
        "Runde 2",
        "Runde 10",
        "ohne Angabe",
    ]


def test_a_group_without_an_amount_has_none(store: Store) -> None:
    """2.2 is Z4 alone, whose amount nobody published."""
    frame = nach(store, Selection(), "gegenstand")

    assert ("2.2 Beratung", 1, 0, None, None) in rows(
        frame,
        "gruppe",
        "anzahl_foerderfaelle",
        "anzahl_mit_betrag",
        "zuwendung_eur",
        "zuwendung_anteil",
    )


def test_a_case_stands_in_each_of_its_themes(store: Store) -> None:
    """T01: Z1, Z3, Z5. T07: Z1, Z5. Together more than there is."""
    assert rows(nach(store, Selection(), "thema"), *SUMS) == [
        ("T01", 3, 3, 1300.50),
        ("T07", 2, 2, 900.50),
        ("T03", 1, 2, 200),
        ("ohne-angabe", 2, 2, 50),
    ]


def test_a_case_has_one_hauptthema(store: Store) -> None:
    """Z5 counts for Mobilität alone, its first theme."""
    assert rows(nach(store, Selection(), "hauptthema"), *SUMS) == [
        ("T07", 1, 1, 800.50),
        ("T01", 2, 2, 500),
        ("T03", 1, 2, 200),
        ("ohne-angabe", 2, 2, 50),
    ]


def test_shares_are_of_the_whole_selection(store: Store) -> None:
    """Of Z1 and Z2, 300 Euro in two cases, Z2 has two thirds and one half."""
    goslar = Selection(landkreis=Facet(chosen=("03153",)))

    assert rows(
        nach(store, goslar, "massnahme"),
        "schluessel",
        "zuwendung_anteil",
        "foerderfaelle_anteil",
    ) == [("nicht-investiv", 2 / 3, 0.5), ("investiv", 1 / 3, 0.5)]


def test_shares_of_themes_are_of_the_cases_not_of_their_repetitions(
    store: Store,
) -> None:
    """Z1 alone stands in two themes, and is all of the selection in both."""
    z1 = Selection(jahr_bis=2019)

    assert rows(nach(store, z1, "thema"), "schluessel", "zuwendung_anteil") == [
        ("T01", 1),
        ("T07", 1),
    ]


def test_two_dimensions_have_a_row_per_pair_with_a_case(store: Store) -> None:
    """Rows as with one dimension; within a row the parts in their own order."""
    assert rows(
        nach(store, Selection(), "arl", "jahr"), "gruppe", "teil", "zuwendung_eur"
    ) == [
        ("Weser-Ems", "2021", 400),
        ("Weser-Ems", "2022", 800.50),
        ("Braunschweig", "2019", 100),
        ("Braunschweig", "2021", 200),
        ("ohne Angabe", "ohne Angabe", 50),
    ]


def test_a_kommune_counts_once_per_group(store: Store) -> None:
    """Bad Essen has two cases in 2021."""
    assert rows(nach(store, Selection(), "jahr"), "schluessel", "anzahl_kommunen") == [
        ("2019", 1),
        ("2021", 2),
        ("2022", 0),
        ("ohne-angabe", 0),
    ]
