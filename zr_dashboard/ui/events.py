"""The programme's events, as a list beside their marks on the time axis."""

from __future__ import annotations

import pandas as pd

from zr_dashboard.export import html_table
from zr_dashboard.formatting import german
from zr_dashboard.ui import state
from zr_dashboard.ui.panel import Panel, panel


def timeline(frame: pd.DataFrame) -> None:
    """List every event with its source.

    Args:
        frame: Answer of `queries.zeitverlauf.ereignisse`.
    """
    events = german.anzahl(len(frame), "Ereignis", "Ereignisse")
    panel(
        Panel(
            titel="Ereignisse des Programms",
            satz=f"{events}: Richtlinien, Stichtage, Konferenzen, Zuständigkeiten.",
            frame=frame,
            tabelle=html_table.to_html(
                frame,
                ["datum", "art", "titel", "beschreibung", "herausgeber"],
                caption="Ereignisse des Programms, älteste zuerst",
                titles={"titel": "Ereignis", "herausgeber": "Quelle"},
                links={"herausgeber": html_table.links(frame["url"])},
            ),
            hinweis=(
                "Tag oder Monat fehlen, wo die Quelle sie nicht nennt; im Diagramm "
                "steht das Zeichen dann in der Mitte des Zeitraums."
            ),
            titles={"titel": "Ereignis"},
            subject=state.everything("alle Ereignisse des Programms"),
        )
    )
