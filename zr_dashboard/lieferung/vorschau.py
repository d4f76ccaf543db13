"""What a delivery would change, before it is published: a store for that alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from zr_dashboard.lieferung.entry import Submission
from zr_dashboard.lieferung.publication import Place
from zr_dashboard.model.fortschritt import Fortschritt, still
from zr_dashboard.store import publish
from zr_dashboard.store.store import Store


@contextmanager
def vorschau(
    submission: Submission, place: Place, *, fortschritt: Fortschritt = still
) -> Iterator[tuple[Store, date | None]]:
    """A store of the delivery and of the Datenstand before it, gone afterwards.

    Args:
        submission: The delivery.
        place: What was published.
        fortschritt: Told how far it is.

    Returns:
        The store, and the Stichtag of the Datenstand before; None if there is none.

    Raises:
        ArchiveError: the archive cannot be read.
        PublishFailedError: the store could not be written.
    """
    stand = submission.meta.stand
    before = [e for day, e in place.archive.valid().items() if day < stand][-1:]
    sources = [publish.Source(entry.meta, entry.tables) for entry in before]
    sources.append(publish.Source(submission.meta, lambda: submission.tables))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "vorschau.duckdb"
        publish.publish(sources, path, fortschritt=fortschritt)
        yield Store.open(path), before[0].meta.stand if before else None
