"""A faulty delivery: every fault with its cell, and the old store stays."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.lieferung.delivery import (
    CASES,
    PUBLIC,
    change,
    change_text,
    copied,
    rows,
    write_rows,
)
from zr_dashboard.lieferung.build import build
from zr_dashboard.lieferung.check import check
from zr_dashboard.lieferung.fields import FIELDS, FILES
from zr_dashboard.lieferung.read import META_FILE, Delivery, Row, read_delivery
from zr_dashboard.lieferung.tables import datenstand, tables
from zr_dashboard.model.errors import (
    DeliveryFaultyError,
    DeliveryUnreadableError,
    Finding,
)
from zr_dashboard.store.codes import fill_codes
from zr_dashboard.store.publish import fill
from zr_dashboard.store.store import create_schema

EURO_RULE = (
    "Erwartet wird eine Zahl mit Dezimalpunkt und höchstens 2 Nachkommastellen, "
    "ohne Tausenderzeichen und Einheit."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A delivery without a fault, to be spoiled."""
    return copied(tmp_path / "lieferung")


def findings(folder: Path) -> list[Finding]:
    """What the check finds in a folder."""
    return check(read_delivery(folder, FILES))


def test_the_public_delivery_has_no_fault() -> None:
    """It is what everybody sees first."""
    assert findings(PUBLIC) == []


def _spoil_cases(folder: Path) -> None:
    """One fault per Förderfall; ZR-0001 stands in line 2, and so on."""
    change(folder, CASES, "ZR-0001", zuwendung_eur="151.440,00")
    change(folder, CASES, "ZR-0002", zuwendung_eur="viel")
    change(folder, CASES, "ZR-0003", zuwendung_eur="-5")
    change(folder, CASES, "ZR-0004", zuwendung_eur="300000.005")
    change(folder, CASES, "ZR-0005", kommune_ars9="", landkreis_ags="03999")
    change(folder, CASES, "ZR-0006", landkreis_ags="03254")
    change(folder, CASES, "ZR-0032", bewilligt_am="2021-02-30")
    change(folder, CASES, "ZR-0007", datum_genauigkeit="monat")
    change(folder, CASES, "ZR-0008", jahr="2020")
    change(folder, CASES, "ZR-0010", foerderfall_id="ZR-0009")
    change(folder, CASES, "ZR-0011", titel="")
    change(folder, CASES, "ZR-0012", massnahmenart="konsumtiv")
    change(folder, CASES, "ZR-0013", themen="T03;T99")
    change(folder, CASES, "ZR-0014", themen="T07;T11;T07")
    change(folder, CASES, "ZR-0015", zuwendung_angabe="")
    change(folder, CASES, "ZR-0016", laufzeit_von="2022-05", laufzeit_bis="2022-04-30")
    change(folder, CASES, "ZR-0017", empfaenger=" Samtgemeinde Tarmstedt")
    change(folder, CASES, "ZR-0018", quellen="Q031;Q999")
    change(folder, CASES, "ZR-0019", runde="01")
    change(folder, CASES, "ZR-0020", anzahl_bescheide="0")
    change(folder, CASES, "ZR-0021", status="abgelehnt")
    change(folder, CASES, "ZR-0022", foerdersatz_prozent="160.0")
    change(folder, CASES, "ZR-0023", kommune_ars9="039999999")
    change(folder, CASES, "ZR-0024", themen="T10;")
    change(folder, CASES, "ZR-0026", jahr="zwanzig")
    lines = rows(folder, CASES)
    lines[27].append("zu viel")
    write_rows(folder, CASES, lines)


def _case(number: int, column: str, value: str, rule: str) -> Finding:
    return Finding(CASES, number + 1, column, value, rule)


