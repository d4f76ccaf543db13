"""The frame of every route: which methods it knows, and how it says what went wrong.

A route is a plain function `Request -> Response`; it runs in a thread, because
questions to the store block. A file that takes long it does not make but returns as
`Later`. What it raises becomes JSON with a German sentence under `fehler`.
"""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from zr_dashboard.api.leaving import AbandonedError, watching
from zr_dashboard.api.turns import TooBusyError, Turns
from zr_dashboard.model.errors import (
    AnswerTooLargeError,
    DashboardError,
    RegisterError,
    StoreBrokenError,
    StoreMissingError,
    TooManyRowsError,
)
from zr_dashboard.model.selection import Note

_LOG = logging.getLogger(__name__)
METHODS = ("GET", "HEAD")

TURNS = Turns(places=2, patience=30)
"""For files that are made `Later`: two processors at most, and a wait that programs
which fetch files bear."""


class BadSelectionError(DashboardError):
    """Parameters of a request could not be used; carries every Note."""

    def __init__(self, notes: Sequence[Note]) -> None:
        self.notes = tuple(notes)
        super().__init__(" ".join(dict.fromkeys(note.sentence for note in notes)))


class NotFoundError(DashboardError):
    """There is nothing at this address."""


_STATUS: Mapping[type[Exception], int] = {
    NotFoundError: 404,
    TooManyRowsError: 422,
    AnswerTooLargeError: 422,
    AbandonedError: 503,  # which nobody reads
}
"""What is answered with its sentence alone."""


@dataclass(frozen=True, slots=True)
class Later:
    """An answer that takes long to make."""

    make: Callable[[], Response]
    """Called in a thread when it is its turn; may raise what a route may raise."""


_Made = TypeVar("_Made", Response, Response | Later)


class Answer:
    """An ASGI endpoint made of a function.

    A class and not a function, since Starlette would answer other methods in
    English before a function is asked.
    """

    def __init__(self, work: Callable[[Request], Response | Later]) -> None:
        """Wrap `work`, which may block and may raise any DashboardError."""
        self._work = work

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; never raises for what `work` did."""
        request = Request(scope, receive)
        response: Response | Later = _method_not_allowed(request)
        if request.method in METHODS:
            response = await run_in_threadpool(
                _guarded, request, lambda: self._work(request)
            )
        if isinstance(response, Later):
            response = await _in_turn(request, response.make)
        if request.method == "HEAD":
            response.body = b""  # its length stays in the header
        await response(scope, receive, send)


async def _in_turn(request: Request, make: Callable[[], Response]) -> Response:
    try:
        async with TURNS.turn():
            if await request.is_disconnected():
                return failure(503, str(AbandonedError()))
            async with watching(request.receive):
                return await run_in_threadpool(_guarded, request, make)
    except TooBusyError as error:
        wait = {"retry-after": str(error.retry_after)}
        return failure(503, str(error), headers=wait)


def _guarded(request: Request, work: Callable[[], _Made]) -> _Made:
    try:
        return work()
    except BadSelectionError as error:
        return failure(400, str(error), hinweise=_hints(error.notes))
    except tuple(_STATUS) as error:
        return failure(_STATUS[type(error)], str(error))
    except (StoreMissingError, StoreBrokenError, RegisterError) as error:
        return failure(503, str(error), headers={"retry-after": "60"})
    except Exception as error:  # noqa: BLE001  the one frame of the routes
        return _incident(request, error)


def json_response(
    content: object,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    media_type: str = "application/json",
) -> Response:
    """Answer with JSON, umlauts as they are."""
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return Response(
        f"{text}\n",
        status,
        {"cache-control": "no-cache", "content-language": "de", **(headers or {})},
        media_type,
    )


def failure(
    status: int,
    sentence: str,
    *,
    headers: Mapping[str, str] | None = None,
    **more: object,
) -> Response:
    """Say what went wrong: `{"fehler": sentence, …}`."""
    return json_response(
        {"fehler": sentence, **more},
        status=status,
        headers={"cache-control": "no-store", **(headers or {})},
    )


def _hints(notes: Sequence[Note]) -> list[dict[str, str]]:
    return [
        {"parameter": note.parameter, "wert": note.value, "fehler": note.sentence}
        for note in notes
    ]


def _method_not_allowed(request: Request) -> Response:
    sentence = (
        f"Die Methode {request.method} ist hier nicht vorgesehen. "
        "Unter dieser Adresse kann nur gelesen werden (GET, HEAD)."
    )
    return failure(405, sentence, headers={"allow": ", ".join(METHODS)})


def _incident(request: Request, error: Exception) -> Response:
    """A number for the reader and the whole story for the log."""
    number = secrets.token_hex(4).upper()
    asked = f"{request.method} {request.url.path}"
    _LOG.error("Vorfall %s: %s", number, asked, exc_info=error)
    said = isinstance(error, DashboardError)
    what = str(error) if said else "Die Anfrage konnte nicht beantwortet werden."
    sentence = f"{what} Vorfall {number}: Bitte nennen Sie diese Nummer der Betreuung."
    return failure(500, sentence, vorfall=number)
