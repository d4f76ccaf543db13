"""Applications of a list that are no Förderfälle: open, rejected, withdrawn, revoked.

Owns what such a row says as an application, the rules it must keep, and the rows of
the table `antrag`. Which row is one is decided by its status, in `durchgang`. A
Förderfall is an application too; of its row only what was asked for is added here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator

from zr_dashboard.lieferung.befund import Schwere
from zr_dashboard.lieferung.richtlinie import Verstoss, Werte
from zr_dashboard.store.words import fold

ANTRAG = (
    "antrag_id", "ergebnis", "foerderfall_id", "titel", "empfaenger", "kommune_ars9",
    "landkreis_ags", "foerdergegenstand", "massnahmenart", "themen", "runde",
    "beantragt_am", "antragsjahr", "beantragt_eur", "aufgehoben_eur",
    "entschieden_am", "hinweis",
)  # fmt: skip
"""Columns of the table `antrag` without `stand`."""

_KEPT = frozenset(ANTRAG) | {"kommune", "landkreis", "arl", "status"}
"""Fields of a list that an application keeps as they are; `arl` follows from its
Landkreis."""

_TURNED = frozenset(("zuwendung_eur", "zuwendung_angabe", "bewilligt_am"))
"""Fields that say something else of an application than of a Förderfall."""

_TOLD = ("beantragt_eur", "antragsjahr")
"""What a Förderfall cannot keep itself of its application."""


def behaelt(feld: str) -> bool:
    """Whether an application keeps a field just as it stands in the list."""
    return feld in _KEPT


def pruefe_antrag(werte: Werte) -> Iterator[Verstoss]:
    """The rules that a row which is an application breaks."""
    for feld in ("foerderfall_id", "empfaenger"):
        if feld in werte and not werte[feld]:
            yield Verstoss(feld, Schwere.FEHLER, "Die Angabe fehlt.")
    yield from pruefe_jahr(werte)
    beantragt, entschieden = werte.get("beantragt_am") or "", _entschieden(werte) or ""
    feld = "entschieden_am" if werte.get("entschieden_am") else "bewilligt_am"
    if entschieden and werte.get("status") == "offen":
        regel = "Über einen offenen Antrag ist nicht entschieden."
        hinweis = "Das Datum wird nicht übernommen. Bitte prüfen Sie den Status."
        yield Verstoss(feld, Schwere.WARNUNG, regel, hinweis)
    elif entschieden and beantragt[: len(entschieden)] > entschieden:
        regel = "Die Entscheidung liegt vor dem Antrag."
        yield Verstoss(feld, Schwere.FEHLER, regel, f"Dort steht {beantragt}.")
    yield from _amount(werte)


def pruefe_jahr(werte: Werte) -> Iterator[Verstoss]:
    """That the year of an application is that of its day."""
    am, jahr = werte.get("beantragt_am"), werte.get("antragsjahr")
    if am and jahr and am[:4] != jahr:
        regel = "Das Jahr ist nicht das des Antrags."
        yield Verstoss("antragsjahr", Schwere.FEHLER, regel, f"Dort steht {am}.")


def _amount(werte: Werte) -> Iterator[Verstoss]:
    """What becomes of a Zuwendung that nobody has."""
    zuwendung = werte.get("zuwendung_eur")
    if werte.get("status") == "aufgehoben" or zuwendung in {None, "0"}:
        return
    if werte.get("beantragt_eur"):
        regel = "Der Antrag ist nicht bewilligt und hat doch eine Zuwendung."
        hinweis = "Sie wird nicht übernommen. Bitte prüfen Sie den Status."
        yield Verstoss("zuwendung_eur", Schwere.WARNUNG, regel, hinweis)
    else:
        regel = "Der Antrag ist nicht bewilligt; der Betrag gilt als beantragt."
        yield Verstoss("zuwendung_eur", Schwere.HINWEIS, regel)


def antrag(werte: Werte) -> dict[str, str | None]:
    """What a row which is an application says as one.

    Args:
        werte: The row as it was read, its status one of `ERGEBNISSE`.
    """
    ergebnis, zuwendung = werte.get("status"), werte.get("zuwendung_eur")
    beantragt = werte.get("beantragt_eur")
    if ergebnis != "aufgehoben" and beantragt is None and zuwendung != "0":
        beantragt = zuwendung
    return {
        **{feld: werte.get(feld) for feld in ANTRAG},
        "antrag_id": werte.get("foerderfall_id"),
        "foerderfall_id": None,
        "ergebnis": ergebnis,
        "beantragt_eur": beantragt,
        "aufgehoben_eur": zuwendung if ergebnis == "aufgehoben" else None,
        "entschieden_am": None if ergebnis == "offen" else _entschieden(werte),
    }


def _entschieden(werte: Werte) -> str | None:
    return werte.get("entschieden_am") or werte.get("bewilligt_am")


def nicht_behalten(spalten: Iterable[str], werte: Werte) -> set[str]:
    """Fields of a list that say something of a row and that an application drops.

    Args:
        spalten: The fields that have a column.
        werte: The row as it was read.
    """
    lost = (feld for feld in spalten if feld not in _KEPT | _TURNED)
    return {feld for feld in lost if werte.get(feld)}


def kennung(werte: Werte) -> str:
    """An id that the same application gets again, whatever becomes of it.

    By recipient, title and Runde, or year: not by amounts, which change with the
    decision.
    """
    wann = werte.get("runde") or werte.get("antragsjahr")
    parts = [fold(werte.get(feld) or "") for feld in ("empfaenger", "titel")]
    said = "\n".join([*parts, wann or (werte.get("beantragt_am") or "")[:4]])
    return f"A-{hashlib.sha256(said.encode()).hexdigest()[:10]}"


def zeilen(
    spalten: Container[str], faelle: Iterable[Werte], antraege: Iterable[Werte]
) -> list[list[str | None]]:
    """The rows of the table `antrag`.

    Those of Förderfälle are among them where the list tells of applications at all.

    Args:
        spalten: The fields that have a column.
        faelle: The Förderfälle.
        antraege: What `antrag` made of the other rows.
    """
    others = [[werte.get(feld) for feld in ANTRAG] for werte in antraege]
    if not others and not any(feld in spalten for feld in _TOLD):
        return []
    return [*([of_case(werte)[feld] for feld in ANTRAG] for werte in faelle), *others]


def of_case(werte: Werte) -> dict[str, str | None]:
    """What is known of the application of a Förderfall, beside what that says."""
    return {
        **dict.fromkeys(ANTRAG),
        **{feld: werte.get(feld) for feld in _TOLD},
        "antrag_id": werte.get("antrag_id") or werte.get("foerderfall_id"),
        "ergebnis": "bewilligt",
        "foerderfall_id": werte.get("foerderfall_id"),
    }
