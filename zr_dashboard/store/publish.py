"""Checked deliveries become the store: all of it, or nothing.

The new file is built beside the old one, checked, forced to disk and put in its
place in one step. A crash, a full disk or a refused row at any moment leaves the
old store as it was. Which Datenstände are valid, what a delivery looks like, and
whether it is right, is decided before, in `lieferung`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import duckdb
import pandas as pd

from zr_dashboard.model.errors import DashboardError, PublishFailedError
from zr_dashboard.model.fortschritt import Fortschritt, Schritt, still
from zr_dashboard.store.codes import fill_codes
from zr_dashboard.store.derive import derive
from zr_dashboard.store.disk import (
    alone,
    clear,
    force_folder_to_disk,
    force_to_disk,
    make_folder,
    reason,
    scratch,
)
from zr_dashboard.store.keep import (
    Identity,
    at_once,
    contents,
    copy,
    fill_up,
    require_whole,
)
from zr_dashboard.store.store import Store, create_schema, schema_version

TABLES = (
    "quelle",
    "landkreis",
    "kommune",
    "thema",
    "runde",
    "ereignis",
    "veroeffentlichte_summe",
    "glossar",
    "foerderfall",
    "foerderfall_thema",
    "foerderfall_quelle",
    "antrag",
)
"""Tables that a delivery fills, each after those it refers to."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Datenstand:
    """What a delivery says of itself."""

    stand: date
    """The day the data speak for."""

    bezeichnung: str
    grundlage: str
    """What it was compiled from, one phrase."""

    lizenz: str
    grund: str
    """Why it was published."""

    fingerabdruck: str
    """SHA-256 over its files, hexadecimal."""

    veroeffentlicht_um: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def identity(self) -> Identity:
        """Tells this publication from every other one for its Stichtag."""
        micros = (self.veroeffentlicht_um - _EPOCH) // timedelta(microseconds=1)
        return self.fingerabdruck, micros


Tables = Mapping[str, pd.DataFrame]
"""One frame per name of `TABLES`, columns as in `schema.sql` without `stand`;
values are text as DuckDB casts it, or None."""


@dataclass(frozen=True, slots=True)
class Source:
    """A Datenstand that the store shall have, and where its rows come from."""

    meta: Datenstand
    tables: Callable[[], Tables]
    """Called only if the store that stands does not hold this Datenstand."""


def fill(
    connection: duckdb.DuckDBPyConnection,
    meta: Datenstand,
    tables: Tables,
    fortschritt: Fortschritt = still,
    *,
    searchable: bool = True,
) -> None:
    """Add one delivery to a schema that `fill_codes` has filled.

    Raises:
        duckdb.Error: a constraint of `schema.sql` does not hold.
    """
    connection.execute(
        "insert into datenstand by name select unnest($meta)",
        {"meta": {**asdict(meta), "fassung": schema_version()}},
    )
    for done, table in enumerate(TABLES):
        fortschritt(Schritt.FUELLEN, done, len(TABLES))
        if tables[table].empty:  # DuckDB takes no frame without columns
            continue
        connection.register("lieferung", tables[table])
        connection.execute(
            f"insert into {table} by name "  # noqa: S608  a name from TABLES
            "select $stand::date as stand, * from lieferung",
            {"stand": meta.stand},
        )
        connection.unregister("lieferung")
    derive(connection, meta.stand, searchable=searchable, fortschritt=fortschritt)


class _NotInPlaceError(PublishFailedError):
    """Everything is done but the last step."""


def publish(
    sources: Sequence[Source],
    target: Path,
    *,
    anew: bool = False,
    searchable: bool = True,
    commit: Callable[[], None] = lambda: None,
    fortschritt: Fortschritt = still,
) -> None:
    """Build a new store file and put it in the place of `target`.

    Waits while another process publishes to the same place. Datenstände that
    `target` holds already are copied from it.

    Args:
        sources: Every Datenstand that the store shall have, at least one.
        target: Where the store stands.
        anew: Copy nothing from the store that stands.
        searchable: Whether its texts can be searched; what takes longest.
        commit: Called when the new file is whole and on disk, just before it takes
            its place; what it raises stops the publication.
        fortschritt: Told how far it is, never after `commit`; what it raises stops
            the publication.

    Raises:
        PublishFailedError: it could not be built or written; `target` is as it
            was, and nothing is left beside it.
    """
    try:
        make_folder(target.parent)
        lock = target.with_name(f".{target.name}.lock")
        with alone(lock), scratch(target) as new:
            kept = frozenset() if anew else _kept(sources, target)
            build = partial(
                _build,
                new,
                sources,
                target,
                searchable=searchable,
                fortschritt=fortschritt,
            )
            try:
                build(kept)
            except duckdb.Error:
                if not kept:
                    raise
                # The store that stands is damaged inside: without it, then.
                clear(new)
                build(frozenset())
            force_to_disk(new)
            commit()
            _put_in_place(new, target)
    except _NotInPlaceError:
        raise
    except (duckdb.Error, OSError, DashboardError) as error:
        raise failed(error) from error


