"""A row of a breakdown is a selection, and it selects what the row counts."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.frames import rows
from tests.strategies import CODES, SELECTIONS
from zr_dashboard.model.dimensionen import GRUPPEN
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.model.zeilen import bis_zeile, zeile
from zr_dashboard.queries import aufgliederung, bestand, zeitverlauf
from zr_dashboard.store.store import Store

WHOLE = [
    Selection(),
    Selection(jahr_von=2021, ohne_jahr=True),
    Selection(thema=Facet(excluded=("T07",))),
    Selection(thema=Facet(("T01",))),
    Selection(landkreis=Facet(("03153", "03459")), gegenstand=Facet(excluded=("2.2",))),
]


def cases(store: Store, selection: Selection | None) -> int:
    """How many cases a selection takes."""
    assert selection is not None
    return int(bestand.auskunft(store, selection)["faelle_ausgewaehlt"].iloc[0])


@pytest.mark.parametrize(("whole", "nach"), [*product(WHOLE, GRUPPEN)], ids=str)
def test_a_row_selects_what_it_counts(
    store: Store, whole: Selection, nach: str
) -> None:
    """»Ohne Angabe« too; a case with two themes stands in both of their rows."""
    found = aufgliederung.nach(store, whole, nach)
    for code, count in rows(found, "schluessel", "anzahl_foerderfaelle"):
        chosen = zeile(whole, nach, str(code))
        if chosen is None:
            assert nach == "thema"
            assert whole.thema.chosen
            continue
        assert cases(store, chosen) == count, code


@pytest.mark.parametrize("zeit", ["jahr", "runde"])
def test_a_cumulated_row_selects_all_before_it(store: Store, zeit: str) -> None:
    """From the first on; what has no time is in none of them."""
    whole = Selection(jahr_von=2019) if zeit == "jahr" else Selection()
    found = zeitverlauf.kumuliert(store, whole, zeit)
    codes = list(found["schluessel"])
    for n, count in enumerate(found["anzahl_foerderfaelle"]):
        assert cases(store, bis_zeile(whole, zeit, codes[: n + 1])) == count


@given(
    selection=SELECTIONS,
    nach=st.sampled_from([name for name in GRUPPEN if name != "jahr"]),
    data=st.data(),
)
def test_a_row_keeps_every_other_filter(
    selection: Selection, nach: str, data: st.DataObject
) -> None:
    """Only its own is narrowed; its link can be read again."""
    code = data.draw(st.sampled_from([*CODES.names[nach], "ohne-angabe"]))
    if code in selection.facet(nach).excluded:
        return
    chosen = zeile(selection, nach, code)
    if chosen is None:
        return

    assert replace(chosen, **{nach: selection.facet(nach)}) == selection
    assert chosen.facet(nach).chosen == (code,)
    assert Selection.from_url(chosen.to_url(), CODES) == (chosen, [])
