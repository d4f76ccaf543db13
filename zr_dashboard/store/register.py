"""The register: which figures were cited, and which selections were given a name.

A file of its own beside the store, in SQLite: a store is replaced with every
publication, the register never is. Any number of processes may read and write it; what
was entered is on disk before anybody is told its identifier, and is never changed or
deleted. What a citation says is made in `queries.zitate`.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote

from zr_dashboard.model.errors import RegisterError
from zr_dashboard.model.kennung import kennung
from zr_dashboard.model.zitat import Eintrag, Gemerkt, Zitat

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

_TRIES = 100
"""Far more than there can be identifiers that collide."""


def register_path(store: Path) -> Path:
    """The configured place of the register: `ZR_REGISTER`, else beside the store."""
    return Path(os.environ.get("ZR_REGISTER") or store.with_name("register.sqlite"))


@dataclass(frozen=True, slots=True)
class Register:
    """The register in a file, which need not exist yet."""

    path: Path

    def stelle_aus(self, eintrag: Eintrag) -> Zitat:
        """Enter a citation; the same figure entered before keeps its identifier.

        Should an identifier stand for another figure already, the next one is taken:
        none has ever two meanings.

        Raises:
            RegisterError: the register cannot be written.
        """
        with self._writing() as database:
            for number in range(_TRIES):
                found = _derived(eintrag, number)
                if not (known := _zitate(database, found)):
                    _insert(database, found, eintrag)
                    known = _zitate(database, found)
                if known[0].eintrag.meint_dasselbe(eintrag):
                    return known[0]
        message = "Zu dieser Zahl ließ sich keine freie Kennung finden."
        raise RegisterError(message)

    def zitat(self, id_: str) -> Zitat | None:
        """The citation with that identifier, written as `model.kennung` does."""
        with self._reading() as database:
            found = _zitate(database, id_) if database else []
        return found[0] if found else None

    def zitate(self) -> list[Zitat]:
        """Every citation, the last one first.

        Raises:
            RegisterError: the register cannot be read.
        """
        with self._reading() as database:
            return _zitate(database) if database else []

    def vermerke(self, id_: str, zweck: str) -> None:
        """Note what a citation was used for; noted before, it stays as it was.

        Raises:
            RegisterError: the register cannot be written.
        """
        with self._writing() as database:
            database.execute(
                "insert or ignore into verwendung values (?, ?, ?)",
                (id_, zweck, _now()),
            )

    def merke(self, name: str, auswahl: str) -> bool:
        """Give a selection a name, whose case does not matter.

        Returns:
            False if another selection has this name; it keeps it.

        Raises:
            RegisterError: the register cannot be written.
        """
        with self._writing() as database:
            database.execute(
                "insert or ignore into gemerkt values (?, ?, ?)",
                (name, auswahl, _now()),
            )
            sql = "select auswahl from gemerkt where name = ?"
            return bool(database.execute(sql, (name,)).fetchone() == (auswahl,))

    def vergiss(self, name: str) -> None:
        """Take a name away.

        Raises:
            RegisterError: the register cannot be written.
        """
        with self._writing() as database:
            database.execute("delete from gemerkt where name = ?", (name,))

    def gemerkte(self) -> list[Gemerkt]:
        """Every selection with a name, by name.

        Raises:
            RegisterError: the register cannot be read.
        """
        sql = "select name, auswahl from gemerkt order by name"
        with self._reading() as database:
            rows = database.execute(sql).fetchall() if database else []
        return [Gemerkt(*row) for row in rows]

    def stand(self) -> tuple[int, int]:
        """Changes with everything that is entered."""
        try:
            found = self.path.stat()
        except OSError:
            return 0, 0
        return found.st_mtime_ns, found.st_size

    def sichere(self, target: Path) -> bool:
        """Copy the register as it is at one moment, whoever writes meanwhile.

        Returns:
            False if there is none yet.

        Raises:
            RegisterError: it cannot be read, or the copy not be written.
        """
        with self._reading() as database:
            if database is None:
                return False
            with closing(sqlite3.connect(target)) as copy:
                database.backup(copy)
        return True

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """The database, None if nothing was ever entered."""
        if not self.path.exists():
            yield None
            return
        # Not read-only: what a process left unfinished that died is then put right.
        address = f"file:{quote(str(self.path))}?mode=rw"
        with _said("lesen"), closing(_connect(address)) as database:
            yield database if _version(database) else None

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One change, whole and on disk when it is left, or not at all."""
        address = f"file:{quote(str(self.path))}"
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


def _derived(eintrag: Eintrag, number: int) -> str:
    again = [str(number)] if number else []
    return kennung(eintrag.kennzahl, eintrag.auswahl, eintrag.fingerabdruck, *again)


_INSERT = """
    insert into zitat values (
        null, :id, :kennzahl, :auswahl, :stand, :fingerabdruck, :wert,
        :faelle_einbezogen, :faelle_ausgewaehlt, :satz, :satz_mehr_als,
        :auswahl_worte, :definition, :quelle, :ausgestellt_um
    )
"""
_SELECT = """
    select z.*, (
        select json_group_array(zweck)
        from (select zweck from verwendung where zitat = z.id order by rowid)
    ) as verwendet
    from zitat z
    where :id is null or z.id = :id
    order by z.nummer desc
"""


def _insert(database: sqlite3.Connection, id_: str, eintrag: Eintrag) -> None:
    wert = None if eintrag.wert is None else str(eintrag.wert)
    values = {f.name: getattr(eintrag, f.name) for f in fields(Eintrag)}
    values |= {"id": id_, "ausgestellt_um": _now(), "wert": wert}
    values |= {"stand": eintrag.stand.isoformat()}
    database.execute(_INSERT, values)


def _zitate(database: sqlite3.Connection, id_: str | None = None) -> list[Zitat]:
    cursor = database.execute(_SELECT, {"id": id_})
    names = [column[0] for column in cursor.description]
    return [_zitat(dict(zip(names, row, strict=True))) for row in cursor]


def _zitat(row: Mapping[str, Any]) -> Zitat:
    values = {f.name: row[f.name] for f in fields(Eintrag)}
    values["stand"] = date.fromisoformat(row["stand"])
    values["wert"] = None if row["wert"] is None else Decimal(row["wert"])
    return Zitat(
        id=row["id"],
        eintrag=Eintrag(**values),
        ausgestellt_um=datetime.fromisoformat(row["ausgestellt_um"]),
        verwendet=tuple(json.loads(row["verwendet"])),
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
