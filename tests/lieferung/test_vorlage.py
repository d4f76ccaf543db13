"""The template: what is filled in reads back without a finding."""

import io
from collections import Counter
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.export.office import convert
from tests.lieferung.delivery import CASES, PUBLIC, rows
from tests.lieferung.test_liste import plain
from zr_dashboard.lieferung.blatt_mappe import lies_inhalt
from zr_dashboard.lieferung.eingang import Eingang
from zr_dashboard.lieferung.fields import FILES
from zr_dashboard.lieferung.kopf import finde_kopf
from zr_dashboard.lieferung.liste import lies_mappe
from zr_dashboard.lieferung.read import read_delivery
from zr_dashboard.lieferung.stammdaten import Stammdaten
from zr_dashboard.lieferung.tables import tables
from zr_dashboard.lieferung.vorlage import vorlage
from zr_dashboard.lieferung.vorlage_blaetter import FAELLE
from zr_dashboard.lieferung.vorlage_spalten import SPALTEN, Art, listen
from zr_dashboard.lieferung.zuordnung import felder, mitgeliefert

Fall = dict[str, object]
"""Field -> cell, as somebody types it into the template."""


def read(inhalt: bytes, stammdaten: Stammdaten) -> Eingang:
    """Read a list with the shipped mapping."""
    return lies_mappe(lies_inhalt("Liste.xlsx", inhalt), mitgeliefert(), stammdaten)


def filled(stammdaten: Stammdaten, faelle: list[Fall]) -> bytes:
    """The template with these cases, written by another hand."""
    book = openpyxl.load_workbook(io.BytesIO(vorlage(stammdaten)))
    sheet = book[FAELLE]
    for row, fall in enumerate(faelle, start=2):
        for column, spalte in enumerate(SPALTEN, start=1):
            sheet.cell(row, column, fall.get(spalte.feld))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def published(stammdaten: Stammdaten) -> list[Fall]:
    """The public cases as somebody would type them: names, numbers, days.

    What is not published is made up, so that every column has a value somewhere.
    """
    head, *lines = rows(PUBLIC, CASES)
    orte, themen = stammdaten.orte, stammdaten.tables["thema"].set_index("thema")
    faelle = []
    for line in lines:
        said: Fall = {feld: wert for feld, wert in zip(head, line, strict=True) if wert}
        kommune = orte.kommunen[str(said["kommune_ars9"])]
        said["kommune"] = kommune.name
        said["landkreis"] = orte.kreise[kommune.landkreis_ags].name
        said["arl"] = stammdaten.arl_of[kommune.landkreis_ags]
        codes = str(said.get("themen", "")).split(";")
        said["themen"] = "; ".join(themen.loc[code, "name"] for code in codes if code)
        said["beantragt_am"] = date(2019, 9, 2)
        said["antragsjahr"] = 2019
        said["sperrfrist_bis"] = date(2026, 12, 31)
        said["verwendungsnachweis_am"] = date(2026, 6, 30)
        if "zuwendung_eur" in said:
            said["ausgezahlt_eur"] = "100.5"
        faelle.append({**said, **_typed(said)})
    return faelle


def _typed(said: Fall) -> Fall:
    """Numbers where the template asks for numbers."""
    numbers = (Art.BETRAG, Art.PROZENT, Art.ANZAHL, Art.JAHR)
    return {
        s.feld: float(str(said[s.feld]))
        for s in SPALTEN
        if s.art in numbers and s.feld in said
    }


def holds_the_public_delivery(found: Eingang) -> None:
    """No finding at all, and the cases of the public delivery to the last field."""
    assert found.befunde == ()
    invented = (
        *("beantragt_am", "sperrfrist_bis", "verwendungsnachweis_am"),
        "ausgezahlt_eur",
    )
    expected = tables(read_delivery(PUBLIC, FILES))
    tabellen = found.tabellen()
    assert tabellen["foerderfall"][list(invented)].notna().any().all()
    tabellen["foerderfall"] = tabellen["foerderfall"].drop(columns=list(invented))
    for name in ("foerderfall", "foerderfall_thema", "foerderfall_quelle"):
        assert plain(tabellen[name]) == plain(expected[name]), name


def test_the_template_filled_in_reads_back_without_a_finding(
    stammdaten: Stammdaten,
) -> None:
    """Whoever follows it has nothing to mend."""
    holds_the_public_delivery(
        read(filled(stammdaten, published(stammdaten)), stammdaten)
    )


