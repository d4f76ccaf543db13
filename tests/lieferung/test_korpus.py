"""Awkward files: no crash, nothing lost, every oddity said."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.lieferung.korpus import Datei, dateien
from zr_dashboard.lieferung.blatt_mappe import lies_inhalt
from zr_dashboard.lieferung.eingang import Eingang
from zr_dashboard.lieferung.liste import lies_mappe
from zr_dashboard.lieferung.stammdaten import Stammdaten, lies_stammdaten
from zr_dashboard.lieferung.zuordnung import mitgeliefert
from zr_dashboard.model.errors import ListUnreadableError

PUBLIC = Path(__file__).parents[2] / "data"
DATEIEN = dateien()


@pytest.fixture(scope="session")
def stammdaten() -> Stammdaten:
    """Places, themes and rounds of this checkout."""
    return lies_stammdaten(PUBLIC)


@pytest.fixture
def eingang(stammdaten: Stammdaten) -> Callable[[Datei], Eingang]:
    """Read one file of the corpus."""
    return lambda datei: lies_mappe(
        lies_inhalt(datei.name, datei.inhalt), mitgeliefert(), stammdaten
    )


def readable() -> list[Datei]:
    """The files that are not refused."""
    return [datei for datei in DATEIEN if datei.faelle is not None]


@pytest.mark.parametrize("datei", readable(), ids=lambda d: d.name)
def test_an_awkward_list_is_read_and_its_oddities_are_said(
    datei: Datei, eingang: Callable[[Datei], Eingang]
) -> None:
    """Cases are taken as they stand, and whatever is odd is a finding."""
    read = eingang(datei)
    said = "\n".join(f"{b.regel} {b.hinweis}" for b in read.befunde)
    assert len(read.uebernommen) == datei.faelle, said
    assert [wort for wort in datei.worte if wort not in said] == [], said


@pytest.mark.parametrize("datei", readable(), ids=lambda d: d.name)
def test_rows_read_are_rows_taken_and_rows_named(
    datei: Datei, eingang: Callable[[Datei], Eingang]
) -> None:
    """No row disappears unsaid: each is taken, or a finding stands at it."""
    read = eingang(datei)
    named = {befund.zeile for befund in read.befunde if befund.zelle}
    assert read.gelesen == len(read.uebernommen) + len(read.nicht_uebernommen)
    assert read.nicht_uebernommen <= named


@pytest.mark.parametrize(
    "datei", [d for d in DATEIEN if d.faelle is None], ids=lambda d: d.name
)
def test_what_is_no_list_is_refused_in_words(
    datei: Datei, eingang: Callable[[Datei], Eingang]
) -> None:
    """Damaged, endless and foreign files end in a German sentence, never in a crash."""
    with pytest.raises(ListUnreadableError) as refusal:
        eingang(datei)
    assert all(wort in str(refusal.value) for wort in datei.worte), refusal.value
