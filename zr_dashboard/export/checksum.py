"""The checksum of data rows: the same in every format of the same rows.

Its canonical form is the machine-readable CSV of the rows without its header line:
UTF-8, LF, comma (`plain_rows`). Whoever holds that file can
check it: `tail -n +2 datei.csv | sha256sum`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor

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
        self.zeilen += len(batch)
        return self._sum(batch)

    def over(self, batches: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        """Hand on each batch, counted; it is summed up while it is used."""
        with ThreadPoolExecutor(1) as beside:
            for batch in batches:
                self.zeilen += len(batch)
                summed = beside.submit(self._sum, batch)
                yield batch
                summed.result()

    def _sum(self, batch: pd.DataFrame) -> bytes:
        lines = plain_rows(batch)
        self._hash.update(lines)
        return lines

    @property
    def sha256(self) -> str:
        """Of all rows so far, in hexadecimal digits."""
        return self._hash.hexdigest()


def rows_sha256(frame: pd.DataFrame) -> str:
    """The checksum of all rows of a frame, in hexadecimal digits."""
    digest = RowsDigest()
    digest.add(frame)
    return digest.sha256
