"""Answer tables say what plain Python says: any shape, any selection, any delivery.

What is compared is the built table, cell by cell, as page and files show it.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import example, reference
from tests.antworten import built, table_of
from tests.queries.test_any_delivery import CASES, LOOSE, AnyStore, house
from tests.reference import Delivery, Row, Sums
from tests.strategies import CODES
from zr_dashboard.export import antwort_docx, antwort_json, antwort_xlsx
from zr_dashboard.export.antwort import Tabelle, Zeile
from zr_dashboard.model.antwortform import Antwortform
from zr_dashboard.model.antwortvorlagen import BETRAEGE, GROESSEN
from zr_dashboard.model.codes import ARL
from zr_dashboard.model.selection import Selection
from zr_dashboard.store.store import Store

ALLE = "zusammen"
EMPTY = Decimal(0)

DIMENSIONS = st.lists(
    st.sampled_from(reference.DIMENSIONS), min_size=2, max_size=3, unique=True
)


@pytest.fixture(scope="module")
def any_store() -> AnyStore:
    """One connection for all examples: opening one costs more than asking."""
    return AnyStore()


@given(
    faelle=CASES,
    selection=LOOSE,
    merkmale=DIMENSIONS,
    groesse=st.sampled_from(GROESSEN),
    betraege=st.sampled_from(BETRAEGE),
    ordnung=st.sampled_from(["name", "summe"]),
)
@house(20)
def test_every_number_of_a_table_is_the_reference(
    any_store: AnyStore,
    faelle: list[Row],
    selection: Selection,
    merkmale: list[str],
    groesse: str,
    betraege: str,
    ordnung: str,
) -> None:
    """To the cent, subtotals included; rounded numbers add up and lie close by."""
    store, delivery = any_store.of(faelle)
    form = Antwortform(
        form="dreifach" if len(merkmale) == 3 else "zweifach",
        zeilen=merkmale[0],
        spalten=(merkmale[1],),
        unterspalten="".join(merkmale[2:]),
        groesse=groesse,
        betraege=betraege,
        ordnung=ordnung,
    )
    table = table_of(built(store, selection, form))
    expected = cube(delivery, selection, merkmale)

    found = {key: wert for key, wert, _ in numbers(table)}
    for key, wert in found.items():
        assert wert == figure(expected.get(key), groesse), key
    missing = {key for key in expected if is_shown(key, merkmale)} - set(found)
    assert missing == set()
    assert_adds_up(table, merkmale, groesse)


def is_shown(key: tuple[str, str, str], merkmale: list[str]) -> bool:
    """The sum over all columns is not divided once more."""
    return len(merkmale) == 2 or key[1] != ALLE or key[2] == ALLE


def numbers(
    table: Tabelle,
) -> Iterator[tuple[tuple[str, str, str], object, object]]:
    """(Names of row, column and part), exact value, number shown."""
    for zeile in table.zeilen:
        for zelle, spalte in zip(zeile.zellen, table.spalten, strict=True):
            if not spalte.vorspalte:
                column = spalte.gruppe or spalte.titel
                part = spalte.titel if spalte.gruppe else ALLE
                row = name_of(zeile)
                yield (row, column, part), zelle.wert, zelle.gezeigt


def name_of(zeile: Zeile) -> str:
    """What heads a row."""
    return zeile.zellen[0].text


def cube(
    delivery: Delivery, selection: Selection, merkmale: list[str]
) -> dict[tuple[str, str, str], Sums]:
    """Names of row, column and part -> sums; each case once in each."""
    members: dict[tuple[str, str, str], list[Row]] = {}
    am = selection.am.isoformat() if selection.am else ""
    for case in reference.selected(delivery, selection.to_url()):
        names = [
            [*(named(d, c) for c in reference.codes(delivery, case, d, am)), ALLE]
            for d in merkmale
        ] + [[ALLE]] * (3 - len(merkmale))
        for key in product(*names):
            members.setdefault((key[0], key[1], key[2]), []).append(case)
    return {key: reference.sums(there) for key, there in members.items()}


def named(dimension: str, code: str) -> str:
    """What readers call a group."""
    if code == reference.OHNE:
        return "ohne Angabe"
    return code if dimension == "jahr" else CODES.names[dimension][code]


def figure(sums: Sums | None, groesse: str) -> object:
    """A figure of the reference as a cell has it."""
    if sums is None:
        return 0
    return {
        "zuwendung_eur": sums.zuwendung,
        "gesamtausgaben_eur": sums.ausgaben,
        "anzahl_foerderfaelle": sums.faelle,
        "anzahl_bescheide": sums.bescheide,
        "anzahl_kommunen": sums.kommunen,
    }[groesse]


def assert_adds_up(table: Tabelle, merkmale: list[str], groesse: str) -> None:
    """What is shown, wherever no case and no Kommune counts twice."""
    if "thema" in merkmale or groesse == "anzahl_kommunen":
        return
    shown = {key: n or EMPTY for key, _, n in numbers(table)}
    for (z, s, u), total in shown.items():
        if z == ALLE:
            parts = [
                n for (a, b, c), n in shown.items() if a != ALLE and (b, c) == (s, u)
            ]
            assert sum(parts) == total, (z, s, u)
        if s == ALLE:
            parts = [
                n
                for (a, b, c), n in shown.items()
                if a == z and b != ALLE and c == ALLE
            ]
            assert sum(parts) == total, (z, s, u)
        elif u == ALLE and len(merkmale) == 3:
            parts = [
                n for (a, b, c), n in shown.items() if (a, b) == (z, s) and c != ALLE
            ]
            assert sum(parts) == total, (z, s, u)


@given(faelle=CASES, selection=LOOSE, betraege=st.sampled_from(BETRAEGE))
@house(8)
def test_shares_of_the_aemter_are_the_reference(
    any_store: AnyStore, faelle: list[Row], selection: Selection, betraege: str
) -> None:
    """Every Amt that the filters leave, its sums and its shares; together 100 %."""
    store, delivery = any_store.of(faelle)
    names = ("anzahl_foerderfaelle", "foerderfaelle_anteil", "zuwendung_eur")
    columns = (*names, "zuwendung_anteil", "anzahl_kommunen")
    form = Antwortform(form="anteile", zeilen="arl", spalten=columns, betraege=betraege)
    table = table_of(built(store, selection, form))
    cases = reference.selected(delivery, selection.to_url())
    expected = cube(delivery, selection, ["arl", "arl"])
    total = reference.sums(cases)

    areas = reference.areas(delivery, selection.to_url(), "landkreis")
    wanted = {ARL[delivery.arl_of(key)] for key in areas} | {ALLE}
    wanted |= {key[0] for key in expected}
    assert {name_of(zeile) for zeile in table.zeilen} == wanted
    for zeile in table.zeilen:
        _, number, share, amount, part, kommunen = (z.wert for z in zeile.zellen)
        sums = expected.get((name_of(zeile), ALLE, ALLE), reference.sums([]))
        assert (number, amount, kommunen) == (
            sums.faelle,
            sums.zuwendung,
            sums.kommunen,
        )
        assert_share(share, sums.faelle, len(cases))
        assert_share(part, sums.zuwendung, total.zuwendung)
    *parts, last = table.zeilen
    for n in range(1, 5):
        shown = [zeile.zellen[n].gezeigt or 0 for zeile in parts]
        assert sum(shown) == (last.zellen[n].gezeigt or 0)


def assert_share(
    share: object, part: Decimal | int | None, whole: Decimal | int | None
) -> None:
    """Of nothing there is no share."""
    if part is None or not whole:
        assert share is None
    else:
        assert float(str(share)) == pytest.approx(float(part) / float(whole))


def test_a_share_of_nothing_is_not_said_to_be_unpublished(
    public_store: Store,
) -> None:
    """Sums of no case are zero; its shares are none, and the table says why."""
    form, _ = Antwortform.from_url({"form": ["anteile"]})
    answer = built(public_store, Selection(jahr_von=2026), form)

    *_, last = table_of(answer).zeilen
    heads = [spalte.titel for spalte in table_of(answer).spalten]
    shares = [
        zelle.text
        for head, zelle in zip(heads, last.zellen, strict=True)
        if head.startswith("Anteil")
    ]
    assert shares
    assert set(shares) == {"–"}
    assert answer.zeichen == ("– = kein Wert, weil kein Förderfall darunter fällt",)


@given(faelle=CASES, selection=LOOSE)
@house(8)
def test_the_list_has_every_case_once_and_their_sum(
    any_store: AnyStore, faelle: list[Row], selection: Selection
) -> None:
    """In the order that was asked for; unknown amounts stay unknown."""
    store, delivery = any_store.of(faelle)
    columns = ("foerderfall_id", "zuwendung_eur", "gesamtausgaben_eur")
    form = Antwortform(form="faelle", spalten=columns, ordnung="zuwendung_eur")
    answer = built(store, selection, form)
    *listed, last = table_of(answer).zeilen
    cases = reference.selected(delivery, selection.to_url())
    sums = reference.sums(cases)

    found = {z.zellen[1].wert: (z.zellen[2].wert, z.zellen[3].wert) for z in listed}
    assert found == {
        case["foerderfall_id"]: (
            amount(case["zuwendung_eur"]),
            amount(case["gesamtausgaben_eur"]),
        )
        for case in cases
    }
    assert len(listed) == len(cases)
    assert [z.zellen[0].wert for z in listed] == list(range(1, len(cases) + 1))
    assert (last.zellen[2].wert, last.zellen[3].wert) == (sums.zuwendung, sums.ausgaben)
    known = [z.zellen[2].wert for z in listed if z.zellen[2].wert is not None]
    assert known == sorted(known, reverse=True)


def amount(cell: str) -> Decimal | None:
    """A cell of the delivery."""
    return Decimal(cell) if cell else None


def test_an_older_datenstand_is_said() -> None:
    """In a note at the caption."""
    store = example.store()
    form, _ = Antwortform.from_url({})
    answer = built(store, Selection(stand=date(2025, 6, 30)), form)

    notes = {note.nummer: note.text for note in answer.anmerkungen}
    (mark,) = table_of(answer).marken
    assert notes[mark] == (
        "Älterer Datenstand vom 30.06.2025; der neueste ist vom 22.11.2026 und kann "
        "andere Zahlen geben."
    )


@pytest.mark.parametrize("shape", ["zweifach", "dreifach", "anteile", "faelle"])
def test_the_same_answer_gives_the_same_bytes(
    public_store: Store, tmp_path: Path, shape: str
) -> None:
    """Whoever asks twice can compare; nothing in a file is the time of day."""
    form, _ = Antwortform.from_url({"form": [shape]})
    answer = built(public_store, Selection(), form)

    assert antwort_docx.to_docx(answer) == antwort_docx.to_docx(answer)
    assert antwort_json.to_json(answer) == antwort_json.to_json(answer)
    for name in ("a", "b"):
        antwort_xlsx.to_file(answer, lambda: iter([answer.daten]), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
