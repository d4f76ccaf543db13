"""The index of the text search, filled once per published delivery.

Owns which fields can be searched and what a hit in each is worth. How words are
folded is `words.py`, how they are compared `search.sql`. Texts are folded in Python,
each different one once; the counting over cases is SQL.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import duckdb
import pandas as pd

from zr_dashboard.store.compounds import parts
from zr_dashboard.store.words import (
    STOP_WORDS,
    flat,
    fold,
    joined,
    spellings,
    stem,
    words,
)

_BATCH = 100_000
"""Texts that are folded at once: so much is held in memory twice."""

_FIELDS = """
    create or replace temp table such_feld as
    with nummeriert as (
        select *, cast(row_number() over (order by foerderfall_id) as integer) as fall_nr
        from fall where stand = $stand
    ),
    name_von as (
        select f.fall_nr, t.name from (select fall_nr, unnest(themen) as thema from nummeriert) f
        join thema t on t.thema = f.thema and t.stand = $stand
    )
    select fall_nr, 1 as rang, 10::tinyint as gewicht, titel as text from nummeriert
    union all select fall_nr, 2, 6, empfaenger from nummeriert
    union all select fall_nr, 3, 4, beschreibung from nummeriert where beschreibung is not null
    union all select fall_nr, 4, 3, kooperationspartner from nummeriert where kooperationspartner is not null
    union all select fall_nr, 5, 2, kommune from nummeriert where kommune is not null
    union all select fall_nr, 6, 2, landkreis from nummeriert where landkreis is not null
    union all select fall_nr, 7, 2, name from name_von
    union all select fall_nr, 8, 1, hinweis from nummeriert where hinweis is not null
"""
"""One row per searched text. The weights (gewicht) say what a reader looks for first:
what a case is called, who got the money, what it is about; a note comes last."""

_TEXTS = """
    create or replace temp table such_text as
    select cast(row_number() over () as integer) as text_nr, text from (select distinct text from such_feld)
"""

_FOLDED = """
    create or replace temp table such_gefaltet (text_nr integer, gefaltet varchar, verbunden varchar)
"""

_PAIRS = """
    create or replace temp table such_paar as
    select text_nr, paar[1] || paar[2] as wort
    from (
        select text_nr, unnest(list_zip(w[:-2], w[2:])) as paar
        from (select text_nr, string_split(gefaltet, ' ') as w from such_gefaltet)
        where len(w) > 1
    )
    where paar[1] || paar[2] in (
        select unnest(string_split(concat_ws(' ', gefaltet, verbunden), ' ')) from such_gefaltet
    )
"""
"""Pairs that another text writes as one word: »Coworking Space« is found by what finds
»Coworking-Space«."""

_WORDS = """
    select distinct unnest(string_split(concat_ws(' ', gefaltet, verbunden), ' ')) as wort from such_gefaltet
"""

_PLACES = """
    select kurzname as name from kommune where stand = $stand
    union
    select kurzname from landkreis where stand = $stand
"""

_VOCABULARY = """
    insert into wort by name
    select $stand::date as stand, cast(row_number() over (order by flach, wort) as integer) as wort_nr,
        wort, flach, stamm, schreibweise, ortsname, anfaenge, enden
    from such_wort
    order by wort_nr
"""

_FINDINGS = """
    insert into fundstelle by name
    with enthalten as (
        select distinct text_nr, unnest(string_split(concat_ws(' ', gefaltet, verbunden), ' ')) as wort
        from such_gefaltet
        union
        from such_paar
    ),
    nummeriert as (
        select e.text_nr, w.wort_nr from enthalten e join wort w on w.wort = e.wort and w.stand = $stand
    )
    select $stand::date as stand, n.wort_nr, f.fall_nr, max(f.gewicht) as gewicht
    from such_feld f join such_text t using (text) join nummeriert n using (text_nr)
    group by n.wort_nr, f.fall_nr
    order by n.wort_nr, f.fall_nr
"""

_SEARCHED = """
    insert into suchtext by name
    select $stand::date as stand, s.fall_nr, any_value(n.foerderfall_id) as foerderfall_id,
        ' ' || any_value(g.gefaltet) filter (s.rang = 1) || ' ' as titel,
        ' ' || string_agg(g.gefaltet, ' | ' order by s.rang) || ' ' as text
    from such_feld s join such_text t using (text) join such_gefaltet g using (text_nr)
    join (
        select foerderfall_id, row_number() over (order by foerderfall_id) as fall_nr from fall where stand = $stand
    ) n using (fall_nr)
    group by s.fall_nr
    order by s.fall_nr
