"""The file of the register: where it is, which tables it has, how it is held.

Owns that a change is whole and on disk, and that what goes wrong is said. What is
entered is `register`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from zr_dashboard.model.errors import RegisterError

_VERSION = 1
_SCHEMA = (
    """
    create table zitat (
        nummer integer primary key,
        id text not null unique,
        kennzahl text not null,
        auswahl text not null,
        stand text not null,
        fingerabdruck text not null,
        wert text,
        faelle_einbezogen integer not null,
        faelle_ausgewaehlt integer not null,
        satz text not null,
        satz_mehr_als text,
        auswahl_worte text not null,
        definition text not null,
        quelle text not null,
        ausgestellt_um text not null
    )
    """,
    """
    create table verwendung (
        zitat text not null references zitat (id),
        zweck text not null,
        vermerkt_um text not null,
        primary key (zitat, zweck)
    )
    """,
    """
    create table gemerkt (
        name text primary key collate nocase,
        auswahl text not null,
        gemerkt_um text not null
    )
    """,
)
_SECONDS = 20
"""So long a process waits for another one that is writing."""


def register_path(store: Path) -> Path:
    """The configured place of the register: `ZR_REGISTER`, else beside the store."""
    return Path(os.environ.get("ZR_REGISTER") or store.with_name("register.sqlite"))


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection | None]:
    """The database, None if nothing was ever entered.

    Raises:
        RegisterError: it cannot be read.
    """
    if not path.exists():
        yield None
        return
    # Not read-only: what a process left unfinished that died is then put right.
    address = f"file:{quote(str(path))}?mode=rw"
    with _said("lesen"), closing(_connect(address)) as database:
        yield database if _version(database) else None


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """One change, whole and on disk when it is left, or not at all.

    Raises:
        RegisterError: it cannot be written.
    """
    address = f"file:{quote(str(path))}"
    with _said("schreiben"), closing(_connect(address)) as database:
        # Or a power cut could undo what somebody was told already.
        database.execute("pragma synchronous = extra")
        database.execute("pragma foreign_keys = on")
        database.execute("begin immediate")
        if not _version(database):
            for statement in _SCHEMA:
                database.execute(statement)
            database.execute(f"pragma user_version = {_VERSION}")
        yield database
        database.commit()


def _connect(address: str) -> sqlite3.Connection:
    return sqlite3.connect(address, timeout=_SECONDS, isolation_level=None, uri=True)


@contextmanager
def _said(what: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        message = (
            f"Das Register der Zitate lässt sich nicht {what} ({error}). Bitte prüfen "
            "Sie Speicherplatz und Schreibrechte neben der Datenbank, oder geben Sie "
            "mit ZR_REGISTER einen anderen Ort an."
        )
        raise RegisterError(message) from error


def _version(database: sqlite3.Connection) -> int:
    """Which tables there are; 0 if none.

    Raises:
        RegisterError: those of another version of the program.
    """
    (version,) = database.execute("pragma user_version").fetchone()
    if version not in {0, _VERSION}:
        message = (
            "Das Register der Zitate gehört zu einer anderen Fassung des Programms."
        )
        raise RegisterError(message)
    return int(version)
