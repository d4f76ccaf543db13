"""One published delivery as the archive keeps it: a folder that never changes.

Owns what stands in the folder. Which folders there are is `archiv`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa

from zr_dashboard.lieferung import entry_table
from zr_dashboard.model.errors import ArchiveError
from zr_dashboard.store.disk import force_folder_to_disk, write
from zr_dashboard.store.publish import TABLES, Datenstand, Tables

META = "lieferung.json"
_ORIGINALS = "original"
_TABLES = "tabellen"
_REPORT = "pruefung.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A checked delivery, ready to be published, of whatever kind its files are."""

    meta: Datenstand
    tables: Tables
    originals: Mapping[str, bytes]
    """Name -> content of each file as it was received."""

    wer: str
    weg: str
    """By which command: one of the ways in `publication`."""

    bericht: object = None
    """The report of its check, as JSON takes it; None if there is none."""

    zuordnung: str | None = None
    """How its columns were mapped, as TOML; None if they were not."""

    trotz_warnungen: str | None = None
    """Why it is published with its Warnungen; None if it has none."""

    freigabe: str | None = None
    """Who confirmed it, where a second person has to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """That a publication was taken back."""

    wer: str
    wann: datetime
    grund: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One published delivery."""

    folder: Path
    nummer: int
    """Counts the publications of the archive from 1."""

    meta: Datenstand
    wer: str
    weg: str
    anzahl_foerderfaelle: int
    zuordnung: str | None
    trotz_warnungen: str | None
    freigabe: str | None
    dateien: Mapping[str, str]
    """Path within the folder -> SHA-256, hexadecimal; all but `lieferung.json`."""

    ruecknahme: Withdrawal | None = None

    def verify(self) -> None:
        """Read every file again.

        Raises:
            ArchiveError: one is missing or is not what it was.
        """
        for name in self.dateien:
            self._seen(name)

    def submission(self, *, freigabe: str, um: datetime) -> Submission:
        """The same delivery, to be published by another person's word.

        Args:
            freigabe: Who confirms it.
            um: When.

        Raises:
            ArchiveError: a file is missing or is not what it was.
        """
        report = self._content(_REPORT) if _REPORT in self.dateien else b"null"
        return Submission(
            meta=replace(self.meta, veroeffentlicht_um=um),
            tables=self.tables(),
            originals={
                name.removeprefix(f"{_ORIGINALS}/"): self._content(name)
                for name in self.dateien
                if name.startswith(f"{_ORIGINALS}/")
            },
            wer=self.wer,
            weg=self.weg,
            bericht=json.loads(report),
            zuordnung=self.zuordnung,
            trotz_warnungen=self.trotz_warnungen,
            freigabe=freigabe,
        )

    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables as they were published; those the entry lacks are empty.

        Raises:
            ArchiveError: a file is missing or is not what it was.
        """
        read = {table: self._arrow(table) for table in TABLES}
        return {name: entry_table.held(arrow) for name, arrow in read.items()}

    def table(self, table: str) -> pd.DataFrame:
        """One of the tables, text or None in every cell.

        Raises:
            ArchiveError: its file is missing or is not what it was.
        """
        arrow = self._arrow(table)
        return pd.DataFrame(arrow.to_pydict(), columns=arrow.column_names, dtype=object)

    def parts(self, table: str, columns: Sequence[str]) -> Iterator[pa.Table]:
        """Some columns of one of the tables, bit by bit: it may have a million rows.

        Raises:
            ArchiveError: its file is missing or is not what it was.
        """
        name = f"{_TABLES}/{table}.csv"
        if name in self.dateien:
            yield from entry_table.parts(self._seen(name), columns)

    def _arrow(self, table: str) -> pa.Table:
        name = f"{_TABLES}/{table}.csv"
        content = self._content(name) if name in self.dateien else b""
        return entry_table.read(content) if content else pa.table({})

    def _content(self, name: str) -> bytes:
        try:
            return self._seen(name).read_bytes()
        except OSError as error:
            raise _damaged(self.folder, name) from error

    def _seen(self, name: str) -> Path:
        """Where a file stands, after a look whether it is what it was."""
        path = self.folder / name
        try:
            with path.open("rb") as stream:
                found = hashlib.file_digest(stream, hashlib.sha256).hexdigest()
        except OSError as error:
            raise _damaged(self.folder, name) from error
        if found != self.dateien[name]:
            raise _damaged(self.folder, name)
        return path


def write_entry(folder: Path, nummer: int, submission: Submission) -> Entry:
    """Write a delivery into a new folder, whole and on disk when it returns.

    Raises:
        OSError: it could not be written.
    """
    contents = {
        **{
            f"{_ORIGINALS}/{Path(name).name}": content
            for name, content in submission.originals.items()
        },
        **{
            f"{_TABLES}/{table}.csv": entry_table.written(submission.tables[table])
            for table in TABLES
        },
    }
    if submission.bericht is not None:
        contents[_REPORT] = _json(submission.bericht)
    meta = submission.meta
    said = {
        "nummer": nummer,
        "stand": meta.stand.isoformat(),
        "bezeichnung": meta.bezeichnung,
        "grundlage": meta.grundlage,
        "lizenz": meta.lizenz,
        "grund": meta.grund,
        "wer": submission.wer,
        "weg": submission.weg,
        "veroeffentlicht_um": meta.veroeffentlicht_um.isoformat(),
        "zuordnung": submission.zuordnung,
        "trotz_warnungen": submission.trotz_warnungen,
        "freigabe": submission.freigabe,
        "anzahl_foerderfaelle": len(submission.tables["foerderfall"]),
        "fingerabdruck": meta.fingerabdruck,
        "dateien": {
            name: hashlib.sha256(content).hexdigest()
            for name, content in contents.items()
        },
    }
    for part in (folder / _ORIGINALS, folder / _TABLES):
        part.mkdir(parents=True)
    for name, content in contents.items():
        write(folder / name, content)
    write(folder / META, _json(said))
    for part in (folder / _ORIGINALS, folder / _TABLES, folder):
        force_folder_to_disk(part)
    return read_entry(folder)


def read_entry(folder: Path, ruecknahme: Withdrawal | None = None) -> Entry:
    """Read what an entry says of itself; its files are read when they are needed.

    Raises:
        ArchiveError: it cannot be read.
    """
    try:
        said = json.loads((folder / META).read_bytes())
        return Entry(
            folder=folder,
            nummer=int(said["nummer"]),
            meta=Datenstand(
                stand=date.fromisoformat(said["stand"]),
                bezeichnung=said["bezeichnung"],
                grundlage=said["grundlage"],
                lizenz=said["lizenz"],
                grund=said["grund"],
                fingerabdruck=said["fingerabdruck"],
                veroeffentlicht_um=datetime.fromisoformat(said["veroeffentlicht_um"]),
            ),
            wer=said["wer"],
            weg=said["weg"],
            anzahl_foerderfaelle=int(said["anzahl_foerderfaelle"]),
            zuordnung=said["zuordnung"],
            trotz_warnungen=said.get("trotz_warnungen"),
            freigabe=said.get("freigabe"),
            dateien=dict(said["dateien"]),
            ruecknahme=ruecknahme,
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(folder, META) from error


def write_withdrawal(path: Path, withdrawal: Withdrawal) -> None:
    """Write who took a publication back, when and why.

    Raises:
        OSError: it could not be written.
    """
    said = {
        "wer": withdrawal.wer,
        "wann": withdrawal.wann.isoformat(),
        "grund": withdrawal.grund,
    }
    write(path, _json(said))


def read_withdrawal(path: Path) -> Withdrawal | None:
    """What `write_withdrawal` wrote; None if there is no such file.

    Raises:
        ArchiveError: it cannot be read.
    """
    try:
        said = json.loads(path.read_bytes())
        return Withdrawal(
            wer=said["wer"],
            wann=datetime.fromisoformat(said["wann"]),
            grund=said["grund"],
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(path.parent, path.name) from error


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _damaged(folder: Path, name: str) -> ArchiveError:
    return ArchiveError(
        f"Das Archiv ist beschädigt: »{folder.name}/{name}« fehlt oder ist nicht mehr, "
        "was veröffentlicht wurde. Bitte stellen Sie es aus einer Sicherung wieder her."
    )
