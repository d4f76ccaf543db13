"""Questions about time: sums over years or Runden, and the programme's events."""

from __future__ import annotations

import pandas as pd

from zr_dashboard.model.selection import Selection
from zr_dashboard.store.store import Store


def verlauf(
    store: Store, selection: Selection, zeit: str, teil: str = ""
) -> pd.DataFrame:
    """Sums per year or Runde, without gaps, each alone and cumulated.

    Args:
        store: Where to ask.
        selection: Which cases.
        zeit: `jahr` or `runde`.
        teil: Dimension to split by, '' for none.

    Returns:
        One row per point of time from the first to the last with a case, and per
        part; then the cases without a time, if any (`schluessel` = `ohne-angabe`,
        cumulated columns NaN). `schluessel`, `gruppe`, `teil_schluessel`, `teil`
        str as in `aufgliederung.nach`; `duenn_belegt` bool: the public sources are
        thin there; `anzahl_foerderfaelle`, `anzahl_bescheide`, `anzahl_kommunen`,
        `anzahl_mit_betrag`, `anzahl_mit_gesamtausgaben` int, 0 where there is no
        case; `zuwendung_eur`, `gesamtausgaben_eur` float, 0 where there is no case,
        NaN where no case has a published amount.
    """
    return store.frame(_VERLAUF, selection=selection, zeit=zeit, teil=teil)


def kumuliert(
    store: Store, selection: Selection, zeit: str, teil: str = ""
) -> pd.DataFrame:
    """The same as `verlauf`, but each row with all rows before it.

    Cases without a time are left out. A Kommune counts from its first case on, once. Sums over rows without a
    published amount go on with what is known.
    """
    return store.frame(_KUMULIERT, selection=selection, zeit=zeit, teil=teil)


def ereignisse(store: Store, selection: Selection) -> pd.DataFrame:
    """What happened in the programme, oldest first.

    Returns:
        `datum` str (ISO 8601, as exact as known), `stelle` float (decimal year,
        the middle of what is known), `art`, `titel`, `beschreibung` str, `quelle_id`,
        `herausgeber` str, `url` str or None.
    """
    sql = """
        select
            e.datum,
            case length(e.datum)
                when 4 then cast(e.datum as integer) + 0.5
                when 7 then cast(e.datum[:4] as integer) + (cast(e.datum[6:7] as integer) - 0.5) / 12
                else year(cast(e.datum as date)) + (dayofyear(cast(e.datum as date)) - 0.5) / 365.25
            end as stelle,
            e.art, e.titel, e.beschreibung, e.quelle_id, q.herausgeber,
            if(q.verlinken, q.url, null) as url
        from ereignis e
        join quelle q on q.stand = e.stand and q.quelle_id = e.quelle_id
        where e.stand = stand_von($selection)
        order by e.datum, e.nummer
    """
    return store.frame(sql, selection=selection)


_VERLAUF = """
    with g as materialized (select * from gruppen($selection, $zeit, $teil)),
    achse as (
        select cast(unnest(range(min(cast(schluessel as integer)), max(cast(schluessel as integer)) + 1)) as varchar) as schluessel
        from g where schluessel <> 'ohne-angabe'
    ),
    raster as (
        select schluessel, teil_schluessel
        from (from achse union all select distinct schluessel from g where schluessel = 'ohne-angabe')
        cross join (select distinct teil_schluessel from g)
    ),
    namen as (select facette, code, name, rang from bezeichnung where stand = stand_von($selection)),
    quellenlage as (select runde, duenn_belegt from rundenbelegung where stand = stand_von($selection))
    select
        r.schluessel,
        if(r.schluessel = 'ohne-angabe', 'ohne Angabe', coalesce(any_value(n.name), r.schluessel)) as gruppe,
        r.teil_schluessel,
        if(r.teil_schluessel = '', '', coalesce(any_value(u.name), 'ohne Angabe')) as teil,
        cast(coalesce(sum(g.anzahl_foerderfaelle), 0) as bigint) as anzahl_foerderfaelle,
        cast(coalesce(sum(g.anzahl_bescheide), 0) as bigint) as anzahl_bescheide,
        count(g.kommune_ars9) as anzahl_kommunen,
        cast(coalesce(sum(g.anzahl_mit_betrag), 0) as bigint) as anzahl_mit_betrag,
        if(count(g.anzahl_foerderfaelle) = 0, 0, sum(g.zuwendung_eur)) as zuwendung_eur,
        cast(coalesce(sum(g.anzahl_mit_gesamtausgaben), 0) as bigint) as anzahl_mit_gesamtausgaben,
        if(count(g.anzahl_foerderfaelle) = 0, 0, sum(g.gesamtausgaben_eur)) as gesamtausgaben_eur,
        coalesce(if($zeit = 'jahr',
            try_cast(r.schluessel as integer) >= duenn_ab(stand_von($selection)),
            any_value(b.duenn_belegt)), false) as duenn_belegt
    from raster r
    left join g using (schluessel, teil_schluessel)
    left join namen n on n.facette = $zeit and n.code = r.schluessel
    left join namen u on u.facette = $teil and u.code = r.teil_schluessel
    left join quellenlage b on b.runde = r.schluessel
    group by r.schluessel, r.teil_schluessel
    order by try_cast(r.schluessel as integer) nulls last, any_value(u.rang) nulls last
"""

