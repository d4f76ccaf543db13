"""The text search, against searches written from the public delivery.

What must and must not be found was looked up in data/foerderfaelle.csv; the comment
behind a search says where it stands. Cases are named by the digits of their Kennung.
"""

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import example
from tests.conftest import PUBLIC
from tests.frames import column, rows
from zr_dashboard.model.columns import COLUMNS
from zr_dashboard.queries import suche
from zr_dashboard.store.store import Store
from zr_dashboard.store.volltext import index
from zr_dashboard.store.words import mark, words

with (PUBLIC / "foerderfaelle.csv").open(encoding="utf-8") as _file:
    CASES = list(csv.DictReader(_file))

Searches = list[tuple[str, str, str]]

EXACT: Searches = [
    # query, all that is found, where it stands
    ("Königslutter", "0001 0058", "the two cases of the town"),
    ("koenigslutter", "0001 0058", "ö written as oe"),
    ("KÖNIGSLUTTER", "0001 0058", "capitals"),
    ("Konigslutter", "0001 0058", "a keyboard without umlauts"),
    ("Hann. Münden", "0002 0042", "a partner of two"),
    ("Straßenbeleuchtung", "0007", "in the description of »Light the City«"),
    ("Strassenbeleuchtung", "0007", "ß written as ss"),
    ("Fußgängerzone", "0020 0064", "in two descriptions"),
    ("fussgaengerzone", "0020 0064", "the same without ß and ä"),
    ("Bike-Park", "0078", "»Bike-Park Papenburg-Obenende«"),
    ("Bikepark", "0078", "the same without a hyphen"),
    ("bike park", "0078", "the same with a blank"),
    ("MachMitHaus", "0032 0098", "»MachMit!Haus«, in a title and a description"),
    ("Skatepark", "0093 0101", "two titles"),
    ("Rad", "0012 0014 0019 0072 0076 0078", "Radverkehr, Fahrrad, Radwege, Radfahren"),
    ("Radio", "", "nobody asked for one; Radverkehr is none"),
    ("Parade", "", "holds »rad«, and stands nowhere"),
    ("Reise", "0067 0100", "Hörreise, Reise; Landkreis is none"),
    ("Hund", "", "is one letter from »rund« and from »Hand«"),
    ("Norden", "0010", "the town, neither Nordenham nor Nordhorn"),
    ("Elm", "0001 0058", "two words of three letters: Königslutter am Elm"),
    ("Papenburg", "0013 0078 0089 0090", "the cases of the town"),
    ("Papenbrug", "0013 0078 0089 0090", "two letters swapped"),
    ("Kulturnezwerk", "0047", "a letter left out"),
    ("Mobilitätskonzpet", "0015", "two letters swapped"),
    ("Wolfenbütel", "0004 0091", "a letter left out, beside an umlaut"),
    ("Skatpark", "0093 0101", "a letter left out"),
    ("Straßnbeleuhtung", "0007", "two letters left out"),
    ("Coworking Gifhorn", "0044", "0019 is Gifhorn without Coworking"),
    ("Gifhorn Coworking", "0044", "in any order"),
    ("Papenburg Fachkräfte", "0013 0090", "one by its theme, one by its description"),
    ("Klima Hameln", "0037 0084", "one by its theme, one by its title"),
    ('"in der Innenstadt"', "0003 0027 0044 0051 0071 0086 0088 0091", "word for word"),
    ("„Zukunft Ahoi“", "0011", "in a note"),
    ("»Living Care Lab«", "0006 0061", "title of one, named by the other"),
    ('"Care Living Lab"', "", "a phrase keeps its order"),
    ('"Living Care Lab" Transformation', "0061", "a phrase and a word"),
    ("1963", "0043", "the year of the accident in Lengede"),
    ("1964", "", "a number has no typing errors"),
    ("299.398,80", "0027", "an amount in a note"),
    ("2.0", "0041 0092", "»Alfeld 2.0«, »Bramsche bringt's 2.0«"),
    ("Fachwerk5Eck", "0002 0042", "Fachwerk5Eck and Fachwerk5Ecks"),
    ("hyrst", "0046", "a name that stands only in a note"),
    ("Ostfalia", "0003 0004 0091 0098", "a partner of four"),
    ("**LEADER**", "0101", "signs of Markdown are blanks"),
    ("Schwimmbad", "", "there is none"),
    ("Xyzzyqwertz", "", "nonsense"),
    ("Leerstand Schwimmbad", "", "every word must be there"),
    ("'; drop table fall; --", "", "three words that never stand together"),
]

