"""The table twin of a chart: the same frame as an HTML table, readable by everyone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from typing import Any

import pandas as pd

from zr_dashboard.export import html_cells
from zr_dashboard.export.html_cells import td
from zr_dashboard.export.html_parts import (
    CITE,
    cell_html,
    css_class,
    frame_html,
    row_html,
)
from zr_dashboard.formatting import german
from zr_dashboard.formatting.records import records
from zr_dashboard.formatting.rundung import Einheit
from zr_dashboard.model.codes import OHNE_ANGABE
from zr_dashboard.model.columns import COLUMNS
from zr_dashboard.model.kennzahlen import KENNZAHLEN

_LINKED = "; eine Zahl führt zu ihrem Zitat"


def to_html(
    frame: pd.DataFrame,
    columns: Sequence[str],
    *,
    caption: str,
    titles: Mapping[str, str] | None = None,
    total: Mapping[str, object] | None = None,
    links: Mapping[str, Sequence[str | None]] | None = None,
    betraege: Einheit | None = None,
    zitate: Callable[[], Sequence[str]] | None = None,
) -> str:
    """Write the chosen columns of a frame as an accessible HTML table.

    Args:
        frame: The rows.
        columns: Which columns, in order; the first one heads its row.
        caption: What the table shows; read out by screen readers.
        titles: Column titles that differ from those in `COLUMNS`.
        total: Last row, column -> value; a sum that was made in SQL. Empty where the
            rows break a whole down, so that they may be added, but no sum is shown.
        links: Column -> one address per row, None for none.
        betraege: In what sums of money are shown; exact if not given. Amounts per
            head stay in Euro.
        zitate: Gives the HTML of a last column: a link per row that cites it, then
            that of the total, if there is one.

    Returns:
        HTML with every text escaped. An amount whose `…_angabe` stands in the frame
        says when it is not exact. With a total that the rows really add up to, or
        an empty one, a rounded column adds up to its rounded total, each cell less
        than a step off; a footnote says so where a cell was moved for it. All other
        cells are rounded one by one. A rounded cell has its exact value as tool tip.
    """
    titled = {name: COLUMNS[name].titel for name in columns} | dict(titles or {})
    units = {name: html_cells.einheit(name, betraege) for name in columns}
    heads = (html_cells.head(titled[name], units[name]) for name in columns)
    head = "".join(
        f'<th scope="col"{css_class(name)}>{escape(text)}</th>'
        for name, text in zip(columns, heads, strict=True)
    )
    if zitate:
        head += CITE
    rounded = {
        name: html_cells.column(
            frame[name].tolist(), unit, total=_of(total, name), whole=total is not None
        )
        for name, unit in units.items()
        if unit is not None
    }
    last = zitate() if zitate else [None] * (len(frame) + 1)
    rows = []
    for n, record in enumerate(records(frame)):
        addresses = {name: values[n] for name, values in (links or {}).items()}
        numbers = {name: column.cell(n) for name, column in rounded.items()}
        rows.append(row_html(record, columns, numbers, addresses, last=last[n]))
    if total:
        numbers = {n: column.cell(-1) for n, column in rounded.items() if n in total}
        rows.append(
            row_html(total, columns, numbers, {}, css="zr-summe", last=last[-1])
        )
    note = next((column.note for column in rounded.values() if column.note), "")
    return frame_html(f"<tr>{head}</tr>", rows, caption, note)


def hits_to_html(
    frame: pd.DataFrame,
    columns: Sequence[str],
    *,
    caption: str,
    links: Sequence[str | None],
    text: Callable[[str], str],
    beneath: Sequence[str] = (),
) -> str:
    """Write a list of records whose texts may be marked.

    Args:
        frame: The rows; nothing of them is rounded or added up.
        columns: Which columns, in order; the first one heads its row.
        caption: What the table shows.
        links: The address of each row, on its first column; None for none.
        text: How words of a cell become HTML, with every sign escaped.
        beneath: HTML that stands beneath the first cell of each row.
    """
    head = "".join(
        f'<th scope="col"{css_class(name)}>{escape(COLUMNS[name].titel)}</th>'
        for name in columns
    )
    more = beneath or [""] * len(frame)
    rows = [
        row_html(record, columns, {}, {columns[0]: link}, text=text, more=below)
        for record, link, below in zip(records(frame), links, more, strict=True)
    ]
    return frame_html(f"<tr>{head}</tr>", rows, caption)


def kreuz_to_html(
    frame: pd.DataFrame,
    value: str,
    *,
    caption: str,
    row_title: str,
    total: pd.DataFrame | None = None,
    betraege: Einheit | None = None,
    target: Callable[[str, str], str | None] | None = None,
) -> str:
    """Write a frame of two dimensions as a table of rows × parts.

    Args:
        frame: Rows with `schluessel`, `gruppe`, `teil_schluessel`, `teil`. Parts come
            in its order, but years and Runden ascending and »ohne Angabe« last.
        value: The column to put into the cells.
        caption: What the table shows.
        row_title: Heading of the first column.
        total: The same without the second dimension: the sum column, made in SQL.
        betraege: In what sums of money are shown; exact if not given. The caption
            names it.
        target: Gives the address that a number leads to, given the keys of its row
            and of its part ('' in the sum column).

    Returns:
        HTML; a pair without a case is 0. With `total`, rounded cells add up in two
        steps, to all that is shown: the sum column to the rounded whole, as in the
        table without parts, then each row to its sum as it stands there. Every cell
        is less than a step off, and a larger part of a row never gets less than a
        smaller one. Nothing is promised of the columns of the parts, whose sums are
        not shown. Without `total` nothing is moved.
    """
    parts = dict(
        sorted(zip(frame["teil_schluessel"], frame["teil"], strict=True), key=_place)
    )
    groups = dict(zip(frame["schluessel"], frame["gruppe"], strict=True))
    keys = zip(frame["schluessel"], frame["teil_schluessel"], strict=True)
    cells = dict(zip(keys, frame[value], strict=True))
    sums = (
        dict(zip(total["schluessel"], total[value], strict=True))
        if total is not None
        else {}
    )
    table = [
        [cells.get((key, part), 0) for part in parts] + ([sums[key]] if sums else [])
        for key in groups
    ]
    heads = [row_title, *parts.values(), *(["zusammen"] if sums else [])]
    head = "".join(
        f'<th scope="col"{" class=zr-zahl" if n else ""}>{escape(h)}</th>'
        for n, h in enumerate(heads)
    )
    unit = html_cells.einheit(value, betraege)
    written, note = _crossed(table, unit, value, summed=bool(sums))
    rows = []
    for (key, group), shown in zip(groups.items(), written, strict=True):
        whole = [""] if sums else []
        links = [target(key, part) if target else None for part in [*parts, *whole]]
        tds = "".join(td(*cell, link) for cell, link in zip(shown, links, strict=True))
        rows.append(f'<tr><th scope="row">{escape(group)}</th>{tds}</tr>')
    caption = html_cells.head(caption, unit) + (_LINKED if target else "")
    return frame_html(f"<tr>{head}</tr>", rows, caption, note)


def comparison_to_html(
    frame: pd.DataFrame,
    *,
    caption: str,
    titles: Mapping[str, str],
    values: Sequence[str] = ("zeitraum_a", "zeitraum_b", "differenz"),
    shares: Sequence[str] = ("veraenderung_anteil", "b_anteil"),
    target: Callable[[str, str], str | None] | None = None,
) -> str:
    """Write headline figures side by side, each row in its own unit.

    Args:
        frame: One row per Kennzahl.
        caption: What the table shows.
        titles: Column titles that differ from those in `COLUMNS`.
        values: Columns in the unit of the Kennzahl.
        shares: Columns that are shares, after those.
        target: Gives the address that a number leads to, given the id of its Kennzahl
            and its column.
    """
    names = [*values, *shares]
    heads = [titles.get(name, COLUMNS[name].titel) for name in names]
    head = "".join(f'<th scope="col" class="zr-zahl">{escape(h)}</th>' for h in heads)
    rows = []
    for row in records(frame):
        kennzahl = KENNZAHLEN[row["kennzahl"]]
        tds = "".join(
            td(
                german.in_einheit(row[name], kennzahl.einheit),
                link=target(kennzahl.id, name) if target else None,
            )
            for name in values
        ) + "".join(td(german.prozent(row[name])) for name in shares)
        rows.append(f'<tr><th scope="row">{escape(kennzahl.name)}</th>{tds}</tr>')
    caption += _LINKED if target else ""
    return frame_html(f'<tr><th scope="col">Kennzahl</th>{head}</tr>', rows, caption)


def facts_to_html(
    record: Mapping[str, object],
    columns: Sequence[str],
    *,
    caption: str,
    links: Mapping[str, str] | None = None,
) -> str:
    """Write one record as a table of two columns: what, and its value.

    Args:
        record: One row of a frame.
        columns: Which columns, in order.
        caption: What the table shows.
        links: Column -> address of its value.
    """
    rows = [
        f'<tr><th scope="row">{escape(COLUMNS[name].titel)}</th>'
        f"<td>{cell_html(record, name, (links or {}).get(name))}</td></tr>"
        for name in columns
    ]
    return frame_html("", rows, caption)


def links(addresses: pd.Series) -> list[str | None]:
    """A column of addresses as `to_html` takes it: None where there is none."""
    return [None if german.fehlt(address) else str(address) for address in addresses]


def _crossed(
    table: list[list[Any]], unit: Einheit | None, value: str, *, summed: bool
) -> tuple[list[list[tuple[str, str]]], str]:
    """Text and tool tip of each number, and what to say beneath them."""
    if unit is None:
        write = partial(german.in_einheit, unit=COLUMNS[value].unit)
        return [[(write(cell), "") for cell in row] for row in table], ""
    rounded = (
        html_cells.crossed(table, unit)
        if summed
        else [html_cells.column(row, unit, whole=False) for row in table]
    )
    note = next((row.note for row in rounded if row.note), "")
    return [[row.cell(n) for n in range(len(row.exact))] for row in rounded], note


def _place(part: tuple[str, str]) -> tuple[bool, int]:
    """Years and Runden ascending, all else as it comes, »ohne Angabe« last."""
    key = part[0]
    return key == OHNE_ANGABE, int(key) if key.isdecimal() else 0


def _of(total: Mapping[str, object] | None, name: str) -> list[Any]:
    """The cell of a total row, if it has one."""
    return [total[name]] if total and name in total else []
