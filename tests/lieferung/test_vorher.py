"""What a list is compared with: as if the Datenstand before were held whole."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lieferung.korpus import xlsx
from zr_dashboard.lieferung import entry_table
from zr_dashboard.lieferung.annahme import Annahme, Liste, nimm_an
from zr_dashboard.lieferung.eingang import Eingang
from zr_dashboard.lieferung.entry import Entry, write_entry
from zr_dashboard.lieferung.felder import FALL
from zr_dashboard.lieferung.plausibel import vergleiche
from zr_dashboard.lieferung.publication import Place
from zr_dashboard.lieferung.stammdaten import Stammdaten
from zr_dashboard.lieferung.vorher import Vorher, vorher
from zr_dashboard.lieferung.zuordnung import mitgeliefert

FIRST, SECOND = date(2026, 1, 31), date(2026, 2, 28)
HEAD = [
    *("Aktenzeichen", "Titel", "Zuwendungsempfänger", "Zuwendung", "Bemerkung"),
    *("Beantragte Zuwendung", "Status"),
]
ROW = st.tuples(
    st.sampled_from(["Markthalle", "Markt-Halle", "Markthalle II", 'Hof »alt«, "neu"']),
    st.sampled_from(["Stadt Goslar", "STADT GOSLAR", "Stadt Königslutter"]),
    st.sampled_from(["", "100000", "100000,00", "90000,5"]),
    st.sampled_from(["", "", "Zeile eins\nZeile zwei"]),
    st.sampled_from(["", "120000"]),
    st.sampled_from(["bewilligt", "bewilligt", "bewilligt", "abgelehnt", "offen"]),
)
LIST = st.tuples(
    st.dictionaries(st.sampled_from(["A-1", "A-2", "B-3", "C", "D"]), ROW, min_size=1),
    st.booleans(),
)
"""Aktenzeichen -> row, and whether the list tells its Aktenzeichen."""


def read(
    place: Place,
    stammdaten: Stammdaten,
    drawn: tuple[dict[str, Sequence[str]], bool],
    stand: date,
) -> Annahme:
    """Read a list; a case that is always there makes it one."""
    rows, with_ids = drawn
    lines = [HEAD, *([kennung, *row] for kennung, row in rows.items())]
    lines.append(["Z", "Brunnen", "Stadt Peine", "80000", "", "", "bewilligt"])
    content = xlsx([line if with_ids else line[1:] for line in lines])
    liste = Liste(name="Liste.xlsx", inhalt=content, zuordnung=mitgeliefert())
    return nimm_an(liste, place, stammdaten, stand)


def whole(entry: Entry, eingang: Eingang) -> Vorher:
    """Every case and application of a Datenstand, each added up one by one."""
    cases = entry.table("foerderfall").to_dict("records")
    applications = entry.table("antrag").to_dict("records")
    new = {fall.werte["foerderfall_id"]: fall.werte for fall in eingang.faelle}
    return Vorher(
        stand=entry.meta.stand,
        faelle={row["foerderfall_id"]: row for row in cases},
        antraege={row["antrag_id"]: row for row in applications},
        kennungen=[pa.chunked_array([[row["foerderfall_id"] for row in cases]])],
        summe=sum((Decimal(row["zuwendung_eur"] or 0) for row in cases), Decimal(0)),
        gefuellt=Counter(
            feld
            for row in cases
            for feld in FALL
            if row[feld] and not any(werte.get(feld) for werte in new.values())
        ),
    )


@settings(max_examples=20, deadline=None)
@given(
    before=LIST,
    now=LIST,
    own=st.frozensets(st.integers(2, 6)),
    part=st.integers(1, 3_000),
)
def test_what_is_found_is_what_the_whole_datenstand_would_tell(
    stammdaten: Stammdaten,
    before: tuple[dict[str, Sequence[str]], bool],
    now: tuple[dict[str, Sequence[str]], bool],
    own: frozenset[int],
    part: int,
) -> None:
    """Only cases that a row may mean are held; of the others, what they add up to."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(entry_table, "PART", part)
        place = Place.of(Path(folder) / "zr.duckdb")
        first = read(place, stammdaten, before, FIRST)
        new = first.submission(wer="Ada", grund="Test", trotz_warnungen="Test")
        entry = write_entry(place.archive.folder / f"0001_{FIRST}", 1, new)
        second = read(Place.of(Path(folder) / "leer" / "zr"), stammdaten, now, SECOND)

        found = vorher(place, SECOND, second.eingang)
        plain = whole(entry, second.eingang)

        assert found is not None
        assert (found.anzahl, found.summe) == (plain.anzahl, plain.summe)
        assert found.gefuellt == plain.gefuellt
        assert vergleiche(second.eingang, found, SECOND, eigene=own) == (
            vergleiche(second.eingang, plain, SECOND, eigene=own)
        )


@given(
    cells=st.lists(st.text(st.sampled_from('a"\n\rä,;'), min_size=1) | st.none()),
    part=st.integers(1, 40),
)
def test_a_table_read_in_parts_is_the_table(cells: list[str | None], part: int) -> None:
    """Wherever a part ends, no row is cut; a column that is not there is empty."""
    frame = pd.DataFrame({"nr": map(str, range(len(cells))), "text": cells}, dtype=str)
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(entry_table, "PART", part)
        path = Path(folder) / "tabelle.csv"
        path.write_bytes(entry_table.written(frame))
        parts = list(entry_table.parts(path, ["text", "nr", "neu"]))

    rows = [row for part in parts for row in part.to_pylist()]
    assert rows == [
        {"text": cell, "nr": str(nr), "neu": None} for nr, cell in enumerate(cells)
    ]


def test_an_id_that_another_case_had_is_not_proposed_again(
    stammdaten: Stammdaten, tmp_path: Path
) -> None:
    """Not with the number either that another case had."""
    row = ("Markthalle", "Stadt Goslar", "100000", "", "", "bewilligt")
    other = ("Hof", "Stadt Königslutter", "90000,5", "", "", "bewilligt")
    place = Place.of(tmp_path / "zr.duckdb")
    alone = read(place, stammdaten, ({"": row}, False), SECOND)
    own = str(alone.eingang.faelle[0].werte["foerderfall_id"])
    twins = {own: other, f"{own}-2": other}
    first = read(place, stammdaten, (twins, True), FIRST)
    new = first.submission(wer="Ada", grund="Test", trotz_warnungen="Test")
    write_entry(place.archive.folder / f"0001_{FIRST}", 1, new)

    found = read(place, stammdaten, ({"": row}, False), SECOND)

    assert found.eingang.faelle[0].werte["foerderfall_id"] == f"{own}-3"
