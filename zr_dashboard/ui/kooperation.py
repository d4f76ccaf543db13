"""Panels of the page »Kooperationen«, and that of a Kommune about the same."""

from __future__ import annotations

from functools import partial
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from zr_dashboard.charts import netz
from zr_dashboard.export import html_table, kooperation_html
from zr_dashboard.formatting import german, kooperation
from zr_dashboard.formatting.records import records
from zr_dashboard.ui import state
from zr_dashboard.ui.drawn import drawn
from zr_dashboard.ui.panel import Panel, panel
from zr_dashboard.ui.records import case_links, link

PAARE, BETEILIGTE, FAELLE = 5_000, 5_000, 1_000
"""How many rows at most a file of the page has."""

_TABELLE = 200
"""How many rows a table on the page shows."""
_KOMMUNE = Path(__file__).parents[2] / "pages" / "kommune.py"
_LINIE = (
    "Eine Linie heißt: Empfänger und Partner stehen im selben Förderfall. Die Tabelle "
    "und die Dateien nennen auch Paare von Partnern untereinander; ein Fall zählt bei "
    "jedem seiner Paare."
)
_KEINE = "Kein Förderfall dieser Auswahl nennt Partner."


def network(umfang: pd.DataFrame, paare: pd.DataFrame, faelle: pd.DataFrame) -> None:
    """Who acts with whom: the picture, and the pairs with their cases as its table.

    Args:
        umfang: Answer of `queries.kooperationen.umfang`.
        paare: Answer of `queries.kooperationen.paare`.
        faelle: Answer of `queries.kooperationen.faelle`: titles of the cases.
    """
    titles = dict(zip(faelle["foerderfall_id"], faelle["titel"], strict=True))
    panel(
        Panel(
            titel="Wer mit wem zusammenwirkt",
            satz="" if paare.empty else kooperation.zusammen(umfang, paare),
            frame=paare,
            figure=drawn(netz.network, paare),
            tabelle=kooperation_html.pairs_to_html(
                paare.head(_TABELLE),
                caption="Paare von Beteiligten, die meisten gemeinsamen Fälle zuerst; "
                "ein Name führt zur Kommune, ein Titel zum Fall",
                titles=titles,
                case=partial(link, "foerderfall", "id"),
                kommune=partial(link, "kommune", "ars"),
            ),
            vollstaendigkeit=kooperation.vollstaendig(umfang),
            hinweis=_rule(umfang, paare),
            leer=_KEINE,
            on_area=_visit,
        )
    )


def participants(umfang: pd.DataFrame, frame: pd.DataFrame) -> None:
    """Everybody who takes part; a Kommune leads to its page.

    Args:
        umfang: Answer of `queries.kooperationen.umfang`.
        frame: Answer of `queries.kooperationen.beteiligte`.
    """
    panel(
        Panel(
            titel="Beteiligte",
            satz="" if frame.empty else kooperation.am_meisten(frame),
            frame=frame,
            tabelle=html_table.to_html(
                frame.head(_TABELLE),
                [
                    *("beteiligter", "beteiligter_art"),
                    *("anzahl_foerderfaelle", "anzahl_andere"),
                ],
                caption="Beteiligte, die meisten Fälle zuerst; Kommunen führen weiter",
                titles={"anzahl_foerderfaelle": "Fälle", "anzahl_andere": "Andere"},
                links={"beteiligter": _kommunen(frame.head(_TABELLE))},
            ),
            vollstaendigkeit=kooperation.vollstaendig(umfang),
            hinweis=_shown(len(frame), int(umfang["anzahl_beteiligte"].iloc[0])),
            leer=_KEINE,
        )
    )


def cases(umfang: pd.DataFrame, frame: pd.DataFrame) -> None:
    """The cases with partners, those with the most participants first.

    Args:
        umfang: Answer of `queries.kooperationen.umfang`.
        frame: Answer of `queries.kooperationen.faelle`.
    """
    most = frame["anzahl_beteiligte"].max() if len(frame) else 0
    panel(
        Panel(
            titel="Förderfälle mit Partnern",
            satz=f"Die meisten Beteiligten hat »{frame['titel'].iloc[0]}«: {most}."
            if len(frame)
            else "",
            frame=frame,
            tabelle=html_table.hits_to_html(
                frame.head(_TABELLE),
                ["titel", "kooperationspartner"],
                caption="Förderfälle mit Partnern, die meisten Beteiligten zuerst; ein "
                "Titel führt zum Fall",
                links=case_links(frame.head(_TABELLE)),
                text=escape,
                beneath=[
                    f"Empfänger: {escape(name)}"
                    for name in frame["empfaenger"].head(_TABELLE)
                ],
            ),
            vollstaendigkeit=kooperation.vollstaendig(umfang),
            hinweis=_shown(len(frame), int(umfang["anzahl_mit_partner"].iloc[0])),
            leer=_KEINE,
        )
    )


def of_kommune(frame: pd.DataFrame) -> None:
    """Cases in which a Kommune acts together with others.

    Args:
        frame: Answer of `queries.kooperationen.der_kommune`.
    """
    partner = int((frame["rolle"] == "Partner").sum())
    words = german.anzahl(len(frame), "Förderfall", "Förderfälle")
    panel(
        Panel(
            titel="Kooperationen",
            satz=f"{words} mit anderen zusammen, davon {german.zahl(partner)} als "
            "Partner eines anderen Empfängers.",
            frame=frame,
            tabelle=html_table.to_html(
                frame,
                ["titel", "rolle", "empfaenger", "kooperationspartner", "bewilligt_am"],
                caption="Förderfälle mit anderen; ein Titel führt zum Fall",
                links={"titel": case_links(frame)},
            ),
            hinweis=(
                "Fälle als Partner zählen nicht zu den Fällen und Summen der Kommune: "
                "Die Zuwendung hat der Empfänger."
            ),
            subject=state.everything("Förderfälle mit dieser Kommune als Beteiligter"),
            leer="In keinem Förderfall ist ein Zusammenwirken mit anderen genannt.",
        )
    )


def _rule(umfang: pd.DataFrame, paare: pd.DataFrame) -> str:
    """What a line means, and what is left out."""
    shown, there = netz.drawn(paare)
    notes = [_LINIE]
    if there > len(shown):
        more = "mehr als " if len(paare) == PAARE else ""
        notes.append(
            f"Das Bild zeigt die {len(shown)} Linien mit den meisten gemeinsamen "
            f"Fällen von {more}{german.zahl(there)}."
        )
    notes.append(_shown(len(paare), int(umfang["anzahl_paare"].iloc[0])))
    return " ".join(filter(None, notes))


def _shown(rows: int, there: int) -> str:
    """What of a long list is shown, and what its file holds."""
    notes = []
    if rows > _TABELLE:
        notes.append(f"Die Tabelle zeigt {_TABELLE} von {german.zahl(there)} Zeilen.")
    if there > rows:
        notes.append(f"Die Dateien enthalten {german.zahl(rows)}.")
    return " ".join(notes)


def _kommunen(frame: pd.DataFrame) -> list[str | None]:
    return [
        link("kommune", "ars", row["kommune_ars9"])
        if isinstance(row["kommune_ars9"], str)
        else None
        for row in records(frame)
    ]


def _visit(ars9: str) -> None:
    """Go to the page of a Kommune; the selection goes along for the way back."""
    st.switch_page(_KOMMUNE, query_params={"ars": ars9, **state.selection().to_url()})
