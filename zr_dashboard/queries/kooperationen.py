"""Who acts together: recipients and partners of the same Förderfall.

Two belong together where they stand in the same case, be one its recipient or both
partners of a third. In a case of more than 20 only the pairs with its recipient count:
a long list of participants says little about any two of them.
"""

from __future__ import annotations

import pandas as pd

from zr_dashboard.model.selection import Selection
from zr_dashboard.store.store import Store


def umfang(store: Store, selection: Selection) -> pd.DataFrame:
    """How many of the selected cases name partners, and how many act together.

    Returns:
        One row: `anzahl_foerderfaelle` (selected), `anzahl_mit_partner`,
        `anzahl_beteiligte`, `anzahl_kommunen` (of them, with a key), `anzahl_paare`
        int.
    """
    sql = """
        with k as (from beteiligungen($selection)),
        paar as (
            select distinct least(a.beteiligter_nr, b.beteiligter_nr) as x, greatest(a.beteiligter_nr, b.beteiligter_nr) as y
            from k a join k b on b.fall_nr = a.fall_nr and a.rang < b.rang
            where a.rang = 0 or a.anzahl_beteiligte <= 20
        )
        select
            (select count(*) from faelle($selection)) as anzahl_foerderfaelle,
            count(distinct fall_nr) as anzahl_mit_partner,
            count(distinct beteiligter_nr) as anzahl_beteiligte,
            count(distinct b.kommune_ars9) as anzahl_kommunen,
            (select count(*) from paar) as anzahl_paare
        from k left join beteiligter b using (stand, beteiligter_nr)
    """
    return store.frame(sql, selection=selection)


def paare(store: Store, selection: Selection, anzahl: int) -> pd.DataFrame:
    """Pairs of those who stand in the same selected case.

    A case counts in each of its pairs, so the rows must not be added.

    Args:
        store: Where to ask.
        selection: Which cases.
        anzahl: How many at most.

    Returns:
        One row per pair, most common cases first, then by name: `beteiligter_a`,
        `art_a` str, `kommune_a_ars9` str or None, the same of `b`;
        `anzahl_foerderfaelle` (common), `anzahl_a_empfaenger`, `anzahl_b_empfaenger`,
        `anzahl_mit_betrag` int, `zuwendung_eur` float (of the common cases, NaN where
        no amount is known), `foerderfall_ids` str (joined by `;`, at most 100). Who is
        recipient more often is `a`.
    """
    sql = """
        with k as (from beteiligungen($selection)),
        paar as (
            select least(a.beteiligter_nr, b.beteiligter_nr) as x, greatest(a.beteiligter_nr, b.beteiligter_nr) as y,
                if(a.rang = 0, a.beteiligter_nr, 0) as empfaenger, a.fall_nr, a.foerderfall_id, a.zuwendung_eur
            from k a join k b on b.fall_nr = a.fall_nr and a.rang < b.rang
            where a.rang = 0 or a.anzahl_beteiligte <= 20
        ),
        gezaehlt as (
            select x, y, count(*) as anzahl, count(*) filter (empfaenger = x) as von_x, count(*) filter (empfaenger = y) as von_y
            from paar
            group by x, y
            order by anzahl desc, von_x + von_y desc, least(x, y), greatest(x, y)
            limit $anzahl
        ),
        summen as (
            select x, y, count(zuwendung_eur) as mit_betrag, sum(zuwendung_eur) as zuwendung,
                list(foerderfall_id order by fall_nr)[:100] as faelle
            from paar
            semi join gezaehlt using (x, y)
            group by x, y
        ),
        geordnet as (
            select if(von_y > von_x, y, x) as a, if(von_y > von_x, x, y) as b, anzahl,
                greatest(von_x, von_y) as von_a, least(von_x, von_y) as von_b, mit_betrag, zuwendung, faelle
            from gezaehlt join summen using (x, y)
        ),
        wer as (from beteiligter where stand = stand_von($selection))
        select
            a.beteiligter as beteiligter_a, a.beteiligter_art as art_a, a.kommune_ars9 as kommune_a_ars9,
            b.beteiligter as beteiligter_b, b.beteiligter_art as art_b, b.kommune_ars9 as kommune_b_ars9,
            g.anzahl as anzahl_foerderfaelle, g.von_a as anzahl_a_empfaenger, g.von_b as anzahl_b_empfaenger,
            g.mit_betrag as anzahl_mit_betrag, g.zuwendung as zuwendung_eur,
            array_to_string(g.faelle, ';') as foerderfall_ids
        from geordnet g
        join wer a on a.beteiligter_nr = g.a
        join wer b on b.beteiligter_nr = g.b
        order by g.anzahl desc, g.von_a + g.von_b desc, g.a, g.b
    """
    return store.frame(sql, selection=selection, anzahl=anzahl)


