"""Files of a delivery become rows of text. Nothing is judged or converted here."""

from __future__ import annotations

import csv
import hashlib
import io
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zr_dashboard.model.errors import (
    DeliveryFaultyError,
    DeliveryUnreadableError,
    Finding,
)

META_FILE = "lieferung.toml"
_WORDS = ("bezeichnung", "grundlage", "lizenz", "grund")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    line: int
    """Where it begins in its file, the header being line 1."""

    cells: Mapping[str, str]
    """Column -> text as it stands there; empty means not known."""


@dataclass(frozen=True, slots=True)
class Table:
    """One file of a delivery."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    ragged: tuple[Finding, ...]
    """Lines with more or fewer cells than the header; they are not in `rows`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A delivery as it was received."""

    stand: date
    bezeichnung: str
    grundlage: str
    lizenz: str
    grund: str
    nicht_verlinken: frozenset[str]
    """Sources whose address must not be offered as a link."""

    tables: Mapping[str, Table]
    """File name -> its table."""

    fingerabdruck: str
    """SHA-256 over all its files, hexadecimal."""


def read_delivery(folder: Path, files: tuple[str, ...]) -> Delivery:
    """Read `lieferung.toml` and the named CSV files of a folder.

    Raises:
        DeliveryUnreadableError: `lieferung.toml` is missing or incomplete.
        DeliveryFaultyError: a file is missing, not UTF-8 or not CSV; all such
            faults at once.
    """
    tables: dict[str, Table] = {}
    findings: list[Finding] = []
    for name in files:
        try:
            tables[name] = _table(name, (folder / name).read_bytes())
        except FileNotFoundError:
            findings.append(Finding(name, 0, "", "", "Die Datei fehlt."))
        except OSError as error:
            rule = f"Die Datei lässt sich nicht öffnen ({error.strerror})."
            findings.append(Finding(name, 0, "", "", rule))
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            value = error.object[error.start : error.end].hex(" ")
            findings.append(
                Finding(name, line, "", value, "Die Datei ist nicht in UTF-8.")
            )
        except DeliveryFaultyError as error:
            findings += error.findings
    if findings:
        raise DeliveryFaultyError(findings)
    return Delivery(
        **_meta(folder / META_FILE),  # type: ignore[arg-type]
        tables=tables,
        fingerabdruck=fingerprint(folder, files),
    )


def fingerprint(folder: Path, files: tuple[str, ...]) -> str:
    """SHA-256 over the names and bytes of a delivery, missing files included."""
    digest = hashlib.sha256()
    for name in (META_FILE, *files):
        path = folder / name
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _table(name: str, content: bytes) -> Table:
    text = content.decode("utf-8-sig")
    lines = _lines(name, text)
    _, header = next(lines, (1, []))
    rows: list[Row] = []
    ragged: list[Finding] = []
    for line, cells in lines:
        if len(cells) == len(header):
            rows.append(Row(line, dict(zip(header, cells, strict=True))))
        else:
            rule = f"Die Zeile hat {len(cells)} statt {len(header)} Felder."
            ragged.append(Finding(name, line, "", ",".join(cells)[:80], rule))
    return Table(name, tuple(header), tuple(rows), tuple(ragged))


def _lines(name: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line, after the number of the line where they begin."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        rule = (
            "Ab dieser Zeile ist die Datei keine lesbare CSV-Tabelle; meist fehlt "
            f"ein Anführungszeichen ({error})."
        )
        raise DeliveryFaultyError([Finding(name, line, "", "", rule)]) from error


def _meta(path: Path) -> dict[str, object]:
    try:
        meta = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        message = f"In der Lieferung fehlt die Datei {path.name}."
        raise DeliveryUnreadableError(message) from error
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"Die Datei {path.name} ist nicht lesbar: {error}."
        raise DeliveryUnreadableError(message) from error
    wrong = [key for key in _WORDS if not isinstance(meta.get(key), str)]
    if type(meta.get("stand")) is not date:
        wrong.insert(0, "stand")
    # A wrong list here would offer links that must not be offered.
    nicht_verlinken = meta.get("nicht_verlinken", [])
    if not isinstance(nicht_verlinken, list) or not all(
        isinstance(quelle, str) for quelle in nicht_verlinken
    ):
        wrong.append("nicht_verlinken")
    wrong += sorted(set(meta) - {"stand", *_WORDS, "nicht_verlinken"})
    if wrong:
        message = (
            f"In {path.name} fehlt, ist falsch oder ist nicht bekannt: "
            f"{', '.join(wrong)}."
        )
        raise DeliveryUnreadableError(message)
    return {
        "stand": meta["stand"],
        **{key: meta[key] for key in _WORDS},
        "nicht_verlinken": frozenset(nicht_verlinken),
    }
