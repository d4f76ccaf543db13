"""Areas over `tests/example.sql`."""

import pytest

from tests.frames import column, rows
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.queries.regionen import gebiete, lage, ohne_foerderung
from zr_dashboard.store.store import Store

WESER_EMS = Selection(arl=Facet(chosen=("weser-ems",)))
SUMS = ("gebiet", "anzahl_foerderfaelle", "zuwendung_eur")


def test_city_and_landkreis_of_one_name_are_two(store: Store) -> None:
    """Osnabrück stands twice in Niedersachsen, and in two rows here."""
    assert rows(gebiete(store, Selection(), "landkreis"), *SUMS) == [
        ("Stadt Osnabrück", 1, 800.50),
        ("Landkreis Osnabrück", 2, 400),
        ("Landkreis Goslar", 2, 300),
    ]


def test_an_amt_is_the_sum_of_its_landkreise(store: Store) -> None:
    """Of both Osnabrücks together; an Amt without Landkreise is not there."""
    frame = gebiete(store, Selection(), "arl")

    assert rows(frame, *SUMS, "einwohner") == [
        ("ArL Weser-Ems", 3, 1200.50, 560_000),
        ("ArL Braunschweig", 2, 300, 100_000),
    ]


def test_areas_without_a_case_are_listed_with_zero(store: Store) -> None:
    """The empty areas are what the map is for."""
    z1 = Selection(jahr_bis=2019)

    assert rows(gebiete(store, z1, "kommune"), *SUMS, "anzahl_mit_betrag") == [
        ("Stadt Goslar", 1, 100, 1),
        ("Gemeinde Bad Essen", 0, 0, 0),
        ("Samtgemeinde Lutter am Barenberge", 0, 0, 0),
        ("Stadt Osnabrück", 0, 0, 0),
    ]


def test_an_area_whose_amount_is_unknown_is_not_zero(store: Store) -> None:
    """Z4 alone: Bad Essen has a case, and nobody says how much."""
    z4 = Selection(gegenstand=Facet(chosen=("2.2",)))
    frame = gebiete(store, z4, "kommune")

    assert ("Gemeinde Bad Essen", 1, None) in rows(frame, *SUMS)
    assert ("Stadt Goslar", 0, 0) in rows(frame, *SUMS)


@pytest.mark.parametrize(
    ("ebene", "gebiet"),
    [
        ("arl", ["weser-ems"]),
        ("landkreis", ["03404", "03459"]),
        ("kommune", ["034590003", "034040000"]),
    ],
)
def test_only_areas_inside_the_selection_are_listed(
    store: Store, ebene: str, gebiet: list[str]
) -> None:
    """Whoever chose Weser-Ems does not want to see Goslar with 0."""
    assert column(gebiete(store, WESER_EMS, ebene), "gebiet_schluessel") == gebiet


def test_a_sum_per_1000_inhabitants(store: Store) -> None:
    """800.50 Euro for 160,000 people are 5.00; 400 for 400,000 are 1."""
    assert column(gebiete(store, WESER_EMS, "landkreis"), "zuwendung_je_1000_eur") == [
        5,
        1,
    ]


def test_the_share_of_an_area_is_that_of_its_row_in_the_ranking(store: Store) -> None:
    """Z6 lies nowhere, and is part of the whole all the same: 1550.50 Euro."""
    assert rows(gebiete(store, Selection(), "landkreis"), "zuwendung_anteil")[1] == (
        400 / 1550.50,
    )


def test_gaps_are_kommunen_that_no_selected_case_names(store: Store) -> None:
    """In 2019 only Goslar was funded. Zentralort level first, then inhabitants."""
    assert rows(
        ohne_foerderung(store, Selection(jahr_bis=2019)), "gebiet", "zentralort"
    ) == [
        ("Stadt Osnabrück", "Oberzentrum"),
        ("Gemeinde Bad Essen", "Grundzentrum"),
        ("Samtgemeinde Lutter am Barenberge", None),
    ]


def test_where_every_kommune_has_a_case_there_is_no_gap(store: Store) -> None:
    """No row is an answer."""
    assert ohne_foerderung(store, Selection(landkreis=Facet(chosen=("03153",)))).empty


def test_a_selection_is_part_of_another_one_and_of_its_area(store: Store) -> None:
    """Weser-Ems: 1200,50 of 1550,50 Euro, 3 of 6 cases, 560.000 inhabitants."""
    frame = lage(store, WESER_EMS, Selection())

    assert rows(
        frame,
        *("anzahl_kommunen", "anzahl_gefoerdert", "anzahl_foerderfaelle"),
        *("anzahl_mit_betrag", "zuwendung_eur", "einwohner", "zuwendung_je_1000_eur"),
    ) == [(2, 1, 3, 2, 1200.50, 560_000, 2.14)]
    assert frame["zuwendung_anteil"].iloc[0] == pytest.approx(1200.5 / 1550.5)
    assert frame["foerderfaelle_anteil"].iloc[0] == 0.5


@pytest.mark.parametrize(
    ("selection", "einwohner"),
    [
        (Selection(), 660_000),
        (Selection(thema=Facet(chosen=("T03",))), 660_000),
        (Selection(landkreis=Facet(excluded=("03153",))), 560_000),
        (Selection(kommune=Facet(chosen=("034590003",))), 16_000),
        (Selection(zentralort=Facet(chosen=("grundzentrum",))), 16_000),
        (Selection(landkreis=Facet(chosen=("ohne-angabe",))), None),
    ],
    ids=str,
)
def test_inhabitants_are_those_of_the_area(
    store: Store, selection: Selection, einwohner: int | None
) -> None:
    """Of Landkreise as official, of Kommunen where a filter tells them apart."""
    frame = lage(store, selection, Selection())

    assert rows(frame, "einwohner") == [(einwohner,)]


def test_the_share_of_nothing_is_not_known(store: Store) -> None:
    """No division by zero, and no 0 % of it."""
    none = Selection(jahr_von=2019, jahr_bis=2019, thema=Facet(chosen=("T03",)))

    assert rows(lage(store, none, none), "zuwendung_eur", "zuwendung_anteil") == [
        (0, None)
    ]
