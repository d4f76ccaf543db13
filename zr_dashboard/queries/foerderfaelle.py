"""The Förderfälle themselves."""

from __future__ import annotations

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
    return store.frame(sql, selection=selection)


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
        with gezeigt as (
            select fall_nr from faelle($selection)
            order by bewilligt_am desc nulls last, fall_nr desc
            limit $anzahl
        )
        select f.bewilligt_am, f.empfaenger, f.titel, f.landkreis, t.name as hauptthema,
            f.zuwendung_eur, f.zuwendung_angabe, f.foerderfall_id
        from gezeigt g
        join fall f on f.stand = stand_von($selection) and f.fall_nr = g.fall_nr
        left join thema t on t.stand = f.stand and t.thema = f.hauptthema
        order by f.bewilligt_am desc nulls last, f.fall_nr desc
    """
    return store.frame(sql, selection=selection, anzahl=anzahl)


def fall(store: Store, selection: Selection, foerderfall_id: str) -> pd.DataFrame:
    """One case with everything known about it.

    Only the Datenstand of the selection counts, not its filters.

    Returns:
        One row, none if the Datenstand has no such case: the columns of `alle`, and
        `kommune`, `landkreis`, `arl`, `zentralort`, `gegenstand`, `hauptthema` (name),
        `thema` (names of all themes, joined by `; `) str or None, `einwohner` int.
    """
    sql = """
        select * exclude (fall_nr)
        from lesbar(stand_von($selection))
        where foerderfall_id = $foerderfall_id
    """
    return store.frame(sql, selection=selection, foerderfall_id=foerderfall_id)


def belege(store: Store, selection: Selection, foerderfall_id: str) -> pd.DataFrame:
    """The sources of one case, the first one first.

    Only the Datenstand of the selection counts, not its filters.

    Returns:
        `quelle_id`, `herausgeber`, `art`, `titel_kurz` str, `veroeffentlicht_am` str
        or None, `url` str, or None where it must not be offered as a link.
    """
    sql = """
        select q.quelle_id, q.herausgeber, q.art, q.titel_kurz, q.veroeffentlicht_am, if(q.verlinken, q.url, null) as url
        from foerderfall_quelle v
        join quelle q on q.stand = v.stand and q.quelle_id = v.quelle_id
        where v.stand = stand_von($selection) and v.foerderfall_id = $foerderfall_id
        order by v.rang
    """
    return store.frame(sql, selection=selection, foerderfall_id=foerderfall_id)


def herausgeber(store: Store, selection: Selection) -> pd.DataFrame:
    """Who published what the selected cases rest on.

    Returns:
        One row per publisher, that of most cases first: `herausgeber` str,
        `anzahl_foerderfaelle` int; a case counts once for each of its publishers.
    """
    sql = """
        with beleg as (
            select fall_nr, unnest(quellen) as quelle_id from faelle($selection)
        )
        select q.herausgeber, count(distinct b.fall_nr) as anzahl_foerderfaelle
        from beleg b
        join quelle q on q.stand = stand_von($selection) and q.quelle_id = b.quelle_id
        group by q.herausgeber
        order by anzahl_foerderfaelle desc, q.herausgeber collate de
    """
    return store.frame(sql, selection=selection)
