"""A list on its way in: known cases, odd ones, the reason, the second person."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.lieferung.delivery import CASES, copied, rows, write_rows
from tests.lieferung.korpus import xlsx
from zr_dashboard.lieferung import backup, build
from zr_dashboard.lieferung.annahme import Annahme, Liste, nimm_an
from zr_dashboard.lieferung.befund import Schwere
from zr_dashboard.lieferung.bericht import objekt
from zr_dashboard.lieferung.entry import Submission, Withdrawal
from zr_dashboard.lieferung.freigabe import gib_frei, reiche_ein, verwirf, wartende
from zr_dashboard.lieferung.protokoll import protokoll
from zr_dashboard.lieferung.publication import Place, publish_delivery, take_back
from zr_dashboard.lieferung.richtlinie import pruefe
from zr_dashboard.lieferung.stammdaten import Stammdaten
from zr_dashboard.lieferung.vorschau import vorschau
from zr_dashboard.lieferung.zuordnung import mitgeliefert
from zr_dashboard.lieferung.zuordnungen import gespeicherte, lade, speichere
from zr_dashboard.model.errors import (
    ArchiveError,
    DeliveryFaultyError,
    MappingUnreadableError,
    ReasonMissingError,
)
from zr_dashboard.model.fortschritt import Fortschritt, Schritt
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import vergleich

FIRST, SECOND = date(2026, 1, 31), date(2026, 2, 28)
HEAD = ["Titel", "Zuwendungsempfänger", "Zuwendung"]
HALL = ["Markthalle", "Stadt Goslar", "100000"]
PARK = ["Stadtpark", "Stadt Goslar", "200000"]
TWIN = ["Werkstatt", "Stadt Peine", "90000"]
BACK = Withdrawal(wer="Ben", wann=datetime(2026, 3, 1, tzinfo=UTC), grund="Unklar")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Nothing is published yet."""
    return Place.of(tmp_path / "zr.duckdb")


@pytest.fixture
def ids(place: Place, stammdaten: Stammdaten) -> list[str]:
    """A list without Aktenzeichen is published; the ids of its four cases."""
    cases = [HALL, PARK, TWIN, TWIN]
    found = take(place, stammdaten, cases, day=FIRST)
    publish_delivery(released(found), place)
    return [str(fall.werte["foerderfall_id"]) for fall in found.eingang.faelle]


def take(
    place: Place,
    stammdaten: Stammdaten,
    cases: Iterable[list[str]],
    *,
    day: date = SECOND,
    own: frozenset[int] = frozenset(),
    head: list[str] | None = None,
) -> Annahme:
    """Read a list of these cases."""
    inhalt = xlsx([head or HEAD, *cases])
    liste = Liste(
        name="Liste.xlsx", inhalt=inhalt, zuordnung=mitgeliefert(), eigene=own
    )
    return nimm_an(liste, place, stammdaten, day)


def halls(place: Place, stammdaten: Stammdaten, say: Fortschritt) -> Annahme:
    """A list of one case, read with somebody waiting."""
    inhalt = xlsx([HEAD, HALL])
    liste = Liste(name="Liste.xlsx", inhalt=inhalt, zuordnung=mitgeliefert())
    return nimm_an(liste, place, stammdaten, SECOND, fortschritt=say)


def released(found: Annahme) -> Submission:
    """The list with every reason it needs."""
    return found.submission(wer="Ada", grund="Test", trotz_warnungen="geprüft")


def got(found: Annahme) -> list[str | None]:
    """Ids of the cases, in their order."""
    return [fall.werte["foerderfall_id"] for fall in found.eingang.faelle]


def said(found: Annahme, words: str) -> list[tuple[str, str]]:
    """Severity and cell of each finding that says so."""
    return [
        (str(b.schwere), b.zelle)
        for b in found.eingang.befunde
        if words in b.regel + b.hinweis
    ]


def test_every_step_is_told_and_whoever_is_told_can_stop_it(
    place: Place, stammdaten: Stammdaten, ids: list[str]
) -> None:
    """Stopped at any of them, nothing has changed; afterwards it can be done."""
    told: list[Schritt] = []

    def say(schritt: Schritt, done: int, of: int) -> None:
        assert 0 <= done <= of
        if schritt not in told:
            told.append(schritt)
            raise KeyboardInterrupt

    def do() -> None:
        found = halls(place, stammdaten, say)
        publish_delivery(released(found), place, fortschritt=say)

    for _ in Schritt:
        before = {p: p.read_bytes() for p in place.store.parent.rglob("*.*")}
        with pytest.raises(KeyboardInterrupt):
            do()
        assert {p: p.read_bytes() for p in place.store.parent.rglob("*.*")} == before
    do()

    assert told == list(Schritt)
    assert [*place.archive.valid()] == [FIRST, SECOND]
    assert ids


