"""Who acts together: recipients left, partners right, a line for what they share."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from zr_dashboard.charts import style
from zr_dashboard.charts.anordnung import Knoten, Linie, Plan, anordnen
from zr_dashboard.formatting import german
from zr_dashboard.formatting.records import Row, records

LINIEN = 60
"""At most so many lines are drawn, those with the most common cases: what a reader can
follow, and what two columns of names have room for."""

_ZEICHEN = {
    "Kommune": ("circle", style.ALLE),
    "Landkreis": ("square", style.ALLE),
    "Einrichtung": ("diamond", "#FFFFFF"),
}
"""Kind -> symbol and filling: told by shape, not by colour."""

_STAERKE = ((1, 1.5, "1 gemeinsamer Fall"), (2, 3.5, "2 gemeinsame Fälle"))
_MEHR = (6.0, "3 oder mehr")
"""Common cases -> width of the line, and what it says."""

_STUETZEN = 16
"""Places along a line where a pointer finds it."""
_KOPF, _LEGENDE = 24, 70
"""Pixels for the heads of both columns, and for the legend above them, which has three
lines on a telephone."""


def drawn(frame: pd.DataFrame) -> list[Row]:
    """The pairs that the picture shows: one of the two is recipient.

    Args:
        frame: Answer of `queries.kooperationen.paare`.
    """
    direct = frame["anzahl_a_empfaenger"] + frame["anzahl_b_empfaenger"] > 0
    return records(frame[direct].head(LINIEN))


def network(frame: pd.DataFrame) -> go.Figure:
    """Draw everybody who takes part, joined where they stand in the same case.

    Args:
        frame: Answer of `queries.kooperationen.paare`.

    A click on a Kommune gives its key as the second `customdata` of the point.
    """
    plan = anordnen(drawn(frame))
    figure = go.Figure()
    _add_lines(figure, plan)
    for art, (symbol, fill) in _ZEICHEN.items():
        _add_marks(figure, plan, art, symbol=symbol, fill=fill)
    left = [knoten for knoten in plan.knoten.values() if knoten.links]
    figure.update_xaxes(
        range=[-0.07, 1.07],
        tickvals=[],
        ticktext=[],
        showgrid=False,
        zeroline=False,
    )
    figure.update_yaxes(
        range=[plan.hoehe, -_KOPF],
        tickvals=[knoten.y for knoten in left],
        ticktext=["<br>".join(knoten.zeilen) for knoten in left],
        ticksuffix="  ",
        showgrid=False,
        zeroline=False,
    )
    _add_heads(figure)
    _add_names(figure, plan)
    style.finish(figure, height=round(plan.hoehe + _KOPF + _LEGENDE))
    # Between two columns of names is no room for a legend: it stands above them.
    return figure.update_layout(
        margin={"r": _right(plan), "t": _LEGENDE},
        legend={
            "xref": "container",
            "xanchor": "left",
            "yref": "container",
            "y": 1,
            "yanchor": "top",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        clickmode="event+select",
    )


def _add_lines(figure: go.Figure, plan: Plan) -> None:
    """One trace per width, its lines apart from each other."""
    for width, name, linien in _by_width(plan.linien):
        x: list[float] = []
        y: list[float | None] = []
        tips: list[list[str]] = []
        for linie in linien:
            von, nach = plan.knoten[linie.von], plan.knoten[linie.nach]
            way = _curve(von, nach)
            tip = (
                f"<b>{von.name}</b><br>und <b>{nach.name}</b><br>"
                f"{german.anzahl(linie.faelle, 'gemeinsamer Fall', 'gemeinsame Fälle')}"
            )
            x += [*(place for place, _ in way), way[-1][0]]
            y += [*(place for _, place in way), None]
            tips += [[tip, ""]] * (len(way) + 1)
        figure.add_scatter(
            x=x,
            y=y,
            mode="lines",
            name=name,
            line={"color": style.GRAU, "width": width},
            customdata=tips,
            hovertemplate="%{customdata[0]}<extra></extra>",
        )


def _by_width(linien: Sequence[Linie]) -> list[tuple[float, str, list[Linie]]]:
    found = [
        (width, name, [linie for linie in linien if linie.faelle == faelle])
        for faelle, width, name in _STAERKE
    ]
    found.append((*_MEHR, [one for one in linien if one.faelle > _STAERKE[-1][0]]))
    return [entry for entry in found if entry[2]]


def _curve(von: Knoten, nach: Knoten) -> list[tuple[float, float]]:
    """From one to the other, leaving both sideways; two recipients by a bow."""
    start, end = (0.0 if knoten.links else 1.0 for knoten in (von, nach))
    bend = (0.5, 0.5) if start != end else (0.6, 0.6)
    way = []
    for step in range(_STUETZEN + 1):
        t = step / _STUETZEN
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        x = sum(w * p for w, p in zip(weights, (start, *bend, end), strict=True))
        heights = (von.y, von.y, nach.y, nach.y)
        way.append((x, sum(w * p for w, p in zip(weights, heights, strict=True))))
    return way


def _add_marks(
    figure: go.Figure, plan: Plan, art: str, *, symbol: str, fill: str
) -> None:
    those = [knoten for knoten in plan.knoten.values() if knoten.art == art]
    if not those:
        return
    figure.add_scatter(
        x=[0 if knoten.links else 1 for knoten in those],
        y=[knoten.y for knoten in those],
        mode="markers",
        name=art,
        marker={
            "symbol": symbol,
            "size": 12,
            "color": fill,
            "line": {"width": 2, "color": style.ALLE},
        },
        customdata=[[_tip(knoten), knoten.ars9] for knoten in those],
        hovertemplate="%{customdata[0]}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        cliponaxis=False,
    )


def _tip(knoten: Knoten) -> str:
    others = german.anzahl(knoten.partner, "Linie", "Linien")
    click = "<br>Klick: Seite der Kommune" if knoten.ars9 else ""
    return f"<b>{knoten.name}</b><br>{knoten.art}, {others}{click}"


def _add_heads(figure: go.Figure) -> None:
    """What the columns are, turned away from each other: a telephone is narrow."""
    for x, text, xanchor in ((0, "Empfänger", "right"), (1, "Partner", "left")):
        figure.add_annotation(
            x=x,
            y=-_KOPF / 2,
            text=text,
            font={"size": 12},
            showarrow=False,
            xanchor=xanchor,
        )


def _add_names(figure: go.Figure, plan: Plan) -> None:
    """Names at the right; those at the left are the words of the axis."""
    for knoten in plan.knoten.values():
        if knoten.links:
            continue
        figure.add_annotation(
            x=1,
            xref="paper",
            y=knoten.y,
            text="<br>".join(knoten.zeilen),
            font={"size": 12},
            align="left",
            showarrow=False,
            xanchor="left",
            xshift=4,
        )


def _right(plan: Plan) -> float:
    """Pixels that the names at the right need."""
    names = [knoten.zeilen for knoten in plan.knoten.values() if not knoten.links]
    return 16 + 6.8 * max((len(line) for name in names for line in name), default=0)
