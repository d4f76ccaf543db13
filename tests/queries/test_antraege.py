"""What became of applications, over `tests/example.sql` and over any applications."""

from collections import Counter
from datetime import date
from decimal import Decimal

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import example
from tests.frames import cents, column, rows
from tests.strategies import SELECTIONS
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.queries import antraege, kennzahlen, vergleich
from zr_dashboard.store.store import Store

COUNTS = (
    "anzahl_beantragt",
    "anzahl_bewilligt",
    "anzahl_abgelehnt",
    "anzahl_zurueckgezogen",
    "anzahl_aufgehoben",
    "anzahl_offen",
)
SUMS = ("anzahl_mit_beantragt", "beantragt_eur", "anzahl_mit_betrag", "zuwendung_eur")
OLD = Selection(stand=date(2025, 6, 30))


def test_each_application_stands_in_its_landkreis_and_year(store: Store) -> None:
    """Also those that were approved: Z1 to Z6."""
    frame = antraege.nach_landkreis_und_jahr(store, Selection())

    assert rows(frame, "landkreis", "antragsjahr", *COUNTS) == [
        ("Landkreis Goslar", 2019, 2, 1, 0, 0, 1, 0),  # Z1, A4
        ("Landkreis Goslar", 2020, 2, 1, 1, 0, 0, 0),  # Z2, A1
        ("Stadt Osnabrück", 2022, 1, 1, 0, 0, 0, 0),  # Z5
        ("Stadt Osnabrück", None, 1, 0, 0, 1, 0, 0),  # A3
        ("Landkreis Osnabrück", 2020, 1, 1, 0, 0, 0, 0),  # Z3
        ("Landkreis Osnabrück", 2021, 1, 0, 0, 0, 0, 1),  # A2
        ("Landkreis Osnabrück", None, 1, 1, 0, 0, 0, 0),  # Z4
        (None, None, 1, 1, 0, 0, 0, 0),  # Z6
    ]


def test_what_was_asked_for_is_never_added_to_what_was_approved(store: Store) -> None:
    """And both say how many applications their sum includes."""
    frame = antraege.nach_landkreis_und_jahr(store, Selection())

    assert rows(frame, *SUMS)[:4] == [
        (1, 100, 1, 100),  # A4 asked for 100, Z1 got 100
        (2, 550, 1, 200),  # A1 and Z2 asked for 300 and 250, Z2 got 200
        (0, None, 1, 800.5),
        (0, None, 0, None),
    ]


def test_rows_columns_and_all_of_it_add_up(store: Store) -> None:
    """By Landkreis, by year and altogether: the same ten applications."""
    [whole] = rows(antraege.insgesamt(store, Selection()), *COUNTS, *SUMS)

    assert whole == (10, 6, 1, 1, 1, 1, 4, 700.5, 5, 1550.5)
    by_year = rows(antraege.nach_jahr(store, Selection()), "antragsjahr", *COUNTS)
    by_kreis = rows(antraege.nach_landkreis(store, Selection()), *COUNTS)
    assert [year for year, *_ in by_year] == [2019, 2020, 2021, 2022, None]
    for counted in ([row[1:] for row in by_year], by_kreis):
        assert tuple(map(sum, zip(*counted, strict=True))) == whole[:6]


def test_applications_change_no_figure_of_cases(store: Store) -> None:
    """What is approved here are the Förderfälle, to the cent."""
    figures = dict(rows(kennzahlen.kennzahlen(store, Selection()), "kennzahl", "wert"))
    [whole] = antraege.insgesamt(store, Selection()).to_dict("records")

    assert whole["anzahl_bewilligt"] == figures["foerderfaelle"]
    assert whole["zuwendung_eur"] == figures["zuwendung_eur"]


def test_a_datenstand_that_names_only_what_was_approved_tells_nothing(
    store: Store,
) -> None:
    """No rejection is known there: that is not »none was rejected«."""
    assert column(antraege.vorhanden(store, Selection()), "anzahl_antraege") == [10]
    assert column(antraege.vorhanden(store, OLD), "anzahl_antraege") == [0]
    assert antraege.nach_landkreis_und_jahr(store, OLD).empty
    assert antraege.insgesamt(store, OLD).empty


