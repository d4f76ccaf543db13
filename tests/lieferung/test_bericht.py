"""The report on a list as a file: every finding, every value, nothing computed."""

import io
import json
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from jsonschema import Draft202012Validator
from openpyxl.worksheet.worksheet import Worksheet

from tests.export.hostile import FORMULAS, MARKUP
from tests.export.office import cells, convert, formulas
from tests.export.readers import calamine, parts
from tests.lieferung.korpus import FALL, KOPF, ZWEITER, Datei, dateien, text, xlsx
from zr_dashboard.lieferung.befund import anzahlen, gruppen, nach_schwere
from zr_dashboard.lieferung.bericht import SCHEMA, Pruefung, objekt
from zr_dashboard.lieferung.bericht_datei import als_bytes, dateiname, schreibe
from zr_dashboard.lieferung.bericht_kopie import SPALTE
from zr_dashboard.lieferung.bericht_xlsx import KOMMENTARE, blattnamen
from zr_dashboard.lieferung.blatt import Blatt, Mappe, Wert
from zr_dashboard.lieferung.blatt import text as plain
from zr_dashboard.lieferung.blatt_mappe import lies_inhalt
from zr_dashboard.lieferung.liste import lies_mappe
from zr_dashboard.lieferung.stammdaten import Stammdaten
from zr_dashboard.lieferung.zuordnung import mitgeliefert

READABLE = [
    datei
    for datei in dateien()
    if datei.faelle is not None and len(datei.inhalt) < 50_000
]
"""Without those whose cells are longer than a spreadsheet can hold."""

NEGATIVE = ["ZR 3/21", *FALL[1:3], -1, "2021"]
Checker = Callable[..., Pruefung]


@pytest.fixture(scope="module")
def checked(stammdaten: Stammdaten) -> Checker:
    """Read a list and say all that a report says of it."""

    def check(inhalt: bytes | Mappe, name: str = "Liste.xlsx") -> Pruefung:
        mappe = inhalt if isinstance(inhalt, Mappe) else lies_inhalt(name, inhalt)
        return Pruefung(
            eingang=lies_mappe(mappe, mitgeliefert(), stammdaten),
            sha256="0" * 64,
            stichtag=date(2026, 12, 31),
            verglichen_mit=date(2026, 11, 30),
            geprueft_um=datetime(2026, 12, 31, 9, 5, tzinfo=UTC),
        )

    return check


def book(pruefung: Pruefung) -> openpyxl.Workbook:
    """The marked copy as another hand reads it."""
    return openpyxl.load_workbook(io.BytesIO(als_bytes(pruefung, "xlsx")))


def rows(sheet: Worksheet) -> list[tuple[Any, ...]]:
    """All cells of a sheet, empty ones as the empty text."""
    return [tuple(c or "" for c in row) for row in sheet.iter_rows(values_only=True)]


def placed(blatt: Blatt) -> Iterator[tuple[int, int, Wert]]:
    """Row, column and value of every filled cell."""
    for place, zeile in enumerate(blatt.zeilen):
        for column, wert in enumerate(zeile, start=1):
            if wert is not None and plain(wert):
                yield blatt.nummer(place), column, wert


@pytest.mark.parametrize("datei", READABLE, ids=lambda d: d.name)
def test_every_list_of_the_corpus_gets_both_reports(
    datei: Datei, checked: Checker
) -> None:
    """JSON as its schema says; XLSX with every value where the list has it.

    Read again, the marked copy is the list: the same cases, and nothing else taken.
    """
    pruefung = checked(datei.inhalt, datei.name)
    said = json.loads(als_bytes(pruefung, "json"))
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(said)
    assert said == json.loads(json.dumps(objekt(pruefung)))
    count = said["ergebnis"]
    taken, named = count["zeilen_uebernommen"], count["zeilen_genannt"]
    assert count["zeilen_gelesen"] == taken + named

    copy = lies_inhalt("Bericht.xlsx", als_bytes(pruefung, "xlsx"))
    names, eingang = blattnamen(pruefung), pruefung.eingang
    by_name = {blatt.name: blatt for blatt in copy.blaetter}
    for blatt in eingang.mappe.blaetter:
        there = {(r, c): wert for r, c, wert in placed(by_name[names[blatt.name]])}
        for row, column, wert in placed(blatt):
            found = there[row, column]
            assert (plain(found), type(found)) == (plain(wert), type(wert))
    assert len(list(placed(by_name["Befunde"]))) > 7 * len(eingang.befunde) * 0.6
    again = lies_mappe(
        copy, mitgeliefert(), eingang.stammdaten, blatt=names[eingang.blatt]
    )
    assert [f.werte for f in again.faelle] == [f.werte for f in eingang.faelle]
    assert again.gelesen == eingang.gelesen


