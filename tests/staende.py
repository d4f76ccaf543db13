"""Datenstände of generated cases in one small database, published and taken back."""

from collections.abc import Sequence
from datetime import date

import duckdb
import pandas as pd

from tests import example
from tests.reference import Delivery, Row
from zr_dashboard.store.codes import fill_codes
from zr_dashboard.store.derive import DERIVED, derive
from zr_dashboard.store.store import Store, create_schema

_KEPT = ("quelle", "landkreis", "kommune", "thema", "runde")
"""Tables that every Datenstand needs, as the newest of `example.sql` has them."""

_ALL = ("datenstand", *_KEPT, "foerderfall", "foerderfall_thema", *DERIVED)
"""What is filled here, each after those it refers to."""


class Staende:
    """A store whose Datenstände come and go."""

    def __init__(self) -> None:
        """Begin without any."""
        self.connection = duckdb.connect(config={"threads": 1})
        create_schema(self.connection)
        fill_codes(self.connection)
        known = example.connect(searchable=False)
        self._kept = {
            table: known.execute(
                f"select * exclude (stand) from {table} where stand = '2026-11-22'"  # noqa: S608  a name from _KEPT
            ).df()
            for table in _KEPT
        }

    @property
    def store(self) -> Store:
        """What stands there now; like a file, an opened store never changes."""
        return Store(self.connection)

    def publish(self, delivery: Delivery, fingerabdruck: str) -> None:
        """Add a Datenstand."""
        stand = date.fromisoformat(delivery.stand)
        self.connection.execute(
            "insert into datenstand values "
            "($stand, 'Testdaten', 'erfunden', 'frei', $f, 'test', now(), $grund)",
            {"stand": stand, "f": fingerabdruck, "grund": f"Grund {fingerabdruck}"},
        )
        for table, frame in self._kept.items():
            self._insert(table, frame.assign(stand=stand))
        self._insert("foerderfall", _cases(delivery))
        self._insert("foerderfall_thema", _themes(delivery))
        derive(self.connection, stand, searchable=False)

    def take_back(self, stand: date) -> None:
        """Remove a Datenstand."""
        for table in reversed(_ALL):
            self.connection.execute(
                f"delete from {table} where stand = $stand",  # noqa: S608  a name from _ALL
                {"stand": stand},
            )

    def _insert(self, table: str, frame: pd.DataFrame) -> None:
        if frame.empty:
            return
        self.connection.register("neu", frame)
        self.connection.execute(f"insert into {table} by name from neu")
        self.connection.unregister("neu")


def _cases(delivery: Delivery) -> pd.DataFrame:
    told = {"stand": delivery.stand, "titel": "Titel", "empfaenger": "Empfänger"}
    rows = [
        {name: cell or None for name, cell in row.items() if name != "themen"}
        | told
        | {
            "zuwendung_angabe": "exakt" if row["zuwendung_eur"] else None,
            "gesamtausgaben_angabe": "exakt" if row["gesamtausgaben_eur"] else None,
        }
        for row in delivery.faelle
    ]
    return pd.DataFrame(rows, dtype=object)


def _themes(delivery: Delivery) -> pd.DataFrame:
    rows = [
        (delivery.stand, row["foerderfall_id"], rang, thema)
        for row in delivery.faelle
        for rang, thema in enumerate(filter(None, row["themen"].split(";")), 1)
    ]
    return pd.DataFrame(rows, columns=["stand", "foerderfall_id", "rang", "thema"])


def numbered(faelle: Sequence[Row]) -> list[Row]:
    """Cases with an id."""
    return [
        {"foerderfall_id": f"Z{number:02}", **row} for number, row in enumerate(faelle)
    ]
