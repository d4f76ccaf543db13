"""Things to look up: themes, sources, glossary. They depend on the Datenstand alone."""

from __future__ import annotations

import pandas as pd

from zr_dashboard.model.selection import Selection
from zr_dashboard.store.store import Store


def themen(store: Store, selection: Selection) -> pd.DataFrame:
    """Every theme: `code`, `name`, `definition`, `beleg` str; by code."""
    sql = """
        select thema as code, name, definition, beleg
        from thema
        where stand = stand_von($selection)
        order by thema
    """
    return store.frame(sql, selection=selection)


def quellen(store: Store, selection: Selection) -> pd.DataFrame:
    """Every source, by number.

    Returns:
        `quelle_id`, `herausgeber`, `art`, `titel_kurz` str, `veroeffentlicht_am` str
        or None, `url` str, or None where it must not be offered as a link.
    """
    sql = """
        select quelle_id, herausgeber, art, veroeffentlicht_am, titel_kurz, if(verlinken, url, null) as url
        from quelle
        where stand = stand_von($selection)
        order by quelle_id
    """
    return store.frame(sql, selection=selection)


def glossar(store: Store, selection: Selection) -> pd.DataFrame:
    """Every term: `begriff`, `definition`, `beleg` str; in dictionary order."""
    sql = """
        select begriff, definition, beleg
        from glossar
        where stand = stand_von($selection)
        order by begriff collate de
    """
    return store.frame(sql, selection=selection)
