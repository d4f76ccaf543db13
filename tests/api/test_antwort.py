"""Answer tables as files: each is read again by another hand and is what JSON says."""

import io
import zipfile
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from starlette.testclient import TestClient

from tests.api import documents
from tests.remembering import Remembering
from zr_dashboard.api import question
from zr_dashboard.export import antwort_bau

QUERIES = [
    "",
    "betraege=tsd&zeilen=landkreis&leere=ja",
    "form=dreifach&betraege=mio&ordnung=summe",
    "form=dreifach&zeilen=arl&spalten=runde&unterspalten=hauptthema&groesse=anzahl_foerderfaelle",
    "zeilen=thema&spalten=jahr&groesse=anzahl_kommunen&von=2021",
    "zeilen=gegenstand&spalten=massnahme&groesse=gesamtausgaben_eur",
    "form=anteile&betraege=tsd",
    "form=anteile&zeilen=landkreis&arl=weser-ems&spalten=anzahl_bescheide&spalten=einwohner",
    "form=faelle&von=2023",
    "form=faelle&spalten=titel&spalten=beschreibung&spalten=einwohner&ordnung=titel",
    "form=antraege",
    "arl=weser-ems&landkreis=03153",
    "zeilen=arl&kommune=034540032",
]
"""Every shape, every figure, every unit; an empty answer, and one row."""


