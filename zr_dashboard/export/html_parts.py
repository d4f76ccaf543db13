"""What the HTML tables are made of: frame, row, cell.

Owns how a record becomes a row. Which rows and columns stand in a table is
`html_table`, how its numbers are rounded `html_cells`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

from zr_dashboard.export.html_cells import number
from zr_dashboard.formatting import german
from zr_dashboard.model.columns import COLUMNS, Unit

CITE = '<th scope="col"><span class="zr-unsichtbar">Zitieren</span></th>'
"""Heading of a last column of links that cite a number of their row."""

_LEFT = (Unit.TEXT, Unit.DATE, Unit.YEAR)
_GENAU = ("gerundet", "höchstens", "mindestens")


def frame_html(
    head: str, rows: Sequence[str], caption: str, note: str = "", *, marks: str = ""
) -> str:
    """A table that can be scrolled by keyboard where it is wider than the page.

    `marks` is HTML that stands behind the caption.
    """
    label = escape(caption)
    foot = f'<p class="zr-fuss">{escape(note)}</p>' if note else ""
    thead = f"<thead>{head}</thead>" if head else ""
    return (
        f'<div class="zr-tabelle" tabindex="0" role="region" aria-label="{label}">'
        f"<table><caption>{label}{marks}</caption>{thead}"
        f"<tbody>{''.join(rows)}</tbody></table></div>{foot}"
    )


def row_html(
    record: Mapping[str, object],
    columns: Sequence[str],
    numbers: Mapping[str, tuple[str, str]],
    links: Mapping[str, str | None],
    *,
    text: Callable[[str], str] = escape,
    more: str = "",
    css: str = "",
    last: str | None = None,
) -> str:
    """A row, headed by its first column; what it does not have stays empty.

    `last` is HTML for a cell of its own at the end.
    """
    written = []
    for n, name in enumerate(columns):
        rounded, tip = numbers.get(name, ("", ""))
        cell = ""
        if name in record:
            cell = cell_html(record, name, links.get(name), rounded, text=text)
        if n == 0 and more:
            cell += f'<p class="zr-fund">{more}</p>'
        tag = 'th scope="row"' if n == 0 else "td"
        title = f' title="{escape(tip)}"' if tip else ""
        written.append(f"<{tag}{css_class(name)}{title}>{cell}</{tag[:2]}>")
    if last is not None:
        written.append(f"<td>{last}</td>")
    css = f' class="{css}"' if css else ""
    return f"<tr{css}>{''.join(written)}</tr>"


def cell_html(
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
    unknown = german.fehlt(value) and unit not in _LEFT
    if not link or unknown:  # what is not known leads nowhere
        return written
    foreign = link.startswith("http")
    target = (
        'target="_blank" rel="noopener noreferrer" title="Öffnet ein neues Fenster"'
        if foreign
        else 'target="_self"'
    )
    return f'<a href="{escape(link)}" {target}>{written}</a>'


def css_class(name: str) -> str:
    """The class of a heading or a cell: numbers stand right."""
    return "" if COLUMNS[name].unit in _LEFT else ' class="zr-zahl"'