CASE_FINDINGS = [
    _case(1, "zuwendung_eur", "151.440,00", EURO_RULE),
    _case(2, "zuwendung_eur", "viel", EURO_RULE),
    _case(3, "zuwendung_eur", "-5", "Der Wert muss zwischen 0 und 999999999 liegen."),
    _case(4, "zuwendung_eur", "300000.005", EURO_RULE),
    _case(5, "landkreis_ags", "03999", "»03999« steht nicht in landkreise.csv."),
    _case(6, "landkreis_ags", "03254", "Die Kommune liegt nach kommunen.csv in 03257."),
    _case(
        7, "bewilligt_am", "2019-12-02", "Die Genauigkeit ist mit »monat« angegeben."
    ),
    _case(8, "jahr", "2020", "Das Datum der Bewilligung ist »2019-12-09«."),
    _case(10, "foerderfall_id", "ZR-0009", "Der Wert steht schon in Zeile 10."),
    _case(11, "titel", "", "Die Angabe fehlt."),
    _case(
        12,
        "massnahmenart",
        "konsumtiv",
        "Erlaubt sind: investiv, nicht-investiv, gemischt.",
    ),
    _case(13, "themen", "T03;T99", "»T99« steht nicht in themen.csv."),
    _case(14, "themen", "T07;T11;T07", "Ein Wert steht doppelt."),
    _case(
        15,
        "zuwendung_eur",
        "121000",
        "»zuwendung_eur« und »zuwendung_angabe« sind nur zusammen gefüllt oder leer.",
    ),
    _case(16, "laufzeit_bis", "2022-04-30", "Das Ende liegt vor dem Beginn »2022-05«."),
    _case(
        17,
        "empfaenger",
        " Samtgemeinde Tarmstedt",
        "Am Anfang oder Ende stehen Leerzeichen.",
    ),
    _case(18, "quellen", "Q031;Q999", "»Q999« steht nicht in quellen.csv."),
    _case(19, "runde", "01", "»01« steht nicht in runden.csv."),
    _case(20, "anzahl_bescheide", "0", "Der Wert muss zwischen 1 und 99 liegen."),
    _case(21, "status", "abgelehnt", "Erlaubt sind: bewilligt."),
    _case(
        22, "foerdersatz_prozent", "160.0", "Der Wert muss zwischen 1 und 100 liegen."
    ),
    _case(23, "kommune_ars9", "039999999", "»039999999« steht nicht in kommunen.csv."),
    _case(24, "themen", "T10;", "»« steht nicht in themen.csv."),
    _case(
        26,
        "jahr",
        "zwanzig",
        "Erwartet wird eine ganze Zahl, ohne Tausenderzeichen und Einheit.",
    ),
    _case(26, "jahr", "zwanzig", "Das Datum der Bewilligung ist »2020-05-05«."),
    _case(
        32,
        "bewilligt_am",
        "2021-02-30",
        "Erwartet wird ein Datum wie 2021, 2021-12 oder 2021-12-31.",
    ),
]


def _spoil_other_files(folder: Path) -> None:
    change_text(folder, "glossar.csv", "begriff,englisch,", "begriff,English,")
    change_text(folder, "ereignisse.csv", "datum,art,titel", "datum,titel,titel")
    change(folder, "themen.csv", "T12", name="Innenstadt & Ortskern")
    change(folder, "quellen.csv", "Q001", url="ftp://example.org/liste")
    change(folder, "landkreise.csv", "03101", breite="10.52046")
    change(folder, "landkreise.csv", "03102", arl="Hannover")
    change(folder, "kommunen.csv", "031010000", einwohner="252.962")
    change(folder, "kommunen.csv", "031020000", zentralort_beleg="")
    change(folder, "runden.csv", "2", antragsstichtag="16.03.2020")
    change(folder, "veroeffentlichte_summen.csv", "S01", betrag_eur="0")
    change(folder, "veroeffentlichte_summen.csv", "S02", runde_von="9", runde_bis="2")
    change_text(folder, META_FILE, '"Q199"', '"Q998"')


