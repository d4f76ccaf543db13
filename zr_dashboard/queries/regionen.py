"""Questions about areas: ArL, Landkreise, Kommunen."""

from __future__ import annotations

import pandas as pd

from zr_dashboard.model.selection import Selection
from zr_dashboard.store.store import Store


def gebiete(store: Store, selection: Selection, ebene: str) -> pd.DataFrame:
    """Sums per area of one level, areas without a case included.

    Only areas that the regional filters of the selection leave are listed; the
    other filters decide which cases count.

    Args:
        store: Where to ask.
        selection: Which cases.
        ebene: `arl`, `landkreis` or `kommune`.

    Returns:
        One row per area, largest sum first: `gebiet_schluessel`, `gebiet`,
        `oberhalb` str (the next larger area), `anzahl_foerderfaelle`,
        `anzahl_bescheide`, `anzahl_kommunen`, `anzahl_mit_betrag` int, 0 where
        there is no case; `zuwendung_eur` float, 0 where there is no case, NaN where
        no case has a published amount; `zuwendung_anteil` float: share of the whole
        selection, of cases without an area too; `einwohner` int, `einwohner_stand` datetime, `zuwendung_je_1000_eur` float;
        `laenge`, `breite` float: where a label stands (WGS 84).
    """
    sql = """
        with stand as (select stand_von($selection) as stand),
        gebiet as (
            select 'kommune' as ebene, kommune_ars9 as schluessel, kommune as gebiet, landkreis as oberhalb,
                einwohner, einwohner_stand, kurzname, laenge, breite
            from kommunen_im_gebiet($selection)
            union all
            select 'landkreis', k.landkreis_ags, k.landkreis, 'ArL ' || a.arl, k.einwohner, k.einwohner_stand, k.kurzname, k.laenge, k.breite
            from landkreis k
            join arl a using (arl_code)
            where stand = (from stand) and liegt_im_gebiet($selection, k.arl_code, k.landkreis_ags)
            union all
            select 'arl', a.arl_code, 'ArL ' || a.arl, 'Niedersachsen', cast(sum(k.einwohner) as bigint), max(k.einwohner_stand), a.arl,
                avg(k.laenge), avg(k.breite)
            from landkreis k
            join arl a using (arl_code)
            where stand = (from stand) and passt(($selection).arl, ($selection).nicht_arl, k.arl_code)
            group by a.arl_code, a.arl
            having count(distinct k.einwohner_stand) <= 1
        ),
        f as materialized (select * from gruppen($selection, $ebene, '')),
        summen as (
            select
                g.schluessel as gebiet_schluessel, g.gebiet, g.oberhalb, g.einwohner, g.einwohner_stand, g.kurzname, g.laenge, g.breite,
                cast(coalesce(sum(f.anzahl_foerderfaelle), 0) as bigint) as anzahl_foerderfaelle,
                cast(coalesce(sum(f.anzahl_bescheide), 0) as bigint) as anzahl_bescheide,
                count(f.kommune_ars9) as anzahl_kommunen,
                cast(coalesce(sum(f.anzahl_mit_betrag), 0) as bigint) as anzahl_mit_betrag,
                if(count(f.anzahl_foerderfaelle) = 0, 0, sum(f.zuwendung_eur)) as zuwendung_eur
            from gebiet g
            left join f using (schluessel)
            where g.ebene = $ebene
            group by all
        )
        select
            gebiet_schluessel, gebiet, oberhalb, anzahl_foerderfaelle, anzahl_bescheide, anzahl_kommunen,
            anzahl_mit_betrag, zuwendung_eur,
            cast(zuwendung_eur as double) / nullif(cast((select sum(zuwendung_eur) from f) as double), 0) as zuwendung_anteil,
            round(cast(zuwendung_eur as double) * 1000 / einwohner, 2) as zuwendung_je_1000_eur,
            einwohner, einwohner_stand, laenge, breite
        from summen
        order by zuwendung_eur desc nulls last, anzahl_foerderfaelle desc, kurzname collate de, gebiet_schluessel
    """
    return store.frame(sql, selection=selection, ebene=ebene)


