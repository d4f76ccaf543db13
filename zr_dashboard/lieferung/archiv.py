"""The archive: a folder where every published delivery stays.

One sub-folder each, `0001_2026-11-22`, see `entry`. A publication that was taken
back has a small file of its own beside its folder. Nothing here is ever changed or
deleted. The archive is what counts; the store is made from it.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zr_dashboard.lieferung.entry import (
    Entry,
    Submission,
    Withdrawal,
    read_entry,
    read_withdrawal,
    write_entry,
    write_withdrawal,
)
from zr_dashboard.store.disk import alone, force_folder_to_disk, make_folder

NAME = re.compile(r"(\d{4,})_(\d{4}-\d\d-\d\d)")
"""What the folder of an entry is called: its number and its Stichtag."""

WITHDRAWN = ".zurueckgenommen.json"
"""What follows the name of the folder in the name of the file that takes it back."""

_SCRATCH = ".neu"
_RESTORED = ".wiederherstellung"
"""A whole backup that is being taken over; whoever holds the archive finishes it."""


def archive_path(store: Path) -> Path:
    """The configured place of the archive: `ZR_ARCHIV`, else beside the store."""
    return Path(os.environ.get("ZR_ARCHIV") or store.with_name("archiv"))


@dataclass(frozen=True, slots=True)
class Archive:
    """The published deliveries in a folder, which need not exist yet."""

    folder: Path

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the archive, waiting for it.

        Also clears what a crash left there, and finishes what it left half done.

        Raises:
            OSError: the folder cannot be made or written.
        """
        make_folder(self.folder)
        with alone(self.folder / ".lock"):
            self._clear()
            self._finish()
            yield

    def entries(self) -> list[Entry]:
        """Every publication, the first one first, also those taken back.

        Raises:
            ArchiveError: one of them cannot be read.
        """
        if not self.folder.is_dir():
            return []
        folders = [path for path in self.folder.iterdir() if NAME.fullmatch(path.name)]
        found = (read_entry(f, read_withdrawal(self._withdrawn(f))) for f in folders)
        return sorted(found, key=lambda entry: entry.nummer)

    def valid(self) -> dict[date, Entry]:
        """The entry that counts for each Stichtag: the last one not taken back.

        Raises:
            ArchiveError: an entry cannot be read.
        """
        return last_of_each([e for e in self.entries() if e.ruecknahme is None])

    @contextmanager
    def prepared(self, submission: Submission) -> Iterator[Entry]:
        """A new entry, whole and on disk, but not yet part of the archive.

        Raises:
            OSError: it could not be written; nothing is left of it.
        """
        nummer = 1 + max((entry.nummer for entry in self.entries()), default=0)
        name = f"{nummer:04d}_{submission.meta.stand.isoformat()}"
        try:
            yield write_entry(self.folder / _SCRATCH / name, nummer, submission)
        finally:
            self._clear()

    def take_in(self, entry: Entry) -> None:
        """Make a prepared entry part of the archive, in one step.

        Raises:
            OSError: it could not be done; the archive is as it was.
        """
        entry.folder.rename(self.folder / entry.folder.name)
        force_folder_to_disk(self.folder)

    def withdraw(self, entry: Entry, withdrawal: Withdrawal) -> None:
        """Say, in one step, that an entry counts no longer.

        Raises:
            OSError: it could not be done; the archive is as it was.
        """
        scratch = self.folder / _SCRATCH
        scratch.mkdir(exist_ok=True)
        target = self._withdrawn(entry.folder)
        write_withdrawal(scratch / target.name, withdrawal)
        (scratch / target.name).rename(target)
        force_folder_to_disk(self.folder)
        self._clear()

    def take_over(self, restored: Path) -> None:
        """Make a folder of the same form part of the archive, from one step on.

        What the archive has already stays as it is.

        Args:
            restored: Whole and on disk, on the file system of the archive.

        Raises:
            OSError: it could not be done; the archive is as it was, or whoever holds
                it next does the rest.
        """
        restored.rename(self.folder / _RESTORED)
        force_folder_to_disk(self.folder)
        self._finish()

    def _finish(self) -> None:
        restored = self.folder / _RESTORED
        if restored.is_dir():
            _move(restored, self.folder)
            shutil.rmtree(restored)

    def _withdrawn(self, folder: Path) -> Path:
        return self.folder / f"{folder.name}{WITHDRAWN}"

    def _clear(self) -> None:
        shutil.rmtree(self.folder / _SCRATCH, ignore_errors=True)


def _move(source: Path, target: Path) -> None:
    # What takes an entry back comes before the entry: it never counts between.
    for path in sorted(source.iterdir(), key=Path.is_dir):
        there = target / path.name
        if path.is_dir() and not NAME.fullmatch(path.name):
            make_folder(there)
            _move(path, there)
        elif not there.exists():
            path.rename(there)
    force_folder_to_disk(target)


def last_of_each(entries: list[Entry]) -> dict[date, Entry]:
    """The last entry of each Stichtag, by Stichtag."""
    found = {entry.meta.stand: entry for entry in entries}
    return dict(sorted(found.items()))
