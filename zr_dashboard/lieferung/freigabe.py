"""Four eyes: where it is configured, a second person confirms each publication.

A delivery then waits in an archive of its own, the folder `wartend` within the other;
confirming it publishes it, rejecting it leaves it there with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

from zr_dashboard.formatting import german
from zr_dashboard.lieferung.archiv import Archive
from zr_dashboard.lieferung.entry import Entry, Submission, Withdrawal
from zr_dashboard.lieferung.publication import Place, publish_delivery
from zr_dashboard.model.errors import ArchiveError
from zr_dashboard.model.fortschritt import Fortschritt, still
from zr_dashboard.store.publish import failed

WAITING = "wartend"
"""Folder of deliveries that wait, within the archive."""

_NEVER = datetime.min.replace(tzinfo=UTC)
RELEASED = "Freigegeben"
"""Reason that ends the waiting of a delivery that was published."""


def reiche_ein(submission: Submission, place: Place) -> Entry:
    """Let a delivery wait for its confirmation.

    Raises:
        ArchiveError: the archive cannot be read.
        PublishFailedError: it could not be written.
    """
    with _held(place) as waiting, waiting.prepared(submission) as entry:
        waiting.take_in(entry)
        return waiting.entries()[-1]


def wartende(place: Place) -> list[Entry]:
    """The deliveries that wait, the first one first.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    # Stopped between publishing and noting it, a delivery is published all the same.
    # The same one handed in again, after it was taken back, waits anew.
    released = {
        _key(e): e.meta.veroeffentlicht_um
        for e in place.archive.entries()
        if e.freigabe is not None
    }
    return [
        entry
        for entry in _waiting(place).entries()
        if entry.ruecknahme is None
        and entry.meta.veroeffentlicht_um > released.get(_key(entry), _NEVER)
    ]


def eingereichte(place: Place) -> list[Entry]:
    """Every delivery that ever waited, the first one first.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    return _waiting(place).entries()


def gib_frei(
    place: Place, nummer: int, wer: str, *, fortschritt: Fortschritt = still
) -> Entry:
    """Publish a waiting delivery by a second person's word.

    Args:
        place: Archive and store.
        nummer: Its number among those that wait.
        wer: The second person.
        fortschritt: Told how far it is; what it raises stops the publication.

    Raises:
        ArchiveError: there is no such delivery, the same person submitted it, or its
            Stichtag was published meanwhile.
        PublishFailedError: it could not be written; it still waits.
    """
    with _held(place) as waiting:
        entry = _find(place, nummer)
        if _name(wer) == _name(entry.wer):
            message = (
                f"{entry.wer} hat die Lieferung eingereicht; freigeben muss sie eine "
                "andere Person."
            )
            raise ArchiveError(message)
        now = datetime.now(UTC)
        new = entry.submission(freigabe=wer, um=now)
        done = publish_delivery(new, place, fortschritt=fortschritt)
        with suppress(OSError):  # published it is; the archive itself says by whom
            waiting.withdraw(entry, Withdrawal(wer=wer, wann=now, grund=RELEASED))
    return done


def verwirf(place: Place, nummer: int, withdrawal: Withdrawal) -> Entry:
    """Reject a waiting delivery; it stays, with who, when and why.

    Raises:
        ArchiveError: there is no such delivery.
        PublishFailedError: it could not be written; it still waits.
    """
    with _held(place) as waiting:
        entry = _find(place, nummer)
        waiting.withdraw(entry, withdrawal)
    return entry


@contextmanager
def _held(place: Place) -> Iterator[Archive]:
    """Those that wait, held: nobody rejects what somebody else is publishing."""
    waiting = _waiting(place)
    try:
        with waiting.alone():
            yield waiting
    except OSError as error:
        raise failed(error) from error


def _find(place: Place, nummer: int) -> Entry:
    for entry in wartende(place):
        if entry.nummer == nummer:
            return entry
    waiting = german.anzahl(len(wartende(place)), "Lieferung", "Lieferungen")
    message = (
        f"Unter der Nummer {nummer} wartet keine Lieferung ({waiting} insgesamt). "
        "Welche warten, zeigt »python -m zr_dashboard lieferung liste«."
    )
    raise ArchiveError(message.replace("\N{NO-BREAK SPACE}", " "))


def _waiting(place: Place) -> Archive:
    return Archive(place.archive.folder / WAITING)


def _key(entry: Entry) -> tuple[str, ...]:
    meta = entry.meta
    return (meta.fingerabdruck, meta.stand.isoformat(), meta.grund, entry.wer)


def _name(wer: str) -> str:
    return " ".join(wer.casefold().split())
