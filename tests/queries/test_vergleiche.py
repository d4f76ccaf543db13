"""Published statements beside the store: by hand, and over the public data."""

import csv
from calendar import monthrange
from decimal import Decimal

import pytest

from tests import example
from tests.conftest import PUBLIC
from tests.frames import cents, rows
from tests.remembering import Remembering
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import abgleich
from zr_dashboard.store.store import Store

UNITS = {"Bescheide", "Projekte", "Projekte und Personalkapazitäten", "Vorhaben"}


def test_a_statement_stands_beside_the_same_runden_and_day(store: Store) -> None:
    """Added by heart: Runden 1 and 2 are Z1, Z2 (two Bescheide) and Z3."""
    frame = abgleich.vergleiche(store, Selection())

    found = rows(frame, "summe_id", "belegt_anzahl", "differenz_anzahl", "belegt_eur")
    assert sorted(found) == [
        ("S01", 1, 0, None),
        ("S02", 4, -6, 700),
        ("S03", 6, -14, 1550.5),
        ("S04", 1, -3, 400),
        ("S05", None, None, None),
        ("S06", 1, -4, None),
    ]


def test_what_is_no_grant_is_refused_with_the_reason(store: Store) -> None:
    """Anträge beside Förderfälle would be a wrong number that looks right."""
    frame = abgleich.vergleiche(store, Selection())
    reasons = {
        summe: (count, amount)
        for summe, count, amount in rows(
            frame, "summe_id", "anzahl_einordnung", "betrag_einordnung"
        )
    }

    assert reasons["S05"][0] == "beantragt ist nicht bewilligt"
    assert "Gesamtvolumen" in str(reasons["S03"][1])
    assert reasons["S02"] == (None, None)


@pytest.mark.parametrize(
    ("stichtag", "counted", "unsure", "later"),
    [
        ("2021-02-28", 1, 0, 3),
        ("2021-03-15", 3, 2, 1),
        ("2021-03", 3, 0, 1),
        ("2021", 4, 0, 0),
    ],
)
def test_a_month_counts_from_its_first_day(
    stichtag: str, counted: int, unsure: int, later: int
) -> None:
    """Z2 is dated March 2021: counted at once, and said to be unsure until it ends."""
    connection = example.connect(searchable=False)
    connection.execute(
        "update veroeffentlichte_summe set stichtag = $stichtag where summe_id = 'S02'",
        {"stichtag": stichtag},
    )
    frame = abgleich.vergleiche(Store(connection), Selection())

    assert rows(
        frame[frame["summe_id"] == "S02"],
        *("belegt_anzahl", "unsicher_bescheide", "spaeter_bescheide"),
    ) == [(counted, unsure, later)]


def test_the_line_adds_up_to_what_is_documented(store: Store) -> None:
    """Z1, then Z2, Z3 and Z5; Z6 has no date. It ends with the Datenstand."""
    frame = abgleich.verlauf(store, Selection())

    assert rows(frame, "reihe", "datum", "betrag_eur") == [
        ("veröffentlicht", "2022-01-01", 3101),
        ("belegt", "2019-11-27", 100),
        ("belegt", "2021-03", 300),
        ("belegt", "2021-04-01", 700),
        ("belegt", "2022-05-02", 1500.5),
        ("belegt", "2026-11-22", 1500.5),
    ]


def test_two_statements_on_the_same_contradict_each_other(store: Store) -> None:
    """4 Bescheide and 5 Projekte of the same Amt and Runden, two weeks apart."""
    frame = abgleich.widersprueche(store, Selection())

    assert rows(frame, "summe_id_a", "summe_id_b", "abweichung") == [
        ("S04", "S06", "andere Anzahl, andere Zähleinheit")
    ]


