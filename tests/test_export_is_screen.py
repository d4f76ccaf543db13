"""Export = screen: 300 links over the public data, through everything a reader sees.

Headline, chart, table and every file, read again by another program, say the same; and
so does plain Python, which shares no line with the package.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from html import unescape

import pandas as pd
import pytest
from pyarrow import parquet

from tests import links, reference
from tests.conftest import PUBLIC
from tests.export import readers
from tests.frames import cents, is_rounded, rows
from tests.links import Link
from tests.reference import Delivery
from tests.remembering import Remembering
from zr_dashboard.charts import bars
from zr_dashboard.export import formate, html_table
from zr_dashboard.export.angaben import Angaben, angaben
from zr_dashboard.formatting import german
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import (
    aufgliederung,
    auswahl,
    bestand,
    foerderfaelle,
    kennzahlen,
)
from zr_dashboard.queries.auswahl import Answers, asking

COUNT = 300
SHARDS = 10
"""The links are dealt out to so many tests, for both cores."""

COLUMNS = ["foerderfall_id", "titel", "bewilligt_am", "zuwendung_eur"]
"""Of the cases; all of them in every format would take minutes."""

Total = tuple[int, Decimal]
"""Rows, and the sum of their Zuwendungen to the cent."""


@pytest.fixture(scope="module")
def delivery() -> Delivery:
    """The CSV files as they stand."""
    return reference.read(PUBLIC)


@pytest.fixture(scope="module")
def drawn(delivery: Delivery) -> list[Link]:
    """What is asked."""
    return links.drawn(delivery, COUNT)


def test_the_links_are_worth_asking(delivery: Delivery, drawn: list[Link]) -> None:
    """Some select nothing, most something, and every filter is used both ways."""
    selected = [len(reference.selected(delivery, link)) for link in drawn]

    assert len(drawn) == COUNT
    assert sum(0 < count < 102 for count in selected) > COUNT / 2
    assert 0 in selected
    assert any("betrag_von" in link for link in drawn)
    assert any("am" in link for link in drawn)
    for facet in reference.FACETS:
        tokens = {token[0] == "-" for link in drawn for token in link.get(facet, [])}
        assert tokens == {True, False}, facet


@pytest.mark.parametrize("shard", range(SHARDS))
def test_all_that_a_reader_can_add_up_is_the_same(
    public_store: Remembering, delivery: Delivery, drawn: list[Link], shard: int
) -> None:
    """To the cent, for every link."""
    answers = asking(public_store)
    assert [
        said
        for link in drawn[shard::SHARDS]
        for said in disagreements(public_store, answers, delivery, link)
    ] == []


def disagreements(
    store: Remembering, answers: Answers, delivery: Delivery, link: Link
) -> list[str]:
    """Whatever differs from the reference for one link."""
    selection, notes, codes = auswahl.read_selection(answers, link)
    cases = reference.selected(delivery, link)
    sums = reference.sums(cases)
    expected = (len(cases), sums.zuwendung or Decimal(0))
    about = angaben(
        bestand.auskunft(store, selection),
        titel="Förderfälle",
        auswahl=selection.in_words(codes),
        link="",
        vollstaendigkeit=german.aus_n(sums.mit_betrag, len(cases), "mit Betrag"),
    )
    said = [f"{note.sentence}" for note in notes] + _headline(store, selection, cases)
    for place, found in _places(store, selection, about):
        if found != expected:
            said.append(f"{place}: {found}, not {expected}")
    return [f"{link}: {one}" for one in said]


def _headline(
    store: Remembering, selection: Selection, cases: list[reference.Row]
) -> list[str]:
    """Every figure at the head of a page."""
    expected = reference.kennzahlen(cases)
    frame = kennzahlen.kennzahlen(store, selection)
    return [
        f"{name} {wert} {included}"
        for name, wert, included in rows(frame, "kennzahl", "wert", "faelle_einbezogen")
        if not is_rounded(wert, expected[str(name)][0])
        or included != expected[str(name)][1]
    ]


def _places(
    store: Remembering, selection: Selection, about: Angaben
) -> Iterable[tuple[str, Total]]:
    """Number of cases and sum, at each place where a reader may add them up."""
    themes = aufgliederung.nach(store, selection, "hauptthema")
    listed = foerderfaelle.alle(store, selection)[COLUMNS]
    number = int(themes["anzahl_foerderfaelle"].sum())
    if len(themes):
        chart = bars.horizontal(themes, value="zuwendung_eur", label="gruppe")
        yield "chart", (number, _total(chart.data[0].x))
    yield "table", (number, _total(_of_html(themes)))
    yield "said of it", (about.faelle_ausgewaehlt, _total(listed["zuwendung_eur"]))
    for name, read in READERS.items():
        amounts = read(formate.to_bytes(name, listed, about))
        yield f"{name} of cases", (len(amounts), _total(amounts))
    # Formats take turns for the few rows of an aggregate.
    name = [*READERS][number % len(READERS)]
    amounts = READERS[name](formate.to_bytes(name, themes, about))
    whole = len(amounts) == len(themes)
    yield f"{name} of themes", (number if whole else -1, _total(amounts))


def _total(amounts: Iterable[object]) -> Decimal:
    return sum(filter(None, map(cents, amounts)), Decimal(0))


def _of_html(frame: pd.DataFrame) -> list[object]:
    """The sums in the table as a reader reads them."""
    html = html_table.to_html(frame, ["gruppe", "zuwendung_eur"], caption="Themen")
    cells = re.findall(r'<td class="zr-zahl"[^>]*>(.*?)</td>', html)
    plain = (re.sub(r"<.*?>|[.\s€]", "", unescape(cell)) for cell in cells)
    return [
        _number(cell.replace(",", ".").replace("k A", "").replace("kA", ""))
        for cell in plain
    ]


def _number(text: object) -> object:
    return None if text in ("", None) else float(str(text))


def _of_plain_csv(data: bytes) -> list[object]:
    lines = csv.DictReader(io.StringIO(data.decode(), newline=""))
    return [_number(line["zuwendung_eur"]) for line in lines]


def _of_excel_csv(data: bytes) -> list[object]:
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    lines = list(csv.reader(text, delimiter=";"))
    head, *body = lines[lines.index([]) + 1 :]
    at = head.index("Zuwendung")
    return [_number(line[at].replace(",", ".")) for line in body]


def _of_workbook(data: bytes) -> list[object]:
    head, *body = readers.calamine(data)
    at = head.index("Zuwendung")
    return [line[at] for line in body]


READERS: dict[str, Callable[[bytes], list[object]]] = {
    "excel-csv": _of_excel_csv,
    "csv": _of_plain_csv,
    "xlsx": _of_workbook,
    "ods": _of_workbook,
    "json": lambda data: [r["zuwendung_eur"] for r in json.loads(data)["daten"]],
    "parquet": lambda data: parquet.read_table(io.BytesIO(data))[
        "zuwendung_eur"
    ].to_pylist(),
}
"""Id of a format -> the amounts in such a file, None where there is none."""


def test_every_format_is_read_again() -> None:
    """A new one needs its reader here."""
    assert {*READERS} == {*formate.FORMATE}
