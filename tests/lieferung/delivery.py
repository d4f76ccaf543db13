"""Deliveries to test with: the public one, copied and changed cell by cell."""

import csv
from pathlib import Path
from typing import Literal

from zr_dashboard.lieferung.fields import FILES
from zr_dashboard.lieferung.read import META_FILE

PUBLIC = Path(__file__).parents[2] / "data"
"""The public delivery of this checkout."""

CASES = "foerderfaelle.csv"


def copied(folder: Path) -> Path:
    """Copy the public delivery into a new folder, marked as what it is not."""
    folder.mkdir(parents=True)
    for name in (META_FILE, *FILES):
        (folder / name).write_bytes((PUBLIC / name).read_bytes())
    change_text(folder, META_FILE, "Öffentliche Zusammenstellung", "Testdaten")
    return folder


def change_text(folder: Path, file: str, old: str, new: str) -> None:
    """Replace the first `old` in a file, as an editor would."""
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def rows(folder: Path, file: str) -> list[list[str]]:
    """All lines of a file as cells, the header first."""
    with (folder / file).open(newline="", encoding="utf-8") as stream:
        return list(csv.reader(stream))


def write_rows(
    folder: Path,
    file: str,
    lines: list[list[str]],
    *,
    quoting: Literal[0, 1] = csv.QUOTE_MINIMAL,
) -> None:
    """Write what `rows` read.

    Python leaves a lone carriage return bare unless everything is quoted.
    """
    with (folder / file).open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, lineterminator="\n", quoting=quoting)
        writer.writerows(lines)


def change(folder: Path, file: str, key: str, **cells: str) -> None:
    """Change cells of the row whose first cell is `key`."""
    lines = rows(folder, file)
    row = next(line for line in lines if line[0] == key)
    for column, value in cells.items():
        row[lines[0].index(column)] = value
    write_rows(folder, file, lines)


def with_more_euro(folder: Path, *, euro: int) -> Path:
    """A copy whose first Förderfall got `euro` more than the public data say."""
    copied(folder)
    change(folder, CASES, "ZR-0001", zuwendung_eur=str(151_440 + euro))
    change_text(folder, META_FILE, "Erste Lieferung", f"{euro} Euro mehr")
    return folder
