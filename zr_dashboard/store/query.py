"""What somebody typed into the search, as the database understands it.

Owns the reading of a query. Its fields are those that the macros of `search.sql` read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from zr_dashboard.store.compounds import PART
from zr_dashboard.store.words import STOP_WORDS, flat, fold, may_join, stem, words

MAX_LENGTH = 200
"""Characters of a query that are read; what stands behind is not searched."""

MAX_WORDS = 12
"""Words and phrases of a query that are searched, counted together."""

_PHRASE = re.compile(r'"([^"]*)"|[„“]([^„“”"]*)[“”"]|»([^«]*)«|«([^»]*)»')


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

    anker: tuple[str | None, ...] = ()
    """The longest word of each phrase; None if all of them are `STOP_WORDS`."""

    uebergangen: tuple[str, ...] = ()
    """Folded words that are not searched for being `STOP_WORDS`."""

    gekuerzt: bool = False
    """Whether it was longer than `MAX_LENGTH` or `MAX_WORDS` allow."""

    def __bool__(self) -> bool:
        """Whether it is a condition at all."""
        return bool(self.woerter or self.phrasen)


def parse(query: str) -> Query:
    """Read what somebody typed; never raises.

    Words are joined by *and*. "…", „…“ and »…« keep a phrase; a lone quotation
    mark is a blank. There are no operators: *oder*, - and * mean nothing.
    """
    text = query[:MAX_LENGTH]
    if query[MAX_LENGTH - 1 : MAX_LENGTH + 1].isalnum() and len(query) > MAX_LENGTH:
        text = text[: _last_word(text)]
    quoted = (fold("".join(found)) for found in _PHRASE.findall(text))
    phrases = list(dict.fromkeys(filter(None, quoted)))
    loose = words(_PHRASE.sub(" ", text))
    left_out = dict.fromkeys(word for word in loose if word in STOP_WORDS)
    kept = list(dict.fromkeys(word for word in loose if word not in STOP_WORDS))
    room = max(MAX_WORDS - len(phrases), 0)
    return Query(
        woerter=tuple(_alternatives(kept[:room])),
        phrasen=tuple(phrases[:MAX_WORDS]),
        anker=tuple(map(_longest, phrases[:MAX_WORDS])),
        uebergangen=tuple(left_out),
        gekuerzt=len(query) > MAX_LENGTH or len(phrases) + len(kept) > MAX_WORDS,
    )


def _last_word(text: str) -> int:
    """Where the last word of a text begins."""
    return len(text) - len(re.split(r"\W", text)[-1])


def _longest(phrase: str) -> str | None:
    """By what a phrase is found before it is compared."""
    kept = [word for word in phrase.split() if word not in STOP_WORDS]
    return max(kept, key=len, default=None)


def _alternatives(kept: list[str]) -> Iterator[Word]:
    """Each word, and each pair as the one word it may be elsewhere."""
    for place, word in enumerate(kept, 1):
        yield _word(word, place, place)
    for place, (first, second) in enumerate(pairwise(kept), 1):
        if may_join(first, second):
            yield _word(first + second, place, place + 1)


def _word(word: str, von: int, bis: int) -> Word:
    stamm = stem(word)
    forms = (stamm, flat(word))
    kerne = tuple(dict.fromkeys(form for form in forms if len(form) >= PART))
    return Word(word, stamm, kerne, von, bis)