@pytest.mark.parametrize(
    "change",
    [
        "set stichtag = '2023-03-01'",
        "set gebiet = 'Lüneburg'",
        "set runde_bis = 1",
        "set groesse = 'beantragt'",
        "set stichtag = null",
        "set anzahl = 4, zaehleinheit = 'Bescheide'",
        "set anzahl = 3, anzahl_angabe = 'mehr als', zaehleinheit = 'Bescheide'",
    ],
)
def test_statements_on_something_else_do_not_contradict(change: str) -> None:
    """Another day, place, Runde or measure; or a number that allows the other."""
    connection = example.connect(searchable=False)
    connection.execute(f"update veroeffentlichte_summe {change} where summe_id = 'S06'")

    assert abgleich.widersprueche(Store(connection), Selection()).empty


def test_the_contradictions_of_the_public_data_are_found(
    public_store: Remembering,
) -> None:
    """31 or 41 grants, projects or Bescheide, 8.3 or 8 million; found by the rule."""
    frame = abgleich.widersprueche(public_store, Selection())
    pairs = {
        (a, b): what
        for a, b, what in rows(frame, "summe_id_a", "summe_id_b", "abweichung")
    }

    assert pairs["S25", "S27"] == "andere Anzahl"
    assert pairs["S24", "S25"] == "gleiche Anzahl, andere Zähleinheit"
    assert pairs["S23", "S25"].endswith("anderer Betrag")  # type: ignore[attr-defined]
    assert ("S23", "S24") not in pairs
    assert "Betrag" not in str(pairs["S35", "S39"])


def test_every_comparison_follows_from_the_csv_files(public_store: Remembering) -> None:
    """Recomputed in plain Python over data/*.csv."""
    frame = abgleich.vergleiche(public_store, Selection())
    found = {
        str(summe): (count, cents(eur))
        for summe, count, eur in rows(frame, "summe_id", "belegt_anzahl", "belegt_eur")
    }
    statements = _read("veroeffentlichte_summen.csv")

    assert len(found) == len(statements)
    for statement in statements:
        assert found[statement["summe_id"]] == _expected(statement), statement


def _read(name: str) -> list[dict[str, str]]:
    with (PUBLIC / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


ARL = {row["landkreis_ags"]: row["arl"] for row in _read("landkreise.csv")}
CASES = [
    case for case in _read("foerderfaelle.csv") if case["foerdergegenstand"] != "2.2"
]


def _expected(statement: dict[str, str]) -> tuple[int | None, Decimal | None]:
    if statement["groesse"] not in ("bewilligt", "Gesamtvolumen"):
        return None, None
    cases = [case for case in CASES if _counts(case, statement)]
    unit, vague = statement["zaehleinheit"], len(statement["stichtag"]) == 4
    count = None
    if unit in UNITS and not (vague and not statement["runde_von"]):
        count = sum(int(case["anzahl_bescheide"]) for case in cases)
    if unit == "Kommunen":
        count = len({c["kommune_ars9"] for c in cases if c["kommune_ars9"]})
    amount = sum((Decimal(c["zuwendung_eur"] or 0) for c in cases), Decimal(0))
    return count, amount.quantize(Decimal("0.01")) if statement["betrag_eur"] else None


def _counts(case: dict[str, str], statement: dict[str, str]) -> bool:
    first, last = statement["runde_von"], statement["runde_bis"]
    if first and not case["runde"] and (first != "1" or last):
        return False
    if first and case["runde"]:
        inside = int(first) <= int(case["runde"]) <= int(last or 99)
        if not inside:
            return False
    if statement["gebiet"] not in ("Niedersachsen", ARL.get(case["landkreis_ags"])):
        return False
    day, until = case["bewilligt_am"], statement["stichtag"]
    return not (day and until) or _first(day) <= _last(until)


def _first(text: str) -> str:
    return text + "-01-01"[len(text) - 4 :]


def _last(text: str) -> str:
    if len(text) == 4:
        return f"{text}-12-31"
    if len(text) == 7:
        return f"{text}-{monthrange(int(text[:4]), int(text[5:]))[1]}"
    return text
