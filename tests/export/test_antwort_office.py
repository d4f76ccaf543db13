"""LibreOffice opens answer tables and finds in them what the page shows."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from pypdf import PdfReader

from tests.api import documents
from tests.export import office
from zr_dashboard.export import antwort_json
from zr_dashboard.export.antwort import Antwort
from zr_dashboard.export.antwort_bau import antwort
from zr_dashboard.export.antwort_docx import to_docx
from zr_dashboard.export.antwort_xlsx import to_file
from zr_dashboard.model.antwortform import Antwortform
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.queries import antworten
from zr_dashboard.store.store import Store

pytestmark = pytest.mark.office

_NS = {
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
_NOTHING = Selection(arl=Facet(("weser-ems",)), landkreis=Facet(("03153",)))
_LINGEN = Selection(kommune=Facet(("034540032",)))
ASKED: dict[str, tuple[Selection, dict[str, list[str]]]] = {
    "kommunen": (Selection(), {}),
    "breit": (
        Selection(),
        {"form": ["dreifach"], "zeilen": ["arl"], "unterspalten": ["hauptthema"]},
    ),
    "anteile": (Selection(), {"form": ["anteile"], "betraege": ["tsd"]}),
    "liste": (Selection(), {"form": ["faelle"], "spalten": ["titel", "zuwendung_eur"]}),
    "leer": (_NOTHING, {}),
    "eine": (_LINGEN, {"zeilen": ["arl"], "spalten": ["massnahme"]}),
}
"""Many rows, many columns, long names, nothing, one row."""


@pytest.fixture(scope="module")
def answers(public_store: Store) -> dict[str, Antwort]:
    """The tables as the page shows them."""

    def ask(query: Callable[..., pd.DataFrame], *arguments: object) -> pd.DataFrame:
        return query(public_store, *arguments)

    return {name: _built(ask, *asked) for name, asked in ASKED.items()}


def _built(
    ask: Callable[..., pd.DataFrame], selection: Selection, query: dict[str, list[str]]
) -> Antwort:
    form, notes = Antwortform.from_url(query)
    assert not notes
    return antwort(
        form,
        antworten.grundlage(ask, selection, form, 2_000),
        auswahl="Auswahl der Probe",
        link="https://monitor.invalid/antworttabellen",
        neuester=date(2026, 11, 22),
    )


@pytest.fixture(scope="module")
def opened(
    answers: dict[str, Antwort], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """All files, opened by LibreOffice, saved as flat documents and as PDF."""
    folder = tmp_path_factory.mktemp("antworten")
    for name, answer in answers.items():
        (folder / f"{name}.docx").write_bytes(to_docx(answer))
        to_file(answer, lambda a=answer: iter([a.daten]), folder / f"{name}.xlsx")  # type: ignore[misc]
    words = sorted(folder.glob("*.docx"))
    office.convert(words, "fodt", folder)
    office.convert(words, "pdf", folder)
    office.convert(sorted(folder.glob("*.xlsx")), "fods", folder)
    return folder


@pytest.mark.parametrize("name", ASKED)
def test_every_cell_arrives_in_the_word_file(
    opened: Path, answers: dict[str, Antwort], name: str
) -> None:
    """Head and rows, with their marks; the head is one that is repeated."""
    said = _said(answers[name])
    root = ET.parse(opened / "fodt" / f"{name}.fodt").getroot()  # noqa: S314
    found = [
        documents.Table(
            _rows(table.iterfind("table:table-header-rows/table:table-row", _NS)),
            _rows(table.iterfind("table:table-row", _NS)),
            [],
        )
        for table in root.iterfind(".//table:table", _NS)
    ]
    assert documents.joined(found, said) == documents.expected_table(said)


def _said(answer: Antwort) -> dict[str, object]:
    said: dict[str, object] = antwort_json.as_object(answer)
    return said


def _rows(rows: object) -> list[list[str]]:
    tags = {f"{{{_NS['table']}}}table-cell", f"{{{_NS['table']}}}covered-table-cell"}
    return [
        [_text(cell) for cell in row if cell.tag in tags]
        for row in rows  # type: ignore[attr-defined]
    ]


def _text(cell: ET.Element) -> str:
    return "\n".join("".join(p.itertext()) for p in cell.iterfind("text:p", _NS))


@pytest.mark.parametrize("name", ASKED)
def test_no_page_is_empty_or_stray(
    opened: Path, answers: dict[str, Antwort], name: str
) -> None:
    """Each has more on it than its head and its foot, and says which one it is."""
    reader = PdfReader(opened / "pdf" / f"{name}.pdf")
    total = len(reader.pages)
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        assert f"Seite {number} von {total}" in text
        assert len(text) > 250, (number, text)
    assert answers[name].titel in reader.pages[0].extract_text().replace("\n", " ")
    first = reader.pages[0].mediabox
    assert all(page.mediabox == first for page in reader.pages)


@pytest.mark.parametrize("name", ASKED)
def test_every_number_arrives_in_the_workbook(
    opened: Path, answers: dict[str, Antwort], name: str
) -> None:
    """On the first sheet as they are shown, on the second as they are."""
    path = opened / "fods" / f"{name}.fods"
    table = answers[name].tabelle
    assert table is not None
    shown = office.cells(path, "Antwort")
    numbers = [
        [z.gezeigt for z in zeile.zellen if z.gezeigt is not None]
        for zeile in table.zeilen
    ]
    found = [
        [cell for cell in row if isinstance(cell, int | float)]
        for row in shown
        if any(isinstance(cell, int | float) for cell in row)
    ]
    assert found == [[float(n) for n in row] for row in numbers if row]
    assert len(office.cells(path)) == 1 + len(answers[name].daten)
    assert office.formulas(path) == 0
