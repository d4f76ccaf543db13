"""Awkward files: no crash, nothing lost, every oddity said."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from resource import RUSAGE_SELF, getrusage
from signal import ITIMER_PROF, setitimer

import pytest

from tests.lieferung.delivery import PUBLIC
from tests.lieferung.korpus import Datei, dateien, hunderttausend
from zr_dashboard.lieferung.blatt_mappe import lies_inhalt
from zr_dashboard.lieferung.eingang import Eingang
from zr_dashboard.lieferung.liste import lies_mappe
from zr_dashboard.lieferung.stammdaten import Stammdaten, lies_stammdaten
from zr_dashboard.lieferung.zuordnung import mitgeliefert
from zr_dashboard.model.errors import ListUnreadableError

DATEIEN = dateien()


@pytest.fixture(scope="session")
def eingang(stammdaten: Stammdaten) -> Callable[[Datei], Eingang]:
    """Read one file of the corpus, once."""
    known: dict[str, Eingang] = {}

    def read(datei: Datei) -> Eingang:
        if datei.name not in known:
            mappe = lies_inhalt(datei.name, datei.inhalt)
            known[datei.name] = lies_mappe(mappe, mitgeliefert(), stammdaten)
        return known[datei.name]

    return read


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
    first = read.faelle[0].werte if datei.werte else {}
    assert {feld: first[feld] for feld in datei.werte} == datei.werte


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


def test_no_file_takes_long_or_much_memory_not_even_the_largest() -> None:
    """Those made to be too much for a reader, in a process of its own.

    Each has 30 seconds of the processor, whatever else the machine does; the process
    may grow by half a gigabyte over what its libraries take. Beneath a hundred
    thousand rows every odd one is still found, and none is lost.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        grown, count, taken, named, said = alone.submit(_read_all).result()
    assert grown < 512 << 10
    assert (count, taken, named) == (100_003, 100_000, 3)
    assert [wort for wort in hunderttausend().worte if wort not in said] == []


def _read_all() -> tuple[int, int, int, int, str]:
    """Kilobytes that reading took; of the largest file rows and what was found."""
    stammdaten, mapping = lies_stammdaten(PUBLIC), mitgeliefert()
    before = getrusage(RUSAGE_SELF).ru_maxrss
    for datei in [datei for datei in dateien() if datei.faelle is None]:
        setitimer(ITIMER_PROF, 30)  # ends the process
        with suppress(ListUnreadableError):
            lies_mappe(lies_inhalt(datei.name, datei.inhalt), mapping, stammdaten)
    largest = hunderttausend()
    setitimer(ITIMER_PROF, 30)
    read = lies_mappe(lies_inhalt(largest.name, largest.inhalt), mapping, stammdaten)
    setitimer(ITIMER_PROF, 0)
    said = "\n".join(befund.regel for befund in read.befunde)
    grown = getrusage(RUSAGE_SELF).ru_maxrss - before
    taken, named = len(read.uebernommen), len(read.nicht_uebernommen)
    return grown, read.gelesen, taken, named, said
