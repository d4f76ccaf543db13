"""How complete and how plausible the selected cases are."""

from __future__ import annotations

import pandas as pd

from zr_dashboard.model.columns import COLUMNS
from zr_dashboard.model.pruefungen import PRUEFUNGEN
from zr_dashboard.model.selection import Selection
from zr_dashboard.store.store import Store


def vollstaendigkeit(store: Store, selection: Selection) -> pd.DataFrame:
    """How many of the selected cases have a value, per field and ArL.

    Returns:
        One row per field and ArL with a case, and per field one for all (`alle`):
        `schluessel` and `gruppe` str (name and title of the field), `teil_schluessel`
        and `teil` str (ArL, `ohne-angabe`), `anzahl_foerderfaelle`,
        `anzahl_mit_angabe`, `anzahl_ohne_angabe` int, `angabe_anteil` float. Fields in
        the order of the delivery, `alle` before the ArL.
    """
    sql = """
        with gezaehlt as (
            select
                if(grouping(arl_code) = 1, 'alle', coalesce(arl_code, 'ohne-angabe')) as teil_schluessel,
                count(*) as anzahl_foerderfaelle,
                count(beschreibung) as beschreibung,
                count(kommune_ars9) as kommune_ars9,
                count(landkreis_ags) as landkreis_ags,
                count(foerdergegenstand) as foerdergegenstand,
                count(massnahmenart) as massnahmenart,
                count(hauptthema) as hauptthema,
                count(zuwendung_eur) as zuwendung_eur,
                count(gesamtausgaben_eur) as gesamtausgaben_eur,
                count(foerdersatz_prozent) as foerdersatz_prozent,
                count(bewilligt_am) as bewilligt_am,
                count(*) filter (datum_genauigkeit = 'tag') as datum_taggenau,
                count(runde) as runde,
                count(laufzeit_von) as laufzeit_von,
                count(laufzeit_bis) as laufzeit_bis,
                count(*) filter (len(quellen) > 0) as quellen,
                count(vertrauen) as vertrauen,
                count(ausgezahlt_eur) as ausgezahlt_eur,
                count(zuwendungsfaehige_ausgaben_eur) as zuwendungsfaehige_ausgaben_eur,
                count(beantragt_am) as beantragt_am,
                count(verwendungsnachweis_am) as verwendungsnachweis_am
            from faelle($selection)
            group by grouping sets ((arl_code), ())
        ),
        felder as (
            unpivot (select * from gezaehlt where anzahl_foerderfaelle > 0)
            on columns(* exclude (teil_schluessel, anzahl_foerderfaelle))
            into name schluessel value anzahl_mit_angabe
        )
        select
            schluessel, schluessel as gruppe, teil_schluessel,
            case teil_schluessel when 'alle' then 'alle' when 'ohne-angabe' then 'ohne Angabe' else a.arl end as teil,
            anzahl_foerderfaelle, anzahl_mit_angabe,
            anzahl_foerderfaelle - anzahl_mit_angabe as anzahl_ohne_angabe,
            anzahl_mit_angabe / anzahl_foerderfaelle as angabe_anteil
        from felder
        left join arl a on a.arl_code = teil_schluessel
        order by list_position([
            'beschreibung', 'kommune_ars9', 'landkreis_ags', 'foerdergegenstand', 'massnahmenart', 'hauptthema',
            'zuwendung_eur', 'gesamtausgaben_eur', 'foerdersatz_prozent', 'bewilligt_am', 'datum_taggenau', 'runde',
            'laufzeit_von', 'laufzeit_bis', 'quellen', 'vertrauen', 'ausgezahlt_eur',
            'zuwendungsfaehige_ausgaben_eur', 'beantragt_am', 'verwendungsnachweis_am'
        ], schluessel), teil_schluessel <> 'alle', a.rang nulls last
    """
    frame = store.frame(sql, selection=selection)
    titles = [COLUMNS[name].titel for name in frame["schluessel"]]
    return frame.assign(gruppe=pd.Series(titles, index=frame.index, dtype="str"))


