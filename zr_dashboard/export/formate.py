"""The formats a reader can choose from: one table, and one door to their writers.

Download menus and routes read `FORMATE`; neither knows a writer by name. How a format
is written is its own module's matter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.csv_file import to_excel_csv, to_plain_csv
from zr_dashboard.export.json_file import to_json
from zr_dashboard.export.ods_file import to_ods
from zr_dashboard.export.parquet_file import to_parquet
from zr_dashboard.export.xlsx_chart import ChartSpec
from zr_dashboard.export.xlsx_file import to_xlsx


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


def _without_empty_parts(frame: pd.DataFrame) -> pd.DataFrame:
    empty = [
        name
        for name in ("teil_schluessel", "teil")
        if name in frame and (frame[name] == "").all()
    ]
    return frame.drop(columns=empty)