PARTLY: Searches = [
    # query, what must be found, what must not
    ("Leerstand", "0069 0026 0031", "0001 0006 0007 0012"),  # Leerstands-, theme T02
    ("Leerstnad", "0069 0026 0031", "0001 0006 0007 0012"),  # the same, swapped
    ("Innenstädte", "0001 0022 0070 0020", "0002 0005 0012"),  # Innenstadtbüro, …
    ("Inenstadt", "0022 0070", "0002 0005 0012"),
    ("Förderungen", "0077 0065 0001", "0008 0032"),  # Zentrenförderung
    ("Co-Working", "0009 0039 0102", "0001 0004"),  # Coworking-Space, Co-Working
    ("Coworking", "0009 0039 0102", "0001 0004"),
    ("Coworkingspace", "0009 0083", "0039 0099"),  # 0083 writes a blank
    ("Museum", "0005 0016 0043", "0040"),  # Töpfer-, Druckerei-, Erlebnismuseum
    ("Labor", "0006 0037 0056 0059", "0009"),  # Innovationslabor, Kreativlabore
    ("Jugend", "0010 0079", "0001 0040"),  # Jugendhaus, Jugend- und Bewegungspark
    (
        "Haus",
        "0010 0032 0033 0052",
        "0082 0099",
    ),  # Bruchhausen and Thedinghausen: names
    ("Häuser", "0002 0010 0032", "0082 0099"),
    ("Laden", "0009 0026 0042 0094", "0007"),  # 0007 is »einladender«
    ("Ort", "0013 0053 0063", "0034 0078 0093"),  # Sport is none
    ("Bürger", "0001 0020 0048", "0013 0066"),  # Papenburg is a name
    ("Stade", "0048", "0001 0022 0066"),  # Stadt is another word
    ("Bibliotek", "0040 0050", "0001"),  # without h
    ("Emsland", "0009 0013 0021 0053", "0001"),  # the Landkreis
    ("Mobilität", "0008 0012 0030", "0001 0005"),  # theme T07
    ("100 %", "0037 0071", "0001"),  # 100 Quadratmeter, 100.000
]


def cases(digits: str) -> set[str]:
    """Cases by their digits."""
    return {f"ZR-{number}" for number in digits.split()}


@pytest.fixture(scope="module")
def public(public_store_path: Path) -> Store:
    """The store of the public delivery."""
    return Store.open(public_store_path)


@cache
def found(store: Store, query: str) -> list[object]:
    """The cases that a query finds, the best first; asked once."""
    return column(suche.treffer(store, None, query), "foerderfall_id")


@pytest.mark.parametrize(("query", "expected", "why"), EXACT)
def test_finds_these_and_no_other(
    public: Store, query: str, expected: str, why: str
) -> None:
    """Too few is as wrong as too many: the hits are summed up and cited."""
    assert set(found(public, query)) == cases(expected), why


@pytest.mark.parametrize(("query", "expected", "never"), PARTLY)
def test_finds_these_and_never_those(
    public: Store, query: str, expected: str, never: str
) -> None:
    """For words that many cases have."""
    hits = set(found(public, query))

    assert cases(expected) <= hits
    assert not cases(never) & hits


@pytest.mark.parametrize(
    "same",
    [
        ("Leerstand", "leerstände", "LEERSTANDS"),
        ("Förderung", "Foerderungen", "förderung"),
        ("Innenstadt", "Innenstädte", "innenstaedten"),
        ("Coworking", "Co-Working", "co working"),
        ("Skatepark", "skate-park", " Skatepark!"),
        ("Klima Hameln", "HAMELN, KLIMA", "Klima und Hameln"),
        ("Landkreis Goslar", "goslar landkreis"),
        ("Klima", "Klima " * 1000),
    ],
)
def test_spellings_of_a_query_find_the_same(
    public: Store, same: tuple[str, ...]
) -> None:
    """Nobody has to know how the sources write it."""
    assert len({frozenset(found(public, query)) for query in same}) == 1


def test_a_landkreis_is_found_by_its_name(public: Store) -> None:
    """Also where no text names it."""
    there = {c["foerderfall_id"] for c in CASES if c["landkreis_ags"] == "03153"}

    assert set(found(public, "Landkreis Goslar")) == there


@pytest.mark.parametrize("query", ["", "  ", "in der", "–", '""', "(.*)", "%%%"])
def test_what_says_nothing_finds_all(public: Store, query: str) -> None:
    """An empty field is no condition, and neither are stop words alone."""
    assert len(found(public, query)) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["foerderfall_id"])
def test_each_word_of_its_title_finds_a_case(
    public: Store, case: dict[str, str]
) -> None:
    """And all of its title together."""
    for query in [*words(case["titel"]), case["titel"], f'"{case["titel"]}"']:
        assert case["foerderfall_id"] in found(public, query), query


def test_a_title_comes_before_a_note(public: Store) -> None:
    """0046 names the Coworking-Space »hyrst« in its note only."""
    hits = found(public, "Coworking-Space")

    assert hits.index("ZR-0009") < hits.index("ZR-0046")
    assert found(public, "Deltaland")[0] == "ZR-0085"


def test_the_same_word_comes_before_a_compound(public: Store) -> None:
    """Both in the title: »Das Grüne Labor« (0037), »Kreativlabore« (0059)."""
    hits = found(public, "Labor")

    assert hits.index("ZR-0037") < hits.index("ZR-0059")


