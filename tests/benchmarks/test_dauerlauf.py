"""The endurance run notices what it is there to notice."""

import pytest

from benchmarks.client import Seen
from benchmarks.dauerlauf import Watch

FIGURES = {
    "foerderfaelle": "130",
    "bescheide": "132",
    "zuwendung_eur": "16.581.871,42 €",
    "gesamtausgaben_eur": "14.841.193,41 €",
}


def seen(**other: str) -> Seen:
    """The start page of a Datenstand, with some figures of another one."""
    return Seen(kennzahlen={**FIGURES, "kommunen": "108", **other}, stand="31.10.2026")


def test_figures_of_one_datenstand_are_no_fault() -> None:
    """Others that the page shows as well are left aside."""
    watch = Watch({"31.10.2026": FIGURES})
    watch.see(seen(), unfiltered=True)

    assert (watch.runs, watch.checked, watch.faults) == (1, 1, [])


@pytest.mark.parametrize("name", FIGURES)
def test_a_single_figure_of_another_datenstand_is_a_fault(name: str) -> None:
    """So is a Datenstand that was never published."""
    watch = Watch({"31.10.2026": FIGURES})
    watch.see(seen(**{name: "1"}), unfiltered=True)
    never = Seen(kennzahlen=FIGURES, stand="30.09.2026")
    watch.see(never, unfiltered=True)

    assert len(watch.faults) == 2


def test_growth_is_looked_at_after_the_first_five_minutes() -> None:
    """Caches may fill until then; a single high value does not count."""
    steady = [
        (second, 300.0 if second > 300 else 100.0) for second in range(0, 1800, 5)
    ]
    peak = [(s, 900.0 if s == 1700 else mb) for s, mb in steady]
    leak = [(second, 200.0 + second / 10) for second in range(0, 1800, 5)]

    growths = [Watch({}, memory=memory).growth(30) for memory in (steady, peak, leak)]
    assert growths[0] == growths[1] == 1
    assert growths[2] > 1.3
