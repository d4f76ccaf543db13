"""One frame with every difficult value, and 200 titles that want to be formulas."""

from datetime import UTC, date, datetime
from itertools import product

import pandas as pd

from zr_dashboard.export.angaben import Angaben

ANGABEN = Angaben(
    titel="Förderfälle <Test> & »Prüfung«",
    auswahl="Jahre 2020 bis 2022 · ArL Lüneburg oder Weser-Ems",
    link="https://beispiel.invalid/zeitverlauf?von=2020&bis=2022",
    stand=date(2026, 11, 22),
    juengster_fall_am=date(2025, 2, 24),
    bezeichnung="Öffentliche Zusammenstellung",
    grundlage="Zusammenstellung aus öffentlichen Quellen",
    lizenz="Tatsachen; © Beispiel",
    faelle_ausgewaehlt=7,
    faelle_gesamt=102,
    vollstaendigkeit="aus 5 von 7 Fällen mit veröffentlichtem Betrag",
    erzeugt=datetime(2026, 11, 23, 8, 15, tzinfo=UTC),
)
"""What the files of the tests say of themselves, the moment included."""

_BEFORE = ("", " ", "   ", "'", '"', "’", "\t", "\r", "\n", "\N{NO-BREAK SPACE}")
_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\u200b=", "\u2028@")
_AFTER = ("1+1", 'HYPERLINK("https://beispiel.invalid","klick")')

HOSTILE = ["".join(parts) for parts in product(_BEFORE, _SIGNS, _AFTER)]
"""Titles that a spreadsheet might compute, behind all that might hide the sign."""

TEXTS = [
    "-5",
    "007",
    "1e5",
    "12,50",
    "01.02.2020",
    "2020-02-30",
    "WAHR",
    "https://beispiel.invalid/",
    "<r><t>Auszeichnung</t></r>",
    "<r>nicht geschlossen & kaputt</r>",
    "_x003D_1+1",
    "]]> &amp; <b>",
    "Zeile 1\nZeile 2",
    "zwei  Leerzeichen und am Ende ",
    "Straße, Häuser; »Plätze«",
    "Emoji 🏡 und Kombination é",
]
"""Other texts that programs like to take for something else."""

DIFFICULT = pd.DataFrame(
    {
        "foerderfall_id": ["ZR-0001", "ZR-0002", "007", "1e5", "-5", "01.02.2020", ""],
        "titel": [
            "=1+1",
            '  "@SUMME(A1)',
            "Zeile 1\nZeile 2",
            "zwei  Leerzeichen am Ende ",
            "<r>keine Auszeichnung</r>",
            None,
            "Straße, »Häuser«; \t& <Plätze>",
        ],
        "zuwendung_eur": [151440.0, -0.01, 0.0, 0.1, float("nan"), 1e11, 12.5],
        "zuwendung_je_1000_eur": [1.0, 2.0, 3.0, 4.0, 5.0, 1234.0, float("nan")],
        "foerdersatz_prozent": [60.0, 66.7, float("nan"), 0.0, 100.0, 45.0, 50.0],
        "zuwendung_anteil": [0.125, 1 / 3, 0.0, 1.0, float("nan"), -0.5, 0.0004],
        "anzahl_bescheide": pd.array([1, 0, -3, 1_000_000, None, 2, 3], "Int32"),
        "jahr": pd.array([2019, 2020, None, 2022, 2023, 2024, 2025], "Int32"),
        "differenz": [1.5, -2.0, 0.0, 1e6, float("nan"), 3.0, 4.0],
        "bewilligt_am": ["2019-11-27", "2020-10", "2021", None, "2020-02-30", "", "x"],
        "stand": pd.to_datetime(
            ["2026-11-22", None, "1900-03-01"] + ["2020-02-29"] * 4
        ),
        "duenn_belegt": [True, False, True, False, True, False, True],
    }
)
"""Every difficult value of every unit, in seven rows."""


def hostile_frame() -> pd.DataFrame:
    """200 hostile titles and the other texts, each beside a real negative number."""
    titel = HOSTILE + TEXTS
    return pd.DataFrame(
        {
            "foerderfall_id": [f"ZR-{n:04}" for n in range(len(titel))],
            "titel": titel,
            "zuwendung_eur": [-float(n) - 0.5 for n in range(len(titel))],
        }
    )
