"""The app as a process of its own, as `make run` starts it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

_ROOT = Path(__file__).parents[2]
_SECONDS = 90


@contextmanager
def serve(store: Path, log: Path, **settings: str) -> Iterator[str]:
    """Start a fresh server over a store; its address, until the context ends.

    `settings` are environment variables of its own.
    """
    port = _free_port()
    base = f"http://localhost:{port}"
    command = ["-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with log.open("w") as stream:
        process = subprocess.Popen(  # noqa: S603  our own interpreter and file
            [sys.executable, *command],
            cwd=_ROOT,
            env={**os.environ, "ZR_DATABASE": str(store), **settings},
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(base, process, log)
            yield base
        finally:
            process.terminate()
            process.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(base: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return as soon as the server answers.

    Asks for something that runs no page: the first page that a process shows is what
    a test wants to see.
    """
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(f"{base}/_stcore/health", timeout=5) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.1)
    message = f"the server does not answer:\n{log.read_text()}"
    raise TimeoutError(message)