OTHER_FINDINGS = [
    Finding("glossar.csv", 1, "englisch", "", "Die Spalte fehlt."),
    Finding(
        "glossar.csv",
        1,
        "English",
        "",
        "Die Spalte ist nicht bekannt; ihr Inhalt ginge verloren.",
    ),
    Finding("ereignisse.csv", 1, "art", "", "Die Spalte fehlt."),
    Finding("ereignisse.csv", 1, "titel", "", "Die Spalte steht doppelt."),
    Finding(
        "themen.csv",
        13,
        "name",
        "Innenstadt & Ortskern",
        "Der Wert steht schon in Zeile 2.",
    ),
    Finding(
        "quellen.csv",
        2,
        "url",
        "ftp://example.org/liste",
        "Erwartet wird eine Adresse mit http:// oder https://.",
    ),
    Finding(
        "landkreise.csv",
        2,
        "breite",
        "10.52046",
        "Der Wert muss zwischen 51 und 54.5 liegen.",
    ),
    Finding(
        "landkreise.csv",
        3,
        "arl",
        "Hannover",
        "Erlaubt sind: Braunschweig, Leine-Weser, Lüneburg, Weser-Ems.",
    ),
    Finding(
        "kommunen.csv",
        2,
        "einwohner",
        "252.962",
        "Erwartet wird eine ganze Zahl, ohne Tausenderzeichen und Einheit.",
    ),
    Finding(
        "kommunen.csv",
        3,
        "zentralort",
        "Oberzentrum",
        "»zentralort« und »zentralort_beleg« sind nur zusammen gefüllt oder leer.",
    ),
    Finding(
        "runden.csv",
        3,
        "antragsstichtag",
        "16.03.2020",
        "Erwartet wird ein Tag wie 2021-12-31.",
    ),
    Finding(
        "veroeffentlichte_summen.csv",
        2,
        "betrag_eur",
        "0",
        "Der Wert muss zwischen 1 und 999999999 liegen.",
    ),
    Finding(
        "veroeffentlichte_summen.csv",
        3,
        "runde_bis",
        "2",
        "Das Ende liegt vor dem Beginn »9«.",
    ),
    Finding(
        META_FILE, 0, "nicht_verlinken", "Q998", "»Q998« steht nicht in quellen.csv."
    ),
]


def test_every_fault_is_found_at_once_with_its_cell(folder: Path) -> None:
    """Whoever repairs a delivery does it in one go, not fault by fault."""
    _spoil_cases(folder)
    _spoil_other_files(folder)

    found = findings(folder)

    ragged = [finding for finding in found if "Felder" in finding.rule]
    assert [(f.file, f.line, f.column) for f in ragged] == [(CASES, 28, "")]
    assert ragged[0].rule == "Die Zeile hat 29 statt 28 Felder."
    assert ragged[0].value.startswith("ZR-0027,")
    others = [finding for finding in found if finding not in ragged]
    assert others == sorted(CASE_FINDINGS + OTHER_FINDINGS)


def test_a_faulty_delivery_leaves_the_old_store(folder: Path, tmp_path: Path) -> None:
    """One wrong cell, and nothing of it is published; the error carries the cell."""
    target = tmp_path / "zr.duckdb"
    build(PUBLIC, target)
    before = target.read_bytes()
    change(folder, CASES, "ZR-0003", zuwendung_eur="-5")

    with pytest.raises(DeliveryFaultyError) as caught:
        build(folder, target)

    assert caught.value.findings == (CASE_FINDINGS[2],)
    assert str(caught.value) == (
        "Die Lieferung hat einen Fehler und wurde nicht veröffentlicht. "
        "Der bisherige Datenstand bleibt."
    )
    assert target.read_bytes() == before


