"""The briefing of a selection, as accessible PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

import pandas as pd
import plotly.graph_objects as go
from starlette.requests import Request
from starlette.responses import Response

from zr_dashboard.api.answers import Later
from zr_dashboard.api.download import disposition, headers, without_work
from zr_dashboard.api.question import Question, about, ask
from zr_dashboard.charts import columns
from zr_dashboard.charts import map as karte
from zr_dashboard.export import briefing, briefing_pdf, briefing_teile
from zr_dashboard.model import gebiet
from zr_dashboard.model.codes import OHNE_ANGABE, Codes
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import briefing as questions

_VALUE = "zuwendung_eur"


def pdf(request: Request) -> Response | Later:
    """One or two pages about the selection.

    Raises:
        BadSelectionError: as in `ask`.
    """
    question = ask(request)
    head = headers(
        question,
        briefing_pdf.MEDIA_TYPE,
        content_disposition=disposition(question, "briefing", "pdf"),
    )
    # The link leads to the page, wherever this app is mounted.
    page = f"{str(request.base_url).rstrip('/')}/briefing"
    make = partial(_made, question, page, head)
    return without_work(request, head) or Later(make)


def _made(question: Question, page: str, head: Mapping[str, str]) -> Response:
    chosen, codes = question.selection, question.codes
    answers = partial(_ask, question)
    frames = questions.frames(answers, chosen, codes)
    said = about(question, briefing_teile.title(chosen, codes))
    query = urlencode(replace(chosen, stand=question.stand).to_url(), doseq=True)
    content = briefing.briefing(
        frames,
        chosen,
        codes,
        replace(said, link=f"{page}?{query}"),
        beginn=questions.opening(answers, chosen, codes),
    )
    written = briefing_pdf.to_pdf(content, figures(frames, chosen, question))
    return Response(written, headers=dict(head))


def _ask(
    question: Question, query: questions.Query, *arguments: object
) -> pd.DataFrame:
    return query(question.store, *arguments)


def figures(
    frames: Mapping[str, pd.DataFrame], selection: Selection, question: Question
) -> dict[str, go.Figure]:
    """The pictures of a briefing: sums by year, and the map with the place outlined."""
    codes = question.codes
    years = frames["jahre"]
    _, ebene = questions.around(selection, codes)
    drawn = {
        "karte": karte.areas(
            frames["karte"],
            value=_VALUE,
            ebene=ebene,
            marked=_marked(selection, codes),
        )
    }
    if len(years):
        drawn["jahre"] = columns.over_time(years, years, value=_VALUE)
    return drawn


def _marked(selection: Selection, codes: Codes) -> karte.Marked | None:
    """The areas that the selection names, on the finest level it does."""
    name = "Gebiete der Auswahl"
    if gebiet.is_place(selection, codes):
        name = gebiet.name(selection, codes)
    for ebene in reversed(gebiet.REGIONAL):
        keys = [c for c in selection.facet(ebene).chosen if c != OHNE_ANGABE]
        if keys:
            return karte.Marked(name, ebene, tuple(keys))
    return None
