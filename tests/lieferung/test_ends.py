"""Whatever is done to deliveries may end at any step: nothing is half, nothing lost."""

import errno
import os
import re
import shutil
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.lieferung import ends
from tests.lieferung.submissions import BACK, FIRST, SECOND, THIRD, delivery
from tests.store import publisher
from zr_dashboard.lieferung import backup
from zr_dashboard.lieferung.entry import Submission
from zr_dashboard.lieferung.freigabe import gib_frei, reiche_ein, verwirf, wartende
from zr_dashboard.lieferung.publication import (
    Place,
    align,
    publish_delivery,
    take_back,
)
from zr_dashboard.model.errors import DashboardError
from zr_dashboard.store.store import Store

SCRATCH = (".neu", ".wiederherstellen", ".lock", ".zr.duckdb.", ".sicherung.zip.neu")

Figures = dict[date, Decimal]
"""Datenstand -> sum of its Zuwendungen."""

Known = tuple[Figures, Figures, list[int]]
"""What the store says, what the archive says, and what waits."""


_SAID: dict[tuple[int, int, int], Figures] = {}
"""What a store file says, asked once; no file is changed in place."""


def figures(place: Place) -> Figures:
    """What readers are told; nothing where there is no store."""
    if not place.store.exists():
        return {}
    stat = place.store.stat()
    version = stat.st_ino, stat.st_mtime_ns, stat.st_size
    if version not in _SAID:
        frame = Store.open(place.store).frame(
            "select stand, sum(zuwendung_eur)::varchar as s from fall group by stand"
        )
        days = frame["stand"].dt.date
        _SAID[version] = dict(zip(days, map(Decimal, frame["s"]), strict=True))
    return _SAID[version]


def archived(place: Place) -> Figures:
    """What counts in the archive, every file of it read."""
    found = {}
    for entry in (*place.archive.entries(), *wartende(place)):
        entry.verify()
    for stand, entry in place.archive.valid().items():
        amounts = entry.table("foerderfall")["zuwendung_eur"].dropna()
        found[stand] = sum(map(Decimal, amounts), Decimal(0))
    return found


def known(place: Place) -> Known:
    """All that there is."""
    return figures(place), archived(place), [e.nummer for e in wartende(place)]


def publish(place: Place, template: Submission) -> None:
    """The second Datenstand."""
    publish_delivery(delivery(template, SECOND, 2), place)


def withdraw(place: Place, _: Submission) -> None:
    """The newest Datenstand is taken back."""
    take_back(place, BACK)


def submit(place: Place, template: Submission) -> None:
    """One more waits."""
    reiche_ein(delivery(template, THIRD, 4), place)


def release(place: Place, _: Submission) -> None:
    """What waits is published."""
    gib_frei(place, 1, "Berta")


def reject(place: Place, _: Submission) -> None:
    """What waits is not published."""
    verwirf(place, 1, BACK)


def restore(place: Place, _: Submission) -> None:
    """The archive comes back, and the store from it; as the command does it."""
    backup.restore(place.archive, place.store.with_name("sicherung.zip"))
    align(place, anew=True)


def one(place: Place, template: Submission) -> None:
    """One Datenstand, and a delivery that waits."""
    publish_delivery(delivery(template, FIRST, 1), place)
    reiche_ein(delivery(template, THIRD, 3), place)


def two(place: Place, template: Submission) -> None:
    """After `one`: two Datenstände."""
    publish(place, template)


def saved(place: Place, _: Submission) -> None:
    """After `two`, nothing but a backup: a Datenstand, one taken back, one waits."""
    take_back(place, BACK)
    folder = place.store.parent
    file = folder.with_name("sicherung.zip")
    backup.save(place.archive, file)
    shutil.rmtree(folder)
    folder.mkdir()
    file.rename(folder / file.name)


Begin = Callable[[Place, Submission], None]

WAYS: dict[str, tuple[Begin, Begin]] = {
    "publish": (one, publish),
    "take back": (two, withdraw),
    "submit": (one, submit),
    "release": (one, release),
    "reject": (one, reject),
    "restore": (saved, restore),
}
"""What is done -> how it begins, and how it is done."""

AFTER: dict[Begin, Begin] = {two: one, saved: two}
"""Beginning -> the one that it goes on from."""

MOST = {"publish": 12}
"""So many steps are tried to the end; the others have most of theirs in common."""


@dataclass(frozen=True)
class Course:
    """A way, gone to its end without disaster."""

    begin: Path
    """How a place looks before; never changed."""

    before: Known
    steps: list[str]
    """Its writes, each by what it is and where it happens."""

    after: Known


Courses = Callable[[str], Course]


@pytest.fixture(scope="module")
def beginnings(
    small: Submission, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Begin], Path]:
    """How a place looks before, for each way; never changed."""

    @cache
    def made(begin: Begin) -> Path:
        folder = tmp_path_factory.mktemp("anfang") / "ort"
        earlier = AFTER.get(begin)
        place = at(folder, made(earlier)) if earlier else Place.of(folder / "zr.duckdb")
        begin(place, small)
        return folder

    return made