def ohne_angabe(
    store: Store, selection: Selection, feld: str, anzahl: int
) -> pd.DataFrame:
    """The newest selected cases that lack a value.

    Args:
        store: Where to ask.
        selection: Which cases.
        feld: A `schluessel` of `vollstaendigkeit`.
        anzahl: How many at most.

    Returns:
        As `foerderfaelle.neueste`; no row for a field that is not one of them.
    """
    sql = """
        with gezeigt as (
            select fall_nr
            from faelle($selection)
            where case $feld
                when 'beschreibung' then beschreibung is null
                when 'kommune_ars9' then kommune_ars9 is null
                when 'landkreis_ags' then landkreis_ags is null
                when 'foerdergegenstand' then foerdergegenstand is null
                when 'massnahmenart' then massnahmenart is null
                when 'hauptthema' then hauptthema is null
                when 'zuwendung_eur' then zuwendung_eur is null
                when 'gesamtausgaben_eur' then gesamtausgaben_eur is null
                when 'foerdersatz_prozent' then foerdersatz_prozent is null
                when 'bewilligt_am' then bewilligt_am is null
                when 'datum_taggenau' then datum_genauigkeit is distinct from 'tag'
                when 'runde' then runde is null
                when 'laufzeit_von' then laufzeit_von is null
                when 'laufzeit_bis' then laufzeit_bis is null
                when 'quellen' then len(quellen) = 0
                when 'vertrauen' then vertrauen is null
                when 'ausgezahlt_eur' then ausgezahlt_eur is null
                when 'zuwendungsfaehige_ausgaben_eur' then zuwendungsfaehige_ausgaben_eur is null
                when 'beantragt_am' then beantragt_am is null
                when 'verwendungsnachweis_am' then verwendungsnachweis_am is null
            end
            order by bewilligt_am desc nulls last, fall_nr desc
            limit $anzahl
        )
        select f.bewilligt_am, f.empfaenger, f.titel, f.landkreis, t.name as hauptthema,
            f.zuwendung_eur, f.zuwendung_angabe, f.foerderfall_id
        from gezeigt g
        join fall f on f.stand = stand_von($selection) and f.fall_nr = g.fall_nr
        left join thema t on t.stand = f.stand and t.thema = f.hauptthema
        order by f.bewilligt_am desc nulls last, f.fall_nr desc
    """
    return store.frame(sql, selection=selection, feld=feld, anzahl=anzahl)


def vertrauen(store: Store, selection: Selection) -> pd.DataFrame:
    """The selected cases by how well they are documented.

    Returns:
        One row per level with a case, »hoch« first, »ohne Angabe« last: `schluessel`,
        `gruppe`, `anzahl_foerderfaelle`, `anzahl_mit_betrag` int, `zuwendung_eur`
        float or NaN, `foerderfaelle_anteil` float, `teil_schluessel` and `teil` empty.
    """
    sql = """
        select
            coalesce(f.vertrauen, 'ohne-angabe') as schluessel,
            coalesce(any_value(k.name), 'ohne Angabe') as gruppe,
            '' as teil_schluessel, '' as teil,
            count(*) as anzahl_foerderfaelle,
            count(f.zuwendung_eur) as anzahl_mit_betrag,
            sum(f.zuwendung_eur) as zuwendung_eur,
            count(*) / sum(count(*)) over () as foerderfaelle_anteil
        from faelle($selection) f
        left join klasse k on k.facette = 'vertrauen' and k.code = f.vertrauen
        group by f.vertrauen
        order by any_value(k.rang) nulls last
    """
    return store.frame(sql, selection=selection)


def pruefungen(store: Store, selection: Selection) -> pd.DataFrame:
    """How many of the selected cases each check strikes that strikes any.

    Returns:
        `pruefung_code`, `pruefung`, `regel`, `art` str, `anzahl_foerderfaelle` int; in
        the order of `model.pruefungen.PRUEFUNGEN`.
    """
    sql = """
        select pruefung_code, count(*) as anzahl_foerderfaelle
        from auffaellig($selection)
        group by pruefung_code
        order by list_position($reihenfolge, pruefung_code)
    """
    return _named(store.frame(sql, selection=selection, reihenfolge=[*PRUEFUNGEN]))


def auffaellige(store: Store, selection: Selection, je_pruefung: int) -> pd.DataFrame:
    """The cases that checks strike, with the values that show it.

    Args:
        store: Where to ask.
        selection: Which cases.
        je_pruefung: How many at most per check.

    Returns:
        One row per check and case, by check, then by `foerderfall_id`:
        `pruefung_code`, `pruefung`, `regel`, `art`, `foerderfall_id`, `titel`,
        `empfaenger` str, and as in the case `bewilligt_am`, `runde`, `zuwendung_eur`,
        `zuwendung_angabe`, `gesamtausgaben_eur`, `gesamtausgaben_angabe`,
        `foerdersatz_prozent`, `laufzeit_von`, `laufzeit_bis`, `antragsstichtag`,
        `hinweis`.
    """
    sql = """
        with gezeigt as (
            select pruefung_code, unnest(min(fall_nr, $je_pruefung)) as fall_nr
            from auffaellig($selection)
            group by pruefung_code
        )
        select g.pruefung_code, f.foerderfall_id, f.titel, f.empfaenger, f.bewilligt_am, f.runde, r.antragsstichtag,
            f.zuwendung_eur, f.zuwendung_angabe, f.gesamtausgaben_eur, f.gesamtausgaben_angabe, f.foerdersatz_prozent,
            f.laufzeit_von, f.laufzeit_bis, f.hinweis
        from gezeigt g
        join fall f on f.stand = stand_von($selection) and f.fall_nr = g.fall_nr
        left join runde r on r.stand = f.stand and r.runde = f.runde
        order by list_position($reihenfolge, g.pruefung_code), f.fall_nr
    """
    frame = store.frame(
        sql, selection=selection, je_pruefung=je_pruefung, reihenfolge=[*PRUEFUNGEN]
    )
    return _named(frame)


