"""The native Excel chart of an aggregate, on a sheet of its own.

The chart points at cells, so that it follows whoever corrects one: at the sheet
»Daten« where one row is one bar, else at a small table of rows × parts beside it that
holds the same numbers once more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.worksheet import Worksheet

from zr_dashboard.export import sheets
from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.sheets import Cell, Field
from zr_dashboard.export.xlsx_cells import Formats
from zr_dashboard.formatting.workbook import write_text
from zr_dashboard.model.columns import COLUMNS, Unit

Kind = Literal["column", "bar", "line", "stacked"]

FARBEN = ("#2F6DB5", "#D0862B", "#A4475F", "#3E9C8B", "#7C8A99", "#8A6D3B", "#6B5FB0")
"""Series in their order, if the caller has no colours of its own."""

_WIDTH, _HEIGHT = 920, 460
_ROW_PIXELS = 20
_BAR_PIXELS = 24
_MANY = 12
"""With more groups than that, the names of columns are turned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSpec:
    """What to draw of the rows of an aggregate."""

    kind: Kind
    """`stacked` are columns on top of each other, one per part."""

    value: str
    """Column of the numbers."""

    label: str = "gruppe"
    """Column that names a bar or a point."""

    part: str | None = None
    """Column that names the series, `teil` in a frame of two dimensions."""

    colours: Sequence[str] = FARBEN
    """One per series."""


@dataclass(frozen=True, slots=True)
class _Range:
    """A column of cells on a sheet; names and numbers of a series are such ranges."""

    sheet: str
    top: int
    bottom: int
    column: int

    @property
    def cells(self) -> list[object]:
        return [self.sheet, self.top, self.column, self.bottom, self.column]

    @property
    def heading(self) -> list[object]:
        return [self.sheet, self.top - 1, self.column]


def draw(
    book: Workbook,
    sheet: Worksheet,
    frame: pd.DataFrame,
    fields: Sequence[Field],
    spec: ChartSpec,
    angaben: Angaben,
    formats: Formats,
) -> None:
    """Fill the sheet »Diagramm«: title, selection, chart, numbers beneath if needed.

    Raises:
        ValueError: two rows stand for the same bar of the same series.
    """
    write_text(sheet, 0, 0, angaben.titel, formats.title)
    source = f"{angaben.auswahl} · Datenstand {angaben.stand:%d.%m.%Y}"
    write_text(sheet, 1, 0, source, formats.text)
    groups = frame[spec.label].nunique()
    height = max(_HEIGHT, groups * _BAR_PIXELS) if spec.kind == "bar" else _HEIGHT
    top = 4 + height // _ROW_PIXELS
    if spec.part is None:
        names, series = _on_daten(frame, fields, spec)
    else:
        names, series = _beneath(sheet, frame, fields, spec, formats, top)
    chart = _chart(book, spec, names, series)
    _axes(chart, spec, frame, groups)
    chart.set_size({"width": _WIDTH, "height": height})
    sheet.insert_chart(3, 0, chart, {"description": f"{angaben.titel}, {source}"})
    sheet.hide_gridlines(2)


def _on_daten(
    frame: pd.DataFrame, fields: Sequence[Field], spec: ChartSpec
) -> tuple[_Range, list[_Range]]:
    at = {field.column.name: n for n, field in enumerate(fields)}
    names, values = (
        _Range(sheets.DATEN, 1, len(frame), at[name])
        for name in (spec.label, spec.value)
    )
    return names, [values]


