"""Sentences about those who act together."""

import pandas as pd
import pytest

from zr_dashboard.formatting import kooperation

NBSP = "\N{NO-BREAK SPACE}"


def umfang(alle: int, mit: int, beteiligte: int, kommunen: int) -> pd.DataFrame:
    """How many there are."""
    return pd.DataFrame(
        {
            "anzahl_foerderfaelle": [alle],
            "anzahl_mit_partner": [mit],
            "anzahl_beteiligte": [beteiligte],
            "anzahl_kommunen": [kommunen],
        }
    )


def paare(*counts: int) -> pd.DataFrame:
    """Pairs A1 with B1, A2 with B2 … by their common cases."""
    return pd.DataFrame(
        {
            "beteiligter_a": [f"A{n}" for n, _ in enumerate(counts, 1)],
            "beteiligter_b": [f"B{n}" for n, _ in enumerate(counts, 1)],
            "anzahl_foerderfaelle": counts,
        }
    )


@pytest.mark.parametrize(
    ("counts", "end"),
    [
        ((1,), "Kein Paar steht in mehr als einem Förderfall."),
        ((3, 2), "Am häufigsten, in 3 Förderfällen: A1 mit B1."),
        ((2, 2), "Am häufigsten, in je 2 Förderfällen: A1 mit B1 und A2 mit B2."),
        (
            (2, 2, 2, 1),
            "Am häufigsten, in je 2 Förderfällen: A1 mit B1, A2 mit B2 und 1 weiteres",
        ),
    ],
)
def test_the_pair_with_most_cases_is_named(counts: tuple[int, ...], end: str) -> None:
    """Equal ones are counted, not hidden."""
    sentence = kooperation.zusammen(umfang(9, 4, 6, 1), paare(*counts))

    assert sentence.replace(NBSP, " ").startswith(
        f"6 Beteiligte wirken in 4 Förderfällen zusammen, darunter 1 Kommune. {end}"
    )


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((1, 1), "1 von 1 Fall nennt Partner."),
        ((5, 0), "0 von 5 Fällen nennen Partner."),
        ((1_200, 31), "31 von 1.200 Fällen nennen Partner."),
    ],
)
def test_it_is_said_how_many_name_partners(
    numbers: tuple[int, int], words: str
) -> None:
    """And that silence of a source is no answer."""
    sentence = kooperation.vollstaendig(umfang(*numbers, 0, 0)).replace(NBSP, " ")

    assert sentence.startswith(words)
    assert "nicht veröffentlicht" in sentence


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((4, 2), "In den meisten Fällen dabei: A, in 4 Förderfällen."),
        ((1, 1), "In den meisten Fällen dabei, in je 1 Förderfall: 2 Beteiligte."),
    ],
)
def test_whoever_takes_part_most_is_named(
    counts: tuple[int, int], sentence: str
) -> None:
    """If it is one alone."""
    frame = pd.DataFrame({"beteiligter": ["A", "B"], "anzahl_foerderfaelle": counts})

    assert kooperation.am_meisten(frame).replace(NBSP, " ") == sentence
