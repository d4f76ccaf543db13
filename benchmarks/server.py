"""The dashboard or the floor as a process of its own, watched from outside.

Owns starting, ending, memory and CPU of the process. What it notes from within is
`hooked`.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psutil

ROOT = Path(__file__).parents[1]
APP = "app.py"
FLOOR = "benchmarks/floor/app.py"
HEALTH = "/_stcore/health"
STATUS = "/api/v1/status"

_SECONDS = 120
_MB = 1e6


@dataclass
class Notes:
    """What the server noted of some time: its runs, and its questions by name."""

    laeufe: list[dict[str, float]] = field(default_factory=list)
    fragen: dict[str, list[dict[str, float]]] = field(
        default_factory=lambda: defaultdict(list)
    )


@dataclass
class Server:
    """A running server."""

    base: str
    process: psutil.Process
    notes: Path
    started: float
    """When the command was given, as `time.time`."""

    _read: int = 0

    def noted(self) -> Notes:
        """What was noted since this was last asked."""
        with self.notes.open("rb") as stream:
            stream.seek(self._read)
            content = stream.read()
        whole = content[: content.rfind(b"\n") + 1]
        self._read += len(whole)
        found = Notes()
        for line in map(json.loads, whole.splitlines()):
            if "lauf" in line:
                found.laeufe.append(line)
            else:
                found.fragen[line["frage"]].append(line)
        return found

    @property
    def memory_mb(self) -> float:
        """Resident now."""
        return float(self.process.memory_info().rss) / _MB

    @property
    def cpu_s(self) -> float:
        """Spent since the start, by user and system."""
        times = self.process.cpu_times()
        return float(times.user + times.system)

    def peak_mb(self) -> float:
        """The most that was resident since `forget_peak`, or since the start."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        (line,) = [row for row in status.splitlines() if row.startswith("VmHWM:")]
        return int(line.split()[1]) * 1_024 / _MB

    def forget_peak(self) -> None:
        """Let `peak_mb` begin anew; Linux lets a process do that for its own children."""
        Path(f"/proc/{self.process.pid}/clear_refs").write_text("5", "ascii")

    def answers(self, path: str = HEALTH) -> bool:
        """Whether it answers there with 200."""
        try:
            with urlopen(f"{self.base}{path}", timeout=30) as answer:  # noqa: S310  our own server
                return bool(answer.status == 200)  # noqa: PLR2004  the one good status
        except (URLError, OSError):
            return False

    def wait(self, path: str = HEALTH) -> float:
        """Wait until it answers there; seconds since the command was given.

        Raises:
            TimeoutError: it ended, or did not answer in time.
        """
        while time.time() < self.started + _SECONDS and self.process.is_running():
            if self.answers(path):
                return time.time() - self.started
            time.sleep(0.005)
        message = f"The server does not answer at {path}."
        raise TimeoutError(message)


@contextmanager
def serve(
    app: str, folder: Path, environment: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """Start a server; it may not answer yet.

    Args:
        app: `APP` or `FLOOR`.
        folder: Where its notes and its log go.
        environment: Variables of its own, such as `ZR_DATABASE`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    port = _free_port()
    notes = folder / f"notes-{port}.jsonl"
    notes.write_text("")
    command = ["-m", "benchmarks.hooked", str(notes), app, "--server.port", str(port)]
    with (folder / f"log-{port}.txt").open("w") as log:
        started = time.time()
        process = subprocess.Popen(  # noqa: S603  our own interpreter and module
            [sys.executable, *command],
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Server(
                f"http://localhost:{port}", psutil.Process(process.pid), notes, started
            )
        finally:
            process.terminate()
            process.wait(60)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
