"""Publishing and taking back: archive and store move together.

The archive is what counts. A publication writes its entry and the new store beside
the old ones, whole and on disk, then puts the entry in its place and at once the
store. Stopped before, nothing has happened; stopped between the two, the archive is
ahead, and the next command brings the store in line with it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from zr_dashboard.formatting import german
from zr_dashboard.lieferung.archiv import Archive, archive_path, last_of_each
from zr_dashboard.lieferung.entry import Entry, Submission, Withdrawal
from zr_dashboard.model.erfunden import ist_erfunden
from zr_dashboard.model.errors import ArchiveError
from zr_dashboard.model.fortschritt import Fortschritt, Schritt, still
from zr_dashboard.store import publish
from zr_dashboard.store.keep import contents
from zr_dashboard.store.store import DEFAULT_PATH

BUILT = "bauen"
"""Way of the delivery in the data folder of the program: it may replace itself."""

DELIVERED = "lieferung"
"""Way of every other delivery: for each Stichtag there is one, or it is taken back."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where deliveries are published: the store, and the archive it is made from."""

    store: Path
    archive: Archive

    @classmethod
    def of(cls, store: Path) -> Place:
        """The place of a store, its archive where it is configured."""
        return cls(store, Archive(archive_path(store)))

    def in_line(self) -> bool:
        """Whether the store holds just what counts in the archive.

        Raises:
            ArchiveError: the archive cannot be read.
        """
        valid = self.archive.valid()
        due = {stand: entry.meta.identity for stand, entry in valid.items()}
        return bool(valid) and contents(self.store) == due


def vier_augen() -> bool:
    """Whether publishing needs a second person: `ZR_VIER_AUGEN=ja`."""
    return _is_on("ZR_VIER_AUGEN")


def datenpflege_offen() -> bool:
    """Whether readers of pages may change the data: `ZR_DATENPFLEGE=ja`."""
    return _is_on("ZR_DATENPFLEGE")


def _is_on(name: str) -> bool:
    return os.environ.get(name, "").strip().lower() in {"ja", "an", "1"}


def publish_delivery(
    submission: Submission, place: Place, *, fortschritt: Fortschritt = still
) -> Entry:
    """Publish a checked delivery: into the archive, and with it a new store.

    Args:
        submission: The delivery.
        place: Archive and store.
        fortschritt: Told how far it is; what it raises stops the publication.

    Raises:
        ArchiveError: its Stichtag is published already, a second person has to
            confirm it, invented data would meet real ones, or the archive cannot be
            read or is not the one of this store.
        PublishFailedError: it could not be written. In each case archive and store
            are as they were.
    """
    stand = submission.meta.stand
    if vier_augen() and submission.weg != BUILT and not submission.freigabe:
        message = (
            "Hier muss eine zweite Person jede Lieferung freigeben. Bitte reichen Sie "
            "sie zur Freigabe ein."
        )
        raise ArchiveError(message)
    with _held(place):
        _refuse_mixture(submission, place)
        valid = place.archive.valid()
        if before := valid.get(stand):
            own = submission.weg == before.weg == BUILT
            if not own:
                raise _published_already(before)
            if before.meta.fingerabdruck == submission.meta.fingerabdruck:
                _build(valid.values(), place, anew=True)
                return before
        _refuse_foreign_store(place, {stand} if submission.weg == BUILT else set())
        fortschritt(Schritt.ARCHIVIEREN, 0, 1)
        with place.archive.prepared(submission) as entry:
            publish.publish(
                _sources({**valid, stand: entry}.values()),
                place.store,
                anew=submission.weg == BUILT,
                commit=partial(place.archive.take_in, entry),
                fortschritt=fortschritt,
            )
        return place.archive.valid()[stand]


