"""A chart while it is put together: plain dictionaries in Plotly's own terms.

Plotly checks every property that is set on its figures, which takes longer than
everything else that a page does for a chart. Here nothing is checked while a reader
waits; the tests let Plotly check each kind of chart instead.
"""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go


class Drawing:
    """Traces and layout that become a figure."""

    def __init__(self) -> None:
        """Begin with an empty chart."""
        self._traces: list[dict[str, Any]] = []
        self._layout: dict[str, Any] = {}

    def trace(self, kind: str, **properties: object) -> None:
        """Add a trace: `kind` is Plotly's `type`, such as `bar`."""
        self._traces.append({"type": kind, **properties})

    def note(self, **properties: object) -> None:
        """Add an annotation without an arrow."""
        notes = self._layout.setdefault("annotations", [])
        notes.append({"showarrow": False, **properties})

    def layout(self, **properties: object) -> None:
        """Set properties of the whole chart."""
        self._merge(self._layout, properties)

    def xaxis(self, **properties: object) -> None:
        """Set properties of the horizontal axis."""
        self.layout(xaxis=properties)

    def yaxis(self, **properties: object) -> None:
        """Set properties of the vertical axis."""
        self.layout(yaxis=properties)

    def figure(self) -> go.Figure:
        """The chart as a figure of Plotly, as it stands, unchecked."""
        drawn = {"data": self._traces, "layout": self._layout}
        return go.Figure(drawn, _validate=False)

    def _merge(self, into: dict[str, Any], properties: dict[str, Any]) -> None:
        for name, value in properties.items():
            if isinstance(value, dict) and isinstance(into.get(name), dict):
                self._merge(into[name], value)
            else:
                into[name] = value
