"""Applications in a folder: the optional file `antraege.csv`."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.frames import rows
from tests.lieferung.delivery import CASES, copied, write_rows
from tests.lieferung.delivery import rows as lines
from zr_dashboard.lieferung import backup, build
from zr_dashboard.lieferung.check import check
from zr_dashboard.lieferung.entry import Withdrawal
from zr_dashboard.lieferung.fields import FIELDS, FILES, files_of
from zr_dashboard.lieferung.publication import (
    Place,
    align,
    publish_delivery,
    take_back,
)
from zr_dashboard.lieferung.read import fingerprint, read_delivery
from zr_dashboard.model.errors import Finding
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import antraege, kennzahlen
from zr_dashboard.store.store import Store

FILE = "antraege.csv"
HEAD = [field.column for field in FIELDS[FILE]]
FIRST, SECOND, THIRD = date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)
GOSLAR = {"empfaenger": "Stadt Goslar", "landkreis_ags": "03153"}
OPEN = {"antrag_id": "A1", "ergebnis": "offen", "runde": "8", **GOSLAR}
REJECTED = {
    "antrag_id": "A2",
    "ergebnis": "abgelehnt",
    "beantragt_am": "2023-04-01",
    "antragsjahr": "2023",
    "entschieden_am": "2023",
    "beantragt_eur": "100000.50",
    "themen": "T03;T01",
    **GOSLAR,
}
APPROVED = {
    "antrag_id": "A3",
    "ergebnis": "bewilligt",
    "foerderfall_id": "ZR-0001",
    "beantragt_eur": "200000",
}
COUNTS = ("anzahl_beantragt", "anzahl_bewilligt", "anzahl_abgelehnt", "anzahl_offen")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A delivery of three Förderfälle."""
    folder = copied(tmp_path / "lieferung")
    write_rows(folder, CASES, lines(folder, CASES)[:4])
    return folder


_FALL_RULE = (
    "Ein Förderfall gehört zu einem bewilligten Antrag, und nur zu einem solchen."
)


def write(folder: Path, *antraege: dict[str, str]) -> None:
    """Write the applications of a delivery."""
    cells = [[antrag.get(column, "") for column in HEAD] for antrag in antraege]
    write_rows(folder, FILE, [HEAD, *cells])


def publish(folder: Path, place: Place, stand: date) -> None:
    """Publish the folder for a Stichtag."""
    publish_delivery(build.submission(folder, wer="Ada", stand=stand), place)


def counted(place: Place, stand: date) -> list[tuple[object, ...]]:
    """How many applications a Datenstand has, and what became of them."""
    found = antraege.insgesamt(Store.open(place.store), Selection(stand=stand))
    return rows(found, *COUNTS, "beantragt_eur")


def figures(place: Place, stand: date) -> list[tuple[object, ...]]:
    """The headline figures of a Datenstand."""
    store = Store.open(place.store)
    return rows(
        kennzahlen.kennzahlen(store, Selection(stand=stand)), "kennzahl", "wert"
    )


def test_applications_are_kept_as_of_every_datenstand(
    folder: Path, tmp_path: Path
) -> None:
    """No figure of Förderfälle moves; archive and backup hold them."""
    place = Place.of(tmp_path / "zr.duckdb")
    publish(folder, place, FIRST)
    write(folder, OPEN, REJECTED, APPROVED)
    publish(folder, place, SECOND)
    write(folder, {**OPEN, "ergebnis": "abgelehnt"}, REJECTED)
    publish(folder, place, THIRD)
    expected = {
        FIRST: [],
        SECOND: [(5, 3, 1, 1, 300000.5)],
        THIRD: [(5, 3, 2, 0, 100000.5)],
    }

    assert {stand: counted(place, stand) for stand in expected} == expected
    assert figures(place, FIRST) == figures(place, SECOND) == figures(place, THIRD)

    align(place, anew=True)
    assert {stand: counted(place, stand) for stand in expected} == expected
    (tmp_path / "neu").mkdir()
    other = Place.of(tmp_path / "neu" / "zr.duckdb")
    backup.save(place.archive, tmp_path / "sicherung.zip")
    backup.restore(other.archive, tmp_path / "sicherung.zip")
    align(other)
    assert {stand: counted(other, stand) for stand in expected} == expected

    back = Withdrawal(wer="Ben", wann=datetime.now(UTC), grund="Irrtum")
    take_back(place, back)
    assert counted(place, SECOND) == expected[SECOND]
    assert list(place.archive.valid()) == [FIRST, SECOND]


def test_a_delivery_without_the_file_is_what_it_was_before_there_was_one(
    folder: Path,
) -> None:
    """An archive of an older version of the program still knows it."""
    assert files_of(folder) == FILES
    before = fingerprint(folder, FILES)
    write(folder)

    assert files_of(folder) == (*FILES, FILE)
    assert fingerprint(folder, files_of(folder)) != before


def test_every_fault_of_an_application_is_found_with_its_cell(folder: Path) -> None:
    """Lines count from 2."""
    write(
        folder,
        {**OPEN, "antrag_id": "ZR-0002"},
        {**REJECTED, "ergebnis": "vertagt", "beantragt_eur": "1.000,00"},
        {**APPROVED, "foerderfall_id": ""},
        {"antrag_id": "A4", "ergebnis": "zurückgezogen", "aufgehoben_eur": "1"},
        {**REJECTED, "antragsjahr": "2022", "entschieden_am": "2023-03"},
        {**OPEN, "antrag_id": "A5", "entschieden_am": "2024"},
        {**OPEN, "antrag_id": "A6", "kommune_ars9": "031540013"},
    )

    found = check(read_delivery(folder, files_of(folder)))
    assert [(f.line, f.column, f.rule) for f in found if f.file == FILE] == [
        (
            2,
            "antrag_id",
            "So heißt ein Förderfall, der nicht zu diesem Antrag gehört.",
        ),
        (3, "beantragt_eur", found[1].rule),
        (
            3,
            "ergebnis",
            "Erlaubt sind: offen, bewilligt, abgelehnt, zurückgezogen, aufgehoben.",
        ),
        (
            4,
            "foerderfall_id",
            _FALL_RULE,
        ),
        (5, "aufgehoben_eur", "Das Ergebnis ist »zurückgezogen«."),
        (5, "empfaenger", "Die Angabe fehlt."),
        (6, "antrag_id", "Der Wert steht schon in Zeile 3."),
        (6, "antragsjahr", "Der Tag des Antrags ist »2023-04-01«."),
        (6, "entschieden_am", "Die Entscheidung liegt vor dem Antrag »2023-04-01«."),
        (7, "entschieden_am", "Über einen offenen Antrag ist nicht entschieden."),
        (8, "landkreis_ags", "Die Kommune liegt nach kommunen.csv in 03154."),
    ]
    assert isinstance(found[0], Finding)
    assert {f.file for f in found} == {FILE}
