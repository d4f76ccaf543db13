"""Questions about the filters: what can be chosen, and what it would give."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import pandas as pd

from zr_dashboard.model.codes import BETRAEGE, Codes
from zr_dashboard.model.dimensionen import FACETS
from zr_dashboard.model.errors import StoreBrokenError
from zr_dashboard.model.selection import Note, Selection
from zr_dashboard.store.store import Store


def bezeichnungen(store: Store, selection: Selection) -> pd.DataFrame:
    """Every code of every facet in the Datenstand of the selection.

    Returns:
        `facette` str, `code` str, `name` str, `oberhalb_code` str or None (the
        Landkreis of a Kommune, the ArL of a Landkreis); in reading order.
    """
    sql = """
        select facette, code, name, oberhalb_code
        from bezeichnungen(stand_von($selection))
        where facette <> 'jahr'
        order by facette, rang
    """
    return store.frame(sql, selection=selection)


def staende(store: Store) -> pd.DataFrame:
    """Every Datenstand, newest first.

    Returns:
        `stand` datetime, `bezeichnung` str, `jahr_von` int (first Jahr der
        Bewilligung, or that of the Datenstand if no case has one), `jahr_bis`
        int (the year of the Datenstand).
    """
    sql = """
        select d.stand, d.bezeichnung,
            least(coalesce(min(f.jahr), year(d.stand)), year(d.stand)) as jahr_von,
            greatest(coalesce(max(f.jahr), year(d.stand)), year(d.stand)) as jahr_bis
        from datenstand d
        left join fall f using (stand)
        group by d.stand, d.bezeichnung
        order by d.stand desc
    """
    return store.frame(sql)


def anzahlen(store: Store, selection: Selection) -> pd.DataFrame:
    """What each choice of each filter would give.

    Each facet is counted with all the other filters and without its own.

    Returns:
        `facette` str (a facet, `jahr`, `betrag`, `betrag_von` or `betrag_bis`), `code`
        str, `anzahl_foerderfaelle` int > 0, `anzahl_ohne_filter` int: all cases that
        the other filters leave. Codes without a case have no row. `ohne-angabe` is a
        code too; `betrag` has no other than it and `mit-angabe`, and `betrag_von` and
        `betrag_bis` say for each of `codes.BETRAEGE` how many cases lie above or
        below.
    """
    # A case that fails no filter but one is what the choices of this one filter give:
    # so one pass over the cases serves all of them.
    sql = """
        with g as materialized (
            select *,
                case when not passt_text then 'text' when not passt_jahr then 'jahr'
                when not passt_runde then 'runde' when not passt_arl then 'arl'
                when not passt_landkreis then 'landkreis' when not passt_kommune then 'kommune'
                when not passt_zentralort then 'zentralort' when not passt_groessenklasse then 'groessenklasse'
                when not passt_thema then 'thema' when not passt_hauptthema then 'hauptthema'
                when not passt_gegenstand then 'gegenstand' when not passt_massnahme then 'massnahme'
                when not passt_foerdersatz then 'foerdersatz' when not passt_laufzeit then 'laufzeit'
                when not passt_status then 'status' when not passt_vertrauen then 'vertrauen'
                when not passt_betrag then 'betrag' else '' end as verfehlt
            from geprueft($selection)
            where (not passt_text)::tinyint + (not passt_jahr)::tinyint + (not passt_runde)::tinyint
                + (not passt_arl)::tinyint + (not passt_landkreis)::tinyint + (not passt_kommune)::tinyint
                + (not passt_zentralort)::tinyint + (not passt_groessenklasse)::tinyint
                + (not passt_thema)::tinyint + (not passt_hauptthema)::tinyint + (not passt_gegenstand)::tinyint
                + (not passt_massnahme)::tinyint + (not passt_foerdersatz)::tinyint
                + (not passt_laufzeit)::tinyint + (not passt_status)::tinyint + (not passt_vertrauen)::tinyint
                + (not passt_betrag)::tinyint <= 1
        ),
        grenze as (select unnest($betraege) as b),
        je_code as (
            select 'jahr' as facette, cast(jahr as varchar) as code, count(*) as anzahl from g where verfehlt in ('', 'jahr') group by all
            union all
            select 'runde', runde, count(*) from g where verfehlt in ('', 'runde') group by all
            union all
            select 'arl', arl_code, count(*) from g where verfehlt in ('', 'arl') group by all
            union all
            select 'landkreis', landkreis_ags, count(*) from g where verfehlt in ('', 'landkreis') group by all
            union all
            select 'kommune', kommune_ars9, count(*) from g where verfehlt in ('', 'kommune') group by all
            union all
            select 'zentralort', lower(zentralort), count(*) from g where verfehlt in ('', 'zentralort') group by all
            union all
            select 'groessenklasse', groessenklasse, count(*) from g where verfehlt in ('', 'groessenklasse') group by all
            union all
            select 'thema', thema, count(*)
            from (select unnest(if(len(themen) > 0, themen, [null])) as thema from g where verfehlt in ('', 'thema'))
            group by all
            union all
            select 'hauptthema', hauptthema, count(*) from g where verfehlt in ('', 'hauptthema') group by all
            union all
            select 'gegenstand', foerdergegenstand, count(*) from g where verfehlt in ('', 'gegenstand') group by all
            union all
            select 'massnahme', massnahmenart, count(*) from g where verfehlt in ('', 'massnahme') group by all
            union all
            select 'foerdersatz', foerdersatz, count(*) from g where verfehlt in ('', 'foerdersatz') group by all
            union all
            select 'laufzeit', laufzeit_am(coalesce(($selection).am, stand), erster_tag, letzter_tag), count(*)
            from g where verfehlt in ('', 'laufzeit') group by all
            union all
            select 'status', status, count(*) from g where verfehlt in ('', 'status') group by all
            union all
            select 'vertrauen', vertrauen, count(*) from g where verfehlt in ('', 'vertrauen') group by all
            union all
            select 'betrag', if(zuwendung_eur is null, null, 'mit-angabe'), count(*) from g where verfehlt in ('', 'betrag') group by all
            union all
            select 'betrag_von', cast(b as varchar), count(*) from g join grenze on zuwendung_eur >= b
            where verfehlt in ('', 'betrag') group by all
            union all
            select 'betrag_bis', cast(b as varchar), count(*) from g join grenze on zuwendung_eur <= b
            where verfehlt in ('', 'betrag') group by all
        ),
        je_filter as (select verfehlt, count(*) as anzahl from g group by all)
        select facette, coalesce(code, 'ohne-angabe') as code, anzahl as anzahl_foerderfaelle,
            cast((
                select sum(anzahl) from je_filter where verfehlt in ('', regexp_replace(facette, '_.*', ''))
            ) as bigint) as anzahl_ohne_filter
        from je_code
        order by facette, code
    """
    return store.frame(sql, selection=selection, betraege=list(BETRAEGE))


def codes(staende: pd.DataFrame, bezeichnungen: pd.DataFrame, stand: date) -> Codes:
    """Make the frames of `staende` and `bezeichnungen` into what a URL is read with."""
    row = staende[staende["stand"].dt.date == stand].iloc[0]
    names: dict[str, dict[str, str]] = {name: {} for name in FACETS}
    parents: dict[str, str] = {}
    for facette, code, name, oberhalb in bezeichnungen.itertuples(index=False):
        names[facette][code] = name
        if isinstance(oberhalb, str):
            parents[code] = oberhalb
    return Codes(
        names=names,
        jahre=range(int(row["jahr_von"]), int(row["jahr_bis"]) + 1),
        staende=tuple(staende["stand"].dt.date),
        parents=parents,
    )


Answers = Callable[..., pd.DataFrame]
"""Answers `(query, *arguments)` from a store: at once, or from a cache before it."""


def read_selection(
    answers: Answers, query: Mapping[str, Sequence[str]]
) -> tuple[Selection, list[Note], Codes]:
    """Read a selection from query parameters, as pages and routes do.

    `stand` is read first: which codes exist depends on the Datenstand.

    Args:
        answers: Whom to ask for the codes.
        query: Every value of every parameter, as the browser sent them.

    Returns:
        The selection of what could be read, a Note for each part that could not,
        and the codes of its Datenstand.

    Raises:
        StoreBrokenError: the store holds no Datenstand.
        QueryFailedError: the store refused a statement.
    """
    known = answers(staende)
    if known.empty:
        message = (
            "Die Datenbank enthält keinen Datenstand. Bitte »python -m zr_dashboard "
            "bauen« ausführen."
        )
        raise StoreBrokenError(message)
    days = [stand.date() for stand in known["stand"]]
    asked = [day for day in days if day.isoformat() in query.get("stand", ())]
    stand = asked[0] if len(asked) == 1 else days[0]
    there = codes(known, answers(bezeichnungen, Selection(stand=stand)), stand)
    selection, notes = Selection.from_url(query, there)
    return selection, notes, there
