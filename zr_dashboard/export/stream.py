"""Batches on their way into a file, whatever its format.

Owns how a stream begins, and that a file is whole or is not there. Does not own what
is written (`csv_file`, `json_file`, `xlsx_stream`, `ods_file`, `parquet_file`).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import pandas as pd

_AT_ONCE = 1 << 20


def first_and_all(
    batches: Iterable[pd.DataFrame],
) -> tuple[pd.DataFrame, Iterator[pd.DataFrame]]:
    """Look at the first batch: names, types and widths of columns follow it.

    Args:
        batches: At least one, empty if there are no rows.

    Returns:
        The first batch, and all of them, the first one among them.
    """
    rest = iter(batches)
    first = next(rest)
    return first, chain([first], rest)


@contextmanager
def whole_or_none(path: Path) -> Iterator[IO[bytes]]:
    """A new file to write to; after an error there is none."""
    try:
        with path.open("wb") as target:
            yield target
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def write_behind_head(
    path: Path,
    rows: Iterable[bytes],
    head: Callable[[], bytes],
    foot: Callable[[], bytes] = bytes,
) -> None:
    """Write a file whose head is known only after its last row.

    The rows wait in a file without a name beside it: they pass by once, so that
    their number and checksum in the head are those of these very rows.

    Args:
        path: Where to; no file is left after an error.
        rows: All between head and foot, piece by piece.
        head: Called when all rows have passed.
        foot: What stands last; called after it.
    """
    with TemporaryFile(dir=path.parent) as body:
        body.writelines(rows)
        body.seek(0)
        with whole_or_none(path) as target:
            target.write(head())
            shutil.copyfileobj(body, target, _AT_ONCE)
            target.write(foot())