def test_unchanged_cases_keep_their_ids(
    place: Place, stammdaten: Stammdaten, ids: list[str]
) -> None:
    """Two cases that nothing tells apart keep their two, in any order of the list."""
    found = take(place, stammdaten, [TWIN, PARK, TWIN, HALL])

    assert len(set(ids)) == 4
    assert got(found) == [ids[2], ids[1], ids[3], ids[0]]
    assert len(said(found, "Gilt als der Fall")) == 4


def test_another_amount_or_title_is_proposed_and_has_to_be_confirmed(
    place: Place, stammdaten: Stammdaten, ids: list[str]
) -> None:
    """A Warnung at the cell that differs; without a reason nothing is published."""
    park = ["Stadtpark am Fluss", *PARK[1:]]
    found = take(place, stammdaten, [[*HALL[:2], "120000"], park])

    assert got(found) == ids[:2]
    assert said(found, "Zuwendung anders war") == [("Warnung", "C2")]
    assert said(found, "Titel anders war") == [("Warnung", "A3")]
    with pytest.raises(ReasonMissingError):
        found.submission(wer="Ada", grund="Test")


def test_a_row_can_be_said_to_be_a_case_of_its_own(
    place: Place, stammdaten: Stammdaten, ids: list[str]
) -> None:
    """Whatever former case it looks like; its id is one that no other case had."""
    found = take(place, stammdaten, [HALL, PARK], own=frozenset((2,)))

    assert got(found)[0] not in ids
    assert got(found)[1] == ids[1]


def test_a_case_that_may_be_several_is_never_guessed(
    place: Place, stammdaten: Stammdaten, ids: list[str]
) -> None:
    """It is new, and that is said."""
    found = take(place, stammdaten, [[*TWIN[:2], "95000"]])

    assert got(found)[0] not in ids
    assert said(found, "Der Fall kann »") == [("Warnung", "A2")]


def test_a_case_keeps_its_id_over_several_changes(
    place: Place, stammdaten: Stammdaten, ids: list[str]
) -> None:
    """And a new case that looks like its beginning gets another one."""
    dearer = [*HALL[:2], "120000"]
    publish_delivery(released(take(place, stammdaten, [dearer])), place)
    found = take(place, stammdaten, [dearer, HALL], day=date(2026, 3, 31))

    assert got(found)[0] == ids[0]
    assert got(found)[1] not in ids


def test_another_aktenzeichen_is_another_case_and_a_hint_says_so(
    place: Place, stammdaten: Stammdaten, ids: list[str]
) -> None:
    """An id that the list brings is never replaced."""
    found = take(place, stammdaten, [["AZ-1", *HALL]], head=["Aktenzeichen", *HEAD])

    assert got(found) == ["AZ-1"]
    assert said(found, f"unter »{ids[0]}«") == [("Hinweis", "A2")]


def test_what_is_odd_against_the_datenstand_before_is_a_warning(
    place: Place, stammdaten: Stammdaten
) -> None:
    """Lost cases, amounts five times as high, days after the Stichtag."""
    head = ["Aktenzeichen", *HEAD, "Bewilligt am", "Kommune"]
    before = [
        ["A", *HALL, "2026-01-05", "Stadt Goslar"],
        ["B", *PARK, "2026-01-05", "Stadt Goslar"],
        ["C", "Haus", "Stadt Peine", "80000", "2026-01-05", "Stadt Peine"],
    ]
    first = take(place, stammdaten, before, day=FIRST, head=head)
    publish_delivery(released(first), place)
    after = [
        ["A", *HALL[:2], "1000000", "2026-01-05", "Stadt Peine"],
        ["B", *PARK[:2], "", "2026-04-01", "Stadt Goslar"],
    ]
    found = take(place, stammdaten, after, head=head)

    assert said(found, "weicht stark") == [("Warnung", "D2")]
    assert said(found, "war bisher bekannt") == [("Warnung", "D3")]
    assert said(found, "nach dem Stichtag 28.02.2026") == [("Warnung", "E3")]
    assert said(found, "in einer anderen Kommune") == [("Warnung", "F2")]
    assert said(found, "fehlt 1 Fall: C") == [("Warnung", "")]
    assert said(found, "Die Liste hat 2 Fälle") == [("Warnung", "")]
    assert said(found, "Die Zuwendungen ergeben 1.000.000 €") == [("Warnung", "")]


def test_a_column_that_is_gone_is_said(
    place: Place, stammdaten: Stammdaten, ids: list[str]
) -> None:
    """A field that was in use and is empty now did not empty itself."""
    assert ids
    found = take(place, stammdaten, [HALL[:2], PARK[:2], TWIN[:2]], head=HEAD[:2])

    assert said(found, "fehlen jetzt ganz: Zuwendung") == [("Warnung", "")]


