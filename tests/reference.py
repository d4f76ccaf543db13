"""The same answers in plain Python, to compare every query with.

Reads the CSV files of a delivery and shares no line with the package: where both
agree, the figures follow from the delivery and not from the code. A selection is
given as its URL parameters, amounts are decimals.
"""

import csv
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

Row = dict[str, str]
"""One line of a CSV file; an empty cell is ''."""

Url = Mapping[str, Sequence[str]]

OHNE = "ohne-angabe"
COLUMN = {
    "jahr": "jahr",
    "runde": "runde",
    "landkreis": "landkreis_ags",
    "kommune": "kommune_ars9",
    "gegenstand": "foerdergegenstand",
    "massnahme": "massnahmenart",
    "status": "status",
    "vertrauen": "vertrauen",
}
"""Dimension -> column of foerderfaelle.csv, where it simply stands there."""

DIMENSIONS = (
    *("jahr", "runde", "landkreis", "kommune", "gegenstand", "massnahme"),
    *("arl", "thema", "hauptthema"),
)
"""What is grouped by."""

FACETS = (
    *DIMENSIONS[1:],
    *("zentralort", "groessenklasse", "foerdersatz", "laufzeit", "status", "vertrauen"),
)
"""What is filtered by, years and amounts apart."""

LIMITS = (25_000, 50_000, 75_000, 100_000, 150_000, 200_000, 250_000, 300_000)
"""Amounts whose cases are counted."""


@dataclass(frozen=True)
class Delivery:
    """The files of a delivery that decide about sums."""

    faelle: Sequence[Row]
    landkreise: Sequence[Row]
    kommunen: Sequence[Row]
    stand: str
    """The day the data speak for, ISO 8601."""

    def kommune(self, case: Row) -> Row:
        """The Kommune of a case, all empty where it is not known."""
        for row in self.kommunen:
            if row["ars9"] == case["kommune_ars9"]:
                return row
        return {"einwohner": "", "zentralort": ""}

    def arl_of(self, landkreis: str) -> str:
        """Code of the Amt of a Landkreis, '' where the Landkreis is not known."""
        for row in self.landkreise:
            if row["landkreis_ags"] == landkreis:
                return row["arl"].lower().replace("ü", "ue")
        return ""


@dataclass(frozen=True)
class Sums:
    """What is counted of some cases."""

    faelle: int
    bescheide: int
    kommunen: int
    mit_betrag: int
    zuwendung: Decimal | None
    """0 without a case, None where no case has an amount."""

    mit_ausgaben: int
    ausgaben: Decimal | None


def read(folder: Path) -> Delivery:
    """The delivery in a folder."""

    def rows(name: str) -> list[Row]:
        with (folder / name).open(newline="", encoding="utf-8") as stream:
            return list(csv.DictReader(stream))

    return Delivery(
        rows("foerderfaelle.csv"),
        rows("landkreise.csv"),
        rows("kommunen.csv"),
        tomllib.loads((folder / "lieferung.toml").read_text("utf-8"))[
            "stand"
        ].isoformat(),
    )


def codes(delivery: Delivery, case: Row, dimension: str, am: str = "") -> list[str]:
    """The groups of a dimension in which a case stands; never none.

    Whether it is running is asked for the day `am`, or for the Datenstand.
    """
    if dimension in _WORKED_OUT:
        return [_WORKED_OUT[dimension](delivery, case, am or delivery.stand)]
    themen = [code for code in case["themen"].split(";") if code]
    if dimension == "thema":
        return themen or [OHNE]
    if dimension == "hauptthema":
        return themen[:1] or [OHNE]
    if dimension == "arl":
        return [delivery.arl_of(case["landkreis_ags"]) or OHNE]
    return [case[COLUMN[dimension]] or OHNE]


_WORKED_OUT: Mapping[str, Callable[[Delivery, Row, str], str]] = {
    "zentralort": lambda d, case, _: d.kommune(case)["zentralort"].lower() or OHNE,
    "groessenklasse": lambda d, case, _: _size(d.kommune(case)["einwohner"]),
    "foerdersatz": lambda _d, case, _: _rate(case["foerdersatz_prozent"]),
    "laufzeit": lambda _, case, day: _term(case, day),
}


def _size(einwohner: str) -> str:
    if not einwohner:
        return OHNE
    for limit, code in (
        (5_000, "unter-5000"),
        (10_000, "5000-10000"),
        (20_000, "10000-20000"),
        (50_000, "20000-50000"),
        (100_000, "50000-100000"),
    ):
        if int(einwohner) < limit:
            return code
    return "ab-100000"


def _rate(prozent: str) -> str:
    if not prozent:
        return OHNE
    rate = Decimal(prozent)
    if rate in (60, 90):
        return str(int(rate))
    return "unter-60" if rate < 60 else "ueber-60" if rate < 90 else "ueber-90"


