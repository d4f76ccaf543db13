"""Shares of areas, and their sums per head."""

from __future__ import annotations

import pandas as pd

from zr_dashboard.model.selection import Selection
from zr_dashboard.store.store import Store


def je_gebiet(store: Store, selection: Selection, ebene: str) -> pd.DataFrame:
    """Areas, their shares and their sums per head; then all of them together.

    Inhabitants are those of all Landkreise of the area that the regional filters
    leave, whatever else is selected.

    Args:
        store: Where to ask.
        selection: Which cases.
        ebene: `arl` or `landkreis`.

    Returns:
        One row per area that the filters by ArL and Landkreis leave, without a case
        too, in the order of names; one for cases without an area, if there are any
        (`ohne-angabe`); and `zusammen`. `schluessel`, `gruppe` str; the counts and
        sums of `aufgliederung.nach`, sums 0 where there is no case;
        `foerderfaelle_anteil`, `zuwendung_anteil` float, NaN where nothing is to be
        shared; `anzahl_ungenau` int; `einwohner` int, `einwohner_stand` datetime,
        both missing where the days of the Landkreise differ: bases are never mixed;
        `zuwendung_je_1000_eur` float, of cases with an area.
    """
    return store.frame(_ANTEILE, selection=selection, ebene=ebene)


_ANTEILE = """
    with gebiet as (
        select
            if($ebene = 'arl', arl_code, landkreis_ags) as code,
            if(count(distinct einwohner_stand) = 1 and count(einwohner) = count(*), sum(einwohner), null) as einwohner,
            min(einwohner_stand) as von, max(einwohner_stand) as bis
        from landkreis
        where stand = stand_von($selection) and liegt_im_gebiet($selection, arl_code, landkreis_ags)
        group by all
    ),
    f as (
        select *, coalesce(if($ebene = 'arl', arl_code, landkreis_ags), 'ohne-angabe') as code from faelle($selection)
    ),
    summen as (
        select
            if(grouping(code) = 1, 'zusammen', code) as code,
            count(*) as faelle,
            sum(anzahl_bescheide) as bescheide,
            count(distinct kommune_ars9) as kommunen,
            count(zuwendung_eur) as mit_betrag,
            count(*) filter (zuwendung_angabe <> 'exakt') as ungenau,
            if(count(*) = 0, 0, sum(zuwendung_eur)) as zuwendung,
            count(gesamtausgaben_eur) as mit_ausgaben,
            if(count(*) = 0, 0, sum(gesamtausgaben_eur)) as ausgaben,
            sum(zuwendung_eur) filter (code <> 'ohne-angabe') as verortet,
            count(*) filter (code <> 'ohne-angabe') as verortete
        from f
        group by grouping sets ((code), ())
    ),
    einwohner as (
        select code, einwohner, von as tag from gebiet where einwohner is not null
        union all
        select 'zusammen', sum(einwohner), min(von) from gebiet
        having count(einwohner) = count(*) and min(von) = max(bis)
    ),
    zeilen as (select code from gebiet union select code from summen),
    gesamt as (from summen where code = 'zusammen'),
    namen as (select code, name, rang from bezeichnungen(stand_von($selection)) where facette = $ebene)
    select
        r.code as schluessel,
        case r.code when 'zusammen' then 'zusammen' when 'ohne-angabe' then 'ohne Angabe' else n.name end as gruppe,
        coalesce(s.faelle, 0) as anzahl_foerderfaelle,
        coalesce(s.faelle, 0) / nullif(g.faelle, 0) as foerderfaelle_anteil,
        cast(coalesce(s.bescheide, 0) as bigint) as anzahl_bescheide,
        coalesce(s.kommunen, 0) as anzahl_kommunen,
        coalesce(s.mit_betrag, 0) as anzahl_mit_betrag,
        coalesce(s.ungenau, 0) as anzahl_ungenau,
        if(s.faelle is null, 0, s.zuwendung) as zuwendung_eur,
        cast(if(s.faelle is null, 0, s.zuwendung) as double) / nullif(cast(g.zuwendung as double), 0) as zuwendung_anteil,
        coalesce(s.mit_ausgaben, 0) as anzahl_mit_gesamtausgaben,
        if(s.faelle is null, 0, s.ausgaben) as gesamtausgaben_eur,
        cast(e.einwohner as bigint) as einwohner,
        e.tag as einwohner_stand,
        round(cast(if(coalesce(s.verortete, 0) = 0, 0, s.verortet) as double) * 1000 / e.einwohner, 2) as zuwendung_je_1000_eur
    from zeilen r
    cross join gesamt g
    left join summen s on s.code = r.code
    left join einwohner e on e.code = r.code
    left join namen n on n.code = r.code
    order by r.code = 'zusammen', r.code = 'ohne-angabe', n.rang
"""
