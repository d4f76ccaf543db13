"""Who acts together, filled once per published delivery.

Owns how a cell of partners becomes names, and which names are the same or are places
of the delivery. No name is guessed: one that fits no place, or several, stays as it
was published, and an Einrichtung. What the tables mean is `kooperation.sql`.
"""

from __future__ import annotations

from datetime import date

import duckdb

_NAMED = """
    create or replace temp table genannt as
    with geteilt as (
        select fall_nr, foerderfall_id, kommune_ars9, empfaenger,
            list_filter(
                [trim(regexp_replace(teil, '\\s+', ' ', 'g')) for teil in string_split(kooperationspartner, ';')],
                lambda teil: teil <> ''
            ) as partner
        from fall
        where stand = $stand and kooperationspartner is not null
    )
    select fall_nr, 0 as rang, foerderfall_id, kommune_ars9, empfaenger as angabe from geteilt
    union all
    select fall_nr, generate_subscripts(partner, 1), foerderfall_id, null, unnest(partner) from geteilt
"""

_PLACES = """
    create or replace temp table ort as
    with name as (
        select kommune as name, kommune_ars9 as schluessel, kommune as beteiligter, 'Kommune' as art
        from kommune where stand = $stand
        union all
        select landkreis, landkreis_ags, landkreis, 'Landkreis'
        from landkreis where stand = $stand and art <> 'kreisfreie Stadt'
    ),
    schreibweise as (
        select namenskern(name) as kern, schluessel, beteiligter, art from name
        union
        select namenskern(regexp_replace(name, ' \\(.*\\)$', '')), schluessel, beteiligter, art from name
    )
    select kern, any_value(schluessel) as schluessel, any_value(beteiligter) as beteiligter, any_value(art) as art
    from schreibweise
    group by kern
    having count(*) = 1
"""
"""The whole name with its kind, or that without what stands in brackets behind it; a
name that fits two places stands for neither."""

_RECOGNISED = """
    create or replace temp table erkannt as
    with gelesen as (
        select g.*, namenskern(g.angabe) as kern, coalesce(g.kommune_ars9, o.schluessel) as schluessel,
            coalesce(m.kommune, o.beteiligter) as ort, if(m.kommune is null, o.art, 'Kommune') as art
        from genannt g
        left join kommune m on m.stand = $stand and m.kommune_ars9 = g.kommune_ars9
        left join ort o on o.kern = namenskern(g.angabe)
    ),
    bei as (select fall_nr, coalesce(ort, angabe) as empfaenger, coalesce(schluessel, kern) as empfaenger_kern from gelesen where rang = 0)
    select fall_nr, rang, angabe, coalesce(art, 'Einrichtung') as art,
        if(art = 'Kommune', schluessel, null) as kommune_ars9,
        case
            when schluessel is not null then schluessel
            when not ist_gattung(kern) then 'name ' || kern
            when rang = 0 then 'fall ' || foerderfall_id
            else 'bei ' || empfaenger_kern || ' ' || kern
        end as wer,
        case
            when ort is not null then ort
            when not ist_gattung(kern) then angabe
            when rang = 0 then angabe || ' (' || foerderfall_id || ')'
            else angabe || ' (' || empfaenger || ')'
        end as beteiligter
    from gelesen join bei using (fall_nr)
"""

_TOGETHER = """
    create or replace temp table beteiligt as
    select *, count(*) over (partition by fall_nr) as anzahl_beteiligte
    from (
        select * from erkannt qualify row_number() over (partition by fall_nr, wer order by rang) = 1
    )
    qualify anzahl_beteiligte > 1
"""

_NUMBERED = """
    create or replace temp table nummeriert as
    select wer, min(beteiligter) as beteiligter, any_value(art) as beteiligter_art, any_value(kommune_ars9) as kommune_ars9,
        cast(row_number() over (order by min(beteiligter) collate de, wer) as integer) as beteiligter_nr
    from beteiligt
    group by wer
"""

_WHO = """
    insert into beteiligter by name
    select $stand::date as stand, * exclude (wer) from nummeriert order by beteiligter_nr
"""

_WITH_WHOM = """
    insert into kooperation by name
    select $stand::date as stand, fall_nr, rang, beteiligter_nr, angabe, cast(anzahl_beteiligte as integer) as anzahl_beteiligte
    from beteiligt join nummeriert using (wer)
    order by fall_nr, rang
"""

_SCRATCH = "drop table genannt; drop table ort; drop table erkannt; drop table beteiligt; drop table nummeriert"


def derive(connection: duckdb.DuckDBPyConnection, stand: date) -> None:
    """Fill `beteiligter` and `kooperation` for one Datenstand from its `fall`.

    Raises:
        duckdb.Error: a constraint does not hold.
    """
    connection.execute(_NAMED, {"stand": stand})
    connection.execute(_PLACES, {"stand": stand})
    connection.execute(_RECOGNISED, {"stand": stand})
    connection.execute(_TOGETHER)
    connection.execute(_NUMBERED)
    connection.execute(_WHO, {"stand": stand})
    connection.execute(_WITH_WHOM, {"stand": stand})
    connection.execute(_SCRATCH)
