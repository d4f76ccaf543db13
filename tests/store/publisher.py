"""What tests run in a process of its own: publications that meet with disaster.

Each function is the target of a `Process` made by `start`. The server that forks
them has imported everything once, so that each costs no more than a publication.
"""

import os
import resource
import signal
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from zr_dashboard.lieferung.build import build
from zr_dashboard.lieferung.check import check
from zr_dashboard.lieferung.entry import Submission
from zr_dashboard.lieferung.fields import FILES
from zr_dashboard.lieferung.publication import Place, publish_delivery
from zr_dashboard.lieferung.read import read_delivery
from zr_dashboard.model.errors import DashboardError, PublishFailedError

_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload([__name__])


def start(target: Callable[..., None], *args: object) -> ForkServerProcess:
    """Run a function of this module in a new process."""
    process = _CONTEXT.Process(target=target, args=args, daemon=True)
    process.start()
    return process


def run(target: Callable[..., None], *args: object) -> int | None:
    """Run one to its end; its exit code, negative for the signal that ended it."""
    process = start(target, *args)
    process.join(120)
    return process.exitcode


def asked(target: Callable[..., None], *args: object) -> str:
    """Run one that answers through a pipe, given to it first; its answer."""
    here, there = _CONTEXT.Pipe()
    process = start(target, there, *args)
    answer = str(here.recv()) if here.poll(120) else "no answer"
    process.join(120)
    return answer


def started(target: Callable[..., None], *args: object) -> ForkServerProcess:
    """Start one, and wait until it says that it begins."""
    here, there = _CONTEXT.Pipe()
    process = start(target, there, *args)
    here.recv()
    return process


def publish_after_saying_so(pipe: Connection, folder: Path, target: Path) -> None:
    """Publish; the parent kills this process whenever it likes."""
    pipe.send("begins")
    build(folder, target)


def publish_in_turn(folders: list[Path], target: Path, times: int) -> None:
    """Publish each of the deliveries after the other, `times` in all."""
    for number in range(times):
        build(folders[number % len(folders)], target)


def publish_and_say(pipe: Connection, place: Place, new: Submission) -> None:
    """Publish a checked delivery; the answer is why it was refused."""
    try:
        publish_delivery(new, place)
    except DashboardError as error:
        pipe.send(str(error))
    else:
        pipe.send("published")


def publish_on_full_disk(
    pipe: Connection, folder: Path, target: Path, room: int
) -> None:
    """Publish where no file can become larger than `room` bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    pipe.send(_failure(folder, target))


def publish_without_rights(pipe: Connection, folder: Path) -> None:
    """Publish the delivery in `folder`/lieferung into `folder`, as nobody."""
    os.chdir(folder)  # whoever may not pass the folders above may still be here
    # Whatever Python imports late must be there before the rights are gone.
    check(read_delivery(Path("lieferung"), FILES))
    if os.geteuid() == 0:  # root may write anywhere
        os.setuid(65534)
    pipe.send(_failure(Path("lieferung"), Path("zr.duckdb")))


def _failure(folder: Path, target: Path) -> str:
    try:
        build(folder, target)
    except PublishFailedError as error:
        return str(error)
    except BaseException as error:  # noqa: BLE001  the parent is to see whatever it was
        return repr(error)
    return "published"
