"""Questions about the filters: what can be chosen, and what it would give."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date

import pandas as pd

from zr_dashboard.model.codes import Codes
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
    return store.frame(sql, selection=asdict(selection))


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
        `facette` str (also `jahr`), `code` str (`ohne-angabe` too),
        `anzahl_foerderfaelle` int > 0, `anzahl_ohne_filter` int: all cases that
        the other filters leave. Codes without a case have no row.
    """
    sql = """
        with alle as (
            select 'jahr' as facette, foerderfall_id, coalesce(cast(jahr as varchar), 'ohne-angabe') as code
            from faelle(($ohne).jahr)
            union all
            select 'runde', foerderfall_id, coalesce(runde, 'ohne-angabe') from faelle(($ohne).runde)
            union all
            select 'arl', foerderfall_id, coalesce(arl_code, 'ohne-angabe') from faelle(($ohne).arl)
            union all
            select 'landkreis', foerderfall_id, coalesce(landkreis_ags, 'ohne-angabe') from faelle(($ohne).landkreis)
            union all
            select 'kommune', foerderfall_id, coalesce(kommune_ars9, 'ohne-angabe') from faelle(($ohne).kommune)
            union all
            select 'thema', foerderfall_id, unnest(case when len(themen) > 0 then themen else ['ohne-angabe'] end)
            from faelle(($ohne).thema)
            union all
            select 'hauptthema', foerderfall_id, coalesce(hauptthema, 'ohne-angabe') from faelle(($ohne).hauptthema)
            union all
            select 'gegenstand', foerderfall_id, coalesce(foerdergegenstand, 'ohne-angabe') from faelle(($ohne).gegenstand)
            union all
            select 'massnahme', foerderfall_id, coalesce(massnahmenart, 'ohne-angabe') from faelle(($ohne).massnahme)
        ),
        je_facette as (
            select facette, count(distinct foerderfall_id) as anzahl_ohne_filter from alle group by facette
        )
        select facette, code, count(*) as anzahl_foerderfaelle, anzahl_ohne_filter
        from alle join je_facette using (facette)
        group by facette, code, anzahl_ohne_filter
        order by facette, code
    """
    ohne = {name: asdict(selection.without(name)) for name in FACETS}
    ohne["jahr"] = asdict(selection.without("jahr_von", "jahr_bis", "ohne_jahr"))
    return store.frame(sql, ohne=ohne)


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
