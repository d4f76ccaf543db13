"""What an answer table is asked to show, and how an address says it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zr_dashboard.model.antwortform import PARAMETERS, Antwortform
from zr_dashboard.model.antwortvorlagen import VORLAGEN
from zr_dashboard.model.columns import COLUMNS
from zr_dashboard.model.dimensionen import DIMENSIONEN

VALUES = st.sampled_from(
    [*VORLAGEN, *DIMENSIONEN, *COLUMNS, "euro", "tsd", "mio", "name", "summe", "ja", ""]
)
QUERIES = st.dictionaries(
    st.sampled_from([*PARAMETERS, "arl"]), st.lists(VALUES | st.text(max_size=4))
)


@given(query=QUERIES)
def test_any_address_gives_a_form_that_reads_back_the_same(
    query: dict[str, list[str]],
) -> None:
    """And without a note the second time: what it writes is right."""
    form, _ = Antwortform.from_url(query)

    assert Antwortform.from_url(form.to_url()) == (form, [])
    assert len(set(form.merkmale)) == len(form.merkmale)


@given(query=QUERIES)
def test_nothing_is_dropped_in_silence(query: dict[str, list[str]]) -> None:
    """Every value stands in the form, or in a note."""
    form, notes = Antwortform.from_url(query)
    url = form.to_url()

    noted = {note.parameter for note in notes}
    for name in PARAMETERS:
        for value in query.get(name, []):
            assert value in url.get(name, []) or name in noted or "spalten" in noted


@pytest.mark.parametrize("form", VORLAGEN)
def test_every_shape_has_what_is_usual(form: str) -> None:
    """Without anything else said, each can be shown."""
    found, notes = Antwortform.from_url({"form": [form]})

    assert notes == []
    assert found.form == form
    assert set(found.spalten) <= set(COLUMNS)


def test_the_first_shape_is_kommune_and_jahr() -> None:
    """Who opens the page sees it."""
    form, _ = Antwortform.from_url({})

    assert form.merkmale == ("kommune", "jahr")
    assert form.groesse == "zuwendung_eur"


def test_rows_that_are_columns_by_default_get_other_columns() -> None:
    """Whoever asks only for years in rows contradicts nobody."""
    form, notes = Antwortform.from_url({"zeilen": ["jahr"]})

    assert (form.merkmale, notes) == (("jahr", "runde"), [])


def test_the_same_dimension_twice_is_said() -> None:
    """It cannot stand in rows and columns."""
    _, notes = Antwortform.from_url({"zeilen": ["arl"], "spalten": ["arl"]})

    assert [note.sentence for note in notes] == [
        "Zeilen und Spalten brauchen verschiedene Merkmale."
    ]


def test_columns_of_a_list_keep_their_order() -> None:
    """They stand in the table as they were chosen."""
    asked = {"form": ["faelle"], "spalten": ["zuwendung_eur", "titel"]}

    assert Antwortform.from_url(asked)[0].spalten == ("zuwendung_eur", "titel")
