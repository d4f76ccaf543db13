"""The data beside what was published of the programme as a whole.

These questions take only the Datenstand from a selection: published totals speak
of all of the programme, never of a part that a reader filtered. Which statements may
be compared with what is the macro `aussagen` in store/abgleich.sql.
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
        `duenn_belegt` bool; the rule stands at the table `rundenbelegung` in schema.sql.
    """
    sql = """
        select runde, antragsstichtag, bescheide_ab, anzahl, zaehleinheit,
            cast(belegt_bescheide as bigint) as belegt_bescheide, duenn_belegt
        from rundenbelegung
        where stand = stand_von($selection)
        order by cast(runde as integer)
    """
    return store.frame(sql, selection=selection)


def vergleiche(store: Store, selection: Selection) -> pd.DataFrame:
    """Every published statement beside what the Datenstand documents of the same.

    Same means: the same Gebiet and Runden, approved by the Stichtag, without Beratung
    (2.2). A date known only to the month or year counts if its first day is not after
    the last day of the Stichtag; so does a case without a date whose status is
    »bewilligt«. A case without a Runde counts only where no Runde is left out.

    Returns:
        One row per statement, newest first, undated ones before: `summe_id`,
        `stichtag` str or None, `gebiet`, `runden` str or None (»1–3«), `zaehleinheit`,
        `anzahl`, `anzahl_angabe`, `betrag_eur`, `betrag_angabe`, `groesse`, as
        published; `gezaehlt_als` (Bescheide, Kommunen) and, where they may be compared,
        `belegt_anzahl`, `differenz_anzahl`, `anteil_anzahl`, `belegt_eur`,
        `differenz_eur`, `anteil_eur` (documented / published); else NaN and the reason
        in `anzahl_einordnung`, `betrag_einordnung`. `unsicher_bescheide` are counted
        though their date leaves it open, `spaeter_bescheide` are dated later and not
        counted, `ohne_betrag` have no amount. `hinweis` of the delivery, `herausgeber`,
        `url` (None if not to be linked).
    """
    sql = """
        select
            a.summe_id, a.stichtag, a.gebiet, a.runden, a.zaehleinheit, a.anzahl, a.anzahl_angabe, a.betrag_eur,
            a.betrag_angabe, a.groesse, a.gezaehlt_als, b.belegt_anzahl,
            b.belegt_anzahl - if(b.belegt_anzahl is null, null, a.anzahl) as differenz_anzahl,
            b.belegt_anzahl / a.anzahl as anteil_anzahl,
            b.belegt_eur,
            b.belegt_eur - a.betrag_eur as differenz_eur,
            cast(b.belegt_eur as double) / cast(a.betrag_eur as double) as anteil_eur,
            a.anzahl_einordnung, a.betrag_einordnung,
            b.unsicher_bescheide, b.spaeter_bescheide, b.ohne_betrag,
            a.hinweis, q.herausgeber, if(q.verlinken, q.url, null) as url
        from aussagen(stand_von($selection)) a
        join belegt_zu_aussagen(stand_von($selection)) b using (summe_id)
        join quelle q on q.stand = a.stand and q.quelle_id = a.quelle_id
        order by a.stichtag desc nulls first, a.summe_id desc
    """
    return store.frame(sql, selection=selection)


