"""What became of applications between two Datenstände; nothing where none is told."""

from __future__ import annotations

from datetime import date

import pandas as pd

from zr_dashboard.export import html_table
from zr_dashboard.formatting import german
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries.antraege import nicht_anwendbar
from zr_dashboard.ui import datenstaende
from zr_dashboard.ui.panel import Panel, panel


def changed(frame: pd.DataFrame, selection: Selection, alt: date) -> None:
    """Applications that came to another end, where both Datenstände tell of any.

    Args:
        frame: Answer of `queries.antraege.veraenderungen`.
        selection: Its Datenstand is the later one.
        alt: The earlier one.
    """
    if frame.empty:
        return
    panel(
        Panel(
            titel="Anträge mit anderem Stand",
            satz=sentence(frame),
            frame=frame,
            tabelle=table(frame),
            hinweis=f"{datenstaende.between(selection, alt)}{_but(selection)}",
        )
    )


def _but(selection: Selection) -> str:
    """Which filters of the selection cannot be asked of applications."""
    names = nicht_anwendbar(selection)
    return f" Bei Anträgen nicht anwendbar: {', '.join(names)}." if names else ""


def sentence(frame: pd.DataFrame) -> str:
    """Count what `queries.antraege.veraenderungen` found."""
    moved = german.anzahl(int(frame["anzahl_veraendert"].sum()), "Antrag", "Anträge")
    granted = frame.loc[frame["ergebnis_neu"] == "bewilligt", "anzahl_veraendert"]
    return (
        f"{moved} mit anderem Stand, {german.zahl(int(granted.sum()))} davon bewilligt."
    )


def table(frame: pd.DataFrame) -> str:
    """The answer of `queries.antraege.veraenderungen` as a table."""
    names = ["ergebnis_alt", "ergebnis_neu"]
    return html_table.to_html(
        frame.assign(**frame[names].fillna("nicht vorhanden")),
        [*names, "anzahl_veraendert"],
        caption="Anträge nach ihrem Stand im früheren und im späteren Datenstand",
    )