def ohne_foerderung(store: Store, selection: Selection) -> pd.DataFrame:
    """Kommunen without a selected case: the »weiße Flecken«.

    Returns:
        One row per Kommune that the regional filters leave and no selected case
        names as recipient, Zentralort level first (Ober-, Mittel-, Grundzentrum,
        unknown), then inhabitants, most first: `gebiet_schluessel`, `gebiet`,
        `landkreis`, `arl` str, `zentralort` str or None, `einwohner` int,
        `einwohner_stand` datetime.
    """
    sql = """
        select
            m.kommune_ars9 as gebiet_schluessel, m.kommune as gebiet, m.landkreis, a.arl,
            m.zentralort, m.einwohner, m.einwohner_stand
        from kommunen_im_gebiet($selection) m
        join arl a using (arl_code)
        where m.kommune_ars9 not in (
              select kommune_ars9 from faelle($selection) where kommune_ars9 is not null
          )
        order by
            list_position(['Oberzentrum', 'Mittelzentrum', 'Grundzentrum'], m.zentralort) nulls last,
            m.einwohner desc nulls last, m.kurzname collate de
    """
    return store.frame(sql, selection=selection)


def lage(store: Store, selection: Selection, bezug: Selection) -> pd.DataFrame:
    """A selection as one row: how much of another one it is, and per head.

    Inhabitants are those of the area that the regional filters leave: of its
    Landkreise, or of its Kommunen where a filter tells them apart. They are not known
    where they would be of different days.

    Args:
        store: Where to ask.
        selection: Which cases.
        bezug: What shares are taken of, such as the same filters in the whole Land.

    Returns:
        One row: `anzahl_kommunen` int (in the area), `anzahl_gefoerdert` int (of them
        with a case), `anzahl_foerderfaelle`, `anzahl_mit_betrag` int,
        `foerderfaelle_anteil` float (NaN if `bezug` has no case), `zuwendung_eur` float
        (0 without a case, NaN if no amount is known), `zuwendung_anteil` float,
        `einwohner` float and `einwohner_stand` datetime (NaN, NaT where not known),
        `zuwendung_je_1000_eur` float.
    """
    sql = """
        with f as (
            select count(*) as faelle, count(zuwendung_eur) as mit_betrag,
                if(count(*) = 0, 0, sum(zuwendung_eur)) as zuwendung
            from faelle($selection)
        ),
        b as (select count(*) as faelle, sum(zuwendung_eur) as zuwendung from faelle($bezug)),
        gebiet as (select * from kommunen_im_gebiet($selection)),
        gefoerdert as (
            select count(*) as anzahl from gebiet
            where kommune_ars9 in (select kommune_ars9 from faelle($selection) where kommune_ars9 is not null)
        ),
        orte as (
            select einwohner, einwohner_stand from gebiet
            where coalesce(
                ($selection).kommune, ($selection).nicht_kommune, ($selection).zentralort, ($selection).nicht_zentralort,
                ($selection).groessenklasse, ($selection).nicht_groessenklasse) is not null
            union all
            select einwohner, einwohner_stand from landkreis
            where stand = stand_von($selection) and liegt_im_gebiet($selection, arl_code, landkreis_ags)
                and coalesce(
                    ($selection).kommune, ($selection).nicht_kommune, ($selection).zentralort, ($selection).nicht_zentralort,
                    ($selection).groessenklasse, ($selection).nicht_groessenklasse) is null
        ),
        bevoelkerung as (
            select
                if(count(distinct einwohner_stand) = 1, cast(sum(einwohner) as bigint), null) as einwohner,
                if(count(distinct einwohner_stand) = 1, max(einwohner_stand), null) as einwohner_stand
            from orte
        )
        select
            (select count(*) from gebiet) as anzahl_kommunen,
            gefoerdert.anzahl as anzahl_gefoerdert,
            f.faelle as anzahl_foerderfaelle,
            f.mit_betrag as anzahl_mit_betrag,
            f.faelle / nullif(b.faelle, 0) as foerderfaelle_anteil,
            f.zuwendung as zuwendung_eur,
            cast(f.zuwendung as double) / nullif(cast(b.zuwendung as double), 0) as zuwendung_anteil,
            einwohner, einwohner_stand,
            round(cast(f.zuwendung as double) * 1000 / einwohner, 2) as zuwendung_je_1000_eur
        from f cross join b cross join gefoerdert cross join bevoelkerung
    """
    return store.frame(sql, selection=selection, bezug=bezug)


