"""What stands on a page equals a plain recomputation from the CSV files."""

import random
import re
from fractions import Fraction

import pytest

from tests import reference
from tests.conftest import PUBLIC
from tests.pages.app import App

DELIVERY = reference.read(PUBLIC)
CASES = DELIVERY.faelle
_VALUES = {
    facet: sorted({c for case in CASES for c in reference.codes(DELIVERY, case, facet)})
    for facet in reference.FACETS
}


def _selection(seed: int) -> dict[str, list[str]]:
    """Any selection with values that some case has; the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311  repeatable, and no secret
    url: dict[str, list[str]] = {}
    if dice.random() < 0.5:
        von, bis = sorted(dice.choices(range(2019, 2026), k=2))
        url |= {"von": [str(von)], "bis": [str(bis)]}
    for facet in dice.sample(reference.FACETS, k=dice.randint(1, 2)):
        sign = dice.choice(["", "", "-"])
        found = dice.sample(
            _VALUES[facet], k=min(len(_VALUES[facet]), dice.randint(1, 3))
        )
        url[facet] = sorted(f"{sign}{code}" for code in found)
    return url


SELECTIONS = [{}, *map(_selection, range(12))]


@pytest.mark.parametrize("url", SELECTIONS, ids=str)
def test_headline_figures_follow_from_the_csv_files(url: dict[str, list[str]]) -> None:
    """Recomputed by a script that shares no code with the package."""
    app = App(url=url).works()
    cases = reference.selected(DELIVERY, url)
    expected = reference.kennzahlen(cases)

    assert f" {len(cases)} von {len(DELIVERY.faelle)}" in app.line
    assert set(app.figures()) == set(expected)
    for name, text in app.figures().items():
        assert _shows(text, expected[name][0]), (name, text, expected[name])


def _shows(text: str, value: Fraction | None) -> bool:
    """Whether a German figure is that value, rounded to the digits it shows."""
    if value is None:
        return text == "k.\N{NO-BREAK SPACE}A."
    number = re.fullmatch(r"(-?[\d.]+)(?:,(\d+))?(?:\N{NO-BREAK SPACE}€)?", text)
    assert number, text
    digits = number[2] or ""
    shown = Fraction(f"{number[1].replace('.', '')}.{digits or 0}")
    return abs(shown - value) <= Fraction(1, 2 * 10 ** len(digits))


def test_the_sums_of_the_public_delivery_stand_on_the_start_page() -> None:
    """The figures that the programme's readers know, written out once."""
    figures = App().figures()

    assert figures["foerderfaelle"] == "102"
    assert figures["bescheide"] == "105"
    assert figures["zuwendung_eur"] == "18.210.675\N{NO-BREAK SPACE}€"
    assert figures["kommunen"] == "67"
    assert figures["landkreise"] == "31"