def take_back(
    place: Place,
    withdrawal: Withdrawal,
    stand: date | None = None,
    *,
    fortschritt: Fortschritt = still,
) -> tuple[Entry, Entry]:
    """Take a publication back; what counted before it counts again.

    Args:
        place: Archive and store.
        withdrawal: Who, when and why.
        stand: Its Stichtag; None for the newest one.
        fortschritt: Told how far it is; what it raises stops the withdrawal.

    Returns:
        The entry that was taken back, and the one that is the newest now.

    Raises:
        ArchiveError: there is no such publication, or no other one.
        PublishFailedError: it could not be written; nothing has changed.
    """
    with _held(place):
        entries = [e for e in place.archive.entries() if e.ruecknahme is None]
        valid = last_of_each(entries)
        gone = valid.get(stand or max(valid, default=date.min))
        if gone is None:
            raise ArchiveError(_nothing_for(stand))
        rest = last_of_each([e for e in entries if e.nummer != gone.nummer])
        if not rest:
            message = (
                f"Der Datenstand {german.datum(gone.meta.stand)} ist der einzige; ohne "
                "ihn gäbe es nichts zu zeigen. Bitte erst einen anderen "
                "veröffentlichen."
            )
            raise ArchiveError(message)
        _refuse_foreign_store(place, set())
        publish.publish(
            _sources(rest.values()),
            place.store,
            commit=partial(place.archive.withdraw, gone, withdrawal),
            fortschritt=fortschritt,
        )
        return gone, rest[max(rest)]


def align(place: Place, *, anew: bool = False) -> bool:
    """Bring the store in line with the archive, if it is not.

    Args:
        place: Archive and store.
        anew: Build it from the archive alone, whatever stands there.

    Returns:
        Whether the store was built.

    Raises:
        ArchiveError: the archive cannot be read, or is empty.
        PublishFailedError: the store could not be written.
    """
    with _held(place):
        if not anew and place.in_line():
            return False
        valid = place.archive.valid()
        if not valid:
            raise ArchiveError(_nothing_for(None))
        _build(valid.values(), place, anew=anew)
        return True


@contextmanager
def _held(place: Place) -> Iterator[None]:
    try:
        with place.archive.alone():
            yield
    except OSError as error:
        raise publish.failed(error) from error


def _build(entries: Iterable[Entry], place: Place, *, anew: bool) -> None:
    publish.publish(_sources(entries), place.store, anew=anew)


def _sources(entries: Iterable[Entry]) -> list[publish.Source]:
    ordered = sorted(entries, key=lambda entry: entry.meta.stand)
    return [publish.Source(entry.meta, entry.tables) for entry in ordered]


def _refuse_mixture(submission: Submission, place: Place) -> None:
    """Invented data never meet real ones, neither in an archive nor at their place."""
    invented = ist_erfunden(submission.meta.bezeichnung)
    there = {ist_erfunden(entry.meta.bezeichnung) for entry in place.archive.entries()}
    if invented and (place.store.resolve() == DEFAULT_PATH or False in there):
        message = (
            "Das ist eine erfundene Lieferung; sie kommt nicht an den Ort der echten. "
            "Bitte setzen Sie ZR_DATABASE auf eine andere Datenbank."
        )
        raise ArchiveError(message)
    if not invented and True in there:
        message = (
            f"Die Datenbank {place.store.name} enthält erfundene Daten, zum Messen; "
            "eine echte Lieferung kommt nicht dazu. Bitte setzen Sie ZR_DATABASE auf "
            "eine andere Datenbank."
        )
        raise ArchiveError(message)


def _refuse_foreign_store(place: Place, replaced: set[date]) -> None:
    """A store with a Datenstand the archive never had belongs to another archive."""
    known = {(e.meta.stand, e.meta.identity) for e in place.archive.entries()}
    there = contents(place.store) or {}
    lost = [
        stand
        for stand, identity in there.items()
        if (stand, identity) not in known and stand not in replaced
    ]
    if lost:
        days = ", ".join(german.datum(stand) for stand in sorted(lost))
        message = (
            f"Die Datenbank {place.store.name} enthält einen Datenstand, der nicht im "
            f"Archiv steht ({days}); er ginge verloren. Bitte prüfen Sie, ob ZR_ARCHIV "
            "auf das Archiv dieser Datenbank zeigt."
        )
        raise ArchiveError(message)


def _published_already(before: Entry) -> ArchiveError:
    return ArchiveError(
        f"Für den Stichtag {german.datum(before.meta.stand)} ist schon eine Lieferung "
        f"veröffentlicht (Nummer {before.nummer}, »{before.meta.grund}«). Bitte nehmen "
        "Sie sie zuerst zurück oder geben Sie einen anderen Stichtag an."
    )


def _nothing_for(stand: date | None) -> str:
    if stand is None:
        return "Das Archiv enthält noch keine Lieferung."
    return (
        f"Für den Stichtag {german.datum(stand)} ist keine Lieferung veröffentlicht. "
        "Welche es gibt, zeigt »python -m zr_dashboard lieferung liste«."
    )
