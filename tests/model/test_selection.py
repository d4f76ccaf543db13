"""A selection travels through links and sentences without changing."""

from collections import Counter
from dataclasses import fields
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import CODES, SELECTIONS, URLS, tokens
from zr_dashboard.model.codes import OHNE_ANGABE
from zr_dashboard.model.dimensionen import FACETS
from zr_dashboard.model.selection import PARAMETERS, Facet, Note, Selection

_BOUNDS = ("von", "bis", "betrag_von", "betrag_bis")


def read(**query: list[str]) -> tuple[Selection, list[Note]]:
    """Read a link over the small Datenstand of the tests."""
    return Selection.from_url(query, CODES)


# The link ---------------------------------------------------------------------


@given(selection=SELECTIONS)
def test_a_link_leads_back_to_its_selection(selection: Selection) -> None:
    """Who gets a link sees what its sender saw, and no note."""
    assert Selection.from_url(selection.to_url(), CODES) == (selection, [])


@given(one=SELECTIONS, other=SELECTIONS)
def test_two_selections_have_two_links(one: Selection, other: Selection) -> None:
    """No link stands for two things."""
    assert (one.to_url() == other.to_url()) == (one == other)


@given(selection=SELECTIONS, random=st.randoms(use_true_random=False))
def test_the_order_of_a_link_means_nothing(
    selection: Selection, random: Random
) -> None:
    """A link typed by hand, or reordered on its way, is the same link."""
    url = list(selection.to_url().items())
    random.shuffle(url)
    shuffled: dict[str, list[str]] = {}
    for name, values in url:
        shuffled[name] = [*values, *values[:1]]  # said twice is said once
        random.shuffle(shuffled[name])
        if name == "text":  # words are searched in their order
            shuffled[name] = values

    assert Selection.from_url(shuffled, CODES) == (selection, [])


@given(url=URLS)
def test_any_link_is_read(url: dict[str, list[str]]) -> None:
    """What cannot be read never raises: it becomes notes, the rest a selection."""
    selection, notes = Selection.from_url(url, CODES)

    assert selection.jahr_von is None or selection.jahr_von in CODES.jahre
    assert all(note.sentence.endswith(".") for note in notes)
    assert all(note.consequence.endswith(".") for note in notes)
    # A contradiction is said of the first bound, even if it stands in the second.
    assert {note.parameter for note in notes} <= {*url, "von", "betrag_von"}


@given(url=URLS)
def test_what_was_read_is_read_again(url: dict[str, list[str]]) -> None:
    """The address that a page writes back is a fixed point, without any note."""
    selection, _ = Selection.from_url(url, CODES)

    assert Selection.from_url(selection.to_url(), CODES) == (selection, [])


@given(url=URLS)
def test_nothing_in_a_link_is_dropped_in_silence(url: dict[str, list[str]]) -> None:
    """Each value is in the selection, or a note names it."""
    selection, notes = Selection.from_url(url, CODES)
    used = selection.to_url()

    for name, values in url.items():
        for value in values:
            by_itself, _ = Selection.from_url({name: [value]}, CODES)
            kept = value in used.get(name, ())
            if name == "text":  # one search, visible characters and single blanks
                seen = [word for word in value.split() if word.isprintable()]
                kept = all(word in used.get("text", [""])[0] for word in seen)
            # Of several years of one bound the widest counts, and ohne-angabe may
            # stand at either bound.
            wider = name in _BOUNDS and by_itself != Selection()
            said = any(
                note.parameter == name and value.removeprefix("-") in note.value
                for note in notes
            )
            assert kept or wider or said


@pytest.mark.parametrize("name", [n for n in PARAMETERS if n != "text"])
@pytest.mark.parametrize("value", ["unsinn", "", "-", "--T01", "t01", " 2020", "2.1 "])
def test_every_unknown_value_is_announced(name: str, value: str) -> None:
    """Selecting nothing, or everything, without a word would be a wrong figure."""
    selection, notes = read(**{name: [value]})

    assert selection == Selection()
    assert [(note.parameter, note.value) for note in notes] == [(name, value)]
    assert f"»{value}«" in notes[0].sentence


def test_several_unknown_values_are_announced_one_by_one() -> None:
    """And the known one beside them still counts."""
    selection, notes = read(thema=["T98", "T07", "-T99"], farbe=["rot", "blau"])

    assert selection == Selection(thema=Facet(("T07",)))
    assert Counter((note.parameter, note.value) for note in notes) == Counter(
        [("farbe", "rot"), ("farbe", "blau"), ("thema", "T98"), ("thema", "-T99")]
    )
    assert notes[0].sentence == "Der Parameter »farbe« ist nicht bekannt."
    assert notes[2].sentence == (
        "»T98« ist kein bekannter Wert für den Filter »thema«."
    )
    assert notes[2].consequence == "Der Filter wurde nicht angewendet."


def test_a_text_is_read_as_it_would_be_typed() -> None:
    """Several texts are searched together; what cannot be seen is a blank."""
    selection, notes = read(text=["  Leerstand\t am", "Mar\u200bkt "])

    assert (selection.text, notes) == ("Leerstand am Mar kt", [])
    assert read(text=["", " "]) == (Selection(), [])


