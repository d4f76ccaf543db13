"""Which case of a list is which case of the Datenstand before.

Owns the identity of cases over deliveries: by Aktenzeichen where the list has them,
else by recipient, title and amount, each proposal a finding for somebody to confirm.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher

from zr_dashboard.formatting import german
from zr_dashboard.lieferung.befund import Befund, Schwere
from zr_dashboard.lieferung.eingang import Eingang
from zr_dashboard.lieferung.richtlinie import Verstoss, Werte
from zr_dashboard.lieferung.zeilen import Fall
from zr_dashboard.store.words import fold

_ALIKE = 0.6
"""From this likeness on two titles may be those of one case."""

_COMPARED = 300
"""Signs of two titles that tell whether they are alike."""

_NAMED = 20
"""How many cases one finding names."""


class Wiedererkennung:
    """Finds for each case of a list the case of the Datenstand before."""

    def __init__(
        self,
        eingang: Eingang,
        stand: date,
        bisher: Mapping[str, Werte],
        eigene: frozenset[int],
    ) -> None:
        """Prepare.

        Args:
            eingang: The list.
            stand: The Datenstand before.
            bisher: Its cases by id, at least those that the list may mean.
            eigene: Rows that are cases of their own.
        """
        self._eingang, self._stand = eingang, stand
        self._bisher, self._eigene = bisher, eigene
        self.befunde: list[Befund] = []
        self._taken: set[str] = set()

    def erkannt(self) -> list[Fall]:
        """Every case of the list, with the id it shall have."""
        if not self._eingang.kennung_vorgeschlagen:
            self._hint_at_others()
            return list(self._eingang.faelle)
        found = self._same_ids()
        for key, alike, said in _WAYS:
            self._match(found, key, alike, said)
        return [
            self._with_id(fall, found.get(fall.zeile)) for fall in self._eingang.faelle
        ]

    def _same_ids(self) -> dict[int, str]:
        """Cases that were there before under the very id that is proposed again.

        So two cases that nothing tells apart keep their two ids.
        """
        found = {}
        for fall in self._eingang.faelle:
            own = fall.werte.get("foerderfall_id") or ""
            old = self._bisher.get(own)
            is_same = old is not None and _same(old) == _same(fall.werte)
            if is_same and fall.zeile not in self._eigene:
                found[fall.zeile] = own
                self._taken.add(own)
                self._say(fall, own, _WAYS[0][2])
        return found

    def _match(
        self,
        found: dict[int, str],
        key: Callable[[Werte], object],
        alike: Callable[[Werte, Werte], bool],
        said: Verstoss,
    ) -> None:
        """Give ids to cases that have just one counterpart, and are just one for it."""
        there = defaultdict(list)
        for kennung, werte in self._bisher.items():
            if kennung not in self._taken and (k := key(werte)) is not None:
                there[k].append(kennung)
        here = defaultdict(list)
        for fall in self._eingang.faelle:
            is_open = fall.zeile not in found and fall.zeile not in self._eigene
            if is_open and (k := key(fall.werte)) in there:
                here[k].append(fall)
        for k, faelle in here.items():
            pairs = [
                (fall, kennung)
                for fall in faelle
                for kennung in there[k]
                if alike(fall.werte, self._bisher[kennung])
            ]
            if len(pairs) == 1:
                fall, kennung = pairs[0]
                found[fall.zeile] = kennung
                self._taken.add(kennung)
                self._say(fall, kennung, said)
            elif pairs:
                self._say_ambiguous(pairs)

    def _say(self, fall: Fall, kennung: str, said: Verstoss) -> None:
        old = self._bisher[kennung]
        before = {
            "kennung": kennung,
            "stand": german.datum(self._stand),
            "titel": old["titel"],
            "betrag": betrag(old.get("zuwendung_eur")),
        }
        verstoss = said._replace(
            regel=said.regel.format(**before), hinweis=said.hinweis.format(**before)
        )
        self.befunde.append(self._eingang.befund(verstoss, fall))

    def _say_ambiguous(self, pairs: list[tuple[Fall, str]]) -> None:
        for fall in {id(fall): fall for fall, _ in pairs}.values():
            names = [kennung for other, kennung in pairs if other is fall]
            regel = f"Der Fall kann »{', '.join(names[:_NAMED])}« sein."
            hinweis = "Er gilt als neu. Ein Aktenzeichen in der Liste entscheidet es."
            verstoss = Verstoss("titel", Schwere.WARNUNG, regel, hinweis)
            if not any(
                b.zeile == fall.zeile and b.regel == regel for b in self.befunde
            ):
                self.befunde.append(self._eingang.befund(verstoss, fall))

    def _with_id(self, fall: Fall, kennung: str | None) -> Fall:
        """The case with the id it had, or with one that no other has."""
        own = fall.werte.get("foerderfall_id") or ""
        if kennung is None:
            kennung, often = own, 1
            while kennung in self._taken or kennung in self._bisher:
                often += 1
                kennung = f"{own}-{often}"
            self._taken.add(kennung)
        return replace(fall, werte={**fall.werte, "foerderfall_id": kennung})

    def _hint_at_others(self) -> None:
        """Cases that are new and gone at once, as far as their Aktenzeichen tell."""
        ids = {fall.werte.get("foerderfall_id") for fall in self._eingang.faelle}
        gone = {_same(w): k for k, w in self._bisher.items() if k not in ids}
        for fall in self._eingang.faelle:
            kennung = fall.werte.get("foerderfall_id")
            is_new = kennung and kennung not in self._bisher
            if is_new and (old := gone.get(_same(fall.werte))):
                regel = f"Bisher steht ein gleicher Fall unter »{old}«."
                hinweis = (
                    "Empfänger, Titel und Zuwendung sind gleich, das Aktenzeichen "
                    "nicht: Er gilt als neuer Fall, der bisherige entfällt."
                )
                verstoss = Verstoss("foerderfall_id", Schwere.HINWEIS, regel, hinweis)
                self.befunde.append(self._eingang.befund(verstoss, fall))


def betrag(wert: str | None) -> str:
    """An amount of a case in a sentence: `1.234,56 €`."""
    if not wert:
        return german.KEINE_ANGABE
    return german.euro(Decimal(wert)).replace("\N{NO-BREAK SPACE}", " ")


def _same(werte: Werte) -> tuple[str, str, str | None]:
    return *empfaenger_und_titel(werte), gleicher_betrag(werte.get("zuwendung_eur"))


def empfaenger_und_titel(werte: Werte) -> tuple[str, str]:
    """Both, without anything that two people would write differently."""
    return fold(werte.get("empfaenger") or ""), fold(werte.get("titel") or "")


def gleicher_betrag(wert: str | None) -> str | None:
    """An amount without zeros that two people would write differently."""
    return str(Decimal(wert).normalize()) if wert else None


def _recipient_and_amount(werte: Werte) -> tuple[str, str] | None:
    empfaenger, _, euro = _same(werte)
    return (empfaenger, euro) if euro else None


def _any(_: Werte, __: Werte) -> bool:
    return True


def _like_titles(one: Werte, other: Werte) -> bool:
    a, b = (fold((w.get("titel") or "")[:_COMPARED]) for w in (one, other))
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE


_CONFIRM = (
    "Mit der Veröffentlichung bestätigen Sie das; sonst sagen Sie, dass es ein eigener "
    "Fall ist."
)
_WAYS = (
    (_same, _any, Verstoss(
        "titel", Schwere.HINWEIS,
        "Gilt als der Fall »{kennung}« des Datenstands {stand}.",
        "Empfänger, Titel und Zuwendung sind gleich.",
    )),
    (empfaenger_und_titel, _any, Verstoss(
        "zuwendung_eur", Schwere.WARNUNG,
        "Gilt als der Fall »{kennung}«, dessen Zuwendung anders war.",
        f"Bisher: {{betrag}}; Empfänger und Titel sind gleich. {_CONFIRM}",
    )),
    (_recipient_and_amount, _like_titles, Verstoss(
        "titel", Schwere.WARNUNG,
        "Gilt als der Fall »{kennung}«, dessen Titel anders war.",
        f"Bisher: »{{titel}}«; Empfänger und Zuwendung sind gleich. {_CONFIRM}",
    )),
)  # fmt: skip
