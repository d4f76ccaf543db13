"""Each format of the download routes, for 100,000 rows.

From the request to the last byte, as somebody fetches it. The floor of CSV, Parquet and
JSON is DuckDB's own `COPY` of the same rows and columns, that of XLSX a bare XlsxWriter
in constant memory that is handed the same values.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.request import urlopen

import duckdb
import xlsxwriter

from benchmarks import server
from benchmarks.run import Run
from benchmarks.server import Server

TEIL = "export"
ROWS = 100_000
_RUNS = 2
_FORMATS = ("csv", "excel.csv", "json", "parquet", "xlsx", "ods")
_COPY = {
    "csv": "format csv",
    "json": "format json, array true",
    "parquet": "format parquet",
}

_SAME = """
    select * exclude (stand, fall_nr, titel_rang, empfaenger_rang, landkreis_rang, kommune, einwohner, zentralort,
        groessenklasse, landkreis, arl_code, arl, themen_namen, hauptthema, foerdersatz, erster_tag, letzter_tag)
        replace (array_to_string(themen, ';') as themen, array_to_string(quellen, ';') as quellen)
    from zr.fall where jahr between {von} and {bis}
    order by fall_nr
"""
"""The rows of the routes with the columns of a delivery, and their order."""

_NUMBERS = """
    select * replace (cast(zuwendung_eur as double) as zuwendung_eur, cast(gesamtausgaben_eur as double) as gesamtausgaben_eur,
        cast(foerdersatz_prozent as double) as foerdersatz_prozent, cast(ausgezahlt_eur as double) as ausgezahlt_eur,
        cast(zuwendungsfaehige_ausgaben_eur as double) as zuwendungsfaehige_ausgaben_eur)
    from ({rows})
"""
"""The same as a workbook has them."""


def measure(run: Run) -> None:
    """Fetch a selection of about 100,000 cases in every format."""
    years = (2021, 2021) if run.groesse > 2 * ROWS else (2019, 2100)
    runs = min(run.laeufe, _RUNS)
    with (
        duckdb.connect() as connection,
        server.serve(server.APP, run.folder, run.environment) as app,
    ):
        connection.execute(f"attach '{run.store}' as zr (read_only)")
        same = _SAME.format(von=years[0], bis=years[1])
        [(rows,)] = connection.execute(f"select count(*) from ({same})").fetchall()  # noqa: S608  ours
        share = ROWS / rows
        app.wait(server.STATUS)
        for one in _FORMATS:
            app.forget_peak()
            address = (
                f"/api/v1/foerderfaelle.{one}?von={years[0]}&bis={min(years[1], 2026)}"
            )
            taken = [_timed(partial(_fetch, app, address)) for _ in range(runs)]
            floor = _floor(one, connection, same, run.folder)
            often = 1 if one == "xlsx" else runs  # half a minute each
            run.add(
                TEIL,
                one,
                [seconds * share for seconds in taken],
                einheit="s",
                boden=[_timed(floor) * share for _ in range(often)] if floor else [],
                boden_ist="XlsxWriter" if one == "xlsx" else "DuckDB COPY",
                hinweis=f"{rows} Zeilen, Spitze des Servers {app.peak_mb():.0f} MB",
            )


def _fetch(app: Server, address: str) -> int:
    """Read an answer to its end, keeping nothing; its bytes."""
    size = 0
    with urlopen(f"{app.base}{address}", timeout=600) as answer:  # noqa: S310  our own server
        while piece := answer.read(1 << 20):
            size += len(piece)
    return size


def _floor(
    one: str, connection: duckdb.DuckDBPyConnection, same: str, folder: Path
) -> Callable[[], object] | None:
    target = folder / f"boden.{one}"
    if one in _COPY:
        sql = f"copy ({same}) to '{target}' ({_COPY[one]})"
        return lambda: connection.execute(sql)
    if one == "xlsx":
        return lambda: _plain_book(connection, same, target)
    return None


def _plain_book(connection: duckdb.DuckDBPyConnection, same: str, target: Path) -> None:
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        answer = connection.execute(_NUMBERS.format(rows=same))
        place = 0
        while rows := answer.fetchmany(10_000):
            for row in rows:
                sheet.write_row(place, 0, row)
                place += 1


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
