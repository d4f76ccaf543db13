"""Any selection over any delivery equals plain Python, to the cent.

Hypothesis invents the cases: without year, theme, place or amount, with several
themes, with cents and with zero. Places, themes and Runden are those of
`tests/example.sql`, selections those of `tests/strategies.py`.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import duckdb
import pandas as pd
import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from tests import example, reference
from tests.frames import cents, column, is_rounded, rows
from tests.reference import Delivery, Row, Sums
from tests.strategies import CODES, SELECTIONS
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.queries import (
    aufgliederung,
    auswahl,
    foerderfaelle,
    kennzahlen,
    regionen,
    zeitverlauf,
)
from zr_dashboard.store.derive import DERIVED, derive
from zr_dashboard.store.store import Store

STAND = date(2026, 11, 22)

LANDKREISE = [
    {"landkreis_ags": "03153", "arl": "Braunschweig", "einwohner": "100000"},
    {"landkreis_ags": "03404", "arl": "Weser-Ems", "einwohner": "160000"},
    {"landkreis_ags": "03459", "arl": "Weser-Ems", "einwohner": "400000"},
]
KOMMUNEN = [
    {"ars9": ars9, "landkreis_ags": ars9[:5], "einwohner": size, "zentralort": level}
    for ars9, size, level in [
        ("031530017", "50000", "Mittelzentrum"),
        ("031535402", "4000", ""),
        ("034590003", "16000", "Grundzentrum"),
        ("034040000", "160000", "Oberzentrum"),
    ]
]
"""As `tests/example.sql` has them."""
PLACES = [
    *((row["ars9"], row["landkreis_ags"]) for row in KOMMUNEN),
    *(("", row["landkreis_ags"]) for row in LANDKREISE),
    ("", ""),
]
"""Kommune and Landkreis as a checked delivery may have them: together, or less."""

AMOUNTS = (
    st.just("")
    | st.sampled_from(["0", "0.01", "100"])
    | st.decimals(min_value=0, max_value=9_999_999, places=2).map(str)
)


def one_of(values: object) -> st.SearchStrategy[str]:
    """One of some codes, or an empty cell."""
    return st.sampled_from(["", *map(str, values)])  # type: ignore[call-overload]


def case(place: tuple[str, str], themen: list[str], cells: Row) -> Row:
    """A line of foerderfaelle.csv."""
    kommune, landkreis = place
    return {
        **cells,
        "kommune_ars9": kommune,
        "landkreis_ags": landkreis,
        "themen": ";".join(themen),
    }


CASES = st.lists(
    st.builds(
        case,
        st.sampled_from(PLACES),
        st.lists(st.sampled_from([*CODES.names["thema"]]), unique=True),
        st.fixed_dictionaries(
            {
                "jahr": one_of(CODES.jahre),
                "runde": one_of(CODES.names["runde"]),
                "foerdergegenstand": one_of(CODES.names["gegenstand"]),
                "massnahmenart": one_of(CODES.names["massnahme"]),
                "zuwendung_eur": AMOUNTS,
                "gesamtausgaben_eur": AMOUNTS,
                "anzahl_bescheide": st.sampled_from(["1", "2"]),
                "foerdersatz_prozent": one_of(["59.99", 60, "60.01", 75, 90, 100]),
                "laufzeit_von": one_of(["2020", "2020-02", "2020-02-29"]),
                "laufzeit_bis": one_of(["2020", "2021-02", "2021-02-28", "2021-03-01"]),
                "status": st.sampled_from(["bewilligt", "beantragt"]),
                "vertrauen": one_of(CODES.names["vertrauen"]),
            }
        ),
    ),
    max_size=12,
)

LOOSE = st.one_of(
    st.just(Selection()),
    SELECTIONS.map(
        lambda s: Selection(
            jahr_von=s.jahr_von, jahr_bis=s.jahr_bis, ohne_jahr=s.ohne_jahr
        )
    ),
    SELECTIONS.map(lambda s: Selection(thema=s.thema, massnahme=s.massnahme)),
    SELECTIONS.map(
        lambda s: Selection(arl=s.arl, landkreis=s.landkreis, kommune=s.kommune)
    ),
    SELECTIONS.map(
        lambda s: Selection(
            betrag_von=s.betrag_von, betrag_bis=s.betrag_bis, ohne_betrag=s.ohne_betrag
        )
    ),
    SELECTIONS.map(
        lambda s: Selection(zentralort=s.zentralort, groessenklasse=s.groessenklasse)
    ),
    SELECTIONS.map(lambda s: Selection(laufzeit=s.laufzeit, am=s.am)),
    SELECTIONS.map(lambda s: replace(s, stand=None, text="")),
)
"""Any selection, but often one that leaves some cases; the Datenstand is not
invented here, nor is a text: which cases it finds is tested at the search."""

DIMENSIONS = st.sampled_from(reference.DIMENSIONS)


def house(examples: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """So many examples, however slow the machine; `any_store` may be kept."""
    return settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=[
            HealthCheck.too_slow,
            HealthCheck.function_scoped_fixture,
        ],
    )


_CLEAR = """
    delete from antrag;
    delete from foerderfall_thema; delete from foerderfall_quelle;
    delete from foerderfall
