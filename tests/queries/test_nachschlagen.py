"""Cases, published totals, filters and things to look up over `tests/example.sql`."""

from datetime import date

import duckdb
import pandas as pd
import pytest

from tests.frames import column, rows
from tests.strategies import CODES
from zr_dashboard.model.columns import DELIVERY_COLUMNS
from zr_dashboard.model.errors import StoreBrokenError
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.queries import (
    abgleich,
    auswahl,
    bestand,
    foerderfaelle,
    nachschlagen,
)
from zr_dashboard.store.store import Store, create_schema

ALTER_STAND = Selection(stand=date(2025, 6, 30))


def answers_of(store: Store) -> auswahl.Answers:
    """Ask this store, without a cache before it."""
    return lambda query, *arguments: query(store, *arguments)


class TestFoerderfaelle:
    """The cases themselves."""

    def test_have_the_columns_of_a_delivery(self, store: Store) -> None:
        """What goes out has the shape of what came in."""
        assert tuple(foerderfaelle.alle(store, Selection())) == DELIVERY_COLUMNS

    def test_keep_their_order_of_themes_and_sources(self, store: Store) -> None:
        """The first theme is the Hauptthema; sources stand as they were given."""
        assert rows(
            foerderfaelle.alle(store, Selection()),
            "foerderfall_id",
            "themen",
            "quellen",
        )[:4] == [
            ("Z1", "T01;T07", "Q002;Q001"),
            ("Z2", "T03", "Q001"),
            ("Z3", "T01", "Q001"),
            ("Z4", None, None),
        ]

    def test_newest_first_the_exact_before_the_vague(self, store: Store) -> None:
        """Z4 is known only to be of 2021, Z6 has no date."""
        frame = foerderfaelle.neueste(store, Selection(), 9)

        assert column(frame, "foerderfall_id") == ["Z5", "Z3", "Z2", "Z4", "Z1", "Z6"]

    def test_newest_are_as_many_as_asked_for(self, store: Store) -> None:
        """A short list is short."""
        assert len(foerderfaelle.neueste(store, Selection(), 2)) == 2

    def test_newest_say_how_exact_their_amount_is(self, store: Store) -> None:
        """An amount never stands without its Angabe."""
        assert rows(
            foerderfaelle.neueste(store, Selection(), 9),
            "foerderfall_id",
            "hauptthema",
            "zuwendung_eur",
            "zuwendung_angabe",
        )[:4] == [
            ("Z5", "Mobilität", 800.50, "mindestens"),
            ("Z3", "Innenstadt & Ortskern", 400, "exakt"),
            ("Z2", "Neue Arbeitswelten & Coworking", 200, "gerundet"),
            ("Z4", None, None, None),
        ]


class TestAbgleich:
    """The data beside published totals."""

    def test_the_last_two_totals_of_the_whole_programme(self, store: Store) -> None:
        """Undated counts as newest; a part of the Land, or Anträge, do not count."""
        assert rows(
            abgleich.letzte_summen(store, Selection()), "summe_id", "stichtag", "url"
        ) == [("S03", None, None), ("S02", "2022-01-01", "https://example.org/1")]

    def test_what_is_documented_leaves_beratung_out(self, store: Store) -> None:
        """Seven Bescheide, one of them 2.2: six of ten, 1550.50 of 3101 Euro."""
        assert rows(
            abgleich.letzte_summen(store, Selection()),
            "belegt_bescheide",
            "belegt_eur",
            "anteil_bescheide",
            "anteil_eur",
        ) == [(6, 1550.50, 0.3, 0.25), (6, 1550.50, 0.6, 0.5)]

    def test_runden_beside_what_was_published_of_them_alone(self, store: Store) -> None:
        """1 of 1 in Runde 1; of Runde 2 and 10 no number of their own is known."""
        assert rows(
            abgleich.runden(store, Selection()),
            "runde",
            "anzahl",
            "belegt_bescheide",
            "duenn_belegt",
        ) == [("1", 1, 1, False), ("2", None, 3, False), ("10", None, 1, True)]