def test_files_that_cannot_be_read_are_all_named_at_once(folder: Path) -> None:
    """They are said before any cell is: what they hold cannot be judged."""
    (folder / "glossar.csv").unlink()
    (folder / "ereignisse.csv").unlink()
    (folder / "ereignisse.csv").mkdir()
    themen = (folder / "themen.csv").read_text("utf-8").splitlines(keepends=True)
    latin = "T13,Öffentliche Räume,Plätze,\n".encode("latin-1")
    (folder / "themen.csv").write_bytes("".join(themen).encode() + latin)
    change(folder, "runden.csv", "2", hinweis="vier\nWochen")
    change_text(folder, "runden.csv", "\n3,", '\n3,"x"y')

    with pytest.raises(DeliveryFaultyError) as caught:
        read_delivery(folder, FILES)

    assert [(f.file, f.line, f.value, f.rule) for f in caught.value.findings] == [
        (
            "ereignisse.csv",
            0,
            "",
            "Die Datei lässt sich nicht öffnen (Is a directory).",
        ),
        ("glossar.csv", 0, "", "Die Datei fehlt."),
        (
            "runden.csv",
            5,
            "",
            (
                "Ab dieser Zeile ist die Datei keine lesbare CSV-Tabelle; meist "
                "fehlt ein Anführungszeichen (',' expected after '\"')."
            ),
        ),
        ("themen.csv", len(themen) + 1, "d6", "Die Datei ist nicht in UTF-8."),
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("stand = 2026-11-22", 'stand = "2026-11-22"', "stand."),
        ("stand = 2026-11-22", "stand = 2026-11-22T10:00:00", "stand."),
        ("bezeichnung =", "name =", "bezeichnung, name."),
        ("nicht_verlinken", "nicht_verlinkn", "nicht_verlinkn."),
        ('["Q137", "Q199"]', '"Q137"', "nicht_verlinken."),
        ('["Q137", "Q199"]', "[137]", "nicht_verlinken."),
    ],
)
def test_metadata_that_cannot_be_used_are_said(
    old: str, new: str, sentence: str, folder: Path
) -> None:
    """A misspelt `nicht_verlinken` would offer what must not be offered."""
    change_text(folder, META_FILE, old, new)

    with pytest.raises(DeliveryUnreadableError) as caught:
        read_delivery(folder, FILES)

    assert str(caught.value) == (
        f"In lieferung.toml fehlt, ist falsch oder ist nicht bekannt: {sentence}"
    )


def test_missing_metadata_are_said(folder: Path) -> None:
    """Without the Stand nobody knows of which day the data speak."""
    (folder / META_FILE).unlink()

    with pytest.raises(
        DeliveryUnreadableError, match=r"fehlt die Datei lieferung\.toml"
    ):
        read_delivery(folder, FILES)


def test_line_numbers_stay_right_after_a_line_break_in_a_cell(folder: Path) -> None:
    """The number is that of the editor, in which the fault is looked for."""
    change(folder, CASES, "ZR-0001", hinweis="eins\nzwei\ndrei", vertrauen="sehr")
    change(folder, CASES, "ZR-0002", vertrauen="kaum")

    found = [(f.line, f.value) for f in findings(folder)]

    assert found == [(2, "sehr"), (5, "kaum")]
    text = (folder / CASES).read_text("utf-8").split("\n")
    assert text[5 - 1].startswith("ZR-0002,")


def test_a_missing_column_is_said_once(folder: Path) -> None:
    """Not again in every row that would have to fit it."""
    change_text(folder, CASES, ",jahr,", ",Jahr,")
    change_text(folder, "kommunen.csv", "ars9,", "ARS9,")

    assert {(f.file, f.line, f.column) for f in findings(folder)} == {
        (CASES, 1, "jahr"),
        (CASES, 1, "Jahr"),
        ("kommunen.csv", 1, "ars9"),
        ("kommunen.csv", 1, "ARS9"),
    }


def test_a_delivery_without_any_case_is_refused(folder: Path) -> None:
    """It is a mishap of an export, and would empty the dashboard."""
    write_rows(folder, CASES, rows(folder, CASES)[:1])

    assert findings(folder) == [
        Finding(CASES, 0, "", "", "Die Datei enthält keinen Förderfall.")
    ]


TEXTS = st.text(
    st.characters(codec="utf-8") | st.sampled_from('";,\n\r\0 ÄöüßéŁ–»«'), max_size=30
)


