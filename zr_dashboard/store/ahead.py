"""Reading the next rows while the last ones are written: one core for each."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
_AHEAD = 2
"""So many are made or wait: writing goes on while DuckDB sorts the next part."""


def read_ahead(
    batches: Generator[T, None, None],
) -> Generator[T, None, None]:
    """The same batches, each made while those before it are used.

    Args:
        batches: Made by a thread of their own, one at a time; closed there when
            nobody takes them any more.
    """
    with ThreadPoolExecutor(1) as worker:
        coming = deque(worker.submit(next, batches, None) for _ in range(_AHEAD))
        try:
            while (batch := coming.popleft().result()) is not None:
                coming.append(worker.submit(next, batches, None))
                yield batch
        finally:
            for unmade in coming:
                unmade.cancel()
            worker.submit(batches.close)
