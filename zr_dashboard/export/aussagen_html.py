"""Published statements as HTML tables: beside the store, and beside each other."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import pandas as pd

from zr_dashboard.export.html_cells import td
from zr_dashboard.export.html_parts import frame_html
from zr_dashboard.formatting import aussagen, german
from zr_dashboard.formatting.records import Row, records

_HEADS = ("Veröffentlicht", "Belegt", "Differenz", "Abdeckung")


Target = Callable[[Row, str], str | None]
"""Gives the address where a documented number is cited, given its row and column."""


def statements_to_html(frame: pd.DataFrame, *, caption: str, target: Target) -> str:
    """Write the answer of `queries.abgleich.vergleiche`.

    Each statement heads a row for its number and one for its amount, whichever it
    has. What cannot be compared says why instead of showing numbers.

    Args:
        frame: The answer.
        caption: What the table shows.
        target: Where `belegt_anzahl` and `belegt_eur` lead.
    """
    heads = "".join(
        f'<th scope="col"{" class=zr-zahl" if n else ""}>{head}</th>'
        for n, head in enumerate(_HEADS)
    )
    rows = [row for record in records(frame) for row in _statement(record, target)]
    return frame_html(f'<tr><th scope="col">Aussage</th>{heads}</tr>', rows, caption)


def pairs_to_html(frame: pd.DataFrame, *, caption: str) -> str:
    """Write the answer of `queries.abgleich.widersprueche`: both sides of each pair."""
    rows = [
        f'<tr><th scope="row">{escape(row["gebiet"])}, '
        f"{escape(aussagen.runden(row['runden']))}</th>"
        f"<td>{_side(row, 'a')}</td><td>{_side(row, 'b')}</td>"
        f"<td>{escape(row['abweichung'])}</td></tr>"
        for row in records(frame)
    ]
    heads = ("Worüber", "Eine Aussage", "Andere Aussage", "Was abweicht")
    head = "".join(f'<th scope="col">{text}</th>' for text in heads)
    return frame_html(f"<tr>{head}</tr>", rows, caption)


def _statement(row: Row, target: Target) -> list[str]:
    """The rows of one statement; its heading spans them."""
    lines = [line for line in (_number(row, target), _amount(row, target)) if line]
    span = f' rowspan="{len(lines)}"' if len(lines) > 1 else ""
    first, *more = lines
    return [
        f'<tr><th scope="row"{span}>{_heading(row)}</th>{first}</tr>',
        *(f"<tr>{line}</tr>" for line in more),
    ]


def _heading(row: Row) -> str:
    when = aussagen.stichtag(row)
    about = f"{row['gebiet']}, {aussagen.runden(row['runden'])}"
    if row["groesse"] != "bewilligt":
        about += f", {row['groesse']}"
    return (
        f"{escape(when)}<p class='zr-fund'>{escape(about)}<br>{_publisher(row)}</p>"
        f"{_details(row)}"
    )


def _publisher(row: Row) -> str:
    name = escape(row["herausgeber"])
    if german.fehlt(row["url"]):
        return name
    return (
        f'<a href="{escape(row["url"])}" target="_blank" rel="noopener noreferrer" '
        f'title="Öffnet ein neues Fenster">{name}</a>'
    )


def _details(row: Row) -> str:
    """The delivery's own explanation, and what the comparison had to decide."""
    notes = [] if german.fehlt(row["hinweis"]) else [row["hinweis"]]
    if not (german.fehlt(row["belegt_anzahl"]) and german.fehlt(row["belegt_eur"])):
        notes += _decisions(row)
    if not notes:
        return ""
    text = "".join(f"<p>{escape(note)}</p>" for note in notes)
    return f"<details><summary>Erläuterung</summary>{text}</details>"


def _decisions(row: Row) -> list[str]:
    notes = []
    if row["unsicher_bescheide"]:
        number = german.anzahl(row["unsicher_bescheide"], "Bescheid", "Bescheide")
        notes.append(f"{number} mitgezählt, deren Datum den Stichtag offenlässt.")
    if row["spaeter_bescheide"]:
        number = german.anzahl(row["spaeter_bescheide"], "Bescheid", "Bescheide")
        notes.append(f"{number} derselben Runden nach dem Stichtag datiert.")
    if row["ohne_betrag"] and not german.fehlt(row["belegt_eur"]):
        number = german.anzahl(row["ohne_betrag"], "Fall", "Fälle")
        notes.append(f"{number} ohne veröffentlichten Betrag.")
    return notes


def _number(row: Row, target: Target) -> str:
    published = aussagen.anzahl(
        row["anzahl"], row["zaehleinheit"], row["anzahl_angabe"]
    )
    if not published:
        return ""
    if german.fehlt(row["belegt_anzahl"]):
        return _refused(published, row["anzahl_einordnung"])
    documented = f"{german.zahl(row['belegt_anzahl'])}\N{NO-BREAK SPACE}"
    documented += row["gezaehlt_als"]
    share = aussagen.abdeckung(
        row["anteil_anzahl"],
        row["anzahl_angabe"],
        unsicher=row["unsicher_bescheide"] > 0,
    )
    return (
        f"<td>{escape(published)}</td>"
        + td(documented, link=target(row, "belegt_anzahl"))
        + td(aussagen.differenz(german.zahl(row["differenz_anzahl"])))
        + td(share)
    )


def _amount(row: Row, target: Target) -> str:
    published = aussagen.betrag(row["betrag_eur"], row["betrag_angabe"])
    if not published:
        return ""
    if german.fehlt(row["belegt_eur"]):
        return _refused(published, row["betrag_einordnung"])
    share = aussagen.abdeckung(
        row["anteil_eur"], row["betrag_angabe"], unsicher=row["unsicher_bescheide"] > 0
    )
    condition = row["betrag_einordnung"]
    words = escape(published)
    if not german.fehlt(condition):
        words += f'<p class="zr-fund">{escape(condition)}</p>'
    return (
        f"<td>{words}</td>"
        + td(german.euro(row["belegt_eur"]), link=target(row, "belegt_eur"))
        + td(aussagen.differenz(german.euro(row["differenz_eur"])))
        + td(share)
    )


def _refused(published: str, reason: str) -> str:
    words = f"nicht vergleichbar: {reason}"
    return f'<td>{escape(published)}</td><td colspan="3">{escape(words)}</td>'


def _side(row: Row, side: str) -> str:
    """One statement of a pair: its words, its day, who says so."""
    angabe, unit = row[f"anzahl_{side}_angabe"], row[f"zaehleinheit_{side}"]
    said = [
        aussagen.anzahl(row[f"anzahl_{side}"], unit, angabe),
        aussagen.betrag(row[f"betrag_{side}_eur"], row[f"betrag_{side}_angabe"]),
    ]
    who = f"{german.datum(row[f'stichtag_{side}'])}, {row[f'herausgeber_{side}']}"
    hint = row[f"hinweis_{side}"]
    more = "" if german.fehlt(hint) else f"<br>{escape(hint)}"
    return (
        f"{escape(', '.join(filter(None, said)))}"
        f'<p class="zr-fund">{escape(who)}{more}</p>'
    )