def test_a_finding_is_marked_commented_linked_and_said_in_words(
    checked: Checker,
) -> None:
    """By colour, by frame and in text; the gravest decides the looks."""
    head = [*KOPF, "Farbe"]
    pruefung = checked(xlsx([head, [*FALL, "rot"], [*NEGATIVE, ""], ["* vorläufig"]]))
    made = book(pruefung)
    assert made.sheetnames == ["Liste", "Befunde", "Angaben"]
    liste = made["Liste"]
    assert liste["D3"].value == -1
    assert "Fehler: Der Betrag ist negativ." in liste["D3"].comment.text
    assert liste["G3"].value.startswith("Fehler D3: Der Betrag ist negativ.")
    assert liste["G1"].value.startswith(f"{SPALTE}\nWarnung F1: Die Spalte ist nicht")
    assert "ganze Zeile: Die Zeile ist kein Förderfall" in liste["G4"].value
    looks = {liste[c].fill.start_color.rgb for c in ("D3", "F1", "A4", "A2")}
    frames = [liste[c].border.left.style for c in ("D3", "F1", "A4", "A2")]
    assert len(looks) == 3
    assert frames == ["medium", "dashed", "dashed", None]

    head_row, *found = rows(made["Befunde"])
    assert head_row[:4] == ("Schwere", "Datei", "Blatt", "Zelle")
    assert [row[0] for row in found] == ["Fehler", "Warnung", "Warnung"]
    assert found[0] == (
        *("Fehler", "Liste.xlsx", "Liste", "D3", "-1", "Der Betrag ist negativ."),
        "Erwartet wird ein Betrag ab 0 Euro.",
    )
    links = [made["Befunde"].cell(r, 4).hyperlink.location for r in (2, 3, 4)]
    assert links == ["'Liste'!D3", "'Liste'!F1", "'Liste'!A4"]


def test_the_sheet_angaben_accounts_for_every_row(checked: Checker) -> None:
    """What was read, how, when, and what became of it."""
    total = ["", "Summe", "", 250001, ""]
    made = book(checked(xlsx([KOPF, FALL, ZWEITER, NEGATIVE, total])))
    said = {(row[0], row[1]) for row in rows(made["Angaben"])}
    assert {
        *(("Datei", "Liste.xlsx"), ("SHA-256 der Datei", "0" * 64)),
        *(("Stichtag", "31.12.2026"), ("Geprüft", "31.12.2026 09:05 UTC")),
        *(("Verglichen mit dem Datenstand", "30.11.2026"), ("Fehler", "1")),
        *(("Gelesene Zeilen", "4"), ("davon übernommen", "2")),
        ("davon genannt und nicht übernommen", "2"),
        *(("Fehler", "Der Betrag ist negativ."), ("Zuwendung", "Zuwendung")),
        ("250.001\N{NO-BREAK SPACE}€", "250.000\N{NO-BREAK SPACE}€"),
    } <= said


def test_findings_without_a_cell_are_there_too(checked: Checker) -> None:
    """Those of a whole file and of a whole sheet."""
    pruefung = checked(text([KOPF]), "leer.csv")
    assert {b.zelle for b in pruefung.eingang.befunde} == {""}
    found = rows(book(pruefung)["Befunde"])[1:]
    assert [row[3] for row in found] == ["ganzes Blatt", "ganze Datei"]
    assert objekt(pruefung)["befunde"][0]["zeile"] is None


def _typed_mappe() -> Mappe:
    """Cells of every type that a reader may give, and texts made to do harm."""
    head: list[Wert] = [*KOPF, "Hinweis", "a", "b", "c", "d"]
    values: list[Wert] = [
        *("2021", MARKUP, datetime(2021, 5, 6, 7, 8)),  # noqa: DTZ001  a cell has none
        *(time(7, 8, 9), timedelta(hours=30), date(1899, 1, 1)),
    ]
    odd: list[Wert] = [float("nan"), 2**60, True, timedelta(-1), "\x01_x003D_1", "€"]
    zeilen: list[list[Wert]] = [
        head,
        ["A", "T", "E", 1, *values],
        ["B", "T", "E", *odd],
    ]
    zeilen += [[one, one, "<r>x</r>", 1.5, one, one] for one in FORMULAS]
    names = ("Liste", "Befunde", "angaben", "O'Neil", "'[a]*", "x" * 40, "X" * 33)
    return Mappe(
        datei="=1+1.xlsx",
        art="XLSX",
        blaetter=tuple(
            Blatt(name=name, zeilen=zeilen if name == "Liste" else [[name, "=1+1"]])
            for name in names
        ),
    )


