"""One row of a list becomes one case, with everything found on the way.

Owns reading the cells of a row, what follows from them (year of a date) and the
findings of its cells. What two cells say together is `verbund`, which rows are cases
`durchgang`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from zr_dashboard.lieferung import datum, werte
from zr_dashboard.lieferung.antraege import behaelt
from zr_dashboard.lieferung.befund import Befund, Schwere, adresse, gekuerzt
from zr_dashboard.lieferung.blatt import Blatt, Mappe, Wert, text
from zr_dashboard.lieferung.felder import BETRAEGE, FREI, leser
from zr_dashboard.lieferung.kopf import Kopf, Spalte
from zr_dashboard.lieferung.richtlinie import Verstoss
from zr_dashboard.lieferung.stammdaten import Stammdaten
from zr_dashboard.lieferung.verbund import lege_orte_fest, teile_laufzeit
from zr_dashboard.lieferung.werte import NICHTS, Gelesen
from zr_dashboard.lieferung.zellen import UNGEWISS, unlesbar
from zr_dashboard.lieferung.zuordnung import Zuordnung, faktor
from zr_dashboard.model.columns import COLUMNS
from zr_dashboard.model.errors import MappingUnreadableError
from zr_dashboard.store.words import fold

_PAIRS = (
    ("zuwendung_eur", "zuwendung_angabe"),
    ("gesamtausgaben_eur", "gesamtausgaben_angabe"),
    ("bewilligt_am", "datum_genauigkeit"),
    ("bewilligt_am", "datum_bedeutung"),
    ("runde", "runde_angabe"),
)
_REMEMBERED = 50_000
"""Cells whose reading is kept: most lists say the same few words again and again."""

_MOSTLY_NEW = frozenset((*BETRAEGE, "foerderfall_id", "titel", "beschreibung"))
"""Fields whose cells seldom repeat."""

_FIRST_YEAR = "2019"
_NO_STATUS = Verstoss(
    "status",
    Schwere.WARNUNG,
    "Der Status fehlt; der Fall gilt als bewilligt.",
    "Auch ein Datum der Bewilligung steht nicht da. Bitte tragen Sie den Status ein.",
)


@dataclass(slots=True)
class Fall:
    """One case as it was read."""

    zeile: int
    """Its row in the sheet."""

    werte: dict[str, str | None]
    """Field -> value as the store takes it; fields the list lacks are not in it."""

    befunde: list[Befund] = field(default_factory=list)

    @property
    def fehlerhaft(self) -> bool:
        """Whether any finding is a Fehler."""
        return any(befund.schwere is Schwere.FEHLER for befund in self.befunde)

    @property
    def bewilligt(self) -> bool:
        """Whether it is a Förderfall, and not an application of another end."""
        return self.werte.get("status") == "bewilligt"


class Zeilenleser:
    """Reads the rows of one sheet under one heading."""

    def __init__(
        self,
        mappe: Mappe,
        blatt: Blatt,
        kopf: Kopf,
        zuordnung: Zuordnung,
        stammdaten: Stammdaten,
    ) -> None:
        self._mappe, self._blatt = mappe, blatt
        self._stammdaten = stammdaten
        self.spalten: dict[str, Spalte] = {}
        for spalte in kopf.spalten:
            if spalte.feld:
                self.spalten.setdefault(spalte.feld, spalte)
        self._faktor = {f: faktor(s.mit_einheit) for f, s in self.spalten.items()}
        self._seen: dict[tuple[str, type, Wert], Gelesen] = {}
        self._zellen = [(f, s.nummer - 1) for f, s in self.spalten.items()]
        self._leser = leser(stammdaten, mappe.dezimal)
        self._fest = {feld: self._fixed(f, feld) for feld, f in zuordnung.fest.items()}
        self._bescheide = self._fest.get("anzahl_bescheide") or "1"
        self._ergebnis = lru_cache(maxsize=1_000)(zuordnung.ergebnis)

    def fall(self, nummer: int, zeile: Sequence[Wert]) -> Fall:
        """Read one row; nothing that stands in it is lost without a finding."""
        fall = Fall(nummer, {})
        gelesen: dict[str, Gelesen] = {}
        ungewiss, width = self._blatt.ungewiss, len(zeile)
        for feld, place in self._zellen:
            wert = zeile[place] if place < width else None
            if ungewiss and (nummer, place + 1) in ungewiss:
                gelesen[feld] = UNGEWISS
            else:
                gelesen[feld] = NICHTS if wert is None else self._lies(feld, wert)
        lege_orte_fest(gelesen, self._stammdaten.orte)
        teile_laufzeit(gelesen)
        fall.werte["status"] = self._status(gelesen)
        for feld, found in gelesen.items():
            if feld != "status":
                fall.werte[feld] = found.wert
            if found.schwere is not None:
                said = found if fall.bewilligt else _of_antrag(feld, found)
                fall.befunde.append(self._of_cell(fall, feld, said, zeile))
        self._follow(fall, gelesen)
        for verstoss in self._odd(fall, gelesen):
            self.melde(fall, verstoss, zeile)
        return fall

    def _status(self, gelesen: dict[str, Gelesen]) -> str | None:
        """What became of it in a word of the store, else in that of the list."""
        said = gelesen["status"].wert if "status" in gelesen else None
        said = said or self._fest.get("status") or "bewilligt"
        return self._ergebnis(said) or said

    def melde(self, fall: Fall, verstoss: Verstoss, zeile: Sequence[Wert]) -> None:
        """Add a broken rule to a case, at the cell of its field."""
        found = Gelesen(
            schwere=verstoss.schwere, regel=verstoss.regel, hinweis=verstoss.hinweis
        )
        fall.befunde.append(self._of_cell(fall, verstoss.feld, found, zeile))

    def betrag(self, feld: str, zeile: Sequence[Wert]) -> Gelesen:
        """The amount of a row in a column of amounts."""
        place = self.spalten[feld].nummer - 1
        wert = zeile[place] if place < len(zeile) else None
        return unlesbar(wert, frei=False) or werte.betrag(
            wert, dezimal=self._mappe.dezimal, faktor=self._faktor[feld]
        )

    def _lies(self, feld: str, wert: Wert) -> Gelesen:
        if feld in _MOSTLY_NEW:
            return self._lies_anew(feld, wert)
        cell = (feld, type(wert), wert)
        if (known := self._seen.get(cell)) is not None:
            return known
        if len(self._seen) > _REMEMBERED:
            self._seen.clear()
        self._seen[cell] = found = self._lies_anew(feld, wert)
        return found

    def _lies_anew(self, feld: str, wert: Wert) -> Gelesen:
        if odd := unlesbar(wert, frei=feld in FREI):
            return odd
        if feld in BETRAEGE:
            return werte.betrag(
                wert, dezimal=self._mappe.dezimal, faktor=self._faktor[feld]
            )
        if feld in {"kommune", "kommune_ars9"}:  # as it stands: read beside others
            return NICHTS if werte.ist_nichts(wert) else Gelesen(wert=text(wert))
        return self._leser[feld](wert)

    def _fixed(self, wert: str, feld: str) -> str | None:
        """A fixed value of the mapping, read like a cell."""
        read = self._leser.get(feld, werte.wort)
        gelesen = werte.betrag(wert) if feld in BETRAEGE else read(wert)
        if gelesen.schwere is Schwere.FEHLER:
            message = f"Die Zuordnung setzt »{feld}« auf »{wert}«: {gelesen.regel}"
            raise MappingUnreadableError(message)
        return gelesen.wert

    def _follow(self, fall: Fall, gelesen: dict[str, Gelesen]) -> None:
        """Fill what follows from other fields, then what the mapping fixes."""
        found = fall.werte
        if fall.bewilligt and "bewilligt_am" not in self.spalten:
            found["bewilligt_am"] = found.get("entschieden_am")
        for feld in ("zuwendung_eur", "gesamtausgaben_eur"):
            angabe = f"{feld.removesuffix('_eur')}_angabe"
            if found.get(feld) and not found.get(angabe):
                found[angabe] = gelesen[feld].angabe if feld in gelesen else "exakt"
        if am := found.get("bewilligt_am"):
            found["datum_genauigkeit"] = found.get(
                "datum_genauigkeit"
            ) or datum.genauigkeit(am)
            found["jahr"] = found.get("jahr") or am[:4]
        if found.get("runde") and not found.get("runde_angabe"):
            found["runde_angabe"] = "genannt"
        found["anzahl_bescheide"] = found.get("anzahl_bescheide") or self._bescheide
        for feld, wert in self._fest.items():
            if found.get(feld) is None and (feld != "datum_bedeutung" or am):
                found[feld] = wert

    def _odd(self, fall: Fall, gelesen: dict[str, Gelesen]) -> Iterator[Verstoss]:
        """What cells of the row, read for themselves, do not tell."""
        am, said = fall.werte.get("bewilligt_am"), gelesen.get("status")
        if fall.bewilligt and am and am[:4] < _FIRST_YEAR:
            regel = "Die Bewilligung liegt vor dem Beginn des Programms (2019)."
            yield Verstoss("bewilligt_am", Schwere.FEHLER, regel)
        if said and said.wert is None and not (am or fall.werte.get("jahr")):
            yield _NO_STATUS
        yield from self._lone(fall)

    def _lone(self, fall: Fall) -> Iterator[Verstoss]:
        """Statements about a value that is not there; an ArL that is another."""
        broken = {befund.zelle for befund in fall.befunde}
        for value, about in _PAIRS if fall.bewilligt else ():
            if fall.werte.get(about) and not fall.werte.get(value):
                spalte = self.spalten.get(value)
                if spalte and adresse(fall.zeile, spalte.nummer) in broken:
                    continue  # said already
                yield Verstoss(
                    about, Schwere.FEHLER, f"Die Angabe gilt »{value}«, das leer ist."
                )
        arl, kreis = fall.werte.get("arl"), fall.werte.get("landkreis_ags")
        if arl and kreis and fold(self._stammdaten.arl_of[kreis]) != fold(arl):
            regel = f"Der Landkreis gehört zum ArL {self._stammdaten.arl_of[kreis]}."
            yield Verstoss(
                "arl", Schwere.WARNUNG, regel, "Das ArL folgt dem Landkreis."
            )

    def _of_cell(
        self, fall: Fall, feld: str, found: Gelesen, zeile: Sequence[Wert]
    ) -> Befund:
        spalte = self.spalten.get(feld) or self.spalten.get(
            feld.removesuffix("_ars9").removesuffix("_ags")
        )
        wert = None
        if spalte and spalte.nummer <= len(zeile):
            wert = zeile[spalte.nummer - 1]
        return Befund(
            datei=self._mappe.datei,
            blatt=self._blatt.name,
            zelle=adresse(fall.zeile, spalte.nummer if spalte else 0),
            wert=gekuerzt(text(wert)),
            regel=found.regel if spalte else f"{COLUMNS[feld].titel}: {found.regel}",
            hinweis=found.hinweis,
            schwere=found.schwere or Schwere.HINWEIS,
        )


def _of_antrag(feld: str, found: Gelesen) -> Gelesen:
    """A fault in a field that an application does not need stops nothing."""
    if found.schwere is not Schwere.FEHLER or behaelt(feld):
        return found
    hinweis = "Der Antrag ist nicht bewilligt; die Angabe wird nicht übernommen."
    return replace(found, schwere=Schwere.WARNUNG, hinweis=hinweis)
