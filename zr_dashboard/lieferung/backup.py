"""The archive and the register of citations as one file, and back again.

The store is not in it: it is made from the archive, and answers the same.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from zr_dashboard.lieferung.archiv import NAME, WITHDRAWN, Archive
from zr_dashboard.lieferung.entry import META, read_entry
from zr_dashboard.lieferung.freigabe import WAITING
from zr_dashboard.lieferung.zuordnungen import FOLDER as MAPPINGS
from zr_dashboard.model.errors import ArchiveError
from zr_dashboard.store.disk import (
    force_folder_to_disk,
    force_to_disk,
    reason,
    write,
)
from zr_dashboard.store.register import Register

_MANIFEST = "pruefsummen.json"
_REGISTER = "register.sqlite"
_PART = re.compile(
    rf"({WAITING}/)?{NAME.pattern}({re.escape(WITHDRAWN)}|/{re.escape(META)}"
    r"|/pruefung\.json|/original/[^/]+|/tabellen/[a-z_]+\.csv)"
    rf"|{MAPPINGS}/[^/]+\.toml"
    rf"|{re.escape(_REGISTER)}"
)
_SCRATCH = ".wiederherstellen"
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, EOFError, ValueError, KeyError),
    RuntimeError,  # a wrong bit may say: encrypted, packed in another way
)


def save(archive: Archive, target: Path, register: Register | None = None) -> str:
    """Write archive and register into one file, which appears only when it is whole.

    Returns:
        The SHA-256 of the file, hexadecimal.

    Raises:
        ArchiveError: the archive is empty or damaged, or the file cannot be written.
        RegisterError: the register cannot be read.
    """
    with _said(f"Die Sicherung {target.name}"), archive.alone():
        if not archive.entries():
            message = (
                "Das Archiv enthält noch keine Lieferung; es gibt nichts zu sichern."
            )
            raise ArchiveError(message)
        _verify(archive.folder)
        new = target.with_name(f".{target.name}.neu")
        copy = target.with_name(f".{target.name}.{_REGISTER}")
        try:
            if register:
                register.sichere(copy)
            _pack(archive.folder, copy, new)
            force_to_disk(new)
            new.replace(target)
        finally:
            new.unlink(missing_ok=True)
            copy.unlink(missing_ok=True)
        force_folder_to_disk(target.parent)
    with target.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def restore(archive: Archive, source: Path, register: Register | None = None) -> int:
    """Bring archive and register back from a file of `save`.

    What the archive holds already must be the same in the file. Citations that were
    issued since stay.

    Returns:
        How many publications the archive holds now.

    Raises:
        ArchiveError: the file is no whole backup, the archive holds others than it
            does, or it cannot be written. Nothing has changed, or the next command
            finishes what this one began.
        RegisterError: the same of the register.
    """
    scratch = archive.folder / _SCRATCH
    with _said(f"Die Sicherung {source.name}"), archive.alone():
        shutil.rmtree(scratch, ignore_errors=True)
        try:
            _unpack(source, scratch)
            _verify(scratch)
            _refuse_others(archive, scratch)
            if register:
                register.uebernimm(Register(scratch / _REGISTER))
            for left in scratch.glob(f"{_REGISTER}*"):
                left.unlink()
            archive.take_over(scratch)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        return len(archive.entries())


@contextmanager
def _said(what: str) -> Iterator[None]:
    try:
        yield
    except (OSError, *_DAMAGED) as error:
        message = (
            f"{what} lässt sich nicht lesen oder schreiben ({reason(error)}). Bitte "
            "prüfen Sie Datei, freien Speicherplatz und Schreibrechte."
        )
        raise ArchiveError(message) from error


def _pack(folder: Path, register: Path, target: Path) -> None:
    paths = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and _PART.fullmatch(path.relative_to(folder).as_posix())
    }
    paths.pop(_REGISTER, None)
    if register.exists():
        paths[_REGISTER] = register
    sums = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, path in paths.items():
            content = path.read_bytes()
            sums[name] = hashlib.sha256(content).hexdigest()
            packed.writestr(name, content)
        packed.writestr(_MANIFEST, json.dumps(sums, indent=2))


def _unpack(source: Path, scratch: Path) -> None:
    with zipfile.ZipFile(source) as packed:
        sums: Mapping[str, str] = dict(json.loads(packed.read(_MANIFEST)))
        if set(packed.namelist()) != {*sums, _MANIFEST} or not all(
            _PART.fullmatch(name) for name in sums
        ):
            message = f"Die Datei {source.name} ist keine vollständige Sicherung."
            raise ArchiveError(message)
        for name, expected in sums.items():
            content = packed.read(name)
            if hashlib.sha256(content).hexdigest() != expected:
                message = f"Die Sicherung {source.name} ist beschädigt: {name}."
                raise ArchiveError(message)
            (scratch / name).parent.mkdir(parents=True, exist_ok=True)
            write(scratch / name, content)
    for folder in (scratch, *filter(Path.is_dir, scratch.rglob("*"))):
        force_folder_to_disk(folder)


def _parts(folder: Path) -> list[Path]:
    """What an archive consists of: entries, what takes them back, saved mappings."""
    waiting, mappings = folder / WAITING, folder / MAPPINGS
    return sorted(
        path
        for path in (*folder.glob("*"), *waiting.glob("*"), *mappings.glob("*.toml"))
        if NAME.match(path.name) or path.suffix == ".toml"
    )


def _verify(folder: Path) -> None:
    """Read every delivery again, also those that wait."""
    for path in _parts(folder):
        if path.is_dir():
            read_entry(path).verify()


def _refuse_others(archive: Archive, scratch: Path) -> None:
    def said(path: Path) -> bytes | None:
        path = path / META if path.is_dir() else path
        return path.read_bytes() if path.exists() else None

    there = [
        path.name
        for path in _parts(archive.folder)
        if said(path) != said(scratch / path.relative_to(archive.folder))
    ]
    if there:
        message = (
            "Das Archiv enthält anderes als die Sicherung "
            f"({', '.join(sorted(there))}). Es wird nichts überschrieben: Bitte "
            f"benennen Sie den Ordner {archive.folder.name} um und rufen Sie den "
            "Befehl noch einmal auf."
        )
        raise ArchiveError(message)
