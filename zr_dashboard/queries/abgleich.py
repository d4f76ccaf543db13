"""The data beside what was published of the programme as a whole.

These questions take only the Datenstand from a selection: published totals speak
of all of the programme, never of a part that a reader filtered.
"""

from __future__ import annotations

import pandas as pd

from zr_dashboard.model.selection import Selection
from zr_dashboard.store.store import Store


def letzte_summen(store: Store, selection: Selection) -> pd.DataFrame:
    """The last published totals of the programme, beside the documented part.

    A statement counts if it speaks of Niedersachsen since the first Runde and gives
    a number and an amount. One on an undated page is taken as the newest.

    Returns:
        At most two rows, newest first: `summe_id`, `stichtag` (None if undated),
        `zaehleinheit`, `anzahl`, `anzahl_angabe`, `betrag_eur`, `betrag_angabe`,
        `groesse`, `hinweis`, `herausgeber`, `url` (None if not to be linked),
        `belegt_bescheide` int and `belegt_eur` float: what the Datenstand documents,
        without Beratung (2.2); `anteil_bescheide`, `anteil_eur` float: documented /
        published.
    """
    sql = """
        with belegt as (
            select
                cast(sum(anzahl_bescheide) as bigint) as belegt_bescheide,
                sum(zuwendung_eur) as belegt_eur
            from fall
            where stand = stand_von($selection) and foerdergegenstand is distinct from '2.2'
        )
        select
            s.summe_id, s.stichtag, s.zaehleinheit, s.anzahl, s.anzahl_angabe, s.betrag_eur,
            s.betrag_angabe, s.groesse, s.hinweis, q.herausgeber, if(q.verlinken, q.url, null) as url,
            b.belegt_bescheide, b.belegt_eur,
            b.belegt_bescheide / s.anzahl as anteil_bescheide,
            cast(b.belegt_eur as double) / cast(s.betrag_eur as double) as anteil_eur
        from veroeffentlichte_summe s
        join quelle q on q.stand = s.stand and q.quelle_id = s.quelle_id
        cross join belegt b
        where s.stand = stand_von($selection)
          and s.gebiet = 'Niedersachsen'
          and s.runde_von = 1
          and s.anzahl is not null
          and s.betrag_eur is not null
          and s.groesse in ('bewilligt', 'Gesamtvolumen')
        order by s.stichtag desc nulls first, s.summe_id desc
        limit 2
    """
    return store.frame(sql, selection=selection)


def runden(store: Store, selection: Selection) -> pd.DataFrame:
    """How well each Runde is documented.

    Returns:
        One row per Runde, first to last: `runde` str, `antragsstichtag` datetime,
        `bescheide_ab` str or None, `anzahl` (published for this Runde alone, NaN if
        it was not), `zaehleinheit` str or None, `belegt_bescheide` int,
        `duenn_belegt` bool; the rule stands at `runden_belegung` in schema.sql.
    """
    sql = """
        select runde, antragsstichtag, bescheide_ab, anzahl, zaehleinheit,
            cast(belegt_bescheide as bigint) as belegt_bescheide, duenn_belegt
        from runden_belegung(stand_von($selection))
        order by cast(runde as integer)
    """
    return store.frame(sql, selection=selection)