@pytest.mark.parametrize(
    ("feld", "werte"),
    [
        ("zuwendung_eur", {"foerdergegenstand": "2.1", "zuwendung_eur": "300000.01"}),
        ("zuwendung_eur", {"foerdergegenstand": "2.1", "zuwendung_eur": "74999.99"}),
        ("bewilligt_am", {"foerdergegenstand": "2.3", "bewilligt_am": "2022-03-29"}),
        ("bewilligt_am", {"foerdergegenstand": "2.3", "bewilligt_am": "2021"}),
        ("bewilligt_am", {"foerdergegenstand": "2.2", "bewilligt_am": "2019-07"}),
        ("bewilligt_am", {"foerdergegenstand": "2.2", "bewilligt_am": "2028-01-01"}),
        (
            "laufzeit_bis",
            {
                "foerdergegenstand": "2.1",
                "laufzeit_von": "2020-01-01",
                "laufzeit_bis": "2023-01-01",
            },
        ),
        (
            "zuwendungsfaehige_ausgaben_eur",
            {"foerdergegenstand": "2.3", "zuwendungsfaehige_ausgaben_eur": "200001"},
        ),
    ],
)
def test_the_limits_of_the_guideline_hold_by_gegenstand_and_date(
    feld: str, werte: dict[str, str | None]
) -> None:
    """A Warnung: what was decided was decided."""
    assert [(v.feld, v.schwere) for v in pruefe(werte)] == [(feld, Schwere.WARNUNG)]


@pytest.mark.parametrize(
    "werte",
    [
        {"foerdergegenstand": "2.1", "zuwendung_eur": "300000"},
        {
            "foerdergegenstand": "2.1",
            "zuwendung_eur": "500000",
            "anzahl_bescheide": "2",
        },
        {"foerdergegenstand": "2.3", "bewilligt_am": "2022"},
        {"foerdergegenstand": "2.3", "bewilligt_am": "2022-03"},
        {
            "foerdergegenstand": "2.1",
            "laufzeit_von": "2020-01-01",
            "laufzeit_bis": "2022-12-31",
        },
        {},
    ],
)
def test_what_is_within_the_limits_or_not_known_breaks_none(
    werte: dict[str, str | None],
) -> None:
    """A date is compared as exactly as it is known."""
    assert list(pruefe(werte)) == []


def test_a_published_list_keeps_its_file_mapping_report_and_reason(
    place: Place, stammdaten: Stammdaten
) -> None:
    """So that next year somebody can say what was known today."""
    found = take(place, stammdaten, [HALL])
    entry = publish_delivery(released(found), place)

    assert (entry.folder / "original" / "Liste.xlsx").read_bytes() == (
        found.liste.inhalt
    )
    assert entry.dateien["original/Liste.xlsx"] == found.sha256
    assert entry.zuordnung == found.eingang.zuordnung.to_toml()
    assert entry.trotz_warnungen == "geprüft"
    kept = json.loads((entry.folder / "pruefung.json").read_bytes())
    assert kept == objekt(found.pruefung)
    assert kept["ergebnis"]["warnungen"] == 1
    entry.verify()
    assert entry.meta.grundlage == "Liste »Liste.xlsx«, Blatt »Liste«"


def test_a_list_with_a_fault_is_never_published(
    place: Place, stammdaten: Stammdaten
) -> None:
    """Not with any reason."""
    with pytest.raises(DeliveryFaultyError):
        released(take(place, stammdaten, [[*HALL[:2], "viel"]]))


def test_a_preview_says_what_would_change_and_leaves_everything_as_it_is(
    place: Place, stammdaten: Stammdaten, ids: list[str]
) -> None:
    """The same question that the page asks of two published ones."""
    before = place.store.read_bytes()
    found = take(place, stammdaten, [[*HALL[:2], "120000"], TWIN, TWIN])
    with vorschau(released(found), place) as (store, earlier):
        assert earlier == FIRST
        frame = vergleich.faelle(store, Selection(), FIRST)

    changes = set(zip(frame["aenderung"], frame["foerderfall_id"], strict=True))
    assert changes == {("geändert", ids[0]), ("entfallen", ids[1])}
    assert place.store.read_bytes() == before
    assert len(place.archive.entries()) == 1