@pytest.mark.parametrize(
    ("selection", "count"),
    [
        (Selection(jahr_von=2020, jahr_bis=2021), 4),
        (Selection(ohne_jahr=True), 3),
        (Selection(landkreis=Facet(chosen=("03153",))), 4),
        (Selection(arl=Facet(excluded=("braunschweig",))), 6),
        (Selection(kommune=Facet(chosen=("034590003",))), 3),
        (Selection(gegenstand=Facet(chosen=("2.3",))), 2),
        (Selection(runde=Facet(chosen=("2",))), 3),
        (Selection(thema=Facet(chosen=("T07",))), 3),
        (Selection(massnahme=Facet(chosen=("investiv",))), 3),
        (Selection(zentralort=Facet(chosen=("oberzentrum",))), 1),
    ],
)
def test_filters_that_can_be_asked_of_applications_are_asked(
    store: Store, selection: Selection, count: int
) -> None:
    """Years are those of the application."""
    found = antraege.insgesamt(store, selection)

    assert column(found, "anzahl_beantragt") == [count]
    assert antraege.nicht_anwendbar(selection) == []


def test_filters_that_cannot_be_asked_are_named() -> None:
    """A table under a heading that names them would be a wrong table."""
    asked = Selection(
        text="Markt",
        status=Facet(chosen=("bewilligt",)),
        foerdersatz=Facet(chosen=("60",)),
        betrag_von=100,
        jahr_von=2020,
    )

    assert antraege.nicht_anwendbar(asked) == [
        "Suche",
        "Fördersatz",
        "Status",
        "Zuwendung",
    ]


@pytest.mark.parametrize(
    "change",
    [
        "set foerderfall_id = 'Z1' where antrag_id = 'A1'",
        "set foerderfall_id = null where antrag_id = 'Z2'",
        "set ergebnis = 'beantragt' where antrag_id = 'A2'",
        "set aufgehoben_eur = 1 where antrag_id = 'A1'",
        "set empfaenger = null where antrag_id = 'A3'",
        "set kommune_ars9 = '039990000' where antrag_id = 'A3'",
    ],
)
def test_the_store_refuses_an_application_that_contradicts_itself(change: str) -> None:
    """Approved is what has a Förderfall; revoked money is no other one's."""
    connection = example.connect(searchable=False)

    with pytest.raises(duckdb.ConstraintException):
        connection.execute(f"update antrag {change}")


BEFORE = """
    insert into antrag by name
    select date '2025-06-30' as stand, empfaenger, landkreis_ags,
        unnest(['offen', 'abgelehnt', 'offen', 'offen']) as ergebnis,
        unnest(['A1', 'A2', 'Z3', 'A9']) as antrag_id
    from antrag where antrag_id = 'A1'
"""


def test_applications_that_came_to_another_end_are_counted() -> None:
    """A1 and Z3 were open, A2 rejected, A9 is gone; the others were not known yet."""
    connection = example.connect(searchable=False)
    connection.execute(BEFORE)
    store = Store(connection)
    names = ("ergebnis_alt", "ergebnis_neu", "anzahl_veraendert")
    asked = date(2025, 6, 30)

    assert rows(antraege.veraenderungen(store, Selection(), asked), *names) == [
        ("offen", "bewilligt", 1),
        ("offen", "abgelehnt", 1),
        ("offen", None, 1),
        ("abgelehnt", "offen", 1),
        (None, "bewilligt", 4),
        (None, "zurückgezogen", 1),
        (None, "aufgehoben", 1),
    ]
    of_goslar = Selection(kommune=Facet(chosen=("031530017",)))
    assert rows(antraege.veraenderungen(store, of_goslar, asked), *names) == [
        ("offen", "abgelehnt", 1),
    ]


def test_nothing_is_compared_where_one_datenstand_tells_nothing(store: Store) -> None:
    """Not all applications are new because nobody had told of them."""
    assert antraege.veraenderungen(store, Selection(), date(2025, 6, 30)).empty


