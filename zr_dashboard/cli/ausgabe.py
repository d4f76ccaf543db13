"""Files that somebody asks the command line for: whole, or not there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from zr_dashboard.model.errors import FileUnwritableError


def schreibe(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file beside its place and put it there in one step.

    Args:
        path: Where to; what stood there is replaced.
        write: Writes to the path it is given.

    Raises:
        FileUnwritableError: it could not be written; what stood there still does.
    """
    if not path.parent.is_dir():
        raise FileUnwritableError(path.name, "den Ordner gibt es nicht")
    new = path.with_name(f".{path.name}.{os.getpid()}.neu")
    try:
        write(new)
        new.replace(path)
    except OSError as error:
        raise FileUnwritableError(path.name, error.strerror or str(error)) from error
    finally:
        new.unlink(missing_ok=True)
