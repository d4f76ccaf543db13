"""What answer tables are made of: sums with all their subtotals."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from zr_dashboard.model.antwortform import Antwortform
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import (
    abgleich,
    anteile,
    antraege,
    bestand,
    falltabelle,
    kennzahlen,
)
from zr_dashboard.store.store import Store

Answers = Callable[..., pd.DataFrame]
"""Answers `(query, *arguments)` from a store: at once, or from a cache before it."""


def grundlage(
    answers: Answers, selection: Selection, form: Antwortform, zeilen: int
) -> dict[str, pd.DataFrame]:
    """Every frame that an answer table is built from, as pages and routes ask them.

    Args:
        answers: Whom to ask.
        selection: Which cases.
        form: What the table shows.
        zeilen: At most so many cases of a list.

    Returns:
        `auskunft`, `kennzahlen`, `tabelle`: answers of `bestand.auskunft`,
        `kennzahlen.kennzahlen`, and what the rows are made of; `runden`, answer of
        `abgleich.runden`, where years or Runden can stand in the table; of applications
        also the answers of `queries.antraege` by their names.
    """
    frames = {
        "auskunft": answers(bestand.auskunft, selection),
        "kennzahlen": answers(kennzahlen.kennzahlen, selection),
    }
    if form.form == "anteile":
        frames["tabelle"] = answers(anteile.je_gebiet, selection, form.zeilen)
    elif form.form == "antraege":
        frames |= _of_applications(answers, selection)
    elif form.form == "faelle":
        down = form.ordnung in _LARGEST_FIRST
        frames["tabelle"] = answers(
            falltabelle.seite, selection, form.ordnung, down, 0, zeilen
        )
    else:
        frames["runden"] = answers(abgleich.runden, selection)
        frames["tabelle"] = answers(
            kreuz,
            selection,
            form.zeilen,
            form.spalten[0],
            form.unterspalten,
            form.leere,
        )
    return frames


def _of_applications(answers: Answers, selection: Selection) -> dict[str, pd.DataFrame]:
    return {
        "tabelle": answers(antraege.nach_landkreis_und_jahr, selection),
        **{
            query.__name__: answers(query, selection)
            for query in (
                antraege.vorhanden,
                antraege.nach_landkreis,
                antraege.nach_jahr,
                antraege.insgesamt,
            )
        },
    }


_LARGEST_FIRST = ("zuwendung_eur",)
"""Orders of a list that begin with the largest."""


def kreuz(
    store: Store,
    selection: Selection,
    zeile: str,
    spalte: str,
    unterspalte: str = "",
    leere: bool = False,  # noqa: FBT001, FBT002  queries take their arguments in order
) -> pd.DataFrame:
    """Sums by two or three dimensions, with every subtotal that a table shows.

    A subtotal counts each case once, also where its parts count it more often
    (`thema`), and each Kommune once.

    Args:
        store: Where to ask.
        selection: Which cases.
        zeile: Id of a `model.dimensionen.Dimension`: what the rows are.
        spalte: Another one: what the columns are.
        unterspalte: A third one: what each column is divided into; '' for none.
        leere: Whether areas without a case are rows too, as far as the regional
            filters leave them.

    Returns:
        One row per combination with a case, and one per subtotal. `schluessel`,
        `teil_schluessel`, `unterteil_schluessel` str: row, column, part of it, each
        `zusammen` where all of them are added up; `gruppe`, `teil`, `unterteil` str:
        their names; `oberhalb` str or None: in what area the row lies; `duenn_belegt`
        bool: the public sources are thin in that year or Runde; the counts and sums of
        `aufgliederung.nach`, and `anzahl_ungenau` int: cases whose amount is not
        exact. Years within the selection, and rows by `leere`, have a subtotal of 0
        even without a case. In the order of names, years and Runden ascending; then
        »ohne Angabe«, then subtotals. Without a case only the sum of all is left.
    """
    return store.frame(
        _KREUZ,
        selection=selection,
        zeile=zeile,
        spalte=spalte,
        unterspalte=unterspalte,
        leere=leere,
    )


_KREUZ = """
    with f as (
        from faelle_je_thema($selection, 'thema' in ($zeile, $spalte, $unterspalte))
    ),
    -- By Kommune too: few rows, of which each subtotal is made.
    einzeln as materialized (
        select
            coalesce(merkmal($zeile, f), 'ohne-angabe') as z,
            coalesce(merkmal($spalte, f), 'ohne-angabe') as s,
            if($unterspalte = '', '', coalesce(merkmal($unterspalte, f), 'ohne-angabe')) as u,
            thema is null or thema = themen[1] as einmal,
            kommune_ars9,
            count(*) as faelle,
            sum(anzahl_bescheide) as bescheide,
            count(zuwendung_eur) as mit_betrag,
            count(*) filter (zuwendung_angabe <> 'exakt') as ungenau,
            sum(zuwendung_eur) as zuwendung,
            count(gesamtausgaben_eur) as mit_ausgaben,
            sum(gesamtausgaben_eur) as ausgaben
        from f
        group by all
    ),
    wuerfel as (
        select
            if(grouping(z) = 1, 'zusammen', z) as z,
            if(grouping(s) = 1, 'zusammen', s) as s,
            if(grouping(u) = 1, 'zusammen', u) as u,
            -- In a group of its themes a case counts for each of them, else once.
            ($zeile = 'thema' and grouping(z) = 0) or ($spalte = 'thema' and grouping(s) = 0)
                or ($unterspalte = 'thema' and grouping(u) = 0) as je_thema,
            if(je_thema, sum(faelle), sum(faelle) filter (einmal)) as faelle,
            if(je_thema, sum(bescheide), sum(bescheide) filter (einmal)) as bescheide,
            if(je_thema, sum(mit_betrag), sum(mit_betrag) filter (einmal)) as mit_betrag,
            if(je_thema, sum(ungenau), sum(ungenau) filter (einmal)) as ungenau,
            if(je_thema, sum(zuwendung), sum(zuwendung) filter (einmal)) as zuwendung,
            if(je_thema, sum(mit_ausgaben), sum(mit_ausgaben) filter (einmal)) as mit_ausgaben,
            if(je_thema, sum(ausgaben), sum(ausgaben) filter (einmal)) as ausgaben,
            count(distinct kommune_ars9) as kommunen
        from einzeln
        group by grouping sets ((z, s, u), (z, s), (z), (s, u), (s), (u), ())
        having not ($unterspalte = '' and grouping(u) = 0)
    ),
    jahre as (
        select cast(unnest(range(
            coalesce(($selection).jahr_von, min(jahr)), coalesce(($selection).jahr_bis, max(jahr)) + 1
        )) as varchar) as code
        from (select try_cast(case 'jahr' when $zeile then z when $spalte then s when $unterspalte then u end as integer) as jahr from einzeln)
    ),
    gebiete as (
        select 'kommune' as ebene, kommune_ars9 as code from kommunen_im_gebiet($selection)
        union
        select unnest(['landkreis', 'arl']), unnest([landkreis_ags, arl_code]) from landkreis
        where stand = stand_von($selection) and liegt_im_gebiet($selection, arl_code, landkreis_ags)
    ),
    -- What must stand in the table even without a case.
    achsen as (
        select code as z, 'zusammen' as s from jahre where $zeile = 'jahr'
        union all
        select code, 'zusammen' from gebiete where $leere and ebene = $zeile
        union all
        select 'zusammen', code from jahre where $spalte = 'jahr'
    ),
    alle as (
        from wuerfel
        union all by name
        select z, s, 'zusammen' as u, 0 as faelle, 0 as bescheide, 0 as mit_betrag, 0 as ungenau, 0 as zuwendung,
            0 as mit_ausgaben, 0 as ausgaben, 0 as kommunen
        from achsen
        where (z, s) not in (select (z, s) from wuerfel where u = 'zusammen')
    ),
    namen as materialized (
        from bezeichnungen(stand_von($selection)) where facette in ($zeile, $spalte, $unterspalte, 'landkreis', 'arl')
    ),
    belegung as (select runde, duenn_belegt from runden_belegung(stand_von($selection)))
    select
        a.z as schluessel,
        case a.z when 'zusammen' then 'zusammen' when 'ohne-angabe' then 'ohne Angabe' else coalesce(z.name, a.z) end as gruppe,
        o.name as oberhalb,
        a.s as teil_schluessel,
        case a.s when 'zusammen' then 'zusammen' when 'ohne-angabe' then 'ohne Angabe' else coalesce(s.name, a.s) end as teil,
        a.u as unterteil_schluessel,
        case a.u when 'zusammen' then 'zusammen' when 'ohne-angabe' then 'ohne Angabe' else coalesce(u.name, a.u) end as unterteil,
        cast(coalesce(a.faelle, 0) as bigint) as anzahl_foerderfaelle,
        cast(coalesce(a.bescheide, 0) as bigint) as anzahl_bescheide,
        a.kommunen as anzahl_kommunen,
        cast(coalesce(a.mit_betrag, 0) as bigint) as anzahl_mit_betrag,
        cast(coalesce(a.ungenau, 0) as bigint) as anzahl_ungenau,
        if(coalesce(a.faelle, 0) = 0, 0, a.zuwendung) as zuwendung_eur,
        cast(coalesce(a.mit_ausgaben, 0) as bigint) as anzahl_mit_gesamtausgaben,
        if(coalesce(a.faelle, 0) = 0, 0, a.ausgaben) as gesamtausgaben_eur,
        coalesce(
            try_cast(case 'jahr' when $zeile then a.z when $spalte then a.s when $unterspalte then a.u end as integer)
                >= duenn_ab(stand_von($selection)), false)
            or coalesce(b.duenn_belegt, false) as duenn_belegt
    from alle a
    left join namen z on z.facette = $zeile and z.code = a.z
    left join namen s on s.facette = $spalte and s.code = a.s
    left join namen u on u.facette = $unterspalte and u.code = a.u
    left join namen o on o.facette = case $zeile when 'kommune' then 'landkreis' when 'landkreis' then 'arl' end
        and o.code = z.oberhalb_code
    left join belegung b on b.runde = case 'runde' when $zeile then a.z when $spalte then a.s when $unterspalte then a.u end
    order by
        a.z = 'zusammen', a.z = 'ohne-angabe', coalesce(z.rang, try_cast(a.z as integer)),
        a.s = 'zusammen', a.s = 'ohne-angabe', coalesce(s.rang, try_cast(a.s as integer)),
        a.u = 'zusammen', a.u = 'ohne-angabe', coalesce(u.rang, try_cast(a.u as integer))
"""
