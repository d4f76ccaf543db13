"""What changed between two Datenstände, and how one case went through all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import kennzahlen as headline
from zr_dashboard.store.store import Store


def faelle(
    store: Store, selection: Selection, alt: date, hoechstens: int | None = None
) -> pd.DataFrame:
    """Cases that came, went or changed since another Datenstand, field by field.

    A case counts if the selection takes it in either Datenstand; whether it is new or
    gone is asked of the whole Datenstand, not of the selection.

    Args:
        store: Where to ask.
        selection: Its Datenstand is the one to compare.
        alt: The Datenstand to compare it with.
        hoechstens: So many rows, the first ones; None for all.

    Returns:
        One row per new case, per gone case and per changed field of a case; by
        `aenderung` (`neu`, `geändert`, `entfallen`), case and field. `aenderung`,
        `foerderfall_id`, `titel`, `empfaenger` str, `zuwendung_eur` float or NaN (as
        the later Datenstand has it, for gone cases the earlier), `feld` str (a column
        of a delivery; None for new and gone), `angabe_alt`, `angabe_neu` str or None.
    """
    sql = """
        from aenderungen($selection, $frueher)
        order by array_position(['neu', 'geändert', 'entfallen'], aenderung), foerderfall_id, feld
        limit $hoechstens
    """
    frueher = replace(selection, stand=alt)
    return store.frame(sql, selection=selection, frueher=frueher, hoechstens=hoechstens)


def anzahlen(store: Store, selection: Selection, alt: date) -> pd.DataFrame:
    """How many rows `faelle` has, without holding them.

    Args:
        store: Where to ask.
        selection: Its Datenstand is the one to compare.
        alt: The Datenstand to compare it with.

    Returns:
        One row per `aenderung` str that there is (`neu`, `geändert`, `entfallen`, in
        this order), with `anzahl_foerderfaelle` int and `anzahl_aenderungen` int, the
        rows.
    """
    sql = """
        select aenderung,
            count(*) filter (feld is null) + count(distinct if(feld is null, null, foerderfall_id)) as anzahl_foerderfaelle,
            count(*) as anzahl_aenderungen
        from aenderungen($selection, $frueher)
        group by aenderung
        order by array_position(['neu', 'geändert', 'entfallen'], aenderung)
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
