"""Pairs that act together as an HTML table: every name and every case leads on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

import pandas as pd

from zr_dashboard.export.html_parts import frame_html
from zr_dashboard.formatting import german
from zr_dashboard.formatting.records import Row, records

_CASES = 5
"""So many cases of a pair are named at once; the others are folded."""

Link = Callable[[str], str]
"""Key -> address."""


def pairs_to_html(
    frame: pd.DataFrame,
    *,
    caption: str,
    titles: Mapping[str, str],
    case: Link,
    kommune: Link,
) -> str:
    """Write pairs with their common cases.

    Args:
        frame: Answer of `queries.kooperationen.paare`.
        caption: What the table shows.
        titles: `foerderfall_id` -> title; a case without one shows its key.
        case: Address of a case.
        kommune: Address of a Kommune.
    """
    rows = [
        f'<tr><th scope="row">{_name(row, "a", kommune)}<br>mit '
        f"{_name(row, 'b', kommune)}<p class='zr-fund'>{escape(_roles(row))}</p></th>"
        f"<td>{_cases(row, titles, case)}</td></tr>"
        for row in records(frame)
    ]
    head = '<th scope="col">Wer mit wem</th><th scope="col">Gemeinsame Fälle</th>'
    return frame_html(f"<tr>{head}</tr>", rows, caption)


def _name(row: Row, side: str, kommune: Link) -> str:
    name, ars9 = escape(row[f"beteiligter_{side}"]), row[f"kommune_{side}_ars9"]
    if not isinstance(ars9, str):
        return f"{name} ({escape(row[f'art_{side}'])})"
    return f'<a href="{escape(kommune(ars9))}" target="_self">{name}</a>'


def _roles(row: Row) -> str:
    """Who receives the grant of the common cases."""
    recipients = [
        row[f"beteiligter_{side}"]
        for side in "ab"
        if row[f"anzahl_{side}_empfaenger"] > 0
    ]
    direct = row["anzahl_a_empfaenger"] + row["anzahl_b_empfaenger"]
    if not recipients:
        return "beide als Partner"
    rest = row["anzahl_foerderfaelle"] - direct
    both = f"; {german.anzahl(rest, 'Fall', 'Fälle')} beide als Partner" if rest else ""
    return f"Empfänger: {' und '.join(recipients)}{both}"


def _cases(row: Row, titles: Mapping[str, str], case: Link) -> str:
    keys = row["foerderfall_ids"].split(";")
    links = [
        f'<a href="{escape(case(key))}" target="_self">'
        f"{escape(titles.get(key, key))}</a>"
        for key in keys
    ]
    shown, folded = links[:_CASES], links[_CASES:]
    rest = row["anzahl_foerderfaelle"] - len(shown)
    if not rest:
        return "<br>".join(shown)
    summary = german.anzahl(rest, "weiterer Fall", "weitere Fälle")
    if unlisted := rest - len(folded):
        what = german.anzahl(unlisted, "weiterer ist", "weitere sind")
        folded = [*folded, f"{what} hier nicht aufgeführt"]
    return (
        f"{'<br>'.join(shown)}<details><summary>{summary}</summary>"
        f"{'<br>'.join(folded)}</details>"
    )
