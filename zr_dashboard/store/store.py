"""Read-only access to a published store.

A store file is never written while it is served: `publish` replaces it by a new
one, and `current` notices. One connection per opened file, one cursor per
question: cursors of one connection may run side by side.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib import metadata
from importlib.resources import files
from itertools import chain
from pathlib import Path

import duckdb
import pandas as pd

from zr_dashboard.model.errors import (
    QueryFailedError,
    StoreBrokenError,
    StoreMissingError,
)
from zr_dashboard.model.selection import Selection
from zr_dashboard.store import binding, frames
from zr_dashboard.store.binding import Search

DEFAULT_PATH = Path(__file__).parents[2] / "data" / "zr.duckdb"
"""Where the store of a checkout stands."""

_SIZE = """
    select 3 * 4096 + total_blocks * block_size as bytes
    from pragma_database_size()
    where database_name = 'zr'
"""
"""How long the file must be: DuckDB's three headers and its blocks. It reads blocks
only when they are asked for, so that a missing end would show late or never."""

_NEWEST = "select max(stand) as stand from datenstand"
_FOUND = """
    select t.fall_nr
    from gefunden($suche) join suchtext t using (foerderfall_id)
    where t.stand = stand_von($suche)
"""
_CHOSEN = "select fall_nr from auswaehlen($bedingungen)"
_LENGTH = "select anzahl_foerderfaelle from umfang where stand = $stand"
_REMEMBERED = 50_000_000
"""Bytes of selections whose cases are remembered, a page asks for the same again and
again: fifty of a million cases, thousands of a few, 10,000 for each beside its bits."""

SCHEMA = (
    *("schema.sql", "search.sql", "abgleich.sql", "antraege.sql", "guete.sql"),
    *("kooperation.sql", "vergleich.sql"),
)
"""Tables and macros, each after those it refers to."""

_BUILT_WITH = (
    *(*SCHEMA, "derive.sql", "derive.py"),
    *("kooperation.py", "volltext.py", "compounds.py", "words.py"),
)
"""What decides how a store looks inside: words, too, must be folded and stemmed in
it as they are in a query."""

_FAILED = (
    "Die Daten konnten nicht gelesen werden. Bitte laden Sie die Seite neu; bleibt der "
    "Fehler, hilft »python -m zr_dashboard bauen«."
)

Version = tuple[int, int, int]
"""Which file stood at the path: inode, time of change, size."""


def store_path() -> Path:
    """The configured place of the store: `ZR_DATABASE`, else `DEFAULT_PATH`."""
    return Path(os.environ.get("ZR_DATABASE", DEFAULT_PATH))


class Store:
    """A published store that answers SQL with frames."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        *,
        catalog: str | None = None,
        version: Version = (0, 0, 0),
    ) -> None:
        """Wrap an open connection.

        Args:
            connection: Where the tables of `schema.sql` are.
            catalog: Name of the attached database that holds them, if any.
            version: Tells this store from another one at the same path.
        """
        self._connection = connection
        self._catalog = catalog
        self._chosen: dict[Selection, str] = {}
        self._lengths: dict[date | None, int] = {}
        self._newest: date | None = None
        self.version = version

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open a published store file for reading.

        Raises:
            StoreMissingError: there is no file at `path`.
            StoreBrokenError: the file is no store, truncated, or of another
                version of the schema.
        """
        try:
            version = _version(path)
        except (FileNotFoundError, NotADirectoryError) as error:
            message = (
                f"Die Datenbank {path.name} fehlt. Bitte »python -m zr_dashboard "
                "bauen« ausführen; »make run« tut das von selbst."
            )
            raise StoreMissingError(message) from error
        # Attached to a database in memory, not opened as one: DuckDB keeps one
        # instance per path and process, and would go on answering from the file
        # that was replaced.
        connection = duckdb.connect(":memory:")
        place = str(path).replace("'", "''")
        try:
            # Named, or DuckDB would fetch an extension from the network for a
            # file that looks like another kind of database.
            connection.execute(f"attach '{place}' as zr (read_only, type duckdb)")
            connection.execute("set enable_external_access = false")
            connection.execute("set arrow_large_buffer_size = true")
            connection.execute("set lock_configuration = true")
            store = cls(connection, catalog="zr", version=version)
            built_with = store.frame("select distinct fassung from datenstand")
            store.frame("select count(*) from fall")
            [[whole]] = store.frame(_SIZE).to_numpy().tolist()
        except (duckdb.Error, QueryFailedError) as error:
            connection.close()
            raise _broken(path, "ist beschädigt") from error
        # A file that was replaced meanwhile is another one; `current` opens it anew.
        if version[2] < whole and version == _version(path):
            raise _broken(path, "ist abgeschnitten")
        if built_with["fassung"].tolist() != [schema_version()]:
            raise _broken(path, "gehört zu einer anderen Fassung des Programms")
        return store

    def frame(self, sql: str, **params: object) -> pd.DataFrame:
        """Run one statement and return its rows.

        Args:
            sql: A complete, constant statement; every value in it is a `$name`.
            params: Exactly the names that `sql` uses; a Selection becomes the struct
                that the macros of `schema.sql` read.

        Raises:
            QueryFailedError: DuckDB refused the statement; the DuckDB error
                is the cause.
        """
        bound = {name: self._bound(value) for name, value in params.items()}
        try:
            with self._connection.cursor() as cursor:
                if self._catalog:
                    cursor.execute(f"use {self._catalog}")
                return cursor.execute(sql, bound).df()
        except duckdb.Error as error:
            raise QueryFailedError(_FAILED) from error

    def batches(
        self, sql: str, rows: int = 12_500, **params: object
    ) -> Iterator[pd.DataFrame]:
        """Run one statement and hand out its rows bit by bit.

        Without an `order by` the rows come in any order: several threads read. With
        one, DuckDB sorts all of them before it hands out the first.

        Args:
            sql: As for `frame`.
            rows: At most so many in a batch.
            params: As for `frame`.

        Yields:
            Frames as `frame` gives them, at least one: an empty one if there are no
            rows. The dtype of a column may differ between them: one that is whole
            numbers in one batch may have missing ones in the next.

        Raises:
            QueryFailedError: as in `frame`, at the first batch or later.
        """
        bound = {name: self._bound(value) for name, value in params.items()}
        try:
            with self._connection.cursor() as cursor:
                if self._catalog:
                    cursor.execute(f"use {self._catalog}")
                answer = cursor.sql(sql, params=bound).to_arrow_reader(rows)
                first = next(answer, answer.schema.empty_table())
                yield from map(frames.frame, chain([first], answer))
        except (duckdb.Error, OSError) as error:  # Arrow's, where DuckDB fails later
            raise QueryFailedError(_FAILED) from error

    def newest(self) -> date | None:
        """The newest Datenstand, None while there is none."""
        if self._newest is None:
            [[stand]] = self.frame(_NEWEST).astype(object).to_numpy().tolist()
            self._newest = None if pd.isna(stand) else stand.date()
        return self._newest

    def _bound(self, value: object) -> object:
        if isinstance(value, Selection):
            if value.stand is None:
                value = replace(value, stand=self.newest())
            return binding.struct(value, self._picked(value))
        if isinstance(value, Search):
            return binding.search(value, value.stand or self.newest())
        return value

    def _picked(self, selection: Selection) -> str | None:
        """Which cases a selection picks, as `binding.bits`; None for all of them."""
        if selection.selects_everything:
            return None
        if (known := self._chosen.get(selection)) is not None:
            return known
        picked = self._pick(selection)
        if (len(self._chosen) + 1) * (len(picked) + 10_000) > _REMEMBERED:
            self._chosen.pop(next(iter(self._chosen)), None)
        self._chosen[selection] = picked
        return picked

    def _pick(self, selection: Selection) -> str:
        text = Selection(stand=selection.stand, text=selection.text)
        if selection == text:
            suche = Search(selection.stand, selection.text)
            found = self.frame(_FOUND, suche=suche)
        else:
            bedingungen = binding.struct(selection, self._picked(text))
            found = self.frame(_CHOSEN, bedingungen=bedingungen)
        return binding.bits(found["fall_nr"], self._length(selection.stand))

    def _length(self, stand: date | None) -> int:
        """How many cases a Datenstand has; 0 if there is none such."""
        if not self._lengths.get(stand):
            found = self.frame(_LENGTH, stand=stand)["anzahl_foerderfaelle"]
            self._lengths[stand] = int(found.sum())
        return self._lengths[stand]


_LOCK = threading.Lock()
_OPEN: dict[Path, Store] = {}


def current(path: Path) -> Store:
    """The store that stands at `path` now, opened anew only if it was replaced.

    Whoever still holds the former store goes on reading it undisturbed: the
    replaced file lives until its last reader lets go.

    Raises:
        StoreMissingError, StoreBrokenError: as in `Store.open`.
    """
    with _LOCK:
        known = _OPEN.get(path)
        if known is None or not path.exists() or known.version != _version(path):
            _OPEN.pop(path, None)
            known = _OPEN[path] = Store.open(path)
        return known


def create_schema(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the empty tables of `schema.sql`, and the macros of all SQL files."""
    for name in SCHEMA:
        connection.execute(sql_file(name))


def schema_version() -> str:
    """Tells the tables of this version of the package from those of another."""
    text = "".join(sql_file(name) for name in _BUILT_WITH) + metadata.version(
        "PyStemmer"
    )
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def sql_file(name: str) -> str:
    """The text of a file of this package."""
    return files(__package__).joinpath(name).read_text("utf-8")


def _broken(path: Path, what: str) -> StoreBrokenError:
    return StoreBrokenError(
        f"Die Datenbank {path.name} lässt sich nicht lesen: Sie {what}. Bitte "
        "»python -m zr_dashboard bauen« ausführen; die Lieferung selbst ist davon "
        "nicht betroffen."
    )


def _version(path: Path) -> Version:
    stat = path.stat()
    return stat.st_ino, stat.st_mtime_ns, stat.st_size
