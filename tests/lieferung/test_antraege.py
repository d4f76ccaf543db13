"""Applications in somebody's list: taken, kept apart from grants, known again."""

import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.frames import rows
from tests.lieferung.korpus import xlsx
from zr_dashboard.lieferung.annahme import Annahme, Liste, nimm_an
from zr_dashboard.lieferung.antraege import ANTRAG
from zr_dashboard.lieferung.blatt_mappe import lies_inhalt
from zr_dashboard.lieferung.eingang import Eingang
from zr_dashboard.lieferung.liste import lies_mappe
from zr_dashboard.lieferung.publication import Place, publish_delivery
from zr_dashboard.lieferung.stammdaten import Stammdaten
from zr_dashboard.lieferung.vorschau import vorschau
from zr_dashboard.lieferung.zuordnung import Zuordnung, mitgeliefert
from zr_dashboard.model.errors import MappingUnreadableError
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import antraege, kennzahlen, vergleich
from zr_dashboard.store.store import Store

FIRST, SECOND = date(2026, 1, 31), date(2026, 2, 28)
HEAD = [
    *("Aktenzeichen", "Titel", "Zuwendungsempfänger", "Landkreis", "Runde"),
    *("Beantragte Zuwendung", "Zuwendung", "Bescheid vom", "Status"),
]
HALL = ["A1", "Halle", "Stadt Goslar", "Goslar", "2", 120_000, 100_000, "2021-03-01"]
PARK = ["A2", "Park", "Stadt Goslar", "Goslar", "2", 90_000, "", "2021-03-02"]
YARD = ["A3", "Hof", "Stadt Peine", "LK Peine", "8", 80_000, "", ""]
SQUARE = ["A4", "Platz", "Stadt Peine", "LK Peine", "8", "", 75_000, "2025-02-01"]
LIST = [
    [*HALL, "bewilligt"],
    [*PARK, "abgelehnt"],
    [*YARD, "in Prüfung"],
    [*SQUARE, "widerrufen"],
]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Nothing is published yet."""
    return Place.of(tmp_path / "zr.duckdb")


@pytest.fixture(scope="module")
def published(
    tmp_path_factory: pytest.TempPathFactory, stammdaten: Stammdaten
) -> Place:
    """`LIST` is published; the tests only look at it."""
    place = Place.of(tmp_path_factory.mktemp("anträge") / "zr.duckdb")
    take(place, stammdaten, LIST, FIRST)
    return place


def read(
    stammdaten: Stammdaten,
    lines: Iterable[Sequence[Any]],
    head: Sequence[str] = HEAD,
    zuordnung: Zuordnung | None = None,
) -> Eingang:
    """Read a list."""
    mappe = lies_inhalt("Liste.xlsx", xlsx([head, *lines]))
    return lies_mappe(mappe, zuordnung or mitgeliefert(), stammdaten)


def take(
    place: Place,
    stammdaten: Stammdaten,
    lines: Iterable[Sequence[Any]],
    stand: date,
    *,
    without_ids: bool = False,
    publish: bool = True,
) -> Annahme:
    """Read a list beside the Datenstand before, and publish it."""
    first = int(without_ids)
    content = xlsx([line[first:] for line in (HEAD, *lines)])
    liste = Liste(name="Liste.xlsx", inhalt=content, zuordnung=mitgeliefert())
    found = nimm_an(liste, place, stammdaten, stand)
    said = found.submission(wer="Ada", grund="Test", trotz_warnungen="geprüft")
    if publish:
        publish_delivery(said, place)
    return found


def told(found: Eingang) -> list[dict[str, object]]:
    """The rows of the table `antrag`, without what they do not say."""
    table = found.tabellen()["antrag"]
    assert list(table) == list(ANTRAG)
    return [
        {name: cell for name, cell in row.items() if cell is not None}
        for row in table.to_dict("records")
    ]


def said(found: Eingang, words: str) -> list[tuple[str, str]]:
    """Severity and cell of each finding that says so."""
    return [
        (str(b.schwere), b.zelle)
        for b in found.befunde
        if words in f"{b.regel} {b.hinweis}"
    ]


def test_every_row_is_taken_and_only_the_approved_are_cases(
    stammdaten: Stammdaten,
) -> None:
    """The others say what they asked for, and when and how it was decided."""
    found = read(stammdaten, LIST)

    assert (found.gelesen, len(found.uebernommen), found.anzahl_antraege) == (4, 4, 3)
    assert found.befunde == ()
    assert list(found.tabellen()["foerderfall"]["foerderfall_id"]) == ["A1"]
    goslar = {"empfaenger": "Stadt Goslar", "landkreis_ags": "03153", "runde": "2"}
    peine = {"empfaenger": "Stadt Peine", "landkreis_ags": "03157", "runde": "8"}
    assert told(found) == [
        {
            "antrag_id": "A1",
            "ergebnis": "bewilligt",
            "foerderfall_id": "A1",
            "beantragt_eur": "120000",
        },
        {
            "antrag_id": "A2",
            "ergebnis": "abgelehnt",
            "titel": "Park",
            "beantragt_eur": "90000",
            "entschieden_am": "2021-03-02",
            **goslar,
        },
        {
            "antrag_id": "A3",
            "ergebnis": "offen",
            "titel": "Hof",
            "beantragt_eur": "80000",
            **peine,
        },
        {
            "antrag_id": "A4",
            "ergebnis": "aufgehoben",
            "titel": "Platz",
            "aufgehoben_eur": "75000",
            "entschieden_am": "2025-02-01",
            **peine,
        },
    ]


def test_the_answer_table_follows_from_the_list(published: Place) -> None:
    """Published, and asked by Landkreis and year of application."""
    store = Store.open(published.store)

    assert rows(
        antraege.nach_landkreis_und_jahr(store, Selection()),
        *("landkreis", "antragsjahr", "anzahl_beantragt", "anzahl_bewilligt"),
        *("anzahl_abgelehnt", "anzahl_aufgehoben", "anzahl_offen"),
        *("beantragt_eur", "zuwendung_eur"),
    ) == [
        ("Landkreis Goslar", 2020, 2, 1, 1, 0, 0, 210_000, 100_000),
        ("Landkreis Peine", 2024, 2, 0, 0, 1, 1, 80_000, None),
    ]


def test_a_list_that_tells_only_of_grants_tells_nothing_of_applications(
    stammdaten: Stammdaten,
) -> None:
    """Nothing is made up: no row of the table, and no answer."""
    head = [name for name in HEAD if name not in {"Beantragte Zuwendung", "Status"}]
    found = read(stammdaten, [[*HALL[:5], *HALL[6:]]], head)

    assert told(found) == []


@pytest.mark.parametrize(
    ("cells", "words", "severity"),
    [
        ({"Zuwendung": 5}, "hat doch eine Zuwendung", "Warnung"),
        ({"Beantragte Zuwendung": "", "Zuwendung": 5}, "gilt als beantragt", "Hinweis"),
        ({"Zuwendung": "keine"}, "ist keine Zahl", "Warnung"),
        ({"Bescheid vom": "abgelehnt"}, "ist kein Datum", "Warnung"),
        ({"Status": "eingereicht"}, "offenen Antrag ist nicht entschieden", "Warnung"),
        ({"Beantragte Zuwendung": "viel"}, "ist keine Zahl", "Fehler"),
        ({"Zuwendungsempfänger": ""}, "Die Angabe fehlt", "Fehler"),
        ({"Aktenzeichen": "A1"}, "steht schon in Zeile 2", "Fehler"),
        ({"Landkreis": "Oldenburg"}, "nicht eindeutig", "Fehler"),
        ({"Status": "zurückgenommen"}, "ist nicht bekannt", "Warnung"),
        ({"Zuwendung": "0", "Titel": ""}, "", ""),
    ],
)
def test_what_is_odd_about_an_application_is_said_at_its_cell(
    stammdaten: Stammdaten, cells: dict[str, object], words: str, severity: str
) -> None:
    """A fault in what an application does not need does not stop the list."""
    park = [
        cells.get(name, cell)
        for name, cell in zip(HEAD, [*PARK, "abgelehnt"], strict=True)
    ]
    found = read(stammdaten, [LIST[0], park])

    found_severities = {schwere for schwere, _ in said(found, words)}
    assert found_severities == ({severity} if severity else set())
    assert found.gelesen == len(found.uebernommen) + len(found.nicht_uebernommen)
    assert len(found.faelle) == 1


def test_a_case_without_status_and_date_is_asked_after(stammdaten: Stammdaten) -> None:
    """It counts as approved, as in a list without the column; somebody has to look."""
    found = read(stammdaten, [LIST[0], [*SQUARE[:7], "", ""]])

    assert said(found, "Der Status fehlt") == [("Warnung", "I3")]
    assert len(found.faelle) == 2


def test_what_applications_do_not_keep_is_said_once(stammdaten: Stammdaten) -> None:
    """No column disappears unsaid, not even for some of the rows."""
    head = [*HEAD, "Gesamtausgaben", "Projektende"]
    found = read(
        stammdaten,
        [
            [*LIST[0], 200_000, "2022"],
            [*LIST[1], 100_000, ""],
            [*LIST[2], 100_000, "kein Datum"],
        ],
        head,
    )

    [hint] = [b for b in found.befunde if "manche Angaben" in b.regel]
    assert hint.hinweis == "Es sind: Gesamtausgaben."
    assert said(found, "ist kein Datum") == [("Warnung", "K4")]
    assert found.fehler == ()


def test_totals_of_the_list_are_those_of_all_its_rows(stammdaten: Stammdaten) -> None:
    """The list added up both columns, whatever became of the applications."""
    total = ["", "Summe", "", "", "", 290_000, 175_000, "", ""]
    found = read(stammdaten, [*LIST, total])

    assert said(found, "Die Summe der Zeilen ist") == []
    assert [(s.feld, s.liste, s.eigene) for s in found.summen] == [
        ("zuwendung_eur", 175_000, 175_000),
        ("beantragt_eur", 290_000, 290_000),
    ]


def test_a_word_of_the_list_can_be_told_by_its_mapping(stammdaten: Stammdaten) -> None:
    """Beside it the usual ones are understood; a slip of the pen is refused."""
    own = '[status]\nabgelehnt = ["durchgefallen"]\n'
    zuordnung = Zuordnung.from_toml(mitgeliefert().to_toml().split("[status]")[0] + own)
    lines = [LIST[0], [*PARK, "Durchgefallen"], LIST[2]]
    found = read(stammdaten, lines, zuordnung=zuordnung)

    assert [fall.werte["ergebnis"] for fall in found.antraege] == ["abgelehnt", "offen"]
    assert Zuordnung.from_toml(zuordnung.to_toml()) == zuordnung
    with pytest.raises(MappingUnreadableError, match="vertagt"):
        Zuordnung.from_toml('[status]\nvertagt = ["x"]')


@pytest.mark.parametrize("without_ids", [False, True])
def test_an_application_is_the_same_before_and_after_it_is_decided(
    place: Place, stammdaten: Stammdaten, *, without_ids: bool
) -> None:
    """By Aktenzeichen, or by recipient, title and Runde; grants are counted once."""
    take(place, stammdaten, LIST, FIRST, without_ids=without_ids)
    granted = [*YARD[:6], 76_000, "2026-02-03", "bewilligt"]
    found = take(
        place,
        stammdaten,
        [*LIST[:2], granted, LIST[3]],
        SECOND,
        without_ids=without_ids,
    )
    store = Store.open(place.store)

    counts = ("anzahl_beantragt", "anzahl_bewilligt", "anzahl_offen", "zuwendung_eur")
    for stand, expected in {
        FIRST: (4, 1, 1, 100_000),
        SECOND: (4, 2, 0, 176_000),
    }.items():
        selection = Selection(stand=stand)
        assert rows(antraege.insgesamt(store, selection), *counts) == [expected]
        figures = dict(
            rows(kennzahlen.kennzahlen(store, selection), "kennzahl", "wert")
        )
        assert (figures["foerderfaelle"], figures["zuwendung_eur"]) == expected[1::2]
    ids = store.frame("select stand, antrag_id from antrag")
    assert len(ids) == 8
    assert ids["antrag_id"].nunique() == 4
    assert said(found.eingang, "fehlen") == said(found.eingang, "fehlt") == []
    known = said(found.eingang, "Gilt als der Antrag")
    assert known == ([("Hinweis", "A3"), ("Hinweis", "A5")] if without_ids else [])


@pytest.mark.parametrize("without_ids", [False, True])
def test_a_grant_that_is_revoked_is_a_warning_and_not_a_lost_case(
    place: Place, stammdaten: Stammdaten, *, without_ids: bool
) -> None:
    """It leaves the sum of grants."""
    square = [*SQUARE, "bewilligt"]
    take(place, stammdaten, [LIST[0], square], FIRST, without_ids=without_ids)
    revoked = [LIST[0], [*SQUARE, "widerrufen"]]
    found = take(
        place, stammdaten, revoked, SECOND, without_ids=without_ids, publish=False
    )

    [(severity, cell)] = said(found.eingang, "war bisher bewilligt")
    assert (severity, cell) == ("Warnung", "H3" if without_ids else "I3")
    assert said(found.eingang, "75.000 €") != []
    assert said(found.eingang, "fehlt 1 Fall") == []
    granted = found.eingang.tabellen()["foerderfall"]["zuwendung_eur"]
    assert granted.tolist() == ["100000"]


def test_applications_that_are_gone_or_of_tomorrow_are_a_warning(
    published: Place, stammdaten: Stammdaten
) -> None:
    """A list that tells of fewer than the one before may have lost them."""
    late = [*PARK[:7], "2026-03-15", "abgelehnt"]
    found = take(published, stammdaten, [LIST[0], late], SECOND, publish=False)

    assert said(found.eingang, "fehlen 2 Anträge: A3, A4") == [("Warnung", "")]
    assert said(found.eingang, "nach dem Stichtag") == [("Warnung", "3")]


def test_a_preview_is_the_same_whether_the_store_or_the_archive_tells_it(
    published: Place, stammdaten: Stammdaten, tmp_path: Path
) -> None:
    """What the store has of the Datenstand before is read there, not built again."""
    place = Place.of(tmp_path / "kopie" / "zr.duckdb")
    shutil.copytree(published.store.parent, place.store.parent)
    lines = [[*PARK[:-1], "2021-04-01", "bewilligt"], [*YARD, "abgelehnt"]]
    found = take(place, stammdaten, lines, SECOND, publish=False)
    new = found.submission(wer="Ada", grund="Test", trotz_warnungen="geprüft")
    questions = (
        *(vergleich.faelle, vergleich.kennzahlen, antraege.veraenderungen),
        vergleich.anzahlen,
    )

    def told() -> list[list[tuple[object, ...]]]:
        with vorschau(new, place) as (store, before):
            assert before == FIRST
            assert store.newest() == SECOND
            frames = [ask(store, Selection(), before) for ask in questions]
        return [rows(frame, *frame) for frame in frames]

    assert place.in_line()
    read_there = told()
    place.store.unlink()
    assert read_there == told()
    cases, figures, applications, counts = read_there
    assert [row[:2] for row in cases] == [("neu", "A2"), ("entfallen", "A1")]
    assert counts == [("neu", 1, 1), ("entfallen", 1, 1)]
    assert figures[0] == ("foerderfaelle", 1, 1, 0)
    assert ("offen", "abgelehnt", 1) in applications


STATES = {
    "bewilligt": ("bewilligt", "Abgeschlossen", ""),
    "offen": ("beantragt", "In Prüfung"),
    "abgelehnt": ("abgelehnt", "Nicht bewilligt"),
    "zurückgezogen": ("Antrag zurückgezogen",),
    "aufgehoben": ("widerrufen", "zurückgegeben"),
    "": ("?", "k. A.", "vertagt"),
}
ROWS = st.lists(
    st.tuples(
        st.sampled_from([(s, w) for s, words in STATES.items() for w in words]),
        st.sampled_from(["Goslar", "LK Peine", ""]),
        st.sampled_from(["1", "2", "8", ""]),
        st.none() | st.integers(75_000, 300_000),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=30, deadline=None)
@given(drawn=ROWS)
def test_whatever_a_list_says_rows_add_up_and_grants_are_grants(
    stammdaten: Stammdaten, drawn: list[tuple[Any, ...]]
) -> None:
    """Rows read are rows taken and rows named; no sum takes in another one's money."""
    lines = [
        [f"Z{n}", f"Titel {n}", "Stadt", kreis, runde, "", euro, "2022", word]
        for n, ((_, word), kreis, runde, euro) in enumerate(drawn)
    ]
    approved = ["ja", "Titel", "Stadt", "", "", "", 1, "2022", "bewilligt"]
    found = read(stammdaten, [approved, *lines])

    assert found.fehler == ()
    assert found.gelesen == len(drawn) + 1
    assert found.gelesen == len(found.uebernommen) + len(found.nicht_uebernommen)
    states = Counter(state for (state, _), *_ in drawn)
    tables = found.tabellen()
    grants = [Decimal(e) for e in tables["foerderfall"]["zuwendung_eur"] if e]
    expected = [e for (state, _), *_, e in drawn if state == "bewilligt" and e]
    assert sum(grants) == sum(expected) + 1
    assert len(tables["foerderfall"]) == states["bewilligt"] + 1
    assert len(found.nicht_uebernommen) == states[""]
    told_of = Counter(tables["antrag"]["ergebnis"])
    told_of.pop("bewilligt", None)
    assert told_of == {s: n for s, n in states.items() if s not in {"", "bewilligt"}}
