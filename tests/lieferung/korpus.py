"""Awkward lists, as people and programs make them, each with what must be found.

Made by a script so that every file says what is awkward about it: how many cases are
taken, or that it is refused, and words of what must be found.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter

from tests.lieferung.korpus_xls import FEHLER, FORMEL, xls

KOPF = [
    "Aktenzeichen",
    "Projekttitel",
    "Zuwendungsempfänger",
    "Zuwendung",
    "Bescheid vom",
]
FALL = ["ZR 1/21", "Markt der Ideen", "Stadt Northeim", 150000, "05.10.2021"]
ZWEITER = ["ZR 2/21", "Haus am Wall", "Stadt Seesen", 100000, "12/2021"]

BUNT = ["ZR 1/21", "Bücher & »Café« – 5 €", *FALL[2:]]
TITEL = {"titel": "Bücher & »Café« – 5 €", "empfaenger": "Stadt Northeim"}

Zeilen = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Datei:
    """One file of the corpus."""

    name: str
    inhalt: bytes
    faelle: int | None
    """Cases taken; None for a file that is refused."""

    worte: tuple[str, ...] = ()
    """Parts of what must be found, or of the refusal."""

    werte: Mapping[str, str] = field(default_factory=dict)
    """Fields of the first case, as the store must get them."""


def xlsx(
    zeilen: Zeilen,
    also: Callable[[Any, Any], None] | None = None,
    options: Mapping[str, object] | None = None,
) -> bytes:
    """A workbook of one sheet, cells typed as Python types them."""
    buffer = io.BytesIO()
    usual = {"in_memory": True, "default_date_format": "dd.mm.yyyy"}
    book = xlsxwriter.Workbook(buffer, {**usual, **(options or {})})
    sheet = book.add_worksheet("Liste")
    for row, cells in enumerate(zeilen):
        sheet.write_row(row, 0, cells)
    if also:
        also(book, sheet)
    book.close()
    return buffer.getvalue()


def text(zeilen: Zeilen, sign: str = ";", codec: str = "utf-8") -> bytes:
    """A text file; cells are written as they are."""
    return "".join(sign.join(map(str, z)) + "\r\n" for z in zeilen).encode(codec)


def ods(body: str) -> bytes:
    """A spreadsheet of OpenDocument around the rows of one table."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr("content.xml", _ODS.format(body=body))
    return buffer.getvalue()


