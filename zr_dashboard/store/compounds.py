"""Where a German compound may be cut, so that it is found by its parts.

Owns the rule, and errs on the side of silence: the hits of a search are summed up and
cited. Cuts are computed once per word of a delivery (`volltext.py`); what a search
does with them is the macro `wort_treffer`.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from zr_dashboard.store.words import stem

PART = 3
"""Letters that a part of a compound has at least; what more it takes for one of three
says the macro `wort_treffer`."""

_LINKS = ("", "s", "es", "e", "n", "en", "er")
_LINKED = re.compile(r"s[^aeiouy].{3}")
_PREFIX = re.compile(
    r"^(ein|aus|auf|ver|vor|ent|nach|her|hin|zer|bei|unter|uber|durch|gegen)$"
    r"|(be|ge|ver|ent|an)$"
)
"""No first part of a compound, unless known as a word: `ein` in »einladend«."""

_SUFFIX = re.compile(r"(ung|heit|keit|schaft|ion|tat)s$")
"""Behind these the s links words: »Bildungs|park«."""

_ONSET = re.compile(r".[aeiouy]|[bdfgkptvw]r|[bfgkps]l|[gks]n|s[cpktmw]|c.|pf|zw|qu")
"""Two letters that belong to one syllable: »Landkreise« has no »Reise«."""

_LONGEST_WORD = 100
"""Letters of a word in which parts are sought."""

_SURE_PART = 4
"""Letters of a part that needs no proof at its end."""


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
    places = range(PART, min(len(word) - PART + 1, _LONGEST_WORD))
    stamm = stem(word)
    return (
        [n + 1 for n in places if _sounds(word, n) or _ends(word[:n], known)],
        [n + 1 for n in places if _stands(word, stamm, n) or _begins(stamm[n:], known)],
    )


def _ends(before: str, known: Collection[str]) -> bool:
    """Whether it is a word, with or without the letters that link it to the next."""
    return any(
        len(first) >= PART and first in known
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
        if n >= PART
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
