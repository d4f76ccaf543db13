"""Answers of the routes, compressed if the reader asks for it.

Streamlit compresses everything that passes, workbooks too, which are ZIP files
already, and without regard to `gzip;q=0`. So the routes are kept from it here.
"""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from zr_dashboard.export.formate import FORMATE

PACKED = tuple(
    FORMATE[name].media_type.partition(";")[0] for name in ("xlsx", "ods", "parquet")
)
"""What is compressed already."""

_ROUTES = "/api/"
_MINIMUM, _LEVEL = 1000, 5
_NAME = b"accept-encoding"
_UNSEEN = (_NAME, b"range", b"if-range")
"""Headers that no route is asked by: pieces of a file that is made anew for every
request, and may come compressed, would not fit together."""


class ApiEncoding:
    """Compresses the answers of the routes: once, as they stream, if it is asked for.

    Every answer says that it varies, and under a coding its ETag is a weak one: a
    strong one would name the bytes before.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the rest of the app."""
        self.app = app
        self._compressing = GZipMiddleware(
            self._unasked,
            minimum_size=_MINIMUM,
            compresslevel=_LEVEL,
            exclude_content_types=(*DEFAULT_EXCLUDED_CONTENT_TYPES, *PACKED),
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and its answer back as the reader wants it."""
        if scope["type"] != "http" or not scope["path"].startswith(_ROUTES):
            await self.app(scope, receive, send)
            return
        gzip = accepts_gzip(Headers(scope=scope).getlist("accept-encoding"))
        head = scope["method"] == "HEAD"

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                _mark(MutableHeaders(scope=message), unknown_length=gzip and head)
            await send(message)

        if gzip and not head:
            asked = {**scope, "headers": [*_others(scope), (_NAME, b"gzip")]}
            await self._compressing(asked, receive, marked)
        else:
            await self._unasked(scope, receive, marked)

    async def _unasked(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Nobody below sees that compression or a piece was asked for."""
        await self.app({**scope, "headers": _others(scope)}, receive, send)


def accepts_gzip(asked: Iterable[str]) -> bool:
    """Whether `Accept-Encoding` asks for gzip (RFC 9110, 12.5.3)."""
    weights: dict[str, float] = {}
    for item in ",".join(asked).lower().split(","):
        coding, *parameters = (part.strip() for part in item.split(";"))
        weights[coding.removeprefix("x-")] = _weight(parameters)
    return weights.get("gzip", weights.get("*", 0)) > 0


def _weight(parameters: Iterable[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 0
    return 1


def _others(scope: Scope) -> list[tuple[bytes, bytes]]:
    return [(name, value) for name, value in scope["headers"] if name not in _UNSEEN]


def _mark(headers: MutableHeaders, *, unknown_length: bool) -> None:
    headers["vary"] = "Accept-Encoding"
    etag = headers.get("etag", "")
    if "content-encoding" in headers and etag.startswith('"'):
        headers["etag"] = f"W/{etag}"
    media_type = headers.get("content-type", "").partition(";")[0]
    if unknown_length and media_type not in PACKED and "content-length" in headers:
        del headers["content-length"]  # of the answer before it is compressed
