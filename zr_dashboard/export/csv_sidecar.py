"""What a machine-readable CSV contains, in a file beside it.

The head that explains the CSV for Excel would break every program that takes the first
line for the names of the columns: pandas, R, DuckDB, Power BI. So the plain CSV has
none, and what it would say stands in a second file, `<name>.csv-metadata.json`, in the
form that the W3C made for that: »Metadata Vocabulary for Tabular Data« and »Model for
Tabular Data and Metadata on the Web«, Recommendations of 17 December 2015 (CSV on the
Web). Programs that know it read the types of the columns from there, people read the
rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from zr_dashboard.export.angaben import Angaben, definitionen
from zr_dashboard.export.checksum import ERKLAERUNG, RowsDigest
from zr_dashboard.export.value_types import ValueType, value_type
from zr_dashboard.model.programm import PROGRAMM

MEDIA_TYPE = "application/csvm+json"
SUFFIX = "-metadata.json"
"""What follows the name of the CSV; readers look for it there."""

_DATATYPES: dict[ValueType, Any] = {
    ValueType.TEXT: "string",
    ValueType.BOOLEAN: {"base": "boolean", "format": "True|False"},
    ValueType.DATE: {"base": "string", "format": r"\d{4}(-\d{2}(-\d{2})?)?"},
    ValueType.INTEGER: "integer",
    ValueType.EURO: "decimal",
    ValueType.NUMBER: "number",
}


def sidecar(
    frame: pd.DataFrame,
    angaben: Angaben,
    *,
    url: str = "daten.csv",
    titles: Mapping[str, str] | None = None,
) -> bytes:
    """Describe what `csv_file.to_plain_csv` writes for the same frame.

    Args:
        frame: The rows; every column is in `COLUMNS`.
        angaben: What is said about them; whole under `notes`, as in JSON.
        url: Name of the CSV, seen from the place of this file.
        titles: Column titles that differ from those in `COLUMNS`.
    """
    digest = RowsDigest()
    digest.add(frame)
    return sidecar_of(frame, digest, angaben, url=url, titles=titles)


def sidecar_of(
    columns: Iterable[object],
    digest: RowsDigest,
    angaben: Angaben,
    *,
    url: str = "daten.csv",
    titles: Mapping[str, str] | None = None,
) -> bytes:
    """Describe what `csv_file.stream_plain_csv` writes.

    Args:
        columns: Names of the columns; every one is in `COLUMNS`.
        digest: Number and checksum of the rows.
        angaben: What is said about them; whole under `notes`, as in JSON.
        url: Name of the CSV, seen from the place of this file.
        titles: Column titles that differ from those in `COLUMNS`.
    """
    names = [str(name) for name in columns]
    about = angaben.as_object(
        names, zeilen=digest.zeilen, sha256=digest.sha256, titles=titles
    )
    del about["definitionen"]  # they are the columns
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "de"}],
        "url": url,
        "dc:title": angaben.titel,
        "dc:description": f"{PROGRAMM}: {angaben.auswahl}",
        "dc:source": about["quelle"],
        "dc:rights": angaben.lizenz,
        "dc:created": about["erzeugt"],
        "dialect": {
            "encoding": "utf-8",
            "delimiter": ",",
            "lineTerminators": "\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "notes": [about | {"sha256_aus": ERKLAERUNG}],
        "tableSchema": {
            "columns": [_column(meaning) for meaning in definitionen(names, titles)]
        },
    }
    return f"{json.dumps(described, ensure_ascii=False, indent=1)}\n".encode()


def _column(meaning: Mapping[str, str]) -> dict[str, Any]:
    return {
        "name": meaning["name"],
        "titles": [meaning["name"], meaning["titel"]],
        "dc:description": f"{meaning['bedeutung']} Einheit: {meaning['einheit']}.",
        "datatype": _DATATYPES[value_type(meaning["name"])],
        "null": "",
        "required": False,
    }
