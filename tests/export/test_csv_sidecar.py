"""The file beside the plain CSV describes it, and the checksum can be recomputed."""

import csv
import hashlib
import json
import re

from tests.export.difficult import ANGABEN, DIFFICULT, hostile_frame
from tests.export.golden import expected
from zr_dashboard.export.checksum import RowsDigest, rows_sha256
from zr_dashboard.export.csv_file import to_plain_csv
from zr_dashboard.export.csv_sidecar import sidecar
from zr_dashboard.export.plain_rows import plain_rows


def test_it_is_the_golden_one() -> None:
    """In the form of CSV on the Web."""
    found = json.loads(sidecar(DIFFICULT, ANGABEN, url="faelle.csv"))
    assert found == expected("csv_metadata", found)


def test_it_names_the_columns_of_the_csv_in_their_order() -> None:
    """Or a reader would take one for another."""
    (header,) = csv.reader(to_plain_csv(DIFFICULT[:0]).decode().splitlines())
    columns = json.loads(sidecar(DIFFICULT, ANGABEN))["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == header


def test_the_cells_of_the_csv_match_their_types() -> None:
    """A boolean is written as it says; what is empty is null."""
    columns = json.loads(sidecar(DIFFICULT, ANGABEN))["tableSchema"]["columns"]
    (at,) = (n for n, c in enumerate(columns) if c["name"] == "duenn_belegt")
    allowed = columns[at]["datatype"]["format"]
    text = to_plain_csv(DIFFICULT).decode()
    _, *rows = csv.reader(text.splitlines(keepends=True))
    assert all(re.fullmatch(allowed, row[at]) for row in rows)


def test_quick_rows_are_those_of_the_csv() -> None:
    """Two ways to write the same lines must not drift apart."""
    for frame in (DIFFICULT, DIFFICULT[:0], hostile_frame()):
        _header, _, rows = to_plain_csv(frame).partition(b"\n")
        assert plain_rows(frame) == rows


def test_the_checksum_is_that_of_the_csv_without_its_header() -> None:
    """Anybody can recompute it with the tools at hand."""
    data = to_plain_csv(DIFFICULT)
    by_hand = hashlib.sha256(data[data.index(b"\n") + 1 :]).hexdigest()
    assert rows_sha256(DIFFICULT) == by_hand
    assert json.loads(sidecar(DIFFICULT, ANGABEN))["notes"][0]["sha256"] == by_hand


def test_the_checksum_does_not_depend_on_batches() -> None:
    """A stream and a whole file of the same rows carry the same one."""
    digest = RowsDigest()
    passed = list(digest.over([DIFFICULT[:2], DIFFICULT[2:2], DIFFICULT[2:]]))
    assert sum(map(len, passed)) == digest.zeilen == len(DIFFICULT)
    assert digest.sha256 == rows_sha256(DIFFICULT)


def test_another_row_gives_another_checksum() -> None:
    """Order and every cell count."""
    assert rows_sha256(DIFFICULT[::-1]) != rows_sha256(DIFFICULT)
    assert rows_sha256(DIFFICULT[1:]) != rows_sha256(DIFFICULT)
