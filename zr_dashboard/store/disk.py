"""What is written stays written, and by one process at a time."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold this lock, waiting for it; a process that dies lets go of it.

    Raises:
        OSError: the file `lock` cannot be written.
    """
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def force_to_disk(path: Path) -> None:
    """Wait until a file has reached the disk.

    Raises:
        OSError: the disk refused.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def force_folder_to_disk(path: Path) -> None:
    """The same for the names in a folder, as far as the file system can."""
    with suppress(OSError):
        force_to_disk(path)


def write(path: Path, content: bytes) -> None:
    """Write a file, and wait until it has reached the disk.

    Raises:
        OSError: it could not be written.
    """
    path.write_bytes(content)
    force_to_disk(path)


@contextmanager
def scratch(target: Path) -> Iterator[Path]:
    """A path beside `target` to build at; also clears what a crash left there."""
    new = target.with_name(f".{target.name}.neu")
    clear(new)
    try:
        yield new
    finally:
        clear(new)


def clear(new: Path) -> None:
    """Remove what DuckDB makes: the file, `.wal` beside it, the folder `.tmp`."""
    for left in new.parent.glob(f"{new.name}*"):
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()
