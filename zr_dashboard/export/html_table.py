"""The table twin of a chart: the same frame as an HTML table, readable by everyone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from zr_dashboard.formatting import german
from zr_dashboard.formatting.records import records
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
) -> str:
    """Write the chosen columns of a frame as an accessible HTML table.

    Args:
        frame: The rows.
        columns: Which columns, in order; the first one heads its row.
        caption: What the table shows; read out by screen readers.
        titles: Column titles that differ from those in `COLUMNS`.
        total: Last row, column -> value; a sum that was made in SQL.
        links: Column -> one address per row, None for none.

    Returns:
        HTML with every text escaped. An amount whose `…_angabe` stands in the frame
        says when it is not exact.
    """
    titled = {name: COLUMNS[name].titel for name in columns} | dict(titles or {})
    head = "".join(
        f'<th scope="col"{_class(name)}>{escape(titled[name])}</th>' for name in columns
    )
    rows = []
    for number, record in enumerate(records(frame)):
        addresses = {name: values[number] for name, values in (links or {}).items()}
        cells = [_cell(record, name, addresses.get(name)) for name in columns]
        rows.append(_row(columns, cells))
    if total is not None:
        cells = [_cell(total, name, None) if name in total else "" for name in columns]
        rows.append(_row(columns, cells, "zr-summe"))
    return _frame(f"<tr>{head}</tr>", rows, caption)


def kreuz_to_html(
    frame: pd.DataFrame,
    value: str,
    *,
    caption: str,
    row_title: str,
    total: pd.DataFrame | None = None,
) -> str:
    """Write a frame of two dimensions as a table of rows × parts.

    Args:
        frame: Rows with `schluessel`, `gruppe`, `teil_schluessel`, `teil`.
        value: The column to put into the cells.
        caption: What the table shows.
        row_title: Heading of the first column.
        total: The same without the second dimension: the sum column, made in SQL.

    Returns:
        HTML; a pair without a case is 0.
    """
    parts = dict(zip(frame["teil_schluessel"], frame["teil"], strict=True))
    groups = dict(zip(frame["schluessel"], frame["gruppe"], strict=True))
    keys = zip(frame["schluessel"], frame["teil_schluessel"], strict=True)
    cells = dict(zip(keys, frame[value], strict=True))
    sums = (
        dict(zip(total["schluessel"], total[value], strict=True))
        if total is not None
        else {}
    )
    unit = COLUMNS[value].unit
    heads = [row_title, *parts.values(), *(["zusammen"] if sums else [])]
    head = "".join(
        f'<th scope="col"{" class=zr-zahl" if n else ""}>{escape(h)}</th>'
        for n, h in enumerate(heads)
    )
    rows = []
    for key, group in groups.items():
        values = [cells.get((key, part), 0) for part in parts]
        values += [sums[key]] if sums else []
        tds = "".join(f'<td class="zr-zahl">{_value(v, unit)}</td>' for v in values)
        rows.append(f'<tr><th scope="row">{escape(group)}</th>{tds}</tr>')
    return _frame(f"<tr>{head}</tr>", rows, caption)


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
        cells = [_value(row[name], kennzahl.einheit) for name in names[:3]]
        cells += [_value(row[name], Unit.SHARE) for name in names[3:]]
        tds = "".join(f'<td class="zr-zahl">{cell}</td>' for cell in cells)
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


def _frame(head: str, rows: Sequence[str], caption: str) -> str:
    """A table that can be scrolled by keyboard where it is wider than the page."""
    label = escape(caption)
    return (
        f'<div class="zr-tabelle" tabindex="0" role="region" aria-label="{label}">'
        f"<table><caption>{label}</caption>{f'<thead>{head}</thead>' if head else ''}"
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _row(columns: Sequence[str], cells: Sequence[str], css: str = "") -> str:
    first, *rest = zip(columns, cells, strict=True)
    tds = "".join(f"<td{_class(name)}>{cell}</td>" for name, cell in rest)
    css = f' class="{css}"' if css else ""
    return f'<tr{css}><th scope="row"{_class(first[0])}>{first[1]}</th>{tds}</tr>'


def _cell(record: Mapping[str, object], name: str, link: str | None) -> str:
    text = _value(record[name], COLUMNS[name].unit)
    angabe = (
        record.get(name.replace("_eur", "_angabe")) if name.endswith("_eur") else None
    )
    if angabe in _GENAU:
        text += f' <span class="zr-angabe">({escape(str(angabe))})</span>'
    if not link:
        return text
    foreign = link.startswith("http")
    target = (
        'target="_blank" rel="noopener noreferrer" title="Öffnet ein neues Fenster"'
        if foreign
        else 'target="_self"'
    )
    return f'<a href="{escape(link)}" {target}>{text}</a>'


def _value(value: object, unit: Unit) -> str:
    text = escape(german.in_einheit(value, unit))
    return (
        f'<span class="zr-fehlt">{text}</span>' if text == german.KEINE_ANGABE else text
    )


def _class(name: str) -> str:
    return "" if COLUMNS[name].unit in _LEFT else ' class="zr-zahl"'
