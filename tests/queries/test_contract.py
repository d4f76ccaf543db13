"""What every query promises, checked for every query there is."""

import inspect
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from importlib import import_module
from pkgutil import iter_modules

import pandas as pd
import pytest

from zr_dashboard import queries
from zr_dashboard.model.columns import COLUMNS, Unit
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.queries.auswahl import FILTERS
from zr_dashboard.store.store import Store

MODULES = [
    import_module(f"{queries.__name__}.{module.name}")
    for module in iter_modules(queries.__path__)
]
Query = Callable[..., pd.DataFrame]
NEEDS_ITS_OWN_STORE = {"guete.doppelt", "antraege.veraenderungen"}
"""The example has no two cases that may be the same, and applications in one
Datenstand alone; see test_guete.py and test_antraege.py."""

QUERIES: dict[str, Query] = {
    f"{module.__name__.rpartition('.')[2]}.{name}": function
    for module in MODULES
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if function.__module__ == module.__name__
    and [*inspect.signature(function).parameters][:2] == ["store", "selection"]
    and inspect.signature(function).return_annotation == "pd.DataFrame"
    and f"{module.__name__.rpartition('.')[2]}.{name}" not in NEEDS_ITS_OWN_STORE
}
"""Every question about a selection that is answered with one frame."""

ARGUMENTS: dict[str, list[tuple[object, ...]]] = {
    "anteile.je_gebiet": [("arl",)],
    "antworten.kreuz": [("kommune", "jahr"), ("thema", "arl", "jahr", True)],
    "aufgliederung.nach": [("jahr",), ("thema",), ("landkreis", "runde")],
    "auswahl.anzahlen": [(FILTERS,)],
    "falltabelle.seite": [("zuwendung_eur", True, 0, 9)],
    "falltabelle.seite_nach_treffern": [(0, 9)],
    "foerderfaelle.belege": [("Z1",)],
    "foerderfaelle.fall": [("Z1",)],
    "foerderfaelle.neueste": [(9,)],
    "guete.auffaellige": [(9,)],
    "guete.ohne_angabe": [("beschreibung", 9)],
    "kennzahlen.vergleich": [((2019, 2019), (2020, 2022))],
    "kooperationen.beteiligte": [(99,)],
    "kooperationen.der_kommune": [("031530017",)],
    "kooperationen.faelle": [(99,)],
    "kooperationen.paare": [(99,)],
    "regionen.gebiete": [("arl",), ("landkreis",), ("kommune",)],
    "regionen.lage": [(Selection(),)],
    "regionen.kommune": [("031530017",)],
    "regionen.vergleich": [("031530017",)],
    "vergleich.anzahlen": [(date(2025, 6, 30),)],
    "vergleich.faelle": [(date(2025, 6, 30),), (date(2025, 6, 30), 9)],
    "vergleich.kennzahlen": [(date(2025, 6, 30),)],
    "vergleich.verlauf": [("Z1",)],
    "zeitverlauf.kumuliert": [("jahr",), ("runde", "arl")],
    "zeitverlauf.verlauf": [("jahr",), ("runde", "arl")],
}
"""What to ask, for queries that take more than a selection."""

DATENSTAND_ALONE = {
    "abgleich.letzte_summen",
    "abgleich.runden",
    "abgleich.vergleiche",
    "abgleich.verlauf",
    "abgleich.widersprueche",
    "antraege.vorhanden",
    "auswahl.bezeichnungen",
    "foerderfaelle.belege",
    "foerderfaelle.fall",
    "kooperationen.der_kommune",
    "nachschlagen.glossar",
    "nachschlagen.quellen",
    "nachschlagen.themen",
    "regionen.kommune",
    "regionen.vergleich",
    "vergleich.verlauf",
    "zeitverlauf.ereignisse",
}
"""They say so: published totals, definitions, and one thing by its key."""

YEARS = ("jahr_von", "jahr_bis", "ohne_jahr")
OWN_PERIODS = {"kennzahlen.vergleich"}
"""They say so: periods given as arguments replace the years of the selection."""

NOT_OF_APPLICATIONS = (
    *("text", "foerdersatz", "laufzeit", "status", "vertrauen", "am"),
    *("betrag_von", "betrag_bis", "ohne_betrag"),
)
OF_APPLICATIONS = {
    "antraege.insgesamt",
    "antraege.nach_jahr",
    "antraege.nach_landkreis",
    "antraege.nach_landkreis_und_jahr",
}
"""They say so: `antraege.nicht_anwendbar` names these filters."""

