"""Datenstände: which there are, which one is shown, what changed between two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from zr_dashboard.export import html_table
from zr_dashboard.formatting import aenderungen, german
from zr_dashboard.model.codes import Codes
from zr_dashboard.model.selection import Selection
from zr_dashboard.ui import state, zitieren
from zr_dashboard.ui.panel import Panel, panel


def note_if_older(selection: Selection, codes: Codes) -> None:
    """Say on any page that it does not show the newest Datenstand."""
    newest = codes.staende[0]
    if selection.stand is None or selection.stand == newest:
        return
    st.info(
        f"Sie sehen einen früheren Datenstand: {german.datum(selection.stand)}. Der "
        f"aktuelle ist vom {german.datum(newest)}.",
        icon=":material/history:",
    )
    st.button(
        "Zum aktuellen Datenstand",
        key="aktueller_stand",
        icon=":material/update:",
        on_click=state.choose,
        args=(replace(selection, stand=None),),
    )


def overview(frame: pd.DataFrame, selection: Selection) -> None:
    """The list of Datenstände, and the choice among them.

    Args:
        frame: Answer of `queries.bestand.datenstaende`.
        selection: What the reader stands at.
    """
    count = german.anzahl(len(frame), "Datenstand", "Datenstände")
    panel(
        Panel(
            titel="Veröffentlichte Datenstände",
            satz=f"{count}, der neueste vom {german.datum(frame['stand'].iloc[0])}.",
            frame=frame,
            tabelle=html_table.to_html(
                frame,
                [
                    "stand",
                    "bezeichnung",
                    "grund",
                    "veroeffentlicht_am",
                    "anzahl_foerderfaelle",
                    "zuwendung_eur",
                ],
                caption="Datenstände, neueste zuerst",
                zitate=lambda: [
                    zitieren.link(
                        "zuwendung_eur",
                        Selection(stand=day),
                        f"Datenstand {german.datum(day)}",
                    )
                    for day in _days(frame)
                ],
            ),
            subject=(selection, "alle Datenstände, ohne Filter"),
        )
    )
    days = _days(frame)
    if len(days) > 1:
        shown = selection.stand or days[0]
        st.selectbox(
            "Diesen Datenstand zeigen",
            days,
            index=days.index(shown),
            format_func=german.datum,
            key=f"datenstand {shown}",
            on_change=_show,
            args=(f"datenstand {shown}", days[0]),
        )


def earlier(frame: pd.DataFrame, selection: Selection) -> date | None:
    """Let the reader choose an earlier Datenstand to compare with, if there is one.

    Args:
        frame: Answer of `queries.bestand.datenstaende`.
        selection: Its Datenstand is the later one.
    """
    days = _days(frame)
    shown = selection.stand or days[0]
    before = [day for day in days if day < shown]
    st.header("Was hat sich geändert?", anchor=False)
    if not before:
        st.html(
            '<p class="zr-satz">Vor diesem Datenstand gibt es keinen, mit dem er zu '
            "vergleichen wäre. Sobald ein weiterer veröffentlicht ist, steht hier der "
            "Vergleich.</p>"
        )
        return None
    chosen: date = st.selectbox(
        f"{german.datum(shown)} im Vergleich mit",
        before,
        format_func=german.datum,
        key=f"vergleich {shown}",
    )
    return chosen


def changes(frame: pd.DataFrame, selection: Selection, alt: date) -> None:
    """Cases that are new, changed or gone.

    Args:
        frame: Answer of `queries.vergleich.faelle`.
        selection: Its Datenstand is the later one.
        alt: The earlier one.
    """
    shown = aenderungen.lesbar(frame, state.codes())
    panel(
        Panel(
            titel="Geänderte Förderfälle",
            satz=aenderungen.satz(frame),
            frame=shown.assign(zuwendung_eur=frame["zuwendung_eur"]),
            tabelle=changes_table(shown),
            hinweis=between(selection, alt),
        )
    )


def changes_table(shown: pd.DataFrame) -> str:
    """The answer of `queries.vergleich.faelle`, made `lesbar`, as a table."""
    return html_table.to_html(
        shown,
        [
            "foerderfall_id",
            "aenderung",
            "titel",
            "zuwendung_eur",
            "feld",
            "angabe_alt",
            "angabe_neu",
        ],
        caption="Geänderte Förderfälle, eine Zeile je geänderter Angabe",
    )


def figures_table(
    frame: pd.DataFrame, target: Callable[[str, str], str | None] | None = None
) -> str:
    """The answer of `queries.vergleich.kennzahlen` as a table.

    `target` gives the address that a number leads to, by Kennzahl and column.
    """
    return html_table.comparison_to_html(
        frame,
        caption="Kennzahlen in beiden Datenständen",
        titles={},
        values=("wert_alt", "wert_neu", "unterschied"),
        shares=(),
        target=target,
    )


def figures(frame: pd.DataFrame, selection: Selection, alt: date) -> None:
    """What the changes do to every headline figure.

    Args:
        frame: Answer of `queries.vergleich.kennzahlen`.
        selection: Its Datenstand is the later one.
        alt: The earlier one.
    """
    staende = {"wert_alt": replace(selection, stand=alt), "wert_neu": selection}
    moved = sum(not german.fehlt(d) and d != 0 for d in frame["unterschied"])
    panel(
        Panel(
            titel="Wirkung auf die Kennzahlen",
            satz=(
                f"{german.zahl(moved)} von {german.zahl(len(frame))} Kennzahlen haben "
                "sich geändert."
                if moved
                else "Keine Kennzahl hat sich geändert."
            ),
            frame=frame,
            tabelle=figures_table(
                frame,
                lambda kennzahl, column: (
                    zitieren.address(kennzahl, staende[column])
                    if column in staende
                    else None
                ),
            ),
            hinweis=between(selection, alt),
        )
    )


def history(frame: pd.DataFrame) -> None:
    """How one case went through the Datenstände.

    Args:
        frame: Answer of `queries.vergleich.verlauf`.
    """
    if len(frame) == 1:
        said = f"Unverändert seit dem Datenstand {german.datum(frame['stand'].iloc[0])}"
    else:
        said = german.anzahl(len(frame) - 1, "Änderung", "Änderungen")
    panel(
        Panel(
            titel="Verlauf über die Datenstände",
            satz=f"{said} bei Status, Datum oder Zuwendung.",
            frame=frame,
            tabelle=html_table.to_html(
                frame,
                ["stand", "aenderung", "status", "bewilligt_am", "zuwendung_eur"],
                caption="Datenstände, in denen sich dieser Förderfall geändert hat",
            ),
            subject=state.everything(f"Verlauf des Förderfalls {state.own('id')}"),
        )
    )


def _show(key: str, newest: date) -> None:
    chosen: date = st.session_state[key]
    stand = None if chosen == newest else chosen
    state.choose(replace(state.selection(), stand=stand))


def _days(frame: pd.DataFrame) -> list[date]:
    return [stand.date() for stand in frame["stand"]]


def between(selection: Selection, alt: date) -> str:
    """Which two Datenstände a comparison speaks of."""
    later = selection.stand or state.codes().staende[0]
    return (
        f"Datenstand {german.datum(later)} im Vergleich mit {german.datum(alt)}. Die "
        "Filter gelten."
    )