@pytest.fixture(autouse=True)
def _remembered(public_store: Remembering, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(question, "current", lambda _path: public_store)


def get(client: TestClient, ending: str, query: str) -> bytes:
    """A file of the route."""
    response = client.get(f"/api/v1/antwort.{ending}?{query}")
    assert response.status_code == 200, response.text
    return response.content


@pytest.mark.parametrize("query", QUERIES)
def test_the_word_file_is_what_json_says(client: TestClient, query: str) -> None:
    """Every word and every cell of it, in the same order."""
    said = client.get(f"/api/v1/antwort.json?{query}").json()["antwort"]
    body = documents.docx_body(get(client, "docx", query))

    texts = [text for style, text in body.paragraphs if style != "Caption"]
    assert texts == documents.expected_texts(said)
    tables = documents.joined(body.tables, said)
    assert tables == documents.expected_table(said)
    assert all(rows.heads for rows in body.tables)


@pytest.mark.parametrize("query", QUERIES)
def test_the_workbook_is_what_json_says(client: TestClient, query: str) -> None:
    """What is seen on the sheet »Antwort«, and numbers are numbers."""
    said = client.get(f"/api/v1/antwort.json?{query}").json()["antwort"]
    book = load_workbook(io.BytesIO(get(client, "xlsx", query)))
    assert book.sheetnames == ["Antwort", "Daten", "Angaben"]

    shown = [row for row in _shown(book["Antwort"]) if any(row)]
    table = said["tabelle"]
    texts = [row[0] for row in shown if len(row) == 1 or not any(row[1:])]
    for text in documents.expected_texts(said):
        assert text.replace("\t", " ") in texts, text
    if table is not None:
        expected = documents.expected_rows(table)
        at = shown.index(documents.padded(expected[0], len(shown[0])))
        found = [row[: len(expected[0])] for row in shown[at : at + len(expected)]]
        assert found == expected


def _shown(sheet: Worksheet) -> list[list[str]]:
    """Cells as a reader sees them: numbers in their format."""
    return [[documents.as_shown(cell) for cell in row] for row in sheet.iter_rows()]


def test_the_sheet_daten_has_the_exact_values(client: TestClient) -> None:
    """While the table rounds to millions."""
    query = "betraege=mio&zeilen=arl&spalten=jahr"
    said = client.get(f"/api/v1/antwort.json?{query}").json()
    book = load_workbook(io.BytesIO(get(client, "xlsx", query)))
    titles, *rows = book["Daten"].iter_rows(values_only=True)
    at = titles.index("Zuwendung")

    assert [row[at] for row in rows] == [r["zuwendung_eur"] for r in said["daten"]]
    assert rows[-1][at] == 18_210_675


def test_the_word_file_is_accessible(client: TestClient) -> None:
    """Language, title, headings, repeated head, named table, marks that lead on."""
    parts = documents.parts(get(client, "docx", "form=dreifach"))
    document, styles = parts["word/document.xml"], parts["word/styles.xml"]
    core = parts["docProps/core.xml"]

    assert 'w:lang w:val="de-DE"' in styles
    assert "<dc:language>de-DE</dc:language>" in core
    assert "<dc:title>Bewilligte Zuwendungen nach Landkreis" in core
    assert document.count("<w:tblHeader/>") == 2 * document.count("<w:tbl>")
    assert document.count("<w:tblCaption ") == document.count("<w:tbl>")
    assert document.count("<w:tblDescription ") == document.count("<w:tbl>")
    assert 'w:pStyle w:val="Heading1"' in document
    root = ET.fromstring(document)  # noqa: S314  our own
    names = {
        e.get(documents.W + "name") for e in root.iter(documents.W + "bookmarkStart")
    }
    targets = {
        e.get(documents.W + "anchor") for e in root.iter(documents.W + "hyperlink")
    }
    assert targets <= names
    assert len(targets) > 1
    assert not any(name.endswith((".jpeg", ".jpg")) for name in parts)


def test_many_columns_are_divided_into_parts(client: TestClient) -> None:
    """No part is wider than the paper, and each says what its rows are."""
    query = "form=dreifach&spalten=runde&unterspalten=thema"
    body = documents.docx_body(get(client, "docx", query))

    assert len(body.tables) > 3
    assert all(sum(rows.widths) <= 14570 for rows in body.tables)
    assert len({tuple(row[0] for row in rows.cells) for rows in body.tables}) == 1


def test_a_list_too_long_for_a_document_is_refused_in_words(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workbook has all of it, and says that its first sheet has not."""
    monkeypatch.setattr(antwort_bau, "LISTE_DATEI", 10)
    for ending in ("docx", "json"):
        response = client.get(f"/api/v1/antwort.{ending}?form=faelle")
        assert response.status_code == 422
        assert "höchstens 10" in response.json()["fehler"]

    book = load_workbook(io.BytesIO(get(client, "xlsx", "form=faelle")))
    texts = [cell.value for cell in book["Antwort"]["A"]]
    assert any("die ersten 10 von 102" in str(text) for text in texts)
    assert book["Daten"].max_row == 1 + 102


def test_a_table_with_too_many_columns_is_refused_in_words(client: TestClient) -> None:
    """It could be neither read nor printed."""
    query = "form=dreifach&zeilen=jahr&spalten=kommune&unterspalten=thema"
    response = client.get(f"/api/v1/antwort.xlsx?{query}")

    assert response.status_code == 422
    assert "Spalten" in response.json()["fehler"]


def test_hostile_text_stays_text(client: TestClient) -> None:
    """Titles of the public delivery hold what XML must escape; nothing else breaks."""
    content = get(client, "docx", "form=faelle&spalten=hinweis&spalten=titel")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(package.read(name))  # noqa: S314  our own


def test_what_is_wrong_with_an_address_is_all_said(client: TestClient) -> None:
    """Of the selection and of the table, at once."""
    response = client.get("/api/v1/antwort.docx?arl=x&form=y&groesse=z")
    hints: list[dict[str, Any]] = response.json()["hinweise"]

    assert response.status_code == 400
    assert {hint["parameter"] for hint in hints} == {"arl", "form", "groesse"}


def test_the_link_leads_to_the_page(client: TestClient) -> None:
    """Not to the file: a reader wants to see it."""
    link = client.get("/api/v1/antwort.json?form=anteile").json()["angaben"]["link"]

    assert link == "http://testserver/antworttabellen?form=anteile"
