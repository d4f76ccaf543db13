"""What is written stays written, and by one process at a time."""

from __future__ import annotations

import errno
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


_GERMAN = {
    errno.ENOSPC: "der Datenträger ist voll",
    errno.EDQUOT: "der zugeteilte Speicherplatz ist voll",
    errno.EFBIG: "die Datei darf nicht größer werden",
    errno.EACCES: "die Rechte dazu fehlen",
    errno.EPERM: "die Rechte dazu fehlen",
    errno.EROFS: "der Datenträger ist nur lesbar",
    errno.EIO: "der Datenträger meldet einen Fehler",
    errno.ENOENT: "die Datei oder den Ordner gibt es nicht",
    errno.ENOTDIR: "ein Teil des Pfads ist kein Ordner",
}


def reason(error: Exception) -> str:
    """Why the system refused, in German where it is one of the usual reasons."""
    number = error.errno if isinstance(error, OSError) else None
    return _GERMAN.get(number or 0, str(error).rstrip("."))


def make_folder(path: Path) -> None:
    """Make a folder and those above it, their names on disk like all else.

    Raises:
        OSError: one of them cannot be made.
    """
    if not path.is_dir():
        make_folder(path.parent)
        path.mkdir(exist_ok=True)
        force_folder_to_disk(path.parent)


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
