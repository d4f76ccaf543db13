"""The headline figures. What each means is `model.kennzahlen`."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from zr_dashboard.model.kennzahlen import KENNZAHLEN
from zr_dashboard.model.selection import Selection
from zr_dashboard.store.store import Store

_ADDITIVE = [kennzahl.id for kennzahl in KENNZAHLEN.values() if kennzahl.additiv]


def kennzahlen(store: Store, selection: Selection) -> pd.DataFrame:
    """All headline figures of the selection.

    Returns:
        One row per entry of `KENNZAHLEN`, in its order: `kennzahl` str, `wert`
        float in the figure's unit (NaN where no selected case has the value, 0
        where no case is selected, except for mean and median), `faelle_einbezogen`
        int, `faelle_ausgewaehlt` int.

    Raises:
        QueryFailedError: the store refused the statement.
    """
    sql = """
        with f as (
            select
                count(*) as faelle,
                sum(anzahl_bescheide) as bescheide,
                count(zuwendung_eur) as mit_betrag,
                sum(zuwendung_eur) as zuwendung,
                median(cast(zuwendung_eur as double)) as median,
                count(gesamtausgaben_eur) as mit_ausgaben,
                sum(gesamtausgaben_eur) as ausgaben,
                count(kommune_ars9) as mit_kommune,
                count(distinct kommune_ars9) as kommunen,
                count(landkreis_ags) as mit_landkreis,
                count(distinct landkreis_ags) as landkreise
            from faelle($selection)
        ),
        werte as (
            select unnest([
                {rang: 1, kennzahl: 'foerderfaelle', wert: cast(faelle as double), einbezogen: faelle},
                {rang: 2, kennzahl: 'bescheide', wert: if(faelle = 0, 0, bescheide), einbezogen: faelle},
                {rang: 3, kennzahl: 'zuwendung_eur', wert: if(faelle = 0, 0, zuwendung), einbezogen: mit_betrag},
                {rang: 4, kennzahl: 'kommunen', wert: kommunen, einbezogen: mit_kommune},
                {rang: 5, kennzahl: 'landkreise', wert: landkreise, einbezogen: mit_landkreis},
                {rang: 6, kennzahl: 'zuwendung_mittel_eur', wert: round(cast(zuwendung as double) / nullif(mit_betrag, 0), 2), einbezogen: mit_betrag},
                {rang: 7, kennzahl: 'zuwendung_median_eur', wert: round(median, 2), einbezogen: mit_betrag},
                {rang: 8, kennzahl: 'gesamtausgaben_eur', wert: if(faelle = 0, 0, ausgaben), einbezogen: mit_ausgaben}
            ], recursive := true), faelle
            from f
        )
        select kennzahl, wert, einbezogen as faelle_einbezogen, faelle as faelle_ausgewaehlt
        from werte
        order by rang
    """
    return store.frame(sql, selection=selection)


def vergleich(
    store: Store, selection: Selection, a: tuple[int, int], b: tuple[int, int]
) -> pd.DataFrame:
    """Headline figures of two periods side by side.

    Args:
        store: Where to ask.
        selection: Every filter but the years, which the periods replace.
        a: First and last Jahr der Bewilligung of the first period, inclusive.
        b: The same of the second.

    Returns:
        One row per headline figure that is a number or a sum: `kennzahl` str,
        `zeitraum_a`, `zeitraum_b`, `differenz` (b less a) float, NaN if either is
        unknown; `veraenderung_anteil` (difference / a) float, NaN if a is 0;
        `b_anteil` (b / (a + b)) float, NaN where values of two periods cannot be
        added; `faelle_a`, `faelle_b` int.
    """
    sql = """
        with f as (
            select 'a' as zeitraum, * from faelle($a) union all select 'b', * from faelle($b)
        ),
        s as (
            select
                zeitraum,
                count(foerderfall_id) as anzahl,
                sum(anzahl_bescheide) as bescheide,
                count(zuwendung_eur) as mit_betrag,
                sum(zuwendung_eur) as zuwendung,
                count(gesamtausgaben_eur) as mit_ausgaben,
                sum(gesamtausgaben_eur) as ausgaben,
                count(kommune_ars9) as mit_kommune,
                count(distinct kommune_ars9) as kommunen
            from (select 'a' as zeitraum union all select 'b') z left join f using (zeitraum)
            group by zeitraum
        ),
        werte as (
            select zeitraum, unnest([
                {rang: 1, kennzahl: 'foerderfaelle', wert: cast(anzahl as decimal(18, 2)), einbezogen: anzahl},
                {rang: 2, kennzahl: 'bescheide', wert: if(anzahl = 0, 0, bescheide), einbezogen: anzahl},
                {rang: 3, kennzahl: 'zuwendung_eur', wert: if(anzahl = 0, 0, zuwendung), einbezogen: mit_betrag},
                {rang: 4, kennzahl: 'kommunen', wert: kommunen, einbezogen: mit_kommune},
                {rang: 5, kennzahl: 'gesamtausgaben_eur', wert: if(anzahl = 0, 0, ausgaben), einbezogen: mit_ausgaben}
            ], recursive := true)
            from s
        )
        select
            a.kennzahl,
            a.wert as zeitraum_a,
            b.wert as zeitraum_b,
            b.wert - a.wert as differenz,
            cast(b.wert - a.wert as double) / nullif(cast(a.wert as double), 0) as veraenderung_anteil,
            if(list_contains($additiv, a.kennzahl),
               cast(b.wert as double) / nullif(cast(a.wert + b.wert as double), 0), null) as b_anteil,
            a.einbezogen as faelle_a,
            b.einbezogen as faelle_b
        from werte a join werte b using (kennzahl)
        where a.zeitraum = 'a' and b.zeitraum = 'b'
        order by a.rang
    """
    return store.frame(
        sql,
        a=replace(selection, jahr_von=a[0], jahr_bis=a[1], ohne_jahr=None),
        b=replace(selection, jahr_von=b[0], jahr_bis=b[1], ohne_jahr=None),
        additiv=_ADDITIVE,
    )
