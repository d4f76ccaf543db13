"""Every answer of the server, counted and timed; those of the routes also logged.

A plain ASGI layer around everything. An address counts as the kind of thing it is, not
by its parameters: what somebody asks for stands nowhere.
"""

from __future__ import annotations

import re
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from zr_dashboard.betrieb import meldung, zaehler

_KINDS = (
    (re.compile(r"/api/v1/(?:schema|grenzen)/"), "/api/v1/schema, grenzen"),
    (re.compile(r"/api/v1/[a-z_]+(?:\.[a-z-]+)*"), ""),
    (re.compile(r"/api/"), "/api"),
    (re.compile(r"/(?:static|zr|component|media)/"), "static"),
    (re.compile(r"/_stcore/"), "streamlit"),
)
_KNOWN_ROUTES = 404
"""Status of an address that there is not; all of them are one kind."""

_FAILED = 500
"""What is counted where an answer never began."""


class Counted:
    """Counts answers; passes everything on as it streams by."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the rest of the app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and note how long it took until the last byte was sent."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begin, status, sent = time.perf_counter(), _FAILED, 0

        async def noted(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
            elif message["type"] == "http.response.body":
                sent += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            _note(scope["path"], status, time.perf_counter() - begin, sent)


def _note(path: str, status: int, seconds: float, sent: int) -> None:
    route = "/api" if status == _KNOWN_ROUTES and "/api/" in path else _kind(path)
    zaehler.REQUESTS.labels(route, status).inc()
    zaehler.REQUEST_SECONDS.labels(route).observe(seconds)
    if path.startswith("/api/"):
        meldung.event(
            "abruf",
            route=route,
            status=status,
            dauer_ms=round(seconds * 1_000),
            bytes=sent,
        )


def _kind(path: str) -> str:
    """What an address is; few different ones, whatever is asked."""
    for pattern, kind in _KINDS:
        if found := pattern.match(path):
            return kind or found[0]
    return "page"