def test_the_history_of_a_case_begins_with_its_application() -> None:
    """And ends with what became of the grant."""
    connection = example.connect(searchable=False)
    connection.execute(
        "insert into antrag (stand, antrag_id, ergebnis, empfaenger) "
        "values ('2025-06-30', 'Z3', 'offen', 'Gemeinde Bad Essen')"
    )
    frame = vergleich.verlauf(Store(connection), Selection(), "Z3")

    assert rows(frame, "aenderung", "status", "zuwendung_eur") == [
        ("Antrag", "offen", None),
        ("neu", "bewilligt", 400),
    ]


ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "ergebnis": st.sampled_from(["offen", "abgelehnt", "zurückgezogen"]),
            "landkreis_ags": st.sampled_from([None, "03153", "03404", "03459"]),
            "runde": st.sampled_from([None, "1", "2", "10"]),
            "beantragt_am": st.none() | st.dates(date(2019, 1, 1), date(2026, 1, 1)),
            "foerdergegenstand": st.sampled_from([None, "2.1", "2.2", "2.3"]),
            "beantragt_eur": st.none() | st.decimals(0, 9_999, places=2),
        }
    ),
    max_size=8,
)
STICHTAG = {"1": 2019, "2": 2020, "10": 2022}
OF_APPLICATIONS = SELECTIONS.map(
    lambda s: Selection(
        jahr_von=s.jahr_von,
        jahr_bis=s.jahr_bis,
        ohne_jahr=s.ohne_jahr,
        runde=s.runde,
        landkreis=s.landkreis,
        gegenstand=s.gegenstand,
    )
)


@pytest.fixture(scope="module")
def empty() -> duckdb.DuckDBPyConnection:
    """Places and Runden of the example, without a case."""
    connection = example.connect(searchable=False)
    connection.execute("delete from antrag; delete from fall")
    return connection


@settings(max_examples=60, deadline=None)
@given(lines=ROWS, selection=st.just(Selection()) | OF_APPLICATIONS)
def test_any_applications_under_any_selection_equal_plain_python(
    empty: duckdb.DuckDBPyConnection,
    lines: list[dict[str, object]],
    selection: Selection,
) -> None:
    """Each stands in one place and year; sums are exact to the cent."""
    _fill(empty, lines)
    frame = antraege.nach_landkreis_und_jahr(Store(empty), selection)

    counted: Counter[object] = Counter()
    asked: dict[object, Decimal] = {}
    for line in filter(lambda line: _taken(line, selection), lines):
        key = line["landkreis_ags"], _year(line)
        counted[key] += 1
        counted[*key, line["ergebnis"]] += 1
        if isinstance(amount := line["beantragt_eur"], Decimal):
            asked[key] = asked.get(key, Decimal(0)) + amount
    found = rows(frame, "landkreis_ags", "antragsjahr")
    assert len(set(found)) == len(found)
    for key, row in zip(found, frame.to_dict("records"), strict=True):
        assert row["anzahl_beantragt"] == counted.pop(key)
        for name, ergebnis in zip(
            ("anzahl_abgelehnt", "anzahl_offen", "anzahl_zurueckgezogen"),
            ("abgelehnt", "offen", "zurückgezogen"),
            strict=True,
        ):
            assert row[name] == counted.pop((*key, ergebnis), 0)  # type: ignore[misc]
        assert cents(row["beantragt_eur"]) == asked.get(key)
    assert not counted


def _fill(
    connection: duckdb.DuckDBPyConnection, lines: list[dict[str, object]]
) -> None:
    connection.execute("delete from antrag")
    if not lines:
        return
    told = {"stand": "2026-11-22", "empfaenger": "Jemand"}
    numbered = [{**told, "antrag_id": str(n), **line} for n, line in enumerate(lines)]
    connection.register("neu", pd.DataFrame(numbered).astype(object))
    connection.execute("insert into antrag by name from neu")
    connection.unregister("neu")


def _year(line: dict[str, object]) -> int | None:
    day = line["beantragt_am"]
    return day.year if isinstance(day, date) else STICHTAG.get(str(line["runde"]))


def _taken(line: dict[str, object], selection: Selection) -> bool:
    year, von, bis = _year(line), selection.jahr_von, selection.jahr_bis
    if year is None:
        fits = selection.ohne_jahr or (
            von is None and bis is None and selection.ohne_jahr is None
        )
    elif von is None and bis is None:
        fits = selection.ohne_jahr is not True
    else:
        fits = (von or year) <= year <= (bis or year)
    return bool(fits) and all(
        (not facet.chosen or code in facet.chosen) and code not in facet.excluded
        for facet, code in (
            (selection.runde, line["runde"] or "ohne-angabe"),
            (selection.landkreis, line["landkreis_ags"] or "ohne-angabe"),
            (selection.gegenstand, line["foerdergegenstand"] or "ohne-angabe"),
        )
    )
