"""A selection in German: the phrase of headings and files, and the words of chips.

Owns the wording only. What a selection is stands in `selection`, what its codes mean
in `codes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zr_dashboard.model.codes import OHNE_ANGABE, Codes
from zr_dashboard.model.dimensionen import DIMENSIONEN, FACETS
from zr_dashboard.model.link import Facet

if TYPE_CHECKING:
    from zr_dashboard.model.selection import Selection

_NBSP = "\N{NO-BREAK SPACE}"
_NAMED = ("runde", "landkreis", "kommune", "zentralort", "groessenklasse")
"""They carry their kind in their name: »Landkreis Goslar«, »unter 5.000 Einwohner«."""


def parts(selection: Selection, codes: Codes) -> list[tuple[str, str, str]]:
    """What is chosen, one entry per chip; see `Selection.parts`."""
    one = [
        ("text", _text(selection)),
        ("von", _years(selection)),
    ]
    several = [
        (name, token, _chip(selection, name, token, codes))
        for name in FACETS
        for token in selection.facet(name).to_tokens()
    ]
    last = [("betrag_von", _amount(selection))]
    if selection.stand is not None:
        last.append(("stand", f"Datenstand {selection.stand:%d.%m.%Y}"))
    return [
        *((name, "", words) for name, words in one if words),
        *several,
        *((name, "", words) for name, words in last if words),
    ]


def in_words(selection: Selection, codes: Codes) -> str:
    """One phrase for all of it; see `Selection.in_words`."""
    phrases = [_text(selection), _years(selection)]
    for name in FACETS:
        phrases += _facet(selection, name, codes)
    phrases.append(_amount(selection))
    return " · ".join(filter(None, phrases)) or "alle Förderfälle"


def token_in_words(name: str, token: str, codes: Codes) -> str:
    """One value of a URL parameter as a reader reads it: `-T07` -> »nicht Thema: …«."""
    code = token.removeprefix("-")
    if code == OHNE_ANGABE:
        return f"{'ohne' if code == token else 'mit'} Angabe {DIMENSIONEN[name].angabe}"
    word = _word(name)
    what = f"{word}: {codes.name(name, code)}" if word else codes.name(name, code)
    return what if code == token else f"nicht {what}"


def _chip(selection: Selection, name: str, token: str, codes: Codes) -> str:
    words = token_in_words(name, token, codes)
    return f"{words} {_day(selection, codes)}" if name == "laufzeit" else words


def _text(selection: Selection) -> str:
    return f"Suche nach »{selection.text}«" if selection.text else ""


def _years(selection: Selection) -> str:
    von, bis, ohne = selection.jahr_von, selection.jahr_bis, selection.ohne_jahr
    if von is None and bis is None:
        return _only(ohne, "zum Jahr")
    if von == bis:
        words = f"Jahr {von}"
    elif von is None:
        words = f"Jahre bis {bis}"
    else:
        words = f"Jahre ab {von}" if bis is None else f"Jahre {von} bis {bis}"
    return f"{words} oder ohne Angabe zum Jahr" if ohne else words


def _amount(selection: Selection) -> str:
    von, bis, ohne = selection.betrag_von, selection.betrag_bis, selection.ohne_betrag
    if von is None and bis is None:
        return _only(ohne, "zur Zuwendung")
    if von == bis:
        words = f"Zuwendung {_euro(von)}"
    elif von is None:
        words = f"Zuwendung bis {_euro(bis)}"
    elif bis is None:
        words = f"Zuwendung ab {_euro(von)}"
    else:
        words = f"Zuwendung {_euro(von)} bis {_euro(bis)}"
    return f"{words} oder ohne Angabe zur Zuwendung" if ohne else words


def _only(ohne: bool | None, angabe: str) -> str:  # noqa: FBT001  one of three values
    return {None: "", True: f"ohne Angabe {angabe}", False: f"mit Angabe {angabe}"}[
        ohne
    ]


def _facet(selection: Selection, name: str, codes: Codes) -> list[str]:
    """What is chosen as one phrase, then one phrase for each exclusion."""
    facet = selection.facet(name)
    words = [*_chosen(name, facet, codes), *_excluded(name, facet, codes)]
    if name == "laufzeit":
        return [f"{phrase} {_day(selection, codes)}" for phrase in words]
    return words


def _chosen(name: str, facet: Facet, codes: Codes) -> list[str]:
    named = [codes.name(name, code) for code in facet.chosen if code != OHNE_ANGABE]
    chosen = [f"{_word(name)} {' oder '.join(named)}".strip()] if named else []
    if OHNE_ANGABE in facet.chosen:
        chosen.append(f"ohne Angabe {DIMENSIONEN[name].angabe}")
    return [" oder ".join(chosen)] if chosen else []


def _excluded(name: str, facet: Facet, codes: Codes) -> list[str]:
    return [
        f"mit Angabe {DIMENSIONEN[name].angabe}"
        if code == OHNE_ANGABE
        else " ".join(filter(None, ["nicht", _word(name), codes.name(name, code)]))
        for code in facet.excluded
    ]


def _day(selection: Selection, codes: Codes) -> str:
    """On which day a case is asked whether it is running."""
    return f"am {selection.am or selection.stand or codes.staende[0]:%d.%m.%Y}"


def _euro(amount: int | None) -> str:
    return f"{amount:,}{_NBSP}€".replace(",", ".")


def _word(name: str) -> str:
    return "" if name in _NAMED else DIMENSIONEN[name].titel
