"""A large store for measurements: invented cases, and marked as such.

    python -m benchmarks.synthetic 1000000 /tmp/gross.duckdb

Owns how the cases of the public delivery are multiplied: each copy gets its own key,
a title with a number, another Kommune, amount, year and Runde, drawn from those of the
delivery by fixed rules, so that the same number gives the same store. Nothing of it
may be published.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from zr_dashboard.store import volltext
from zr_dashboard.store.publish import TABLES, fill_codes
from zr_dashboard.store.store import (
    DEFAULT_PATH,
    create_schema,
    schema_version,
    sql_file,
)

_MANY = """
    insert into foerderfall by name
    with vorlage as (select row_number() over (order by foerderfall_id) - 1 as n, * from quelle.foerderfall),
    ort as (select row_number() over (order by kommune_ars9) - 1 as m, kommune_ars9, landkreis_ags, kommune from kommune),
    zaehler as (select range as i from range($anzahl))
    select
        v.* exclude (n, foerderfall_id, titel, empfaenger, kommune_ars9, landkreis_ags, zuwendung_eur, jahr, bewilligt_am),
        'SYN-' || lpad(cast(i as varchar), 7, '0') as foerderfall_id,
        v.titel || ' ' || i % 5000 as titel,
        o.kommune as empfaenger, o.kommune_ars9, o.landkreis_ags,
        if(v.zuwendung_eur is null, null, 75000 + hash(i) % 22500000 / 100.0) as zuwendung_eur,
        if(v.jahr is null, null, 2019 + hash(i + 1) % 8) as jahr,
        if(v.jahr is null, null,
            cast(make_date(cast(2019 + hash(i + 1) % 8 as integer), 1, 1) + cast(hash(i + 2) % 300 as integer) as varchar)
        ) as bewilligt_am
    from zaehler
    join vorlage v on v.n = i % (select count(*) from vorlage)
    join ort o on o.m = hash(i + 3) % (select count(*) from ort)
"""

_OF_CASES = """
    insert into {table} by name
    with vorlage as (select row_number() over (order by foerderfall_id) - 1 as n, foerderfall_id from quelle.foerderfall)
    select d.* exclude (foerderfall_id), 'SYN-' || lpad(cast(i as varchar), 7, '0') as foerderfall_id
    from (select range as i from range($anzahl))
    join vorlage v on v.n = i % (select count(*) from vorlage)
    join quelle.{table} d using (foerderfall_id)
"""

_BARE = """
    create or replace table foerderfall_thema as from foerderfall_thema limit 0;
    create or replace table foerderfall_quelle as from foerderfall_quelle limit 0;
    create or replace table foerderfall as from foerderfall limit 0;
"""
"""Without constraints: checking them takes longer than all the rest."""


def build(anzahl: int, target: Path, source: Path = DEFAULT_PATH) -> None:
    """Write a store of so many invented cases to `target`, from a published one."""
    target.unlink(missing_ok=True)
    with duckdb.connect(target) as connection:
        connection.execute(f"attach '{source}' as quelle (read_only)")
        create_schema(connection)
        fill_codes(connection)
        connection.execute(
            "insert into datenstand by name select * replace ("
            "'Synthetisch, nur für Messungen' as bezeichnung, $fassung as fassung) "
            "from quelle.datenstand",
            {"fassung": schema_version()},
        )
        for table in TABLES:
            if not table.startswith("foerderfall"):
                connection.execute(f"insert into {table} from quelle.{table}")
        connection.execute(_BARE)
        connection.execute(_MANY, {"anzahl": anzahl})
        for table in ("foerderfall_thema", "foerderfall_quelle"):
            connection.execute(_OF_CASES.format(table=table), {"anzahl": anzahl})
        [(stand,)] = connection.execute("select stand from datenstand").fetchall()
        connection.execute(sql_file("derive.sql"), {"stand": stand})
        volltext.index(connection, stand)
        connection.execute("detach quelle")
        connection.execute("checkpoint")


if __name__ == "__main__":
    build(int(sys.argv[1]), Path(sys.argv[2]))