class TestAuswahl:
    """What can be selected, and what it would give."""

    def test_the_codes_are_those_of_the_newest_datenstand(self, store: Store) -> None:
        """The example says what `tests/strategies.py` invents links of."""
        selection, notes, codes = auswahl.read_selection(answers_of(store), {})

        assert (selection, notes) == (Selection(), [])
        assert codes.names == CODES.names
        assert codes.jahre == CODES.jahre
        assert codes.staende == CODES.staende
        assert codes.parents == CODES.parents

    def test_a_link_to_a_datenstand_is_read_with_its_codes(self, store: Store) -> None:
        """In June 2025 there was no theme T07: that is said, not passed over."""
        selection, notes, codes = auswahl.read_selection(
            answers_of(store), {"stand": ["2025-06-30"], "thema": ["T01", "T07"]}
        )

        assert selection == Selection(stand=date(2025, 6, 30), thema=Facet(("T01",)))
        assert [note.value for note in notes] == ["T07"]
        assert codes.names["thema"] == {"T01": "Innenstadt"}

    def test_names_stand_in_dictionary_order(self, store: Store) -> None:
        """Goslar before Osnabrück; by the name, not by »Landkreis« or »Stadt«."""
        frame = auswahl.bezeichnungen(store, Selection())

        assert column(frame[frame["facette"] == "landkreis"], "name") == [
            "Landkreis Goslar",
            "Stadt Osnabrück",
            "Landkreis Osnabrück",
        ]

    def test_a_facet_is_counted_without_itself(self, store: Store) -> None:
        """Whoever chose Goslar still sees what another Landkreis would give."""
        goslar = Selection(landkreis=Facet(chosen=("03153",)))
        counted = {
            (facette, code): counts
            for others, names in auswahl.zaehlungen(goslar, auswahl.FILTERS)
            for facette, code, *counts in rows(
                auswahl.anzahlen(store, others, names),
                *("facette", "code", "anzahl_foerderfaelle", "anzahl_ohne_filter"),
            )
        }

        assert counted["landkreis", "03459"] == [2, 6]
        assert counted["landkreis", "ohne-angabe"] == [1, 6]
        assert counted["jahr", "2019"] == [1, 2]
        assert counted["thema", "T07"] == [1, 2]
        assert ("jahr", "2022") not in counted

    def test_an_empty_store_says_what_to_do(self) -> None:
        """A store file without a Datenstand is broken, not an empty programme."""
        with duckdb.connect() as connection:
            create_schema(connection)
            with pytest.raises(StoreBrokenError, match="keinen Datenstand"):
                auswahl.read_selection(answers_of(Store(connection)), {})


class TestNachschlagen:
    """Themes, sources, glossary, Datenstand."""

    def test_a_source_that_must_not_be_linked_has_no_address(
        self, store: Store
    ) -> None:
        """data/README.md names two such sources."""
        assert rows(nachschlagen.quellen(store, Selection()), "quelle_id", "url") == [
            ("Q001", "https://example.org/1"),
            ("Q002", None),
        ]

    def test_the_glossary_is_in_dictionary_order(self, store: Store) -> None:
        """Ä stands at A, not behind Z."""
        assert column(nachschlagen.glossar(store, Selection()), "begriff") == [
            "Ämter",
            "Bescheid",
            "Zuwendung",
        ]

    def test_themes_have_their_definition(self, store: Store) -> None:
        """Without it nobody can judge an editorial assignment."""
        assert rows(
            nachschlagen.themen(store, ALTER_STAND), "code", "name", "definition"
        ) == [("T01", "Innenstadt", "Mitten im Ort")]

    def test_a_datenstand_says_how_much_of_it_is_selected(self, store: Store) -> None:
        """The newest case dated to the day is of all cases, not of those selected."""
        frame = bestand.auskunft(store, Selection(jahr_bis=2021))

        assert rows(
            frame,
            "stand",
            "juengster_fall_am",
            "faelle_ausgewaehlt",
            "anzahl_foerderfaelle",
        ) == [(pd.Timestamp(2026, 11, 22), pd.Timestamp(2022, 5, 2), 4, 6)]
