"""Who acts together: recipients left, partners right, a line for what they share."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from zr_dashboard.charts import style
from zr_dashboard.charts.anordnung import Knoten, Linie, Plan, anordnen, linien
from zr_dashboard.charts.drawing import Drawing
from zr_dashboard.formatting import german
from zr_dashboard.formatting.records import records

LINIEN = 60
"""At most so many lines are drawn, those with the most common cases: what a reader can
follow, and what two columns of names have room for."""

_ZEICHEN = {
    "Kommune": ("circle", style.ALLE),
    "Landkreis": ("square", style.ALLE),
    "Einrichtung": ("diamond", "#FFFFFF"),
}
"""Kind -> symbol and filling: told by shape, not by colour."""

_STAERKE = (1.3, 3.0, 5.0)
"""Widths of lines: few common cases, more, most."""

_STUETZEN = 24
"""Places along a line where a pointer finds it."""
_KOPF, _LEGENDE = 24, 70
"""Pixels for the heads of both columns, and for the legend above them, which has three
lines on a telephone."""


def drawn(frame: pd.DataFrame) -> tuple[list[Linie], int]:
    """The lines of the picture, and how many there would be.

    Args:
        frame: Answer of `queries.kooperationen.paare`.
    """
    found = linien(records(frame))
    return found[:LINIEN], len(found)


def network(frame: pd.DataFrame) -> go.Figure:
    """Draw recipients and partners, joined where they stand in the same case.

    Args:
        frame: Answer of `queries.kooperationen.paare`.

    A click on a Kommune gives its key as the second `customdata` of the point.
    """
    plan = anordnen(drawn(frame)[0], _kommunen(frame))
    drawing = Drawing()
    _add_lines(drawing, plan)
    for art, (symbol, fill) in _ZEICHEN.items():
        _add_marks(drawing, plan, art, symbol=symbol, fill=fill)
    left = [knoten for knoten in plan.knoten.values() if knoten.links]
    drawing.xaxis(
        range=[-0.07, 1.07],
        tickvals=[],
        ticktext=[],
        showgrid=False,
        zeroline=False,
    )
    drawing.yaxis(
        range=[plan.hoehe, -_KOPF],
        tickvals=[knoten.y for knoten in left],
        ticktext=["<br>".join(knoten.zeilen) for knoten in left],
        ticksuffix="  ",
        showgrid=False,
        zeroline=False,
    )
    _add_heads(drawing)
    _add_names(drawing, plan)
    style.finish(drawing, height=round(plan.hoehe + _KOPF + _LEGENDE))
    # Between two columns of names is no room for a legend: it stands above them.
    drawing.layout(
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
    return drawing.figure()


def _kommunen(frame: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Name and kind -> key of the Kommune."""
    return {
        (row[f"beteiligter_{side}"], row[f"art_{side}"]): row[f"kommune_{side}_ars9"]
        for row in records(frame)
        for side in "ab"
        if isinstance(row[f"kommune_{side}_ars9"], str)
    }


def _add_lines(drawing: Drawing, plan: Plan) -> None:
    """One trace per width, its lines apart from each other."""
    for width, name, same in _by_width(plan.linien):
        x: list[float] = []
        y: list[float | None] = []
        tips: list[list[str]] = []
        for linie in same:
            von, nach = plan.knoten[linie.von], plan.knoten[linie.nach]
            tip = f"<b>{von.name}</b><br>mit <b>{nach.name}</b><br>{_faelle(linie)}"
            x += [*(step / _STUETZEN for step in range(_STUETZEN + 1)), 1]
            y += [*_curve(von, nach), None]
            tips += [[tip, ""]] * (_STUETZEN + 2)
        drawing.trace(
            "scatter",
            x=x,
            y=y,
            mode="lines",
            name=name,
            line={"color": style.GRAU, "width": width},
            customdata=tips,
            hovertemplate="%{customdata[0]}<extra></extra>",
        )


def _faelle(linie: Linie) -> str:
    return german.anzahl(linie.faelle, "gemeinsamer Fall", "gemeinsame Fälle")


def _by_width(gezeichnet: Sequence[Linie]) -> list[tuple[float, str, list[Linie]]]:
    """Width, what it says, and its lines; only those that there are.

    Each class reaches about as many times as far as the one before it.
    """
    cases = sorted(linie.faelle for linie in gezeichnet) or [1]
    least, most = cases[0], cases[-1]
    step = (most / least) ** (1 / len(_STAERKE))
    ends = sorted({round(least * step), round(least * step**2), most})
    found = []
    for width, low, high in zip(_STAERKE, [least - 1, *ends], ends, strict=False):
        same = [linie for linie in gezeichnet if low < linie.faelle <= high]
        if same:
            found.append((width, _klasse(low + 1, high), same))
    return found


def _klasse(low: int, high: int) -> str:
    if low == high:
        return german.anzahl(low, "gemeinsamer Fall", "gemeinsame Fälle")
    viele = german.anzahl(high, "gemeinsamer Fall", "gemeinsame Fälle")
    return f"{german.zahl(low)} bis {viele}"


def _curve(von: Knoten, nach: Knoten) -> list[float]:
    """Heights of a line from one to the other, level at both ends."""
    steps = [step / _STUETZEN for step in range(_STUETZEN + 1)]
    return [von.y + (nach.y - von.y) * t * t * (3 - 2 * t) for t in steps]


def _add_marks(
    drawing: Drawing, plan: Plan, art: str, *, symbol: str, fill: str
) -> None:
    those = [knoten for knoten in plan.knoten.values() if knoten.art == art]
    if not those:
        return
    drawing.trace(
        "scatter",
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
    others = german.anzahl(knoten.linien, "Linie", "Linien")
    click = "<br>Klick: Seite der Kommune" if knoten.ars9 else ""
    return f"<b>{knoten.name}</b><br>{knoten.art}, {others}{click}"


def _add_heads(drawing: Drawing) -> None:
    """What the columns are, turned away from each other: a telephone is narrow."""
    for x, text, xanchor in ((0, "Empfänger", "right"), (1, "Partner", "left")):
        drawing.note(
            x=x,
            y=-_KOPF / 2,
            text=text,
            font={"size": 12},
            xanchor=xanchor,
        )


def _add_names(drawing: Drawing, plan: Plan) -> None:
    """Names at the right; those at the left are the words of the axis."""
    for knoten in plan.knoten.values():
        if knoten.links:
            continue
        drawing.note(
            x=1,
            xref="paper",
            y=knoten.y,
            text="<br>".join(knoten.zeilen),
            font={"size": 12},
            align="left",
            xanchor="left",
            xshift=4,
        )


def _right(plan: Plan) -> float:
    """Pixels that the names at the right need."""
    names = [knoten.zeilen for knoten in plan.knoten.values() if not knoten.links]
    return 16 + 6.8 * max((len(line) for name in names for line in name), default=0)
