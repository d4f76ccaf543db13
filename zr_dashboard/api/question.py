"""What a request asks: a selection, and what the route asks beside it.

Owns how an address is read and how the same question is written again. Does not own
how it is answered.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from urllib.parse import urlencode
from weakref import WeakKeyDictionary

import pandas as pd
from starlette.requests import Request

from zr_dashboard import __version__
from zr_dashboard.api.answers import BadSelectionError
from zr_dashboard.export.angaben import Angaben, angaben
from zr_dashboard.formatting import german
from zr_dashboard.model.codes import Codes
from zr_dashboard.model.kennzahlen import KENNZAHLEN
from zr_dashboard.model.selection import Note, Selection
from zr_dashboard.queries import auswahl, bestand, kennzahlen
from zr_dashboard.store.store import Store, current, store_path

Reader = Callable[[Sequence[str]], list[Note]]
"""Checks the values of a parameter that only one route has."""

Together = Callable[[Mapping[str, Sequence[str]]], list[Note]]
"""Checks such parameters that only together mean something."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """What a request asks, and whom."""

    store: Store
    selection: Selection
    codes: Codes
    own: Mapping[str, Sequence[str]]
    """Values of the parameters that only this route has, by name."""

    address: str
    """Of the route, without parameters."""

    @cached_property
    def auskunft(self) -> pd.DataFrame:
        """The answer of `queries.bestand.auskunft`."""
        return bestand.auskunft(self.store, self.selection)

    @property
    def query(self) -> str:
        """The parameters that ask the same, in their fixed order."""
        said = {name: values for name, values in self.own.items() if values}
        return urlencode({**self.selection.to_url(), **said}, doseq=True)

    @property
    def link(self) -> str:
        """The address that asks the same."""
        return f"{self.address}?{self.query}" if self.query else self.address

    @property
    def stand(self) -> date:
        """The Datenstand that answers."""
        return self.selection.stand or self.codes.staende[0]

    @property
    def etag(self) -> str:
        """Changes with everything that can change the answer.

        Weak (RFC 9110, 8.8.1): two answers under it mean the same, but each says when
        it was made, and it may come compressed or not. A strong one would promise the
        same bytes, and would have to differ for each coding.
        """
        answering = [__version__, self.store.version, self.stand.isoformat()]
        text = json.dumps([*answering, self.address, self.query])
        return f'W/"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


def ask(
    request: Request,
    own: Mapping[str, Reader] | None = None,
    together: Together | None = None,
) -> Question:
    """Read the question from the address.

    Args:
        request: What came in.
        own: Parameters that only this route has, and what checks their values.
        together: What checks all of them at once.

    Raises:
        BadSelectionError: a parameter or value is unknown, is missing or contradicts
            another; carries all that is wrong.
        StoreMissingError, StoreBrokenError: as in `store.current`.
    """
    params = request.query_params
    readers = own or {}
    store = current(store_path())
    selection, notes, codes = auswahl.read_selection(
        partial(_known, store),
        {name: params.getlist(name) for name in params if name not in readers},
    )
    values = {name: tuple(params.getlist(name)) for name in readers}
    notes += [note for name, read in readers.items() for note in read(values[name])]
    notes += together(values) if together else []
    if notes:
        raise BadSelectionError(notes)
    return Question(
        store=store,
        selection=selection,
        codes=codes,
        own=values,
        address=str(request.url.replace(query="")),
    )


_KNOWN: WeakKeyDictionary[Store, dict[object, pd.DataFrame]] = WeakKeyDictionary()
"""What links are read with, asked once per published store: an answer that a reader
has already (304) then costs nothing."""


def _known(
    store: Store, query: Callable[..., pd.DataFrame], *arguments: object
) -> pd.DataFrame:
    answers = _KNOWN.setdefault(store, {})
    if (query, arguments) not in answers:
        answers[query, arguments] = query(store, *arguments)
    return answers[query, arguments]


def known_codes() -> Codes:
    """What can be selected in the newest Datenstand.

    Raises:
        StoreMissingError, StoreBrokenError: as in `store.current`.
    """
    store = current(store_path())
    _, _, codes = auswahl.read_selection(partial(_known, store), {})
    return codes


def about(question: Question, titel: str, zusatz: str = "") -> Angaben:
    """What a file says of itself.

    Args:
        question: What it answers.
        titel: What it shows.
        zusatz: What must be known beside how complete its sums are.
    """
    frame = kennzahlen.kennzahlen(question.store, question.selection)
    (row,) = frame[frame["kennzahl"] == "zuwendung_eur"].to_dict("records")
    complete = german.aus_n(
        int(row["faelle_einbezogen"]),
        int(row["faelle_ausgewaehlt"]),
        KENNZAHLEN["zuwendung_eur"].einbezogen,
    )
    return angaben(
        question.auskunft,
        titel=titel,
        auswahl=question.selection.in_words(question.codes),
        link=question.link,
        vollstaendigkeit="; ".join(filter(None, (complete, zusatz))),
    )
