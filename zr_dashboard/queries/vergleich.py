"""What changed between two Datenstände, and how one case went through all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import kennzahlen as headline
from zr_dashboard.store.store import Store


def faelle(store: Store, selection: Selection, alt: date) -> pd.DataFrame:
    """Cases that came, went or changed since another Datenstand, field by field.

    A case counts if the selection takes it in either Datenstand; whether it is new or
    gone is asked of the whole Datenstand, not of the selection.

    Args:
        store: Where to ask.
        selection: Its Datenstand is the one to compare.
        alt: The Datenstand to compare it with.

    Returns:
        One row per new case, per gone case and per changed field of a case; by
        `aenderung` (`neu`, `geändert`, `entfallen`), case and field. `aenderung`,
        `foerderfall_id`, `titel`, `empfaenger` str, `zuwendung_eur` float or NaN (as
        the later Datenstand has it, for gone cases the earlier), `feld` str (a column
        of a delivery; None for new and gone), `angabe_alt`, `angabe_neu` str or None.
    """
    sql = """
        with betroffen as (
            select foerderfall_id from faelle($selection) union select foerderfall_id from faelle($frueher)
        ),
        a as (from fall where stand = stand_von($frueher) and foerderfall_id in (from betroffen)),
        n as (from fall where stand = stand_von($selection) and foerderfall_id in (from betroffen)),
        felder as (
            select a.foerderfall_id, unnest([
                {feld: 'titel', alt: a.titel, neu: n.titel},
                {feld: 'beschreibung', alt: a.beschreibung, neu: n.beschreibung},
                {feld: 'empfaenger', alt: a.empfaenger, neu: n.empfaenger},
                {feld: 'kommune_ars9', alt: a.kommune_ars9, neu: n.kommune_ars9},
                {feld: 'landkreis_ags', alt: a.landkreis_ags, neu: n.landkreis_ags},
                {feld: 'foerdergegenstand', alt: a.foerdergegenstand, neu: n.foerdergegenstand},
                {feld: 'massnahmenart', alt: a.massnahmenart, neu: n.massnahmenart},
                {feld: 'themen', alt: nullif(array_to_string(a.themen, ';'), ''), neu: nullif(array_to_string(n.themen, ';'), '')},
                {feld: 'zuwendung_eur', alt: a.zuwendung_eur::varchar, neu: n.zuwendung_eur::varchar},
                {feld: 'zuwendung_angabe', alt: a.zuwendung_angabe, neu: n.zuwendung_angabe},
                {feld: 'gesamtausgaben_eur', alt: a.gesamtausgaben_eur::varchar, neu: n.gesamtausgaben_eur::varchar},
                {feld: 'gesamtausgaben_angabe', alt: a.gesamtausgaben_angabe, neu: n.gesamtausgaben_angabe},
                {feld: 'foerdersatz_prozent', alt: a.foerdersatz_prozent::varchar, neu: n.foerdersatz_prozent::varchar},
                {feld: 'bewilligt_am', alt: a.bewilligt_am, neu: n.bewilligt_am},
                {feld: 'datum_genauigkeit', alt: a.datum_genauigkeit, neu: n.datum_genauigkeit},
                {feld: 'datum_bedeutung', alt: a.datum_bedeutung, neu: n.datum_bedeutung},
                {feld: 'jahr', alt: a.jahr::varchar, neu: n.jahr::varchar},
                {feld: 'runde', alt: a.runde, neu: n.runde},
                {feld: 'runde_angabe', alt: a.runde_angabe, neu: n.runde_angabe},
                {feld: 'laufzeit_von', alt: a.laufzeit_von, neu: n.laufzeit_von},
                {feld: 'laufzeit_bis', alt: a.laufzeit_bis, neu: n.laufzeit_bis},
                {feld: 'kooperationspartner', alt: a.kooperationspartner, neu: n.kooperationspartner},
                {feld: 'anzahl_bescheide', alt: a.anzahl_bescheide::varchar, neu: n.anzahl_bescheide::varchar},
                {feld: 'status', alt: a.status, neu: n.status},
                {feld: 'quellen', alt: nullif(array_to_string(a.quellen, ';'), ''), neu: nullif(array_to_string(n.quellen, ';'), '')},
                {feld: 'vertrauen', alt: a.vertrauen, neu: n.vertrauen},
                {feld: 'hinweis', alt: a.hinweis, neu: n.hinweis},
                {feld: 'ausgezahlt_eur', alt: a.ausgezahlt_eur::varchar, neu: n.ausgezahlt_eur::varchar},
                {feld: 'zuwendungsfaehige_ausgaben_eur', alt: a.zuwendungsfaehige_ausgaben_eur::varchar, neu: n.zuwendungsfaehige_ausgaben_eur::varchar},
                {feld: 'beantragt_am', alt: a.beantragt_am::varchar, neu: n.beantragt_am::varchar},
                {feld: 'sperrfrist_bis', alt: a.sperrfrist_bis::varchar, neu: n.sperrfrist_bis::varchar},
                {feld: 'verwendungsnachweis_am', alt: a.verwendungsnachweis_am::varchar, neu: n.verwendungsnachweis_am::varchar}
            ], recursive := true)
            from a join n using (foerderfall_id)
        )
        select
            case when a.stand is null then 'neu' when n.stand is null then 'entfallen' else 'geändert' end as aenderung,
            coalesce(n.foerderfall_id, a.foerderfall_id) as foerderfall_id,
            coalesce(n.titel, a.titel) as titel,
            coalesce(n.empfaenger, a.empfaenger) as empfaenger,
            if(n.stand is null, a.zuwendung_eur, n.zuwendung_eur) as zuwendung_eur,
            g.feld, g.alt as angabe_alt, g.neu as angabe_neu
        from a full join n on n.foerderfall_id = a.foerderfall_id
        left join felder g on g.foerderfall_id = n.foerderfall_id and g.alt is distinct from g.neu
        where a.stand is null or n.stand is null or g.feld is not null
        order by array_position(['neu', 'geändert', 'entfallen'], aenderung), 2, g.feld
    """
    return store.frame(sql, selection=selection, frueher=replace(selection, stand=alt))


def kennzahlen(store: Store, selection: Selection, alt: date) -> pd.DataFrame:
    """Every headline figure in two Datenstände.

    Asks `kennzahlen.kennzahlen` twice, so that a figure is computed in one place; the
    difference is that of two values to the cent.

    Returns:
        One row per entry of `KENNZAHLEN`, in its order: `kennzahl` str, `wert_alt`
        (in the Datenstand `alt`), `wert_neu` (in that of the selection),
        `unterschied` (later less earlier) float in the figure's unit, NaN where it is
        not known.
    """
    frueher = headline.kennzahlen(store, replace(selection, stand=alt))
    spaeter = headline.kennzahlen(store, selection)
    return pd.DataFrame(
        {
            "kennzahl": spaeter["kennzahl"],
            "wert_alt": frueher["wert"],
            "wert_neu": spaeter["wert"],
            "unterschied": (spaeter["wert"] - frueher["wert"]).round(2),
        }
    )


def verlauf(store: Store, selection: Selection, foerderfall_id: str) -> pd.DataFrame:
    """How one case went through the Datenstände up to that of the selection.

    The filters play no part in it.

    Returns:
        One row per Datenstand in which the case came, went, or changed in one of the
        columns shown, first to last; none if it was in no Datenstand. `stand` datetime,
        `aenderung` (`neu`, `geändert`, `entfallen`; `Antrag` where it was no
        Förderfall), `status` str or None (of an application its end),
        `bewilligt_am` str or None, `zuwendung_eur` float or NaN.
    """
    sql = """
        with kennung as (
            select coalesce(max(antrag_id), $foerderfall_id) as antrag_id
            from antrag where foerderfall_id = $foerderfall_id
        ),
        je_stand as (
            select d.stand, f.foerderfall_id is not null as da, coalesce(f.status, a.ergebnis) as status,
                f.bewilligt_am, f.zuwendung_eur,
                lag(da, 1, false) over w as war_da,
                lag((status, f.bewilligt_am, f.zuwendung_eur)) over w as vorher
            from datenstand d
            left join fall f on f.stand = d.stand and f.foerderfall_id = $foerderfall_id
            left join antrag a on a.stand = d.stand and a.antrag_id = (from kennung) and a.ergebnis <> 'bewilligt'
            where d.stand <= stand_von($selection)
            window w as (order by d.stand)
        )
        select stand,
            case when da and not war_da then 'neu' when war_da and not da then 'entfallen' when da then 'geändert' else 'Antrag' end as aenderung,
            status, bewilligt_am, zuwendung_eur
        from je_stand
        where da <> war_da or (status is not null and (status, bewilligt_am, zuwendung_eur) is distinct from vorher)
        order by stand
    """
    return store.frame(sql, selection=selection, foerderfall_id=foerderfall_id)
