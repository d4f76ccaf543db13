"""What was measured: values of several runs, beside those of the floor.

Owns median, spread and ratio. What a figure should be is `goals`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from statistics import median


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One thing that was measured, several times."""

    teil: str
    """Which part of the benchmark."""

    was: str
    """What, in German words; with `groesse` unique within a part."""

    groesse: int | None = None
    """How many cases the store has; None where there is no store."""

    einheit: str = "ms"
    werte: Sequence[float]
    """One value for each run, at least one."""

    boden: Sequence[float] = ()
    """The same of the floor, in the same run; empty where there is none."""

    boden_ist: str = ""
    """What the floor is."""

    hinweis: str = ""

    @property
    def mitte(self) -> float:
        """The median of the runs."""
        return median(self.werte)

    @property
    def verhaeltnis(self) -> float | None:
        """How many times the floor; None without one."""
        return self.mitte / median(self.boden) if self.boden else None

    def as_object(self) -> dict[str, object]:
        """For JSON: everything that was measured, and what follows from it."""
        return {
            **asdict(self),
            "median": self.mitte,
            "von": min(self.werte),
            "bis": max(self.werte),
            "boden_median": median(self.boden) if self.boden else None,
            "verhaeltnis": self.verhaeltnis,
        }


@dataclass
class Results:
    """All figures of a run, in the order in which they were measured."""

    figures: list[Figure] = field(default_factory=list)

    def add(self, figure: Figure) -> None:
        """Keep a figure, and say it at once: a run takes long."""
        self.figures.append(figure)
        print(said(figure), flush=True)

    def find(
        self, teil: str, was: str = "", groesse: int | None = None
    ) -> Iterator[Figure]:
        """Figures of a part whose name begins so, of one size if it is given."""
        for figure in self.figures:
            named = figure.teil == teil and figure.was.startswith(was)
            if named and groesse in (None, figure.groesse):
                yield figure


def said(figure: Figure) -> str:
    """A figure as one line for a terminal."""
    size = f" · {figure.groesse:,}".replace(",", ".") if figure.groesse else ""
    ratio = f" = {figure.verhaeltnis:.2f} × Boden" if figure.boden else ""
    return f"{figure.teil} · {figure.was}{size}: {figure.mitte:.1f} {figure.einheit}{ratio}"


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share of them lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]
