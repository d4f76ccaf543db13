"""A store that remembers, for tests that ask the same of many links."""

from collections.abc import Iterator

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
            self._known[key] = [super().frame(sql, **params)]
        return self._copies(key)[0]

    def batches(
        self, sql: str, rows: int = 12_500, **params: object
    ) -> Iterator[pd.DataFrame]:
        """As `Store.batches`."""
        key = (sql, repr((rows, params)))
        if key not in self._known:
            self._known[key] = list(super().batches(sql, rows, **params))
        yield from self._copies(key)

    def _copies(self, key: tuple[str, str]) -> list[pd.DataFrame]:
        """Written to, each becomes one of the caller's own."""
        return [frame.copy(deep=False) for frame in self._known[key]]

    @property
    def _known(self) -> dict[tuple[str, str], list[pd.DataFrame]]:
        known: dict[tuple[str, str], list[pd.DataFrame]] = self.__dict__.setdefault(
            "known", {}
        )
        return known
