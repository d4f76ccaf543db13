"""Figures to be cited: what they are in one Datenstand, and what has become of them.

Owns which figure may be cited, and how an issued citation is compared with what the
store says now. How a figure is computed is `kennzahlen`, how it is said `wortlaut`,
where citations are kept `store.register`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache, partial
from urllib.parse import parse_qs, urlencode

import pandas as pd

from zr_dashboard.formatting import german, wortlaut
from zr_dashboard.formatting.records import Row, records
from zr_dashboard.formatting.rede import Angabe
from zr_dashboard.model.codes import Codes
from zr_dashboard.model.columns import Unit
from zr_dashboard.model.erfunden import ERFUNDEN, ist_erfunden
from zr_dashboard.model.errors import NotCitableError
from zr_dashboard.model.kennzahlen import KENNZAHLEN
from zr_dashboard.model.selection import Selection
from zr_dashboard.model.verhaeltnisse import VERHAELTNISSE, ZITIERBAR, ganzes
from zr_dashboard.model.zitat import Eintrag, Zitat
from zr_dashboard.queries import auswahl, kennzahlen, verhaeltnisse
from zr_dashboard.queries.auswahl import Answers
from zr_dashboard.store.store import Store

_BEWILLIGT = "bewilligt"
_CENT = Decimal("0.01")


def stati(store: Store, selection: Selection) -> pd.DataFrame:
    """What became of the selected cases.

    Returns:
        `status` str, `anzahl_foerderfaelle` int; one row per status that occurs.
    """
    sql = """
        select status, count(*) as anzahl_foerderfaelle
        from faelle($selection)
        group by status
        order by status
    """
    return store.frame(sql, selection=selection)


def veroeffentlichungen(store: Store) -> pd.DataFrame:
    """Which delivery each Datenstand is, newest first.

    Returns:
        `stand` datetime, `fingerabdruck`, `grund`, `bezeichnung`, `grundlage` str.
    """
    sql = """
        select stand, fingerabdruck, grund, bezeichnung, grundlage
        from datenstand
        order by stand desc
    """
    return store.frame(sql)


def angabe(
    answers: Answers, kennzahl: str, selection: Selection, codes: Codes
) -> Angabe:
    """A figure of a selection, its Datenstand named.

    Raises:
        NotCitableError: cases that were not approved are selected, too; or a figure
            relates to what the selection does not say.
    """
    fixed = replace(selection, stand=selection.stand or codes.staende[0])
    whole = ganzes(ZITIERBAR[kennzahl], fixed)
    if others := _not_approved(answers, whole, codes):
        message = (
            "Diese Auswahl enthält auch Fälle, die nicht bewilligt sind "
            f"({', '.join(others)}). Ihre Zahlen werden nicht mit bewilligten "
            "zusammengezählt; bitte wählen Sie den Status »bewilligt«."
        )
        raise NotCitableError(message)
    if kennzahl in VERHAELTNISSE:
        return verhaeltnisse.angabe(answers, kennzahl, fixed, codes)
    frame = answers(kennzahlen.kennzahlen, fixed)
    (row,) = records(frame[frame["kennzahl"] == kennzahl])
    return Angabe(
        kennzahl=kennzahl,
        wert=_exact(row["wert"], KENNZAHLEN[kennzahl].einheit),
        faelle_einbezogen=int(row["faelle_einbezogen"]),
        faelle_ausgewaehlt=int(row["faelle_ausgewaehlt"]),
        selection=fixed,
        codes=codes,
    )


def eintrag(answers: Answers, gefragt: Angabe) -> Eintrag:
    """What the register keeps of a figure."""
    about = _published(answers)[gefragt.stand]
    said, more = wortlaut.satz(gefragt), wortlaut.satz_mehr_als(gefragt)
    if ist_erfunden(about["bezeichnung"]):
        said, more = f"{ERFUNDEN}: {said}", None
    return Eintrag(
        kennzahl=gefragt.kennzahl,
        auswahl=urlencode(gefragt.selection.to_url(), doseq=True),
        stand=gefragt.stand,
        fingerabdruck=about["fingerabdruck"],
        wert=gefragt.wert,
        faelle_einbezogen=gefragt.faelle_einbezogen,
        faelle_ausgewaehlt=gefragt.faelle_ausgewaehlt,
        satz=said,
        satz_mehr_als=more,
        auswahl_worte=gefragt.selection.in_words(gefragt.codes),
        definition=" ".join(
            filter(None, [gefragt.definition.definition, wortlaut.bezug(gefragt)])
        ),
        quelle=f"{about['bezeichnung']}: {about['grundlage']}",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Nachweis:
    """An issued citation beside what the store says now."""

    zitat: Zitat

    damals: Angabe | None
    """The same, computed anew from its own Datenstand; None if that publication was
    taken back."""

    heute: Angabe | None
    """The same in the newest Datenstand; None if it cannot be formed there any
    more."""

    stand: date
    """The newest Datenstand."""

    grund: str
    """Why that was published."""

    @property
    def stimmt(self) -> bool:
        """Whether its own Datenstand still gives what was cited."""
        return self.damals is not None and self.damals.wert == self.zitat.eintrag.wert

    @property
    def geaendert(self) -> bool:
        """Whether the newest Datenstand gives another value, or none."""
        return self.heute is None or self.heute.wert != self.zitat.eintrag.wert


def pruefe(answers: Answers, zitat: Zitat) -> Nachweis:
    """Compare a citation with its own Datenstand and with the newest one."""
    (nachweis,) = pruefe_alle(answers, [zitat])
    return nachweis


def pruefe_alle(answers: Answers, zitate: Iterable[Zitat]) -> list[Nachweis]:
    """The same for many; what can be selected is asked once per Datenstand."""
    published = _published(answers)
    newest = max(published)
    known = cache(partial(_codes, answers))
    return [
        Nachweis(
            zitat=zitat,
            damals=(
                _angabe_in(answers, said, known(said.stand))
                if _is_still_there(said, published)
                else None
            ),
            heute=_angabe_in(answers, said, known(newest)),
            stand=newest,
            grund=published[newest]["grund"],
        )
        for zitat in zitate
        for said in [zitat.eintrag]
    ]


def _is_still_there(said: Eintrag, published: Mapping[date, Row]) -> bool:
    """Whether the publication that was cited still counts for its Datenstand."""
    now = published.get(said.stand)
    return now is not None and now["fingerabdruck"] == said.fingerabdruck


def _codes(answers: Answers, stand: date) -> tuple[date, Codes]:
    """A Datenstand, and what can be selected in it."""
    named = answers(auswahl.bezeichnungen, Selection(stand=stand))
    return stand, auswahl.codes(answers(auswahl.staende), named, stand)


def _angabe_in(
    answers: Answers, said: Eintrag, known: tuple[date, Codes]
) -> Angabe | None:
    """A figure in some Datenstand; None if it cannot be formed there."""
    stand, codes = known
    query = parse_qs(said.auswahl) | {"stand": [stand.isoformat()]}
    selection, notes = Selection.from_url(query, codes)
    if notes:
        return None
    try:
        return angabe(answers, said.kennzahl, selection, codes)
    except NotCitableError:
        return None


def _not_approved(answers: Answers, selection: Selection, codes: Codes) -> list[str]:
    """What else than approved the selected cases are; asked only where it may be."""
    if set(codes.names["status"]) <= {_BEWILLIGT}:
        return []
    return [s for s in answers(stati, selection)["status"] if s != _BEWILLIGT]


def _published(answers: Answers) -> dict[date, Row]:
    """Which delivery each Datenstand is."""
    return {row["stand"].date(): row for row in records(answers(veroeffentlichungen))}


def _exact(value: float | None, unit: Unit) -> Decimal | None:
    """A value of a frame, to the cent: doubles hold sums below a hundred billion so."""
    if value is None or german.fehlt(value):
        return None
    return Decimal(repr(float(value))).quantize(
        _CENT if unit is Unit.EUR else Decimal(1)
    )
