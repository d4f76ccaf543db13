"""How the cells of each field of a case are read.

Owns the field -> reader table. What two cells of a row say of each other is `pruefung`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from zr_dashboard.lieferung import datum, werte
from zr_dashboard.lieferung.befund import Schwere
from zr_dashboard.lieferung.blatt import Wert, text
from zr_dashboard.lieferung.stammdaten import Stammdaten
from zr_dashboard.lieferung.werte import NICHTS, Gelesen, fehler
from zr_dashboard.lieferung.zeitraum import zeitraum
from zr_dashboard.store.words import fold

BETRAEGE = (
    "zuwendung_eur",
    "zuwendungsfaehige_ausgaben_eur",
    "gesamtausgaben_eur",
    "ausgezahlt_eur",
    "beantragt_eur",
)
FREI = frozenset(
    (
        *("foerderfall_id", "titel", "beschreibung", "empfaenger", "hinweis"),
        *("kooperationspartner", "themen", "quellen"),
    )
)
"""Fields whose cells may be texts of any length."""

PFLICHT = ("foerderfall_id", "titel", "empfaenger")
FALL = (
    "foerderfall_id", "titel", "beschreibung", "empfaenger", "kommune_ars9",
    "landkreis_ags", "foerdergegenstand", "massnahmenart", "zuwendung_eur",
    "zuwendung_angabe", "gesamtausgaben_eur", "gesamtausgaben_angabe",
    "foerdersatz_prozent", "bewilligt_am", "datum_genauigkeit", "datum_bedeutung",
    "jahr", "runde", "runde_angabe", "laufzeit_von", "laufzeit_bis",
    "kooperationspartner", "anzahl_bescheide", "status", "vertrauen", "hinweis",
    "ausgezahlt_eur", "zuwendungsfaehige_ausgaben_eur", "beantragt_am",
    "sperrfrist_bis", "verwendungsnachweis_am",
)  # fmt: skip
"""Columns of the table `foerderfall` without `stand`."""

Leser = Callable[[Wert], Gelesen]


def _codes(**spellings: str) -> dict[str, str]:
    """Folded spelling -> code, of code -> spellings joined by `|`."""
    return {
        fold(spelling): code
        for code, joined in spellings.items()
        for spelling in joined.split("|")
    }


_GEGENSTAND = {
    fold(spelling): code
    for code, spellings in {
        "2.1": "2.1|Nr. 2.1|2.1 Projekte|2.1 Maßnahmen|Projekt|Projekte|Maßnahme",
        "2.2": "2.2|Nr. 2.2|2.2 Beratung|Beratung|Coaching|Beratung und Coaching",
        "2.3": "2.3|Nr. 2.3|2.3 Personal|Personal|Personalausgaben|Personalkapazitäten"
        "|Personalstelle|2.3 Personalausgaben|2.3 Personalkapazitäten",
    }.items()
    for spelling in spellings.split("|")
}
_MASSNAHME = {
    **_codes(investiv="investiv|inv", gemischt="gemischt|beides"),
    **dict.fromkeys(
        ("nicht investiv", "nichtinvestiv", "konsumtiv", "n inv"), "nicht-investiv"
    ),
}


def _words(*words: str) -> dict[str, str]:
    """Folded word -> the word."""
    return {fold(word): word for word in words}


_ANGABE = _words("exakt", "gerundet", "höchstens", "mindestens")
_CODES = {
    "foerdergegenstand": _GEGENSTAND,
    "massnahmenart": _MASSNAHME,
    "zuwendung_angabe": _ANGABE,
    "gesamtausgaben_angabe": _ANGABE,
    "datum_genauigkeit": _words("tag", "monat", "jahr"),
    "datum_bedeutung": _words(
        "Bescheid", "Bescheidübergabe", "Bekanntgabe", "erschlossen"
    ),
    "runde_angabe": _words("genannt", "erschlossen"),
    "vertrauen": _words("hoch", "mittel", "niedrig"),
}
"""Field of a few words -> folded spelling -> code."""

WOERTER = {feld: tuple(dict.fromkeys(codes.values())) for feld, codes in _CODES.items()}
"""The same fields -> what can stand there."""

_RUNDE = re.compile(r"(?:(?:Antrags|Förder)?runde|Nr\.?|Call)?\s*(\d{1,2})\.?\s*"
                    r"(?:(?:Antrags|Förder)?runde)?(?:\.0)?", re.IGNORECASE)  # fmt: skip  # noqa: E501


def leser(stammdaten: Stammdaten, dezimal: str | None) -> Mapping[str, Leser]:
    """Field -> how its cells are read; amounts are read in `liste`, for their unit."""
    kreis = stammdaten.orte.landkreis
    return {
        **dict.fromkeys(("titel", "beschreibung", "empfaenger", "hinweis"), werte.wort),
        "foerderfall_id": werte.wort,
        "kooperationspartner": _partner,
        "landkreis_ags": kreis,
        "landkreis": kreis,
        **{feld: partial(werte.code, codes=codes) for feld, codes in _CODES.items()},
        "foerdersatz_prozent": lambda w: werte.prozent(w, dezimal=dezimal),
        "jahr": lambda w: werte.ganzzahl(w, von=2019, bis=2100),
        "antragsjahr": lambda w: werte.ganzzahl(w, von=2019, bis=2100),
        "anzahl_bescheide": lambda w: werte.ganzzahl(w, von=1, bis=99),
        "runde": lambda w: _runde(w, stammdaten.runden),
        **dict.fromkeys(
            ("bewilligt_am", "entschieden_am", "laufzeit_von", "laufzeit_bis"),
            datum.datum,
        ),
        **dict.fromkeys(
            ("beantragt_am", "sperrfrist_bis", "verwendungsnachweis_am"), datum.tag
        ),
        "laufzeit": zeitraum,
        "status": _status,
        "arl": _arl,
        "themen": lambda w: _mehrere(w, stammdaten.themen, "themen.csv"),
        "quellen": lambda w: _mehrere(w, stammdaten.quellen, "quellen.csv"),
    }


def _runde(wert: Wert, runden: frozenset[str]) -> Gelesen:
    if werte.ist_nichts(wert):
        return NICHTS
    found = _RUNDE.fullmatch(text(wert))
    if found and found[1].lstrip("0") in runden:
        return Gelesen(wert=found[1].lstrip("0"))
    return fehler(
        f"»{text(wert)[:60]}« ist keine Runde der Stammdaten.",
        f"Bekannt sind die Runden {', '.join(sorted(runden, key=int))}.",
    )


def _status(wert: Wert) -> Gelesen:
    """A word as it stands; »?« and »k. A.« do not make a case approved."""
    return Gelesen(wert=" ".join(text(wert).split()) or None)


def _partner(wert: Wert) -> Gelesen:
    """Several names in a cell, one a line, joined by `;`."""
    return werte.wort(
        wert.strip().replace("\n", ";") if isinstance(wert, str) else wert
    )


def _arl(wert: Wert) -> Gelesen:
    gelesen = werte.wort(wert)
    name = re.sub(
        r"^(ArL|Amt für regionale Landesentwicklung)\s*", "", gelesen.wert or ""
    )
    return Gelesen(wert=name or None)


def _mehrere(wert: Wert, codes: Mapping[str, str], file: str) -> Gelesen:
    """Codes or names, cut at semicolons and line ends; joined by `;`, in their order."""  # noqa: E501
    if werte.ist_nichts(wert):
        return NICHTS
    if fold(text(wert)) in codes:
        return Gelesen(wert=codes[fold(text(wert))])
    parts = [part.strip() for part in re.split(r"[;\n|]", text(wert)) if part.strip()]
    unknown = [part for part in parts if fold(part) not in codes]
    if unknown and all(fold(p) in codes for p in text(wert).split(",")):
        parts, unknown = text(wert).split(","), []
    if unknown:
        return fehler(f"»{unknown[0][:60]}« steht nicht in {file}.")
    found = list(dict.fromkeys(codes[fold(part)] for part in parts))
    if len(found) == len(parts):
        return Gelesen(wert=";".join(found))
    return Gelesen(
        wert=";".join(found),
        schwere=Schwere.WARNUNG,
        regel="Ein Wert steht doppelt.",
        hinweis="Gelesen wurde er einmal.",
    )
