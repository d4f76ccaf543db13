"""Words of German texts as the text search compares them.

Owns folding, stemming, the reading of a query and the marking of hits. Which words
match each other, and which cases have them, is `search.sql`; the index of a
delivery is filled by `volltext.py`, which folds with the same functions.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

MAX_LENGTH = 200
"""Characters of a query that are read; what stands behind is not searched."""

MAX_WORDS = 12
"""Words and phrases of a query that are searched, counted together."""

STOP_WORDS = frozenset(
    """
    aber als am an auch auf aus bei beim bis da damit dann das dass dem den der des
    die dies diese diesem diesen dieser dieses durch ein eine einem einen einer eines
    er es fuer gegen hat im in ins ist mit nach nicht noch oder ohne sein seine sich
    sie sind so sowie ueber um und unter vom von vor war wie wird zu zum zur zwischen
    """.split()
)
"""Folded words that no case is found by: they stand in nearly every text. A phrase
in quotes keeps them."""

_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_UMLAUT = re.compile(r"([ao])e|(?<![aeiouyq])ue")
_PHRASE = re.compile(r'"([^"]*)"|[„“]([^„“”"]*)[“”"]|»([^«]*)«|«([^»]*)»')
_SEPARATOR = re.compile(r"[\s;,/|]+")
"""What keeps words apart for good; any other sign between two words may join them:
Co-Working, MachMit!Haus, Bürger*innen, Stad(t)t."""

_PIECE = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060])*")
"""A word in an original text, also with loose accents and soft hyphens."""

_LONGEST_CHAIN = 5
"""Words of a hyphenated chain that are also one word: Open-Library-Adendorf."""

_PART = 3
"""Letters that a part of a compound has at least; what more it takes for one of three
says the macro `wort_treffer`."""

_LINKS = ("", "s", "es", "e", "n", "en", "er")
_LINKED = re.compile(r"s[^aeiouy].{3}")
_PREFIX = re.compile(
    r"^(ein|aus|auf|ver|vor|ent|nach|her|hin|zer|bei|unter|uber|durch|gegen)$"
    r"|(be|ge|ver|ent|an)$"
)
"""No first part of a compound, if no vocabulary says otherwise: `ein` in »einladend«."""

_SUFFIX = re.compile(r"(ung|heit|keit|schaft|ion|tat)s$")
"""Behind these the s links words: »Bildungs|park«."""

_ONSET = re.compile(r".[aeiouy]|[bdfgkptvw]r|[bfgkps]l|[gks]n|s[cpktmw]|c.|pf|zw|qu")
"""Two letters that belong to one syllable: »Landkreise« has no »Reise«."""

_LONGEST_WORD = 100
"""Letters of a word in which parts are sought."""

_SURE_PART = 4
"""Letters of a part that needs no proof at its end."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a query, or several that may be written as one."""

    wort: str
    """Folded."""

    stamm: str
    """`stem` of it."""

    kerne: tuple[str, ...]
    """What a compound must contain to match, any of them: the stem, then the word
    (`lad` is too short for »Ladenlokal«); none for words of two letters."""

    von: int
    """Place of its first word in the query, counted from 1."""

    bis: int
    """Place of its last word; »Co-Working« is `co`, `working` and, over both
    places, `coworking`."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it was understood; the macro `gefunden` reads its fields."""

    woerter: tuple[Word, ...] = ()
    """Every place must match, by any of the words that cover it."""

    phrasen: tuple[str, ...] = ()
    """Folded; each must stand in the text as it is."""

    uebergangen: tuple[str, ...] = ()
    """Folded words that are not searched for being `STOP_WORDS`."""

    gekuerzt: bool = False
    """Whether it was longer than `MAX_LENGTH` or `MAX_WORDS` allow."""

    def __bool__(self) -> bool:
        """Whether it is a condition at all."""
        return bool(self.woerter or self.phrasen)


