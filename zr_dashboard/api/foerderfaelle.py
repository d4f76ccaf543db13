"""The selected Förderfälle, in every format, with the columns that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import pandas as pd
from starlette.requests import Request
from starlette.responses import Response

from zr_dashboard.api.answers import Later
from zr_dashboard.api.download import (
    as_file,
    described_by,
    disposition,
    headers,
    without_work,
)
from zr_dashboard.api.leaving import while_wanted
from zr_dashboard.api.question import Question, about, ask
from zr_dashboard.export import csv_sidecar, formate, sheets
from zr_dashboard.export.checksum import RowsDigest
from zr_dashboard.export.formate import FORMATE, Format
from zr_dashboard.model.columns import CASE_COLUMNS, DELIVERY_COLUMNS
from zr_dashboard.model.selection import Note
from zr_dashboard.queries import fallspalten

COLUMNS = tuple(dict.fromkeys((*DELIVERY_COLUMNS, *CASE_COLUMNS)))
"""What `spalten` may name: the columns of a delivery, then names for its codes."""

_TITEL = "Förderfälle"
_SHEETS = ("xlsx", "ods")
_SMALL = 2000
"""So many cases are written in well under a second, and nobody waits for a turn."""


def read_columns(values: Sequence[str]) -> list[Note]:
    """What is wrong with the values of `spalten`."""
    unknown = [
        Note("spalten", value, f"Eine Spalte »{value}« gibt es nicht.")
        for value in dict.fromkeys(values)
        if value not in COLUMNS
    ]
    twice = [
        Note("spalten", value, f"Die Spalte »{value}« ist mehrmals genannt.")
        for value in dict.fromkeys(values)
        if value in COLUMNS and values.count(value) > 1
    ]
    return [*unknown, *twice]


def in_format(format_id: str) -> Callable[[Request], Response | Later]:
    """The route that answers in one of `FORMATE`."""
    return partial(_answer, FORMATE[format_id])


def beschreibung(request: Request) -> Response | Later:
    """What the CSV for programs contains: CSV on the Web.

    Raises:
        BadSelectionError: as in `ask`.
    """
    question = ask(request, {"spalten": read_columns})
    head = headers(
        question,
        csv_sidecar.MEDIA_TYPE,
        content_disposition=disposition(question, "foerderfaelle", "csv-metadata.json"),
    )
    make = partial(_described, question, head)
    return without_work(request, head) or _now_or_later(question, make)


def _answer(form: Format, request: Request) -> Response | Later:
    question = ask(request, {"spalten": read_columns})
    head = headers(
        question,
        form.media_type,
        content_disposition=disposition(question, "foerderfaelle", form.endung),
        **(described_by(question) if form.id == "csv" else {}),
    )
    if form.id in _SHEETS:
        sheets.ensure_rows_fit(_cases(question))
    make = partial(_made, form, question, head)
    return without_work(request, head) or _now_or_later(question, make)


def _now_or_later(question: Question, make: Callable[[], Response]) -> Response | Later:
    return Later(make) if _cases(question) > _SMALL else make()


def _made(form: Format, question: Question, head: dict[str, str]) -> Response:
    angaben = about(question, _TITEL)
    rows = partial(_rows, question)
    return as_file(lambda path: formate.to_file(form.id, rows, angaben, path), head)


def _described(question: Question, head: dict[str, str]) -> Response:
    digest, columns = RowsDigest(), _columns(question)
    for batch in _rows(question):
        digest.add(batch)
    angaben = about(question, _TITEL)
    url = f"foerderfaelle.csv?{question.query}".removesuffix("?")
    return Response(
        csv_sidecar.sidecar_of(columns, digest, angaben, url=url), headers=head
    )


def _rows(question: Question) -> Iterator[pd.DataFrame]:
    columns = _columns(question)
    return while_wanted(
        fallspalten.in_teilen(question.store, question.selection, columns)
    )


def _columns(question: Question) -> Sequence[str]:
    return question.own["spalten"] or DELIVERY_COLUMNS


def _cases(question: Question) -> int:
    return int(question.auskunft["faelle_ausgewaehlt"].iloc[0])
