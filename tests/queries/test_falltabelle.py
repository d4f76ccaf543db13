"""The table of cases: sorted, page by page, on the example and on the public data."""

import pandas as pd
import pytest

from tests.frames import column
from tests.remembering import Remembering
from zr_dashboard.model.columns import CASE_COLUMNS
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.queries import falltabelle, foerderfaelle
from zr_dashboard.store.store import Store


def cases(
    store: Store, sortierung: str, *, absteigend: bool, ab: int = 0, anzahl: int = 9
) -> list[object]:
    """Which cases stand on a page of the example, in their order."""
    frame = falltabelle.seite(store, Selection(), sortierung, absteigend, ab, anzahl)
    return column(frame, "foerderfall_id")


@pytest.mark.parametrize(
    ("sortierung", "aufsteigend", "absteigend"),
    [
        ("zuwendung_eur", "Z6 Z1 Z2 Z3 Z5 Z4", "Z5 Z3 Z2 Z1 Z6 Z4"),
        ("gesamtausgaben_eur", "Z1 Z3 Z2 Z4 Z5 Z6", "Z3 Z1 Z2 Z4 Z5 Z6"),
        # 2021 alone stands before its days, and so after them the other way round.
        ("bewilligt_am", "Z1 Z4 Z2 Z3 Z5 Z6", "Z5 Z3 Z2 Z4 Z1 Z6"),
        # Bü, Bu: like German dictionaries, and not by the code of the letters.
        ("titel", "Z2 Z5 Z3 Z1 Z4 Z6", "Z6 Z4 Z1 Z3 Z5 Z2"),
        ("empfaenger", "Z3 Z4 Z6 Z2 Z1 Z5", "Z5 Z1 Z2 Z6 Z3 Z4"),
        ("landkreis", "Z1 Z2 Z3 Z4 Z5 Z6", "Z5 Z3 Z4 Z1 Z2 Z6"),
        ("einwohner", "Z2 Z3 Z4 Z1 Z5 Z6", "Z1 Z3 Z4 Z2 Z5 Z6"),
        ("foerdersatz_prozent", "Z3 Z2 Z1 Z4 Z5 Z6", "Z2 Z3 Z1 Z4 Z5 Z6"),
        ("runde", "Z1 Z2 Z3 Z5 Z4 Z6", "Z5 Z2 Z3 Z1 Z4 Z6"),
    ],
)
def test_every_order(
    store: Store, sortierung: str, aufsteigend: str, absteigend: str
) -> None:
    """Equal values by their key, missing ones last either way."""
    assert cases(store, sortierung, absteigend=False) == aufsteigend.split()
    assert cases(store, sortierung, absteigend=True) == absteigend.split()


def test_every_order_is_tried() -> None:
    """A new one needs its line above."""
    [mark] = [m for m in test_every_order.pytestmark if m.name == "parametrize"]  # type: ignore[attr-defined]
    assert tuple(case[0] for case in mark.args[1]) == (
        *("zuwendung_eur", "gesamtausgaben_eur", "bewilligt_am", "titel"),
        *("empfaenger", "landkreis", "einwohner", "foerdersatz_prozent", "runde"),
    )
    assert {case[0] for case in mark.args[1]} == {*falltabelle.SORTIERUNGEN}


def test_pages_follow_one_another_without_gap_or_repeat(
    public_store: Remembering,
) -> None:
    """Also where many cases have the same value: whole years, no amount."""
    everything = Selection()
    for sortierung in falltabelle.SORTIERUNGEN:
        pages = [
            falltabelle.seite(public_store, everything, sortierung, True, ab, 25)  # noqa: FBT003
            for ab in range(0, 125, 25)
        ]
        shown = [key for page in pages for key in column(page, "foerderfall_id")]
        assert [len(page) for page in pages] == [25, 25, 25, 25, 2]
        assert len({*shown}) == 102


def test_a_row_says_what_the_page_of_its_case_says(public_store: Remembering) -> None:
    """Same columns, same values; every column that can be chosen is there."""
    row = falltabelle.seite(public_store, Selection(), "titel", False, 40, 1)  # noqa: FBT003
    case = foerderfaelle.fall(
        public_store, Selection(), str(row["foerderfall_id"].iloc[0])
    )

    pd.testing.assert_frame_equal(row, case)
    assert {*CASE_COLUMNS} <= {*row}


def test_the_best_hits_come_first(public_store: Remembering) -> None:
    """A word in the title counts more than one in a note; filters hold as well."""
    selection = Selection(text="Leerstand", arl=Facet(("weser-ems",)))
    frame = falltabelle.seite_nach_treffern(public_store, selection, 0, 50)
    all_of_them = foerderfaelle.alle(public_store, selection)

    assert {*column(frame, "foerderfall_id")} == {
        *column(all_of_them, "foerderfall_id")
    }
    has_it = ["leerst" in str(titel).lower() for titel in frame["titel"]]
    assert has_it == sorted(has_it, reverse=True)