def doppelt(store: Store, selection: Selection, anzahl: int) -> pd.DataFrame:
    """Pairs of selected cases that may be the same one.

    The same Kommune, and either titles that are alike (the same first four letters,
    Jaro-Winkler at least 0.9, without case) or the same Zuwendung with first possible
    dates at most 90 days apart. Of several cases with one title each stands beside the
    next, and the first beside the first of a title that is like it; of several with
    one amount each beside the next in time. So a list of a thousand equal rows is a
    thousand pairs, not half a million.

    Args:
        store: Where to ask.
        selection: Which cases; both of a pair must be in it.
        anzahl: How many pairs at most.

    Returns:
        One row per pair, by Kommune: `kommune`, `verdacht` str, and for both, `…_a` and
        `…_b`: `foerderfall_id`, `titel`, `bewilligt_am`, `zuwendung` (`…_eur`).
    """
    sql = """
        with je_kommune as (
            select kommune, kommune_ars9, count(*) - count(distinct lower(titel)) as gleiche_titel
            from faelle($selection)
            where kommune_ars9 is not null
            group by all
        ),
        gezeigt as (
            -- Those before it have enough pairs already; the dear comparison is spared.
            select kommune_ars9
            from je_kommune
            qualify coalesce(sum(gleiche_titel) over (
                order by kommune collate de range between unbounded preceding and current row exclude group
            ), 0) < $anzahl
        ),
        f as materialized (
            select foerderfall_id, titel, lower(titel) as klein, kommune, kommune_ars9, bewilligt_am, zuwendung_eur,
                erster_tag_von(bewilligt_am) as tag
            from faelle($selection)
            where kommune_ars9 in (from gezeigt)
        ),
        gereiht as (
            select foerderfall_id as id_a, tag,
                lead(foerderfall_id) over (partition by kommune_ars9, klein order by foerderfall_id) as mit_titel,
                if(zuwendung_eur is null or tag is null, null, lead(foerderfall_id) over mit_betrag) as mit_betrag,
                lead(tag) over mit_betrag as tag_b
            from f
            window mit_betrag as (partition by kommune_ars9, zuwendung_eur order by tag, foerderfall_id)
        ),
        titel_erster as (
            select kommune_ars9, klein, left(klein, 4) as anfang, min(foerderfall_id) as foerderfall_id
            from f group by all
        ),
        verdacht as (
            select id_a, mit_titel as id_b, true as titel, false as betrag from gereiht where mit_titel is not null
            union all
            select id_a, mit_betrag, false, true from gereiht
            where mit_betrag is not null and date_diff('day', tag, tag_b) <= 90
            union all
            select a.foerderfall_id, b.foerderfall_id, true, false
            from titel_erster a
            join titel_erster b using (kommune_ars9, anfang)
            where a.klein < b.klein and jaro_winkler_similarity(a.klein, b.klein, 0.9) >= 0.9
        ),
        paar as (
            select least(id_a, id_b) as id_a, greatest(id_a, id_b) as id_b, bool_or(titel) as titel, bool_or(betrag) as betrag
            from verdacht
            group by all
        )
        select
            a.kommune, a.foerderfall_id as foerderfall_id_a, a.titel as titel_a, a.bewilligt_am as bewilligt_am_a,
            a.zuwendung_eur as zuwendung_a_eur, b.foerderfall_id as foerderfall_id_b, b.titel as titel_b,
            b.bewilligt_am as bewilligt_am_b, b.zuwendung_eur as zuwendung_b_eur,
            concat_ws(', ', if(p.titel, 'ähnlicher Titel', null), if(p.betrag, 'gleicher Betrag, nahes Datum', null)) as verdacht
        from paar p
        join f a on a.foerderfall_id = p.id_a
        join f b on b.foerderfall_id = p.id_b
        order by a.kommune collate de, a.foerderfall_id, b.foerderfall_id
        limit $anzahl
    """
    return store.frame(sql, selection=selection, anzahl=anzahl)


def _named(frame: pd.DataFrame) -> pd.DataFrame:
    """Name and rule of each check beside its code."""
    found = [PRUEFUNGEN[code] for code in frame["pruefung_code"]]
    return frame.assign(
        pruefung=pd.Series([p.name for p in found], index=frame.index, dtype="str"),
        regel=pd.Series([p.regel for p in found], index=frame.index, dtype="str"),
        art=pd.Series([str(p.art) for p in found], index=frame.index, dtype="str"),
    )
