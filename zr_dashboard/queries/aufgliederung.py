"""Sums by one or two dimensions."""

from __future__ import annotations

import pandas as pd

from zr_dashboard.model.selection import Selection
from zr_dashboard.store.store import Store


def nach(store: Store, selection: Selection, nach: str, und: str = "") -> pd.DataFrame:
    """Sums of the selected cases per group of one or two dimensions.

    Args:
        store: Where to ask.
        selection: Which cases.
        nach: Id of a `model.dimensionen.Dimension`.
        und: Another one, or '' for none.

    Returns:
        One row per group (or pair of groups) with at least one case: `schluessel`
        and `gruppe` str (code and name; `ohne-angabe` / »ohne Angabe«),
        `teil_schluessel` and `teil` str (empty without a second dimension),
        `anzahl_foerderfaelle`, `anzahl_bescheide`, `anzahl_mit_betrag`,
        `anzahl_kommunen`, `anzahl_mit_gesamtausgaben` int, `zuwendung_eur` and
        `gesamtausgaben_eur` float (NaN where no case of the group has one),
        `zuwendung_anteil` and `foerderfaelle_anteil` float: share of the whole
        selection. Years and Runden ascending, all else by sum, largest first;
        »ohne Angabe« last. With `thema` a case stands in each of its groups.
    """
    sql = """
        with gesamt as (
            select count(*) as faelle, sum(zuwendung_eur) as zuwendung from faelle($selection)
        ),
        summen as (
            select
                schluessel,
                teil_schluessel,
                cast(sum(anzahl_foerderfaelle) as bigint) as anzahl_foerderfaelle,
                cast(sum(anzahl_bescheide) as bigint) as anzahl_bescheide,
                cast(sum(anzahl_mit_betrag) as bigint) as anzahl_mit_betrag,
                sum(zuwendung_eur) as zuwendung_eur,
                cast(sum(anzahl_mit_gesamtausgaben) as bigint) as anzahl_mit_gesamtausgaben,
                sum(gesamtausgaben_eur) as gesamtausgaben_eur,
                count(kommune_ars9) as anzahl_kommunen
            from gruppen($selection, $nach, $und)
            group by schluessel, teil_schluessel
        ),
        namen as (select facette, code, name, rang from bezeichnung where stand = stand_von($selection))
        select
            s.schluessel,
            coalesce(n.name, 'ohne Angabe') as gruppe,
            s.teil_schluessel,
            if(s.teil_schluessel = '', '', coalesce(u.name, 'ohne Angabe')) as teil,
            s.anzahl_foerderfaelle, s.anzahl_bescheide, s.anzahl_kommunen,
            s.anzahl_mit_betrag, s.zuwendung_eur,
            cast(s.zuwendung_eur as double) / nullif(cast(g.zuwendung as double), 0) as zuwendung_anteil,
            s.anzahl_foerderfaelle / g.faelle as foerderfaelle_anteil,
            s.anzahl_mit_gesamtausgaben, s.gesamtausgaben_eur
        from summen s
        cross join gesamt g
        left join namen n on n.facette = $nach and n.code = s.schluessel
        left join namen u on u.facette = $und and u.code = s.teil_schluessel
        order by
            s.schluessel = 'ohne-angabe',
            if($nach in ('jahr', 'runde'), n.rang, null),
            sum(s.zuwendung_eur) over (partition by s.schluessel) desc nulls last,
            n.rang,
            u.rang nulls last
    """
    return store.frame(sql, selection=selection, nach=nach, und=und)