def beteiligte(store: Store, selection: Selection, anzahl: int) -> pd.DataFrame:
    """Who takes part in selected cases with partners.

    Args:
        store: Where to ask.
        selection: Which cases.
        anzahl: How many at most.

    Returns:
        One row each, most cases first, then most others, then by name: `beteiligter`,
        `beteiligter_art` str, `kommune_ars9` str or None, `anzahl_foerderfaelle`,
        `anzahl_als_empfaenger`, `anzahl_als_partner`, `anzahl_andere` int.
    """
    sql = """
        with k as (from beteiligungen($selection)),
        gezaehlt as (
            select beteiligter_nr, count(*) as anzahl, count(*) filter (rang = 0) as als_empfaenger
            from k
            group by all
        ),
        andere as (
            select a.beteiligter_nr, count(distinct b.beteiligter_nr) as anzahl_andere
            from k a join k b on b.fall_nr = a.fall_nr and b.rang <> a.rang
            where a.rang = 0 or b.rang = 0 or a.anzahl_beteiligte <= 20
            group by all
        )
        select w.beteiligter, w.beteiligter_art, w.kommune_ars9, g.anzahl as anzahl_foerderfaelle,
            g.als_empfaenger as anzahl_als_empfaenger, g.anzahl - g.als_empfaenger as anzahl_als_partner, a.anzahl_andere
        from gezaehlt g
        join andere a using (beteiligter_nr)
        join beteiligter w on w.stand = stand_von($selection) and w.beteiligter_nr = g.beteiligter_nr
        order by g.anzahl desc, a.anzahl_andere desc, g.beteiligter_nr
        limit $anzahl
    """
    return store.frame(sql, selection=selection, anzahl=anzahl)


def faelle(store: Store, selection: Selection, anzahl: int) -> pd.DataFrame:
    """The selected cases that name partners.

    Args:
        store: Where to ask.
        selection: Which cases.
        anzahl: How many at most.

    Returns:
        One row per case, most participants first, then newest: `titel`, `empfaenger`,
        `kooperationspartner` str (as published), `anzahl_beteiligte` int,
        `bewilligt_am` str or None, `zuwendung_eur` float, `zuwendung_angabe`,
        `foerderfall_id` str.
    """
    sql = """
        with gezeigt as (
            select k.fall_nr, k.anzahl_beteiligte
            from faelle($selection) f
            join kooperation k on k.stand = f.stand and k.fall_nr = f.fall_nr and k.rang = 0
            order by k.anzahl_beteiligte desc, f.bewilligt_am desc nulls last, f.fall_nr
            limit $anzahl
        )
        select f.titel, f.empfaenger, aufgezaehlt(f.kooperationspartner) as kooperationspartner, g.anzahl_beteiligte,
            f.bewilligt_am, f.zuwendung_eur, f.zuwendung_angabe, f.foerderfall_id
        from gezeigt g
        join fall f on f.stand = stand_von($selection) and f.fall_nr = g.fall_nr
        order by g.anzahl_beteiligte desc, f.bewilligt_am desc nulls last, f.fall_nr
    """
    return store.frame(sql, selection=selection, anzahl=anzahl)


def der_kommune(store: Store, selection: Selection, kommune_ars9: str) -> pd.DataFrame:
    """Cases in which a Kommune acts together with others, as recipient or as partner.

    Only the Datenstand of the selection counts, not its filters.

    Returns:
        As `faelle`, newest first, with `rolle` str: `Empfänger` or `Partner`.
    """
    sql = """
        select f.titel, if(k.rang = 0, 'Empfänger', 'Partner') as rolle, f.empfaenger, aufgezaehlt(f.kooperationspartner) as kooperationspartner,
            k.anzahl_beteiligte, f.bewilligt_am, f.zuwendung_eur, f.zuwendung_angabe, f.foerderfall_id
        from beteiligter w
        join kooperation k using (stand, beteiligter_nr)
        join fall f using (stand, fall_nr)
        where w.stand = stand_von($selection) and w.kommune_ars9 = $kommune_ars9
        order by f.bewilligt_am desc nulls last, f.foerderfall_id
    """
    return store.frame(sql, selection=selection, kommune_ars9=kommune_ars9)
