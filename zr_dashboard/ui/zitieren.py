"""»Zitieren«: the quiet link beside every figure.

One way to write it, plain HTML: a table of four hundred rows costs no widget. Which
selection a row stands for is `model.zeilen`.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape
from urllib.parse import urlencode

from zr_dashboard.model.kennzahlen import KENNZAHLEN
from zr_dashboard.model.selection import Selection
from zr_dashboard.ui import state


def address(kennzahl: str, selection: Selection) -> str:
    """Where a figure is cited, as it stands on this page: its Datenstand is named."""
    fixed = replace(selection, stand=selection.stand or state.codes().staende[0])
    query = urlencode({"kennzahl": kennzahl, **fixed.to_url()}, doseq=True)
    return f"zitat?{query}"


def link(kennzahl: str, selection: Selection, of: str = "") -> str:
    """The link beside a figure, as HTML.

    Args:
        kennzahl: Which figure.
        selection: Of which cases.
        of: What tells it from the others like it on the page: »2021«.
    """
    what = ", ".join(filter(None, [KENNZAHLEN[kennzahl].name, of]))
    return (
        f'<a class="zr-zitieren" href="{escape(address(kennzahl, selection))}" '
        f'target="_self" aria-label="Zitieren: {escape(what)}">Zitieren</a>'
    )
