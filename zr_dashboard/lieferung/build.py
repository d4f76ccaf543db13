"""The way of a delivery in a folder: read, check, prepare, publish. Used by `cli`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from zr_dashboard.lieferung import publication, read
from zr_dashboard.lieferung.check import check
from zr_dashboard.lieferung.entry import Submission
from zr_dashboard.lieferung.fields import files_of
from zr_dashboard.lieferung.publication import BUILT, DELIVERED, Place
from zr_dashboard.lieferung.tables import datenstand, tables
from zr_dashboard.model.errors import DeliveryFaultyError


def build(folder: Path, target: Path) -> None:
    """Publish the delivery in `folder` as the program's own, and build the store.

    A former version of it for the same Stichtag stays in the archive and counts no
    longer. The store is built from the archive alone.

    Raises:
        DeliveryUnreadableError: its metadata are missing.
        DeliveryFaultyError: it has faults; the error carries all of them.
        ArchiveError: its Stichtag is published by other means, or the archive is
            not the one of this store.
        PublishFailedError: the new store could not be written.
        In each case the old store stands as it was.
    """
    publication.publish_delivery(
        submission(folder, wer=BUILT, weg=BUILT), Place.of(target)
    )


def submission(
    folder: Path,
    *,
    wer: str,
    weg: str = DELIVERED,
    stand: date | None = None,
    grund: str | None = None,
) -> Submission:
    """Read and check the delivery in a folder.

    Args:
        folder: With `lieferung.toml` and the files of `fields.FIELDS`.
        wer: Who publishes it.
        weg: One of the ways of `publication`.
        stand: Its Stichtag, if not that of `lieferung.toml`.
        grund: Why it is published, if not for the reason in `lieferung.toml`.

    Raises:
        DeliveryUnreadableError, DeliveryFaultyError: as in `build`.
    """
    files = files_of(folder)
    delivery = read.read_delivery(folder, files)
    if findings := check(delivery):
        raise DeliveryFaultyError(findings)
    meta = datenstand(delivery)
    return Submission(
        meta=replace(meta, stand=stand or meta.stand, grund=grund or meta.grund),
        tables=tables(delivery),
        originals={
            name: (folder / name).read_bytes() for name in (read.META_FILE, *files)
        },
        wer=wer,
        weg=weg,
    )


def is_current(folder: Path, target: Path) -> bool:
    """Whether the store at `target` is what its archive says, this delivery included.

    A delivery that was published and taken back, or replaced, is included as such.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    place = Place.of(target)
    seen = {entry.meta.fingerabdruck for entry in place.archive.entries()}
    return read.fingerprint(folder, files_of(folder)) in seen and place.in_line()


def was_published(folder: Path, target: Path) -> bool:
    """Whether the archive of a store holds this delivery already, valid or not.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    fingerabdruck = read.fingerprint(folder, files_of(folder))
    entries = Place.of(target).archive.entries()
    return any(entry.meta.fingerabdruck == fingerabdruck for entry in entries)
