"""How many large files are made at once.

To make one takes a processor for a while. Whoever comes when all places are taken
waits without holding a thread, so that pages and small files go on being served.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakKeyDictionary

from zr_dashboard.model.errors import DashboardError


class TooBusyError(DashboardError):
    """All places were taken for too long."""

    def __init__(self, seconds: float) -> None:
        self.retry_after = max(round(seconds), 1)
        super().__init__(
            "Es werden gerade mehrere große Dateien erstellt. Bitte versuchen Sie es "
            f"in {self.retry_after} Sekunden noch einmal."
        )


class Turns:
    """Places, and a queue in front of them."""

    def __init__(self, places: int, patience: float) -> None:
        """Offer so many places; nobody waits longer than `patience` seconds."""
        self._places = places
        self._patience = patience
        self._queues: WeakKeyDictionary[
            asyncio.AbstractEventLoop, asyncio.Semaphore
        ] = WeakKeyDictionary()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a place, first come first served, and hold it.

        Raises:
            TooBusyError: there was none in time.
        """
        loop = asyncio.get_running_loop()
        queue = self._queues.setdefault(loop, asyncio.Semaphore(self._places))
        try:
            await asyncio.wait_for(queue.acquire(), self._patience)
        except TimeoutError as error:
            raise TooBusyError(self._patience) from error
        try:
            yield
        finally:
            queue.release()
