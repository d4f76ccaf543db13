"""An answer as a file: its head, whether the reader has it already, and its bytes.

What is in the file is the matter of its route, how it is written of `export`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from zr_dashboard.api.question import Question
from zr_dashboard.export import csv_sidecar

_AT_ONCE = 1 << 18
_TAG = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')


def headers(question: Question, media_type: str, **more: str) -> dict[str, str]:
    """What every answer to a question says.

    Args:
        question: What is answered.
        media_type: What the answer is.
        more: Further headers, `_` for `-`.
    """
    return {
        "content-type": media_type,
        "cache-control": "no-cache",
        "content-language": "de",
        "etag": question.etag,
        **{name.replace("_", "-"): value for name, value in more.items()},
    }


def disposition(question: Question, subject: str, ending: str) -> str:
    """Under which name the answer is saved; JSON may be looked at first."""
    kind = "inline" if ending == "json" else "attachment"
    day = question.stand.isoformat()
    return f'{kind}; filename="zukunftsraeume-{subject}-{day}.{ending}"'


def described_by(question: Question) -> dict[str, str]:
    """The header that leads from a CSV to its description (CSV on the Web, 5.2)."""
    described = question.link.replace(".csv", f".csv{csv_sidecar.SUFFIX}", 1)
    kind = csv_sidecar.MEDIA_TYPE
    return {"link": f'<{described}>; rel="describedby"; type="{kind}"'}


def without_work(request: Request, head: Mapping[str, str]) -> Response | None:
    """The answer, if it can be given without making the file: 304, or to HEAD.

    To HEAD it has no `Content-Length`: only the file would tell.
    """
    if _has_it(request, head["etag"]):
        kept = ("cache-control", "etag")
        return Response(status_code=304, headers={name: head[name] for name in kept})
    if request.method == "HEAD":
        response = Response(headers=head)
        del response.headers["content-length"]
        return response
    return None


def _has_it(request: Request, etag: str) -> bool:
    """`If-None-Match`, compared weakly (RFC 9110, 13.1.2)."""
    asked = ",".join(request.headers.getlist("if-none-match"))
    known = asked.strip() == "*" or etag.removeprefix("W/") in _TAG.findall(asked)
    return bool(asked) and known


class FileStream(StreamingResponse):
    """A file that nobody else can see, sent piece by piece; then it is gone."""

    def __init__(self, file: IO[bytes], head: Mapping[str, str]) -> None:
        """Take over an open file, from its beginning to its end."""
        self._file = file
        length = str(os.fstat(file.fileno()).st_size)
        super().__init__(_pieces(file), headers={**head, "content-length": length})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it; whether or not the reader stays to the end, it is removed."""
        with self._file:
            await super().__call__(scope, receive, send)


def as_file(write: Callable[[Path], object], head: Mapping[str, str]) -> FileStream:
    """Have a file written, then send it.

    It loses its name before the first byte is sent: whatever happens to the reader or
    to this process, the system removes it with its last handle.

    Raises:
        Exception: what `write` raises; nothing is left of the file.
    """
    with TemporaryDirectory(prefix="zukunftsraeume-") as folder:
        path = Path(folder) / "datei"
        write(path)
        return FileStream(path.open("rb"), head)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_AT_ONCE):
        yield piece
