"""Which selection a row of a breakdown stands for: the same, and the row's own code.

So a row can be opened, or cited, by a link: the link selects just the cases that the
row counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zr_dashboard.model.codes import OHNE_ANGABE
from zr_dashboard.model.dimensionen import DIMENSIONEN
from zr_dashboard.model.link import Facet
from zr_dashboard.model.selection import Selection


def zeile(selection: Selection, nach: str, code: str) -> Selection | None:
    """The selection of one row.

    Args:
        selection: That of the whole breakdown.
        nach: By what it is broken down, one of `GRUPPEN`.
        code: The key of the row.

    Returns:
        None where no selection says just that: of cases that have one theme, those
        that have another one, too.
    """
    if nach == "jahr":
        if code == OHNE_ANGABE:
            return replace(selection, jahr_von=None, jahr_bis=None, ohne_jahr=True)
        jahr = int(code)
        return replace(selection, jahr_von=jahr, jahr_bis=jahr, ohne_jahr=None)
    if not DIMENSIONEN[nach].mehrfach:
        return selection.with_facet(nach, Facet((code,)))
    facet = selection.facet(nach)
    if set(facet.chosen) - {code}:
        return None
    return selection.with_facet(nach, Facet((code,), facet.excluded))


def bis_zeile(selection: Selection, zeit: str, codes: Sequence[str]) -> Selection:
    """The selection of a row that counts all rows before it as well.

    Args:
        selection: That of the whole breakdown.
        zeit: `jahr` or `runde`.
        codes: The keys of the rows from the first to this one.
    """
    if zeit == "jahr":
        return replace(selection, jahr_bis=int(codes[-1]), ohne_jahr=None)
    return selection.with_facet(zeit, Facet(tuple(codes)))
