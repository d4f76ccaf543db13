"""The table twin of a chart: the same frame as an HTML table, readable by everyone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from typing import Any

import pandas as pd

from zr_dashboard.export import html_cells
from zr_dashboard.export.html_cells import number, td
from zr_dashboard.formatting import german
from zr_dashboard.formatting.records import records
from zr_dashboard.formatting.rundung import Einheit
from zr_dashboard.model.codes import OHNE_ANGABE
from zr_dashboard.model.columns import COLUMNS, Unit
from zr_dashboard.model.kennzahlen import KENNZAHLEN

_LEFT = (Unit.TEXT, Unit.DATE, Unit.YEAR)
_GENAU = ("gerundet", "höchstens", "mindestens")


def to_html(
    frame: pd.DataFrame,
    columns: Sequence[str],
    *,
    caption: str,
    titles: Mapping[str, str] | None = None,
    total: Mapping[str, object] | None = None,
    links: Mapping[str, Sequence[str | None]] | None = None,
    betraege: Einheit | None = None,
    whole: bool = False,
    text: Callable[[str], str] = escape,
    beneath: Sequence[str] = (),
) -> str:
    """Write the chosen columns of a frame as an accessible HTML table.

    Args:
        frame: The rows.
        columns: Which columns, in order; the first one heads its row.
        caption: What the table shows; read out by screen readers.
        titles: Column titles that differ from those in `COLUMNS`.
        total: Last row, column -> value; a sum that was made in SQL.
        links: Column -> one address per row, None for none.
        betraege: In what sums of money are shown; exact if not given. Amounts per
            head stay in Euro.
        whole: Whether the rows break a whole down, so that they may be added, even
            if no total is shown.
        text: How the words of a cell become HTML; may mark some of them.
        beneath: HTML that stands beneath the first cell of each row.

    Returns:
        HTML with every text escaped. An amount whose `…_angabe` stands in the frame
        says when it is not exact. With a total that the rows really add up to, or
        with `whole`, a rounded column adds up to its rounded total, each cell less
        than a step off; a footnote says so where a cell was moved for it. All other
        cells are rounded one by one. A rounded cell has its exact value as tool tip.
    """
    titled = {name: COLUMNS[name].titel for name in columns} | dict(titles or {})
    units = {name: html_cells.einheit(name, betraege) for name in columns}
    heads = (html_cells.head(titled[name], units[name]) for name in columns)
    head = "".join(
        f'<th scope="col"{_class(name)}>{escape(text)}</th>'
        for name, text in zip(columns, heads, strict=True)
    )
    rounded = {
        name: html_cells.column(
            frame[name].tolist(), unit, total=_of(total, name), whole=whole
        )
        for name, unit in units.items()
        if unit is not None
    }
    rows = []
    for n, record in enumerate(records(frame)):
        addresses = {name: values[n] for name, values in (links or {}).items()}
        numbers = {name: column.cell(n) for name, column in rounded.items()}
        more = beneath[n] if beneath else ""
        rows.append(_row(record, columns, numbers, addresses, text=text, more=more))
    if total is not None:
        numbers = {n: column.cell(-1) for n, column in rounded.items() if n in total}
        rows.append(_row(total, columns, numbers, {}, css="zr-summe"))
    note = next((column.note for column in rounded.values() if column.note), "")
    return _frame(f"<tr>{head}</tr>", rows, caption, note)


def kreuz_to_html(
    frame: pd.DataFrame,
    value: str,
    *,
    caption: str,
    row_title: str,
    total: pd.DataFrame | None = None,
    betraege: Einheit | None = None,
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
    rows = [
        f'<tr><th scope="row">{escape(group)}</th>{tds}</tr>'
        for group, tds in zip(groups.values(), written, strict=True)
    ]
    caption = html_cells.head(caption, unit)
    return _frame(f"<tr>{head}</tr>", rows, caption, note)


def comparison_to_html(
    frame: pd.DataFrame, *, caption: str, titles: Mapping[str, str]
) -> str:
    """Write the answer of `queries.kennzahlen.vergleich`, each row in its own unit.

    Args:
        frame: One row per Kennzahl.
        caption: What the table shows.
        titles: Names of the two periods and of the share.
    """
    names = ["zeitraum_a", "zeitraum_b", "differenz", "veraenderung_anteil", "b_anteil"]
    heads = [titles.get(name, COLUMNS[name].titel) for name in names]
    head = "".join(f'<th scope="col" class="zr-zahl">{escape(h)}</th>' for h in heads)
    rows = []
    for row in records(frame):
        kennzahl = KENNZAHLEN[row["kennzahl"]]
        cells = [german.in_einheit(row[name], kennzahl.einheit) for name in names[:3]]
        cells += [german.prozent(row[name]) for name in names[3:]]
        tds = "".join(map(td, cells))
        rows.append(f'<tr><th scope="row">{escape(kennzahl.name)}</th>{tds}</tr>')
    return _frame(f'<tr><th scope="col">Kennzahl</th>{head}</tr>', rows, caption)


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
        f"<td>{_cell(record, name, (links or {}).get(name))}</td></tr>"
        for name in columns
    ]
    return _frame("", rows, caption)


def links(addresses: pd.Series) -> list[str | None]:
    """A column of addresses as `to_html` takes it: None where there is none."""
    return [None if german.fehlt(address) else str(address) for address in addresses]


def _crossed(
    table: list[list[Any]], unit: Einheit | None, value: str, *, summed: bool
) -> tuple[list[str], str]:
    """The rows of numbers, and what to say beneath them."""
    if unit is None:
        write = partial(german.in_einheit, unit=COLUMNS[value].unit)
        return ["".join(td(write(cell)) for cell in row) for row in table], ""
    rounded = (
        html_cells.crossed(table, unit)
        if summed
        else [html_cells.column(row, unit, whole=False) for row in table]
    )
    note = next((row.note for row in rounded if row.note), "")
    return [
        "".join(td(*row.cell(n)) for n in range(len(row.exact))) for row in rounded
    ], note


def _place(part: tuple[str, str]) -> tuple[bool, int]:
    """Years and Runden ascending, all else as it comes, »ohne Angabe« last."""
    key = part[0]
    return key == OHNE_ANGABE, int(key) if key.isdecimal() else 0


def _of(total: Mapping[str, object] | None, name: str) -> list[Any]:
    """The cell of a total row, if it has one."""
    return [total[name]] if total and name in total else []


def _frame(head: str, rows: Sequence[str], caption: str, note: str = "") -> str:
    """A table that can be scrolled by keyboard where it is wider than the page."""
    label = escape(caption)
    foot = f'<p class="zr-fuss">{escape(note)}</p>' if note else ""
    return (
        f'<div class="zr-tabelle" tabindex="0" role="region" aria-label="{label}">'
        f"<table><caption>{label}</caption>{f'<thead>{head}</thead>' if head else ''}"
        f"<tbody>{''.join(rows)}</tbody></table></div>{foot}"
    )


def _row(
    record: Mapping[str, object],
    columns: Sequence[str],
    numbers: Mapping[str, tuple[str, str]],
    links: Mapping[str, str | None],
    *,
    text: Callable[[str], str] = escape,
    more: str = "",
    css: str = "",
) -> str:
    """A row, headed by its first column; what it does not have stays empty."""
    written = []
    for n, name in enumerate(columns):
        rounded, tip = numbers.get(name, ("", ""))
        cell = ""
        if name in record:
            cell = _cell(record, name, links.get(name), rounded, text=text)
        if n == 0 and more:
            cell += f'<p class="zr-fund">{more}</p>'
        tag = 'th scope="row"' if n == 0 else "td"
        title = f' title="{escape(tip)}"' if tip else ""
        written.append(f"<{tag}{_class(name)}{title}>{cell}</{tag[:2]}>")
    css = f' class="{css}"' if css else ""
    return f"<tr{css}>{''.join(written)}</tr>"


def _cell(
    record: Mapping[str, object],
    name: str,
    link: str | None,
    rounded: str = "",
    *,
    text: Callable[[str], str] = escape,
) -> str:
    """A cell of a record; `rounded` if it was written before."""
    value, unit = record[name], COLUMNS[name].unit
    if isinstance(value, str) and unit is Unit.TEXT:
        written = text(value)
    else:
        written = number(rounded or german.in_einheit(value, unit))
    angabe = (
        record.get(name.replace("_eur", "_angabe")) if name.endswith("_eur") else None
    )
    if angabe in _GENAU:
        written += f' <span class="zr-angabe">({escape(str(angabe))})</span>'
    if not link:
        return written
    foreign = link.startswith("http")
    target = (
        'target="_blank" rel="noopener noreferrer" title="Öffnet ein neues Fenster"'
        if foreign
        else 'target="_self"'
    )
    return f'<a href="{escape(link)}" {target}>{written}</a>'


def _class(name: str) -> str:
    return "" if COLUMNS[name].unit in _LEFT else ' class="zr-zahl"'
