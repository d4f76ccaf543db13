"""Sums of the selected Förderfälle by one or two dimensions, in every format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd
from starlette.requests import Request
from starlette.responses import Response

from zr_dashboard.api.download import (
    described_by,
    disposition,
    headers,
    without_work,
)
from zr_dashboard.api.question import Question, about, ask
from zr_dashboard.charts import style
from zr_dashboard.export import csv_sidecar, formate
from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.formate import FORMATE, Format
from zr_dashboard.export.xlsx_chart import ChartSpec, Kind
from zr_dashboard.model.dimensionen import DIMENSIONEN, GRUPPEN
from zr_dashboard.model.selection import Note
from zr_dashboard.queries.aufgliederung import nach as grouped

MOST = 2
"""Dimensions at once."""

_SUBJECT = "aufgliederung"
_MEHRFACH = "ein Fall zählt in jedem seiner Themen"
_IN_ORDER = ("jahr", "runde")
_MOST_GROUPS, _MOST_PARTS = 60, 7
"""Beyond that a chart shows nothing any more."""

_PARTS = ["teil_schluessel", "teil"]


def read_dimensions(values: Sequence[str]) -> list[Note]:
    """What is wrong with the values of `nach`."""
    known = ", ".join(GRUPPEN)
    if not values:
        return [Note("nach", "", f"Es fehlt »nach«. Möglich sind: {known}.")]
    notes = [
        Note(
            "nach", value, f"Nach »{value}« wird nicht aufgegliedert. Möglich: {known}."
        )
        for value in values
        if value not in GRUPPEN
    ]
    if len(values) > MOST:
        sentence = "Aufgegliedert wird nach höchstens zwei Merkmalen."
        notes.append(Note("nach", " und ".join(values), sentence))
    elif len(set(values)) < len(values):
        sentence = f"»nach={values[0]}« steht zweimal da; nötig sind zwei verschiedene."
        notes.append(Note("nach", values[0], sentence))
    return notes


def in_format(format_id: str) -> Callable[[Request], Response]:
    """The route that answers in one of `FORMATE`."""
    return partial(_answer, FORMATE[format_id])


def beschreibung(request: Request) -> Response:
    """What the CSV for programs contains: CSV on the Web.

    Raises:
        BadSelectionError: as in `ask`.
    """
    question = ask(request, {"nach": read_dimensions})
    head = headers(
        question,
        csv_sidecar.MEDIA_TYPE,
        content_disposition=_name(question, "csv-metadata.json"),
    )
    if early := without_work(request, head):
        return early
    url = f"{_SUBJECT}.csv?{question.query}"
    written = csv_sidecar.sidecar(
        _rows(question), _about(question), url=url, titles=_titles(question)
    )
    return Response(written, headers=head)


def _answer(form: Format, request: Request) -> Response:
    question = ask(request, {"nach": read_dimensions})
    head = headers(
        question,
        form.media_type,
        content_disposition=_name(question, form.endung),
        **(described_by(question) if form.id == "csv" else {}),
    )
    if early := without_work(request, head):
        return early
    frame = _rows(question)
    written = formate.to_bytes(
        form.id,
        frame,
        _about(question),
        titles=_titles(question),
        chart=_chart(question.own["nach"], frame),
    )
    return Response(written, headers=head)


def _rows(question: Question) -> pd.DataFrame:
    """As in `queries.aufgliederung.nach`; parts only where they are asked for."""
    dimensions = question.own["nach"]
    frame = grouped(question.store, question.selection, *dimensions)
    return frame if len(dimensions) == MOST else frame.drop(columns=_PARTS)


def _about(question: Question) -> Angaben:
    chosen = [DIMENSIONEN[name] for name in question.own["nach"]]
    titel = f"Förderfälle und Zuwendungen nach {' und '.join(d.titel for d in chosen)}"
    several = any(dimension.mehrfach for dimension in chosen)
    return about(question, titel, _MEHRFACH if several else "")


def _titles(question: Question) -> dict[str, str]:
    titles = [DIMENSIONEN[name].titel for name in question.own["nach"]]
    return dict(zip(("gruppe", "teil"), titles, strict=False))


def _name(question: Question, ending: str) -> str:
    return disposition(question, "-".join((_SUBJECT, *question.own["nach"])), ending)


def _chart(dimensions: Sequence[str], frame: pd.DataFrame) -> ChartSpec | None:
    """The sums as bars, those of parts on top of each other; None if too many."""
    if frame["schluessel"].nunique() > _MOST_GROUPS:
        return None
    if len(dimensions) < MOST:
        kind: Kind = "column" if dimensions[0] in _IN_ORDER else "bar"
        return ChartSpec(kind=kind, value="zuwendung_eur")
    parts = list(dict.fromkeys(frame["teil_schluessel"]))
    if len(parts) > _MOST_PARTS:
        return None
    colours = style.part_colors(parts)
    return ChartSpec(
        kind="stacked",
        value="zuwendung_eur",
        part="teil",
        colours=[colours[part] for part in parts],
    )
