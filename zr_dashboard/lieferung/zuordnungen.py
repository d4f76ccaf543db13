"""Mappings that somebody saved, to read the next list of the same kind.

They stand in the folder `zuordnungen` of the archive, one TOML each.
"""

from __future__ import annotations

from pathlib import Path

from zr_dashboard.lieferung.publication import Place
from zr_dashboard.lieferung.zuordnung import Zuordnung, mitgeliefert
from zr_dashboard.model.errors import MappingUnreadableError
from zr_dashboard.store.disk import force_folder_to_disk, make_folder, reason, write
from zr_dashboard.store.words import fold

FOLDER = "zuordnungen"


def gespeicherte(place: Place) -> list[str]:
    """Names of the saved mappings, in alphabetical order."""
    return sorted(path.stem for path in _folder(place).glob("*.toml"))


def lade(place: Place, name: str | None) -> Zuordnung:
    """A mapping by the name it was saved under, or from a file.

    Args:
        place: Where mappings are saved.
        name: Its name, or the path of a TOML file; None takes the shipped one.

    Raises:
        MappingUnreadableError: there is none, or it cannot be read.
    """
    if name is None:
        return mitgeliefert()
    path = _path(place, name)
    path = path if path.is_file() else Path(name)
    try:
        return Zuordnung.from_toml(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        known = ", ".join(gespeicherte(place)) or "noch keine"
        message = (
            f"Die Zuordnung »{path.name}« lässt sich nicht lesen ({reason(error)}). "
            f"Gespeichert sind: {known}."
        )
        raise MappingUnreadableError(message) from error


def speichere(place: Place, zuordnung: Zuordnung) -> str:
    """Save a mapping under its name; one of the same name is replaced.

    Returns:
        The name to load it by.

    Raises:
        MappingUnreadableError: it has no name, or could not be written.
    """
    path = _path(place, zuordnung.name)
    if not fold(zuordnung.name):
        message = "Die Zuordnung braucht einen Namen aus Buchstaben oder Ziffern."
        raise MappingUnreadableError(message)
    new = path.with_name(f".{path.name}.neu")
    try:
        make_folder(path.parent)
        write(new, zuordnung.to_toml().encode())
        new.replace(path)
        force_folder_to_disk(path.parent)
    except OSError as error:
        message = f"Die Zuordnung ließ sich nicht speichern ({reason(error)})."
        raise MappingUnreadableError(message) from error
    return path.stem


def _folder(place: Place) -> Path:
    return place.archive.folder / FOLDER


def _path(place: Place, name: str) -> Path:
    return _folder(place) / f"{fold(name).replace(' ', '-')}.toml"