def test_a_text_that_is_too_long_is_cut_and_said() -> None:
    """Nobody sends a book through an address."""
    selection, [note] = read(text=["wort " * 60])

    assert selection.text == " ".join(["wort"] * 40)
    assert note.sentence == "Die Suche ist länger als 200 Zeichen."


def test_amounts_are_whole_euro_either_way_round() -> None:
    """A range that runs backwards is turned, and said; nonsense is no condition."""
    selection, [nonsense, turned] = read(
        betrag_von=["300000", "1.000", OHNE_ANGABE], betrag_bis=["75000"]
    )

    assert selection == Selection(
        betrag_von=75_000, betrag_bis=300_000, ohne_betrag=True
    )
    assert nonsense.value == "1.000"
    assert turned.consequence == "Gezeigt werden Zuwendungen von 75000 bis 300000 Euro."


def test_a_day_belongs_to_the_term() -> None:
    """Without the filter it would select nothing, and read as if it did."""
    both = read(laufzeit=["laufend"], am=["2021-06-30"])
    alone, [note] = read(am=["2021-06-30"])
    twice, [several] = read(laufzeit=["laufend"], am=["2021-06-30", "2022-01-01"])

    assert both == (
        Selection(laufzeit=Facet(("laufend",)), am=date(2021, 6, 30)),
        [],
    )
    assert (alone, note.value) == (Selection(), "2021-06-30")
    assert (twice.am, several.value) == (None, "2021-06-30 und 2022-01-01")


@pytest.mark.parametrize("name", FACETS)
def test_every_known_value_is_read(name: str) -> None:
    """Chosen and excluded, `ohne-angabe` among them, without a note."""
    for token in tokens(name):
        selection, notes = read(**{name: [token]})
        assert (selection.facet(name).to_tokens(), notes) == ([token], [])


@pytest.mark.parametrize("name", FACETS)
def test_a_contradiction_is_announced_and_left_out(name: str) -> None:
    """Chosen and excluded at once selects nothing; what else is said still counts."""
    code = next(iter(CODES.names[name]))

    selection, notes = read(**{name: [f"-{code}", code, OHNE_ANGABE]})

    assert selection == Selection().with_facet(name, Facet((OHNE_ANGABE,)))
    assert notes == [
        Note(
            name,
            code,
            f"»{code}« ist im Filter »{name}« zugleich gewählt und ausgeschlossen.",
            "Beides wurde nicht angewendet.",
        )
    ]


def test_a_contradiction_about_the_year_is_announced() -> None:
    """The years have fields of their own, and the same rule."""
    selection, notes = read(von=["2020", OHNE_ANGABE], bis=[f"-{OHNE_ANGABE}"])

    assert selection == Selection(jahr_von=2020)
    assert [(note.parameter, note.value) for note in notes] == [("von", OHNE_ANGABE)]


def test_a_reversed_range_is_announced_and_turned_round() -> None:
    """It is clear what was meant; not to say it would be presumptuous."""
    selection, notes = read(von=["2023"], bis=["2020"])

    assert selection == Selection(jahr_von=2020, jahr_bis=2023)
    assert notes == [
        Note(
            "von",
            "2023",
            "Der Zeitraum von 2023 bis 2020 läuft rückwärts.",
            "Gezeigt werden die Jahre 2020 bis 2023.",
        )
    ]


@pytest.mark.parametrize("jahr", ["2018", "2027", "1e3", "２０２０", "+2020", "02020"])
def test_a_year_without_data_is_announced(jahr: str) -> None:
    """A range that ends before the data begin would select nothing, silently."""
    selection, notes = read(bis=[jahr])

    assert selection == Selection()
    assert [(note.parameter, note.value) for note in notes] == [("bis", jahr)]


def test_two_staende_at_once_are_announced() -> None:
    """A page speaks of one day; it then shows the newest, and says so."""
    selection, notes = read(stand=["2025-06-30", "2026-11-22"])

    assert selection == Selection()
    assert [(note.sentence, note.consequence) for note in notes] == [
        (
            (
                "Es kann nur ein Datenstand gezeigt werden, nicht 2025-06-30 und "
                "2026-11-22."
            ),
            "Gezeigt wird der aktuelle Datenstand.",
        )
    ]


def test_a_link_says_only_what_is_chosen() -> None:
    """The address of the whole stock is the bare page."""
    assert Selection().to_url() == {}
    assert Selection(
        jahr_von=2020,
        ohne_jahr=True,
        thema=Facet(("T07", "T01"), ("T03",)),
        stand=date(2025, 6, 30),
    ).to_url() == {
        "von": ["2020", "ohne-angabe"],
        "thema": ["T01", "T07", "-T03"],
        "stand": ["2025-06-30"],
    }


def test_a_facet_refuses_a_contradiction() -> None:
    """A selection that means nothing cannot be made, not even by mistake."""
    with pytest.raises(ValueError, match="chosen and excluded"):
        Facet(("T01",), ("T01",))


