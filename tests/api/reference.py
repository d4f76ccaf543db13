"""The public delivery, counted again in plain Python.

Shares no code with the package, so that agreement means something.
"""

import csv
import statistics
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

_FOLDER = Path(__file__).parents[2] / "data"

Case = dict[str, str]


def rows(file: str) -> list[Case]:
    """A file of the delivery as it stands."""
    with (_FOLDER / file).open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


CASES = rows("foerderfaelle.csv")
ARL_OF = {row["landkreis_ags"]: row["arl"] for row in rows("landkreise.csv")}

SELECTIONS: dict[str, Callable[[Case], bool]] = {
    "": lambda _: True,
    "von=2020&bis=2022": lambda c: c["jahr"] in ("2020", "2021", "2022"),
    "thema=T03": lambda c: "T03" in c["themen"].split(";"),
    "hauptthema=T03": lambda c: c["themen"].split(";")[0] == "T03",
    "arl=weser-ems&arl=lueneburg": lambda c: (
        ARL_OF.get(c["landkreis_ags"]) in ("Weser-Ems", "Lüneburg")
    ),
    "thema=-T03&gegenstand=2.1": lambda c: (
        "T03" not in c["themen"].split(";") and c["foerdergegenstand"] == "2.1"
    ),
    "massnahme=ohne-angabe": lambda c: not c["massnahmenart"],
    "von=ohne-angabe": lambda c: not c["jahr"],
    "von=2026&bis=2026": lambda c: c["jahr"] == "2026",
}
"""Query strings and which cases they mean."""


def kennzahlen(cases: list[Case]) -> dict[str, tuple[Decimal | None, int]]:
    """Value and number of included cases of every headline figure."""
    betraege = _amounts(cases, "zuwendung_eur")
    ausgaben = _amounts(cases, "gesamtausgaben_eur")
    kommunen = [c["kommune_ars9"] for c in cases if c["kommune_ars9"]]
    kreise = [c["landkreis_ags"] for c in cases if c["landkreis_ags"]]
    n = len(betraege)
    return {
        "foerderfaelle": (Decimal(len(cases)), len(cases)),
        "bescheide": (_total(int(c["anzahl_bescheide"]) for c in cases), len(cases)),
        "zuwendung_eur": (_sum(betraege, cases), n),
        "kommunen": (Decimal(len(set(kommunen))), len(kommunen)),
        "landkreise": (Decimal(len(set(kreise))), len(kreise)),
        "zuwendung_mittel_eur": (_cents(sum(betraege) / n) if n else None, n),
        "zuwendung_median_eur": (_cents(statistics.median(betraege)) if n else None, n),
        "gesamtausgaben_eur": (_sum(ausgaben, cases), len(ausgaben)),
    }


def _amounts(cases: list[Case], column: str) -> list[Decimal]:
    return [Decimal(case[column]) for case in cases if case[column]]


def _total(numbers) -> Decimal:  # noqa: ANN001  any numbers
    return Decimal(sum(numbers))


def _sum(amounts: list[Decimal], cases: list[Case]) -> Decimal | None:
    """Nothing selected is 0 Euro; selected, but nothing published, is unknown."""
    return Decimal(sum(amounts)) if amounts or not cases else None


def _cents(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"))