_ODS = (
    '<?xml version="1.0"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
    '<office:spreadsheet><table:table table:name="Liste">{body}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)


def ods_rows(zeilen: Zeilen, attributes: str = "") -> str:
    """Rows of text cells."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    return "".join(
        f"<table:table-row{attributes}>"
        + "".join(cell.format(wert) for wert in zeile)
        + "</table:table-row>"
        for zeile in zeilen
    )


def changed(inhalt: bytes, **parts: str) -> bytes:
    """A package with parts added or replaced; `__` stands for a slash, `_x` for `.x`."""
    buffer = io.BytesIO()
    named = {
        name.replace("__", "/").replace("_x", ".x"): t for name, t in parts.items()
    }
    with (
        zipfile.ZipFile(io.BytesIO(inhalt)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in named:
                new.writestr(name, old.read(name))
        for name, content in named.items():
            new.writestr(name, content)
    return buffer.getvalue()


def _with(**cells: object) -> list[list[object]]:
    """A list of one case with more columns."""
    return [[*KOPF, *cells], [*FALL, *cells.values()]]


def _sheets(book: Any, _: Any) -> None:
    more = book.add_worksheet("Alt")
    more.write_row(0, 0, KOPF)
    more.write_row(1, 0, ZWEITER)
    more.hide()


def _notes(book: Any, _: Any) -> None:
    book.add_worksheet("Hinweise").write(0, 0, "Bitte lesen")


def _hidden(_: Any, sheet: Any) -> None:
    sheet.set_row(1, None, None, {"hidden": True})
    sheet.set_column(1, 1, 5, None, {"hidden": True})


def _group(_: Any, sheet: Any) -> None:
    sheet.merge_range(0, 3, 0, 4, "Zuwendung")


def _far(_: Any, sheet: Any) -> None:
    sheet.write(1_048_575, 16_383, "x")


_SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData></worksheet>"
)


def _inline(zeilen: Zeilen) -> str:
    cell = '<c r="{}{}" t="inlineStr"><is><t>{}</t></is></c>'
    rows = (
        f'<row r="{nr}">'
        + "".join(cell.format("ABCDEFGH"[i], nr, w) for i, w in enumerate(zeile))
        + "</row>"
        for nr, zeile in enumerate(zeilen, 1)
    )
    return "".join(rows)


def dateien() -> list[Datei]:
    """Every file of the corpus."""
    return [*_texts(), *_books(), *_more_books(), *_values(), *_refused(), *_hostile()]


def _texts() -> list[Datei]:
    plain, bunt = [KOPF, FALL, ZWEITER], [KOPF, BUNT, ZWEITER]
    quoted = text(plain).replace(b"Markt der Ideen", b'"Markt;\r\nder ""Ideen"""')
    return [
        Datei("utf8.csv", text(bunt), 2, ("UTF-8", "Semikolon"), TITEL),
        Datei("bom.csv", text(bunt, codec="utf-8-sig"), 2, ("UTF-8 mit BOM",), TITEL),
        Datei("utf16.csv", text(bunt, "\t", "utf-16"), 2, ("UTF-16", "Tabulator"), TITEL),
        Datei("utf16le.csv", text(bunt, "\t", "utf-16-le"), 2, ("UTF-16 ohne BOM",), TITEL),
        Datei("utf16be.csv", text(bunt, "\t", "utf-16-be"), 2, ("UTF-16 ohne BOM",), TITEL),
        Datei("ansi.csv", text(bunt, codec="cp1252"), 2, ("Windows-1252",), TITEL),
        Datei("abgerissen.csv", text(plain)[:-30], 1, ("Die Angabe fehlt",)),
        Datei("formelfehler.csv", text([KOPF, ["Z", "#NV", *FALL[2:]], [*ZWEITER[:3], "#DIV/0!", ""]]), 0, ("Formel hat keinen Wert",)),
        Datei("komma.csv", text(plain, ","), 2, ("Komma",)),
        Datei("strich.csv", text(plain, "|"), 2, ("senkrechter Strich",)),
        Datei("sep.csv", b"sep=;\r\n" + text(plain), 2),
        Datei("umbruch.csv", quoted, 2),
        Datei("mac.csv", text(plain).replace(b"\r\n", b"\r"), 2),
        Datei("leerzeilen.csv", text([KOPF, [], FALL, [], [], ZWEITER, []]), 2),
        Datei("dezimalkomma.csv", text([KOPF, [*FALL[:3], "1.234,56 €", "2021"]]), 1, ("Dezimalzeichen Komma",)),
        Datei("dezimalpunkt.csv", text([KOPF, [*FALL[:3], "1234.56", "2021"]]), 1, ("Dezimalzeichen Punkt",)),
        Datei("zu_lang.csv", text([KOPF, [*FALL, "verirrt"]]), 1, ("ist nicht bekannt",)),
        Datei("liste.xls", text(plain), 2, ("Gelesen als CSV",)),
    ]  # fmt: skip


def _books() -> list[Datei]:
    plain = [KOPF, FALL, ZWEITER]
    upper = ["Aktenzeichen", "Titel", "Antragsteller", "", ""]
    lower = ["", "", "", "bewilligt", "ausgezahlt"]
    paid = [*FALL[:3], 100000, 50000]
    called = ["", "", "", "abgerufen", "ausgezahlt"]
    translated = ["Reference number", "Title", "Recipient", "Grant", "Date of grant"]
    broken = [
        "Akten-\nzeichen",
        "Projekt\u00adtitel",
        "Zuwendungs-\nempfänger",
        "Zuwendung\n(in €)",
        "Bescheid vom*",
    ]
    slashed = [
        "Az. / File number",
        "Titel / Title",
        "Zuwendungsempfänger\nRecipient",
        "Zuwendung | Grant",
        "Bescheid vom",
    ]
    total = ["", "Gesamtsumme", "", 250000, ""]
    macros = changed(xlsx(plain), xl__vbaProject_bin="x").replace(
        b"vbaProject_bin", b"vbaProject.bin"
    )
    uncomputed = _SHEET.format(
        _inline([KOPF])
        + '<row r="2"><c r="A2" t="inlineStr"><is><t>Z1</t></is></c><c r="B2" t="inlineStr"><is><t>T</t></is></c><c r="C2" t="inlineStr"><is><t>E</t></is></c><c r="D2"><f>1+1</f></c></row>'
    )
    return [
        Datei("einfach.xlsx", xlsx(plain), 2),
        Datei("tief.xlsx", xlsx([["Förderliste"], ["Stand: 1.1.2022"], [], *[[]] * 10, *plain]), 2),
        Datei("zweizeilig.xlsx", xlsx([upper, lower, paid], _group), 1),
        Datei("abgerufen.xlsx", xlsx([upper, called, paid], _group), 1, ("ist nicht bekannt",)),
        Datei("zweisprachig.xlsx", xlsx([KOPF, translated, FALL]), 1),
        Datei("schraegstrich.xlsx", xlsx([slashed, FALL]), 1),
        Datei("umbrueche.xlsx", xlsx([broken, FALL]), 1),
        Datei("nummeriert.xlsx", xlsx([KOPF, [1, 2, 3, 4, 5], FALL]), 1, ("nummeriert",)),
        Datei("summe.xlsx", xlsx([*plain, total]), 2, ("ist eine Summe",)),
        Datei("summe_falsch.xlsx", xlsx([*plain, ["", "Summe", "", 250001, ""]]), 2, ("250.000,00 Euro",)),
        Datei("summe_stumm.xlsx", xlsx([*plain, ["", "", "", 250000, ""]]), 2, ("ist eine Summe",)),
        Datei("zwischen.xlsx", xlsx([KOPF, FALL, ["Zwischensumme", "", "", 150000], ZWEITER, ["Zwischensumme", "", "", 100000], total]), 2, ("ist eine Summe",)),
        Datei("seiten.xlsx", xlsx([KOPF, FALL, KOPF, ZWEITER]), 2, ("wiederholt den Kopf",)),
        Datei("fussnote.xlsx", xlsx([*plain, ["* vorläufig"]]), 2, ("ist kein Förderfall",)),
        Datei("null_zeilen.xlsx", xlsx([KOPF]), 0, ("enthält keinen Förderfall",)),
        Datei("verborgen.xlsx", xlsx(plain, _hidden), 2, ("Verborgene Zeilen", "Verborgene Spalten wurden mitgelesen: B")),
        Datei("zwei_blaetter.xlsx", xlsx(plain, _sheets), 2, ("verborgene Blatt »Alt« sieht wie",)),
        Datei("hinweisblatt.xlsx", xlsx(plain, _notes), 2, ("»Hinweise« mit 1 Zeile wird nicht gelesen",)),
        Datei("makros.xlsm", macros, 2, ("Makros",)),
        Datei("formel.xlsx", xlsx([KOPF, [*FALL[:3], "", FALL[4]]], lambda _b, s: s.write_formula("D2", "=75000*2", None, 150000)), 1),
        Datei("formelfehler.xlsx", xlsx([KOPF, [*FALL[:3], "", FALL[4]]], lambda _b, s: s.write_formula("D2", "=1/0", None, "#DIV/0!")), 0, ("Formel hat keinen Wert",)),
        Datei("ungerechnet.xlsx", changed(xlsx(plain), xl__worksheets__sheet1_xml=uncomputed), 0, ("Formel hat keinen Wert",)),
        Datei("doppelt.xlsx", xlsx([[*KOPF, "Förderbetrag"], [*FALL, 1]]), 1, ("Zwei Spalten stehen",)),
        Datei("fremde_spalte.xlsx", xlsx(_with(Zuwendunk=5)), 1, ("Gemeint sein könnte »Zuwendung« (zuwendung_eur)",)),
        Datei("ohne_titel.xlsx", xlsx([[*KOPF, "", ""], [*FALL, "", "x"]]), 1, ("ist nicht bekannt",)),
        Datei("einheiten.xlsx", xlsx([KOPF, ["", "", "", "in T€", ""], [*FALL[:3], 150, "2021"]]), 1, ("je 1.000 Euro",)),
        Datei("drei_zeilen.xlsx", xlsx([upper, ["", "", "", "Zuwendung", ""], ["", "", "", "in €", ""], FALL]), 1),
        Datei("gruppe.xlsx", xlsx([["Az.", "Titel", "Empfänger", "Laufzeit", ""], ["", "", "", "von", "bis"], [*FALL[:3], "2021", "2020"]]), 0, ("vor ihrem Beginn",)),
        Datei("zeitraum.xlsx", xlsx(_with(Laufzeit="01.05.2021 – 31.03.2021")), 0, ("vor ihrem Beginn",)),
        Datei("summe_ungerechnet.xlsx", xlsx([*plain, ["", "Summe", "", "zu prüfen", ""]]), 2, ("lässt sich nicht lesen und nicht vergleichen",)),
        Datei("summe_je_amt.xlsx", xlsx([KOPF, FALL, ["Summe ArL Nord", "", "", 150000], ZWEITER, ["Summe ArL Süd", "", "", 100000], ["Gesamt", "", "", 250001]]), 2, ("Die Summe der Zeilen ist 250.000,00 Euro",)),
        Datei("summe_oben.xlsx", xlsx([["Gesamtsumme", "", "", 250002], *plain]), 2, ("Die Summe der Zeilen ist 250.000,00 Euro",)),
        Datei("summe_beschriftet.xlsx", xlsx([*plain, ["Anzahl: 2", "", "Summe:", 250000, ""]]), 2, ("ist eine Summe",)),
        Datei("fussnote_geteilt.xlsx", xlsx([*plain, ["1)", "Stand 2021"]]), 2, ("ist kein Förderfall",)),
        Datei("ohne_empfaenger.xlsx", xlsx([[KOPF[0], KOPF[1]], [FALL[0], FALL[1]]]), 1, ("Keine Spalte steht für »Empfänger«",)),
        Datei("fremd.xlsx", xlsx([["Liste"], ["Chiffre", "Idee", "Wer", "Geld"], ["A1", "Park", "Peine", 5]]), 0, ("nur vermutet: Zeile 2", "nicht bekannt")),
        Datei("ohne_az.xlsx", xlsx([KOPF[1:], FALL[1:]]), 1, ("keine Spalte mit Aktenzeichen",)),
        Datei("liste.ods", ods(ods_rows(plain)), 2),
        Datei("verborgen.ods", ods(ods_rows([KOPF]) + ods_rows([FALL], ' table:visibility="collapse"')), 1, ("Verborgene Zeilen wurden mitgelesen: 2",)),
    ]  # fmt: skip


def _more_books() -> list[Datei]:
    plain, wrong = [KOPF, FALL, ZWEITER], ("Formel hat keinen Wert",)
    upper = ["Aktenzeichen", "Titel", "Antragsteller", "Zuwendung", "Zuwendung"]
    lower = ["", "", "", "bewilligt", "ausgezahlt"]
    paid = [*FALL[:3], 100000, 50000]
    one = {"bewilligt_am": "2021-10-05", "zuwendung_eur": "150000"}
    cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
    error = cell.format(
        ' table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"',
        "#DIV/0!",
    )
    cached = cell.format(
        ' table:formula="of:=75000*2" office:value-type="float" office:value="150000"',
        "150000",
    )
    row = (
        ods_rows([FALL[:3]]).removesuffix("</table:table-row>") + "{}</table:table-row>"
    )
    hidden = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    return [
        Datei("titel_verbunden.xlsx", xlsx([["Liste"], ["", "", "Stand 2021"], *plain], lambda _b, s: s.merge_range("A1:E1", "Liste")), 2),
        Datei("zelle_verbunden.xlsx", xlsx([KOPF, FALL, [*ZWEITER[:2], "", *ZWEITER[3:]]], lambda _b, s: s.merge_range("C2:C3", "Stadt Northeim")), 1, ("Die Angabe fehlt",)),
        Datei("zweizeilig_unverbunden.xlsx", xlsx([upper, lower, paid]), 1, (), {"zuwendung_eur": "100000", "ausgezahlt_eur": "50000"}),
        Datei("jahr_1904.xlsx", xlsx([KOPF, [*FALL[:4], dt.date(2021, 10, 5)]], options={"date_1904": True}), 1, (), one),
        Datei("zeitpunkt.xlsx", xlsx([KOPF, [*FALL[:4], dt.datetime(2021, 10, 5, 13, 45)]]), 1, (), one),  # noqa: DTZ001  a cell has none
        Datei("formel.ods", ods(ods_rows([KOPF]) + row.format(cached)), 1, (), {"zuwendung_eur": "150000"}),
        Datei("formelfehler.ods", ods(ods_rows([KOPF]) + row.format(error)), 0, wrong),
        Datei("ungerechnet.ods", ods(ods_rows([KOPF]) + row.format('<table:table-cell table:formula="of:=1+1"/>')), 0, wrong),
        Datei("spalte_verborgen.ods", ods(hidden + ods_rows(plain)), 2, ("Verborgene Spalten wurden mitgelesen: B",)),
        Datei("makros.ods", changed(ods(ods_rows(plain)), Basic__Standard__Module1_xml="x"), 2, ("Makros",)),
        Datei("einfach.xls", xls([KOPF, BUNT, ZWEITER]), 2, (), TITEL),
        Datei("verborgen.xls", xls(plain, verborgen=[3], spalten=[2]), 2, ("Verborgene Zeilen wurden mitgelesen: 3", "Verborgene Spalten wurden mitgelesen: B")),
        Datei("formelfehler.xls", xls([KOPF, [*FALL[:3], FORMEL, FALL[4]]]), 0, wrong),
        Datei("fehlerwert.xls", xls([KOPF, ["Z", FEHLER, *FALL[2:]]]), 0, wrong),
        Datei("lange_zellen.csv", text([KOPF, ["Z", "T" * 90_000, "E", f"1{' ' * 90_000}x", "T" * 90_000]]), 0, ("zu lang",)),
        Datei("langer_kopf.csv", text([[*KOPF, f'"-{chr(10) * 90_000}-"'], FALL]), 1, ("nicht bekannt",)),
        Datei("viele_spalten.csv", text([[*KOPF, *(f"Spalte {n}" for n in range(500))], FALL]), 1, ("nicht bekannt",)),
        Datei("viele_orte.csv", text([[*KOPF, "Kommune"], *([f"Z {n}", *FALL[1:], f"Ort {n} a. Berg"] for n in range(2_000))]), 0, ("steht nicht in den Stammdaten",)),
    ]  # fmt: skip


def _values() -> list[Datei]:
    found = {
        "az_doppelt": ([KOPF, FALL, [FALL[0], *ZWEITER[1:]]], 1, "steht schon in Zeile 2"),
        "fall_doppelt": ([KOPF, FALL, ["ZR 9", *FALL[1:]]], 2, "ebenso in Zeile 2"),
        "negativ": ([KOPF, [*FALL[:3], -1, "2021"]], 0, "negativ"),
        "zweideutig": ([KOPF, [*FALL[:3], "1,234", "2021"]], 0, "auf zwei Arten"),
        "monat_tag": ([KOPF, [*FALL[:4], "5/6/2021"]], 0, "Tag/Monat oder Monat/Tag"),
        "kein_tag": ([KOPF, [*FALL[:4], "31.02.2021"]], 0, "gibt es im Kalender nicht"),
        "serienzahl": ([KOPF, [*FALL[:4], 44561]], 1, "31.12.2021"),
        "pflicht": ([KOPF, ["Z", "", *FALL[2:]]], 0, "Die Angabe fehlt"),
        "oldenburg": (_with(Landkreis="Oldenburg"), 0, "nicht eindeutig"),
        "wardenburg": (_with(Landkreis="Oldenburg", Kommune="Wardenburg"), 1, "nach der Kommune als Landkreis Oldenburg"),
        "osterode": (_with(Kreisschlüssel=3156), 1, "besteht nicht mehr"),
        "kreis_falsch": (_with(Kommune="Northeim", Landkreis="LK Goslar"), 0, "liegt in"),
        "ort_fremd": (_with(Kommune="Nordheim"), 0, "Stadt Northeim"),
        "satz_eins": (_with(Fördersatz=1), 0, "1 % oder 100 %"),
        "richtlinie": ([[*KOPF, "Gegenstand"], [*FALL[:3], 400000, "2021", "2.1"]], 1, "75.000 bis 300.000"),
        "gegenstand_datum": (_with(Gegenstand=dt.date(2026, 1, 2)), 0, "in ein Datum verwandelt"),
        "abgelehnt": ([*_with(Status="bewilligt"), ["ZR 9", *ZWEITER[1:], "abgelehnt"]], 2, "gilt als beantragt"),
        "status": (_with(Status="teilweise widerrufen"), 0, "ist nicht bekannt"),
        "reihenfolge": (_with(Antragsdatum="01.01.2023"), 0, "vor dem Antrag"),
        "mehr_als_kosten": (_with(Gesamtausgaben=100), 0, "höher als die Gesamtausgaben"),
        "tausend": ([["Az.", "Titel", "Empfänger", "Zuwendung in T€"], [*FALL[:3], 150]], 1, "je 1.000 Euro"),
        "wahrheit": ([KOPF, [*FALL[:3], True, "2021"]], 0, "kein Betrag"),
    }  # fmt: skip
    return [
        Datei(f"{n}.xlsx", xlsx(z), count, (w,)) for n, (z, count, w) in found.items()
    ]


def _hostile() -> list[Datei]:
    """Files made to keep a reader busy or to hide how large they are."""
    whole, many, broken = xlsx([KOPF, FALL]), 100_000, ("beschädigt",)
    entities = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x"}">' for n in range(10)
    )
    doctype = f'<?xml version="1.0"?><!DOCTYPE x [{entities}]>'
    laughs = doctype + _SHEET.format(_inline([KOPF, ["&e9;", *FALL[1:]]]))

    def sheet(rows: str) -> bytes:
        return changed(whole, xl__worksheets__sheet1_xml=_SHEET.format(rows))

    return [
        Datei("klammern.xlsx", sheet('<row r="1">' + "<c " * many), None, broken),
        Datei("klammern_mit_ort.xlsx", sheet('<row r="1">' + "<c r=" * many), None, broken),
        Datei("zeilenanfaenge.xlsx", sheet("<row " * many), None, broken),
        Datei("klammern.ods", ods("<table:table-row " * many), None, broken),
        Datei("zellenanfaenge.ods", ods("<table:table-row><table:table-cell " * many), None, broken),
        Datei("entitaeten.xlsx", changed(whole, xl__worksheets__sheet1_xml=laughs), None, broken),
        Datei("gelogen.xlsx", _lying(whole), None, broken),
        Datei("eine_zeile.csv", b"a;b;c" * 200_000, None, ("16.384 Spalten",)),
    ]  # fmt: skip