def test_with_four_eyes_a_second_person_publishes(
    place: Place,
    stammdaten: Stammdaten,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not the same one, however they write their name; and nobody alone."""
    monkeypatch.setenv("ZR_VIER_AUGEN", "ja")
    new = released(take(place, stammdaten, [HALL]))
    with pytest.raises(ArchiveError, match="zweite Person"):
        publish_delivery(new, place)
    waiting = reiche_ein(new, place)
    assert [entry.nummer for entry in wartende(place)] == [waiting.nummer]
    assert not place.archive.entries()
    with pytest.raises(ArchiveError, match="andere Person"):
        gib_frei(place, waiting.nummer, " ADA ")

    entry = gib_frei(place, waiting.nummer, "Ben")

    assert (entry.wer, entry.freigabe) == ("Ada", "Ben")
    assert entry.dateien == waiting.dateien
    assert wartende(place) == []


def test_a_delivery_taken_back_can_be_handed_in_again(
    place: Place, stammdaten: Stammdaten, ids: list[str]
) -> None:
    """The same list for the same reason waits anew; it is not lost as released."""
    assert ids  # a Datenstand before, so that it can be taken back
    first = reiche_ein(released(take(place, stammdaten, [HALL])), place)
    gib_frei(place, first.nummer, "Ben")
    take_back(place, BACK)

    again = reiche_ein(released(take(place, stammdaten, [HALL])), place)

    assert [entry.nummer for entry in wartende(place)] == [again.nummer]
    assert gib_frei(place, again.nummer, "Ben").meta.stand == first.meta.stand


def test_a_rejected_delivery_stays_with_its_reason(
    place: Place, stammdaten: Stammdaten
) -> None:
    """And cannot be published any more."""
    waiting = reiche_ein(released(take(place, stammdaten, [HALL])), place)
    verwirf(place, waiting.nummer, BACK)

    assert wartende(place) == []
    assert waiting.folder.is_dir()
    with pytest.raises(ArchiveError, match="wartet keine Lieferung"):
        gib_frei(place, waiting.nummer, "Ben")


def test_the_log_says_who_did_what_when_and_why(
    place: Place, stammdaten: Stammdaten, ids: list[str]
) -> None:
    """Of what was published, waited, was rejected and taken back; the last first."""
    assert ids
    new = released(take(place, stammdaten, [HALL]))
    one, other = reiche_ein(new, place), reiche_ein(new, place)
    verwirf(place, other.nummer, BACK)
    gib_frei(place, one.nummer, "Ben")
    take_back(place, Withdrawal(wer="Eva", wann=datetime.now(UTC), grund="Irrtum"))

    log = protokoll(place)
    said = set(zip(log["vorgang"], log["wer"], log["grund"], strict=True))
    assert said == {
        ("veröffentlicht", "Ada", "Test"),
        ("eingereicht", "Ada", "Test"),
        ("verworfen", "Ben", "Unklar"),
        ("freigegeben, eingereicht von Ada", "Ben", "Test"),
        ("zurückgenommen", "Eva", "Irrtum"),
    }
    assert list(log["zeitpunkt"]) == sorted(log["zeitpunkt"], reverse=True)
    assert (log["datei"] == "Liste.xlsx").all()


def test_the_own_data_of_the_program_need_no_second_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An update of the program is the administrator's."""
    monkeypatch.setenv("ZR_VIER_AUGEN", "ja")
    folder = copied(tmp_path / "lieferung")
    write_rows(folder, CASES, rows(folder, CASES)[:3])
    build.build(folder, tmp_path / "zr.duckdb")
    assert len(Place.of(tmp_path / "zr.duckdb").archive.entries()) == 1


def test_a_saved_mapping_reads_the_next_list(place: Place) -> None:
    """By its name, or any spelling of it."""
    own = replace(
        mitgeliefert().mit({"Geld": "zuwendung_eur"}), name="Liste des Südens", _keys={}
    )
    assert speichere(place, own) == "liste-des-suedens"
    assert gespeicherte(place) == ["liste-des-suedens"]
    assert lade(place, "Liste des Südens").feld("Geld") == "zuwendung_eur"
    assert lade(place, None) is mitgeliefert()
    with pytest.raises(MappingUnreadableError, match="liste-des-suedens"):
        lade(place, "andere")
    with pytest.raises(MappingUnreadableError, match="Namen"):
        speichere(place, replace(own, name="…"))


def test_a_backup_holds_mappings_and_what_waits(
    tmp_path: Path, place: Place, stammdaten: Stammdaten, ids: list[str]
) -> None:
    """All that the archive holds, so that a restored copy can go on."""
    assert ids
    speichere(place, replace(mitgeliefert(), name="eigene", _keys={}))
    waiting = reiche_ein(released(take(place, stammdaten, [HALL])), place)
    backup.save(place.archive, tmp_path / "sicherung.zip")
    (tmp_path / "neu").mkdir()
    other = Place.of(tmp_path / "neu" / "zr.duckdb")
    for _ in range(2):  # a second time changes nothing
        assert backup.restore(other.archive, tmp_path / "sicherung.zip") == 1

    assert gespeicherte(other) == ["eigene"]
    assert gib_frei(other, waiting.nummer, "Ben").dateien == waiting.dateien
