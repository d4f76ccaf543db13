"""Filters that are no list of codes: text, years, amounts, the day of the term.

Each shows what `state` holds and changes it. What somebody typed and nobody can read
is said, and changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime

import streamlit as st

from zr_dashboard.formatting.german import datum, euro, zahl
from zr_dashboard.model.codes import BETRAEGE, OHNE_ANGABE, Codes
from zr_dashboard.model.link import MAX_TEXT, Note
from zr_dashboard.ui import state

Counts = Mapping[str, tuple[int, Mapping[str, int]]]
"""Facet -> (cases without this filter, code -> cases)."""

_OHNE = {True: "einbeziehen", False: "ausschließen"}
_UNSET = object()
_LABELS = "_labels "
"""Prefix of the key under which a session remembers how a choice was labelled."""
_TYPED_EURO = re.compile(r"\d{1,9}")


def show(key: str, value: object, label: object = None) -> None:
    """Put a widget where the selection stands, unless it stands there already.

    The browser knows a choice by its label, which carries a number of cases: where
    `label` is another than before, it is told anew.
    """
    known = st.session_state.get(key, _UNSET), st.session_state.get(_LABELS + key)
    if known != (value, label):
        st.session_state[key] = value
        st.session_state[_LABELS + key] = label


def without_count(label: str) -> str:
    """What a choice is called, without its number of cases: »2020 · 27« -> »2020«."""
    return label.rpartition(" · ")[0] or label


def text() -> None:
    """What to search for; it counts as soon as the reader pauses."""
    show("filter_text", state.selection().text)
    st.text_input(
        "Suche",
        key="filter_text",
        type="search",
        max_chars=MAX_TEXT,
        placeholder="Titel, Ort, Stichwort …",
        help=(
            "Sucht in Titel, Beschreibung, Empfänger, Partnern und Hinweisen. Mehrere "
            "Wörter müssen alle vorkommen, »…« hält eine Wendung zusammen."
        ),
        live="300ms",
        on_change=lambda: state.choose_text(st.session_state["filter_text"]),
    )


def years(codes: Codes, counts: Counts) -> None:
    """From, to, and what becomes of cases without a year."""
    by_year = counts.get("jahr", (0, {}))[1]
    chosen = state.selection()

    def label(year: int) -> str:
        return f"{year} · {zahl(by_year.get(str(year), 0))}"

    for key, year in (("filter_von", chosen.jahr_von), ("filter_bis", chosen.jahr_bis)):
        show(key, year, year and label(year))

    st.selectbox(
        "Jahr von",
        [y for y in codes.jahre if y <= (chosen.jahr_bis or y)],
        format_func=label,
        key="filter_von",
        index=None,
        placeholder="Beginn",
        on_change=_choose_years,
    )
    st.selectbox(
        "Jahr bis",
        [y for y in codes.jahre if y >= (chosen.jahr_von or y)],
        format_func=label,
        key="filter_bis",
        index=None,
        placeholder="heute",
        on_change=_choose_years,
    )
    unknown = by_year.get(OHNE_ANGABE, 0)
    _without("ohne_jahr", "zum Jahr", unknown, chosen.ohne_jahr, _choose_years)


def amounts(counts: Counts) -> None:
    """Smallest and largest Zuwendung: one of the usual limits, or any typed one."""
    chosen = state.selection()
    for name, label, value in (
        ("betrag_von", "Zuwendung ab", chosen.betrag_von),
        ("betrag_bis", "Zuwendung bis", chosen.betrag_bis),
    ):
        by_limit = counts.get(name, (0, {}))[1]
        limits = [str(limit) for limit in sorted({*BETRAEGE, *_known(value)})]
        shown, written = None if value is None else str(value), _limit_label(by_limit)
        show(f"filter_{name}", shown, shown and written(shown))
        st.selectbox(
            label,
            limits,
            format_func=written,
            key=f"filter_{name}",
            index=None,
            placeholder="beliebig",
            accept_new_options=True,
            help="Wählen Sie eine Grenze oder geben Sie einen Betrag in Euro ein.",
            on_change=_choose_amounts,
        )
    unknown = counts.get("betrag", (0, {}))[1].get(OHNE_ANGABE, 0)
    _without(
        "ohne_betrag", "zur Zuwendung", unknown, chosen.ohne_betrag, _choose_amounts
    )


def day(codes: Codes) -> None:
    """The day on which cases are running or not, for the filter »Laufzeit«."""
    chosen = state.selection()
    show("filter_am", "" if chosen.am is None else datum(chosen.am))
    st.text_input(
        "Laufzeit am",
        key="filter_am",
        placeholder=f"{datum(chosen.stand or codes.staende[0])} (Datenstand)",
        help="Tag der Form TT.MM.JJJJ; leer heißt: Tag des Datenstands.",
        on_change=_choose_day,
    )


def _without(
    name: str,
    angabe: str,
    cases: int,
    value: bool | None,  # noqa: FBT001  one of three values
    chosen: Callable[[], None],
) -> None:
    """What becomes of cases that a range cannot place."""
    show(f"filter_{name}", value)
    if cases or value is not None:
        st.selectbox(
            f"Fälle ohne Angabe {angabe} · {zahl(cases)}",
            [True, False],
            format_func=_OHNE.__getitem__,
            key=f"filter_{name}",
            index=None,
            placeholder="wenn kein Bereich gewählt",
            on_change=chosen,
        )


def _choose_years() -> None:
    state.choose(
        replace(
            state.selection(),
            jahr_von=_year("filter_von"),
            jahr_bis=_year("filter_bis"),
            ohne_jahr=st.session_state.get("filter_ohne_jahr"),
        )
    )


def _year(key: str) -> int | None:
    """The chosen year; a label that was shown before counts as its year."""
    chosen = st.session_state[key]
    return int(without_count(chosen)) if isinstance(chosen, str) else chosen


def _choose_amounts() -> None:
    typed = {name: st.session_state[f"filter_{name}"] for name in _AMOUNTS}
    read = {name: _euro(value) for name, value in typed.items() if value}
    if None in read.values():
        wrong = next(name for name, value in read.items() if value is None)
        state.announce(
            Note(
                wrong,
                typed[wrong],
                f"»{typed[wrong]}« ist kein Betrag in ganzen Euro.",
                "Der Filter ist, wie er war.",
            )
        )
        return
    low, high = (read.get(name) for name in _AMOUNTS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    state.choose(
        replace(
            state.selection(),
            betrag_von=low,
            betrag_bis=high,
            ohne_betrag=st.session_state.get("filter_ohne_betrag"),
        )
    )


def _choose_day() -> None:
    typed = st.session_state["filter_am"].strip()
    try:
        am = _german_day(typed) if typed else None
    except ValueError:
        sentence = f"»{typed}« ist kein Tag der Form TT.MM.JJJJ."
        state.announce(Note("am", typed, sentence, "Der Filter ist, wie er war."))
        return
    state.choose(replace(state.selection(), am=am))


_AMOUNTS = ("betrag_von", "betrag_bis")


def _known(value: int | None) -> tuple[int, ...]:
    return () if value is None else (value,)


def _limit_label(by_limit: Mapping[str, int]) -> Callable[[str], str]:
    def label(limit: str) -> str:
        if limit not in by_limit or not limit.isdecimal():
            return euro(int(limit)) if limit.isdecimal() else limit
        return f"{euro(int(limit))} · {zahl(by_limit[limit])}"

    return label


def _euro(typed: str) -> int | None:
    """»120.000 €« or »120000«; None where it is no amount."""
    plain = re.sub(r"[\s.€]|Euro|EUR|,00$|,-+$", "", without_count(typed))
    return int(plain) if _TYPED_EURO.fullmatch(plain) else None


def _german_day(typed: str) -> date:
    """Raises ValueError where it is no day."""
    return datetime.strptime(typed, "%d.%m.%Y").date()  # noqa: DTZ007  a day has no zone
