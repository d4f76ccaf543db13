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
            (select max(cast(bewilligt_am as date)) from fall
             where stand = d.stand and datum_genauigkeit = 'tag') as juengster_fall_am,
            (select count(*) from faelle($selection)) as faelle_ausgewaehlt,
            (select count(*) from fall where stand = d.stand) as anzahl_foerderfaelle
        from datenstand d
        where d.stand = stand_von($selection)
    """
    return store.frame(sql, selection=selection)
