"""What a picture knows of a figure; all else is refused.

Every property of a figure is either drawn, or means nothing on paper (tool tips,
clicks), or is named here with the only values that the drawing follows. So a chart
that learns something new gets no picture that lacks it in silence.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import plotly.graph_objects as go

from zr_dashboard.export.bild_canvas import DASHES, SYMBOLS
from zr_dashboard.model.errors import FigureUnknownError

Rules = Mapping[str, frozenset[object] | None]
"""Known property: its known values, None if all are."""

_SCREEN = ("customdata", "hoverinfo", "hovertemplate", "hoverongaps", "cliponaxis")
"""For whoever points or clicks, and room that the drawing finds by itself."""


def _only(*values: object) -> frozenset[object]:
    return frozenset(values)


_NO = frozenset({False})


def _rules(*free: str, **fixed: frozenset[object]) -> Rules:
    """Names with any value, and names (`__` is a dot) with the few known ones."""
    limited = {name.replace("__", "."): values for name, values in fixed.items()}
    return {**dict.fromkeys((*_SCREEN, *free)), **limited}


_LINE = ("marker.line.color", "marker.line.width")
TRACES: Mapping[str, Rules] = {
    "bar": _rules(
        *("x", "y", "name", "showlegend", "text", "marker.color", *_LINE),
        *("marker.pattern.fgcolor", "marker.pattern.size", "marker.pattern.solidity"),
        orientation=_only("h", "v"),
        textposition=_only("outside"),
        marker__pattern__fillmode=_only("overlay"),
        marker__pattern__shape=_only("", "/"),
    ),
    "scatter": _rules(
        *("x", "y", "name", "showlegend", "text", "textfont.size"),
        *("line.color", "line.width", "marker.color", "marker.size", *_LINE),
        mode=_only("text", "markers", "lines", "lines+markers"),
        textposition=_only("top center"),
        line__dash=frozenset(DASHES),
        marker__symbol=frozenset(SYMBOLS),
        selected__marker__opacity=_only(1),
        unselected__marker__opacity=_only(1),
    ),
    "heatmap": _rules(
        *("x", "y", "z", "text", "textfont.size", "textfont.color"),
        *("colorscale", "zmin", "zmax", "xgap", "ygap"),
        texttemplate=_only("%{text}"),
        showscale=_NO,
    ),
    "choropleth": _rules(
        *("geojson", "locations", "z", "colorscale", *_LINE),
        featureidkey=_only("id"),
        showscale=_NO,
        showlegend=_NO,
        selected__marker__opacity=_only(1),
        unselected__marker__opacity=_only(1),
    ),
    "scattergeo": _rules(
        *("lon", "lat", "name", "showlegend", "marker.size", "marker.color", *_LINE),
        mode=_only("markers"),
        marker__symbol=frozenset(SYMBOLS),
    ),
}

_AXIS = ("title.text", "tickvals", "ticktext", "range", "ticksuffix")
_AXIS_RULES: Rules = _rules(
    *("automargin", "fixedrange", "showgrid", "zeroline", *_AXIS),
    tickangle=_only(0),
    autorange=_only("reversed"),
)
_LEGEND = (
    *("x", "xref", "xanchor", "y", "yref", "yanchor", "itemclick", "itemdoubleclick"),
)
"""Where it stands on the screen; a picture has a place of its own for it."""
LAYOUT: Rules = {
    **_rules(
        *("template", "height", "separators", "dragmode", "clickmode", "bargap"),
        *("hoverlabel.font.size", "showlegend", "geo.bgcolor"),
        *(f"margin.{side}" for side in "lrtb"),
        *(f"legend.{name}" for name in _LEGEND),
        *(f"annotations.{name}" for name in ("x", "y", "text", "xshift", "yshift")),
        barmode=_only("stack"),
        font__size=_only(13),
        legend__orientation=_only("h"),
        legend__traceorder=_only("normal"),
        geo__visible=_NO,
        geo__projection__type=_only("mercator"),
        geo__fitbounds=_only("locations"),
        annotations__showarrow=_NO,
        annotations__align=_only("left"),
        annotations__font__size=_only(12),  # that of the words at an axis
        annotations__xref=_only("x", "paper"),
        annotations__yref=_only("y"),
        annotations__xanchor=_only("left", "right"),
        annotations__yanchor=_only("bottom"),
    ),
    **{f"yaxis.{name}": values for name, values in _AXIS_RULES.items()},
    **{f"xaxis.{name}": values for name, values in _AXIS_RULES.items()},
    "xaxis.side": _only("top"),
}


def traces(figure: go.Figure) -> list[dict[str, Any]]:
    """The traces of a figure as plain objects, all of it known.

    Raises:
        FigureUnknownError: a kind, a property or a value is not.
    """
    found = [_plain(trace.to_plotly_json()) for trace in figure.data]
    for trace in found:
        if trace["type"] not in TRACES:
            raise FigureUnknownError(str(trace["type"]))
        kind = trace["type"]
        rest = {name: value for name, value in trace.items() if name != "type"}
        _check(rest, TRACES[kind], kind)
    return found


def layout(figure: go.Figure) -> dict[str, Any]:
    """The layout of a figure as a plain object, all of it known; without template.

    Raises:
        FigureUnknownError: a property or a value is not.
    """
    found = _plain(figure.layout.to_plotly_json())
    found.pop("template", None)
    _check(found, LAYOUT, "layout")
    return dict(found)


def missing(value: object) -> bool:
    """Whether a number of a trace is not there."""
    return value is None or (isinstance(value, float) and math.isnan(value))


def _plain(value: Any) -> Any:  # noqa: ANN401  whatever Plotly holds
    """Plain lists and numbers, whatever arrays a trace was made of."""
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if hasattr(value, "tolist"):
        return _plain(value.tolist())
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value


def _check(found: Mapping[str, Any], rules: Rules, where: str) -> None:
    for name, value in _leaves(found):
        known = rules.get(name, frozenset())
        values = value if isinstance(value, list) else [value]
        if known is not None and not all(part in known for part in values):
            what = f"{where}.{name} = {value!r}"
            raise FigureUnknownError(what)


def _leaves(found: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    """Every property by its dotted name; those of a list under the name of the list."""
    for key, value in found.items():
        name = f"{path}{key}"
        objects = value if isinstance(value, list) else [value]
        if objects and all(isinstance(part, Mapping) for part in objects):
            for part in objects:
                yield from _leaves(part, f"{name}.")
        else:
            yield name, value
