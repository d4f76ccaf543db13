"""LibreOffice opens the workbooks and finds in them what was written."""

import math
from pathlib import Path

import pytest
import xlsxwriter

from tests.export import office
from tests.export.difficult import ANGABEN, DIFFICULT, hostile_frame
from tests.export.readers import expected_rows
from zr_dashboard.export.ods_file import stream_ods, to_ods
from zr_dashboard.export.xlsx_chart import ChartSpec
from zr_dashboard.export.xlsx_file import to_xlsx
from zr_dashboard.export.xlsx_stream import stream_xlsx

pytestmark = pytest.mark.office

_WORKBOOKS = ("schwierig.xlsx", "schwierig.ods", "strom.xlsx", "strom.ods")
_HOSTILE = ("feindlich.xlsx", "feindlich.ods", "feindlicher-strom.xlsx")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All workbooks, opened by LibreOffice, saved as flat ODS and as CSV."""
    folder = tmp_path_factory.mktemp("office")
    chart = ChartSpec(kind="column", value="zuwendung_eur", label="titel")
    made = {
        "schwierig.xlsx": to_xlsx(DIFFICULT, ANGABEN, chart=chart),
        "schwierig.ods": to_ods(DIFFICULT, ANGABEN),
        "feindlich.xlsx": to_xlsx(hostile_frame(), ANGABEN),
        "feindlich.ods": to_ods(hostile_frame(), ANGABEN),
    }
    for name, data in made.items():
        _path(folder, name).write_bytes(data)
    batches = [DIFFICULT[:3], DIFFICULT[3:]]
    stream_xlsx(batches, ANGABEN, _path(folder, "strom.xlsx"), zeilen=7)
    stream_ods(batches, ANGABEN, _path(folder, "strom.ods"), zeilen=7)
    path = _path(folder, "feindlicher-strom.xlsx")
    stream_xlsx([hostile_frame()], ANGABEN, path, zeilen=len(hostile_frame()))
    with xlsxwriter.Workbook(str(_path(folder, "rechnet.xlsx"))) as book:
        book.add_worksheet("Daten").write_formula(0, 0, "=1+1")
    office.convert(sorted(folder.iterdir()), "fods", folder)
    office.convert([_path(folder, name) for name in _HOSTILE], "csv", folder)
    return folder


def _path(folder: Path, name: str) -> Path:
    """`x.ods` and `x.xlsx` would become the same flat file."""
    return folder / f"{name.replace('.', '-')}{Path(name).suffix}"


def _flat(folder: Path, name: str) -> Path:
    return folder / "fods" / f"{_path(folder, name).stem}.fods"


@pytest.mark.parametrize("name", _WORKBOOKS)
def test_every_value_arrives_with_its_type(opened: Path, name: str) -> None:
    """Numbers are numbers, dates dates, text text; streamed or not."""
    header, *rows = office.cells(_flat(opened, name))
    assert len(header) == DIFFICULT.shape[1]
    for found, wanted in zip(rows, expected_rows(DIFFICULT), strict=True):
        assert [_same(*pair) for pair in zip(found, wanted, strict=True)] == wanted


@pytest.mark.parametrize("name", _HOSTILE)
def test_hostile_text_stays_text(opened: Path, name: str) -> None:
    """200 titles that want to be formulas, and negative numbers beside them."""
    _, *rows = office.cells(_flat(opened, name))
    assert rows == expected_rows(hostile_frame())


@pytest.mark.parametrize("name", _HOSTILE)
def test_as_csv_they_give_back_the_same_values(opened: Path, name: str) -> None:
    """The way most files take that are handed on once more."""
    path = opened / "csv" / f"{_path(opened, name).stem}-Daten.csv"
    _, *rows = office.csv_rows(path)
    found = [[key, titel, _euro(amount)] for key, titel, amount in rows]
    assert found == expected_rows(hostile_frame())


@pytest.mark.parametrize("name", _WORKBOOKS + _HOSTILE)
def test_no_cell_computes_anything(opened: Path, name: str) -> None:
    """On no sheet, »Angaben« and »Diagramm« included."""
    assert office.formulas(_flat(opened, name)) == 0


def test_a_formula_would_be_found(opened: Path) -> None:
    """Or the tests above would promise nothing."""
    assert office.formulas(_flat(opened, "rechnet.xlsx")) == 1


@pytest.mark.parametrize("name", _WORKBOOKS)
def test_the_sheet_angaben_says_what_the_file_is(opened: Path, name: str) -> None:
    """Selection, Datenstand and checksum are there for who opens it."""
    rows = office.cells(_flat(opened, name), "Angaben")
    pairs = {label: text for label, text, *_ in reversed(rows)}  # the first one stays
    assert pairs["Auswahl"] == ANGABEN.auswahl
    assert pairs["Datenstand"] == "22.11.2026"
    assert pairs["Zeilen"] == "7"
    assert len(pairs["Prüfsumme der Zeilen"]) == 64


def _same(found: object, wanted: object) -> object:
    """A fraction that LibreOffice saved with fifteen digits."""
    if (
        isinstance(wanted, float)
        and isinstance(found, float)
        and math.isclose(found, wanted, rel_tol=1e-14)
    ):
        return wanted
    return found


def _euro(shown: str) -> float:
    """An amount with two decimals, in whatever language it is shown."""
    digits = shown.removesuffix(" €").replace(",", "").replace(".", "")
    return int(digits) / 100