def failed(error: Exception) -> PublishFailedError:
    """The sentence for whatever kept a new store from being written."""
    return PublishFailedError(
        "Die neue Datenbank konnte nicht geschrieben werden "
        f"({reason(error)}). "
        "Die bisherige ist unverändert. Bitte prüfen Sie den freien "
        "Speicherplatz und die Schreibrechte im Ordner der Datenbank und im Archiv."
    )


def _kept(sources: Sequence[Source], target: Path) -> frozenset[date]:
    there = contents(target) or {}
    return frozenset(
        source.meta.stand
        for source in sources
        if there.get(source.meta.stand) == source.meta.identity
    )


def _build(
    new: Path,
    sources: Sequence[Source],
    target: Path,
    kept: frozenset[date],
    *,
    searchable: bool,
    fortschritt: Fortschritt,
) -> None:
    expected: dict[date, int] = {}
    with duckdb.connect(new) as connection:
        with at_once(connection):
            create_schema(connection)
            fill_codes(connection)
        if kept:
            copy(connection, target, kept, TABLES)
        for source in sources:
            if source.meta.stand not in kept:
                tables = source.tables()
                rows = len(tables["foerderfall"]) + len(tables["antrag"])
                expected[source.meta.stand] = rows
                with at_once(connection):
                    fill(
                        *(connection, source.meta, tables, fortschritt),
                        searchable=searchable,
                    )
        fortschritt(Schritt.NACHPRUEFEN, 0, 1)
        # Closing would do it as well, but would keep silent if it fails.
        connection.execute("checkpoint")
        require_whole(connection, new)
    fill_up(new)
    _verify(new, {source.meta.stand for source in sources}, expected)


def _put_in_place(new: Path, target: Path) -> None:
    try:
        new.replace(target)
    except OSError as error:
        message = (
            "Das Archiv ist auf dem neuen Stand, aber die Datenbank konnte nicht "
            f"ersetzt werden ({reason(error)}). Bitte »python -m zr_dashboard bauen "
            "--falls-noetig« ausführen; das holt den letzten Schritt nach."
        )
        raise _NotInPlaceError(message) from error
    # From here on the new store stands. Not every file system can force a folder
    # to disk; after a power cut either store is whole.
    force_folder_to_disk(target.parent)


def _verify(path: Path, staende: set[date], expected: Mapping[date, int]) -> None:
    """Open the new file as a reader would, and count again."""
    if path.with_name(f"{path.name}.wal").exists():
        message = "Die neue Datei ist unvollständig."
        raise PublishFailedError(message)
    checks = Store.open(path).frame(
        """
        with e as (
            select stand, count(*) as anzahl, sum(zuwendung_eur) as summe
            from foerderfall group by stand
        ),
        f as (
            select stand, count(*) as anzahl, sum(zuwendung_eur) as summe
            from fall group by stand
        )
        from e full join f using (stand) full join datenstand d using (stand)
        select stand, coalesce(f.anzahl, 0)
                + (select count(*) from antrag where stand = d.stand) as anzahl,
            coalesce(e.anzahl = f.anzahl, e.anzahl is null and f.anzahl is null)
                and e.summe is not distinct from f.summe as gleich
        """
    )
    counted = dict(zip(checks["stand"].dt.date, checks["anzahl"], strict=True))
    if (
        set(counted) != staende
        or not checks["gleich"].all()
        or any(counted[stand] != anzahl for stand, anzahl in expected.items())
    ):
        message = "Die Prüfung der neuen Datei ist fehlgeschlagen."
        raise PublishFailedError(message)
