"""What a delivery would change, before it is published: a store for that alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from zr_dashboard.lieferung.entry import Entry, Submission
from zr_dashboard.lieferung.publication import Place
from zr_dashboard.model.fortschritt import Fortschritt, still
from zr_dashboard.store import publish
from zr_dashboard.store.beside import beside
from zr_dashboard.store.keep import contents
from zr_dashboard.store.store import Store


@contextmanager
def vorschau(
    submission: Submission, place: Place, *, fortschritt: Fortschritt = still
) -> Iterator[tuple[Store, date | None]]:
    """A store of the delivery and of the Datenstand before it, gone afterwards.

    Its texts cannot be searched. The Datenstand before is read where it stands, if the
    store that is published has it just as the archive does.

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
    lacking = [entry for entry in before if not _is_published(entry, place)]
    sources = [publish.Source(entry.meta, entry.tables) for entry in lacking]
    sources.append(publish.Source(submission.meta, lambda: submission.tables))
    days = [entry.meta.stand for entry in before]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "vorschau.duckdb"
        publish.publish(sources, path, searchable=False, fortschritt=fortschritt)
        if before and not lacking:
            yield beside(path, place.store, days[0]), days[0]
        else:
            yield Store.open(path), days[0] if days else None


def _is_published(entry: Entry, place: Place) -> bool:
    published = contents(place.store) or {}
    return published.get(entry.meta.stand) == entry.meta.identity
