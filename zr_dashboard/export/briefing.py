"""The briefing: what stands on one or two sheets about a place or a selection.

Owns its content, in words, from the frames of `queries.briefing`. How it becomes a PDF
is `briefing_pdf`, how a page shows it `briefing_html`; both say the same, from here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from zr_dashboard.export import briefing_teile
from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.briefing_teile import Abschnitt
from zr_dashboard.formatting import befund, german, lage
from zr_dashboard.formatting.records import Row, records
from zr_dashboard.model import gebiet
from zr_dashboard.model.codes import Codes
from zr_dashboard.model.erfunden import ist_erfunden
from zr_dashboard.model.kennzahlen import KENNZAHLEN
from zr_dashboard.model.selection import Selection

_SAYS_NOTHING = {
    "landkreis": ("landkreise", "bescheide"),
    "kommune": ("landkreise", "kommunen"),
}
"""Headline figures left out at a place: there can be only one, or they would be
compared with published totals that there are not for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zahl:
    """A headline figure as it stands there."""

    id: str
    name: str
    wert: str
    aus: str
    """How many cases it includes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """All that a briefing says, in the order in which it is read."""

    titel: str
    zeile: str
    """Selection, cases and Datenstand."""

    saetze: Sequence[str]
    zahlen: Sequence[Zahl]
    bilder: Sequence[Abschnitt]
    vergleich: Abschnitt
    faelle: Abschnitt
    anzahl_faelle: int
    """How many cases there are, listed or not."""

    aenderungen: Abschnitt
    quellen: Abschnitt
    angaben: Angaben


def briefing(
    frames: Mapping[str, pd.DataFrame],
    selection: Selection,
    codes: Codes,
    angaben: Angaben,
    *,
    beginn: str = "",
) -> Briefing:
    """Say everything.

    Args:
        frames: Answer of `queries.briefing.frames`.
        selection: What it is about.
        codes: What can be selected in its Datenstand.
        angaben: Of `frames["auskunft"]`; its link leads to the page.
        beginn: Answer of `queries.briefing.opening`.
    """
    zahlen = {row["kennzahl"]: row for row in records(frames["kennzahlen"])}
    cases = angaben.faelle_ausgewaehlt
    return Briefing(
        titel=briefing_teile.title(selection, codes),
        zeile=_line(angaben),
        saetze=_sentences(frames, zahlen, cases, beginn),
        zahlen=_figures(zahlen, selection, codes),
        bilder=briefing_teile.pictures(frames, selection, codes),
        vergleich=briefing_teile.comparison(frames["lage"], selection),
        faelle=briefing_teile.cases(frames["faelle"], cases),
        anzahl_faelle=cases,
        aenderungen=briefing_teile.changes(frames, selection, codes),
        quellen=briefing_teile.sources(frames, angaben),
        angaben=angaben,
    )


def _line(angaben: Angaben) -> str:
    chosen = german.zahl(angaben.faelle_ausgewaehlt)
    cases = german.anzahl(angaben.faelle_gesamt, "Förderfall", "Förderfällen")
    invented = ist_erfunden(angaben.bezeichnung)
    facts = [
        *([angaben.bezeichnung] if invented else []),
        angaben.auswahl,
        f"{chosen} von {cases}",
        f"Datenstand {german.datum(angaben.stand)}",
        f"jüngster taggenau datierter Fall {german.datum(angaben.juengster_fall_am)}",
    ]
    return " · ".join(facts)


def _sentences(
    frames: Mapping[str, pd.DataFrame],
    zahlen: Mapping[str, Row],
    cases: int,
    beginn: str,
) -> list[str]:
    if not cases:
        return [befund.LEER]
    rows = records(frames["lage"])
    several = len(rows) > 1 and rows[-1]["anzahl_foerderfaelle"] != cases
    said = [
        beginn or lage.kern(dict(zahlen)),
        lage.im_land(rows) if several else lage.staerkstes(rows),
    ]
    return [sentence for sentence in said if sentence]


def _figures(
    zahlen: Mapping[str, Row], selection: Selection, codes: Codes
) -> list[Zahl]:
    level = gebiet.place(selection)[0] if gebiet.is_place(selection, codes) else ""
    left_out = _SAYS_NOTHING.get(level, ())
    return [_zahl(row) for name, row in zahlen.items() if name not in left_out]


def _zahl(row: Row) -> Zahl:
    kennzahl = KENNZAHLEN[row["kennzahl"]]
    return Zahl(
        id=kennzahl.id,
        name=kennzahl.name,
        wert=german.in_einheit(row["wert"], kennzahl.einheit),
        aus=befund.einbezogen(row),
    )