@pytest.mark.office
def test_so_it_does_after_libreoffice_has_saved_it(
    tmp_path: Path, stammdaten: Stammdaten
) -> None:
    """Lists and notes are still there, and the sheets beside are still known."""
    path = tmp_path / "Liste.xlsx"
    path.write_bytes(filled(stammdaten, published(stammdaten)))
    convert([path], "xlsx", tmp_path)
    saved = (tmp_path / "xlsx" / "Liste.xlsx").read_bytes()
    holds_the_public_delivery(read(saved, stammdaten))
    sheet = openpyxl.load_workbook(io.BytesIO(saved))[FAELLE]
    assert "Woran der Fall" in sheet["A1"].comment.text
    kinds = {rule.type for rule in sheet.data_validations.dataValidation}
    assert kinds == {"list", "decimal", "whole", "date"}


def test_every_field_has_a_column_and_every_heading_is_known(
    stammdaten: Stammdaten,
) -> None:
    """A new field of a list is a new column of the template."""
    assert sorted(spalte.feld for spalte in SPALTEN) == sorted(felder())
    for spalte in SPALTEN:
        assert mitgeliefert().feld(spalte.titel) == spalte.feld
        assert spalte.was.endswith(".")
        assert spalte.wie.endswith(".")
    sheet = openpyxl.load_workbook(io.BytesIO(vorlage(stammdaten)))[FAELLE]
    for cell, spalte in zip(sheet[1], SPALTEN, strict=True):
        assert cell.value == spalte.titel
        assert spalte.was in cell.comment.text
        assert spalte.wie in cell.comment.text


def test_whatever_can_be_chosen_is_understood(stammdaten: Stammdaten) -> None:
    """Every entry of every list, each in a case of its own."""
    chosen = [(n, entry) for n, found in listen(stammdaten).items() for entry in found]
    faelle = [_one(f"Fall {n}", *pair) for n, pair in enumerate(chosen)]
    found = read(filled(stammdaten, faelle), stammdaten)
    odd = Counter(befund.regel for befund in found.befunde)
    assert odd == {
        "Bei Anträgen, die nicht bewilligt sind, werden manche Angaben nicht "
        "übernommen.": 1,
        "Der Antrag ist nicht bewilligt; der Betrag gilt als beantragt.": 3,
        "Über einen offenen Antrag ist nicht entschieden.": 1,
    }
    assert sorted(str(fall.werte["ergebnis"]) for fall in found.antraege) == [
        *("abgelehnt", "aufgehoben", "aufgehoben", "offen", "zurückgezogen"),
    ]
    orte = stammdaten.orte
    read_back = [fall.werte for fall in found.faelle]
    assert {w["kommune_ars9"] for w in read_back} == {None, *orte.kommunen}
    assert {w["landkreis_ags"] for w in read_back} == {None, *orte.kreise}


def _one(titel: str, liste: str, entry: str) -> Fall:
    """A case with that entry, and the values that it may describe."""
    am = {"monat": "12/2022", "jahr": "2022"}.get(entry, "31.12.2022")
    return {
        "foerderfall_id": titel,
        "titel": titel,
        "empfaenger": "Stadt Peine",
        "zuwendung_eur": 100_000,
        "gesamtausgaben_eur": 200_000,
        "runde": "1",
        "bewilligt_am": am,
        liste: entry,
    }


def test_the_empty_template_says_that_nothing_is_filled_in(
    stammdaten: Stammdaten,
) -> None:
    """One sentence, and no word about the sheets beside."""
    found = read(vorlage(stammdaten), stammdaten)
    (befund,) = found.befunde
    assert befund.regel == "Die Liste enthält keinen Förderfall."
    assert "Unter dem Kopf (Zeile 1)" in befund.hinweis


def test_what_somebody_adds_on_the_sheets_beside_is_said(
    stammdaten: Stammdaten,
) -> None:
    """Only what the template says itself is passed over; no sheet looks like a list."""
    book = openpyxl.load_workbook(io.BytesIO(vorlage(stammdaten)))
    book["Listen"]["A60"] = "Landkreis Atlantis"
    buffer = io.BytesIO()
    book.save(buffer)
    found = read(buffer.getvalue(), stammdaten)
    assert any(
        "»Listen«" in b.regel and "nicht gelesen" in b.regel for b in found.befunde
    )
    assert not any("sieht wie" in befund.regel for befund in found.befunde)
    for blatt in found.mappe.blaetter[1:]:
        assert finde_kopf(blatt, mitgeliefert()) is None
