"""The public data: 300 links through queries and files, against plain Python."""

import csv
import io
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from functools import partial

import pandas as pd
import pytest

from tests import links, reference
from tests.conftest import PUBLIC
from tests.frames import cents, is_rounded, rows
from tests.links import Link
from tests.reference import Delivery, Row
from tests.remembering import Remembering
from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.csv_file import to_excel_csv, to_plain_csv
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import (
    aufgliederung,
    auswahl,
    foerderfaelle,
    kennzahlen,
    zeitverlauf,
)

COUNT = 300

ABOUT = Angaben(
    titel="Förderfälle",
    auswahl="",
    link="",
    stand=date(2026, 11, 22),
    juengster_fall_am=None,
    bezeichnung="",
    grundlage="",
    lizenz="",
    faelle_ausgewaehlt=0,
    faelle_gesamt=102,
    vollstaendigkeit="",
)
"""A head for the file for Excel; what it says is tested at `export`."""


@pytest.fixture(scope="module")
def delivery() -> Delivery:
    """The CSV files as they stand."""
    return reference.read(PUBLIC)


def test_the_links_are_worth_asking(delivery: Delivery) -> None:
    """Some select nothing, most something, and every field is used both ways."""
    drawn = links.drawn(delivery, COUNT)
    selected = [len(reference.selected(delivery, link)) for link in drawn]

    assert len(drawn) == COUNT
    assert sum(0 < count < 102 for count in selected) > COUNT / 2
    assert 0 in selected
    for facet in reference.FACETS:
        tokens = {token[0] == "-" for link in drawn for token in link.get(facet, [])}
        assert tokens == {True, False}


def test_queries_files_and_plain_python_agree_to_the_cent(
    public_store: Remembering, delivery: Delivery
) -> None:
    """Headline, columns or bars, list and both files say the same for any link."""
    drawn = links.drawn(delivery, COUNT)
    with ThreadPoolExecutor(2) as both:
        found = both.map(
            partial(disagreements, public_store, delivery), range(COUNT), drawn
        )

    assert [said for all_said in found for said in all_said] == []


def disagreements(
    store: Remembering, delivery: Delivery, number: int, link: Link
) -> list[str]:
    """Whatever differs from the reference for one link."""
    selection, notes, _ = auswahl.read_selection(
        lambda query, *a: query(store, *a), link
    )
    cases = reference.selected(delivery, link)
    found = [f"{link}: {note.sentence}" for note in notes]

    expected = reference.kennzahlen(cases)
    for name, wert, einbezogen in rows(
        kennzahlen.kennzahlen(store, selection), "kennzahl", "wert", "faelle_einbezogen"
    ):
        exact, included = expected[str(name)]
        if not is_rounded(wert, exact) or einbezogen != included:
            found.append(f"{link}: {name} {wert} {exact}")

    frame = foerderfaelle.alle(store, selection)
    listed = [(row["foerderfall_id"], _amount(row["zuwendung_eur"])) for row in cases]
    if [
        (key, cents(eur)) for key, eur in rows(frame, "foerderfall_id", "zuwendung_eur")
    ] != listed:
        found.append(f"{link}: list")

    count, total = len(cases), reference.sums(cases).zuwendung or 0
    for place, (n, eur) in _totals(store, selection, frame, number).items():
        if (n, eur) != (count, total):
            found.append(f"{link}: {place} {n} {eur}, not {count} {total}")
    return found


def _totals(
    store: Remembering, selection: Selection, frame: pd.DataFrame, number: int
) -> dict[str, tuple[int, Decimal]]:
    """Number and sum at each place where a reader may add them up.

    Columns and bars take turns: planning either takes longer than all the rest, and
    `test_any_delivery` compares both with the reference for any delivery.
    """
    chart = (
        zeitverlauf.verlauf(store, selection, "jahr")
        if number % 2
        else aufgliederung.nach(store, selection, "hauptthema")
    )
    return {
        "over time" if number % 2 else "ranking": _frame_total(chart),
        "list": _frame_total(frame.assign(anzahl_foerderfaelle=1)),
        "plain file": _file_total(plain_rows(frame), "zuwendung_eur"),
        "Excel file": _file_total(excel_rows(frame), "Zuwendung"),
    }


def _frame_total(frame: pd.DataFrame) -> tuple[int, Decimal]:
    known = (cents(eur) for eur in frame["zuwendung_eur"])
    return int(frame["anzahl_foerderfaelle"].sum()), sum(
        filter(None, known), Decimal(0)
    )


def _file_total(lines: list[Row], titel: str) -> tuple[int, Decimal]:
    return len(lines), sum(
        (_amount(line[titel]) or Decimal(0) for line in lines), Decimal(0)
    )


def _amount(cell: str) -> Decimal | None:
    return Decimal(cell.replace(",", ".")) if cell else None


def plain_rows(frame: pd.DataFrame) -> list[Row]:
    """The file for programs, read again as a program reads it."""
    return list(csv.DictReader(io.StringIO(to_plain_csv(frame).decode(), newline="")))


def excel_rows(frame: pd.DataFrame) -> list[Row]:
    """The file for Excel, read again: what stands beneath the empty line."""
    text = to_excel_csv(frame, ABOUT).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    head, *body = lines[lines.index([]) + 1 :]
    return [dict(zip(head, line, strict=True)) for line in body]
