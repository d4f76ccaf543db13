"""Work for somebody who has left is given up.

A large file takes a processor and one of few places. Whoever cancels a download closes
the connection; the work then ends at its next batch of rows.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import TypeVar

from starlette.types import Receive

from zr_dashboard.model.errors import DashboardError

T = TypeVar("T")
_LEFT: ContextVar[threading.Event] = ContextVar("left")


class AbandonedError(DashboardError):
    """Nobody waits for the answer any more."""

    def __init__(self) -> None:
        super().__init__("Der Abruf wurde abgebrochen.")


@asynccontextmanager
async def watching(receive: Receive) -> AsyncIterator[None]:
    """Notice within whether the reader leaves; threads started there know of it."""
    left = threading.Event()
    token = _LEFT.set(left)
    watch = asyncio.create_task(_wait(receive, left))
    try:
        yield
    finally:
        watch.cancel()
        _LEFT.reset(token)


async def _wait(receive: Receive, left: threading.Event) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    left.set()


def while_wanted(batches: Iterable[T]) -> Iterator[T]:
    """Hand batches on as long as somebody waits for them.

    Raises:
        AbandonedError: the reader has left.
    """
    left = _LEFT.get(None)
    for batch in batches:
        if left is not None and left.is_set():
            raise AbandonedError
        yield batch
