"""Who acts together: by hand, and any names beside plain Python.

`tests/example.sql`: Z1 Goslar with Lutter and a Hochschule, Z2 Lutter with Goslar and
the same one, Z3 and Z4 Bad Essen with its Stadtwerke, Z3 also with the Landkreis, Z5
Osnabrück with other Stadtwerke, Z6 an unknown recipient with the Hochschule.
"""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.frames import column, rows
from tests.queries.test_any_delivery import AnyStore, house, one_of_each
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.queries import kooperationen
from zr_dashboard.store.store import Store

BRAUNSCHWEIG = Selection(arl=Facet(chosen=("braunschweig",)))
NOTHING = Selection(runde=Facet(chosen=("2",)), arl=Facet(chosen=("lueneburg",)))

GOSLAR = "Stadt Goslar"
LUTTER = "Samtgemeinde Lutter am Barenberge"
BAD_ESSEN = "Gemeinde Bad Essen"
STADTWERKE = "Stadtwerke (Gemeinde Bad Essen)"


def pairs(store: Store, selection: Selection) -> list[tuple[object, ...]]:
    """Names and counts of every pair."""
    return rows(
        kooperationen.paare(store, selection, 99),
        *("beteiligter_a", "beteiligter_b", "anzahl_foerderfaelle"),
        *("anzahl_a_empfaenger", "anzahl_b_empfaenger"),
    )


def test_pairs_by_hand(store: Store) -> None:
    """Most common cases first; a recipient stands before its partner."""
    assert pairs(store, Selection()) == [
        (BAD_ESSEN, STADTWERKE, 2, 2, 0),
        (LUTTER, GOSLAR, 2, 1, 1),
        (LUTTER, "Hochschule Nord", 2, 1, 0),
        (GOSLAR, "Hochschule Nord", 2, 1, 0),
        (BAD_ESSEN, "Landkreis Osnabrück", 1, 1, 0),
        ("nicht genannt (Z6)", "Hochschule Nord", 1, 1, 0),
        ("Stadt Osnabrück", "Stadtwerke (Stadt Osnabrück)", 1, 1, 0),
        ("Landkreis Osnabrück", STADTWERKE, 1, 0, 0),
    ]


def test_a_pair_carries_its_cases_and_their_sum(store: Store) -> None:
    """Z1 and Z2: 300 Euro; of Z3 and Z4 only one amount is known."""
    frame = kooperationen.paare(store, Selection(), 2)
    found = rows(frame, "foerderfall_ids", "anzahl_mit_betrag", "zuwendung_eur")

    assert found == [("Z3;Z4", 1, 400.0), ("Z1;Z2", 2, 300.0)]
    assert rows(frame, "art_a", "kommune_a_ars9", "art_b", "kommune_b_ars9") == [
        ("Kommune", "034590003", "Einrichtung", None),
        ("Kommune", "031535402", "Kommune", "031530017"),
    ]


def test_the_selection_decides_which_cases_count(store: Store) -> None:
    """Z1 and Z2 alone; of the older Datenstand only Z1."""
    older = Selection(stand=date(2025, 6, 30))

    assert [pair[:3] for pair in pairs(store, BRAUNSCHWEIG)] == [
        (LUTTER, GOSLAR, 2),
        (LUTTER, "Hochschule Nord", 2),
        (GOSLAR, "Hochschule Nord", 2),
    ]
    assert {pair[2] for pair in pairs(store, older)} == {1}
    assert pairs(store, NOTHING) == []


def test_how_many_name_partners(store: Store) -> None:
    """All six here; three Kommunen in Braunschweig's cases would be one too many."""
    numbers = (
        *("anzahl_foerderfaelle", "anzahl_mit_partner", "anzahl_beteiligte"),
        *("anzahl_kommunen", "anzahl_paare"),
    )
    for selection, expected in (
        (Selection(), (6, 6, 9, 4, 8)),
        (BRAUNSCHWEIG, (2, 2, 3, 2, 3)),
        (NOTHING, (0, 0, 0, 0, 0)),
    ):
        assert rows(kooperationen.umfang(store, selection), *numbers) == [expected]


def test_everybody_who_takes_part(store: Store) -> None:
    """Most cases first; recipient and partner are told apart."""
    frame = kooperationen.beteiligte(store, Selection(), 4)
    numbers = ("anzahl_foerderfaelle", "anzahl_als_empfaenger", "anzahl_als_partner")

    assert rows(frame, "beteiligter", *numbers, "anzahl_andere") == [
        ("Hochschule Nord", 3, 0, 3, 3),
        (BAD_ESSEN, 2, 2, 0, 2),
        (LUTTER, 2, 1, 1, 2),
        (GOSLAR, 2, 1, 1, 2),
    ]


def test_cases_with_partners(store: Store) -> None:
    """Most participants first, then the newest; partners as a reader reads them."""
    frame = kooperationen.faelle(store, Selection(), 3)

    assert rows(frame, "foerderfall_id", "anzahl_beteiligte") == [
        ("Z3", 3),
        ("Z2", 3),
        ("Z1", 3),
    ]
    assert column(frame, "kooperationspartner")[2] == f"{LUTTER}; Hochschule Nord"


def test_a_kommune_sees_where_it_is_partner(store: Store) -> None:
    """Goslar: Z2 as partner, Z1 as recipient; no filter plays a part."""
    frame = kooperationen.der_kommune(store, BRAUNSCHWEIG, "031530017")

    assert rows(frame, "foerderfall_id", "rolle") == [
        ("Z2", "Partner"),
        ("Z1", "Empfänger"),
    ]


@pytest.fixture(scope="module")
def any_store() -> AnyStore:
    """One connection for all examples."""
    return AnyStore()