"""

_NAMES = """
    insert into suchname by name
    with genannt as (
        select 'empfaenger' as name_art, empfaenger as name, foerderfall_id from fall where stand = $stand
        union all
        select 'kommune', kommune, foerderfall_id from fall where stand = $stand
        union all
        select 'landkreis', landkreis, foerderfall_id from fall where stand = $stand
        union all
        select 'thema', t.name, f.foerderfall_id
        from (select foerderfall_id, unnest(themen) as thema from fall where stand = $stand) f
        join thema t on t.thema = f.thema and t.stand = $stand
    )
    select $stand::date as stand, name_art, name, list_filter(any_value(string_split(g.gefaltet, ' ')), lambda w: w not in
            ('stadt', 'hansestadt', 'gemeinde', 'samtgemeinde', 'flecken', 'landkreis', 'region')) as woerter,
        count(distinct foerderfall_id) as anzahl_foerderfaelle
    from genannt join such_text on text = name join such_gefaltet g using (text_nr)
    group by name_art, name
    order by name_art, name
"""

_DONE = """
    drop table such_feld; drop table such_text; drop table such_gefaltet; drop table such_paar
"""


def index(connection: duckdb.DuckDBPyConnection, stand: date) -> None:
    """Fill the tables of `search.sql` for one Datenstand, from its table `fall`.

    Raises:
        duckdb.Error: the database refused a statement.
    """
    connection.execute(_FIELDS, {"stand": stand})
    connection.execute(_TEXTS)
    connection.execute(_FOLDED)
    spelling = _fold_texts(connection)
    connection.execute(_PAIRS)
    _insert(
        connection,
        "such_wort",
        _VOCABULARY,
        _vocabulary(connection, spelling, stand),
        {"stand": stand},
    )
    for statement in (_FINDINGS, _SEARCHED, _NAMES):
        connection.execute(statement, {"stand": stand})
    connection.execute(_DONE)


def _vocabulary(
    connection: duckdb.DuckDBPyConnection, spelling: dict[str, str], stand: date
) -> dict[str, list[object]]:
    """The columns of `wort` that need Python."""
    found = connection.execute(_WORDS).df()["wort"]
    kept = [word for word in found if word and word not in STOP_WORDS]
    bare, stems = [flat(word) for word in kept], [stem(word) for word in kept]
    known = {*bare, *stems}
    cuts = [parts(word, known) for word in bare]
    names = connection.execute(_PLACES, {"stand": stand}).df()["name"]
    places = {word for name in names for word in [*words(name), *joined(name)]}
    return {
        "wort": kept,
        "flach": bare,
        "stamm": stems,
        "schreibweise": [spelling.get(word) for word in kept],
        "ortsname": [
            word in places or word.removesuffix("er") in places for word in kept
        ],
        "anfaenge": [begins for begins, _ in cuts],
        "enden": [ends for _, ends in cuts],
    }


def _fold_texts(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Fold every text once; returns how the texts write each word, first come."""
    folder = _Folder()
    for texts in _batches(connection):
        numbers, originals = texts["text_nr"], texts["text"].tolist()
        pairs = [folder.read(text) for text in originals]
        _insert(
            connection,
            "such_stapel",
            "insert into such_gefaltet by name from such_stapel",
            {
                "text_nr": numbers,
                "gefaltet": [folded for folded, _ in pairs],
                "verbunden": [together for _, together in pairs],
            },
        )
    return folder.spelling


def _batches(connection: duckdb.DuckDBPyConnection) -> Iterator[pd.DataFrame]:
    sql = "from such_text where text_nr > $von and text_nr <= $von + $anzahl"
    von = 0
    while len(texts := connection.execute(sql, {"von": von, "anzahl": _BATCH}).df()):
        yield texts
        von += _BATCH


def _insert(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    statement: str,
    columns: Mapping[str, object],
    parameters: Mapping[str, object] | None = None,
) -> None:
    connection.register(name, pd.DataFrame(columns))
    connection.execute(statement, parameters)
    connection.unregister(name)


class _Folder(dict[str, str]):
    """Piece between two blanks -> its folded words; remembers, for words come back."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        super().__init__()
        self.spelling: dict[str, str] = {}
        self._joined: dict[str, str] = {}

    def __missing__(self, piece: str) -> str:
        """Fold a piece that comes for the first time."""
        self[piece] = folded = fold(piece)
        if together := joined(piece):
            self._joined[piece] = " ".join(together)
        for word, original in spellings(piece):
            self.spelling.setdefault(word, original)
        return folded

    def read(self, text: str) -> tuple[str, str]:
        """Its folded words, and its `joined` ones; each blank-separated."""
        pieces = text.split(" ")
        folded = " ".join(filter(None, map(self.__getitem__, pieces)))
        return folded, " ".join(filter(None, map(self._joined.get, pieces)))
