"""What was applied for, approved, rejected: only where a Datenstand tells.

An application counts in the year in which it was made, whenever it was decided: so
those made are those approved, rejected, withdrawn, revoked and open. The public
delivery has no applications; the ministry's own list may.
"""

from __future__ import annotations

import pandas as pd

from zr_dashboard.model.dimensionen import DIMENSIONEN
from zr_dashboard.model.selection import Selection
from zr_dashboard.store.store import Store

_AMOUNT = ("betrag_von", "betrag_bis", "ohne_betrag")
_OF_CASES_ALONE = ("foerdersatz", "laufzeit", "status", "vertrauen")
"""Facets that ask for what only a Förderfall has."""


def vorhanden(store: Store, selection: Selection) -> pd.DataFrame:
    """Whether the Datenstand tells of applications; the filters play no part in it.

    Returns:
        One row: `anzahl_antraege` int, all applications of the Datenstand, those that
        were approved included. 0 if it tells of none but those: then nothing can be
        said of rejections, and the other questions have no rows.
    """
    sql = """
        select count(*) as anzahl_antraege from alle_antraege(stand_von($selection))
    """
    return store.frame(sql, selection=selection)


def nach_landkreis_und_jahr(store: Store, selection: Selection) -> pd.DataFrame:
    """What became of the selected applications, by Landkreis and year.

    The years of the selection are those of the application. `nicht_anwendbar` names
    the filters that cannot be asked of applications; they play no part in it.

    Returns:
        One row per Landkreis and year with at least one application, Landkreise by
        name, those without last: `landkreis_ags`, `landkreis` str or None,
        `antragsjahr` int or NaN, `anzahl_beantragt` int, the sum of the five behind
        it: `anzahl_bewilligt`, `anzahl_abgelehnt`, `anzahl_zurueckgezogen`,
        `anzahl_aufgehoben`, `anzahl_offen`; `anzahl_mit_beantragt` int (with a known
        amount) and `beantragt_eur` float, NaN where none has one; `anzahl_mit_betrag`
        int and `zuwendung_eur` float, the same for the Zuwendung of those approved.
    """
    sql = "from antragssummen($selection, true, true)"
    return store.frame(sql, selection=selection)


def nach_landkreis(store: Store, selection: Selection) -> pd.DataFrame:
    """The same by Landkreis, all years together.

    Returns:
        As `nach_landkreis_und_jahr`, without `antragsjahr`.
    """
    sql = "select * exclude (antragsjahr) from antragssummen($selection, true, false)"
    return store.frame(sql, selection=selection)


def nach_jahr(store: Store, selection: Selection) -> pd.DataFrame:
    """The same by year, all Landkreise together.

    Returns:
        As `nach_landkreis_und_jahr`, without `landkreis_ags` and `landkreis`.
    """
    sql = """
        select * exclude (landkreis_ags, landkreis) from antragssummen($selection, false, true)
    """
    return store.frame(sql, selection=selection)


def insgesamt(store: Store, selection: Selection) -> pd.DataFrame:
    """The same in one row; none if there is no such application.

    Returns:
        As `nach_landkreis_und_jahr`, without `landkreis_ags`, `landkreis` and
        `antragsjahr`.
    """
    sql = """
        select * exclude (landkreis_ags, landkreis, antragsjahr) from antragssummen($selection, false, false)
    """
    return store.frame(sql, selection=selection)


def nicht_anwendbar(selection: Selection) -> list[str]:
    """The filters of a selection that cannot be asked of applications.

    Returns:
        Their names as a reader knows them, in the order of the filters; empty if all
        of them were asked.
    """
    text = ["Suche"] if selection.text else []
    facets = [
        DIMENSIONEN[name].titel for name in _OF_CASES_ALONE if selection.facet(name)
    ]
    amount = ["Zuwendung"] if selection != selection.without(*_AMOUNT) else []
    return [*text, *facets, *amount]
