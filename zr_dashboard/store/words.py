"""Words of German texts as the text search compares them.

Owns folding, stemming and the marking of hits, for texts and queries alike. Where a
compound may be cut is `compounds.py`, what a query says `query.py`, which words match
each other and which cases have them `search.sql`; `volltext.py` fills the index.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import pairwise

import Stemmer

_STOP = (
    "aber als am an auch auf aus bei beim bis da damit dann das dass dem den der des "
    "die dies diese diesem diesen dieser dieses durch ein eine einem einen einer "
    "eines er es fuer gegen hat im in ins ist mit nach nicht noch oder ohne sein "
    "seine sich sie sind so sowie ueber um und unter vom von vor war wie wird zu zum "
    "zur zwischen"
)
STOP_WORDS = frozenset(_STOP.split())
"""Folded words that no case is found by: they stand in nearly every text. A phrase
in quotes keeps them."""

_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_SPELT_OUT = str.maketrans(_UMLAUTS)
_USUAL = (*_UMLAUTS.items(), *((sign, " ") for sign in "–—„“”‚‘’»«€§"))
"""What nearly every German text has beside ASCII: with nothing else, it is folded in a
fraction of the time."""

_PLAIN = re.compile(r"[0-9a-z]+")
_UMLAUT = re.compile(r"([ao])e|(?<![aeiouyq])ue")
_SEPARATOR = re.compile(r"[\s;,/|]+")
"""What keeps words apart for good; any other sign between two words may join them:
Co-Working, MachMit!Haus, Bürger*innen, Stad(t)t."""

_SILENT = "\u00ad\u200b\u200c\u200d\u2060"
"""Soft hyphen and others that are not seen."""

_PIECE = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060])*")
"""A word in an original text, also with loose accents and soft hyphens."""

_LONGEST_CHAIN = 5
"""Words of a hyphenated chain that are also one word: Open-Library-Adendorf."""


def fold(text: str) -> str:
    """Write a text so that spellings of the same words are equal.

    Lower case; ä ae, ö oe, ü ue, ß ss; other accents off; whatever is neither
    letter nor digit becomes one blank. Folding what is folded changes nothing.

    Example: »Co-Working für Königslutter« -> `co working fuer koenigslutter`.
    """
    plain = text.lower()
    if not plain.isascii():
        for sign, spelt in _USUAL:
            plain = plain.replace(sign, spelt)
    if plain.isascii():
        return " ".join(_PLAIN.findall(plain))
    folded = _fold_once(text)
    # A few signs take two rounds: decomposing one may yield another capital.
    while folded != (again := _fold_once(folded)):
        folded = again
    return folded


def words(text: str) -> list[str]:
    """The folded words of a text, in its order."""
    return fold(text).split()


def joined(text: str) -> list[str]:
    """Folded words that a text writes in parts: »Co-Working« -> `coworking`.

    Of a longer chain each pair and the whole; numbers are never joined.
    """
    found: list[str] = []
    for segment in _SEPARATOR.split(text):
        parts = words(segment)
        found += [a + b for a, b in pairwise(parts) if may_join(a, b)]
        is_chain = 2 < len(parts) <= _LONGEST_CHAIN  # noqa: PLR2004  a pair is one already
        if is_chain and not any(part.isdigit() for part in parts):
            found.append("".join(parts))
    return found


def may_join(first: str, second: str) -> bool:
    """Whether two folded words may be one elsewhere; a number is never part of one."""
    return not (first.isdigit() or second.isdigit())


def flat(word: str) -> str:
    """A folded word without the e of its umlauts: `innenstaedte` -> `innenstadte`.

    So a stem is contained in every compound, whatever became of its vowel. The ue
    of »neue« and »Quelle« is none.
    """
    return _UMLAUT.sub(lambda match: match[1] or "u", word)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a folded word: always the beginning of its `flat` form.

    Source: the German stemmer of the Snowball project.
    """
    bare = flat(word)
    # One stemmer per call: it keeps the word it works on, and pages ask at once.
    stamm = str(Stemmer.Stemmer("german").stemWord(bare))
    return stamm if bare.startswith(stamm) else bare


def spellings(text: str) -> list[tuple[str, str]]:
    """Each folded word of a text with the piece of it that says so.

    A piece of several words (»½«) is left out.
    """
    pieces = [(fold(match[0]), match[0]) for match in _PIECE.finditer(text)]
    return [(folded, piece) for folded, piece in pieces if " " not in folded]


def mark(text: str, hits: Collection[str]) -> list[tuple[str, bool]]:
    """Cut a text into what matched and what did not.

    Args:
        text: As a reader sees it.
        hits: Folded words, joined ones too, and phrases (they hold a blank).

    Returns:
        The parts in their order, none of them empty; together they are `text`.
        Whole words are marked, of a compound all of it.
    """
    parts: list[tuple[str, bool]] = []
    done = 0
    for start, end in _hits(text, frozenset(hits)):
        parts += [(text[done:start], False), (text[start:end], True)]
        done = end
    parts.append((text[done:], False))
    return [part for part in parts if part[0]]


def _fold_once(text: str) -> str:
    lower = unicodedata.normalize("NFKC", text).casefold()
    spelt = unicodedata.normalize("NFC", lower).translate(_SPELT_OUT)
    bare = unicodedata.normalize("NFKD", spelt)
    return " ".join("".join(map(_letter, bare)).split())


@lru_cache(maxsize=1 << 12)
def _letter(sign: str) -> str:
    """A letter or digit; nothing for accents and soft hyphens; else a blank."""
    if sign.isalnum():
        return sign
    silent = unicodedata.category(sign)[0] == "M" or sign in _SILENT
    return "" if silent else " "


def _hits(text: str, hits: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Begin and end of every hit, from left to right; of several, the longest."""
    pieces = [(m.start(), m.end(), fold(m[0])) for m in _PIECE.finditer(text)]
    longest = max((hit.count(" ") + 1 for hit in hits), default=0)
    place = 0
    while place < len(pieces):
        for last in range(
            min(place + max(longest, _LONGEST_CHAIN), len(pieces)), place, -1
        ):
            run = [folded for _, _, folded in pieces[place:last]]
            if " ".join(run) in hits or "".join(run) in hits:
                yield pieces[place][0], pieces[last - 1][1]
                place = last
                break
        else:
            place += 1