def _term(case: Row, day: str) -> str:
    """ISO days compare like text; no month is longer than 31 days."""
    von, bis = case["laufzeit_von"], case["laufzeit_bis"]
    first = von + "-01-01"[len(von) - 4 :] if von else ""
    last = bis + {4: "-12-31", 7: "-31"}.get(len(bis), "") if bis else ""
    if first and day < first:
        return "geplant"
    if last and day > last:
        return "beendet"
    return "laufend" if first and last else OHNE


def selected(delivery: Delivery, url: Url) -> list[Row]:
    """The cases that a link selects."""
    am = "".join(url.get("am", ()))
    return [
        case
        for case in delivery.faelle
        if _in_range(case["jahr"], url, "von", "bis")
        and _in_range(case["zuwendung_eur"], url, "betrag_von", "betrag_bis")
        and all(_fits(codes(delivery, case, f, am), url[f]) for f in FACETS if f in url)
    ]


def _in_range(value: str, url: Url, first: str, last: str) -> bool:
    values = [*url.get(first, ()), *url.get(last, ())]
    without, not_without = OHNE in values, f"-{OHNE}" in values
    von = [int(value) for value in url.get(first, ()) if value.isdigit()]
    bis = [int(value) for value in url.get(last, ()) if value.isdigit()]
    has_range = bool(von or bis)
    if not value:
        return without or (not has_range and not not_without)
    if not has_range:
        return not without
    return min(von, default=0) <= Decimal(value) <= max(bis, default=10**12)


def _fits(found: Iterable[str], tokens: Sequence[str]) -> bool:
    chosen = {token for token in tokens if not token.startswith("-")}
    excluded = {token[1:] for token in tokens if token.startswith("-")}
    there = set(found)
    return (not chosen or bool(there & chosen)) and not there & excluded


def sums(cases: Sequence[Row]) -> Sums:
    """Count and add up some cases."""
    betraege, ausgaben = (
        amounts(cases, "zuwendung_eur"),
        amounts(cases, "gesamtausgaben_eur"),
    )
    return Sums(
        faelle=len(cases),
        bescheide=sum(int(case["anzahl_bescheide"]) for case in cases),
        kommunen=len({case["kommune_ars9"] for case in cases} - {""}),
        mit_betrag=len(betraege),
        zuwendung=_total(betraege, cases),
        mit_ausgaben=len(ausgaben),
        ausgaben=_total(ausgaben, cases),
    )


def amounts(cases: Sequence[Row], column: str) -> list[Decimal]:
    """The amounts of a column that are known, smallest first."""
    return sorted(Decimal(case[column]) for case in cases if case[column])


def _total(known: Sequence[Decimal], cases: Sequence[Row]) -> Decimal | None:
    return None if cases and not known else sum(known, Decimal(0))


