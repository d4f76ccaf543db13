"""Whatever is selected, the sentence is true, grammatical, and says all of it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.formatting.saetze import read
from tests.strategies import CODES, SELECTIONS
from zr_dashboard.formatting import german, wortlaut
from zr_dashboard.formatting.orte import wo
from zr_dashboard.formatting.rede import Angabe, Bezugsgroesse
from zr_dashboard.formatting.zahlwort import mehr_als, prozent, rund, rund_je_kopf
from zr_dashboard.model.columns import Unit
from zr_dashboard.model.kennzahlen import Satz
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.model.verhaeltnisse import VERHAELTNISSE, ZITIERBAR

AMOUNTS = st.decimals(min_value=0, max_value=10**10, places=2) | st.sampled_from(
    [
        Decimal(text)
        for text in (
            *("0", "1", "0.01", "9999.99", "10000", "10499.99", "999499.99", "999500"),
            *("999999.99", "1000000", "1000000.01", "1049999.99", "1050000"),
            *("12000000", "13000000", "8312450.50", "8300000", "99950000"),
        )
    ]
)
SHARES = st.decimals(min_value=0, max_value=1, places=8) | st.sampled_from(
    [
        Decimal(text)
        for text in (
            *("0", "1", "0.01", "0.00999999", "0.0104", "0.12345678", "0.5", "0.125"),
            *("0.99999999", "0.996", "0.00000001", "0.333", "0.0949", "0.0951"),
        )
    ]
)
NUMBERS = st.integers(0, 14) | st.integers(0, 10**6)


@st.composite
def angaben(draw: st.DrawFn) -> Angabe:
    """Any figure of any selection, as a store may answer it."""
    kennzahl = draw(st.sampled_from([*ZITIERBAR.values()]))
    selected = draw(NUMBERS)
    included = selected
    if kennzahl.worte.satz not in (Satz.GEZAEHLT, Satz.FALLANTEIL):
        included = draw(st.integers(max(0, selected - 3), selected) | st.just(0))
        included = min(included, selected)
    wert: Decimal | None
    if kennzahl.einheit is Unit.EUR:
        none = Decimal(0) if not selected and kennzahl.additiv else None
        wert = draw(AMOUNTS) if included else none
    elif kennzahl.einheit is Unit.SHARE:
        wert = draw(SHARES) if included or not selected else None
    elif kennzahl.worte.satz is Satz.ORTE:
        wert = Decimal(draw(st.integers(1, included)) if included else 0)
    else:
        wert = Decimal(selected)
    selection = draw(SELECTIONS.map(lambda s: replace(s, text=s.text[:30])))
    # A share without a part is none that can be cited.
    assume(not kennzahl.teil or any(map(selection.facet, kennzahl.teil)))
    return Angabe(
        kennzahl=kennzahl.id,
        wert=wert,
        faelle_einbezogen=included,
        faelle_ausgewaehlt=selected,
        selection=replace(selection, stand=selection.stand or CODES.staende[0]),
        codes=CODES,
        bezug=draw(bezuege(selected, included))
        if kennzahl.id in VERHAELTNISSE
        else None,
    )


@st.composite
def bezuege(draw: st.DrawFn, selected: int, included: int) -> Bezugsgroesse:
    """To what a share or a sum per head of so many cases may relate."""
    of = included + draw(NUMBERS)
    return Bezugsgroesse(
        wert=draw(AMOUNTS),
        faelle_einbezogen=of,
        faelle_ausgewaehlt=of + selected - included + draw(st.integers(0, 3)),
        einwohner=draw(st.integers(1, 10**7)),
        einwohner_stand=date(2024, 12, 31),
    )


@given(angabe=angaben())
@settings(max_examples=300)
def test_a_sentence_is_grammatical_and_claims_what_is_so(angabe: Angabe) -> None:
    """Read by somebody who knows only German: number, amount, what is missing."""
    claim = read(wortlaut.satz(angabe))

    assert claim.stand == german.datum(angabe.selection.stand)
    if not angabe.faelle_ausgewaehlt:
        assert claim.art == "nichts"
        return
    missing = angabe.wert is None or not angabe.faelle_einbezogen
    expected = angabe.faelle_ausgewaehlt if missing else angabe.faelle_einbezogen
    further = 0 if missing else angabe.fehlend
    if claim.art == "fallanteil":
        assert claim.teil == angabe.faelle_ausgewaehlt
        expected = angabe.ganzes.faelle_ausgewaehlt
    if claim.art == "anteil":
        assert claim.ganzes == angabe.ganzes.faelle_einbezogen
        further = angabe.ganzes.fehlend
    assert claim.faelle == expected
    assert claim.weitere == further
    assert claim.art.startswith("ohne") == missing
    if claim.prozent is not None:
        assert angabe.wert is not None
        assert (claim.wie == "rund") == (claim.prozent != angabe.wert)
        assert abs(claim.prozent - angabe.wert) <= angabe.wert / 20
        assert (claim.prozent == 1) == (angabe.wert == 1)
    if claim.orte is not None:
        assert claim.orte == angabe.wert
    if claim.betrag is not None:
        assert angabe.wert is not None
        assert (claim.wie == "rund") == (claim.betrag != angabe.wert)
        assert abs(claim.betrag - angabe.wert) <= angabe.wert / 20


@given(angabe=angaben())
def test_mehr_als_stands_only_where_it_is_more(angabe: Angabe) -> None:
    """And is offered wherever a sum is not round."""
    said = wortlaut.satz_mehr_als(angabe)
    if said is None:
        return
    claim = read(said)

    assert claim.wie == "mehr als"
    assert claim.betrag is not None
    assert angabe.wert is not None
    assert claim.betrag < angabe.wert
    assert claim.betrag >= angabe.wert - max(angabe.wert / 10, 1_000)


@given(angabe=angaben())
def test_nothing_approved_is_called_paid(angabe: Angabe) -> None:
    """Nor does a sentence ever speak of more than what is documented."""
    said = wortlaut.satz(angabe)

    assert "ausgezahlt" not in said
    assert "abgerufen" not in said
    assert "dokumentier" in said
    assert "  " not in said
    assert "None" not in said


@given(angabe=angaben())
def test_a_sentence_says_all_of_the_selection(angabe: Angabe) -> None:
    """Every name of a chosen filter stands in it: a reader can check what it counts."""
    said = wortlaut.satz(angabe)
    areas = set(wo(angabe.selection, CODES)[1])
    for parameter, token, _ in angabe.selection.parts(CODES):
        if parameter not in CODES.names or parameter in areas:
            continue
        code = token.removeprefix("-")
        name = "Angabe" if code == "ohne-angabe" else CODES.name(parameter, code)
        assert name.removeprefix("Runde ") in said, (parameter, name)


@given(betrag=AMOUNTS)
def test_rounding_says_by_how_much(betrag: Decimal) -> None:
    """The difference of what is said and what is so, and in which direction."""
    said, more = rund(betrag), mehr_als(betrag)
    words = wortlaut.gerundet("zuwendung_eur", betrag)

    assert said.text.startswith("rund ") == (said.wert != betrag) == bool(words)
    if words:
        amount = abs(said.wert - betrag)
        assert f"um {german.zahl(amount, 0 if amount % 1 == 0 else 2)} Euro" in words
        assert ("aufgerundet" in words) == (said.wert > betrag)
    if more is not None:
        assert more.wert < betrag


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (Selection(), ""),
        (Selection(landkreis=Facet(("03153",))), "im Landkreis Goslar"),
        (Selection(landkreis=Facet(("03404",))), "in der Stadt Osnabrück"),
        (
            Selection(landkreis=Facet(("03153", "03459"))),
            "in den Landkreisen Goslar und Osnabrück",
        ),
        (
            Selection(landkreis=Facet(("03153", "03404", "03459"))),
            "in den Landkreisen Goslar und Osnabrück sowie in der Stadt Osnabrück",
        ),
        (Selection(arl=Facet(("weser-ems",))), "im Amtsbezirk Weser-Ems"),
        (
            Selection(arl=Facet(("lueneburg", "weser-ems"))),
            "in den Amtsbezirken Lüneburg und Weser-Ems",
        ),
        (
            Selection(kommune=Facet(("031535402", "034590003"))),
            "in der Samtgemeinde Lutter am Barenberge und in der Gemeinde Bad Essen",
        ),
        # The smaller place says the larger one, if it lies there.
        (
            Selection(arl=Facet(("weser-ems",)), landkreis=Facet(("03459",))),
            "im Landkreis Osnabrück",
        ),
        (Selection(arl=Facet(("lueneburg",)), landkreis=Facet(("03459",))), ""),
        (Selection(landkreis=Facet(excluded=("03459",))), ""),
        (Selection(landkreis=Facet(("03459", "ohne-angabe"))), ""),
    ],
    ids=str,
)
def test_places_stand_in_the_dative(selection: Selection, words: str) -> None:
    """After »in«, with the word that belongs to the kind of area."""
    assert wo(selection, CODES)[0] == words


@pytest.mark.parametrize(
    ("anteil", "words"),
    [
        ("0.12345678", "rund 12 Prozent"),
        ("0.5", "50 Prozent"),
        ("0.01", "1 Prozent"),
        ("0.0104", "rund 1 Prozent"),
        ("0.0123", "rund 1,2 Prozent"),
        ("0.99999", "99,999 Prozent"),
        ("0.00034", "0,034 Prozent"),
        ("1", "100 Prozent"),
        ("0", "0 Prozent"),
    ],
)
def test_shares_are_said_as_one_says_them(anteil: str, words: str) -> None:
    """What is not all is never said to be; small shares keep their first digits."""
    assert prozent(Decimal(anteil)).text == words


@pytest.mark.parametrize(
    ("betrag", "words"),
    [
        ("13520.16", "rund 14.000 Euro"),
        ("5584.86", "rund 5.600 Euro"),
        ("645.57", "rund 650 Euro"),
        ("12.5", "rund 13 Euro"),
        ("1200", "1.200 Euro"),
        ("9.99", "9,99 Euro"),
    ],
)
def test_amounts_per_head_are_rounded_finer(betrag: str, words: str) -> None:
    """They are small: a thousand more or less would be half of it."""
    assert rund_je_kopf(Decimal(betrag)).text == words


@pytest.mark.parametrize(
    ("betrag", "words"),
    [
        ("8312450.50", "rund 8,3 Millionen Euro"),
        ("8300000", "8,3 Millionen Euro"),
        ("8000000", "acht Millionen Euro"),
        ("999999", "rund eine Million Euro"),
        ("13000000.01", "rund 13 Millionen Euro"),
        ("151440", "rund 151.000 Euro"),
        ("9999.99", "9.999,99 Euro"),
        ("0", "0 Euro"),
    ],
)
def test_amounts_are_said_as_one_says_them(betrag: str, words: str) -> None:
    """»rund« only where something was rounded."""
    assert rund(Decimal(betrag)).text == words