@settings(max_examples=40, deadline=None)
@given(lines=st.lists(st.lists(TEXTS, min_size=2, max_size=2), min_size=1, max_size=5))
def test_every_cell_is_read_as_it_was_written(
    lines: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Quotes, semicolons, line breaks and umlauts survive the way through the file."""
    folder = tmp_path_factory.mktemp("gelesen")
    (folder / META_FILE).write_bytes((PUBLIC / META_FILE).read_bytes())
    table_of_text = [["eins", "zwei"], *lines]
    write_rows(folder, "tabelle.csv", table_of_text, quoting=csv.QUOTE_ALL)

    table = read_delivery(folder, ("tabelle.csv",)).tables["tabelle.csv"]

    assert [list(row.cells.values()) for row in table.rows] == lines


ORIGINAL = read_delivery(PUBLIC, FILES)
COLUMNS = [field.column for field in FIELDS[CASES]]
LISTED = ("themen", "quellen")
MONEY = ("zuwendung_eur", "gesamtausgaben_eur", "foerdersatz_prozent")

NASTY = st.sampled_from(
    [
        "",
        "-0",
        "0",
        "007",
        "1e5",
        "0.005",
        "99.99",
        "1,5",
        "NaN",
        "null",
        "None",
        "2021-02-30",
        "2021-02",
        "2021",
        "T01;T02",
        "T01;",
        "Q001;Q002",
        ";",
        "٣",
    ]
)


@st.composite
def mutations(draw: st.DrawFn) -> tuple[int, str, str]:
    """A case, a column, and what shall stand there: anything, or nearly right."""
    index = draw(st.integers(0, len(ORIGINAL.tables[CASES].rows) - 1))
    column = draw(st.sampled_from(COLUMNS))
    elsewhere = sorted({row.cells[column] for row in ORIGINAL.tables[CASES].rows})
    value = draw(TEXTS | NASTY | st.sampled_from(elsewhere))
    return index, column, value


def _mutated(index: int, column: str, value: str) -> Delivery:
    table = ORIGINAL.tables[CASES]
    row = table.rows[index]
    changed = Row(row.line, {**row.cells, column: value})
    cases = (*table.rows[:index], changed, *table.rows[index + 1 :])
    return replace(
        ORIGINAL, tables={**ORIGINAL.tables, CASES: replace(table, rows=cases)}
    )


def _expected(row: Row) -> Iterator[object]:
    """What the store is to hold of a row, column by column; empty is not known."""
    for column in COLUMNS:
        cell = row.cells[column]
        if column in LISTED:
            yield cell.split(";") if cell else []
        elif cell and column in MONEY:
            yield Decimal(cell)
        elif cell and column in ("jahr", "anzahl_bescheide"):
            yield int(cell)
        else:
            yield cell or None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutation=mutations())
def test_a_changed_cell_is_a_finding_or_stands_in_the_store(
    mutation: tuple[int, str, str],
) -> None:
    """Nothing is dropped, rounded or turned into something else in silence."""
    index, column, _ = mutation
    delivery = _mutated(*mutation)
    row = delivery.tables[CASES].rows[index]

    found = check(delivery)
    if found:
        # Where the cell is what others refer to or must fit, they are named.
        assert any(f.line == row.line or f.value == mutation[2] for f in found)
        return

    with duckdb.connect() as connection:
        create_schema(connection)
        fill_codes(connection)
        fill(connection, datenstand(delivery), tables(delivery))
        stored = connection.execute(
            f"select {', '.join(COLUMNS)} from fall where foerderfall_id = $id",  # noqa: S608  names from FIELDS
            {"id": row.cells["foerderfall_id"]},
        ).fetchall()
        counted = connection.execute("select count(*) from fall").fetchall()

    assert [list(one) for one in stored] == [list(_expected(row))], column
    assert counted == [(len(ORIGINAL.tables[CASES].rows),)]
