"""Numbers of a table as they are shown: in which unit, and adding up where they can.

Owns which columns are rounded, and together with which others. Does not own how a
column is rounded (`formatting.rundung`), nor the table (`html_table`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from zr_dashboard.formatting import german
from zr_dashboard.formatting.german import Number, fehlt
from zr_dashboard.formatting.rundung import PROZENT, Einheit, ergeben, runde
from zr_dashboard.model.columns import COLUMNS, Unit

_GENAU = 4
"""Decimals of a percentage in its tool tip."""


@dataclass(frozen=True, slots=True)
class Rounded:
    """Cells that are rounded together: those of a column, or of a row."""

    einheit: Einheit
    exact: Sequence[Number]
    """What the frame says."""

    shown: Sequence[Number]
    """What is written, in the same unit; plain rounding may still be due."""

    note: str = ""
    """What stands beneath the table; empty if no cell was moved."""

    def cell(self, n: int) -> tuple[str, str]:
        """Text of a cell and its tool tip, the exact value; none where it is known."""
        exact = self.exact[n]
        if fehlt(exact):
            return german.KEINE_ANGABE, ""
        text = self.einheit.schreibe(self.shown[n])
        if self.einheit == PROZENT:
            text = f"{text}\N{NO-BREAK SPACE}%"
            return text, german.prozent(exact, _GENAU) if exact else ""
        return text, german.euro(exact) if exact else ""


def einheit(name: str, betraege: Einheit | None) -> Einheit | None:
    """In what a column is rounded; None if it is shown as exactly as it is known.

    Args:
        name: A column.
        betraege: In what sums of money are shown, None for exactly.
    """
    unit = COLUMNS[name].unit
    if unit is Unit.SHARE:
        return PROZENT
    return betraege if unit is Unit.EUR and "_je_" not in name else None


def head(title: str, unit: Einheit | None) -> str:
    """A heading with the unit that its cells leave out: »Zuwendung (Tsd. €)«."""
    if unit is None or unit == PROZENT:
        return title
    return f"{title} ({unit.name})"


def column(
    values: Sequence[Number],
    unit: Einheit,
    *,
    total: Sequence[Number] = (),
    whole: bool = False,
) -> Rounded:
    """Round a column, so that it adds up if its values do.

    Args:
        values: Of the rows.
        unit: In what they are shown.
        total: The exact sum that the last cell shows; empty if there is no such cell.
        whole: Whether the values may be added even if no total is shown.

    Returns:
        The cells of the rows, then that of the total, if there is one.
    """
    exact = [*values, *total]
    summe = total[0] if total else None
    if not (ergeben(values, summe, unit) if total else whole):
        return Rounded(unit, exact, exact)
    rounded = runde(values, unit, summe)
    shown = [*rounded.werte, *(rounded.summe for _ in total)]
    return Rounded(unit, exact, shown, rounded.fussnote)


def crossed(table: Sequence[Sequence[Number]], unit: Einheit) -> list[Rounded]:
    """Round rows of parts whose last cell is their sum.

    The sums are rounded first, so that they add up to the rounded whole; then each
    row, so that it adds up to its sum as shown. A row that does not add up by its
    exact values is rounded cell by cell.

    Args:
        table: Rows of equal length, at least one cell each.
        unit: In what they are shown.
    """
    sums = column([row[-1] for row in table], unit, whole=True)
    found = []
    for row, shown in zip(table, sums.shown, strict=True):
        *parts, exact = row
        if fehlt(exact) or not ergeben(parts, exact, unit):
            found.append(Rounded(unit, row, [*parts, shown], sums.note))
            continue
        rounded = runde(parts, unit, shown)
        note = rounded.fussnote or sums.note
        found.append(Rounded(unit, row, [*rounded.werte, shown], note))
    return found


def td(text: str, tip: str = "", link: str | None = None) -> str:
    """A cell with a number, which may lead somewhere."""
    title = f' title="{escape(tip)}"' if tip else ""
    written = number(text)
    if link and text != german.KEINE_ANGABE:
        written = f'<a href="{escape(link)}" target="_self">{written}</a>'
    return f'<td class="zr-zahl"{title}>{written}</td>'


def number(text: str) -> str:
    """A written number as HTML; what is missing stands back."""
    safe = escape(text)
    return (
        f'<span class="zr-fehlt">{safe}</span>' if text == german.KEINE_ANGABE else safe
    )