"""


class AnyStore:
    """One database that holds the cases of one example after the other."""

    def __init__(self) -> None:
        """Keep the places, themes and Runden of the example, not its cases."""
        self.connection = example.connect()

    def of(self, faelle: list[Row]) -> tuple[Store, Delivery]:
        """These cases as a store, and as the reference reads them."""
        numbered = [
            {"foerderfall_id": f"Z{number:02}", **row}
            for number, row in enumerate(faelle)
        ]
        delivery = Delivery(numbered, LANDKREISE, KOMMUNEN, STAND.isoformat())
        self.connection.execute(_CLEAR)
        for table in reversed(DERIVED):
            self.connection.execute(f"delete from {table}")  # noqa: S608  a name
        if numbered:
            _insert(self.connection, delivery)
        derive(self.connection, STAND, searchable=False)
        return Store(self.connection), delivery


def _insert(connection: duckdb.DuckDBPyConnection, delivery: Delivery) -> None:
    """As a delivery is published: its rows, and what is derived of them."""
    told = {"stand": STAND.isoformat(), "titel": "Titel", "empfaenger": "Empfänger"}
    frame = pd.DataFrame(
        [
            told
            | {name: cell or None for name, cell in row.items() if name != "themen"}
            | {
                "zuwendung_angabe": "exakt" if row["zuwendung_eur"] else None,
                "gesamtausgaben_angabe": "exakt" if row["gesamtausgaben_eur"] else None,
            }
            for row in delivery.faelle
        ],
        dtype=object,
    )
    themen = pd.DataFrame(
        [
            (told["stand"], row["foerderfall_id"], rang, thema)
            for row in delivery.faelle
            for rang, thema in enumerate(filter(None, row["themen"].split(";")), 1)
        ],
        columns=["stand", "foerderfall_id", "rang", "thema"],
    )
    for table, rows_ in {"foerderfall": frame, "foerderfall_thema": themen}.items():
        connection.register("neu", rows_)
        connection.execute(f"insert into {table} by name from neu")
        connection.unregister("neu")


@pytest.fixture(scope="module")
def any_store() -> AnyStore:
    """One connection for all examples: opening one costs more than asking."""
    return AnyStore()


def sums_of(frame: pd.DataFrame) -> list[Sums]:
    """The sum columns of a frame, as the reference has them."""
    return [
        Sums(
            faelle=row["anzahl_foerderfaelle"],
            bescheide=row["anzahl_bescheide"],
            kommunen=row["anzahl_kommunen"],
            mit_betrag=row["anzahl_mit_betrag"],
            zuwendung=cents(row["zuwendung_eur"]),
            mit_ausgaben=row["anzahl_mit_gesamtausgaben"],
            ausgaben=cents(row["gesamtausgaben_eur"]),
        )
        for row in frame.to_dict("records")
    ]


def by_pair(frame: pd.DataFrame) -> dict[object, Sums]:
    """A frame of groups, as the reference has it; no pair stands twice."""
    pairs = rows(frame, "schluessel", "teil_schluessel")
    assert len(set(pairs)) == len(pairs)
    return dict(zip(pairs, sums_of(frame), strict=True))


def one_of_each(column: str, values: list[str]) -> list[Row]:
    """One case per value of a column, and one without; all else is empty."""
    names = [*reference.COLUMN.values(), "zuwendung_eur", "gesamtausgaben_eur"]
    names += ["themen", "foerdersatz_prozent", "laufzeit_von", "laufzeit_bis"]
    empty = dict.fromkeys(names, "") | {"anzahl_bescheide": "1", "status": "bewilligt"}
    return [{**empty, column: value} for value in [*values, ""]]


def selected_ids(store: Store, selection: Selection) -> list[object]:
    """The cases that a query reads."""
    return column(foerderfaelle.alle(store, selection), "foerderfall_id")


@pytest.mark.parametrize("ohne_jahr", [None, True, False])
def test_every_way_to_choose_years(
    any_store: AnyStore, *, ohne_jahr: bool | None
) -> None:
    """From, up to, both, neither; with, without, or whatever cases have no year."""
    store, delivery = any_store.of(one_of_each("jahr", ["2019", "2020", "2021"]))
    for von, bis in product((None, 2019, 2020), (None, 2020, 2021)):
        selection = Selection(jahr_von=von, jahr_bis=bis, ohne_jahr=ohne_jahr)
        cases = reference.selected(delivery, selection.to_url())
        expected = [case["foerderfall_id"] for case in cases]
        assert selected_ids(store, selection) == expected, selection


FACET_CASES = {
    "runde": one_of_each("runde", ["1", "2"]),
    "arl": one_of_each("landkreis_ags", ["03153", "03459"]),
    "landkreis": one_of_each("landkreis_ags", ["03153", "03459"]),
    "kommune": one_of_each("kommune_ars9", ["031530017", "034590003"]),
    "thema": one_of_each("themen", ["T01", "T03", "T01;T03", "T03;T01"]),
    "hauptthema": one_of_each("themen", ["T01", "T03", "T01;T03", "T03;T01"]),
    "gegenstand": one_of_each("foerdergegenstand", ["2.1", "2.2"]),
    "massnahme": one_of_each("massnahmenart", ["investiv", "gemischt"]),
    "zentralort": one_of_each("kommune_ars9", ["031530017", "034590003"]),
    "groessenklasse": one_of_each("kommune_ars9", ["031530017", "034590003"]),
    "foerdersatz": one_of_each("foerdersatz_prozent", ["59.99", "60", "60.01"]),
    "laufzeit": one_of_each("laufzeit_bis", ["2026-11", "2026-10", "2025"]),
    "vertrauen": one_of_each("vertrauen", ["hoch", "niedrig"]),
}
"""Facet -> cases that tell every choice in it from every other."""


@pytest.mark.parametrize("facet", FACET_CASES)
def test_every_way_to_set_a_facet(any_store: AnyStore, facet: str) -> None:
    """Two codes and `ohne-angabe`, each chosen, excluded or neither."""
    store, delivery = any_store.of(FACET_CASES[facet])
    used = {c for f in delivery.faelle for c in reference.codes(delivery, f, facet)}
    for signs in product((None, "", "-"), repeat=len(used)):
        drawn = zip(signs, sorted(used), strict=True)
        tokens = [f"{sign}{code}" for sign, code in drawn if sign is not None]
        selection = Selection().with_facet(facet, Facet.from_tokens(tokens))
        cases = reference.selected(delivery, {facet: tokens})
        expected = [case["foerderfall_id"] for case in cases]
        assert selected_ids(store, selection) == expected, tokens


@given(faelle=CASES, selection=LOOSE)
@house(40)
def test_headline_figures(
    any_store: AnyStore, faelle: list[Row], selection: Selection
) -> None:
    """The figures that are quoted, and the cases they come from."""
    store, delivery = any_store.of(faelle)
    cases = reference.selected(delivery, selection.to_url())
    event(f"cases selected: {min(len(cases), 3)}")

    expected = reference.kennzahlen(cases)
    found = rows(
        kennzahlen.kennzahlen(store, selection), "kennzahl", "wert", "faelle_einbezogen"
    )
    assert [name for name, *_ in found] == list(expected)
    for name, wert, einbezogen in found:
        exact, included = expected[str(name)]
        assert is_rounded(wert, exact), (name, wert, exact)
        assert einbezogen == included, name
    assert column(foerderfaelle.alle(store, selection), "foerderfall_id") == [
        case["foerderfall_id"] for case in cases
    ]


@given(faelle=CASES, selection=LOOSE, nach=DIMENSIONS, und=st.just("") | DIMENSIONS)
@house(30)
def test_sums_by_one_or_two_dimensions(
    any_store: AnyStore, faelle: list[Row], selection: Selection, nach: str, und: str
) -> None:
    """No Euro is lost and none counted twice, whatever it is broken down by."""
    und = und if und != nach else ""
    store, delivery = any_store.of(faelle)
    cases = reference.selected(delivery, selection.to_url())
    frame = aufgliederung.nach(store, selection, nach, und)

    assert by_pair(frame) == reference.grouped(delivery, cases, nach, und)
    assert column(frame, "foerderfaelle_anteil") == [
        pytest.approx(n / len(cases)) for n in frame["anzahl_foerderfaelle"]
    ]
    total = reference.sums(cases).zuwendung
    assert column(frame, "zuwendung_anteil") == [
        pytest.approx(float(part / total)) if part is not None and total else None
        for part in (sums.zuwendung for sums in sums_of(frame))
    ]


@pytest.mark.parametrize("zeit", ["jahr", "runde"])
@given(faelle=CASES, selection=LOOSE, teil=st.just("") | DIMENSIONS)
@house(15)
def test_sums_over_time(
    any_store: AnyStore, zeit: str, faelle: list[Row], selection: Selection, teil: str
) -> None:
    """Alone and cumulated, gaps filled, each part at each time."""
    teil = teil if teil != zeit else ""
    store, delivery = any_store.of(faelle)
    cases = reference.selected(delivery, selection.to_url())

    assert by_pair(zeitverlauf.verlauf(store, selection, zeit, teil)) == (
        reference.over_time(delivery, cases, zeit, teil)
    )
    assert by_pair(zeitverlauf.kumuliert(store, selection, zeit, teil)) == (
        reference.over_time(delivery, cases, zeit, teil, cumulated=True)
    )


@pytest.mark.parametrize("ebene", ["arl", "landkreis", "kommune"])
@given(faelle=CASES, selection=LOOSE)
@house(15)
def test_sums_per_area(
    any_store: AnyStore, ebene: str, faelle: list[Row], selection: Selection
) -> None:
    """Every area that the regional filters leave has its row, and only those."""
    store, delivery = any_store.of(faelle)
    frame = regionen.gebiete(store, selection, ebene)

    expected = reference.areas(delivery, selection.to_url(), ebene)
    found = frame.assign(anzahl_mit_gesamtausgaben=0, gesamtausgaben_eur=0.0)
    assert dict(zip(frame["gebiet_schluessel"], sums_of(found), strict=True)) == {
        key: replace(sums, mit_ausgaben=0, ausgaben=Decimal("0.00"))
        for key, sums in expected.items()
    }
    if ebene == "kommune":
        gaps = regionen.ohne_foerderung(store, selection)
        assert set(gaps["gebiet_schluessel"]) == reference.gaps(
            delivery, selection.to_url()
        )


@given(faelle=CASES, selection=LOOSE)
@house(12)
def test_facet_counts(
    any_store: AnyStore, faelle: list[Row], selection: Selection
) -> None:
    """Each facet is counted with all others and without its own."""
    store, delivery = any_store.of(faelle)
    found = [
        row
        for others, names in auswahl.zaehlungen(selection, auswahl.FILTERS)
        for row in rows(
            auswahl.anzahlen(store, others, names),
            "facette",
            "code",
            "anzahl_foerderfaelle",
            "anzahl_ohne_filter",
        )
    ]

    assert {(f, c): (n, total) for f, c, n, total in found} == (
        reference.facet_counts(delivery, selection.to_url())
    )
    assert len({(f, c) for f, c, _, _ in found}) == len(found)
