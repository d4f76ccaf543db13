"""Answer tables: the same selection as on the page, as DOCX, XLSX and JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

import pandas as pd
from starlette.requests import Request
from starlette.responses import Response

from zr_dashboard.api.answers import Later
from zr_dashboard.api.download import as_file, disposition, headers, without_work
from zr_dashboard.api.question import Question, ask
from zr_dashboard.export import antwort_bau, antwort_json, antwort_xlsx
from zr_dashboard.export.antwort import Antwort
from zr_dashboard.export.formate import FORMATE
from zr_dashboard.formatting import german
from zr_dashboard.model.antwortform import PARAMETERS, Antwortform
from zr_dashboard.model.errors import AnswerTooLargeError
from zr_dashboard.model.link import Note
from zr_dashboard.queries import antraege, antworten, fallspalten

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PAGE = "antworttabellen"
_SMALL = 2000
"""So many cases are written in well under a second, and nobody waits for a turn."""

_Writer = Callable[[Question, Antwort], Response]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dokument:
    """A format of answer tables."""

    endung: str
    titel: str
    media_type: str


DOKUMENTE: Mapping[str, Dokument] = MappingProxyType(
    {
        one.endung: one
        for one in (
            Dokument(
                endung="docx",
                titel="Word-Datei, fertig zum Versand",
                media_type=f"{_WORD}.document",
            ),
            Dokument(
                endung="xlsx",
                titel="Excel-Mappe mit den Blättern »Antwort«, »Daten«, »Angaben«",
                media_type=FORMATE["xlsx"].media_type,
            ),
            Dokument(
                endung="json",
                titel="alles, was die anderen zeigen, mit genauen Werten",
                media_type="application/json",
            ),
        )
    }
)
"""Every format by the ending of its address."""


def in_format(endung: str) -> Callable[[Request], Response | Later]:
    """The route that answers in one of `DOKUMENTE`."""
    return partial(_answer, DOKUMENTE[endung])


def _answer(dokument: Dokument, request: Request) -> Response | Later:
    question = ask(request, dict.fromkeys(PARAMETERS, _nothing_wrong), _read)
    form, _ = Antwortform.from_url(question.own)
    head = headers(
        question,
        dokument.media_type,
        content_disposition=disposition(
            question, f"antwort-{form.form}", dokument.endung
        ),
    )
    if early := without_work(request, head):
        return early
    make = partial(_made, dokument, question, form, head)
    cases = int(question.auskunft["faelle_ausgewaehlt"].iloc[0])
    many = form.form == "faelle" and cases > _SMALL
    return Later(make) if many else make()


def _nothing_wrong(_values: Sequence[str]) -> list[Note]:
    """Parameters of an answer table are checked together, by `_read`."""
    return []


def _read(own: Mapping[str, Sequence[str]]) -> list[Note]:
    _, notes = Antwortform.from_url(own)
    return notes


def _made(
    dokument: Dokument, question: Question, form: Antwortform, head: dict[str, str]
) -> Response:
    antwort = _built(question, form)
    if dokument.endung == "xlsx":
        rows = partial(_rows, question, form, antwort)
        return as_file(partial(antwort_xlsx.to_file, antwort, rows), head)
    _ensure_complete(antwort)
    if dokument.endung == "json":
        return Response(antwort_json.to_json(antwort), headers=head)
    from zr_dashboard.export import antwort_docx  # noqa: PLC0415  loads python-docx

    return Response(antwort_docx.to_docx(antwort), headers=head)


def _built(question: Question, form: Antwortform) -> Antwort:
    def answers(query: Callable[..., pd.DataFrame], *arguments: object) -> pd.DataFrame:
        return query(question.store, *arguments)

    frames = antworten.grundlage(
        answers, question.selection, form, antwort_bau.LISTE_DATEI
    )
    folder = question.address.rpartition("/api/")[0]
    return antwort_bau.antwort(
        form,
        frames,
        auswahl=question.selection.in_words(question.codes),
        link=f"{folder}/{_PAGE}?{question.query}".removesuffix("?"),
        neuester=question.codes.staende[0],
        ohne_filter=antraege.nicht_anwendbar(question.selection),
    )


def _rows(
    question: Question, form: Antwortform, antwort: Antwort
) -> Iterator[pd.DataFrame]:
    """What stands on the sheet »Daten«: of a list all cases, however many."""
    if form.form != "faelle":
        yield antwort.daten
        return
    yield from fallspalten.in_teilen(
        question.store, question.selection, [str(name) for name in antwort.daten]
    )


def _ensure_complete(antwort: Antwort) -> None:
    """Refuse a list that would be cut.

    Raises:
        AnswerTooLargeError: it has more cases than a document lists.
    """
    if antwort.tabelle is not None and antwort.tabelle.gekuerzt:
        most, number = antwort_bau.LISTE_DATEI, antwort.tabelle.zeilen_gesamt
        message = (
            f"Die Liste hat {german.zahl(number)} Förderfälle; in dieser Form sind es "
            f"höchstens {german.zahl(most)}. Die Excel-Mappe (xlsx) enthält alle."
        )
        raise AnswerTooLargeError(message)
