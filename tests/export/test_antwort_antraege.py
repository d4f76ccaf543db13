"""Tables of applications, over `tests/example.sql`: ten of them, added by heart."""

from datetime import date
from decimal import Decimal

import pytest

from tests import example
from tests.antworten import built, table_of
from zr_dashboard.export.antwort import Antwort
from zr_dashboard.model.antwortform import Antwortform
from zr_dashboard.model.antwortvorlagen import ANTRAG_SPALTEN
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.store.store import Store


@pytest.fixture(scope="module")
def store() -> Store:
    """Only read."""
    return example.store()


def form(
    zeilen: str = "landkreis", *spalten: str, betraege: str = "euro"
) -> Antwortform:
    """The shape, with what differs from the usual."""
    query = {"form": ["antraege"], "zeilen": [zeilen], "betraege": [betraege]}
    return Antwortform.from_url(query | {"spalten": list(spalten)})[0]


def texts(answer: Antwort) -> list[list[str]]:
    """What the rows show."""
    return [[zelle.text for zelle in zeile.zellen] for zeile in table_of(answer).zeilen]


def test_landkreise_by_year_with_all_their_sums(store: Store) -> None:
    """2019 to 2022, unknown, together; each beantragt, bewilligt, abgelehnt."""
    answer = built(store, Selection(), form())

    years = [s.gruppe for s in table_of(answer).spalten[1::3]]
    assert years == ["2019", "2020", "2021", "2022", "ohne Angabe", "zusammen"]
    assert [(row[0], *row[-3:]) for row in texts(answer)] == [
        ("Landkreis Goslar", "4", "2", "1"),
        ("Stadt Osnabrück", "2", "1", "–"),
        ("Landkreis Osnabrück", "3", "2", "–"),
        ("ohne Angabe", "1", "1", "–"),
        ("zusammen", "10", "6", "1"),
    ]
    assert texts(answer)[-1][1:4] == ["2", "1", "–"]


def test_what_is_not_shown_is_accounted_for(store: Store) -> None:
    """10 are 6 and 1 and these three."""
    answer = built(store, Selection(), form())
    notes = [note.text for note in answer.anmerkungen]

    assert (
        "Von den Anträgen hier nicht gezeigt: 1 zurückgezogen, 1 aufgehoben, 1 offen."
        in notes
    )
    shown = built(store, Selection(), form("landkreis", *ANTRAG_SPALTEN[:6]))
    assert not any("nicht gezeigt" in note.text for note in shown.anmerkungen)


def test_by_year_alone(store: Store) -> None:
    """One row per year; a sum says how many applications it is without."""
    answer = built(
        store, Selection(), form("jahr", "anzahl_beantragt", "beantragt_eur")
    )

    assert texts(answer) == [
        ["2019", "2", "100,00"],
        ["2020", "3", "550,00"],
        ["2021", "1", "50,50"],
        ["2022", "1", "k.\N{NO-BREAK SPACE}A."],
        ["ohne Angabe", "3", "k.\N{NO-BREAK SPACE}A."],
        ["zusammen", "10", "700,50"],
    ]
    assert any("(6 von 10)" in note.text for note in answer.anmerkungen)
    assert answer.unterzeile.startswith(
        "alle Förderfälle · 10\N{NO-BREAK SPACE}Anträge"
    )


def test_rounded_amounts_add_up_in_both_directions(store: Store) -> None:
    """In thousands of Euro, what is shown is what it adds up to."""
    found = table_of(
        built(store, Selection(), form("landkreis", "zuwendung_eur", betraege="tsd"))
    )
    shown = [[z.gezeigt or 0 for z in row.zellen[1:]] for row in found.zeilen]

    *parts, last = shown
    assert [sum(column) for column in zip(*parts, strict=True)] == last
    assert all(sum(row[:-1]) == row[-1] for row in shown)
    assert found.zeilen[-1].zellen[-1].wert == Decimal("1550.5")
    assert last[-1] == 2


def test_filters_that_do_not_fit_are_named(store: Store) -> None:
    """They play no part in it; nobody may think they did."""
    answer = built(store, Selection(vertrauen=Facet(("hoch",))), form())

    assert any("nicht für Anträge: Vertrauen" in n.text for n in answer.anmerkungen)
    assert texts(answer)[-1][-3] == "10"


def test_a_datenstand_without_applications_says_so(store: Store) -> None:
    """The older one tells of none: a table of zeros would be wrong."""
    answer = built(store, Selection(stand=date(2025, 6, 30)), form())

    assert answer.tabelle is None
    assert "nicht veröffentlicht" in answer.hinweis


def test_no_application_selected_is_an_answer(store: Store) -> None:
    """Of 2024 there is none."""
    answer = built(store, Selection(jahr_von=2024, jahr_bis=2024), form())

    assert answer.hinweis == "Zu dieser Auswahl gibt es keine Anträge."
    assert texts(answer) == [["zusammen", "–", "–", "–"]]
