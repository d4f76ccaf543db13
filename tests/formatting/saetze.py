"""A reader of sentences who knows German and arithmetic, and nothing of the package.

Takes a sentence about a figure apart by its grammar, and gives back what it claims.
What does not fit the grammar is no sentence.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

_TO_TWELVE = (
    *("zwei", "drei", "vier", "fünf", "sechs", "sieben"),
    *("acht", "neun", "zehn", "elf", "zwölf"),
)
_WORDS = {word: number for number, word in enumerate(_TO_TWELVE, 2)}
_FIGURE = r"(?:\d{1,3}(?:\.\d{3})*|\d+)"
_VIELE = f"(?:{'|'.join(_WORDS)}|{_FIGURE})"
_WANN = r"(?:seit \d{4}|im Jahr \d{4}|in den Jahren \d{4} (?:und|bis) \d{4})"
_FUER = (
    r"(?:Seit \d{4}|Für das Jahr \d{4}|Für die Jahre (?:ab \d{4}|\d{4} (?:und|bis) "
    r"\d{4}))"
)
_NAME = r"[A-ZÄÖÜ][\w./-]*(?: [\w./-]+)*?(?: \([\w ]+\))?"
_NAMES = rf"{_NAME}(?:, {_NAME})? und {_NAME}"
_ORT = (
    rf"(?:(?:im (?:Landkreis|Amtsbezirk|Flecken)|in der (?:Region|Stadt|Samtgemeinde|"
    rf"Gemeinde)) {_NAME}|in den (?:Landkreisen|Amtsbezirken|Flecken|Regionen|Städten|"
    rf"Samtgemeinden|Gemeinden) {_NAMES})"
)
_WO = rf"(?: {_ORT}(?:(?:, {_ORT})? (?:und|sowie) {_ORT})?)?"
_PROGRAMM = " im Programm Zukunftsräume Niedersachsen"
_BETRAG = (
    rf"(?P<wie>rund |mehr als )?(?:(?P<mio>eine Million|(?:{_VIELE}|{_FIGURE},\d)"
    rf" Millionen)|(?P<euro>{_FIGURE}(?:,\d\d)?)) Euro"
)
_PROZENT = r"(?P<wie>rund )?(?P<prozent>\d{1,3}(?:,\d+)?) Prozent"
_ATTRIBUT = (
    r"(?: der Runde \d+| der Runden \d+(?:, \d+)* und \d+)?"
    r"(?: des Fördergegenstands »[^»«]+«)?"
    r"(?: mit dem Hauptthema »[^»«]+« \(redaktionelle Zuordnung\))?"
    r"(?: zum Thema »[^»«]+« \(redaktionelle Zuordnung\))?"
    r"(?: der Auswahl »[^»«]+«(?: \(Themen redaktionell zugeordnet\))?)?"
)


def _faelle(eins: str, viele: str, name: str = "faelle") -> str:
    """So many cases, in a case of grammar."""
    return rf"(?P<{name}>{eins}|{_VIELE} {viele}){_ATTRIBUT}"


_AKKUSATIV = _faelle("einen dokumentierten Förderfall", "dokumentierte Förderfälle")
_GANZES = _AKKUSATIV.replace("faelle>", "ganzes>")
_DATIV = _faelle("einem dokumentierten Förderfall", "dokumentierten Förderfällen")
_WEITERE = (
    rf"(?:; zu (?P<weitere>einem weiteren|{_VIELE} weiteren) (?:ist kein Betrag "
    r"veröffentlicht|ist die Kommune nicht bekannt|ist der Landkreis nicht bekannt|"
    r"sind keine veröffentlicht))?"
)
_DAZU = (
    r"; dazu (?:ist kein Betrag veröffentlicht|ist die Kommune nicht bekannt|ist der "
    r"Landkreis nicht bekannt)"
)
_GROSS = _WANN.replace("seit", "Seit").replace("im", "Im").replace("in den", "In den")
_HAT = rf"{_GROSS} hat das Land{_WO}{_PROGRAMM}"
_CLAUSE = rf", (?P<welche>den|die) das Land {_WANN}{_WO}{_PROGRAMM} bewilligt hat,"
_ORTE = (
    rf"(?P<orte>einer Kommune|{_VIELE} Kommunen|(?:einem Landkreis oder einer "
    rf"kreisfreien Stadt|{_VIELE} Landkreisen und kreisfreien Städten) "
    r"\(Region Hannover als Landkreis gezählt\))"
)
_SENTENCES = {
    "nichts": rf"{_FUER} ist{_WO}{_PROGRAMM} kein (?:Förderfall|Bescheid){_ATTRIBUT} "
    "dokumentiert",
    "gezaehlt": rf"{_GROSS} (?P<verb>wurden?){_WO}{_PROGRAMM} "
    + _faelle(
        "ein dokumentierter (?:Förderfall|Bescheid)",
        "dokumentierte (?:Förderfälle|Bescheide)",
    )
    + " (?:bewilligt|erteilt)",
    "bewilligt": rf"{_HAT} {_BETRAG} für {_AKKUSATIV} bewilligt{_WEITERE}",
    "orte": rf"{_HAT} {_AKKUSATIV} in {_ORTE} bewilligt{_WEITERE}",
    "lage": rf"(?:Die mittlere Zuwendung|Der Median der Zuwendungen) von {_DATIV}"
    rf"{_CLAUSE} beträgt {_BETRAG}{_WEITERE}",
    "ausgaben": rf"Für {_AKKUSATIV}{_CLAUSE} sind Gesamtausgaben von (?P<zusammen>"
    rf"zusammen )?{_BETRAG} veröffentlicht{_WEITERE}",
    "anteil": rf"Von den Zuwendungen, die das Land {_WANN}{_WO}{_PROGRAMM} für "
    rf"{_GANZES} bewilligt hat, (?P<entfallen>entfällt|entfallen) {_PROZENT} auf "
    rf"{_AKKUSATIV}{_WO}{_WEITERE}",
    "fallanteil": rf"Von {_DATIV}{_CLAUSE} (?P<teil>ist einer|sind {_VIELE})"
    rf"(?:{_WO}{_ATTRIBUT}), {_PROZENT}",
    "je kopf": rf"{_HAT} {_BETRAG} je 1\.000 Einwohnerinnen und Einwohner "
    rf"\(Bevölkerung am \d\d\.\d\d\.\d{{4}}, Zensus 2022\) für "
    rf"{_AKKUSATIV} bewilligt{_WEITERE}",
    "ohne": rf"{_HAT} {_AKKUSATIV} bewilligt{_DAZU}",
    "ohne ausgaben": rf"Für {_AKKUSATIV}{_CLAUSE} sind keine Gesamtausgaben "
    "veröffentlicht",
}
_STAND = r" \(Stand: (?P<stand>\d\d\.\d\d\.\d{4})\)\."
_READ = {name: re.compile(pattern + _STAND) for name, pattern in _SENTENCES.items()}


@dataclass(frozen=True)
class Claim:
    """What a sentence claims."""

    art: str
    """Which of the sentences it is."""

    wie: str
    """`rund`, `mehr als` or nothing."""

    betrag: Decimal | None
    faelle: int
    weitere: int
    orte: int | None
    prozent: Decimal | None
    """As a share."""

    ganzes: int
    """So many cases, of which a share of their sum is claimed."""

    teil: int
    """So many of the cases are claimed to be a part."""

    stand: str


def read(sentence: str) -> Claim:
    """Take a sentence apart.

    Raises:
        AssertionError: it is not grammatical.
    """
    fits = [(n, m) for n, p in _READ.items() if (m := p.fullmatch(sentence))]
    assert fits, sentence
    art, match = fits[0]
    found = match.groupdict()
    faelle = _number(found.get("faelle"))
    for word, one, several in (
        ("verb", "wurde", "wurden"),
        ("welche", "den", "die"),
        ("zusammen", None, "zusammen "),
    ):
        if word in found:
            assert found[word] == (one if faelle == 1 else several), sentence
    prozent = found.get("prozent")
    share = Decimal(prozent.replace(",", ".")) / 100 if prozent else None
    if entfallen := found.get("entfallen"):
        assert (entfallen == "entfällt") == (prozent == "1"), sentence
    return Claim(
        art=art,
        wie=(found.get("wie") or "").strip(),
        betrag=_amount(found),
        faelle=faelle,
        weitere=_number(found.get("weitere")),
        orte=_number(found["orte"]) if found.get("orte") else None,
        prozent=share,
        ganzes=_number(found.get("ganzes")),
        teil=_number((found.get("teil") or "").partition(" ")[2]),
        stand=found["stand"] or "",
    )


def _number(words: str | None) -> int:
    if not words:
        return 0
    first = words.split()[0]
    if first.startswith("ein"):
        return 1
    if first in _WORDS:
        return _WORDS[first]
    number = int(first.replace(".", ""))
    assert number == 0 or number > 12, words
    return number


def _amount(found: dict[str, str | None]) -> Decimal | None:
    if mio := found.get("mio"):
        first = mio.split()[0]
        if "," in first:
            return Decimal(first.replace(".", "").replace(",", ".")) * 1_000_000
        return Decimal(_number(mio)) * 1_000_000
    if euro := found.get("euro"):
        return Decimal(euro.replace(".", "").replace(",", "."))
    return None