def kennzahlen(cases: Sequence[Row]) -> dict[str, tuple[Fraction | None, int]]:
    """Every headline figure, not rounded, and how many cases it includes."""
    total, count = sums(cases), len(cases)
    known = amounts(cases, "zuwendung_eur")
    middle = known[(len(known) - 1) // 2 : len(known) // 2 + 1]
    kreise = [case["landkreis_ags"] for case in cases if case["landkreis_ags"]]
    named = sum(bool(case["kommune_ars9"]) for case in cases)

    def exact(value: Decimal | int | None) -> Fraction | None:
        return None if value is None else Fraction(value)

    def mean(values: Sequence[Decimal]) -> Fraction | None:
        return Fraction(sum(values)) / len(values) if values else None

    return {
        "foerderfaelle": (exact(count), count),
        "bescheide": (exact(total.bescheide), count),
        "zuwendung_eur": (exact(total.zuwendung), len(known)),
        "kommunen": (exact(total.kommunen), named),
        "landkreise": (exact(len(set(kreise))), len(kreise)),
        "zuwendung_mittel_eur": (mean(known), len(known)),
        "zuwendung_median_eur": (mean(middle), len(known)),
        "gesamtausgaben_eur": (exact(total.ausgaben), total.mit_ausgaben),
    }


def verhaeltnis(
    delivery: Delivery, url: Url, kennzahl: str
) -> tuple[Fraction | None, int]:
    """A share or a sum per head, not rounded, and how many cases it includes."""
    cases = selected(delivery, url)
    included = len(cases) if kennzahl.startswith("foer") else sums(cases).mit_betrag
    if kennzahl == "zuwendung_je_1000_eur":
        total, people = sums(cases).zuwendung, inhabitants(delivery, url)
        return (None if total is None else Fraction(total) * 1000 / people), included
    column, _, part = kennzahl.rpartition("_anteil_")
    dropped = ("arl", "landkreis", "kommune") if part == "gebiet" else (part,)
    whole = selected(delivery, {k: v for k, v in url.items() if k not in dropped})
    if column == "foerderfaelle":
        return Fraction(len(cases), len(whole)), included
    total, of = sums(cases).zuwendung, sums(whole).zuwendung
    return (None if total is None else Fraction(total) / Fraction(of or 0)), included


def inhabitants(delivery: Delivery, url: Url) -> int:
    """Of all Landkreise that a link leaves; of Kommunen if it tells them apart."""
    finer = {"kommune", "zentralort", "groessenklasse"} & set(url)
    people = 0
    for row in delivery.kommunen if finer else delivery.landkreise:
        here = {
            "arl": delivery.arl_of(row["landkreis_ags"]),
            "landkreis": row["landkreis_ags"],
        }
        if finer:
            here |= {
                "kommune": row["ars9"],
                "zentralort": row["zentralort"].lower() or OHNE,
                "groessenklasse": _size(row["einwohner"]),
            }
        if all(_fits([code], url[name]) for name, code in here.items() if name in url):
            people += int(row["einwohner"] or 0)
    return people


def grouped(
    delivery: Delivery, cases: Sequence[Row], nach: str, und: str = "", am: str = ""
) -> dict[tuple[str, str], Sums]:
    """Sums per group, or per pair of groups; only those with a case."""
    members: dict[tuple[str, str], list[Row]] = {}
    for case in cases:
        for key in codes(delivery, case, nach, am):
            for part in codes(delivery, case, und) if und else [""]:
                members.setdefault((key, part), []).append(case)
    return {pair: sums(there) for pair, there in members.items()}


def over_time(
    delivery: Delivery,
    cases: Sequence[Row],
    zeit: str,
    teil: str = "",
    *,
    cumulated: bool = False,
) -> dict[tuple[str, str], Sums]:
    """Sums per point of time and part, gaps filled.

    Cumulated, each point holds all cases up to it, and cases without a time are
    left out.
    """
    if cumulated:
        cases = [case for case in cases if case[COLUMN[zeit]]]
    times = {case[COLUMN[zeit]] for case in cases}
    known = sorted(int(time) for time in times if time)
    axis = [str(n) for n in range(known[0], known[-1] + 1)] if known else []
    parts = {
        part for c in cases for part in (codes(delivery, c, teil) if teil else [""])
    }

    def inside(case: Row, time: str) -> bool:
        own = case[COLUMN[zeit]]
        if not cumulated or time == OHNE:
            return (own or OHNE) == time
        return int(own) <= int(time)

    return {
        (time, part): sums(
            [
                case
                for case in cases
                if inside(case, time)
                and (not teil or part in codes(delivery, case, teil))
            ]
        )
        for time in [*axis, *([OHNE] if "" in times else [])]
        for part in parts
    }


def areas(delivery: Delivery, url: Url, ebene: str) -> dict[str, Sums]:
    """Sums per area that the regional filters leave, areas without a case too."""
    cases = selected(delivery, url)
    return {
        key: sums([case for case in cases if codes(delivery, case, ebene) == [key]])
        for key, place in _places(delivery, ebene).items()
        if all(_fits([place[name]], url.get(name, ())) for name in place)
    }


def gaps(delivery: Delivery, url: Url) -> set[str]:
    """Kommunen that the regional filters leave and no selected case names."""
    return {
        key
        for key, found in areas(delivery, url, "kommune").items()
        if not found.faelle
    }


def _places(delivery: Delivery, ebene: str) -> dict[str, Row]:
    """Key of an area -> its code on every level from the ArL down to its own."""
    if ebene == "kommune":
        return {
            row["ars9"]: {
                "arl": delivery.arl_of(row["landkreis_ags"]),
                "landkreis": row["landkreis_ags"],
                "kommune": row["ars9"],
                "zentralort": row["zentralort"].lower() or OHNE,
                "groessenklasse": _size(row["einwohner"]),
            }
            for row in delivery.kommunen
        }
    arl = {
        row["landkreis_ags"]: delivery.arl_of(row["landkreis_ags"])
        for row in delivery.landkreise
    }
    if ebene == "landkreis":
        return {ags: {"arl": code, "landkreis": ags} for ags, code in arl.items()}
    return {code: {"arl": code} for code in arl.values()}


def facet_counts(
    delivery: Delivery, url: Url
) -> dict[tuple[str, str], tuple[int, int]]:
    """(Facet, code) -> cases that the choice would give, and all without the facet."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    am = "".join(url.get("am", ()))
    for facet in ("jahr", *FACETS):
        own = ("von", "bis") if facet == "jahr" else (facet,)
        cases = selected(delivery, {k: v for k, v in url.items() if k not in own})
        for pair, there in grouped(delivery, cases, facet, am=am).items():
            found[facet, pair[0]] = (there.faelle, len(cases))
    return found | _amount_counts(delivery, url)


def _amount_counts(
    delivery: Delivery, url: Url
) -> dict[tuple[str, str], tuple[int, int]]:
    others = {k: v for k, v in url.items() if not k.startswith("betrag")}
    cases = selected(delivery, others)
    known = amounts(cases, "zuwendung_eur")
    found = {
        ("betrag", OHNE): len(cases) - len(known),
        ("betrag", "mit-angabe"): len(known),
    }
    for limit in LIMITS:
        found["betrag_von", str(limit)] = sum(amount >= limit for amount in known)
        found["betrag_bis", str(limit)] = sum(amount <= limit for amount in known)
    return {key: (count, len(cases)) for key, count in found.items() if count}