def widersprueche(store: Store, selection: Selection) -> pd.DataFrame:
    """Pairs of statements that speak of the same thing and say something else.

    The same thing: the same Gebiet and Größe, and either the same Runden at most a
    year apart, or one names no Runden, the other begins with the first, and they are
    at most 90 days apart. Something else: another number; the same number of another
    unit; another amount. »Rund« allows one percent, »mehr als« any larger value.

    Returns:
        One row per pair, oldest first: `gebiet`, `runden` str or None, and for each
        side `…_a`, `…_b`: `summe_id`, `stichtag`, `anzahl`, `anzahl_angabe`,
        `zaehleinheit`, `betrag_eur`, `betrag_angabe`, `herausgeber`, `hinweis`;
        `abweichung` str: what differs.
    """
    sql = """
        with aussage as (
            select a.*, q.herausgeber
            from aussagen(stand_von($selection)) a
            join quelle q on q.stand = a.stand and q.quelle_id = a.quelle_id
            where a.beginn is not null
        ),
        paar as (
            select a, b,
                a.anzahl <> b.anzahl and not vertraeglich(a.anzahl, a.anzahl_angabe, b.anzahl, b.anzahl_angabe) as zahl,
                a.zaehleinheit <> b.zaehleinheit as einheit,
                a.betrag_eur <> b.betrag_eur
                    and not vertraeglich(a.betrag_eur, a.betrag_angabe, b.betrag_eur, b.betrag_angabe) as betrag
            from aussage a
            join aussage b
                on b.gebiet = a.gebiet and b.groesse = a.groesse
                and (b.ende, b.summe_id) > (a.ende, a.summe_id)
            where case
                when a.runde_von = b.runde_von and a.runde_bis is not distinct from b.runde_bis
                    then date_diff('day', a.ende, b.beginn) <= 365
                when a.runde_von is null and b.runde_von = 1 or b.runde_von is null and a.runde_von = 1
                    then date_diff('day', a.ende, b.beginn) <= 90
            end
        )
        select
            a.gebiet, coalesce(a.runden, b.runden) as runden,
            a.summe_id as summe_id_a, a.stichtag as stichtag_a, a.anzahl as anzahl_a,
            a.anzahl_angabe as anzahl_a_angabe, a.zaehleinheit as zaehleinheit_a, a.betrag_eur as betrag_a_eur,
            a.betrag_angabe as betrag_a_angabe, a.herausgeber as herausgeber_a, a.hinweis as hinweis_a,
            b.summe_id as summe_id_b, b.stichtag as stichtag_b, b.anzahl as anzahl_b,
            b.anzahl_angabe as anzahl_b_angabe, b.zaehleinheit as zaehleinheit_b, b.betrag_eur as betrag_b_eur,
            b.betrag_angabe as betrag_b_angabe, b.herausgeber as herausgeber_b, b.hinweis as hinweis_b,
            array_to_string(list_filter([
                case when zahl then 'andere Anzahl' when einheit and a.anzahl = b.anzahl then 'gleiche Anzahl' end,
                if(einheit, 'andere Zähleinheit', null),
                if(betrag, 'anderer Betrag', null)
            ], lambda x: x is not null), ', ') as abweichung
        from paar
        where coalesce(zahl, false) or coalesce(einheit, false) or coalesce(betrag, false)
        order by a.ende, b.ende, a.summe_id, b.summe_id
    """
    return store.frame(sql, selection=selection)


def verlauf(store: Store, selection: Selection) -> pd.DataFrame:
    """Published totals of all of the programme, and the documented sum over time.

    A statement counts if it names an amount of approved Zuwendungen for Niedersachsen
    since the first Runde and has a date. Documented cases count from the first day
    that their date allows; those without a date or amount are not in the line.

    Returns:
        `reihe` str (»veröffentlicht«, »belegt«), `datum` str as exact as known,
        `stelle` float (year on the axis), `betrag_eur`: for documented ones the sum up
        to then; `betrag_angabe`, `herausgeber`, `summe_id` str or None. By `reihe`,
        then oldest first; the documented ones end with the Datenstand.
    """
    sql = """
        with fall_mit_tag as (
            select bewilligt_am as datum, erster_tag_von(bewilligt_am) as tag, zuwendung_eur
            from fall
            where stand = stand_von($selection) and bewilligt_am is not null and foerdergegenstand is distinct from '2.2'
        ),
        je_datum as (
            select datum, tag, sum(zuwendung_eur) as eur
            from fall_mit_tag where zuwendung_eur is not null and tag <= stand_von($selection)
            group by all
            union all
            select strftime(stand_von($selection), '%Y-%m-%d'), stand_von($selection), 0
        ),
        alles as (
            select 'veröffentlicht' as reihe, a.stichtag as datum, a.ende as tag, a.betrag_eur, a.betrag_angabe,
                q.herausgeber, a.summe_id
            from aussagen(stand_von($selection)) a
            join quelle q on q.stand = a.stand and q.quelle_id = a.quelle_id
            where a.gebiet = 'Niedersachsen' and a.groesse = 'bewilligt' and a.betrag_eur is not null
              and coalesce(a.runde_von, 1) = 1 and a.stichtag is not null
            union all
            select 'belegt', datum, tag, sum(eur) over (order by tag, datum), null, null, null
            from je_datum
        )
        select reihe, datum, year(tag) + (dayofyear(tag) - 1) / 365.25 as stelle, betrag_eur, betrag_angabe,
            herausgeber, summe_id
        from alles
        order by reihe desc, tag, datum, summe_id
    """
    return store.frame(sql, selection=selection)
