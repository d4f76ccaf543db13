"""Checks of the data as HTML tables whose numbers lead to their cases."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import pandas as pd

from zr_dashboard.export.html_parts import CITE, frame_html
from zr_dashboard.formatting import german
from zr_dashboard.formatting.records import Row, records
from zr_dashboard.model.columns import COLUMNS
from zr_dashboard.model.pruefungen import PRUEFUNGEN

_ANGABEN = ("zuwendung_angabe", "gesamtausgaben_angabe")
"""They stand beside their amounts."""


def missing_to_html(
    frame: pd.DataFrame,
    links: Mapping[tuple[str, str], str],
    *,
    caption: str,
    zitate: Mapping[str, str],
) -> str:
    """Write how many cases lack a value, fields by ArL.

    Args:
        frame: Answer of `queries.guete.vollstaendigkeit`; fields that no case lacks
            are left out.
        links: (field, ArL) -> address of these cases, where there is one.
        caption: What the table shows.
        zitate: Field -> HTML of a last cell that cites the number of all cases.
    """
    parts = dict(zip(frame["teil_schluessel"], frame["teil"], strict=True))
    cells: dict[str, dict[str, int]] = {}
    for row in records(frame):
        number = int(row["anzahl_ohne_angabe"])
        cells.setdefault(row["schluessel"], {})[row["teil_schluessel"]] = number
    names = dict(zip(frame["schluessel"], frame["gruppe"], strict=True))
    head = "".join(
        f'<th scope="col" class="zr-zahl">{escape(name)}</th>'
        for name in parts.values()
    )
    rows = [
        f'<tr><th scope="row">{escape(names[field])}</th>'
        + "".join(
            _number(counts.get(part, 0), links.get((field, part))) for part in parts
        )
        + f"<td>{zitate.get(field, '')}</td></tr>"
        for field, counts in cells.items()
        if any(counts.values())
    ]
    head = f'<tr><th scope="col">Angabe</th>{head}{CITE}</tr>'
    return frame_html(head, rows, caption)


def checks_to_html(
    counts: pd.DataFrame,
    cases: pd.DataFrame,
    links: Mapping[str, str | None],
    *,
    caption: str,
) -> str:
    """Write checks with the cases they strike, folded beneath each.

    Args:
        counts: Answer of `queries.guete.pruefungen`.
        cases: Answer of `queries.guete.auffaellige`.
        links: `foerderfall_id` -> address of the case.
        caption: What the table shows.
    """
    of_check: dict[str, list[Row]] = {}
    for row in records(cases):
        of_check.setdefault(row["pruefung_code"], []).append(row)
    rows = [
        _check(row, of_check.get(row["pruefung_code"], []), links)
        for row in records(counts)
    ]
    head = '<th scope="col">Prüfung</th><th scope="col" class="zr-zahl">Fälle</th>'
    return frame_html(f"<tr>{head}</tr>", rows, caption)


def _number(number: int, link: str | None) -> str:
    text = german.zahl(number)
    if number and link:
        text = f'<a href="{escape(link)}" target="_self">{text}</a>'
    return f'<td class="zr-zahl">{text}</td>'


def _check(check: Row, cases: list[Row], links: Mapping[str, str | None]) -> str:
    number = int(check["anzahl_foerderfaelle"])
    items = "".join(f"<li>{_case(case, links)}</li>" for case in cases)
    rest = number - len(cases)
    if rest:
        items += f"<li>und {german.anzahl(rest, 'weiterer Fall', 'weitere Fälle')}</li>"
    summary = f"{german.anzahl(number, 'Fall', 'Fälle')} zeigen"
    return (
        f'<tr><th scope="row">{escape(check["pruefung"])}'
        f'<p class="zr-fund">{escape(check["regel"])}</p>'
        f"<details><summary>{summary}</summary><ul>{items}</ul></details></th>"
        f'<td class="zr-zahl">{german.zahl(number)}</td></tr>'
    )


def _case(case: Row, links: Mapping[str, str | None]) -> str:
    """Recipient, title, and the values that show what was found."""
    name = escape(f"{case['empfaenger']}: {case['titel']}")
    link = links.get(case["foerderfall_id"])
    if link:
        name = f'<a href="{escape(link)}" target="_self">{name}</a>'
    values = [
        _value(case, column)
        for column in PRUEFUNGEN[case["pruefung_code"]].spalten
        if column not in _ANGABEN
    ]
    return f"{name}<p class='zr-fund'>{escape(' · '.join(values))}</p>"


def _value(case: Row, column: str) -> str:
    if column == "hinweis":
        return str(case[column])
    known = COLUMNS[column]
    text = f"{known.titel} {german.in_einheit(case[column], known.unit)}"
    angabe = case.get(column.replace("_eur", "_angabe")) if "_eur" in column else None
    if german.fehlt(angabe) or angabe == "exakt":
        return text
    return f"{text} ({angabe})"
