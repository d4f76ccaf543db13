"""Headline figures over `tests/example.sql`."""

from datetime import date

import pytest

from tests.frames import rows
from zr_dashboard.model.kennzahlen import KENNZAHLEN
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.queries.kennzahlen import kennzahlen, vergleich
from zr_dashboard.store.store import Store

Z4 = Selection(gegenstand=Facet(chosen=("2.2",)))
"""The one case without an amount."""

NONE = Selection(runde=Facet(chosen=("2",)), arl=Facet(chosen=("lueneburg",)))
"""No case at all."""


def test_the_figures_are_those_one_adds_by_heart(store: Store) -> None:
    """100 + 200 + 400 + 800.50 + 50 from five of six cases; 200 is in the middle."""
    assert rows(
        kennzahlen(store, Selection()), "kennzahl", "wert", "faelle_einbezogen"
    ) == [
        ("foerderfaelle", 6, 6),
        ("bescheide", 7, 6),
        ("zuwendung_eur", 1550.50, 5),
        ("kommunen", 3, 4),
        ("landkreise", 3, 5),
        ("zuwendung_mittel_eur", 310.10, 5),
        ("zuwendung_median_eur", 200, 5),
        ("gesamtausgaben_eur", 1200, 2),
    ]


@pytest.mark.parametrize("selection", [Selection(), Z4, NONE])
def test_every_defined_figure_is_answered(store: Store, selection: Selection) -> None:
    """A figure that is defined and never computed would be a heading without number."""
    frame = kennzahlen(store, selection)

    assert frame["kennzahl"].tolist() == list(KENNZAHLEN)
    assert frame["faelle_ausgewaehlt"].nunique() == 1


def test_the_median_of_an_even_number_lies_between(store: Store) -> None:
    """Of 50, 100, 200 and 400 it is 150, as the definition says."""
    selection = Selection(runde=Facet(excluded=("10",)))

    assert ("zuwendung_median_eur", 150) in rows(
        kennzahlen(store, selection), "kennzahl", "wert"
    )


def test_an_unpublished_amount_is_unknown_not_zero(store: Store) -> None:
    """Z4 got money, nobody says how much."""
    assert rows(kennzahlen(store, Z4), "kennzahl", "wert", "faelle_einbezogen") == [
        ("foerderfaelle", 1, 1),
        ("bescheide", 1, 1),
        ("zuwendung_eur", None, 0),
        ("kommunen", 1, 1),
        ("landkreise", 1, 1),
        ("zuwendung_mittel_eur", None, 0),
        ("zuwendung_median_eur", None, 0),
        ("gesamtausgaben_eur", None, 0),
    ]


def test_of_no_case_the_sums_are_zero_and_the_means_unknown(store: Store) -> None:
    """Nobody selected got nothing; a mean of nobody does not exist."""
    assert rows(kennzahlen(store, NONE), "kennzahl", "wert") == [
        ("foerderfaelle", 0),
        ("bescheide", 0),
        ("zuwendung_eur", 0),
        ("kommunen", 0),
        ("landkreise", 0),
        ("zuwendung_mittel_eur", None),
        ("zuwendung_median_eur", None),
        ("gesamtausgaben_eur", 0),
    ]


def test_a_former_datenstand_keeps_its_figures(store: Store) -> None:
    """What was cited from June 2025 can be looked up again."""
    frame = kennzahlen(store, Selection(stand=date(2025, 6, 30)))

    assert rows(frame, "wert")[:3] == [(1,), (1,), (70,)]


class TestVergleich:
    """Two periods side by side."""

    def test_is_of_the_two_periods(self, store: Store) -> None:
        """2019: Z1. 2021 and 2022: Z2 to Z5, one of them without an amount."""
        frame = vergleich(store, Selection(), (2019, 2020), (2021, 2022))

        assert rows(
            frame, "kennzahl", "zeitraum_a", "zeitraum_b", "differenz", "faelle_b"
        ) == [
            ("foerderfaelle", 1, 4, 3, 4),
            ("bescheide", 1, 5, 4, 4),
            ("zuwendung_eur", 100, 1400.50, 1300.50, 3),
            ("kommunen", 1, 2, 1, 3),
            ("gesamtausgaben_eur", 200, 1000, 800, 1),
        ]

    def test_shares_are_relative_to_a_and_to_both(self, store: Store) -> None:
        """From 1 to 4 cases is three times more, and 4 of 5."""
        frame = vergleich(store, Selection(), (2019, 2019), (2021, 2022))

        assert rows(frame, "veraenderung_anteil", "b_anteil")[0] == (3, 0.8)

    def test_kommunen_of_two_periods_are_not_added(self, store: Store) -> None:
        """The same Kommune can stand in both."""
        frame = vergleich(store, Selection(), (2019, 2019), (2021, 2022))

        assert [
            name for name, share in rows(frame, "kennzahl", "b_anteil") if share is None
        ] == ["kommunen"]

    def test_growth_from_nothing_has_no_percentage(self, store: Store) -> None:
        """In 2020 nothing was approved: a division by it says nothing."""
        frame = vergleich(store, Selection(), (2020, 2020), (2021, 2022))

        assert rows(frame, "zeitraum_a", "veraenderung_anteil", "b_anteil")[2] == (
            0,
            None,
            1,
        )

    def test_an_unknown_side_makes_the_difference_unknown(self, store: Store) -> None:
        """The one case of 2021 here has no amount: it is not 100 Euro less."""
        selection = Selection(
            gegenstand=Facet(excluded=("2.3",)),
            massnahme=Facet(excluded=("nicht-investiv",)),
        )
        frame = vergleich(store, selection, (2019, 2019), (2021, 2021))

        assert rows(frame, "zeitraum_b", "differenz", "veraenderung_anteil")[2] == (
            None,
            None,
            None,
        )

    def test_periods_replace_the_years_of_the_selection(self, store: Store) -> None:
        """Cases without a year belong to no period."""
        years = Selection(jahr_von=2022, ohne_jahr=True)

        assert vergleich(store, years, (2019, 2020), (2021, 2022)).equals(
            vergleich(store, Selection(), (2019, 2020), (2021, 2022))
        )
