"""A store that remembers, for tests that ask the same of many links."""

import pandas as pd

from zr_dashboard.store.store import Store


class Remembering(Store):
    """Answers a statement with the same values from memory.

    Hundreds of links are asked through queries, files and routes; most of the time
    would go into planning statements that were answered before.
    """

    def frame(self, sql: str, **params: object) -> pd.DataFrame:
        """As `Store.frame`; the frame is the caller's own."""
        key = (sql, repr(params))
        if key not in self._known:
            self._known[key] = super().frame(sql, **params)
        return self._known[key].copy(
            deep=False
        )  # written to, it becomes one of its own

    @property
    def _known(self) -> dict[tuple[str, str], pd.DataFrame]:
        known: dict[tuple[str, str], pd.DataFrame] = self.__dict__.setdefault(
            "known", {}
        )
        return known
