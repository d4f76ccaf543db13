"""Whatever is done to deliveries may end at any step: nothing is half, nothing lost."""

import errno
import os
import re
import shutil
import signal
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.lieferung import ends
from tests.lieferung.delivery import CASES, copied, rows, write_rows
from tests.store import publisher
from zr_dashboard.lieferung import backup, build
from zr_dashboard.lieferung.entry import Submission, Withdrawal
from zr_dashboard.lieferung.freigabe import gib_frei, reiche_ein, verwirf, wartende
from zr_dashboard.lieferung.publication import (
    Place,
    align,
    publish_delivery,
    take_back,
)
from zr_dashboard.model.errors import DashboardError
from zr_dashboard.store.store import Store

FIRST, SECOND, THIRD = date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)
BACK = Withdrawal(wer="Ada", wann=datetime(2026, 4, 1, tzinfo=UTC), grund="Irrtum")
SCRATCH = (".neu", ".wiederherstellen", ".lock", ".zr.duckdb.", ".sicherung.zip.neu")

Figures = dict[date, Decimal]
"""Datenstand -> sum of its Zuwendungen."""

Known = tuple[Figures, Figures, list[int]]
"""What the store says, what the archive says, and what waits."""


def small(folder: Path) -> Submission:
    """The public delivery with its first two cases."""
    copied(folder)
    write_rows(folder, CASES, rows(folder, CASES)[:3])
    return build.submission(folder, wer="Ada", stand=FIRST)


def delivery(template: Submission, stand: date, euro: int) -> Submission:
    """A delivery whose first case gets so much."""
    cases = template.tables["foerderfall"].copy()
    cases.loc[0, "zuwendung_eur"] = f"{euro}.25"
    meta = replace(template.meta, stand=stand, fingerabdruck=f"{stand} {euro}")
    meta = replace(meta, veroeffentlicht_um=datetime.now(UTC))
    return replace(
        template, meta=meta, tables={**template.tables, "foerderfall": cases}
    )


def figures(place: Place) -> Figures:
    """What readers are told; nothing where there is no store."""
    if not place.store.exists():
        return {}
    frame = Store.open(place.store).frame(
        "select stand, sum(zuwendung_eur)::varchar as s from fall group by stand"
    )
    days = frame["stand"].dt.date
    return dict(zip(days, map(Decimal, frame["s"]), strict=True))


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
    """Two Datenstände."""
    one(place, template)
    publish(place, template)


def saved(place: Place, template: Submission) -> None:
    """Nothing but a backup: a Datenstand, one taken back, a delivery that waits."""
    other = Place.of(place.store.parent.with_name("anderswo") / "zr.duckdb")
    two(other, template)
    take_back(other, BACK)
    place.store.parent.mkdir(parents=True)
    backup.save(other.archive, place.store.with_name("sicherung.zip"))


WAYS: dict[str, tuple[Callable[..., None], Callable[..., None]]] = {
    "publish": (one, publish),
    "take back": (two, withdraw),
    "submit": (one, submit),
    "release": (one, release),
    "reject": (one, reject),
    "restore": (saved, restore),
}
"""What is done -> how it begins, and how it is done."""

MOST = {"publish": 12}
"""So many steps are tried to the end; the others have most of theirs in common."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Submission:
    """What all deliveries here are made of."""
    return small(tmp_path_factory.mktemp("klein") / "lieferung")


@pytest.fixture(scope="module")
def beginnings(
    template: Submission, tmp_path_factory: pytest.TempPathFactory
) -> dict[Callable[..., None], Path]:
    """How a place looks before, for each way; never changed."""
    found = {}
    for begin in {begin: None for begin, _ in WAYS.values()}:
        place = Place.of(tmp_path_factory.mktemp("anfang") / "ort" / "zr.duckdb")
        begin(place, template)
        found[begin] = place.store.parent
    return found


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
    template: Submission,
    beginnings: dict[Callable[..., None], Path],
    tmp_path: Path,
) -> None:
    """Killed, or without power: with names on disk or not, with contents or not."""
    begin, do = WAYS[way]
    place = at(tmp_path / "ort", beginnings[begin])
    before = known(place)
    disk = ends.Disk(place.store.parent, tmp_path / "platte")
    seen: dict[object, tuple[str, Path]] = {}
    steps: list[str] = []

    def look(name: str, site: str) -> None:
        steps.append(name)
        for kind in ("killed", "torn", "forced"):
            state = getattr(disk, kind)()
            if (found := key(state)) not in seen:
                path = tmp_path / f"ende-{len(seen)}"
                seen[found] = (f"{kind} before {name} in {site}", path)
                ends.write(state, path)

    with disk.watched(), ends.at_every_step(look):
        do(place, template)
        ends.write(disk.forced(), tmp_path / "danach")
    after = known(place)

    assert len(steps) > 15
    assert after != before
    for said, folder in spread([*seen.values()], MOST.get(way, 5)):
        end = Place.of(folder / "zr.duckdb")
        assert figures(end) in (before[0], after[0]), said
        assert recovered(end) in (before, after), said
    assert recovered(Place.of(tmp_path / "danach" / "zr.duckdb")) == after


def steps_of(do: Callable[..., None], place: Place, template: Submission) -> list[str]:
    """The writes of one way, each by what it is and where it happens."""
    found: list[str] = []
    with ends.at_every_step(
        lambda name, site: (
            found.append(f"{name} in {site}") if name in ends.WRITES else None
        )
    ):
        do(place, template)
    return found


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
    way: str,
    template: Submission,
    beginnings: dict[Callable[..., None], Path],
    tmp_path: Path,
) -> None:
    """And it is said in German; tried at each kind of step, where it comes last."""
    begin, do = WAYS[way]
    place = at(tmp_path / "ort", beginnings[begin])
    before = known(place)
    steps = steps_of(do, place, template)
    after = known(place)

    last = {step: number for number, step in enumerate(steps, 1)}
    for step, number in spread([*last.items()], MOST.get(way, 5)):
        end = at(tmp_path / f"voll-{number}", beginnings[begin])
        said = refused(do, end, template, number)
        assert said is None or re.search("Bitte .*(prüfen Sie|ausführen)", said), step
        assert figures(end) in (before[0], after[0]), step
        assert recovered(end) in (before, after), step
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
    way: str,
    template: Submission,
    beginnings: dict[Callable[..., None], Path],
    tmp_path: Path,
) -> None:
    """A real one, while it builds and just before each of its last steps."""
    begin, do = WAYS[way]
    place = at(tmp_path / "ort", beginnings[begin])
    before = known(place)
    steps = [step.split()[0] for step in steps_of(do, place, template)]
    after = known(place)

    for number in spread([n for n, s in enumerate(steps, 1) if s != "write"], 4)[1:]:
        end = at(tmp_path / f"tot-{number}", beginnings[begin])
        folder = end.store.parent
        assert publisher.run(die_at, way, folder, template, number) == -signal.SIGKILL
        assert figures(end) in (before[0], after[0])
        assert recovered(end) in (before, after)
