"""Pages about one thing: a Förderfall, a Kommune."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from zr_dashboard.export import html_table
from zr_dashboard.formatting import befund, german
from zr_dashboard.formatting.records import Row, records
from zr_dashboard.model.codes import OHNE_ANGABE
from zr_dashboard.model.columns import COLUMNS
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.ui import briefing, state, zitieren
from zr_dashboard.ui.panel import Panel, panel
from zr_dashboard.ui.words import plain

_FACTS = (
    "foerderfall_id",
    "empfaenger",
    "kommune",
    "landkreis",
    "arl",
    "gegenstand",
    "massnahmenart",
    "hauptthema",
    "thema",
    "bewilligt_am",
    "datum_bedeutung",
    "runde",
    "runde_angabe",
    "zuwendung_eur",
    "gesamtausgaben_eur",
    "foerdersatz_prozent",
    "anzahl_bescheide",
    "laufzeit_von",
    "laufzeit_bis",
    "kooperationspartner",
    "status",
    "vertrauen",
    "ausgezahlt_eur",
    "zuwendungsfaehige_ausgaben_eur",
    "beantragt_am",
    "verwendungsnachweis_am",
)
"""What a case's page says, in reading order; what is not known is said as well."""


def link(page: str, parameter: str, value: str) -> str:
    """Address of the page of one thing; the selection goes along for the way back."""
    query = {parameter: [value], **state.selection().to_url()}
    return f"{page}?{urlencode(query, doseq=True)}"


def unknown(what: str, value: str) -> None:
    """Say that the link names nothing there is, and offer where to look."""
    named = f"»{plain(value)}« gibt es in diesem Datenstand nicht"
    missing = "Der Link nennt keine Kennung"
    st.info(f"{what}: {named if value else missing}.")
    search = urlencode({"text": value}) if value else ""
    st.html(
        f'<p><a href="foerderfaelle?{escape(search)}" target="_self">In allen '
        "Förderfällen suchen</a>, oder unter "
        '<a href="regionen" target="_self">Regionen</a> nach einer Kommune sehen.</p>'
    )


def case(frame: pd.DataFrame) -> None:
    """Everything known about a case.

    Args:
        frame: Answer of `queries.foerderfaelle.fall`, one row.
    """
    (row,) = records(frame)
    st.header(row["titel"], anchor=False)
    if not german.fehlt(row["beschreibung"]):
        st.html(f'<p class="zr-satz">{escape(row["beschreibung"])}</p>')
    ars = row["kommune_ars9"]
    st.html(
        html_table.facts_to_html(
            row,
            _FACTS,
            caption="Angaben zum Förderfall",
            links={} if german.fehlt(ars) else {"kommune": link("kommune", "ars", ars)},
        )
    )
    if not german.fehlt(row["hinweis"]):
        hinweis = escape(row["hinweis"])
        st.html(f"<p><strong>Widersprüche und Hinweise.</strong> {hinweis}</p>")


def sources(frame: pd.DataFrame) -> None:
    """What a case rests on.

    Args:
        frame: Answer of `queries.foerderfaelle.belege`.
    """
    belege = german.anzahl(len(frame), "Beleg", "Belege")
    panel(
        Panel(
            titel="Belege",
            satz=f"{belege}, mit Herausgeber und Datum, soweit bekannt.",
            frame=frame,
            tabelle=html_table.to_html(
                frame,
                ["quelle_id", "herausgeber", "titel_kurz", "veroeffentlicht_am", "art"],
                caption="Belege des Förderfalls",
                links={"titel_kurz": html_table.links(frame["url"])},
            ),
            subject=state.everything(f"Belege des Förderfalls {state.own('id')}"),
        )
    )


def only_kommune(selection: Selection, ars: str) -> Selection:
    """All cases of one Kommune in the Datenstand of the selection.

    The files of the page are about them, too.
    """
    only = Selection(stand=selection.stand, kommune=Facet((ars,)))
    state.speak_of(only, only.in_words(state.codes()))
    return only


