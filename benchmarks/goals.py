"""What is to be reached, in ratios within one run, and whether it was.

Owns the goals; each names the figures that it is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median

from benchmarks.figures import Figure, Results

SMALL, LARGE = 130, 1_000_000
"""Sizes that the goals speak of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One goal."""

    was: str
    grenze: float
    einheit: str
    gemessen: Callable[[Results], dict[str, float]]
    """Figure -> value; empty if it was not measured. The worst one counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A goal, and how it went."""

    goal: Goal
    wert: float | None
    """The worst value; None if nothing was measured."""

    woran: str
    """What it was measured at."""

    verfehlt: list[str]
    """What lies above the limit, with its value."""

    @property
    def erreicht(self) -> bool | None:
        """Whether it was reached; None if it was not measured."""
        return None if self.wert is None else self.wert <= self.goal.grenze


def judge(results: Results) -> list[Verdict]:
    """Every goal, in the order in which it was set."""
    return [_verdict(goal, goal.gemessen(results)) for goal in GOALS]


def _verdict(goal: Goal, measured: dict[str, float]) -> Verdict:
    worst = max(measured, key=measured.__getitem__, default=None)
    missed = sorted(
        (name for name, value in measured.items() if value > goal.grenze),
        key=lambda name: -measured[name],
    )
    return Verdict(
        goal=goal,
        wert=None if worst is None else measured[worst],
        woran=worst or "",
        verfehlt=[f"{name} {_short(measured[name])}" for name in missed],
    )


def _short(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def _ratios(figures: Iterable[Figure]) -> dict[str, float]:
    """By what a figure is about, the last part of its name."""
    return {
        figure.was.rpartition(" · ")[2]: ratio
        for figure in figures
        if (ratio := figure.verhaeltnis) is not None
    }


def _pages(groesse: int) -> Callable[[Results], dict[str, float]]:
    return lambda results: _ratios(
        results.find("seiten", "Filter → vollständig", groesse)
    )


def _growth(results: Results) -> dict[str, float]:
    """A page at a million cases beside the same page at 130."""
    small = {f.was: f.mitte for f in results.find("seiten", "Filter →", SMALL)}
    return {
        figure.was.rpartition(" · ")[2]: figure.mitte / small[figure.was]
        for figure in results.find("seiten", "Filter →", LARGE)
        if figure.was in small
    }


def _middles(
    teil: str, was: str, groesse: int | None = None
) -> Callable[[Results], dict[str, float]]:
    return lambda results: {
        figure.was: figure.mitte for figure in results.find(teil, was, groesse)
    }


def _run_of_pages(results: Results) -> dict[str, float]:
    found = _ratios(results.find("seiten", "Lauf im Server", SMALL))
    return {"Median über die Seiten": median(found.values())} if found else {}


def _exports(*formats: str) -> Callable[[Results], dict[str, float]]:
    return lambda results: {
        name: ratio
        for name, ratio in _ratios(results.find("export")).items()
        if name in formats
    }


def _slow_with_fifty(results: Results) -> dict[str, float]:
    """The 95th percentile with 50 sessions, in medians of a single one."""
    one = {f.groesse: f.mitte for f in results.find("sitzungen", "1 Sitzung · Median")}
    return {
        f"{figure.groesse} Fälle": figure.mitte / one[figure.groesse]
        for figure in results.find("sitzungen", "50 Sitzungen · p95")
        if figure.groesse in one
    }


GOALS = (
    Goal(
        was="Filter → Seite vollständig, 130 Fälle",
        grenze=1.25,
        einheit="× Boden",
        gemessen=_pages(SMALL),
    ),
    Goal(
        was="Filter → Seite vollständig, 1.000.000 Fälle",
        grenze=1.5,
        einheit="× Boden",
        gemessen=_pages(LARGE),
    ),
    Goal(
        was="dieselbe Seite, 1.000.000 neben 130 Fällen",
        grenze=1.2,
        einheit="×",
        gemessen=_growth,
    ),
    Goal(
        was="alle Facetten mit Fallzahlen, 1.000.000 Fälle",
        grenze=100,
        einheit="ms",
        gemessen=_middles("abfragen", "alle Facetten", LARGE),
    ),
    Goal(
        was="Textsuche, 1.000.000 Fälle",
        grenze=200,
        einheit="ms",
        gemessen=_middles("abfragen", "Textsuche · finden", LARGE),
    ),
    Goal(
        was="Lauf einer Seite im Server, 130 Fälle, Median über die Seiten",
        grenze=2,
        einheit="× Boden",
        gemessen=_run_of_pages,
    ),
    Goal(
        was="Startseite vollständig, Prozess und Browser frisch",
        grenze=1.3,
        einheit="× Boden",
        gemessen=lambda results: _ratios(
            results.find("kaltstart", "Befehl → Startseite")
        ),
    ),
    Goal(
        was="Export CSV und Parquet",
        grenze=2,
        einheit="× COPY",
        gemessen=_exports("csv", "parquet"),
    ),
    Goal(
        was="Export XLSX",
        grenze=1.3,
        einheit="× XlsxWriter",
        gemessen=_exports("xlsx"),
    ),
    Goal(
        was="50 Sitzungen mit je 10 Eingaben in der Minute: p95",
        grenze=2,
        einheit="× Median einer Sitzung",
        gemessen=_slow_with_fifty,
    ),
    Goal(
        was="50 Sitzungen: Fehler",
        grenze=0,
        einheit="Fehler",
        gemessen=_middles("sitzungen", "50 Sitzungen · Fehler"),
    ),
    Goal(
        was="50 Sitzungen: Speicher je Sitzung",
        grenze=25,
        einheit="MB",
        gemessen=_middles("sitzungen", "50 Sitzungen · Speicher je Sitzung"),
    ),
    Goal(
        was="Speicher, 1.000.000 Fälle, alle Seiten besucht",
        grenze=1_500,
        einheit="MB",
        gemessen=_middles("seiten", "Speicher des Servers", LARGE),
    ),
)
