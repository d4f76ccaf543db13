"""Questions about the Datenstand as a whole."""

from __future__ import annotations

import pandas as pd

from zr_dashboard.model.selection import Selection
from zr_dashboard.store.store import Store


def auskunft(store: Store, selection: Selection) -> pd.DataFrame:
    """Which Datenstand answers, and how much of it the selection takes.

    Returns:
        One row: `stand` datetime, `bezeichnung`, `grundlage`, `lizenz` str,
        `juengster_fall_am` datetime or NaT (newest case dated to the day, of the
        whole Datenstand), `faelle_ausgewaehlt` int, `anzahl_foerderfaelle` int
        (all of the Datenstand).
    """
    sql = """
        select d.stand, d.bezeichnung, d.grundlage, d.lizenz,
            u.juengster_fall_am,
            (select count(*) from faelle($selection)) as faelle_ausgewaehlt,
            cast(u.anzahl_foerderfaelle as bigint) as anzahl_foerderfaelle
        from datenstand d
        join umfang u using (stand)
        where d.stand = stand_von($selection)
    """
    return store.frame(sql, selection=selection)


def datenstaende(store: Store) -> pd.DataFrame:
    """Every Datenstand, newest first.

    Returns:
        `stand` datetime, `bezeichnung`, `grund` str, `veroeffentlicht_am` str (the day
        in UTC), `anzahl_foerderfaelle` int, `zuwendung_eur` float or NaN.
    """
    sql = """
        select d.stand, d.bezeichnung, d.grund,
            strftime(make_timestamp(epoch_us(d.veroeffentlicht_um)), '%Y-%m-%d') as veroeffentlicht_am,
            count(f.foerderfall_id) as anzahl_foerderfaelle,
            sum(f.zuwendung_eur) as zuwendung_eur
        from datenstand d
        left join fall f using (stand)
        group by all
        order by d.stand desc
    """
    return store.frame(sql)


def betrieb(store: Store) -> pd.DataFrame:
    """What whoever looks after the server wants to know of the store.

    Returns:
        One row: `stand` datetime (the newest Datenstand), `anzahl_foerderfaelle` int
        (its cases), `veroeffentlicht_sekunden` float (when a delivery was published
        last, in seconds since 1970).
    """
    sql = """
        select max(d.stand) as stand,
            (select count(*) from fall where stand = (select max(stand) from datenstand)) as anzahl_foerderfaelle,
            epoch(max(d.veroeffentlicht_um)) as veroeffentlicht_sekunden
        from datenstand d
    """
    return store.frame(sql)