def kommune(frame: pd.DataFrame) -> None:
    """What is known about a Kommune itself.

    Args:
        frame: Answer of `queries.regionen.kommune`, one row.
    """
    (row,) = records(frame)
    st.header(row["kommune"], anchor=False)
    zentralort = german.in_einheit(row["zentralort"], COLUMNS["zentralort"].unit)
    st.html(
        f'<p class="zr-satz">{escape(row["landkreis"])}, ArL {escape(row["arl"])} · '
        f"{german.zahl(row['einwohner'])} Einwohner am "
        f"{german.datum(row['einwohner_stand'])} (Zensus 2022) · Zentraler Ort (nicht "
        f"amtlich): {escape(zentralort)}</p>"
    )


def to_briefing(selection: Selection) -> None:
    """The way to one or two sheets about the Kommune."""
    words = "Briefing zu dieser Kommune"
    st.html(f'<p class="zr-satz">{briefing.link(selection, words)}</p>')


def comparison(frame: pd.DataFrame, profil: pd.DataFrame) -> None:
    """A Kommune beside its Landkreis, Kommunen of similar size, and the Land.

    Args:
        frame: Answer of `queries.regionen.vergleich`.
        profil: Answer of `queries.regionen.kommune`.
    """
    rows = records(frame)
    own, land = rows[0], rows[-1]
    satz = (
        f"{own['gruppe']}: {german.euro(own['zuwendung_je_1000_eur'])} je 1.000 "
        f"Einwohner, im Land {german.euro(land['zuwendung_je_1000_eur'])}."
    )
    counted, cases = land["anzahl_mit_betrag"], land["anzahl_foerderfaelle"]
    panel(
        Panel(
            titel="Im Vergleich",
            satz=satz,
            frame=frame,
            tabelle=html_table.to_html(
                frame,
                [
                    "gruppe",
                    "anzahl_kommunen",
                    "anzahl_gefoerdert",
                    "anzahl_foerderfaelle",
                    "zuwendung_eur",
                    "zuwendung_je_1000_eur",
                ],
                caption="Die Kommune neben Landkreis, ähnlich großen Kommunen und "
                "Land; eine unterstrichene Zahl führt zu ihrem Zitat",
                titles={"zuwendung_je_1000_eur": "je 1.000 Einwohner"},
                links=_comparison_links(rows, profil),
            ),
            vollstaendigkeit=f"Land: {befund.vollstaendig(counted, cases)}.",
            hinweis=(
                "Ähnlich groß heißt: 75 bis 133 % der Einwohnerzahl. Alle Kommunen der "
                "Gruppe zählen, auch ohne Förderfall. Fälle ohne bekannte Kommune "
                "zählen in keiner Gruppe."
            ),
            subject=state.everything(f"{own['gruppe']} im Vergleich, alle Förderfälle"),
        )
    )


def _comparison_links(
    rows: Sequence[Row], profil: pd.DataFrame
) -> dict[str, list[str | None]]:
    """Where the figures of each group are cited: of those that a filter selects."""
    stand = state.selection().stand
    known = Selection(stand=stand, kommune=Facet(excluded=(OHNE_ANGABE,)))
    kreis = Facet((profil["landkreis_ags"].iloc[0],))
    groups = [
        Selection(stand=stand, kommune=Facet((state.own("ars"),))),
        replace(known, landkreis=kreis),
        None,  # of similar size: no filter says it
        known,
    ]
    return {
        column: [
            zitieren.address(kennzahl, group)
            if group and not german.fehlt(row[column])
            else None
            for row, group in zip(rows, groups, strict=True)
        ]
        for column, kennzahl in (
            ("anzahl_gefoerdert", "kommunen"),
            ("anzahl_foerderfaelle", "foerderfaelle"),
            ("zuwendung_eur", "zuwendung_eur"),
            ("zuwendung_je_1000_eur", "zuwendung_je_1000_eur"),
        )
    }


def case_links(frame: pd.DataFrame) -> list[str | None]:
    """Address of the page of each case of a list."""
    return [link("foerderfall", "id", key) for key in frame["foerderfall_id"]]