def named(any_store: AnyStore, cell: str) -> Store:
    """A store of one case, whose recipient »Verein X« has these partners."""
    (empty,) = one_of_each("runde", [])
    told = {**empty, "empfaenger": "Verein X", "kooperationspartner": cell}
    return any_store.of([told])[0]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Stadt Goslar", (GOSLAR, "Kommune", "031530017")),
        (" stadt  GOSLAR ", (GOSLAR, "Kommune", "031530017")),
        ("Hansestadt Goslar", (GOSLAR, "Kommune", "031530017")),
        ("Landkreis Osnabrück", ("Landkreis Osnabrück", "Landkreis", None)),
        ("Stadt Osnabrück", ("Stadt Osnabrück", "Kommune", "034040000")),
        ("Goslar", ("Goslar", "Einrichtung", None)),
        ("Osnabrück", ("Osnabrück", "Einrichtung", None)),
        ("Gemeinde Goslar", ("Gemeinde Goslar", "Einrichtung", None)),
        ("Stadt Goslar (Bauhof)", ("Stadt Goslar (Bauhof)", "Einrichtung", None)),
        ("Volkshochschule", ("Volkshochschule (Verein X)", "Einrichtung", None)),
        ("Haus, Hof & <Co>", ("Haus, Hof & <Co>", "Einrichtung", None)),
    ],
)
def test_a_name_is_never_guessed(
    any_store: AnyStore, cell: str, expected: tuple[object, ...]
) -> None:
    """With its kind it may name one place; else it stays as it was published."""
    store = named(any_store, cell)
    frame = kooperationen.paare(store, Selection(), 9)

    assert rows(frame, "beteiligter_a") == [("Verein X",)]
    assert rows(frame, "beteiligter_b", "art_b", "kommune_b_ars9") == [expected]


@pytest.mark.parametrize("cell", ["", ";", " ; ;", "Verein X", "verein  x;Verein X"])
def test_nobody_acts_together_with_himself(any_store: AnyStore, cell: str) -> None:
    """A cell without another name is no cooperation."""
    store = named(any_store, cell)

    assert kooperationen.paare(store, Selection(), 9).empty
    assert (
        int(kooperationen.umfang(store, Selection())["anzahl_mit_partner"].iloc[0]) == 0
    )


def test_a_short_name_of_two_places_is_nobodys(any_store: AnyStore) -> None:
    """»Stadt Aue« is that of the Leine and that of the Weser: it stays a word."""
    for ars9, name in (("031530098", "Leine"), ("031530099", "Weser")):
        any_store.connection.execute(
            "insert into kommune by name select * replace ("
            "$ars9 as kommune_ars9, $name as kommune, 'Aue' as kurzname) from kommune "
            "where kommune_ars9 = '031530017' and stand = '2026-11-22'",
            {"ars9": ars9, "name": f"Stadt Aue ({name})"},
        )
    try:
        store = named(any_store, "Stadt Aue;Stadt Aue (Weser)")
        frame = kooperationen.paare(store, Selection(), 9)
        found = set(rows(frame, "beteiligter_b", "art_b"))
    finally:
        any_store.of([])
        any_store.connection.execute("delete from kommune where kurzname = 'Aue'")

    assert found == {("Stadt Aue", "Einrichtung"), ("Stadt Aue (Weser)", "Kommune")}


def test_a_long_list_counts_only_with_its_recipient(any_store: AnyStore) -> None:
    """25 partners are 25 pairs, not 325."""
    store = named(any_store, ";".join(f"Verein {n}" for n in range(25)))
    frame = kooperationen.paare(store, Selection(), 999)

    assert len(frame) == 25
    assert set(frame["anzahl_a_empfaenger"]) == {1}


NAMES = st.sampled_from(
    [GOSLAR, LUTTER, BAD_ESSEN, "Verein A", "verein  a", "Büro & Söhne", "Stadtwerke"]
)


def _who(name: str, recipient: str) -> str:
    """The same in plain Python: case and blanks make no difference."""
    plain = " ".join(name.lower().split())
    return f"{plain} ({recipient.lower()})" if plain == "stadtwerke" else plain


@given(
    cases=st.lists(
        st.tuples(st.sampled_from([GOSLAR, "Verein B"]), st.lists(NAMES, max_size=5)),
        max_size=6,
    )
)
@house(40)
def test_any_names_give_the_pairs_that_plain_python_finds(
    any_store: AnyStore, cases: list[tuple[str, list[str]]]
) -> None:
    """Each pair once, counted in as many cases as name both."""
    (empty,) = one_of_each("runde", [])
    store, _ = any_store.of(
        [
            {**empty, "empfaenger": who, "kooperationspartner": ";".join(partners)}
            for who, partners in cases
        ]
    )
    expected: dict[frozenset[str], int] = {}
    for recipient, partners in cases:
        together = {_who(recipient, recipient)} | {_who(p, recipient) for p in partners}
        for pair in combinations(sorted(together), 2):
            expected[frozenset(pair)] = expected.get(frozenset(pair), 0) + 1

    frame = kooperationen.paare(store, Selection(), 999)
    found = rows(frame, "beteiligter_a", "beteiligter_b", "anzahl_foerderfaelle")
    assert {
        frozenset(" ".join(str(n).lower().split()) for n in names): count
        for *names, count in found
    } == expected
    umfang = kooperationen.umfang(store, Selection())
    assert int(umfang["anzahl_paare"].iloc[0]) == len(expected) == len(frame)
    everybody = kooperationen.beteiligte(store, Selection(), 999)
    assert int(everybody["anzahl_foerderfaelle"].sum()) == sum(
        len({_who(r, r)} | {_who(p, r) for p in partners})
        for r, partners in cases
        if {_who(p, r) for p in partners} - {_who(r, r)}
    )
