"""A Streamlit server that notes how long each run of its script took.

    python -m benchmarks.hooked NOTES APP [options of `streamlit run`]

Started by `server`, for the dashboard and for the floor alike. Each finished run
appends a line of JSON to the file NOTES: `ms`, and `cpu_ms` of the whole process
meanwhile. The dashboard also notes each question to the store: `frage`, `ms`,
`cpu_ms`. Changes nothing of what is measured but these lines.
"""

from __future__ import annotations

import functools
import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from streamlit.runtime.scriptrunner import script_runner
from streamlit.web import cli

from zr_dashboard.store.store import Store

About = Callable[[], dict[str, object]]
"""What a line says beside the times."""

_NAMED_BY = "zr_dashboard.queries."
"""Modules whose functions ask the store; a question is called after its function."""


def main(notes: Path, arguments: list[str]) -> None:
    """Run the server until it is told to stop."""
    note = _Notes(notes)
    hooks: tuple[tuple[object, str, About], ...] = (
        (script_runner, "exec_func_with_error_handling", lambda: {"lauf": True}),
        (Store, "frame", lambda: {"frage": _asked_by()}),
    )
    for owner, name, about in hooks:
        setattr(owner, name, note.timed(getattr(owner, name), about))
    sys.argv = ["streamlit", "run", *arguments]
    cli.main()


class _Notes:
    """The file, and what writes to it."""

    def __init__(self, path: Path) -> None:
        """Begin an empty file."""
        self.path = path
        self.path.write_text("")

    def timed(
        self, function: Callable[..., object], about: About
    ) -> Callable[..., object]:
        """The same function, noting how long it took."""

        @functools.wraps(function)
        def timed(*args: object, **kwargs: object) -> object:
            with self._noted(about()):
                return function(*args, **kwargs)

        return timed

    @contextmanager
    def _noted(self, about: dict[str, object]) -> Iterator[None]:
        wall, cpu = time.perf_counter(), time.process_time()
        try:
            yield
        finally:
            about["ms"] = (time.perf_counter() - wall) * 1_000
            about["cpu_ms"] = (time.process_time() - cpu) * 1_000
            with self.path.open("a") as stream:
                stream.write(f"{json.dumps(about)}\n")


def _asked_by() -> str:
    """The function of `queries` that asks: the nearest one in the stack."""
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001  nothing else tells who calls
    while frame is not None:
        module = frame.f_globals.get("__name__", "")
        if module.startswith(_NAMED_BY):
            return f"{module.removeprefix(_NAMED_BY)}.{frame.f_code.co_name}"
        frame = frame.f_back
    return "store"


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
