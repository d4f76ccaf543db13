"""What every part is given: a store, how often to measure, and where figures go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure, Results


@dataclass(frozen=True, kw_only=True)
class Run:
    """Measuring over one store."""

    store: Path
    lieferung: Path
    """The folder of the delivery that the store was made of."""

    groesse: int
    """How many cases the store has."""

    laeufe: int
    """How often each thing is measured."""

    results: Results
    seiten: Sequence[str] = ()
    """Pages to measure; empty for all."""

    sekunden: int = 30
    """How long readers are let read."""

    @property
    def folder(self) -> Path:
        """Where logs and files of the run go."""
        folder = self.store.parent / "laeufe"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    @property
    def environment(self) -> dict[str, str]:
        """What tells a server which store it shall read."""
        return {"ZR_DATABASE": str(self.store)}

    def add(
        self,
        teil: str,
        was: str,
        werte: Sequence[float],
        *,
        einheit: str = "ms",
        boden: Sequence[float] = (),
        boden_ist: str = "",
        hinweis: str = "",
    ) -> None:
        """Keep a figure of this store."""
        self.results.add(
            Figure(
                teil=teil,
                was=was,
                groesse=self.groesse,
                einheit=einheit,
                werte=werte,
                boden=boden,
                boden_ist=boden_ist if boden else "",
                hinweis=hinweis,
            )
        )
