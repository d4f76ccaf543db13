"""The table of cases, page by page: never more rows than a reader can see."""

from __future__ import annotations

import pandas as pd

from zr_dashboard.model.selection import Selection
from zr_dashboard.store.binding import Search
from zr_dashboard.store.store import Store

SORTIERUNGEN = (
    *("bewilligt_am", "zuwendung_eur", "gesamtausgaben_eur", "titel", "empfaenger"),
    *("landkreis", "einwohner", "foerdersatz_prozent", "runde"),
)
"""Columns that the table can be sorted by."""

TREFFER = "trefferwert"
"""Sorted by how well a case fits the text; see `seite_nach_treffern`."""


def seite(
    store: Store,
    selection: Selection,
    sortierung: str,
    absteigend: bool,  # noqa: FBT001  queries take their arguments in order
    ab: int,
    anzahl: int,
) -> pd.DataFrame:
    """Some of the selected cases, sorted.

    Args:
        store: Where to ask.
        selection: Which cases.
        sortierung: One of `SORTIERUNGEN`; equal values stand in the order of
            `foerderfall_id`, missing ones at the end either way.
        absteigend: Whether the largest comes first.
        ab: So many cases are passed over.
        anzahl: At most so many rows.

    Returns:
        The columns of `queries.foerderfaelle.fall`, in its types.
    """
    sql = """
        with seite as (
            select fall_nr, if($absteigend, -1, 1) * sortierwert($sortierung, f) as rang
            from faelle($selection) f
            order by rang nulls last, fall_nr
            limit $anzahl offset $ab
        )
        select l.* exclude (fall_nr)
        from seite
        join lesbar(stand_von($selection)) l using (fall_nr)
        order by rang nulls last, fall_nr
    """
    return store.frame(
        sql,
        selection=selection,
        sortierung=sortierung,
        absteigend=absteigend,
        ab=ab,
        anzahl=anzahl,
    )


def seite_nach_treffern(
    store: Store, selection: Selection, ab: int, anzahl: int
) -> pd.DataFrame:
    """The same, those first that fit the text of the selection best.

    Without a text all fit the same, and stand in the order of `foerderfall_id`.
    """
    sql = """
        with seite as (
            select f.fall_nr, g.trefferwert
            from faelle($selection) f
            join gefunden($suche) g using (foerderfall_id)
            order by g.trefferwert desc, f.fall_nr
            limit $anzahl offset $ab
        )
        select l.* exclude (fall_nr)
        from seite
        join lesbar(stand_von($selection)) l using (fall_nr)
        order by trefferwert desc, fall_nr
    """
    suche = Search(selection.stand, selection.text)
    return store.frame(sql, selection=selection, suche=suche, ab=ab, anzahl=anzahl)
