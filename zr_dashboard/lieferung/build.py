"""The way of a delivery: read, check, prepare, publish. Used by `cli`."""

from __future__ import annotations

from pathlib import Path

from zr_dashboard.lieferung import read
from zr_dashboard.lieferung.check import check
from zr_dashboard.lieferung.fields import FILES
from zr_dashboard.lieferung.tables import datenstand, tables
from zr_dashboard.model.errors import DeliveryFaultyError
from zr_dashboard.store import publish


def build(folder: Path, target: Path) -> None:
    """Publish the delivery in `folder` as the store at `target`.

    Raises:
        DeliveryUnreadableError: its metadata are missing.
        DeliveryFaultyError: it has faults; the error carries all of them.
        PublishFailedError: the new store could not be written.
        In each case the old store stands as it was.
    """
    delivery = read.read_delivery(folder, FILES)
    if findings := check(delivery):
        raise DeliveryFaultyError(findings)
    publish.publish(datenstand(delivery), tables(delivery), target)


def is_current(folder: Path, target: Path) -> bool:
    """Whether the store at `target` was made of just this delivery."""
    return publish.fingerprint(target) == read.fingerprint(folder, FILES)