NARROW = {
    "text": Selection(text="Markt"),
    "jahr_von": Selection(jahr_von=2021),
    "jahr_bis": Selection(jahr_bis=2019),
    "ohne_jahr": Selection(ohne_jahr=True),
    "runde": Selection(runde=Facet(chosen=("1",))),
    "arl": Selection(arl=Facet(chosen=("braunschweig",))),
    "landkreis": Selection(landkreis=Facet(chosen=("03153",))),
    "kommune": Selection(kommune=Facet(chosen=("031530017",))),
    "zentralort": Selection(zentralort=Facet(chosen=("mittelzentrum",))),
    "groessenklasse": Selection(groessenklasse=Facet(chosen=("20000-50000",))),
    "thema": Selection(thema=Facet(chosen=("T03",))),
    "hauptthema": Selection(hauptthema=Facet(chosen=("T03",))),
    "gegenstand": Selection(gegenstand=Facet(chosen=("2.1",))),
    "massnahme": Selection(massnahme=Facet(excluded=("investiv",))),
    "foerdersatz": Selection(foerdersatz=Facet(chosen=("90",))),
    "laufzeit": Selection(laufzeit=Facet(chosen=("beendet",))),
    "status": Selection(status=Facet(excluded=("beantragt",))),
    "vertrauen": Selection(vertrauen=Facet(chosen=("hoch",))),
    "am": Selection(laufzeit=Facet(chosen=("laufend",)), am=date(2020, 7, 1)),
    "betrag_von": Selection(betrag_von=400),
    "betrag_bis": Selection(betrag_bis=100),
    "ohne_betrag": Selection(ohne_betrag=True),
    "stand": Selection(stand=date(2025, 6, 30)),
}
"""One selection per field that leaves out part of `tests/example.sql`."""

_KNOWN: dict[tuple[object, ...], pd.DataFrame] = {}


def of_everything(
    store: Store, name: str, arguments: tuple[object, ...]
) -> pd.DataFrame:
    """The answer without any filter, asked once."""
    key = (name, *arguments)
    if key not in _KNOWN:
        _KNOWN[key] = QUERIES[name](store, Selection(), *arguments)
    return _KNOWN[key]


NOTHING = Selection(runde=Facet(chosen=("2",)), arl=Facet(chosen=("lueneburg",)))

QUESTIONS = [
    (name, arguments) for name in QUERIES for arguments in ARGUMENTS.get(name, [()])
]
ASKED = [
    pytest.param(name, arguments, id=f"{name}{list(arguments) or ''}")
    for name, arguments in QUESTIONS
]
FIELDS = [field.name for field in fields(Selection)]


def left_out(name: str) -> set[str]:
    """Fields that a query says it does not obey."""
    if name in DATENSTAND_ALONE:
        return {*FIELDS} - {"stand"}
    periods = YEARS if name in OWN_PERIODS else ()
    return {*periods, *(NOT_OF_APPLICATIONS if name in OF_APPLICATIONS else ())}


OBEYED = [
    pytest.param(name, arguments, field, id=f"{name}{list(arguments) or ''}-{field}")
    for name, arguments in QUESTIONS
    for field in FIELDS
    if field not in left_out(name)
]
"""Every query, and every field that must make a difference to it."""


def test_every_field_has_a_selection_that_narrows() -> None:
    """A new filter is tested against every query from its first day."""
    assert list(NARROW) == FIELDS


def test_what_is_said_here_is_said_of_queries_that_exist() -> None:
    """A renamed query must not lose its exception, nor keep it in secret."""
    said = {*ARGUMENTS, *DATENSTAND_ALONE, *OWN_PERIODS, *OF_APPLICATIONS}
    assert said <= set(QUERIES)


@pytest.mark.parametrize(("name", "arguments"), ASKED)
class TestEveryQuery:
    """Contracts that hold without naming a single number."""

    def test_returns_only_defined_columns(
        self, store: Store, name: str, arguments: tuple[object, ...]
    ) -> None:
        """No number reaches a reader without a title, a unit and a meaning."""
        frame = of_everything(store, name, arguments)

        assert len(frame)
        assert set(frame) <= set(COLUMNS)

    def test_keeps_its_columns_without_rows(
        self, store: Store, name: str, arguments: tuple[object, ...]
    ) -> None:
        """An empty answer has the shape of a full one."""
        full = of_everything(store, name, arguments)
        empty = QUERIES[name](store, NOTHING, *arguments)

        assert list(empty) == list(full)

    def test_counts_in_whole_numbers(
        self, store: Store, name: str, arguments: tuple[object, ...]
    ) -> None:
        """Nobody has 7.0 Bescheide. Columns of several units, and missing ones, may."""
        frame = of_everything(store, name, arguments)
        mixed = {"wert", "zeitraum_a", "zeitraum_b", "differenz"}
        mixed |= {"wert_alt", "wert_neu", "unterschied"}
        counts = [
            column
            for column in frame
            if COLUMNS[str(column)].unit is Unit.COUNT
            and column not in mixed
            and frame[column].notna().all()
        ]

        assert [c for c in counts if frame[c].dtype.kind not in "iu"] == []

    def test_obeys_no_field_that_it_says_it_leaves_out(
        self, store: Store, name: str, arguments: tuple[object, ...]
    ) -> None:
        """Set all at once, the fields that do not apply change nothing."""
        other = {field: getattr(NARROW[field], field) for field in left_out(name)}
        answer = QUERIES[name](store, Selection(**other), *arguments)

        assert answer.equals(of_everything(store, name, arguments))


@pytest.mark.parametrize(("name", "arguments", "field"), OBEYED)
def test_every_query_obeys_every_field(
    store: Store, name: str, arguments: tuple[object, ...], field: str
) -> None:
    """A filter that a query forgets is a wrong number under a right heading."""
    narrowed = QUERIES[name](store, NARROW[field], *arguments)

    assert not narrowed.equals(of_everything(store, name, arguments))
