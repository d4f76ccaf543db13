"""The table of a benchmark says what was measured, and which goals it meets."""

import pytest

from benchmarks.figures import Figure, Results, percentile
from benchmarks.goals import GOALS, judge
from benchmarks.page_times import pages
from benchmarks.report import markdown


def results(page_ms: float) -> Results:
    """One page that took so long, three times as long as the floor at 300."""
    found = Results()
    found.add(
        Figure(
            teil="seiten",
            was="Filter → vollständig · ueberblick",
            groesse=130,
            werte=[page_ms - 1, page_ms, page_ms + 5],
            boden=[99, 100, 101],
        )
    )
    return found


@pytest.mark.parametrize(("page_ms", "reached"), [(125, True), (126, False)])
def test_a_goal_is_reached_up_to_its_limit(page_ms: float, reached: bool) -> None:  # noqa: FBT001  parametrised
    """The median counts, beside the median of the floor."""
    verdict = judge(results(page_ms))[0]

    assert verdict.erreicht is reached
    assert verdict.wert == page_ms / 100
    assert bool(verdict.verfehlt) is not reached


def test_the_table_shows_figures_floors_and_what_was_not_measured() -> None:
    """A goal without a figure is neither reached nor missed."""
    text = markdown(results(300), {"Prozessor": "zwei Kerne"}, "make bench")

    assert "| Prozessor | zwei Kerne |" in text
    assert "300 (299–305) ms | 100 (99,0–101) ms | 3,00" in text
    assert "| **nein** | ueberblick 3,00 |" in text
    assert text.count("nicht gemessen") == len(GOALS) - 1


def test_percentiles_are_values_that_were_measured() -> None:
    """Nearest rank: nothing is interpolated."""
    assert percentile([5, 1, 4, 2, 3], 0.5) == 3
    assert percentile(list(range(100)), 0.95) == 95
    assert percentile([7], 0.99) == 7


def test_every_page_with_filters_is_measured() -> None:
    """A new page is measured without anybody thinking of it."""
    assert pages()[0] == "ueberblick"
    assert {"foerderfaelle", "regionen", "themen"} < set(pages())
    assert not {"foerderfall", "datenpflege"} & set(pages())
