"""Figures that relate one to another: shares of a whole, and sums per head.

They are cited like headline figures, but stand on no card: what they relate to follows
from the selection, and where it does not there is no such figure. How they are computed
is `queries.verhaeltnisse`.
"""

from __future__ import annotations

from zr_dashboard.model.codes import OHNE_ANGABE
from zr_dashboard.model.columns import Unit
from zr_dashboard.model.gebiet import REGIONAL
from zr_dashboard.model.kennzahlen import KENNZAHLEN, Kennzahl, Satz, Worte
from zr_dashboard.model.link import Facet
from zr_dashboard.model.selection import Selection
from zr_dashboard.model.zeilen import zeile

_DOKUMENTIERT = (
    "Er gilt für die dokumentierten Förderfälle, nicht für das ganze Programm."
)
_BETRAG = "mit veröffentlichtem Betrag"
_OHNE_BETRAG = "ist kein Betrag veröffentlicht"

_ALL = (
    Kennzahl(
        "zuwendung_anteil_gebiet",
        "Anteil des Gebiets an den Zuwendungen",
        Unit.SHARE,
        "Bewilligte Zuwendungen im gewählten Gebiet, geteilt durch die im ganzen Land "
        "bei sonst gleicher Auswahl; jeweils ohne Fälle ohne veröffentlichten Betrag. "
        f"{_DOKUMENTIERT}",
        _BETRAG,
        additiv=False,
        worte=Worte(satz=Satz.ANTEIL, unbekannt=_OHNE_BETRAG),
        teil=REGIONAL,
    ),
    Kennzahl(
        "foerderfaelle_anteil_gebiet",
        "Anteil des Gebiets an den Förderfällen",
        Unit.SHARE,
        "Dokumentierte Förderfälle im gewählten Gebiet, geteilt durch die im ganzen "
        f"Land bei sonst gleicher Auswahl. {_DOKUMENTIERT}",
        "",
        additiv=False,
        worte=Worte(satz=Satz.FALLANTEIL),
        teil=REGIONAL,
    ),
    Kennzahl(
        "zuwendung_anteil_hauptthema",
        "Anteil des Hauptthemas an den Zuwendungen",
        Unit.SHARE,
        "Bewilligte Zuwendungen für Förderfälle mit dem gewählten Hauptthema, geteilt "
        "durch die für alle Förderfälle bei sonst gleicher Auswahl; jeweils ohne Fälle "
        f"ohne veröffentlichten Betrag. {_DOKUMENTIERT}",
        _BETRAG,
        additiv=False,
        worte=Worte(satz=Satz.ANTEIL, unbekannt=_OHNE_BETRAG),
        teil=("hauptthema",),
    ),
    Kennzahl(
        "zuwendung_anteil_thema",
        "Anteil des Themas an den Zuwendungen",
        Unit.SHARE,
        "Bewilligte Zuwendungen für Förderfälle zum gewählten Thema, geteilt durch die "
        "für alle Förderfälle bei sonst gleicher Auswahl; jeweils ohne Fälle ohne "
        "veröffentlichten Betrag. Ein Förderfall zählt bei jedem seiner Themen, die "
        f"Anteile der Themen ergeben zusammen mehr als das Ganze. {_DOKUMENTIERT}",
        _BETRAG,
        additiv=False,
        worte=Worte(satz=Satz.ANTEIL, unbekannt=_OHNE_BETRAG),
        teil=("thema",),
    ),
    Kennzahl(
        "zuwendung_je_1000_eur",
        "Zuwendungen je 1.000 Einwohnerinnen und Einwohner",
        Unit.EUR,
        "Bewilligte Zuwendungen im gewählten Gebiet, geteilt durch alle, die dort "
        "wohnen, mal 1.000; ohne Fälle ohne veröffentlichten Betrag. Bevölkerung auf "
        "Grundlage des Zensus 2022 (Destatis, Gemeindeverzeichnis) am genannten Tag; "
        "Zahlen verschiedener Tage werden nicht zusammengezählt.",
        _BETRAG,
        additiv=False,
        worte=Worte(satz=Satz.JE_KOPF, unbekannt=_OHNE_BETRAG),
    ),
)
VERHAELTNISSE = {kennzahl.id: kennzahl for kennzahl in _ALL}
"""Every figure that relates one to another, by its id."""

ZITIERBAR = {**KENNZAHLEN, **VERHAELTNISSE}
"""Every figure that can be cited, by its id: those of the headline first."""


def ganzes(kennzahl: Kennzahl, selection: Selection) -> Selection:
    """Of what a share is taken; the selection itself for all other figures."""
    return selection.without(*kennzahl.teil)


def teil(kennzahl: Kennzahl, selection: Selection) -> Selection:
    """What tells the part of a share from its whole."""
    found = selection.whole
    for name in kennzahl.teil:
        found = found.with_facet(name, selection.facet(name))
    return found


def zitat(
    selection: Selection, spalte: str, nach: str, code: str
) -> tuple[str, Selection] | None:
    """What to cite for a share or a sum per head in a breakdown.

    Args:
        selection: That of the whole breakdown.
        spalte: The column.
        nach: By what it is broken down.
        code: The key of the row; '' for all of them together.

    Returns:
        Figure and selection. None where no selection says just that: of a part that is
        compared with another part, and where the inhabitants of the row are those of
        all of an area though a filter takes some of its Kommunen.
    """
    if spalte == "zuwendung_je_1000_eur":
        found = _per_head(selection, nach, code)
        return None if found is None else (spalte, found)
    kennzahl = f"{spalte}_{'gebiet' if nach in REGIONAL else nach}"
    if not code or kennzahl not in VERHAELTNISSE:
        return None
    if ganzes(VERHAELTNISSE[kennzahl], selection) != selection:
        return None
    chosen = zeile(selection, nach, code)
    return None if chosen is None else (kennzahl, chosen)


def _per_head(selection: Selection, nach: str, code: str) -> Selection | None:
    finer = ("kommune", "zentralort", "groessenklasse")
    mixed = nach == "arl" and selection.landkreis
    if nach != "kommune" and (mixed or any(map(selection.facet, finer))):
        return None
    facet = selection.facet(nach)
    if code == OHNE_ANGABE or OHNE_ANGABE in facet.chosen:
        return None
    if code:
        return zeile(selection, nach, code)
    known = Facet(facet.chosen, tuple({*facet.excluded, OHNE_ANGABE}))
    return selection if facet.chosen else selection.with_facet(nach, known)
