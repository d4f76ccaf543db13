"""The register: which figures were cited, and which selections were given a name.

A file of its own beside the store, in SQLite: a store is replaced with every
publication, the register never is. Any number of processes may read and write it; what
was entered is on disk before anybody is told its identifier, and is never changed or
deleted. What a citation says is made in `queries.zitate`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from zr_dashboard.model.errors import RegisterError
from zr_dashboard.model.kennung import kennung
from zr_dashboard.model.zitat import Eintrag, Gemerkt, Zitat
from zr_dashboard.store.register_file import reading, writing

_TRIES = 100
"""Far more than there can be identifiers that collide."""


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
        with writing(self.path) as database:
            for number in range(_TRIES):
                found = _derived(eintrag, number)
                if not (known := _zitate(database, found)):
                    _insert(database, Zitat(found, eintrag, _this_second()))
                    known = _zitate(database, found)
                if known[0].eintrag.meint_dasselbe(eintrag):
                    return known[0]
        message = "Zu dieser Zahl ließ sich keine freie Kennung finden."
        raise RegisterError(message)

    def zitat(self, id_: str) -> Zitat | None:
        """The citation with that identifier, written as `model.kennung` does."""
        with reading(self.path) as database:
            found = _zitate(database, id_) if database else []
        return found[0] if found else None

    def zitate(self) -> list[Zitat]:
        """Every citation, the last one first.

        Raises:
            RegisterError: the register cannot be read.
        """
        with reading(self.path) as database:
            return _zitate(database) if database else []

    def vermerke(self, id_: str, zweck: str) -> None:
        """Note what a citation was used for; noted before, it stays as it was.

        Raises:
            RegisterError: the register cannot be written.
        """
        with writing(self.path) as database:
            database.execute(_USE, (id_, zweck, _this_second().isoformat()))

    def merke(self, name: str, auswahl: str) -> bool:
        """Give a selection a name, whose case does not matter.

        Returns:
            False if another selection has this name; it keeps it.

        Raises:
            RegisterError: the register cannot be written.
        """
        with writing(self.path) as database:
            database.execute(_NAME, (name, auswahl, _this_second().isoformat()))
            sql = "select auswahl from gemerkt where name = ?"
            return bool(database.execute(sql, (name,)).fetchone() == (auswahl,))

    def vergiss(self, name: str) -> None:
        """Take a name away.

        Raises:
            RegisterError: the register cannot be written.
        """
        with writing(self.path) as database:
            database.execute("delete from gemerkt where name = ?", (name,))

    def gemerkte(self) -> list[Gemerkt]:
        """Every selection with a name, by name.

        Raises:
            RegisterError: the register cannot be read.
        """
        sql = "select name, auswahl from gemerkt order by name"
        with reading(self.path) as database:
            rows = database.execute(sql).fetchall() if database else []
        return [Gemerkt(*row) for row in rows]

    def sichere(self, target: Path) -> bool:
        """Copy the register as it is at one moment, whoever writes meanwhile.

        Returns:
            False if there is none yet.

        Raises:
            RegisterError: it cannot be read, or the copy not be written.
        """
        with reading(self.path) as database:
            if database is None:
                return False
            with closing(sqlite3.connect(target)) as copy:
                database.backup(copy)
        return True

    def uebernimm(self, other: Register) -> None:
        """Take in everything that another register has and this one has not.

        Nothing is overwritten: what stands here stays as it is.

        Raises:
            RegisterError: an identifier means different figures in both, or one of
                them cannot be read or written. Then nothing was taken in.
        """
        with reading(other.path) as source:
            if source is None:
                return
            self._take_in(source)

    def _take_in(self, source: sqlite3.Connection) -> None:
        with writing(self.path) as database:
            for zitat in reversed(_zitate(source)):
                if known := _zitate(database, zitat.id):
                    _refuse_another(known[0], zitat)
                else:
                    _insert(database, zitat)
            for sql, rows in (
                (_USE, source.execute(_USES).fetchall()),
                (_NAME, source.execute(_NAMES).fetchall()),
            ):
                database.executemany(sql, rows)


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


def _insert(database: sqlite3.Connection, zitat: Zitat) -> None:
    said = zitat.eintrag
    values = {f.name: getattr(said, f.name) for f in fields(Eintrag)} | {
        "id": zitat.id,
        "stand": said.stand.isoformat(),
        "wert": None if said.wert is None else str(said.wert),
        "ausgestellt_um": zitat.ausgestellt_um.isoformat(),
    }
    database.execute(_INSERT, values)


def _refuse_another(known: Zitat, zitat: Zitat) -> None:
    if not known.eintrag.meint_dasselbe(zitat.eintrag):
        message = f"Unter der Kennung {zitat.id} steht hier schon eine andere Zahl."
        raise RegisterError(message)


_USE = "insert or ignore into verwendung values (?, ?, ?)"
_NAME = "insert or ignore into gemerkt values (?, ?, ?)"
_USES = "select zitat, zweck, vermerkt_um from verwendung order by rowid"
_NAMES = "select name, auswahl, gemerkt_um from gemerkt"


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


def _this_second() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