_KUMULIERT = """
    with g as materialized (
        select * from gruppen($selection, $zeit, $teil) where schluessel <> 'ohne-angabe'
    ),
    achse as (
        select unnest(range(min(cast(schluessel as integer)), max(cast(schluessel as integer)) + 1)) as punkt from g
    ),
    raster as (
        select punkt, teil_schluessel from achse cross join (select distinct teil_schluessel from g)
    ),
    zum_ersten_mal as (
        select teil_schluessel, punkt, count(*) as neue
        from (
            select teil_schluessel, kommune_ars9, min(cast(schluessel as integer)) as punkt
            from g where kommune_ars9 is not null group by all
        )
        group by all
    ),
    je_punkt as (
        select
            r.punkt, r.teil_schluessel,
            coalesce(sum(g.anzahl_foerderfaelle), 0) as faelle,
            coalesce(sum(g.anzahl_bescheide), 0) as bescheide,
            coalesce(sum(g.anzahl_mit_betrag), 0) as mit_betrag,
            sum(g.zuwendung_eur) as zuwendung,
            coalesce(sum(g.anzahl_mit_gesamtausgaben), 0) as mit_ausgaben,
            sum(g.gesamtausgaben_eur) as ausgaben
        from raster r
        left join g on cast(g.schluessel as integer) = r.punkt and g.teil_schluessel = r.teil_schluessel
        group by all
    ),
    summen as (
        select
            p.punkt, p.teil_schluessel,
            cast(sum(faelle) over w as bigint) as anzahl_foerderfaelle,
            cast(sum(bescheide) over w as bigint) as anzahl_bescheide,
            cast(sum(coalesce(z.neue, 0)) over w as bigint) as anzahl_kommunen,
            cast(sum(mit_betrag) over w as bigint) as anzahl_mit_betrag,
            if(sum(faelle) over w = 0, 0, sum(zuwendung) over w) as zuwendung_eur,
            cast(sum(mit_ausgaben) over w as bigint) as anzahl_mit_gesamtausgaben,
            if(sum(faelle) over w = 0, 0, sum(ausgaben) over w) as gesamtausgaben_eur
        from je_punkt p
        left join zum_ersten_mal z using (punkt, teil_schluessel)
        window w as (partition by p.teil_schluessel order by p.punkt)
    ),
    namen as (select facette, code, name, rang from bezeichnung where stand = stand_von($selection)),
    quellenlage as (select runde, duenn_belegt from rundenbelegung where stand = stand_von($selection))
    select
        cast(s.punkt as varchar) as schluessel,
        coalesce(n.name, cast(s.punkt as varchar)) as gruppe,
        s.teil_schluessel,
        if(s.teil_schluessel = '', '', coalesce(u.name, 'ohne Angabe')) as teil,
        s.* exclude (punkt, teil_schluessel),
        coalesce(if($zeit = 'jahr', s.punkt >= duenn_ab(stand_von($selection)), b.duenn_belegt), false) as duenn_belegt
    from summen s
    left join namen n on n.facette = $zeit and n.code = cast(s.punkt as varchar)
    left join namen u on u.facette = $teil and u.code = s.teil_schluessel
    left join quellenlage b on b.runde = cast(s.punkt as varchar)
    order by s.punkt, u.rang nulls last
"""
