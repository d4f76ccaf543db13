"""Reading the next rows while the last ones are written: one core for each."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def one_ahead(batches: Generator[T, None, None]) -> Iterator[T]:
    """The same batches, each made while the one before it is used.

    Args:
        batches: Made by a thread of their own, one at a time; closed there when
            nobody takes them any more.
    """
    with ThreadPoolExecutor(1) as worker:
        coming = worker.submit(next, batches, None)
        try:
            while (batch := coming.result()) is not None:
                coming = worker.submit(next, batches, None)
                yield batch
        finally:
            worker.submit(batches.close)