def _lying(inhalt: bytes) -> bytes:
    """A package that says of its first part that it is one byte long, unpacked."""
    place = inhalt.index(b"PK\x01\x02") + 24
    return inhalt[:place] + (1).to_bytes(4, "little") + inhalt[place + 4 :]


def hunderttausend() -> Datei:
    """As many rows as the largest list may have, with one of each thing beneath."""
    cases = ([f"ZR {n}", f"Vorhaben {n}", *FALL[2:4], "2021"] for n in range(100_000))
    total, wrong = ["", "Summe", "", 100_000 * FALL[3], ""], ["* vorläufig"]
    rows = _SHEET.format(_inline([KOPF, *cases, KOPF, total, wrong]))
    inhalt = changed(xlsx([KOPF]), xl__worksheets__sheet1_xml=rows)
    return Datei(
        "hunderttausend.xlsx",
        inhalt,
        100_000,
        ("wiederholt den Kopf", "ist eine Summe", "ist kein Förderfall"),
    )


def _bomb() -> bytes:
    """A small package whose 600 parts are all the same megabyte."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", " " * (1 << 20))
        for number in range(600):
            part = copy(package.filelist[0])
            part.filename = f"xl/{number}.xml"
            package.filelist.append(part)
    return buffer.getvalue()


def _refused() -> list[Datei]:
    whole = xlsx([KOPF, FALL])
    wide = '<table:table-row table:number-rows-repeated="1000000">'
    repeated = (
        wide
        + '<table:table-cell table:number-columns-repeated="16000" office:value="1"/></table:table-row>'
    )
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("a.txt", "x")
    return [
        Datei("leer.xlsx", b"", None, ("leer",)),
        Datei("abgeschnitten.xlsx", whole[: len(whole) // 2], None, ("beschädigt",)),
        Datei("ohne_ende.xlsx", whole[:-30], None, ("beschädigt",)),
        Datei("verdreht.xlsx", whole[:400] + bytes(200) + whole[600:], None, ("beschädigt",)),
        Datei("abgeschnitten.ods", ods(ods_rows([KOPF, FALL]))[:-200], None, ("beschädigt",)),
        Datei("abgeschnitten.xls", xls([KOPF, FALL])[:2_500], None, ("beschädigt",)),
        Datei("abgeschnitten.csv", text([KOPF, FALL, ["Z", "T", "Stadt Lü"]]).rstrip()[:-1], None, ("nicht vollständig",)),
        Datei("seite_utf16.xls", "<html><table></table></html>".encode("utf-16"), None, ("HTML",)),
        Datei("leer.ods", ods(""), None, ("kein Kopf",)),
        Datei("seite.xls", b"\n<html><table><tr><td>Az</td></tr></table>", None, ("HTML",)),
        Datei("alt.xml", b'<?xml version="1.0"?><Workbook/>', None, ("XML",)),
        Datei("druck.xlsx", b"%PDF-1.7 ...", None, ("PDF",)),
        Datei("archiv.xlsx", other.getvalue(), None, ("ZIP-Archiv",)),
        Datei("binaer.csv", bytes(range(256)) * 20, None, ("lesbarer Text",)),
        Datei("quote.csv", b'Az;Titel\r\n1;"offen\r\n2;x\r\n', None, ("Anführungszeichen",)),
        Datei("kein_kopf.xlsx", xlsx([["a", "b"], [1, 2]]), None, ("kein Kopf",)),
        Datei("zu_tief.xlsx", xlsx([*[["x"]] * 20, KOPF, FALL]), None, ("kein Kopf",)),
        Datei("bombe.xlsx", _bomb(), None, ("entpackt größer",)),
        Datei("weit.xlsx", xlsx([KOPF, FALL], _far), None, ("8.000.000 Zellen",)),
        Datei("wiederholt.ods", ods(ods_rows([KOPF]) + repeated), None, ("8.000.000 Zellen",)),
        Datei("truemmer.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), None, ("beschädigt",)),
        Datei("kennwort.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), None, ("Kennwort",)),
    ]  # fmt: skip