def test_equal_hits_stand_in_the_order_of_their_kennung(public: Store) -> None:
    """The same search gives the same list, today and tomorrow."""
    frame = suche.treffer(public, None, "Stadt")

    ranked = rows(frame, "trefferwert", "foerderfall_id")
    assert ranked == sorted(ranked, key=lambda row: (-int(str(row[0])), str(row[1])))


def test_says_which_words_it_found(public: Store) -> None:
    """So that a page can mark them, and say that a word was taken for another."""
    frame = suche.woerter(public, None, "Rad Papenbrug")

    said = rows(frame, "suchwort", "schreibweise", "treffer_art")
    assert ("rad", "Radverkehr", "beginn") in said
    assert ("rad", "Fahrrad", "innen") in said
    assert ("papenbrug", "Papenburg", "tippfehler") in said
    hits = {str(word) for word in column(frame, "wort")}
    assert [part for part, hit in mark("Radwege in Papenburg", hits) if hit] == [
        "Radwege",
        "Papenburg",
    ]


@pytest.mark.parametrize(
    ("query", "art", "suggested"),
    [
        ("Papenbrug Schwimmbad", "empfaenger", "Stadt Papenburg"),
        ("Goslr Schwimmbad", "landkreis", "Landkreis Goslar"),
        ("Mobilitaet Schwimmbad", "thema", "Mobilität"),
        ("Skaterpark Schwimmbad", "wort", "Skatepark"),
    ],
)
def test_suggests_what_there_is(
    public: Store, query: str, art: str, suggested: str
) -> None:
    """Names, and words like those that were typed; each finds something."""
    frame = suche.vorschlaege(public, None, query, 3)

    assert (art, suggested) in rows(frame, "vorschlag_art", "vorschlag")
    assert all(found(public, str(text)) for text in column(frame, "suchtext"))
    assert frame["vorschlag_art"].value_counts().max() <= 3


def test_suggests_nothing_for_nonsense(public: Store) -> None:
    """Rather no advice than a silly one."""
    assert suche.vorschlaege(public, None, "qqqq", 3).empty


def test_returns_only_defined_columns(public: Store) -> None:
    """With and without rows."""
    for query in ("Papenburg", "qqqq", ""):
        for frame in (
            suche.treffer(public, None, query),
            suche.woerter(public, None, query),
            suche.vorschlaege(public, None, query, 3),
        ):
            assert set(frame) <= set(COLUMNS)
    assert suche.treffer(public, None, "qqqq")["trefferwert"].dtype.kind == "i"


@given(text=st.text(max_size=300))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_text_is_answered(public: Store, text: str) -> None:
    """Whatever somebody types or pastes."""
    suche.treffer(public, None, text)
    suche.woerter(public, None, text)
    suche.vorschlaege(public, None, text, 3)


@pytest.fixture(scope="module")
def invented() -> Iterator[Store]:
    """The example database, its titles made for compounds and Datenstände."""
    with example.connect(searchable=False) as connection:
        titles = {
            "Z1": "Leerstandsmanagement",
            "Z2": "Runder Tisch Leerstand",
            "Z3": "Zwischennutzung leerer Läden",
            "Z4": "Radwerkstatt im Kulturbahnhof",
            "Z5": "Radio aus dem Gemeindehaus",
        }
        for case, title in titles.items():
            connection.execute(
                "update fall set titel = $titel "
                "where foerderfall_id = $fall and stand = '2026-11-22'",
                {"titel": title, "fall": case},
            )
        for (stand,) in connection.execute("select stand from datenstand").fetchall():
            index(connection, stand)
        yield Store(connection)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Leerstand", ["Z2", "Z1"]),  # the word itself before the compound
        ("Management", ["Z1"]),
        ("Leerstandsmanagment", ["Z1"]),  # a letter left out
        ("Lehrstandsmanagement", ["Z1"]),  # a letter too much
        ("Rad", ["Z4"]),
        ("Bahnhof", ["Z4"]),
        ("Haus", ["Z5"]),
        ("Leerstandsmanagement Leerstand", ["Z1"]),
        ('"Leerstand"', ["Z2"]),  # a phrase ends where its last word ends
        ('"Runder Tisch"', ["Z2"]),
        ('"Tisch Leerstand Stadt"', []),  # nor does it run into the next field
    ],
)
def test_compounds(invented: Store, query: str, expected: list[str]) -> None:
    """Titles small enough to judge by heart."""
    assert found(invented, query) == expected


def test_each_datenstand_has_its_own_words(invented: Store) -> None:
    """In 2025 the only title was »Markt«."""
    old = date(2025, 6, 30)

    assert column(suche.treffer(invented, old, "Markt"), "foerderfall_id") == ["Z1"]
    assert suche.treffer(invented, old, "Leerstand").empty
    assert suche.treffer(invented, None, "Markt").empty
    assert suche.vorschlaege(invented, old, "Leerstnad", 3).empty
