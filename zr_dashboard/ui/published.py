"""Panels of the page »Abgleich«: what was published beside what is documented.

No filter of the reader plays a part: published totals speak of all of the programme.
"""

from __future__ import annotations

import pandas as pd

from zr_dashboard.charts import published
from zr_dashboard.export import aussagen_html, html_table
from zr_dashboard.formatting import aussagen, german
from zr_dashboard.formatting.records import records
from zr_dashboard.ui import state
from zr_dashboard.ui.panel import Panel, panel

_REGEL = (
    "Verglichen wird im selben Gebiet, in denselben Runden und mit Stand vom Stichtag, "
    "ohne Beratung (2.2). Ein nur auf Monat oder Jahr bekanntes Datum zählt mit, wenn "
    "sein erster Tag nicht nach dem Stichtag liegt; ein bewilligter Fall ohne Datum "
    "zählt immer mit. Dann heißt die Abdeckung »höchstens«. Fälle ohne Runde "
    "zählen nur, wo die Aussage alle Runden umfasst. Projekte und Vorhaben werden "
    "mit Bescheiden verglichen, Anträge nie."
)
_PAARE = (
    "Regel: gleiches Gebiet und gleiche Größe; dieselben Runden und höchstens ein Jahr "
    "auseinander, oder eine Aussage nennt keine Runden, die andere beginnt mit "
    "Runde 1, und sie liegen höchstens 90 Tage auseinander. »rund« lässt ein Prozent "
    "Abweichung zu, »mehr als« jeden größeren Wert. Aussagen ohne Datum bleiben außen "
    "vor."
)


def course(frame: pd.DataFrame) -> None:
    """Published totals over time against the documented sum.

    Args:
        frame: Answer of `queries.abgleich.verlauf`.
    """
    panel(
        Panel(
            titel="Veröffentlichte Summen und belegte Zuwendungen",
            satz=_last(frame),
            frame=frame,
            figure=published.published(frame),
            tabelle=html_table.to_html(
                frame,
                ["datum", "reihe", "betrag_eur", "betrag_angabe", "herausgeber"],
                caption="Veröffentlichte Summen, dann die belegte Summe bis zum Datum",
            ),
            hinweis=(
                "Punkte: Aussagen über bewilligte Zuwendungen im ganzen Land seit der "
                "ersten Runde; ist nur das Jahr bekannt, steht der Punkt am Ende des "
                "Jahres. Linie: belegte Zuwendungen; Fälle ohne Datum oder Betrag "
                "fehlen. »Gesamtvolumen« ist nicht definiert und steht nur in den "
                "Aussagen unten."
            ),
            subject=state.everything("alle landesweiten Aussagen mit Betrag und Datum"),
        )
    )


def statements(frame: pd.DataFrame) -> None:
    """Every statement beside the store: of the whole Land, then of the ArL.

    Args:
        frame: Answer of `queries.abgleich.vergleiche`.
    """
    land = frame["gebiet"] == "Niedersachsen"
    for titel, part in (
        ("Aussagen zum ganzen Land", frame[land]),
        ("Aussagen zu den Amtsbezirken", frame[~land]),
    ):
        panel(
            Panel(
                titel=titel,
                satz=_comparable(part),
                frame=part,
                tabelle=aussagen_html.statements_to_html(
                    part, caption=f"{titel}, neueste zuerst, im Wortlaut der Quellen"
                ),
                hinweis=_REGEL,
                subject=state.everything(titel),
                leer="Zu diesem Datenstand sind keine Aussagen erfasst.",
            )
        )


def contradictions(frame: pd.DataFrame) -> None:
    """Statements that speak of the same thing with different numbers.

    Args:
        frame: Answer of `queries.abgleich.widersprueche`.
    """
    count = german.anzahl(len(frame), "Paar", "Paare")
    spricht = "spricht" if len(frame) == 1 else "sprechen"
    panel(
        Panel(
            titel="Aussagen, die einander widersprechen",
            satz=f"{count} von Aussagen {spricht} über dasselbe, aber verschieden.",
            frame=frame,
            tabelle=aussagen_html.pairs_to_html(
                frame, caption="Paare widersprüchlicher Aussagen, älteste zuerst"
            ),
            hinweis=_PAARE,
            subject=state.everything("alle Aussagen mit Datum"),
            leer="Nach der Regel unten widersprechen sich keine Aussagen.",
        )
    )


def _last(frame: pd.DataFrame) -> str:
    """The newest dated total, and what is documented up to its day."""
    rows = records(frame)
    points = [row for row in rows if row["reihe"] == "veröffentlicht"]
    if not points:
        return "Eine landesweite Summe mit Datum ist nicht erfasst."
    newest = points[-1]
    known = [
        row["betrag_eur"]
        for row in rows
        if row["reihe"] == "belegt" and row["stelle"] <= newest["stelle"]
    ]
    documented = german.euro_kurz(known[-1]) if known else "0\N{NO-BREAK SPACE}€"
    said = aussagen.betrag(newest["betrag_eur"], newest["betrag_angabe"])
    return (
        f"Zuletzt mit Datum veröffentlicht: {said} bewilligt "
        f"({german.datum(newest['datum'])}, {newest['herausgeber']}); bis dahin "
        f"über alle Runden belegt: {documented}."
    )


def _comparable(frame: pd.DataFrame) -> str:
    """How many statements can be compared, and how many numbers agree."""
    comparable = frame["belegt_anzahl"].notna() | frame["belegt_eur"].notna()
    counted = frame["differenz_anzahl"].notna()
    same = int((frame["differenz_anzahl"] == 0).sum())
    vergleichbar = int(comparable.sum())
    stimmen = "stimmt" if same == 1 else "stimmen"
    sind = "ist" if vergleichbar == 1 else "sind"
    return (
        f"{vergleichbar} von {german.anzahl(len(frame), 'Aussage', 'Aussagen')} {sind} "
        f"mit dem Bestand vergleichbar; von {int(counted.sum())} vergleichbaren "
        f"Anzahlen {stimmen} {same} genau."
    )
