"""One pass over the rows of a sheet: cases, applications, totals, and other rows.

Owns telling rows apart. How the cells of a case are read is `zeilen`, adding up and
comparing with the totals of the list `summen`; sheet and heading are chosen by `liste`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from zr_dashboard.lieferung import antraege
from zr_dashboard.lieferung import kopf as k
from zr_dashboard.lieferung.befund import Befund, Schwere, adresse, gekuerzt
from zr_dashboard.lieferung.blatt import Blatt, Mappe, Wert, leer, text
from zr_dashboard.lieferung.felder import BETRAEGE
from zr_dashboard.lieferung.pruefung import Doppelte, pruefe_fall
from zr_dashboard.lieferung.stammdaten import Stammdaten
from zr_dashboard.lieferung.summen import Summe, Summen
from zr_dashboard.lieferung.werte import ist_nichts
from zr_dashboard.lieferung.zeilen import Fall, Zeilenleser
from zr_dashboard.lieferung.zuordnung import Zuordnung
from zr_dashboard.model.codes import ERGEBNISSE
from zr_dashboard.model.columns import titles
from zr_dashboard.store.words import fold

_NUMBERS = "Die Zeile nummeriert die Spalten."
_HEADING = "Die Zeile wiederholt den Kopf."
_TOTAL = "Die Zeile ist eine Summe."
_NO_CASE = "Die Zeile ist kein Förderfall."
_UNITS = "Die Zeile nennt Einheiten."
_EXPECTED = (_NUMBERS, _HEADING, _UNITS)
_STATUS = (
    "Bitte schreiben Sie bewilligt, beantragt, abgelehnt, zurückgezogen oder "
    "widerrufen, oder nehmen Sie das Wort in eine Zuordnung auf (Abschnitt [status])."
)


@dataclass
class Durchgang:
    """What gathers while the rows of a sheet are read."""

    mappe: Mappe
    blatt: Blatt
    kopf: k.Kopf
    zuordnung: Zuordnung
    stammdaten: Stammdaten
    faelle: list[Fall] = field(default_factory=list)
    antraege: list[Fall] = field(default_factory=list)
    genannt: set[int] = field(default_factory=set)
    gelesen: int = 0

    def __post_init__(self) -> None:
        """Prepare the reader and the sums."""
        self._leser = Zeilenleser(
            self.mappe, self.blatt, self.kopf, self.zuordnung, self.stammdaten
        )
        self._titel = self.kopf.titel
        self._ungewiss = {row for row, _ in self.blatt.ungewiss}
        taken = (s.nummer for s in self.kopf.spalten if s.feld != "")
        self._breite = max(taken, default=0)
        self.mit_id = "foerderfall_id" in self._leser.spalten
        self._betraege = [feld for feld in BETRAEGE if feld in self._leser.spalten]
        self._summen = Summen(self._betraege)
        self._doppelte = Doppelte()
        self._befunde: list[Befund] = []
        self._ids: dict[str, int] = {}
        self._lost: set[str] = set()

    def lies(self, nummer: int, zeile: Sequence[Wert]) -> None:
        """Read one row, whatever it is."""
        if leer(zeile) and nummer not in self._ungewiss:
            return
        self.gelesen += 1
        # What stands beyond says nothing about the row: it is left out on purpose.
        zeile = zeile[: self._breite]
        total = self._is_total(zeile)
        if regel := self._no_case(zeile, total=total):
            schwere = Schwere.HINWEIS if regel in _EXPECTED else Schwere.WARNUNG
            self._name(nummer, zeile, regel, schwere)
        elif total:
            self._name(nummer, zeile, _TOTAL, Schwere.HINWEIS)
            self._total(nummer, zeile)
        else:
            self._case(nummer, zeile)

    def befunde(self) -> list[Befund]:
        """The findings of all rows, in their order."""
        rows = (*self.faelle, *self.antraege)
        of_cases = [befund for fall in rows for befund in fall.befunde]
        if self._lost:
            of_cases.append(self._not_kept())
        if not self.faelle:
            kopf = self.blatt.nummer(self.kopf.letzte)
            of_cases.append(
                self._befund(
                    "",
                    "Die Liste enthält keinen Förderfall.",
                    Schwere.FEHLER,
                    hinweis=f"Unter dem Kopf (Zeile {kopf}) steht keine Zeile mit "
                    "mindestens zwei Angaben.",
                )
            )
        elif not self.mit_id:
            of_cases.append(
                self._befund(
                    "",
                    "Die Liste hat keine Spalte mit Aktenzeichen.",
                    Schwere.WARNUNG,
                    hinweis="Kennungen sind aus Empfänger, Titel und Zuwendung "
                    "gebildet; bitte prüfen Sie die Zuordnung zu bisherigen Fällen.",
                )
            )
        return sorted(
            [*self._befunde, *of_cases], key=lambda befund: (befund.zeile, befund.zelle)
        )

    def _no_case(self, zeile: Sequence[Wert], *, total: bool) -> str | None:
        """Why a row is neither case nor total; None if it may be one."""
        if k.ist_nummerierung(zeile):
            return _NUMBERS
        if k.ist_kopf(zeile, self._titel):
            return _HEADING
        if k.ist_einheiten(zeile):
            return _UNITS
        if k.ist_fussnote(zeile) and not self._amounts(zeile):
            return _NO_CASE
        return None if total or self._says_two_things(zeile) else _NO_CASE

    def _says_two_things(self, zeile: Sequence[Wert]) -> bool:
        """Whether more than one cell of a recognised column says something."""
        said = filter(None, (self._cell(feld, zeile) for feld in self._leser.spalten))
        return len(tuple(islice(said, 2))) > 1

    def _cell(self, feld: str, zeile: Sequence[Wert]) -> str:
        spalte = self._leser.spalten.get(feld)
        if spalte is None or spalte.nummer > len(zeile):
            return ""
        return text(zeile[spalte.nummer - 1])

    def _is_total(self, zeile: Sequence[Wert]) -> bool:
        """Whether a row adds up: it says so, or has nothing but amounts."""
        if self._cell("titel", zeile) and self._cell("empfaenger", zeile):
            return False
        if k.ist_summe(zeile):
            return True
        amounts = self._amounts(zeile)
        return amounts > 0 and amounts == sum(bool(text(wert)) for wert in zeile)

    def _amounts(self, zeile: Sequence[Wert]) -> int:
        """How many amounts stand in a row."""
        return sum(bool(self._cell(feld, zeile)) for feld in self._betraege)

    def oben(self, nummer: int, zeile: Sequence[Wert]) -> None:
        """Compare a total that stands above the heading, once all rows are read."""
        if k.ist_summe(zeile):
            self._total(nummer, zeile[: self._breite])

    @property
    def summen(self) -> list[Summe]:
        """The totals of the list beside those of its rows."""
        return self._summen.gefunden

    def _total(self, nummer: int, zeile: Sequence[Wert]) -> None:
        spalten = {feld: self._leser.spalten[feld].nummer for feld in self._betraege}
        read = {
            feld: None
            if (nummer, spalte) in self.blatt.ungewiss
            else self._leser.betrag(feld, zeile)
            for feld, spalte in spalten.items()
        }
        for feld, regel, rat in self._summen.vergleiche(nummer, zeile, read):
            zelle, wert = adresse(nummer, spalten[feld]), self._cell(feld, zeile)
            self._befunde.append(self._befund(zelle, regel, wert=wert, hinweis=rat))

    def _case(self, nummer: int, zeile: Sequence[Wert]) -> None:
        fall = self._leser.fall(nummer, zeile)
        self._summen.zaehle(fall.werte)
        status = fall.werte["status"]
        if not fall.bewilligt and status not in ERGEBNISSE:
            regel = f"Der Status »{(status or '')[:40]}« ist nicht bekannt."
            self._name(nummer, zeile, regel, Schwere.WARNUNG, _STATUS)
            return
        if not self.mit_id:
            fall.werte["antrag_id"] = self._unique(antraege.kennung(fall.werte))
            fall.werte["foerderfall_id"] = (
                self._proposed(fall) if fall.bewilligt else fall.werte["antrag_id"]
            )
        rules = (
            chain(pruefe_fall(fall.werte), antraege.pruefe_jahr(fall.werte))
            if fall.bewilligt
            else antraege.pruefe_antrag(fall.werte)
        )
        for verstoss in rules:
            self._leser.melde(fall, verstoss, zeile)
        for verstoss in self._doppelte.pruefe(fall.werte, nummer, mit_id=self.mit_id):
            self._leser.melde(fall, verstoss, zeile)
        if fall.bewilligt:
            self.faelle.append(fall)
        else:
            self._lost |= antraege.nicht_behalten(self._leser.spalten, fall.werte)
            fall.werte = antraege.antrag(fall.werte)
            self.antraege.append(fall)
        if fall.fehlerhaft:
            self.genannt.add(nummer)

    def _not_kept(self) -> Befund:
        """What is not taken of applications, of which only the essentials are kept."""
        lost = [feld for feld in self._leser.spalten if feld in self._lost]
        return self._befund(
            "",
            "Bei Anträgen, die nicht bewilligt sind, werden manche Angaben nicht "
            "übernommen.",
            Schwere.HINWEIS,
            hinweis=f"Es sind: {', '.join(titles(lost).values())}.",
        )

    def _proposed(self, fall: Fall) -> str:
        """An id that the same case gets again in the next list."""
        parts = [fold(fall.werte.get(f) or "") for f in ("empfaenger", "titel")]
        said = "\n".join([*parts, fall.werte.get("zuwendung_eur") or ""])
        return self._unique(f"V-{hashlib.sha256(said.encode()).hexdigest()[:10]}")

    def _unique(self, kennung: str) -> str:
        """The id, with a number where an earlier row of the list has it."""
        self._ids[kennung] = self._ids.get(kennung, 0) + 1
        often = self._ids[kennung]
        return kennung if often == 1 else f"{kennung}-{often}"

    def _name(
        self,
        nummer: int,
        zeile: Sequence[Wert],
        regel: str,
        schwere: Schwere,
        hinweis: str = "",
    ) -> None:
        """Say that a row is not taken."""
        self.genannt.add(nummer)
        wert = " | ".join(text(wert) for wert in zeile if not ist_nichts(wert))
        self._befunde.append(
            self._befund(
                str(nummer),
                regel,
                schwere,
                wert=wert,
                hinweis=f"Die Zeile wird nicht übernommen. {hinweis}".strip(),
            )
        )

    def _befund(
        self,
        zelle: str,
        regel: str,
        schwere: Schwere = Schwere.WARNUNG,
        *,
        wert: str = "",
        hinweis: str = "",
    ) -> Befund:
        return Befund(
            datei=self.mappe.datei,
            blatt=self.blatt.name,
            zelle=zelle,
            wert=gekuerzt(wert),
            regel=regel,
            hinweis=hinweis,
            schwere=schwere,
        )
