"""»Zitieren«: the quiet link beside every figure.

One way to write it, plain HTML: a table of four hundred rows costs no widget. Which
selection a row stands for is `model.zeilen`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from html import escape
from urllib.parse import quote_plus, urlencode

import pandas as pd

from zr_dashboard.export.antwort import Bezug
from zr_dashboard.model import verhaeltnisse
from zr_dashboard.model.dimensionen import DIMENSIONEN
from zr_dashboard.model.kennzahlen import SPALTEN
from zr_dashboard.model.selection import Selection
from zr_dashboard.model.verhaeltnisse import ZITIERBAR
from zr_dashboard.model.zeilen import bis_zeile, zeile
from zr_dashboard.ui import state

_CODE = "\N{DOUBLE DAGGER}"
"""Stands for the code of a row while an address is made for all of them."""

Target = Callable[..., str | None]
"""Gives the address of a cell, given the keys of its row and of its part, if any."""


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
    return _anchor(kennzahl, address(kennzahl, selection), of)


def cited(value: str) -> str:
    """The headline figure that is cited for a column; for shares, what is shared."""
    return SPALTEN.get(value, "zuwendung_eur")


def rows(
    frame: pd.DataFrame,
    value: str,
    nach: str,
    *,
    key: str = "schluessel",
    label: str = "gruppe",
    base: Selection | None = None,
    total: bool = False,
) -> Callable[[], list[str]]:
    """The links of a table, one per row, made when the table is.

    Args:
        frame: The rows.
        value: The column that is cited.
        nach: By what they are broken down.
        key: The column with the code of the row.
        label: The column with its name.
        base: The selection of the whole; that of the page if not given.
        total: Whether a sum row follows.
    """
    whole = base or state.subject()[0]
    kennzahl = cited(value)

    def made() -> list[str]:
        target = cells(value, nach, base=whole)
        found = [
            _anchor(kennzahl, target(code), name)
            for code, name in zip(frame[key], frame[label], strict=True)
        ]
        return [*found, link(kennzahl, whole, "zusammen")] if total else found

    return made


def cells(
    value: str, nach: str, und: str = "", *, base: Selection | None = None
) -> Target:
    """The address of each number of a table by one or two dimensions.

    Args:
        value: The column that is cited.
        nach: By what the rows are broken down.
        und: By what the parts are, if there are any.
        base: The selection of the whole; that of the page if not given.

    Returns:
        What gives an address, given the code of the row and, if there are parts, that
        of the part or '' for all of them; None where no selection says just that.
    """
    whole, kennzahl = base or state.subject()[0], cited(value)
    pattern = zeile(whole, nach, _CODE) if nach != "jahr" else None
    if not und and pattern is not None:
        before, _, after = address(kennzahl, pattern).partition(quote_plus(_CODE))
        return lambda code: f"{before}{quote_plus(code)}{after}"

    def target(code: str, part: str = "") -> str | None:
        chosen = zeile(whole, nach, code)
        if chosen is not None and part:
            chosen = zeile(chosen, und, part)
        return None if chosen is None else address(kennzahl, chosen)

    return target


def related(
    spalte: str, nach: str, codes: Iterable[str], *, base: Selection | None = None
) -> list[str | None]:
    """The address of each share or sum per head of a table, one per row.

    Args:
        spalte: The column.
        nach: By what the rows are broken down.
        codes: Their codes.
        base: The selection of the whole; that of the page if not given.
    """
    whole = base or state.subject()[0]
    found = [verhaeltnisse.zitat(whole, spalte, nach, code) for code in codes]
    return [address(*cited) if cited else None for cited in found]


def figures(whole: Selection) -> Callable[[Bezug], str | None]:
    """The address of each number of an answer table over a selection.

    There may be ten thousand: those of a column are made of one.
    """

    @cache
    def found(bezug: Bezug) -> str | None:
        chosen: Selection | None = whole
        for nach, code in bezug.merkmale:
            chosen = zeile(chosen, nach, code) if chosen else None
        return address(bezug.kennzahl, chosen) if chosen else None

    def target(bezug: Bezug) -> str | None:
        if bezug.spalte:
            ((nach, code),) = bezug.merkmale
            return related(bezug.spalte, nach, [code], base=whole)[0]
        if not bezug.merkmale:
            return found(bezug)
        (nach, code), *others = bezug.merkmale
        if nach == "jahr" or DIMENSIONEN[nach].mehrfach:
            return found(bezug)
        pattern = found(replace(bezug, merkmale=((nach, _CODE), *others)))
        return pattern and pattern.replace(quote_plus(_CODE), quote_plus(code))

    return target


def cumulated(
    frame: pd.DataFrame, value: str, zeit: str, teil: str = ""
) -> tuple[Callable[[], list[str]], Target]:
    """The same for rows that count all rows before them: of a list, and of a table."""
    whole, kennzahl = state.subject()[0], cited(value)
    codes = list(dict.fromkeys(frame["schluessel"]))

    def target(code: str, part: str = "") -> str | None:
        chosen: Selection | None = bis_zeile(
            whole, zeit, codes[: codes.index(code) + 1]
        )
        if chosen is not None and part:
            chosen = zeile(chosen, teil, part)
        return None if chosen is None else address(kennzahl, chosen)

    def made() -> list[str]:
        pairs: Iterable[tuple[str, str]] = zip(
            frame["schluessel"], frame["gruppe"], strict=True
        )
        return [_anchor(kennzahl, target(c), f"bis {name}") for c, name in pairs]

    return made, target


def _anchor(kennzahl: str, address: str | None, of: str) -> str:
    if address is None:
        return ""
    what = ", ".join(filter(None, [ZITIERBAR[kennzahl].name, of]))
    return (
        f'<a class="zr-zitieren" href="{escape(address)}" target="_self" '
        f'aria-label="Zitieren: {escape(what)}">Zitieren</a>'
    )
