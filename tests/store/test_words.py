"""Folding, stemming, reading a query, marking: what search and index share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zr_dashboard.store.compounds import parts
from zr_dashboard.store.query import MAX_LENGTH, MAX_WORDS, parse
from zr_dashboard.store.words import STOP_WORDS, flat, fold, joined, mark, stem, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Königslutter am Elm", "koenigslutter am elm"),
        ("Ko\u0308nigslutter", "koenigslutter"),  # o with a loose diaeresis
        ("STRASSE Straße", "strasse strasse"),
        ("Lese-Café, Hann. Münden", "lese cafe hann muenden"),
        ("Stad(t)t", "stad t t"),
        ("Innen\u00adstadt", "innenstadt"),  # a soft hyphen
        ("  –  ", ""),
        ("299.398,80 Euro", "299 398 80 euro"),
    ],
)
def test_spellings_of_the_same_word_are_equal(text: str, folded: str) -> None:
    """What a reader takes for the same must be the same here."""
    assert fold(text) == folded


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    """The index folds texts, a search folds queries that may come from an index."""
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_blanks_cut_before_or_after_folding(first: str, second: str) -> None:
    """The index folds texts blank by blank; a query is folded as a whole."""
    assert words(f"{first} {second}") == words(first) + words(second)


@pytest.mark.parametrize(
    "same",
    [
        ("Förderung", "Förderungen"),
        ("Innenstadt", "Innenstädte", "Innenstädten"),
        ("Leerstand", "Leerstände", "Leerstands"),
        ("Haus", "Häuser", "Hauses"),
        ("neue", "neuen", "neuer"),
    ],
)
def test_forms_of_a_word_have_one_stem(same: tuple[str, ...]) -> None:
    """German bends inside of words, too."""
    assert len({stem(fold(form)) for form in same}) == 1


@given(st.text())
def test_a_stem_begins_its_word(text: str) -> None:
    """Or compounds could not be found by it."""
    assert all(flat(word).startswith(stem(word)) for word in words(text))


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Co-Working", ["coworking"]),
        ("MachMit!Haus", ["machmithaus"]),
        ("Bürger*innen", ["buergerinnen"]),
        ("Last-Mile-Hub", ["lastmile", "milehub", "lastmilehub"]),
        ("Dörpen/Papenburg", []),
        ("2.0", []),
        ("Co Working", []),
    ],
)
def test_words_written_in_parts(text: str, together: list[str]) -> None:
    """»Coworking« finds »Co-Working«; a slash keeps two names apart."""
    assert joined(text) == together


@pytest.mark.parametrize(
    ("word", "known", "begins"),
    [
        ("lernort", {"lern"}, "ort"),
        ("rathauspark", set(), "haus"),  # by sound: t and h begin no syllable
        ("bildungspark", set(), "park"),  # by the s behind -ung
    ],
)
def test_a_compound_is_cut_between_words(
    word: str, known: set[str], begins: str
) -> None:
    """By what other words there are, or by its sound."""
    assert word.index(begins) + 1 in parts(word, known)[0]


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("landkreis", "reis"),
        ("transport", "ort"),
        ("einladend", "lad"),
        ("gesamt", "amt"),
    ],
)
def test_a_word_is_not_cut_within_a_syllable(word: str, part: str) -> None:
    """Whoever looks for »Reise« does not want every Landkreis."""
    assert word.index(part) + 1 not in parts(word, set())[0]


@pytest.mark.parametrize(
    ("query", "phrase"),
    [
        ('"in der Innenstadt"', "in der innenstadt"),
        ("„Neue Arbeitswelten“", "neue arbeitswelten"),
        ("»Living Care-Lab«", "living care lab"),
    ],
)
def test_quotes_keep_a_phrase(query: str, phrase: str) -> None:
    """The English, the German and the French kind."""
    assert parse(query).phrasen == (phrase,)
    assert parse(query).woerter == ()


def test_a_lone_quotation_mark_is_no_phrase() -> None:
    """Somebody is still typing it."""
    assert parse('"in der Innenstadt').phrasen == ()
    assert [word.wort for word in parse('"in der Innenstadt').woerter] == ["innenstadt"]


def test_words_may_be_written_as_one() -> None:
    """Place 1 and 2 also match by the word that covers both."""
    found = [(word.wort, word.von, word.bis) for word in parse("Co-Working").woerter]

    assert found == [("co", 1, 1), ("working", 2, 2), ("coworking", 1, 2)]


@pytest.mark.parametrize("query", ["", "   ", "–", '""', "(.*)", "%"])
def test_an_empty_query_is_no_condition(query: str) -> None:
    """Signs alone say nothing that could be found."""
    assert not parse(query)


def test_stop_words_are_said_and_not_searched() -> None:
    """»Coworking in der Innenstadt« means two words."""
    query = parse("Coworking in der Innenstadt")

    assert query.uebergangen == ("in", "der")
    assert {word.wort for word in query.woerter if word.von == word.bis} == {
        "coworking",
        "innenstadt",
    }
    assert all(word == fold(word) for word in STOP_WORDS)


def test_a_long_query_is_cut_and_says_so() -> None:
    """At a word, not within one."""
    many = " ".join(f"wort{chr(97 + n)}" for n in range(MAX_WORDS + 1))
    long = "a" * (MAX_LENGTH - 4) + " Innenstadt"

    assert max(word.bis for word in parse(many).woerter) == MAX_WORDS
    assert [word.wort for word in parse(long).woerter] == ["a" * (MAX_LENGTH - 4)]
    assert parse(many).gekuerzt
    assert parse(long).gekuerzt
    assert not parse("Innenstadt").gekuerzt


@given(st.text(max_size=2 * MAX_LENGTH))
def test_any_text_can_be_a_query(text: str) -> None:
    """Nobody has to learn how to search."""
    query = parse(text)

    places = max((word.bis for word in query.woerter), default=0)
    assert places + len(query.phrasen) <= MAX_WORDS
    assert {word.von for word in query.woerter} == set(range(1, places + 1))


@pytest.mark.parametrize(
    ("text", "hits", "marked"),
    [
        ("Neue Läden in Münden", {"laeden", "muenden"}, ["Läden", "Münden"]),
        ("Ein Coworking-Space.", {"coworkingspace"}, ["Coworking-Space"]),
        ("Coworking Space", {"coworkingspace"}, ["Coworking Space"]),
        ("Ein Coworking-Space.", {"coworking"}, ["Coworking"]),
        ("Mu\u0308nden", {"muenden"}, ["Mu\u0308nden"]),
        ("Ort: in der Innen-Stadt", {"in der innen stadt"}, ["in der Innen-Stadt"]),
        ("Leerstandsmanagement", {"leerstandsmanagement"}, ["Leerstandsmanagement"]),
        ("Leerstand", set(), []),
    ],
)
def test_whole_words_are_marked(text: str, hits: set[str], marked: list[str]) -> None:
    """As the text writes them."""
    assert [part for part, is_hit in mark(text, hits) if is_hit] == marked


@given(st.text(), st.sets(st.text(max_size=5)))
def test_marking_keeps_the_text(text: str, hits: set[str]) -> None:
    """Whatever is marked, a reader reads what was written."""
    for marked in (mark(text, hits), mark(text, {*hits, *words(text)})):
        assert "".join(part for part, _ in marked) == text
        assert all(part for part, _ in marked)
