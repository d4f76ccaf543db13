"""Completeness, checks and possible doubles: by hand, and over the public data."""

import csv

import duckdb
import pytest

from tests import example
from tests.conftest import PUBLIC
from tests.frames import rows
from tests.remembering import Remembering
from zr_dashboard.model.columns import COLUMNS
from zr_dashboard.model.pruefungen import PRUEFUNGEN
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.queries import guete
from zr_dashboard.store.store import Store

STRIKES = {
    "ueber_gesamtausgaben": "set gesamtausgaben_eur = 399",
    "unter_untergrenze": "set foerdergegenstand = '2.1', zuwendung_eur = 74999.99",
    "ueber_obergrenze": "set foerdergegenstand = '2.1', zuwendung_eur = 300000.01",
    "personal_ueber_grenze": "set zuwendung_eur = 180000.01",
    "anderer_foerdersatz": "set foerdersatz_prozent = 59.99",
    "laufzeit_rueckwaerts": "set erster_tag = '2023-01-01', letzter_tag = '2022-12-31'",
    "vor_antragsstichtag": "set bewilligt_am = '2020-02'",
    "nach_datenstand": "set bewilligt_am = '2027'",
    "widerspruch": "set hinweis = 'Die Presse nennt rund 500 Euro.'",
    "zuwendung_ungenau": "set zuwendung_angabe = 'gerundet'",
    "gesamtausgaben_ungenau": "set gesamtausgaben_angabe = 'mindestens'",
    "datum_erschlossen": "set datum_bedeutung = 'erschlossen'",
    "runde_erschlossen": "set runde_angabe = 'erschlossen'",
}
"""What makes Z3 (Personal, Runde 2, April 2021) strike each check."""

AT_THE_LIMIT = (
    "set gesamtausgaben_eur = 400",
    "set foerdergegenstand = '2.1', zuwendung_eur = 75000, gesamtausgaben_eur = null",
    "set foerdergegenstand = '2.1', zuwendung_eur = 300000, gesamtausgaben_eur = null",
    "set zuwendung_eur = 180000, gesamtausgaben_eur = null",
    "set foerdersatz_prozent = 90",
    "set erster_tag = '2022-12-31', letzter_tag = '2022-12-31'",
    "set bewilligt_am = '2020-03'",
    "set bewilligt_am = '2026'",
    "set hinweis = 'Titel beschreibend.'",
)
"""What is just allowed."""


@pytest.fixture(scope="module")
def database() -> duckdb.DuckDBPyConnection:
    """The example, to be changed: making it takes longer than all that is asked."""
    connection = example.connect(searchable=False)
    connection.execute("create table unchanged as from fall")
    return connection


def changed(database: duckdb.DuckDBPyConnection, update: str) -> Store:
    """The example after one change, those of the tests before undone."""
    database.execute("delete from fall; insert into fall from unchanged")
    database.execute(update)
    database.execute("delete from auffaelligkeit")
    store = Store(database)
    database.execute(
        "insert into auffaelligkeit select $stand, * from auffaelliges($stand)",
        {"stand": store.newest()},
    )
    return store


def test_completeness_counts_each_amt_and_all(store: Store) -> None:
    """Z4 has no amount: 5 of 6 in all, 2 of 3 in Weser-Ems; Z6 lies nowhere."""
    frame = guete.vollstaendigkeit(store, Selection())
    money = frame[frame["schluessel"] == "zuwendung_eur"]

    assert rows(
        money, "teil_schluessel", "anzahl_mit_angabe", "anzahl_foerderfaelle"
    ) == [
        ("alle", 5, 6),
        ("braunschweig", 2, 2),
        ("weser-ems", 2, 3),
        ("ohne-angabe", 1, 1),
    ]


def test_every_missing_number_is_the_length_of_its_list(store: Store) -> None:
    """The list beneath the table must not show other cases than the number counts."""
    frame = guete.vollstaendigkeit(store, Selection())
    alle = frame[frame["teil_schluessel"] == "alle"]

    for name, number in rows(alle, "schluessel", "anzahl_ohne_angabe"):
        assert len(guete.ohne_angabe(store, Selection(), str(name), 99)) == number, name


def test_trust_adds_up_to_all_cases(store: Store) -> None:
    """Z1 is »hoch«, Z3 »niedrig«, four say nothing."""
    frame = guete.vertrauen(store, Selection())

    assert rows(frame, "schluessel", "anzahl_foerderfaelle") == [
        ("hoch", 1),
        ("niedrig", 1),
        ("ohne-angabe", 4),
    ]
    assert frame["foerderfaelle_anteil"].sum() == pytest.approx(1)


def test_checks_count_what_they_list(store: Store) -> None:
    """Z1 and Z2 lie under 75,000 Euro; Z2, Z5, Z6 are inexact, as Z3's total cost."""
    counts = guete.pruefungen(store, Selection())
    listed = guete.auffaellige(store, Selection(), 9)

    assert rows(counts, "pruefung_code", "anzahl_foerderfaelle") == [
        ("unter_untergrenze", 2),
        ("zuwendung_ungenau", 3),
        ("gesamtausgaben_ungenau", 1),
    ]
    assert rows(listed, "foerderfall_id") == [
        (key,) for key in ("Z1", "Z2", "Z2", "Z5", "Z6", "Z3")
    ]
    assert len(guete.auffaellige(store, Selection(), 1)) == 3


