"""What was applied for, approved, rejected: only where a Datenstand tells.

An application counts in the year in which it was made, whenever it was decided: so
those made are those approved, rejected, withdrawn, revoked and open. The public
delivery has no applications; the ministry's own list may.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

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


def veraenderungen(store: Store, selection: Selection, alt: date) -> pd.DataFrame:
    """How many applications have come to another end since another Datenstand.

    An application counts if the selection takes it in either Datenstand.

    Args:
        store: Where to ask.
        selection: Its Datenstand is the later one.
        alt: The earlier one.

    Returns:
        One row per pair of `ergebnis_alt` and `ergebnis_neu` str, None where the
        application was not known, with `anzahl_veraendert` int; those decided first.
        None at all if either Datenstand does not tell of applications.
    """
    sql = """
        with betroffen as (
            select antrag_id from antraege($selection) union select antrag_id from antraege($frueher)
        ),
        a as (from alle_antraege(stand_von($frueher)) where antrag_id in (from betroffen)),
        n as (from alle_antraege(stand_von($selection)) where antrag_id in (from betroffen)),
        folge as (select ['offen', 'bewilligt', 'abgelehnt', 'zurückgezogen', 'aufgehoben'] as ergebnisse)
        select a.ergebnis as ergebnis_alt, n.ergebnis as ergebnis_neu, count(*) as anzahl_veraendert
        from a full join n on n.antrag_id = a.antrag_id
        where a.ergebnis is distinct from n.ergebnis
          and kennt_antraege(stand_von($frueher)) and kennt_antraege(stand_von($selection))
        group by a.ergebnis, n.ergebnis
        order by
            array_position((from folge), a.ergebnis) nulls last,
            array_position((from folge), n.ergebnis) nulls last
    """
    return store.frame(sql, selection=selection, frueher=replace(selection, stand=alt))


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
