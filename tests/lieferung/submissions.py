"""Checked deliveries that differ in little, for tests of what is published."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pandas as pd

from zr_dashboard.lieferung.entry import Submission, Withdrawal

FIRST, SECOND, THIRD = date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)
BACK = Withdrawal(wer="Ada", wann=datetime(2026, 4, 1, tzinfo=UTC), grund="Irrtum")


def delivery(
    small: Submission, stand: date, euro: int = 1000, without: str = ""
) -> Submission:
    """A delivery whose first case gets so much, and that lacks one case."""
    tables = dict(small.tables)
    cases = tables["foerderfall"].copy()
    cases.loc[0, "zuwendung_eur"] = f"{euro}.25"
    cases.loc[0, "zuwendung_angabe"] = "exakt"
    tables["foerderfall"] = cases
    for table in ("foerderfall", "foerderfall_thema", "foerderfall_quelle"):
        tables[table] = tables[table][tables[table]["foerderfall_id"] != without]
    revoked = {"ergebnis": "aufgehoben", "antrag_id": without or "A-2"}
    open_one = {"ergebnis": "offen", "antrag_id": "A-1", "beantragt_eur": f"{euro}.5"}
    tables["antrag"] = pd.DataFrame([revoked, open_one], dtype=object)
    tables["antrag"]["empfaenger"] = "Stadt Goslar"
    tables["antrag"] = tables["antrag"].astype(object).where(lambda f: f.notna(), None)
    meta = replace(small.meta, stand=stand, fingerabdruck=f"{stand} {euro} {without}")
    meta = replace(meta, veroeffentlicht_um=datetime.now(UTC))
    return replace(small, meta=meta, tables=tables)