def _beneath(
    sheet: Worksheet,
    frame: pd.DataFrame,
    fields: Sequence[Field],
    spec: ChartSpec,
    formats: Formats,
    top: int,
) -> tuple[_Range, list[_Range]]:
    """Write rows × parts; a pair without a row is an empty cell."""
    groups, parts, cells = _cross(frame, spec)
    value = next(field for field in fields if field.column.name == spec.value)
    label = next(field for field in fields if field.column.name == spec.label)
    chosen = formats.numbers[value.column.unit, value.fractions]
    for n, heading in enumerate([label.titel, *parts]):
        write_text(
            sheet, top, n, heading, formats.header_right if n else formats.header
        )
    for row, group in enumerate(groups, start=top + 1):
        write_text(sheet, row, 0, group, formats.bold)
        for n, part in enumerate(parts, start=1):
            cell = cells.get((group, part))
            if isinstance(cell, int | float):
                sheet.write_number(row, n, cell, chosen)
    sheet.set_column(0, 0, max(16, *map(len, groups)))
    sheet.set_column(1, len(parts), 16)
    bottom = top + len(groups)
    names, *series = (
        _Range(sheets.DIAGRAMM, top + 1, bottom, n) for n in range(len(parts) + 1)
    )
    return names, series


def _cross(
    frame: pd.DataFrame, spec: ChartSpec
) -> tuple[list[str], list[str], dict[tuple[str, str], Cell]]:
    pairs = list(zip(frame[spec.label], frame[spec.part], strict=True))
    if len(set(pairs)) < len(pairs):
        message = f"several rows per {spec.label} and {spec.part}"
        raise ValueError(message)
    unit = COLUMNS[spec.value].unit
    values = [sheets.typed(value, unit) for value in frame[spec.value].tolist()]
    groups, parts = (list(dict.fromkeys(side)) for side in zip(*pairs, strict=True))
    return groups, parts, dict(zip(pairs, values, strict=True))


def _chart(
    book: Workbook, spec: ChartSpec, names: _Range, series: Sequence[_Range]
) -> Chart:
    stacked = spec.kind == "stacked"
    options = {"type": "column" if stacked else spec.kind}
    chart = book.add_chart(options | ({"subtype": "stacked"} if stacked else {}))
    for n, values in enumerate(series):
        colour = spec.colours[n % len(spec.colours)]
        fill = {"fill": {"color": colour}, "gap": 60}
        line = {"line": {"color": colour, "width": 2.25}, "marker": {"type": "circle"}}
        chart.add_series(
            {
                "name": values.heading,
                "categories": names.cells,
                "values": values.cells,
                **(line if spec.kind == "line" else fill),
            }
        )
    chart.set_legend({"none": True} if len(series) == 1 else {"position": "bottom"})
    return chart


def _axes(chart: Chart, spec: ChartSpec, frame: pd.DataFrame, groups: int) -> None:
    column = COLUMNS[spec.value]
    numbers: dict[str, object] = {
        "name": column.titel,
        "num_format": _axis_format(column.unit, frame[spec.value].abs().max()),
        "major_gridlines": {"visible": True, "line": {"color": "#D5D9DE"}},
        "line": {"none": True},
        "min": None if (frame[spec.value] < 0).any() else 0,
    }
    turned = spec.kind != "bar" and groups > _MANY
    names: dict[str, object] = {"num_font": {"rotation": -45}} if turned else {}
    if spec.kind == "bar":  # the first row on top, as in the table
        names = {"reverse": True}
        numbers |= {"label_position": "high"}
    # XlsxWriter's x axis lies across, whatever stands on it.
    across, upright = (numbers, names) if spec.kind == "bar" else (names, numbers)
    chart.set_x_axis(across)
    chart.set_y_axis(upright)
    chart.set_title({"none": True})  # it stands above, in cells that can be copied


def _axis_format(unit: Unit, largest: float) -> str:
    if unit is Unit.SHARE:
        return '0" "%'
    if unit is not Unit.EUR:
        return "#,##0"
    if largest >= 1_000_000:  # noqa: PLR2004
        return _short('#,##0.0,," Mio. €"')
    return _short('#,##0," Tsd. €"') if largest >= 20_000 else '#,##0 "€"'  # noqa: PLR2004


def _short(code: str) -> str:
    """A format for positive, negative and zero: zero has no thousands."""
    return f'{code};-{code};0 "€"'
