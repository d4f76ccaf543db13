"""Questions about the filters: what can be chosen, and what it would give."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from datetime import date
from functools import cache

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
        from bezeichnung
        where stand = stand_von($selection) and facette <> 'jahr'
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
        select d.stand, d.bezeichnung, u.jahr_von, u.jahr_bis
        from datenstand d
        join umfang u using (stand)
        order by d.stand desc
    """
    return store.frame(sql)


def zaehlungen(
    selection: Selection, filters: Collection[str]
) -> list[tuple[Selection, tuple[str, ...]]]:
    """What `anzahlen` is to be asked, so that each filter is counted without itself.

    Args:
        selection: What is selected.
        filters: Those to count; `FILTERS` are all.

    Returns:
        Filters that are not used, counted together under the whole selection; then each
        used one under all the others. Whoever only changes that one asks the same again.
    """
    alone = used(selection, filters)
    return [
        (selection, tuple(name for name in filters if name not in alone)),
        *((_without(selection, name), (name,)) for name in alone),
    ]


def used(selection: Selection, filters: Collection[str]) -> list[str]:
    """Which of `filters`, some of `FILTERS`, the selection uses."""
    return [name for name in filters if _without(selection, name) != selection]


def anzahlen(
    store: Store, selection: Selection, filters: Collection[str]
) -> pd.DataFrame:
    """What each choice of some filters would give, beside this selection.

    Args:
        store: Where to ask.
        selection: What is selected; without the filters that are counted.
        filters: Some of `FILTERS`.

    Returns:
        `facette` str (one of `filters`; with `betrag` also `betrag_von` and
        `betrag_bis`), `code` str, `anzahl_foerderfaelle` int > 0, `anzahl_ohne_filter`
        int: all cases of the selection. Codes without a case have no row. `ohne-angabe`
        is a code too; `betrag` has no other than it and `mit-angabe`, and `betrag_von`
        and `betrag_bis` say for each of `codes.BETRAEGE` how many cases lie above or
        below.
    """
    return store.frame(
        _JE_CODE,
        selection=selection,
        filter=list(filters),
        am=selection.am,
        betraege=list(BETRAEGE),
    )


_RANGES = {
    "jahr": ("jahr_von", "jahr_bis", "ohne_jahr"),
    "betrag": ("betrag_von", "betrag_bis", "ohne_betrag"),
}
FILTERS = (*FACETS, *_RANGES)
"""What can be counted: facets, `jahr`, `betrag`."""


def _without(selection: Selection, name: str) -> Selection:
    return selection.without(*_RANGES.get(name, (name,)))


_JE_CODE = """
    with f as materialized (
        select jahr_code, runde, arl_code, landkreis_ags, kommune_ars9, zentralort, groessenklasse, hauptthema,
            foerdergegenstand, massnahmenart, foerdersatz, status, vertrauen, betragsstufe,
            laufzeit_am(coalesce($am, stand), erster_tag, letzter_tag) as laufzeit
        from faelle($selection)
    ),
    stufe as (
        select betragsstufe, count(*) as anzahl from f where 'betrag' in $filter group by all
    ),
    grenze as (
        select unnest($betraege) as betrag, unnest(range(1, len($betraege) + 1)) as i
    ),
    je_code as (
        select 'jahr' as facette, jahr_code as code, count(*) as anzahl from f where 'jahr' in $filter group by all
        union all
        select 'runde', runde, count(*) from f where 'runde' in $filter group by all
        union all
        select 'arl', arl_code, count(*) from f where 'arl' in $filter group by all
        union all
        select 'landkreis', landkreis_ags, count(*) from f where 'landkreis' in $filter group by all
        union all
        select 'kommune', kommune_ars9, count(*) from f where 'kommune' in $filter group by all
        union all
        select 'zentralort', lower(code), anzahl
        from (select zentralort as code, count(*) as anzahl from f where 'zentralort' in $filter group by all)
        union all
        select 'groessenklasse', groessenklasse, count(*) from f where 'groessenklasse' in $filter group by all
        union all
        select 'thema', t.thema, count(*)
        from fall_thema t
        where 'thema' in $filter and t.stand = stand_von($selection)
          and ist_gewaehlt($selection, t.fall_nr)
        group by all
        union all
        select 'hauptthema', hauptthema, count(*) from f where 'hauptthema' in $filter group by all
        union all
        select 'gegenstand', foerdergegenstand, count(*) from f where 'gegenstand' in $filter group by all
        union all
        select 'massnahme', massnahmenart, count(*) from f where 'massnahme' in $filter group by all
        union all
        select 'foerdersatz', foerdersatz, count(*) from f where 'foerdersatz' in $filter group by all
        union all
        select 'laufzeit', laufzeit, count(*) from f where 'laufzeit' in $filter group by all
        union all
        select 'status', status, count(*) from f where 'status' in $filter group by all
        union all
        select 'vertrauen', vertrauen, count(*) from f where 'vertrauen' in $filter group by all
        union all
        select 'betrag', if(betragsstufe is null, null, 'mit-angabe'), sum(anzahl) from stufe group by all
        union all
        select 'betrag_von', cast(betrag as varchar), sum(anzahl)
        from stufe join grenze on betragsstufe >= 2 * i - 1 group by all
        union all
        select 'betrag_bis', cast(betrag as varchar), sum(anzahl)
        from stufe join grenze on betragsstufe <= 2 * i - 1 group by all
    )
    select facette, coalesce(code, 'ohne-angabe') as code, cast(anzahl as bigint) as anzahl_foerderfaelle,
        (select count(*) from f) as anzahl_ohne_filter
    from je_code
"""


def codes(staende: pd.DataFrame, bezeichnungen: pd.DataFrame, stand: date) -> Codes:
    """Make the frames of `staende` and `bezeichnungen` into what a URL is read with."""
    days = [day.date() for day in staende["stand"]]
    at = days.index(stand)
    names: dict[str, dict[str, str]] = {name: {} for name in FACETS}
    parents: dict[str, str] = {}
    for facette, code, name, oberhalb in bezeichnungen.to_numpy().tolist():
        names[facette][code] = name
        if isinstance(oberhalb, str):
            parents[code] = oberhalb
    return Codes(
        names=names,
        jahre=range(
            int(staende["jahr_von"].iloc[at]), int(staende["jahr_bis"].iloc[at]) + 1
        ),
        staende=tuple(days),
        parents=parents,
    )


Answers = Callable[..., pd.DataFrame]
"""Answers `(query, *arguments)` from a store: at once, or from a cache before it."""


def asking(store: Store) -> Answers:
    """Ask a store, each question once."""

    @cache
    def answers(
        query: Callable[..., pd.DataFrame], *arguments: Hashable
    ) -> pd.DataFrame:
        return query(store, *arguments)

    return answers


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
