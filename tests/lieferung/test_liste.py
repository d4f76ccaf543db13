"""A list becomes the tables of the store, with the shipped mapping or another one."""

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.export.office import convert
from tests.lieferung.delivery import CASES, PUBLIC, rows
from tests.lieferung.korpus import FALL, KOPF, xlsx
from zr_dashboard.lieferung.eingang import Eingang
from zr_dashboard.lieferung.fields import FILES
from zr_dashboard.lieferung.liste import lies
from zr_dashboard.lieferung.read import read_delivery
from zr_dashboard.lieferung.stammdaten import Stammdaten
from zr_dashboard.lieferung.tables import tables
from zr_dashboard.lieferung.zuordnung import Zuordnung, mitgeliefert
from zr_dashboard.model.errors import DeliveryFaultyError, MappingUnreadableError
from zr_dashboard.store.publish import TABLES


def read(
    folder: Path,
    inhalt: bytes,
    stammdaten: Stammdaten,
    zuordnung: Zuordnung | None = None,
) -> Eingang:
    """Read a list through a file, as everybody does."""
    path = folder / "Liste.xlsx"
    path.write_bytes(inhalt)
    return lies(path, zuordnung or mitgeliefert(), stammdaten)


def same(value: object) -> object:
    """60.0 and 60 are one number."""
    try:
        return Decimal(str(value)) if value is not None else None
    except InvalidOperation:
        return value


def plain(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows without fields that say nothing."""
    return [
        {name: same(cell) for name, cell in row.items() if cell is not None}
        for row in frame.to_dict("records")
    ]


def test_the_public_delivery_as_one_xlsx_gives_the_same_tables(
    tmp_path: Path, stammdaten: Stammdaten
) -> None:
    """It goes through the same door as the ministry's list."""
    filled = [[cell or None for cell in row] for row in rows(PUBLIC, CASES)]
    found = read(tmp_path, xlsx(filled), stammdaten)
    assert found.fehler == ()
    delivery = read_delivery(PUBLIC, FILES)
    expected, tabellen = tables(delivery), found.tabellen()
    assert set(tabellen) == set(TABLES)
    for name in TABLES:
        assert plain(tabellen[name]) == plain(expected[name]), name


def test_a_list_of_another_programme_is_read_with_a_mapping_alone(
    tmp_path: Path, stammdaten: Stammdaten
) -> None:
    """Other headings need no code; what such a list does not have stays empty."""
    other = [
        ["Chiffre", "Idee", "Wer", "Geld", "Farbe"],
        ["A1", "Park", "Peine", 5, "rot"],
    ]
    headings = {
        "Chiffre": "foerderfall_id",
        "Idee": "titel",
        "Wer": "empfaenger",
        "Geld": "zuwendung_eur",
        "Farbe": "",
    }
    mapping = Zuordnung.from_toml(mitgeliefert().mit(headings).to_toml())
    found = read(tmp_path, xlsx(other), stammdaten, mapping)
    assert found.fehler == found.nicht_erkannt == ()
    assert plain(found.tabellen()["foerderfall"]) == [
        {
            "foerderfall_id": "A1",
            "titel": "Park",
            "empfaenger": "Peine",
            "zuwendung_eur": 5,
            "zuwendung_angabe": "exakt",
            "anzahl_bescheide": 1,
            "status": "bewilligt",
        }
    ]


def test_a_mapping_that_fixes_nothing_gives_what_the_store_takes(
    tmp_path: Path, stammdaten: Stammdaten
) -> None:
    """Written by hand, it need not say what every list of this kind leaves out."""
    mapping = Zuordnung.from_toml(
        '[spalten]\ntitel = ["Idee"]\nempfaenger = ["Wer"]\nlaufzeit = ["Wann"]'
    )
    other = [["Idee", "Wer", "Wann"], ["Park", "Peine", "2021–2022"]]
    found = read(tmp_path, xlsx(other), stammdaten, mapping)
    [case] = plain(found.tabellen()["foerderfall"])
    assert (case["anzahl_bescheide"], case["status"]) == (1, "bewilligt")
    assert (case["laufzeit_von"], case["laufzeit_bis"]) == (2021, 2022)


def test_a_saved_mapping_is_the_same_mapping() -> None:
    """What was decided once holds for the next list."""
    mapping = mitgeliefert().mit({'Mit "Zeichen" \\': "titel"})
    assert Zuordnung.from_toml(mapping.to_toml()) == mapping


@pytest.mark.parametrize("toml", ["[spalten]\nfarbe = ['x']", "spalten = 1", "= x"])
def test_a_mapping_that_is_none_is_refused_in_words(toml: str) -> None:
    """A slip of the pen must not lose a column."""
    with pytest.raises(MappingUnreadableError, match="Die Zuordnung"):
        Zuordnung.from_toml(toml)


def test_a_list_with_a_fehler_gives_no_tables(
    tmp_path: Path, stammdaten: Stammdaten
) -> None:
    """Nothing of it can be published by mistake."""
    found = read(tmp_path, xlsx([KOPF, [*FALL[:3], -1, "2021"]]), stammdaten)
    with pytest.raises(DeliveryFaultyError) as error:
        found.tabellen()
    assert [(f.line, f.column) for f in error.value.findings] == [(2, "D")]


@pytest.mark.office
def test_an_xls_of_libreoffice_is_read(tmp_path: Path, stammdaten: Stammdaten) -> None:
    """Old offices still send the old format."""
    source = tmp_path / "Liste.xlsx"
    source.write_bytes(xlsx([KOPF, FALL]))
    convert([source], "xls", tmp_path)
    found = lies(tmp_path / "xls" / "Liste.xls", mitgeliefert(), stammdaten)
    assert (found.mappe.art, len(found.uebernommen)) == ("XLS", 1)
