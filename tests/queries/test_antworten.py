"""What answer tables are made of, over `tests/example.sql`."""

import pytest

from tests import example
from tests.frames import column, rows
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.queries.anteile import je_gebiet
from zr_dashboard.queries.antworten import kreuz
from zr_dashboard.store.store import Store

WESER_EMS = Selection(arl=Facet(chosen=("weser-ems",)))
CELLS = ("schluessel", "teil_schluessel", "zuwendung_eur")


def test_every_subtotal_stands_beside_its_parts(store: Store) -> None:
    """Z1 to Z6 by Amt and year, added by heart."""
    assert rows(kreuz(store, Selection(), "arl", "jahr"), *CELLS) == [
        ("braunschweig", "2019", 100),
        ("braunschweig", "2021", 200),
        ("braunschweig", "zusammen", 300),
        ("weser-ems", "2021", 400),
        ("weser-ems", "2022", 800.50),
        ("weser-ems", "zusammen", 1200.50),
        ("ohne-angabe", "ohne-angabe", 50),
        ("ohne-angabe", "zusammen", 50),
        ("zusammen", "2019", 100),
        ("zusammen", "2020", 0),
        ("zusammen", "2021", 600),
        ("zusammen", "2022", 800.50),
        ("zusammen", "ohne-angabe", 50),
        ("zusammen", "zusammen", 1550.50),
    ]


def test_a_year_that_was_asked_for_stands_there(store: Store) -> None:
    """From 2020 to 2022 are three columns, even if one of them is empty."""
    frame = kreuz(store, Selection(jahr_von=2020, jahr_bis=2022), "arl", "jahr")
    sums = frame[frame["schluessel"] == "zusammen"]

    assert column(sums, "teil_schluessel") == ["2020", "2021", "2022", "zusammen"]


def test_a_case_of_several_themes_counts_once_in_the_sum(store: Store) -> None:
    """Z1 and Z5 have two themes each."""
    frame = kreuz(store, Selection(), "thema", "arl")
    sums = frame[frame["teil_schluessel"] == "zusammen"]

    assert rows(sums, "schluessel", "anzahl_foerderfaelle", "zuwendung_eur") == [
        ("T01", 3, 1300.50),
        ("T03", 1, 200),
        ("T07", 2, 900.50),
        ("ohne-angabe", 2, 50),
        ("zusammen", 6, 1550.50),
    ]


def test_a_kommune_counts_once_in_the_sum(store: Store) -> None:
    """Bad Essen has two cases of 2021, of different Gegenstände."""
    frame = kreuz(store, WESER_EMS, "landkreis", "jahr", "gegenstand")
    bad_essen = frame[(frame["schluessel"] == "03459")]

    assert rows(bad_essen, "unterteil_schluessel", "anzahl_kommunen") == [
        ("2.2", 1),
        ("2.3", 1),
        ("zusammen", 1),
        ("zusammen", 1),
    ]


def test_areas_without_a_case_are_rows_where_they_are_wanted(store: Store) -> None:
    """With their names, and in what area they lie."""
    z1 = Selection(jahr_bis=2019)
    frame = kreuz(store, z1, "landkreis", "jahr", "", True)  # noqa: FBT003  as pages do
    sums = frame[frame["teil_schluessel"] == "zusammen"]

    assert rows(sums, "gruppe", "oberhalb", "anzahl_foerderfaelle") == [
        ("Landkreis Goslar", "Braunschweig", 1),
        ("Stadt Osnabrück", "Weser-Ems", 0),
        ("Landkreis Osnabrück", "Weser-Ems", 0),
        ("zusammen", None, 1),
    ]


def test_shares_per_head_and_their_sum(store: Store) -> None:
    """Z6 has no area: it is in the sum, but in no sum per head."""
    frame = je_gebiet(store, Selection(), "arl")
    found = rows(frame, "gruppe", "zuwendung_eur", "einwohner", "zuwendung_je_1000_eur")

    assert found == [
        ("Braunschweig", 300, 100_000, 3.0),
        ("Weser-Ems", 1200.50, 560_000, 2.14),
        ("ohne Angabe", 50, None, None),
        ("zusammen", 1550.50, 660_000, 2.27),
    ]
    assert sum(frame["foerderfaelle_anteil"][:-1]) == pytest.approx(1)


def test_an_area_without_a_case_keeps_its_inhabitants(store: Store) -> None:
    """Nothing per head is 0, not unknown."""
    frame = je_gebiet(store, Selection(jahr_bis=2019), "arl")

    assert rows(frame, "gruppe", "zuwendung_je_1000_eur", "zuwendung_anteil") == [
        ("Braunschweig", 1.0, 1.0),
        ("Weser-Ems", 0.0, 0.0),
        ("zusammen", 0.15, 1.0),
    ]


def test_inhabitants_of_different_days_are_not_added() -> None:
    """The Landkreise of an Amt must speak of one day; else nothing per head."""
    connection = example.connect(searchable=False)
    connection.execute(
        "update landkreis set einwohner_stand = '2023-12-31' "
        "where landkreis_ags = '03404'"
    )
    frame = je_gebiet(Store(connection), Selection(), "arl")

    assert rows(frame, "gruppe", "einwohner") == [
        ("Braunschweig", 100_000),
        ("Weser-Ems", None),
        ("ohne Angabe", None),
        ("zusammen", None),
    ]
