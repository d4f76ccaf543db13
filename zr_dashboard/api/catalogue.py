"""Every address and what it gives, made of the tables that serve them.

Index and description of the routes read it; `routes` is held against it by a test.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zr_dashboard.api import schemas, zitat
from zr_dashboard.api.antwort import DOKUMENTE
from zr_dashboard.api.formats import ENDINGS
from zr_dashboard.export import briefing_pdf, csv_sidecar
from zr_dashboard.export.formate import FORMATE
from zr_dashboard.model import antwortform
from zr_dashboard.model.selection import PARAMETERS

PREFIX = "/api/v1"
OPENAPI = "application/openapi+json"
_TABLES = {
    "foerderfaelle": ("Die ausgewählten Förderfälle", "spalten"),
    "aufgliederung": ("Summen der Auswahl nach einem oder zwei Merkmalen", "nach"),
}
"""Title of each table, and its own parameter."""

_LIMITED = dict.fromkeys(
    (
        *("foerderfaelle.xlsx", "foerderfaelle.ods"),
        *(f"antwort.{ending}" for ending in DOKUMENTE),
    ),
    ("422",),
)
"""Files that cannot hold any number of rows or columns."""

_ANTWORT = tuple(
    "spalten_antwort" if name == "spalten" else name for name in antwortform.PARAMETERS
)
"""As `parameters` calls them: elsewhere, »spalten« means something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One address."""

    path: str
    titel: str
    media_type: str = "application/json"
    schema: str = ""
    """One of `schemas.SCHEMAS`, or nothing for what is no JSON."""

    takes: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    errors: tuple[str, ...] = ("405", "500")


def entries() -> Iterator[Entry]:
    """Every address in the order of the handbook."""
    yield Entry(path=f"{PREFIX}/", titel="Alle Adressen", headers=("Link",))
    yield Entry(
        path=f"{PREFIX}/openapi.json",
        titel="Diese Beschreibung",
        media_type=OPENAPI,
        errors=("405", "500", "503"),
    )
    yield Entry(
        path=f"{PREFIX}/status",
        titel="Zustand, Datenstand, Zahl der Förderfälle, Fassung",
        schema="status",
    )
    yield Entry(
        path=f"{PREFIX}/metrics",
        titel="Zähler des Servers für die Überwachung (Prometheus)",
        media_type="text/plain",
    )
    yield _data("kennzahlen.json", "Alle Kennzahlen der Auswahl", "kennzahlen")
    yield Entry(
        path=f"{PREFIX}/zitat.json",
        titel="Eine Kennzahl der Auswahl zitieren (das Zitat wird ins Register "
        "eingetragen), oder ein Zitat wiederfinden",
        schema="zitat",
        takes=(*zitat.OWN, *PARAMETERS),
        errors=("400", "404", "405", "500", "503"),
    )
    for name in _TABLES:
        yield from _table(name)
    yield _data(
        "briefing.pdf",
        "Ein oder zwei Seiten über die Auswahl: barrierefreies PDF (PDF/UA-1)",
        "",
        media_type=briefing_pdf.MEDIA_TYPE,
    )
    for dokument in DOKUMENTE.values():
        ending = dokument.endung
        yield _data(
            f"antwort.{ending}",
            f"Antworttabelle: {dokument.titel}",
            "antwort" if ending == "json" else "",
            *_ANTWORT,
            media_type=dokument.media_type,
        )
    for name in schemas.SCHEMAS:
        yield Entry(
            path=f"{PREFIX}/schema/{name}.json",
            titel=f"JSON Schema: {name}",
            media_type="application/schema+json",
        )
    yield Entry(
        path=f"{PREFIX}/grenzen/{{name}}.geojson",
        titel="Verwaltungsgrenzen für die Karte",
        media_type="application/geo+json",
        takes=("name_grenzen", "If-None-Match"),
        headers=("ETag",),
        errors=("404", "405", "500"),
    )
    yield Entry(
        path=f"{PREFIX}/grenzen/world_110m.json",
        titel="Leere Weltkarte, die das Diagrammprogramm der Seiten verlangt",
    )


def _table(name: str) -> Iterator[Entry]:
    titel, own = _TABLES[name]
    for form_id, ending in ENDINGS.items():
        form = FORMATE[form_id]
        yield _data(
            f"{name}.{ending}",
            f"{titel}: {form.titel}. {form.wofuer}",
            name if form_id == "json" else "",
            own,
            media_type=form.media_type.partition(";")[0],
            more=("Link",) if form_id == "csv" else (),
        )
    yield _data(
        f"{name}.csv{csv_sidecar.SUFFIX}",
        f"{titel}: was die maschinenlesbare CSV enthält (CSV on the Web)",
        "",
        own,
        media_type=csv_sidecar.MEDIA_TYPE,
    )


def _data(
    file: str,
    titel: str,
    schema: str,
    *own: str,
    media_type: str = "application/json",
    more: tuple[str, ...] = (),
) -> Entry:
    return Entry(
        path=f"{PREFIX}/{file}",
        titel=titel,
        media_type=media_type,
        schema=schema,
        takes=(*own, *PARAMETERS, "If-None-Match"),
        headers=("ETag", "Content-Disposition", *more),
        errors=("400", "405", *_LIMITED.get(file, ()), "500", "503"),
    )
