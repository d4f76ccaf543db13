"""What every answer of the app says to the browser, and its index page in German.

Plain ASGI layers: they touch headers, one page and the opening of websockets, and
pass everything else on as it streams by.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from zr_dashboard.api import index_page
from zr_dashboard.api.counting import Counted
from zr_dashboard.api.encoding import ApiEncoding

_PAGE = index_page.in_german(index_page.shipped())

_POLICY = {
    "default-src": ["'self'"],
    "script-src": ["'self'", *index_page.script_hashes(_PAGE)],
    # Streamlit and Plotly write styles into elements; there is no way round this.
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "connect-src": ["'self'"],
    "font-src": ["'self'", "data:"],
    "worker-src": ["'self'", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}

HEADERS = {
    "Content-Security-Policy": "; ".join(
        f"{name} {' '.join(sources)}" for name, sources in _POLICY.items()
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": (
        "camera=(), clipboard-write=(self), geolocation=(), microphone=(), "
        "payment=(), usb=()"
    ),
}
"""Sent with every answer. `Strict-Transport-Security` is left to the server that
ends TLS: the app itself speaks HTTP."""

TRUSTED_HEADERS = {"Cross-Origin-Opener-Policy": "same-origin"}
"""Sent where browsers heed it, with TLS and on one's own machine; anywhere else they
ignore it and write an error into the console."""

_OWN_MACHINE = ("localhost", "127.0.0.1", "[::1]")

_NO_PAGES = ("/_stcore/", "/api/", "/component/", "/media/", "/static/", "/zr/")
"""Where HTML would not be the index page."""


class SecurityHeaders:
    """Adds `HEADERS` to every HTTP answer."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the rest of the app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and mark its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = HEADERS | (TRUSTED_HEADERS if _is_trusted(scope) else {})

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(headers)
            await send(message)

        await self.app(scope, receive, marked)


class OwnWebsockets:
    """Lets only pages of this app open its websocket.

    Streamlit would decide about other origins by asking a foreign host for this
    machine's public address; no request may leave the network. A proxy must hand on
    the `Host` that the browser asked for, with its port.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the rest of the app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the connection on, or refuse it with 403."""
        if scope["type"] == "websocket" and not _is_own(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": 1008})
            return
        await self.app(scope, receive, send)


class GermanIndexPage:
    """Sends the German index page wherever Streamlit sends its own.

    The body that comes from below is dropped, not rewritten, so it may come whole,
    in pieces, compressed or (for HEAD) not at all.
    """

    def __init__(self, app: ASGIApp, page: str = _PAGE) -> None:
        """Wrap the rest of the app."""
        self.app = app
        self._body = page.encode()
        self._etag = f'"{hashlib.sha256(self._body).hexdigest()[:32]}"'

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and exchange its answer if it is the index page."""
        if scope["type"] != "http" or scope["path"].startswith(_NO_PAGES):
            await self.app(scope, receive, send)
            return
        exchanged = False

        async def exchange(message: Message) -> None:
            nonlocal exchanged
            if message["type"] == "http.response.start":
                exchanged = _is_page(message)
                if not exchanged:
                    await send(message)
                    return
                self._describe(message)
                await send(message)
                body = b"" if scope["method"] == "HEAD" else self._body
                await send({"type": "http.response.body", "body": body})
            elif not exchanged:
                await send(message)

        await self.app(scope, receive, exchange)

    def _describe(self, start: Message) -> None:
        """Make the head fit the German page; what it said of the old one goes."""
        start["status"] = 200
        headers = MutableHeaders(scope=start)
        for stale in ("content-encoding", "last-modified", "content-range"):
            del headers[stale]
        headers["content-length"] = str(len(self._body))
        headers["etag"] = self._etag


def _is_own(headers: Headers) -> bool:
    """Whether the page that asks came from here; programs name no origin."""
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _is_trusted(scope: Scope) -> bool:
    """Whether browsers take this address for secure."""
    host = re.sub(r":\d+$", "", Headers(scope=scope).get("host", ""))
    return scope.get("scheme") == "https" or host in _OWN_MACHINE


def _is_page(start: Message) -> bool:
    """Whether HTML begins here; 206 is a part of it, sent whole instead."""
    media_type = MutableHeaders(scope=start).get("content-type", "")
    return start["status"] in (200, 206) and media_type.startswith("text/html")


MIDDLEWARE = [
    Middleware(Counted),
    Middleware(SecurityHeaders),
    Middleware(OwnWebsockets),
    Middleware(GermanIndexPage),
    Middleware(ApiEncoding),
]
