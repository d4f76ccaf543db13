"""The text search: what a query finds, by which words, and what to try instead.

A query is a text as somebody typed it. It is read by `store.query.parse` and
compared by the macros of `store/search.sql`.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from zr_dashboard.store.binding import Search
from zr_dashboard.store.store import Store


def treffer(store: Store, stand: date | None, anfrage: str) -> pd.DataFrame:
    """The cases that a query finds in one Datenstand, the best first.

    Args:
        store: Where to ask.
        stand: The Datenstand; None is the newest.
        anfrage: Any text. An empty one, or one of stop words alone, finds all.

    Returns:
        `foerderfall_id` str, `trefferwert` int (0 if nothing was searched); by
        `trefferwert`, then by `foerderfall_id`.
    """
    sql = """
        select foerderfall_id, trefferwert
        from gefunden($suche)
        order by trefferwert desc, foerderfall_id
    """
    return store.frame(sql, suche=Search(stand, anfrage))


def woerter(store: Store, stand: date | None, anfrage: str) -> pd.DataFrame:
    """The words of the texts that a query matches, for marking and for saying so.

    Returns:
        `suchwort` str (a word of the query, folded; two of them if written
        together), `wort` str (folded, what `store.words.mark` takes), `schreibweise`
        str (as a text writes it; None if only in parts), `treffer_art` str: wort, stamm, beginn, innen,
        tippfehler; in the order of the query, the best first. Phrases have no row.
    """
    sql = """
        select f.wort as suchwort, w.wort, w.schreibweise,
            case t.guete when 100 then 'wort' when 90 then 'stamm' when 60 then 'beginn' when 40 then 'innen' else 'tippfehler' end
                as treffer_art
        from wort_treffer($suche) t
        join suchwoerter($suche) f using (von, bis)
        join wort w on w.wort_nr = t.wort_nr and w.stand = stand_von($suche)
        order by t.von, t.bis, t.guete desc, w.wort
    """
    return store.frame(sql, suche=Search(stand, anfrage))


def vorschlaege(
    store: Store, stand: date | None, anfrage: str, anzahl: int
) -> pd.DataFrame:
    """What to search instead of a query that found nothing.

    Names of the Datenstand that have a word like one of the query, then words of
    the texts like one of its words; words that are right but do not stand together
    in one case come back as they are.

    Returns:
        At most `anzahl` rows of each kind, none if nothing is alike:
        `vorschlag_art` str (empfaenger, kommune, landkreis, thema, wort),
        `vorschlag` str as a reader writes it, `suchtext` str: the query to ask
        instead, which finds a case; names first, the likest first.
    """
    sql = """
        select vorschlag_art, vorschlag, if(vorschlag_art = 'wort', vorschlag, '»' || vorschlag || '«') as suchtext
        from suchvorschlaege($suche)
        qualify row_number() over (partition by vorschlag_art order by naehe desc, anzahl desc, vorschlag) <= $anzahl
        order by vorschlag_art = 'wort', naehe desc, anzahl desc, vorschlag_art, vorschlag
    """
    return store.frame(sql, suche=Search(stand, anfrage), anzahl=anzahl)
