"""Where a list begins, and which rows beneath are no cases.

Owns finding the heading in the first rows of a sheet, over one row or more, and
telling rows of totals, numbers of columns and repeated headings from cases.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from zr_dashboard.lieferung.blatt import Blatt, Wert, leer, text
from zr_dashboard.lieferung.zuordnung import Zuordnung, ist_einheit, key
from zr_dashboard.store.words import fold

SUCHE = 20
"""Rows of a sheet in which its heading must begin."""

MINDESTENS = 2
"""Recognised columns that make a row a heading."""

_LONGEST = 1_000
"""Signs of a heading that are looked at; none is longer, and whole books may stand
where headings are looked for."""

_TOTAL = re.compile(
    r"(zwischen|end|gesamt|teil)?summen?\b.*|(ins)?gesamt\b.*|gesamtbetrag\b.*"
    r"|total\b.*|uebertrag\b.*|sum\b.*"
)
_LABELS = frozenset(("summe", "gesamtsumme", "gesamt", "insgesamt", "total"))
_SUBTOTAL = re.compile(r"(zwischen|teil)summe.*|uebertrag.*")
_NOTE = re.compile(r"\*+|\(?\d{1,2}\)|[¹²³⁴⁵⁶⁷⁸⁹]+[⁾)]?")
_GUESSED = 3
"""Texts that a row must have to be taken for a heading of which hardly any is known."""

_HYPHENATED = re.compile(r"(?<=\w)-\s*\n\s*(?=[a-zäöüß])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spalte:
    """One column of a list."""

    nummer: int
    """Counted from 1."""

    titel: str
    """The heading as it stands there, in one line."""

    feld: str | None
    """Its field; empty if left out on purpose; None if not recognised."""

    einheit: str = ""
    """What a row of units beneath the heading says of it."""

    @property
    def mit_einheit(self) -> str:
        """Heading and unit: what a number in the column stands for."""
        return f"{self.titel} {self.einheit}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kopf:
    """The heading of a list."""

    erste: int
    """Place in `Blatt.zeilen` of its first row."""

    letzte: int
    """That of its last row, with units or titles."""

    spalten: tuple[Spalte, ...]

    @property
    def titelzeile(self) -> int:
        """The place of its last row with titles; beneath it may be units."""
        return self.letzte - any(spalte.einheit for spalte in self.spalten)

    @property
    def erkannt(self) -> int:
        """How many fields have a column."""
        return len({spalte.feld for spalte in self.spalten if spalte.feld})

    def spalte(self, feld: str) -> Spalte | None:
        """The column where a field stands, by its key or else by its name."""
        name = feld.removesuffix("_ars9").removesuffix("_ags")
        found = {spalte.feld: spalte for spalte in reversed(self.spalten)}
        return found.get(feld) or found.get(name) if feld else None

    @property
    def titel(self) -> frozenset[str]:
        """The headings without anything that two people would write differently."""
        return frozenset(key(spalte.titel) for spalte in self.spalten if spalte.titel)


def finde_kopf(blatt: Blatt, zuordnung: Zuordnung) -> Kopf | None:
    """The heading of a sheet; None if its first rows hold none."""
    places = [place for place, row in enumerate(blatt.zeilen[:SUCHE]) if not leer(row)]
    heads = [_kopf(blatt, zuordnung, place, place) for place in places]
    best = max(heads, key=lambda head: head.erkannt, default=None)
    if best is None or best.erkannt < 1:
        return None
    best = _with_units(blatt, _extended(blatt, zuordnung, best))
    return _with_untitled(blatt, best) if best.erkannt >= MINDESTENS else None


def vermute_kopf(blatt: Blatt, zuordnung: Zuordnung) -> Kopf | None:
    """The row that looks most like a heading, though hardly any of it is known."""
    places = [
        place
        for place, row in enumerate(blatt.zeilen[:SUCHE])
        if _only_words(row) and len(_texts(row)) == len(set(_texts(row))) >= _GUESSED
    ]
    place = max(places, key=lambda p: len(_texts(blatt.zeilen[p])), default=None)
    if place is None or all(map(leer, blatt.zeilen[place + 1 :])):
        return None
    return _with_untitled(blatt, _kopf(blatt, zuordnung, place, place))


def ist_einheiten(zeile: Sequence[Wert]) -> bool:
    """Whether a row says nothing but units."""
    units = map(ist_einheit, filter(None, map(text, zeile)))
    return next(units, False) and all(units)


def ist_fussnote(zeile: Sequence[Wert]) -> bool:
    """Whether a row begins with the sign of a footnote."""
    first = next(filter(None, map(text, zeile)), "")
    return bool(_NOTE.fullmatch(first.split()[0])) if first else False


def ist_summe(zeile: Sequence[Wert]) -> bool:
    """Whether a row says that it adds up others: its first text, or any as a label."""
    return bool(_TOTAL.fullmatch(_first_text(zeile))) or any(
        isinstance(wert, str) and wert.strip(" :=").lower() in _LABELS for wert in zeile
    )


def ist_zwischensumme(zeile: Sequence[Wert]) -> bool:
    """Whether it adds up only the rows since the last such row."""
    return bool(_SUBTOTAL.fullmatch(_first_text(zeile)))


def ist_nummerierung(zeile: Sequence[Wert]) -> bool:
    """Whether the cells number the columns, 1, 2, 3 or a, b, c."""
    first = next(filter(None, map(text, zeile)), "")
    if first.strip("(). ").lower() not in {"1", "a"}:
        return False
    cells = [re.sub(r"[().\s]", "", text(wert)).lower() for wert in zeile]
    cells = [cell for cell in cells if cell]
    numbers = [str(number) for number in range(1, len(cells) + 1)]
    letters = [chr(ord("a") + place) for place in range(min(len(cells), 26))]
    return len(cells) > MINDESTENS and cells in (numbers, letters)


def ist_kopf(zeile: Sequence[Wert], titel: frozenset[str]) -> bool:
    """Whether a row repeats the heading, as printed lists do on every page.

    Args:
        zeile: The row.
        titel: `Kopf.titel` of the heading.
    """
    found = 0
    for plain in filter(None, map(text, zeile)):
        if key(plain) not in titel:
            return False
        found += 1
    return found >= MINDESTENS


def _texts(zeile: Sequence[Wert]) -> list[str]:
    return [plain for plain in map(text, zeile) if plain]


def _first_text(zeile: Sequence[Wert]) -> str:
    for wert in zeile:
        if isinstance(wert, str) and any(sign.isalpha() for sign in wert):
            return fold(wert)
    return ""


def _extended(blatt: Blatt, zuordnung: Zuordnung, kopf: Kopf) -> Kopf:
    """The heading with the rows above and beneath that belong to it."""
    for up, down in ((1, 0), (0, 1)):
        erste, letzte = kopf.erste - up, kopf.letzte + down
        if erste < 0 or letzte >= len(blatt.zeilen):
            continue
        beside = blatt.zeilen[erste if up else letzte]
        if not _only_words(beside, at_least=1):
            continue
        wider = _kopf(blatt, zuordnung, erste, letzte)
        groups = down and _has_groups(blatt, kopf.letzte) and _only_words(beside)
        if wider.erkannt > kopf.erkannt or (groups and wider.erkannt == kopf.erkannt):
            kopf = wider
        elif _translated(beside, zuordnung):
            kopf = replace(kopf, erste=erste, letzte=letzte)
    return kopf


def _has_groups(blatt: Blatt, place: int) -> bool:
    """Whether a title of a row stands over several columns."""
    return any(
        top == place + 1 and right > left for (top, left), (_, right) in blatt.verbunden
    )


def _translated(zeile: Sequence[Wert], zuordnung: Zuordnung) -> bool:
    """Whether a row says headings too, as one in another language does."""
    known = [bool(zuordnung.feld(_title(wert))) for wert in zeile if text(wert)]
    return sum(known) >= MINDESTENS and sum(known) * 2 >= len(known)


def _only_words(zeile: Sequence[Wert], at_least: int = MINDESTENS) -> bool:
    """Whether a row could be a heading: so many cells or more, no number, no date."""
    cells = [wert for wert in zeile if text(wert)]
    return len(cells) >= at_least and not any(
        isinstance(wert, int | float | date) or text(wert)[0].isdigit()
        for wert in cells
    )


def _kopf(blatt: Blatt, zuordnung: Zuordnung, erste: int, letzte: int) -> Kopf:
    rows = [_spread(blatt, place) for place in range(erste, letzte)]
    rows.append([_title(wert) for wert in blatt.zeilen[letzte]])
    spalten = []
    for place in range(max(map(len, rows))):
        found = [row[place] for row in rows if place < len(row) and row[place]]
        if parts := list(dict.fromkeys(found)):
            feld = _feld(parts, zuordnung)
            if feld is None and len(rows) > 1 and (group := _group(rows, place)):
                feld = zuordnung.feld(f"{group} {parts[-1]}")
                parts = parts if feld is None else [group, *parts]
            titel = " ".join(" ".join(parts).split())
            spalten.append(Spalte(nummer=place + 1, titel=titel, feld=feld))
    return Kopf(erste=erste, letzte=letzte, spalten=tuple(spalten))


def _with_units(blatt: Blatt, kopf: Kopf) -> Kopf:
    """The heading with a row beneath that says only units."""
    place = kopf.letzte + 1
    if place >= len(blatt.zeilen) or not ist_einheiten(blatt.zeilen[place]):
        return kopf
    units = dict(enumerate(map(text, blatt.zeilen[place]), 1))
    spalten = (replace(s, einheit=units.get(s.nummer, "")) for s in kopf.spalten)
    return replace(kopf, letzte=place, spalten=tuple(spalten))


def _with_untitled(blatt: Blatt, kopf: Kopf) -> Kopf:
    """The heading with columns that have cells and no title: they must not vanish."""
    rows = blatt.zeilen[kopf.letzte + 1 :]
    titled = {spalte.nummer for spalte in kopf.spalten}
    untitled = {*range(1, max(map(len, rows), default=0) + 1)} - titled
    filled = {
        place
        for place in untitled
        if any(place <= len(row) and text(row[place - 1]) for row in rows)
    }
    more = [Spalte(nummer=place, titel="", feld=None) for place in filled]
    spalten = sorted([*kopf.spalten, *more], key=lambda spalte: spalte.nummer)
    return replace(kopf, spalten=tuple(spalten))


def _feld(parts: list[str], zuordnung: Zuordnung) -> str | None:
    """The field of the parts of a heading: together, else the lowest on its own.

    Never the upper one alone: »Zuwendung« over »abgerufen« is no Zuwendung.
    """
    for heading in (" ".join(parts), parts[-1]):
        if (feld := zuordnung.feld(heading)) is not None:
            return feld
    return None


def _group(rows: list[list[str]], place: int) -> str:
    """The title to the left in the upper row, over a cell that has none of its own."""
    upper, lower = rows[0], rows[-1]
    own = upper[place] if place < len(upper) else ""
    if own or place >= len(lower) or not lower[place]:
        return ""
    return next((title for title in reversed(upper[:place]) if title), "")


def _spread(blatt: Blatt, place: int) -> list[str]:
    """The titles of a row; that of a merged range stands over all its columns."""
    titles = [_title(wert) for wert in blatt.zeilen[place]]
    for (top, left), (bottom, right) in blatt.verbunden:
        if top <= place + 1 <= bottom and left <= len(titles) and right - left < 50:  # noqa: PLR2004
            source = blatt.zeilen[top - 1]
            title = _title(source[left - 1]) if left <= len(source) else ""
            titles += [""] * (right - len(titles))
            titles[left - 1 : right] = [title] * (right - left + 1)
    return titles


def _title(wert: Wert) -> str:
    """A heading, with words that were hyphenated at the end of a line made whole."""
    return _HYPHENATED.sub("", text(wert)[:_LONGEST])
