"""The kinds of panel that pages are made of: each takes frames, never computes sums."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd

from zr_dashboard.charts import bars, columns, heatmap, lines, style
from zr_dashboard.export import html_table
from zr_dashboard.formatting import befund
from zr_dashboard.formatting.rundung import Einheit
from zr_dashboard.model.columns import COLUMNS
from zr_dashboard.model.dimensionen import DIMENSIONEN
from zr_dashboard.ui import summen, zitieren
from zr_dashboard.ui.downloads import excel_chart, is_split
from zr_dashboard.ui.drawn import drawn
from zr_dashboard.ui.panel import Panel, panel

_Table = Callable[..., str]
"""Writes a table, given `betraege`: in what its sums of money are shown."""

_MEHRFACH = (
    "Mit allen Themen zählt ein Fall in jedem seiner Themen; die Zeilen lassen sich "
    "deshalb nicht zu einer Gesamtsumme addieren."
)


def over_time(
    titel: str,
    frame: pd.DataFrame,
    gesamt: pd.DataFrame,
    runden: pd.DataFrame,
    *,
    value: str,
    achse: tuple[str, str] = ("jahr", "arl"),
    events: pd.DataFrame | None = None,
    height: int = 380,
) -> None:
    """Columns over time: `frame` split by part, `gesamt` without a split.

    Of `achse` the first is the time, `jahr` or `runde`, the second what `frame` is
    split by, if it is.

    Where `events` are given, their marks stand on the time axis. Thin times, known
    from `runden` (answer of `queries.abgleich.runden`), are hatched, with a note.
    """
    zeit, teil = achse
    dimension = DIMENSIONEN[zeit]
    split = is_split(frame)
    caption = f"{titel}: {COLUMNS[value].titel}"
    table: _Table = (
        partial(
            html_table.kreuz_to_html,
            frame,
            value,
            caption=caption,
            row_title=dimension.titel,
            total=gesamt if summen.adds_up(value) else None,
            target=zitieren.cells(value, zeit, teil),
        )
        if split
        else partial(
            html_table.to_html,
            gesamt,
            summen.columns(value),
            caption=caption,
            titles={"gruppe": dimension.titel},
            total={},
            zitate=zitieren.rows(gesamt, value, zeit),
        )
    )
    panel(
        Panel(
            titel=titel,
            satz=befund.groesste(
                gesamt,
                value=value,
                label="gruppe",
                subject=befund.anfang(value),
            ),
            frame=frame,
            figure=drawn(
                columns.over_time,
                frame,
                gesamt,
                value=value,
                events=events,
                height=height,
            ),
            chart=excel_chart("stacked" if split else "column", frame, value),
            tabelle=_in_unit(table, value),
            vollstaendigkeit=summen.complete(gesamt, value),
            hinweis=_thin(gesamt, runden),
            zitat=zitieren.cited(value),
            titles={"gruppe": dimension.titel},
        )
    )


def cumulated(
    titel: str,
    frame: pd.DataFrame,
    runden: pd.DataFrame,
    *,
    value: str,
    achse: tuple[str, str],
) -> None:
    """Lines that only grow; `achse` as in `over_time`.

    Cases without a year or Runde cannot be in them.
    """
    zeit, teil = achse
    dimension = DIMENSIONEN[zeit]
    caption = f"{titel}: {COLUMNS[value].titel}, jeweils mit allen davor"
    cited, target = zitieren.cumulated(frame, value, zeit, teil)
    table: _Table = (
        partial(
            html_table.kreuz_to_html,
            frame,
            value,
            caption=caption,
            row_title=dimension.titel,
            target=target,
        )
        if is_split(frame)
        else partial(
            html_table.to_html,
            frame,
            summen.columns(value),
            caption=caption,
            titles={"gruppe": dimension.titel},
            zitate=cited,
        )
    )
    missing = f"Fälle ohne Angabe {dimension.angabe} sind nicht enthalten."
    thin = _thin(frame, runden)
    panel(
        Panel(
            titel=titel,
            satz=befund.wachstum(frame, value=value),
            frame=frame,
            figure=drawn(lines.cumulated, frame, value=value),
            chart=excel_chart("line", frame, value),
            tabelle=_in_unit(table, value),
            hinweis=f"{missing} {thin}".strip(),
            titles={"gruppe": dimension.titel},
        )
    )


def ranking(
    titel: str,
    frame: pd.DataFrame,
    *,
    nach: str,
    value: str,
    total: pd.DataFrame | None = None,
    top: int | None = None,
    links: Sequence[str | None] | None = None,
) -> None:
    """Bars for names, largest first.

    Args:
        titel: What is seen.
        frame: Answer of `queries.aufgliederung.nach` with one dimension.
        nach: That dimension.
        value: The column to draw.
        total: Answer of `queries.kennzahlen.kennzahlen`: the sum row of the table,
            where the groups add up to it.
        top: Draw only that many; table and file hold all.
        links: One address per row of the frame.
    """
    dimension = DIMENSIONEN[nach]
    shown = frame.head(top) if top else frame
    colors = style.ARL_FARBE if nach == "arl" else None
    summe = None if dimension.mehrfach or total is None else summen.total(total)
    shares = zitieren.related("zuwendung_anteil", nach, frame["schluessel"])
    cited = "; eine unterstrichene Zahl führt zu ihrem Zitat" if any(shares) else ""
    table = partial(
        html_table.to_html,
        frame,
        [
            *summen.columns(value),
            *(["zuwendung_anteil"] if value == "zuwendung_eur" else []),
        ],
        caption=f"{titel}, größte zuerst{cited if value == 'zuwendung_eur' else ''}",
        titles={"gruppe": dimension.titel},
        total=summe,
        links={"zuwendung_anteil": shares} | ({"gruppe": links} if links else {}),
        zitate=zitieren.rows(frame, value, nach, total=summe is not None),
    )
    notes = [_MEHRFACH] if dimension.mehrfach else []
    complete = "" if dimension.mehrfach else summen.complete(frame, value)
    if top and len(frame) > top:
        notes.append(
            f"Das Diagramm zeigt {top} von {len(frame)} Zeilen, die Tabelle alle."
        )
    panel(
        Panel(
            titel=titel,
            satz=befund.groesste(
                frame,
                value=value,
                label="gruppe",
                subject=befund.anfang(value),
            ),
            frame=frame,
            figure=drawn(
                bars.horizontal, shown, value=value, label="gruppe", colors=colors
            ),
            chart=excel_chart("bar", frame, value),
            tabelle=_in_unit(table, value),
            vollstaendigkeit=complete,
            hinweis=" ".join(notes),
            zitat=zitieren.cited(value),
            titles={"gruppe": dimension.titel},
        )
    )


def crossed(
    titel: str, frame: pd.DataFrame, *, nach: str, und: str, value: str
) -> None:
    """Two dimensions as a heat map with numbers, and as the same table.

    A pair has no share of its own; where one is asked for, the sums are shown.
    """
    rows, parts = DIMENSIONEN[nach], DIMENSIONEN[und]
    value = "zuwendung_eur" if value == "zuwendung_anteil" else value
    table = partial(
        html_table.kreuz_to_html,
        frame,
        value,
        caption=f"{titel}: {COLUMNS[value].titel}",
        row_title=rows.titel,
        target=zitieren.cells(value, nach, und),
    )
    panel(
        Panel(
            titel=titel,
            satz=befund.zellen(frame, value=value),
            frame=frame,
            figure=drawn(heatmap.crossed, frame, value=value),
            tabelle=_in_unit(table, value),
            vollstaendigkeit="" if rows.mehrfach else summen.complete(frame, value),
            hinweis=_MEHRFACH if rows.mehrfach else "",
            zitat=zitieren.cited(value),
            titles={"gruppe": rows.titel, "teil": parts.titel},
        )
    )


def _in_unit(table: _Table, value: str) -> str | Callable[[Einheit | None], str]:
    """The table in the unit that the reader wants, where it has sums of money."""
    if value not in summen.COUNTED:
        return table()
    return lambda betraege: table(betraege=betraege)


def _thin(frame: pd.DataFrame, runden: pd.DataFrame) -> str:
    if frame.empty or not frame["duenn_belegt"].any():
        return ""
    return (
        f"Schraffiert oder gepunktet: Die öffentlichen Quellen sind hier dünn "
        f"({befund.duenn(runden)}). Ein Rückgang kann eine Lücke der Quellen sein."
    )