@pytest.fixture(scope="module")
def courses(
    small: Submission,
    beginnings: Callable[[Begin], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Courses:
    """Each way, gone once."""

    @cache
    def gone(way: str) -> Course:
        begin, do = WAYS[way]
        place = at(tmp_path_factory.mktemp("gang") / "ort", beginnings(begin))
        before, steps = known(place), []

        def note(name: str, site: str) -> None:
            if name in ends.WRITES:
                steps.append(f"{name} in {site}")

        with ends.at_every_step(note):
            do(place, small)
        return Course(beginnings(begin), before, steps, known(place))

    return gone


def at(folder: Path, begin: Path) -> Place:
    """A place of its own that looks like one of the beginnings."""
    shutil.copytree(begin, folder, copy_function=os.link)
    return Place.of(folder / "zr.duckdb")


def scratch(name: str) -> bool:
    """Whether nobody looks there who does not hold the archive."""
    return ".wiederherstellung/" not in name and any(
        part.startswith(SCRATCH) for part in name.split("/")
    )


def key(state: ends.State) -> object:
    """What of a state matters, and whether anything is left lying about."""
    shown = {
        (name, source and (source.stat().st_ino, source.stat().st_size))
        for name, source in state.items()
        if not scratch(name)
    }
    return frozenset(shown), any(
        scratch(name) and not name.endswith("lock") for name in state
    )


def recovered(place: Place) -> Known:
    """What there is after the next start, which does what is left to do."""
    if (
        place.archive.entries()
        or (place.archive.folder / ".wiederherstellung").exists()
    ):
        align(place)
    return known(place)


def spread(found: Sequence[Any], number: int) -> Sequence[Any]:
    """So many of them at most, from the first to the last."""
    last = len(found) - 1
    places = {round(place * last / (number - 1)) for place in range(number)}
    return [found[place] for place in sorted(places)]


@pytest.mark.parametrize("way", WAYS)
def test_an_end_at_any_step_leaves_all_or_nothing(
    way: str,
    small: Submission,
    beginnings: Callable[[Begin], Path],
    tmp_path: Path,
) -> None:
    """Killed, or without power: with names on disk or not, with contents or not."""
    begin, do = WAYS[way]
    place = at(tmp_path / "ort", beginnings(begin))
    before = known(place)
    disk = ends.Disk(place.store.parent, tmp_path / "platte")
    seen: dict[object, tuple[str, Path]] = {}
    steps: list[str] = []

    def look(name: str, site: str) -> None:
        steps.append(name)
        for kind, state in disk.states().items():
            if (found := key(state)) not in seen:
                path = tmp_path / f"ende-{len(seen)}"
                seen[found] = (f"{kind} before {name} in {site}", path)
                ends.write(state, path)

    with disk.watched(), ends.at_every_step(look):
        do(place, small)
        ends.write(disk.forced(), tmp_path / "danach")
    after = known(place)

    assert len(steps) > 15
    assert after != before
    for said, folder in spread([*seen.values()], MOST.get(way, 5)):
        end = Place.of(folder / "zr.duckdb")
        assert figures(end) in (before[0], after[0]), said
        assert recovered(end) in (before, after), said
    assert recovered(Place.of(tmp_path / "danach" / "zr.duckdb")) == after


def refused(
    do: Callable[..., None], place: Place, template: Submission, number: int
) -> str | None:
    """Do it on a disk that is full at the write of that number; what is said.

    None if it is done without that step, as folders are that cannot be forced to disk.
    """
    left = [number]

    def refuse(name: str, _: str) -> None:
        left[0] -= name in ends.WRITES
        if left[0] == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    try:
        with ends.at_every_step(refuse):
            do(place, template)
    except DashboardError as error:
        return str(error)
    finally:
        assert left[0] <= 0
    return None


@pytest.mark.parametrize("way", WAYS)
def test_a_disk_that_is_full_at_any_step_leaves_all_or_nothing(
    way: str, small: Submission, courses: Courses, tmp_path: Path
) -> None:
    """And it is said in German; tried at each kind of step, where it comes last."""
    course = courses(way)

    last = {step: number for number, step in enumerate(course.steps, 1)}
    for step, number in spread([*last.items()], MOST.get(way, 5)):
        end = at(tmp_path / f"voll-{number}", course.begin)
        said = refused(WAYS[way][1], end, small, number)
        assert said is None or re.search("Bitte .*(prüfen Sie|ausführen)", said), step
        assert figures(end) in (course.before[0], course.after[0]), step
        assert recovered(end) in (course.before, course.after), step
        assert not [*end.archive.folder.glob(".neu/*")], step


def die_at(way: str, folder: Path, template: Submission, number: int) -> None:
    """Be killed at the write of that number; runs in a process of its own."""
    left = [number]

    def die(name: str, _: str) -> None:
        left[0] -= name in ends.WRITES
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    with ends.at_every_step(die):
        WAYS[way][1](Place.of(folder / "zr.duckdb"), template)


@pytest.mark.parametrize("way", ["publish", "take back", "release", "restore"])
def test_a_process_that_is_killed_leaves_all_or_nothing(
    way: str, small: Submission, courses: Courses, tmp_path: Path
) -> None:
    """A real one, while it builds and just before each of its last steps."""
    course = courses(way)
    steps = [step.split()[0] for step in course.steps]

    for number in spread([n for n, s in enumerate(steps, 1) if s != "write"], 4)[1:]:
        end = at(tmp_path / f"tot-{number}", course.begin)
        folder = end.store.parent
        assert publisher.run(die_at, way, folder, small, number) == -signal.SIGKILL
        assert figures(end) in (course.before[0], course.after[0])
        assert recovered(end) in (course.before, course.after)