def kommune(store: Store, selection: Selection, kommune_ars9: str) -> pd.DataFrame:
    """One Kommune. Only the Datenstand of the selection counts, not its filters.

    Returns:
        One row, none if there is no such Kommune: `kommune`, `art`, `landkreis`,
        `landkreis_ags`, `arl` str, `zentralort` str or None, `einwohner` int,
        `einwohner_stand` datetime.
    """
    sql = """
        select m.kommune, m.art, k.landkreis, k.landkreis_ags, a.arl, m.zentralort, m.einwohner, m.einwohner_stand
        from kommune m
        join landkreis k using (stand, landkreis_ags)
        join arl a using (arl_code)
        where m.stand = stand_von($selection) and m.kommune_ars9 = $kommune_ars9
    """
    return store.frame(sql, selection=selection, kommune_ars9=kommune_ars9)


def vergleich(store: Store, selection: Selection, kommune_ars9: str) -> pd.DataFrame:
    """A Kommune beside its Landkreis, beside Kommunen of similar size, and the Land.

    Similar size is 75 to 133 % of its inhabitants. Groups hold all their Kommunen,
    with a case or without, the Kommune itself too. Only the Datenstand of the
    selection counts, not its filters.

    Returns:
        Up to four rows: `gruppe` str, `anzahl_kommunen` int (in the group),
        `anzahl_gefoerdert` int (of them with a case), `anzahl_foerderfaelle`,
        `anzahl_mit_betrag` int, `zuwendung_eur` float (0 without a case, NaN if no
        amount is known), `einwohner` int, `zuwendung_je_1000_eur` float.
    """
    sql = """
        with stand as (select stand_von($selection) as stand),
        alle as (
            select m.kommune_ars9, m.kommune, m.landkreis_ags, k.landkreis, m.einwohner
            from kommune m
            join landkreis k using (stand, landkreis_ags)
            where stand = (from stand)
        ),
        diese as (from alle where kommune_ars9 = $kommune_ars9),
        gruppen as (
            select 1 as rang, d.kommune as gruppe, a.* from alle a join diese d using (kommune_ars9)
            union all
            select 2, d.landkreis, a.* from alle a join diese d using (landkreis_ags)
            union all
            select 3, 'Kommunen ähnlicher Größe', a.*
            from alle a join diese d on a.einwohner between d.einwohner * 3 / 4 and d.einwohner * 4 / 3
            union all
            select 4, 'Niedersachsen', a.* from alle a where exists (from diese)
        ),
        summen as (
            select kommune_ars9, count(*) as faelle, count(zuwendung_eur) as mit_betrag, sum(zuwendung_eur) as zuwendung
            from fall
            where stand = (from stand)
            group by all
        )
        select
            gruppe,
            count(*) as anzahl_kommunen,
            count(s.faelle) as anzahl_gefoerdert,
            cast(coalesce(sum(s.faelle), 0) as bigint) as anzahl_foerderfaelle,
            cast(coalesce(sum(s.mit_betrag), 0) as bigint) as anzahl_mit_betrag,
            if(count(s.faelle) = 0, 0, sum(s.zuwendung)) as zuwendung_eur,
            cast(sum(g.einwohner) as bigint) as einwohner,
            round(cast(if(count(s.faelle) = 0, 0, sum(s.zuwendung)) as double) * 1000 / sum(g.einwohner), 2)
                as zuwendung_je_1000_eur
        from gruppen g
        left join summen s using (kommune_ars9)
        group by rang, gruppe
        order by rang
    """
    return store.frame(sql, selection=selection, kommune_ars9=kommune_ars9)
