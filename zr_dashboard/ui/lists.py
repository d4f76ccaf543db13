"""Panels without a chart: lists of cases, two periods side by side."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from zr_dashboard.export import html_table
from zr_dashboard.formatting import befund, german
from zr_dashboard.formatting.records import records
from zr_dashboard.model.selection import Selection
from zr_dashboard.ui import state, views, zitieren
from zr_dashboard.ui.panel import Panel, panel
from zr_dashboard.ui.records import case_links


def cases(titel: str, frame: pd.DataFrame, *, kurz: bool = False) -> None:
    """A list of Förderfälle; every amount says when it is not exact.

    Args:
        titel: What is seen.
        frame: Answer of `queries.foerderfaelle.neueste`.
        kurz: Leave out Landkreis and Hauptthema, where the list stands in half a page.
    """
    columns = ["titel", "empfaenger", "bewilligt_am", "zuwendung_eur"]
    if not kurz:
        columns[2:2] = ["landkreis", "hauptthema"]
    amounts = int(frame["zuwendung_eur"].notna().sum())
    panel(
        Panel(
            titel=titel,
            satz=_newest(frame),
            frame=frame,
            tabelle=html_table.to_html(
                frame,
                columns,
                caption="Förderfälle, neueste zuerst; ein Titel führt zum Fall",
                links={"titel": case_links(frame)},
            ),
            vollstaendigkeit=german.aus_n(
                amounts, len(frame), "mit veröffentlichtem Betrag"
            ),
        )
    )


def comparison(
    frame: pd.DataFrame, *, von_a: tuple[int, int], von_b: tuple[int, int]
) -> None:
    """Two periods side by side.

    Args:
        frame: Answer of `queries.kennzahlen.vergleich`.
        von_a: First and last year of the first period.
        von_b: The same of the second.
    """
    a, b = views.years(von_a), views.years(von_b)
    titel = f"{a} und {b}"
    named = {"zeitraum_a": a, "zeitraum_b": b, "b_anteil": f"Anteil von {b}"}
    periods = {"zeitraum_a": von_a, "zeitraum_b": von_b}
    others = state.selection().without("jahr_von", "jahr_bis", "ohne_jahr")
    words = f"{others.in_words(state.codes())}; Zeiträume {a} und {b}"
    panel(
        Panel(
            titel=titel,
            satz=befund.veraenderung(frame, a, b),
            frame=frame,
            tabelle=html_table.comparison_to_html(
                frame,
                caption=titel,
                titles=named,
                target=lambda kennzahl, column: (
                    zitieren.address(kennzahl, _in_period(others, periods[column]))
                    if column in periods
                    else None
                ),
            ),
            subject=(others, words),
            hinweis=(
                "Der Vergleich ersetzt den Zeitraum der Auswahl; alle anderen Filter "
                f"gelten. »Anteil von {b}« setzt {b} ins Verhältnis zur Summe beider "
                "Zeiträume; für Kommunen entfällt er, weil dieselbe Kommune in beiden "
                "zählen kann."
            ),
            titles=named
            | {
                "faelle_a": f"Einbezogene Fälle {a}",
                "faelle_b": f"Einbezogene Fälle {b}",
            },
        )
    )


def _in_period(selection: Selection, period: tuple[int, int]) -> Selection:
    return replace(selection, jahr_von=period[0], jahr_bis=period[1])


def _newest(frame: pd.DataFrame) -> str:
    if frame.empty:
        return befund.LEER
    row = records(frame)[0]
    angabe = row["zuwendung_angabe"]
    word = "" if german.fehlt(angabe) or angabe == "exakt" else f"{angabe} "
    amount = f"{word}{german.euro(row['zuwendung_eur'])}"
    facts = f"{german.datum(row['bewilligt_am'])}, {amount}"
    return f"Zuletzt belegt: {row['empfaenger']}, »{row['titel']}« ({facts})."