def fold(text: str) -> str:
    """Write a text so that spellings of the same words are equal.

    Lower case; ä ae, ö oe, ü ue, ß ss; other accents off; whatever is neither
    letter nor digit becomes one blank. Folding what is folded changes nothing.

    Example: »Co-Working für Königslutter« -> `co working fuer koenigslutter`.
    """
    if text.isascii():
        return " ".join(re.findall(r"[0-9a-z]+", text.lower()))
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

    Of a longer chain each pair and the whole; numbers are never joined to numbers.
    """
    found: list[str] = []
    for segment in _SEPARATOR.split(text):
        parts = words(segment)
        found += [a + b for a, b in zip(parts, parts[1:], strict=False) if _joins(a, b)]
        if 2 < len(parts) <= _LONGEST_CHAIN and not any(p.isdigit() for p in parts):  # noqa: PLR2004  a pair is a pair already
            found.append("".join(parts))
    return found


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
    # One stemmer per call: it keeps the word it works on, and pages ask at once.
    return str(Stemmer.Stemmer("german").stemWord(flat(word)))


def parts(word: str, known: Collection[str]) -> tuple[list[int], list[int]]:
    """Where a compound may be cut, by what other words there are, or by its sound.

    Args:
        word: `flat`.
        known: Flat forms and stems of all words of the Datenstand.

    Returns:
        Places of letters, counted from 1. First, where a later part may begin: the
        letters before it are three or more, and either a word themselves, linking
        letters aside, or sound like the end of one: »Lern|ort«, not »Sp|ort«. Then,
        where the rest begins with a word: so »Rad« is in »Rad|verkehr«, not in »Radio«.
    """
    places = range(_PART, min(len(word) - _PART + 1, _LONGEST_WORD))
    stamm = stem(word)
    return (
        [n + 1 for n in places if _ends(word[:n], known) or _sounds(word, n)],
        [n + 1 for n in places if _begins(stamm[n:], known) or _stands(word, stamm, n)],
    )


def spellings(text: str) -> list[tuple[str, str]]:
    """Each folded word of a text with the piece of it that says so.

    A piece of several words (»½«) is left out.
    """
    pieces = [(fold(match[0]), match[0]) for match in _PIECE.finditer(text)]
    return [(folded, piece) for folded, piece in pieces if " " not in folded]


def parse(query: str) -> Query:
    """Read what somebody typed; never raises.

    Words are joined by *and*. "…", „…“ and »…« keep a phrase; a lone quotation
    mark is a blank. There are no operators: *oder*, - and * mean nothing.
    """
    text = query[:MAX_LENGTH]
    if query[MAX_LENGTH - 1 : MAX_LENGTH + 1].isalnum() and len(query) > MAX_LENGTH:
        text = text[: _last_word(text)]
    phrases = dict.fromkeys(
        filter(None, (fold("".join(filter(None, m))) for m in _PHRASE.findall(text)))
    )
    loose = words(_PHRASE.sub(" ", text))
    left_out = dict.fromkeys(word for word in loose if word in STOP_WORDS)
    kept = list(dict.fromkeys(word for word in loose if word not in STOP_WORDS))
    phrases = dict.fromkeys([*phrases][:MAX_WORDS])
    room = MAX_WORDS - len(phrases)
    return Query(
        woerter=tuple(_alternatives(kept[:room])),
        phrasen=tuple(phrases),
        uebergangen=tuple(left_out),
        gekuerzt=len(query) > MAX_LENGTH or len(kept) > room,
    )


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
    return (
        ""
        if unicodedata.category(sign)[0] == "M"
        or sign in "\u00ad\u200b\u200c\u200d\u2060"
        else " "
    )


def _joins(first: str, second: str) -> bool:
    return not (first.isdigit() or second.isdigit())


def _ends(before: str, known: Collection[str]) -> bool:
    """Whether it is a word, with or without the letters that link it to the next."""
    return any(
        len(first) >= _PART and first in known
        for first in (before.removesuffix(link) for link in _LINKS)
    )


def _begins(rest: str, known: Collection[str]) -> bool:
    """Whether it begins with a word: a known one, or any behind a linking s."""
    if _LINKED.match(rest):
        return True
    return any(
        part[:n] in known
        for part in (rest, rest.removeprefix("s"))
        for n in (len(part), *range(_SURE_PART, len(part)))
        if n >= _PART
    )


def _stands(word: str, stamm: str, place: int) -> bool:
    """Whether the rest is long enough to be a word that nobody else wrote."""
    return len(stamm) >= place + _SURE_PART and _sounds(word, place)


def _sounds(word: str, place: int) -> bool:
    """Whether a word may end and another begin here, going by the sound alone."""
    before = word[:place]
    if _PREFIX.search(before):
        return False
    return bool(_SUFFIX.search(before)) or not _ONSET.match(word[place - 1 : place + 1])


def _last_word(text: str) -> int:
    """Where the last word of a text begins."""
    return len(text) - len(re.split(r"\W", text)[-1])


def _alternatives(kept: list[str]) -> Iterator[Word]:
    """Each word, and each pair as the one word it may be elsewhere."""
    for place, word in enumerate(kept, 1):
        yield _word(word, place, place)
    for place, (first, second) in enumerate(zip(kept, kept[1:], strict=False), 1):
        if _joins(first, second):
            yield _word(first + second, place, place + 1)


def _word(word: str, von: int, bis: int) -> Word:
    stamm = stem(word)
    forms = (stamm, flat(word))
    kerne = tuple(dict.fromkeys(form for form in forms if len(form) >= _PART))
    return Word(word, stamm, kerne, von, bis)


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
