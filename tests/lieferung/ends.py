"""What a sudden end leaves of a folder: killed, or power lost, at every step.

Owns the steps (whatever touches the disk, and every function of the store) and the
disk: what stands there, and what of it has been forced there. Knows no delivery.
"""

import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = str(Path(__file__).parents[2] / "zr_dashboard")
STORE = tuple(f"{ROOT}/store/{n}.py" for n in ("publish", "keep", "derive", "disk"))

WRITES = frozenset(("write", "fsync", "mkdir", "rename", "replace", "truncate"))
REMOVALS = frozenset(("unlink", "rmdir"))

State = dict[str, Path | None]
"""Path within the folder -> file with its content; None for an empty file. Folders
end in `/` and have None."""


@contextmanager
def at_every_step(act: Callable[[str, str], None]) -> Iterator[None]:
    """Call something before each write, and around each function of the store.

    It is told what is about to happen and which function of the program does it; what
    it raises is raised in place of the step.
    """

    def watch(frame: FrameType, event: str, arg: Any) -> None:  # noqa: ANN401
        name = getattr(arg, "__name__", "") if event == "c_call" else ""
        is_file = isinstance(getattr(arg, "__self__", None), io.IOBase)
        if is_file or getattr(arg, "__module__", "") == "posix":
            if name in WRITES or name in REMOVALS:
                act(name, _site(frame))
        elif event in {"call", "return"} and frame.f_code.co_filename in STORE:
            act(f"{event} {frame.f_code.co_name}", _site(frame))

    sys.setprofile(watch)
    try:
        yield
    finally:
        sys.setprofile(None)


def _site(frame: FrameType | None) -> str:
    while frame and not frame.f_code.co_filename.startswith(ROOT):
        frame = frame.f_back
    return frame.f_code.co_qualname if frame else ""


class Disk:
    """A folder, and what of it has been forced to disk.

    What stands there at the beginning is on disk.
    """

    def __init__(self, folder: Path, aside: Path) -> None:
        """Take down what stands there; copies are kept aside."""
        self.folder, self._aside = folder, aside
        self._names: dict[int, dict[str, int]] = {}
        self._contents: dict[int, Path] = {}
        self._folders: set[int] = set()
        self._held: list[int] = []
        aside.mkdir()
        for path in (folder, *folder.rglob("*")):
            self._force(path)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Take down what is forced to disk meanwhile."""
        real = os.fsync

        def fsync(handle: int) -> None:
            real(handle)
            self._force(Path(f"/proc/self/fd/{handle}").readlink())

        os.fsync = fsync  # type: ignore[assignment]
        try:
            yield
        finally:
            os.fsync = real
            for handle in self._held:
                os.close(handle)

    def states(self) -> dict[str, State]:
        """What may be left if it ends now.

        Killed: what stands there. Torn, by a loss of power: names reached the disk, and
        contents only where they were forced. Forced: nothing else reached it.
        """
        killed = dict(self._standing(self.folder, ""))
        torn = {
            name: path and self._contents.get(path.stat().st_ino)
            for name, path in killed.items()
        }
        return {"killed": killed, "torn": torn, "forced": self.forced()}

    def forced(self) -> State:
        """What is left if nothing reached the disk that was not forced there."""
        return dict(self._forced(self.folder.stat().st_ino, ""))

    def _standing(self, folder: Path, above: str) -> Iterator[tuple[str, Path | None]]:
        for entry in os.scandir(folder):
            if entry.is_dir():
                yield f"{above}{entry.name}/", None
                yield from self._standing(Path(entry), f"{above}{entry.name}/")
            else:
                yield f"{above}{entry.name}", Path(entry)

    def _forced(self, folder: int, above: str) -> Iterator[tuple[str, Path | None]]:
        for name, inode in self._names.get(folder, {}).items():
            if inode in self._folders:
                yield f"{above}{name}/", None
                yield from self._forced(inode, f"{above}{name}/")
            else:
                yield f"{above}{name}", self._contents.get(inode)

    def _force(self, path: Path) -> None:
        """The names in a folder, or what a file says, are on disk from now on."""
        inode = path.stat().st_ino
        # Held, so that no other file gets the number of one that is removed.
        self._held.append(os.open(path, os.O_RDONLY))
        if path.is_dir():
            there = {p.name: p for p in path.iterdir()}
            self._names[inode] = {n: p.stat().st_ino for n, p in there.items()}
            self._folders |= {p.stat().st_ino for p in there.values() if p.is_dir()}
        else:
            kept = self._aside / str(len(self._held))
            shutil.copyfile(path, kept)
            self._contents[inode] = kept


def write(state: State, target: Path) -> None:
    """Make a folder of that state. A large file is never changed, so it is linked."""
    target.mkdir(parents=True)
    for name, source in sorted(state.items()):
        path = target / name
        if name.endswith("/"):
            path.mkdir()
        elif source is None:
            path.write_bytes(b"")
        elif source.stat().st_size > 1 << 20 and ".neu" not in name:
            os.link(source, path)
        else:
            shutil.copyfile(source, path)