@pytest.mark.office
def test_no_cell_is_computed_and_libreoffice_opens_both_books(
    checked: Checker, tmp_path: Path
) -> None:
    """Whatever stands in a list; every type arrives, every sheet has a name."""
    pruefung = checked(_typed_mappe())
    path = tmp_path / "feindlich.xlsx"
    schreibe(pruefung, "xlsx", path)
    made = openpyxl.load_workbook(path)
    assert made.sheetnames == [
        *("Liste", "Befunde (2)", "angaben (2)", "O'Neil", "_a__", "x" * 31),
        *("X" * 27 + " (2)", "Befunde", "Angaben"),
    ]
    kinds = {cell.data_type for sheet in made for row in sheet for cell in row}
    assert kinds == {"s", "n", "d", "b", "inlineStr"} - {"inlineStr"}
    liste = made["Liste"]
    assert [liste.cell(2, c).value for c in (6, 7, 8)] == [
        MARKUP,
        datetime(2021, 5, 6, 7, 8),  # noqa: DTZ001  a cell has none
        time(7, 8, 9),
    ]
    assert [liste.cell(3, c).value for c in (4, 5, 6, 7)] == [
        *("nan", str(2**60), True, "-1 day, 0:00:00"),
    ]
    assert [liste.cell(n, 3).value for n in (4, 5)] == ["<r>x</r>"] * 2

    convert([path], "fods", tmp_path)
    flat = tmp_path / "fods" / "feindlich.fods"
    assert formulas(flat) == 0
    shown = cells(flat, "Befunde")
    assert len(shown) == 1 + len(pruefung.eingang.befunde)
    assert flat.read_text("utf-8").count("<office:annotation ") > len(FORMULAS)


def test_a_long_list_of_findings_has_bounded_comments(checked: Checker) -> None:
    """With hundreds of thousands a spreadsheet would not open; the words are there."""
    bad = [[f"AZ {n}", *NEGATIVE[1:]] for n in range(KOMMENTARE + 100)]
    pruefung = checked(text([KOPF, *bad]), "lang.csv")
    made = als_bytes(pruefung, "xlsx")
    assert parts(made)["xl/comments1.xml"].count("<comment ") == KOMMENTARE
    words = [str(row[5]) for row in calamine(made, "lang.csv")[1:]]
    assert len(words) == len(bad)
    assert all(word.startswith("Fehler D") for word in words)
    assert "Kommentare tragen die ersten 2.000" in str(calamine(made, "Angaben"))
    (gruppe,) = gruppen(b for b in pruefung.eingang.befunde if "negativ" in b.regel)
    assert (gruppe.anzahl, gruppe.stellen) == (len(bad), ("D2", "D3", "D4"))


def test_what_a_sheet_cannot_hold_is_said(checked: Checker) -> None:
    """A text file may be wider than any sheet."""
    liste = Blatt(name="Liste", zeilen=[KOPF, FALL])
    breit = Blatt(name="Breit", zeilen=[["x"] * 16_400])
    pruefung = checked(Mappe(datei="x.csv", art="CSV", blaetter=(liste, breit)))
    made = als_bytes(pruefung, "xlsx")
    said = (
        "Für 17\N{NO-BREAK SPACE}Zellen der Liste hat ein Blatt von Excel keinen Platz."
    )
    assert ["Zu dieser Mappe", said, None, None] in calamine(made, "Angaben")
    assert len(calamine(made, "Breit")[0]) == 16_383


def test_the_copy_is_written_in_constant_memory(
    checked: Checker, tmp_path: Path
) -> None:
    """Three times the rows take no more memory."""

    def peak(number: int) -> int:
        faelle = [[f"AZ {n}", f"Fall {n}", *FALL[2:]] for n in range(number)]
        pruefung = checked(text([KOPF, *faelle]), "Liste.csv")
        tracemalloc.start()
        schreibe(pruefung, "xlsx", tmp_path / "bericht.xlsx")
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(1_500) < 1.3 * peak(500)


def test_findings_are_ordered_counted_and_named(checked: Checker) -> None:
    """The gravest first, then the most frequent; a file name that says what it is."""
    pruefung = checked(xlsx([KOPF, NEGATIVE, ["B", *NEGATIVE[1:]], ["* vorläufig"]]))
    befunde = nach_schwere(reversed(pruefung.eingang.befunde))
    assert [str(b.schwere) for b in befunde] == sorted(
        (str(b.schwere) for b in befunde), key=["Fehler", "Warnung", "Hinweis"].index
    )
    counted = [(str(g.schwere), g.anzahl) for g in gruppen(befunde)]
    assert counted[0] == ("Fehler", 2)
    assert sum(n for _, n in counted) == sum(anzahlen(befunde).values())
    assert [(b.zeile, b.spalte) for b in befunde if b.zelle == "D2"] == [(2, 4)]
    assert dateiname(pruefung, "json") == "pruefbericht_Liste_2026-12-31.json"