@given(selection=SELECTIONS)
def test_equal_selections_are_one_key(selection: Selection) -> None:
    """They are part of the key of every cached answer."""
    again, _ = Selection.from_url(selection.to_url(), CODES)

    assert hash(again) == hash(selection)


# The chips --------------------------------------------------------------------


@given(selection=SELECTIONS)
def test_without_every_part_all_cases_are_left(selection: Selection) -> None:
    """Every condition has a chip, and taking the chip away takes the condition."""
    left = selection
    for parameter, token, words in selection.parts(CODES):
        assert words
        left = left.drop(parameter, token)

    assert left.selects_everything


@given(selection=SELECTIONS)
def test_taking_one_part_away_keeps_the_others(selection: Selection) -> None:
    """A reader who removes one chip sees all the other chips again.

    Their words may change: without its own day, a term is asked for on that of the
    Datenstand.
    """
    parts = [part[:2] for part in selection.parts(CODES)]
    for part in parts:
        left = selection.drop(*part).parts(CODES)
        assert [chip[:2] for chip in left] == [
            other for other in parts if other != part
        ]


def test_without_gives_back_the_default() -> None:
    """Any field can be reset, the year and the Stand as well."""
    every = tuple(field.name for field in fields(Selection))
    selection = Selection(
        jahr_von=2020, runde=Facet(("1",)), stand=date(2025, 6, 30), ohne_jahr=False
    )

    assert selection.without(*every) == Selection()
    assert selection.without("stand") == Selection(
        jahr_von=2020, runde=Facet(("1",)), ohne_jahr=False
    )


# The sentence -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (Selection(), "alle Förderfälle"),
        (Selection(jahr_von=2021, jahr_bis=2021), "Jahr 2021"),
        (Selection(jahr_von=2020, jahr_bis=2022), "Jahre 2020 bis 2022"),
        (Selection(jahr_von=2021), "Jahre ab 2021"),
        (
            Selection(jahr_bis=2021, ohne_jahr=True),
            "Jahre bis 2021 oder ohne Angabe zum Jahr",
        ),
        (Selection(ohne_jahr=True), "ohne Angabe zum Jahr"),
        (Selection(ohne_jahr=False), "mit Angabe zum Jahr"),
        (
            Selection(arl=Facet(("weser-ems", "lueneburg"))),
            "ArL Lüneburg oder Weser-Ems",
        ),
        (
            Selection(landkreis=Facet(("03404",)), kommune=Facet(("031530017",))),
            "Stadt Osnabrück · Stadt Goslar",
        ),
        (
            Selection(thema=Facet(("T01", OHNE_ANGABE), ("T07",))),
            (
                "Thema Innenstadt & Ortskern oder ohne Angabe zum Thema · "
                "nicht Thema Mobilität"
            ),
        ),
        (
            Selection(massnahme=Facet((), (OHNE_ANGABE,))),
            "mit Angabe zur Förderart",
        ),
        (
            Selection(gegenstand=Facet(("2.1", "2.3")), runde=Facet(("1",))),
            "Runde 1 · Fördergegenstand 2.1 Projekte oder 2.3 Personal",
        ),
        (
            Selection(
                jahr_von=2020,
                jahr_bis=2022,
                arl=Facet(("lueneburg",)),
                hauptthema=Facet((), ("T07",)),
            ),
            "Jahre 2020 bis 2022 · ArL Lüneburg · nicht Hauptthema Mobilität",
        ),
        (
            Selection(
                text="leere Läden",
                groessenklasse=Facet(("10000-20000",)),
                laufzeit=Facet(("laufend",)),
                am=date(2021, 6, 30),
                betrag_von=75_000,
                ohne_betrag=True,
            ),
            (
                "Suche nach »leere Läden« · 10.000 bis unter 20.000 Einwohner · "
                "Laufzeit laufend am 30.06.2021 · Zuwendung ab "
                "75.000\N{NO-BREAK SPACE}€ oder ohne Angabe zur Zuwendung"
            ),
        ),
        (
            Selection(laufzeit=Facet((), ("beendet",)), betrag_bis=50_000),
            (
                "nicht Laufzeit beendet am 22.11.2026 · Zuwendung bis "
                "50.000\N{NO-BREAK SPACE}€"
            ),
        ),
    ],
)
def test_a_selection_reads_as_german(selection: Selection, words: str) -> None:
    """The heading of a page, the first line of a file and a citation say this."""
    assert selection.in_words(CODES) == words


@given(selection=SELECTIONS)
def test_a_sentence_leaves_no_facet_out(selection: Selection) -> None:
    """Every name stands in it; only the whole stock is called »alle Förderfälle«."""
    words = selection.in_words(CODES)

    assert (words == "alle Förderfälle") == selection.selects_everything
    for name in FACETS:
        facet = selection.facet(name)
        for code in {*facet.chosen, *facet.excluded} - {OHNE_ANGABE}:
            assert CODES.name(name, code) in words
