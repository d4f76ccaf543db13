"""The checksum of data rows: the same in every format of the same rows.

Its canonical form is the machine-readable CSV of the rows without its header line:
UTF-8, LF, comma (`plain_rows`). Whoever holds that file can
check it: `tail -n +2 datei.csv | sha256sum`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import pandas as pd

from zr_dashboard.export.plain_rows import plain_rows

ERKLAERUNG = (
    "SHA-256 der maschinenlesbaren CSV derselben Zeilen ohne Kopfzeile "
    "(UTF-8, Zeilenende LF)"
)
"""What a file says about the checksum it carries."""


class RowsDigest:
    """Counts and sums up rows as they pass by on their way into a file."""

    def __init__(self) -> None:
        self.zeilen = 0
        self._hash = hashlib.sha256()

    def add(self, batch: pd.DataFrame) -> bytes:
        """Count a batch; return its lines in the canonical form."""
        lines = plain_rows(batch)
        self.zeilen += len(batch)
        self._hash.update(lines)
        return lines

    def over(self, batches: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        """Hand on each batch, counted."""
        for batch in batches:
            self.add(batch)
            yield batch

    @property
    def sha256(self) -> str:
        """Of all rows so far, in hexadecimal digits."""
        return self._hash.hexdigest()


def rows_sha256(frame: pd.DataFrame) -> str:
    """The checksum of all rows of a frame, in hexadecimal digits."""
    digest = RowsDigest()
    digest.add(frame)
    return digest.sha256
