"""The Förderfälle themselves."""

from __future__ import annotations

from dataclasses import asdict

import pandas as pd

from zr_dashboard.model.selection import Selection
from zr_dashboard.store.store import Store


def alle(store: Store, selection: Selection) -> pd.DataFrame:
    """Every selected case, with the columns of the delivery.

    Returns:
        One row per case, ordered by `foerderfall_id`; columns as
        `model.columns.DELIVERY_COLUMNS`; `themen` and `quellen` joined by `;` as a
        delivery writes them; None or NaN where not known.
    """
    sql = """
        select
            foerderfall_id, titel, beschreibung, empfaenger, kommune_ars9, landkreis_ags, foerdergegenstand,
            massnahmenart, nullif(array_to_string(themen, ';'), '') as themen, zuwendung_eur, zuwendung_angabe,
            gesamtausgaben_eur, gesamtausgaben_angabe, foerdersatz_prozent, bewilligt_am, datum_genauigkeit,
            datum_bedeutung, jahr, runde, runde_angabe, laufzeit_von, laufzeit_bis, kooperationspartner,
            anzahl_bescheide, status, nullif(array_to_string(quellen, ';'), '') as quellen, vertrauen, hinweis,
            ausgezahlt_eur, zuwendungsfaehige_ausgaben_eur, beantragt_am, sperrfrist_bis, verwendungsnachweis_am
        from faelle($selection)
        order by foerderfall_id
    """
    return store.frame(sql, selection=asdict(selection))


def neueste(store: Store, selection: Selection, anzahl: int) -> pd.DataFrame:
    """The newest selected cases, newest first, as a reader reads them.

    Within a year, cases dated to the day or month come before those known only to
    the year; cases without a date come last.

    Returns:
        At most `anzahl` rows: `bewilligt_am`, `empfaenger`, `titel`, `landkreis`,
        `hauptthema` (name) str or None, `zuwendung_eur` float or NaN,
        `zuwendung_angabe` str or None, `foerderfall_id` str.
    """
    sql = """
        select f.bewilligt_am, f.empfaenger, f.titel, f.landkreis, t.name as hauptthema,
            f.zuwendung_eur, f.zuwendung_angabe, f.foerderfall_id
        from faelle($selection) f
        left join thema t on t.stand = f.stand and t.thema = f.hauptthema
        order by f.bewilligt_am desc nulls last, f.foerderfall_id desc
        limit $anzahl
    """
    return store.frame(sql, selection=asdict(selection), anzahl=anzahl)