@pytest.mark.parametrize("code", PRUEFUNGEN)
def test_every_check_strikes(database: duckdb.DuckDBPyConnection, code: str) -> None:
    """A rule that stands on the page and finds nothing would be a promise not kept."""
    assert code not in struck_on_z3(database, "set gesamtausgaben_angabe = 'exakt'")
    assert code in struck_on_z3(database, STRIKES[code])


@pytest.mark.parametrize("change", AT_THE_LIMIT)
def test_what_is_just_allowed_is_not_struck(
    database: duckdb.DuckDBPyConnection, change: str
) -> None:
    """75,000 and 300,000 Euro, 90 %, a month that can lie after the deadline."""
    assert struck_on_z3(database, change) <= {"gesamtausgaben_ungenau"}


def struck_on_z3(database: duckdb.DuckDBPyConnection, change: str) -> set[object]:
    """The checks that strike Z3 after a change of it."""
    store = changed(database, f"update fall {change} where foerderfall_id = 'Z3'")
    frame = guete.auffaellige(store, Selection(), 9)
    pairs = rows(frame, "foerderfall_id", "pruefung_code")
    return {code for case, code in pairs if case == "Z3"}


@pytest.mark.parametrize(
    ("change", "grund"),
    [
        ("set titel = 'Kern'", "ähnlicher Titel"),
        (
            "set zuwendung_eur = 400, bewilligt_am = '2021-06'",
            "gleicher Betrag, nahes Datum",
        ),
        ("set zuwendung_eur = 400, bewilligt_am = '2021-08'", None),
        ("set zuwendung_eur = 400, bewilligt_am = null", None),
        ("set zuwendung_eur = 401, bewilligt_am = '2021-06'", None),
        ("set titel = 'Kern', kommune_ars9 = '031530017'", None),
    ],
)
def test_cases_of_one_kommune_may_be_the_same(
    database: duckdb.DuckDBPyConnection, change: str, grund: str | None
) -> None:
    """Z3 and Z4 are both of Bad Essen; alike only by title, or amount and date."""
    store = changed(database, f"update fall {change} where foerderfall_id = 'Z4'")
    frame = guete.doppelt(store, Selection(), 9)
    expected = [("Z3", "Z4", grund)] if grund else []

    assert set(frame) <= set(COLUMNS)
    assert rows(frame, "foerderfall_id_a", "foerderfall_id_b", "verdacht") == expected
    nowhere = Selection(gegenstand=Facet(chosen=("2.3",)))
    assert guete.doppelt(store, nowhere, 9).empty


@pytest.mark.parametrize("anzahl", [1, 2, 5, 9, 14, 30])
def test_a_few_pairs_are_the_first_of_all_pairs(
    database: duckdb.DuckDBPyConnection, anzahl: int
) -> None:
    """Places of one name, titles that are the same or alike; places left out or not."""
    many = """
        insert into fall
        select f.* replace (
            'N' || lpad(i::varchar, 2, '0') as foerderfall_id,
            100 + i as fall_nr,
            'Kernstadt ' || i % 5 as titel,
            ['Aa', 'Bb', 'Aa', 'Cc'][i % 4 + 1] as kommune,
            'K' || i % 4 as kommune_ars9,
            i as zuwendung_eur
        )
        from fall f, range(40) t (i) where foerderfall_id = 'Z3'
    """
    store = changed(database, many)
    every = guete.doppelt(store, Selection(), 1_000)

    assert len(every) > 30
    assert set(every["kommune"]) == {"Aa", "Bb", "Cc"}
    few = guete.doppelt(store, Selection(), anzahl)
    assert rows(few, *few) == rows(every.head(anzahl), *every)


def test_completeness_and_checks_follow_from_the_csv_files(
    public_store: Remembering,
) -> None:
    """Recomputed in plain Python over data/foerderfaelle.csv."""
    with (PUBLIC / "foerderfaelle.csv").open(encoding="utf-8", newline="") as stream:
        cases = list(csv.DictReader(stream))
    frame = guete.vollstaendigkeit(public_store, Selection())
    alle = frame[frame["teil_schluessel"] == "alle"]
    for name, number in rows(alle, "schluessel", "anzahl_mit_angabe"):
        if name in cases[0]:
            assert number == sum(bool(case[str(name)]) for case in cases), name

    counts = dict(
        rows(
            guete.pruefungen(public_store, Selection()),
            *("pruefung_code", "anzahl_foerderfaelle"),
        )
    )
    projects = [c for c in cases if c["foerdergegenstand"] == "2.1"]
    amounts = [float(c["zuwendung_eur"]) for c in projects if c["zuwendung_eur"]]
    assert counts["ueber_obergrenze"] == sum(a > 300_000 for a in amounts)
    assert "unter_untergrenze" not in counts
    assert min(amounts) >= 75_000
    assert counts["zuwendung_ungenau"] == sum(
        c["zuwendung_angabe"] not in ("", "exakt") for c in cases
    )
    assert counts["runde_erschlossen"] == sum(
        c["runde_angabe"] == "erschlossen" for c in cases
    )
