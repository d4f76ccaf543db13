"""The formats a reader can choose from: one table, and one door to their writers.

Download menus and routes read `FORMATE`; neither knows a writer by name. How a format
is written is its own module's matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from zr_dashboard.export import sheets
from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.checksum import RowsDigest
from zr_dashboard.export.csv_file import (
    stream_excel_csv,
    stream_plain_csv,
    to_excel_csv,
    to_plain_csv,
)
from zr_dashboard.export.json_file import stream_json, to_json
from zr_dashboard.export.ods_file import stream_ods, to_ods
from zr_dashboard.export.parquet_file import stream_parquet, to_parquet
from zr_dashboard.export.xlsx_chart import ChartSpec
from zr_dashboard.export.xlsx_file import to_xlsx
from zr_dashboard.export.xlsx_stream import stream_xlsx


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format as a menu offers it and a route answers in it."""

    id: str
    """Its name in addresses."""

    titel: str
    endung: str
    """What file names end in, without the point."""

    media_type: str
    wofuer: str
    """For whom it is, one short sentence."""


_TEXT_CSV = "text/csv; charset=utf-8; header=present"
_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMATE: Mapping[str, Format] = MappingProxyType(
    {
        one.id: one
        for one in (
            Format(
                id="excel-csv",
                titel="CSV (Excel, deutsch)",
                endung="csv",
                media_type="text/csv; charset=utf-8",
                wofuer="Öffnet sich in Excel, mit Auswahl und Definitionen im Kopf.",
            ),
            Format(
                id="csv",
                titel="CSV (maschinenlesbar)",
                endung="csv",
                media_type=_TEXT_CSV,
                wofuer="Für Programme: nur Zeilen, Komma und Dezimalpunkt.",
            ),
            Format(
                id="xlsx",
                titel="Excel (XLSX)",
                endung="xlsx",
                media_type=_OFFICE,
                wofuer="Mappe mit Zahlenformaten und dem Blatt »Angaben«.",
            ),
            Format(
                id="ods",
                titel="OpenDocument (ODS)",
                endung="ods",
                media_type="application/vnd.oasis.opendocument.spreadsheet",
                wofuer="Dieselbe Mappe für LibreOffice.",
            ),
            Format(
                id="json",
                titel="JSON",
                endung="json",
                media_type="application/json",
                wofuer="Für Programme: Angaben und Zeilen in einem Objekt.",
            ),
            Format(
                id="parquet",
                titel="Parquet",
                endung="parquet",
                media_type="application/vnd.apache.parquet",
                wofuer="Für Auswertungen mit R, Python oder DuckDB: klein, typisiert.",
            ),
        )
    }
)
"""Every format by its id, in the order in which they are offered."""

Titles = Mapping[str, str] | None
Batches = Callable[[], Iterator[pd.DataFrame]]
_Streamer = Callable[[Batches, Angaben, Path, Titles], RowsDigest]
_Writer = Callable[[pd.DataFrame, Angaben, Titles, ChartSpec | None], bytes]

_TO_BYTES: Mapping[str, _Writer] = {
    "excel-csv": lambda frame, about, titles, _: to_excel_csv(frame, about, titles),
    "csv": lambda frame, _about, _titles, _: to_plain_csv(frame),
    "xlsx": lambda frame, about, titles, chart: to_xlsx(
        frame, about, titles=titles, chart=chart
    ),
    "ods": lambda frame, about, titles, _: to_ods(frame, about, titles=titles),
    "json": lambda frame, about, titles, _: to_json(frame, about, titles),
    "parquet": lambda frame, about, titles, _: to_parquet(frame, about, titles=titles),
}


def to_bytes(
    format_id: str,
    frame: pd.DataFrame,
    angaben: Angaben,
    *,
    titles: Titles = None,
    chart: ChartSpec | None = None,
) -> bytes:
    """Write a frame that fits into memory: what a panel or a route shows.

    The columns `teil_schluessel` and `teil` of an aggregate of one dimension are
    empty and left out.

    Args:
        format_id: One of `FORMATE`.
        frame: The rows; every column is in `COLUMNS`.
        angaben: What the file says of itself.
        titles: Column titles that differ from those in `COLUMNS`.
        chart: What XLSX draws of these rows; the other formats have no charts.

    Raises:
        KeyError: there is no such format.
        TooManyRowsError: the format cannot hold so many rows.
    """
    return _TO_BYTES[format_id](_without_empty_parts(frame), angaben, titles, chart)


def to_file(
    format_id: str,
    batches: Batches,
    angaben: Angaben,
    path: Path,
    *,
    titles: Titles = None,
) -> RowsDigest:
    """Write a stream of rows in constant memory: as many as a Datenstand may hold.

    For CSV and JSON the bytes are those of `to_bytes` for the same rows.

    Args:
        format_id: One of `FORMATE`.
        batches: Gives the rows from the beginning, at every call the same; at least
            one batch, an empty one if there are no rows. Called twice for workbooks:
            their rows are counted before they are written.
        angaben: What the file says of itself.
        path: Where to, in a folder that has room for the file twice; no file is left
            after an error.
        titles: Column titles that differ from those in `COLUMNS`.

    Returns:
        Number and checksum of the rows written.

    Raises:
        KeyError: there is no such format.
        TooManyRowsError: the format cannot hold so many rows.
    """
    return _TO_FILE[format_id](batches, angaben, path, titles)


def _xlsx(batches: Batches, about: Angaben, path: Path, titles: Titles) -> RowsDigest:
    zeilen = sheets.count_rows(batches())
    return stream_xlsx(batches(), about, path, zeilen=zeilen, titles=titles)


def _ods(batches: Batches, about: Angaben, path: Path, titles: Titles) -> RowsDigest:
    zeilen = sheets.count_rows(batches())
    return stream_ods(batches(), about, path, zeilen=zeilen, titles=titles)


_TO_FILE: Mapping[str, _Streamer] = {
    "excel-csv": lambda batches, about, path, titles: stream_excel_csv(
        batches(), about, path, titles=titles
    ),
    "csv": lambda batches, _about, path, _titles: stream_plain_csv(batches(), path),
    "xlsx": _xlsx,
    "ods": _ods,
    "json": lambda batches, about, path, titles: stream_json(
        batches(), about, path, titles=titles
    ),
    "parquet": lambda batches, about, path, titles: stream_parquet(
        batches(), about, path, titles=titles
    ),
}


def _without_empty_parts(frame: pd.DataFrame) -> pd.DataFrame:
    empty = [
        name
        for name in ("teil_schluessel", "teil")
        if name in frame and (frame[name] == "").all()
    ]
    return frame.drop(columns=empty)
