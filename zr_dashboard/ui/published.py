"""Panels of the page »Abgleich«: what was published beside what is documented.

No filter of the reader plays a part: published totals speak of all of the programme.
"""

from __future__ import annotations

from functools import partial

import pandas as pd

from zr_dashboard.charts import published
from zr_dashboard.export import aussagen_html, html_table
from zr_dashboard.formatting import aussagen, german
from zr_dashboard.formatting.records import Row, records
from zr_dashboard.model.codes import ARL, OHNE_ANGABE
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.ui import state, zitieren
from zr_dashboard.ui.drawn import drawn
from zr_dashboard.ui.panel import Panel, panel

_OHNE_BERATUNG = Facet(excluded=("2.2",))
_REGEL = (
    "Verglichen wird im selben Gebiet, in denselben Runden und mit Stand vom Stichtag, "
    "ohne Beratung (2.2). Ein nur auf Monat oder Jahr bekanntes Datum zählt mit, wenn "
    "sein erster Tag nicht nach dem Stichtag liegt; ein bewilligter Fall ohne Datum "
    "zählt immer mit. Dann heißt die Abdeckung »höchstens«. Fälle ohne Runde "
    "zählen nur, wo die Aussage alle Runden umfasst. Projekte und Vorhaben werden "
    "mit Bescheiden verglichen, Anträge nie."
)
_PAARE = (
    "Regel: gleiches Gebiet und gleiche Größe; dieselben Runden und höchstens ein Jahr "
    "auseinander, oder eine Aussage nennt keine Runden, die andere beginnt mit "
    "Runde 1, und sie liegen höchstens 90 Tage auseinander. »rund« lässt ein Prozent "
    "Abweichung zu, »mehr als« jeden größeren Wert. Aussagen ohne Datum bleiben außen "
    "vor."
)
_ZITAT = (
    " Eine unterstrichene Zahl führt zu ihrem Zitat; ohne Zitat bleibt, was an einem "
    "Stichtag vor späteren Bewilligungen derselben Runden endet, denn keine Auswahl "
    "sagt das."
)


def course(frame: pd.DataFrame) -> None:
    """Published totals over time against the documented sum.

    Args:
        frame: Answer of `queries.abgleich.verlauf`.
    """
    panel(
        Panel(
            titel="Veröffentlichte Summen und belegte Zuwendungen",
            satz=_last(frame),
            frame=frame,
            figure=drawn(published.published, frame),
            tabelle=html_table.to_html(
                frame,
                ["datum", "reihe", "betrag_eur", "betrag_angabe", "herausgeber"],
                caption="Veröffentlichte Summen, dann die belegte Summe bis zum Datum",
                zitate=partial(_course_links, frame),
            ),
            hinweis=(
                "Punkte: Aussagen über bewilligte Zuwendungen im ganzen Land seit der "
                "ersten Runde; ist nur das Jahr bekannt, steht der Punkt am Ende des "
                "Jahres. Linie: belegte Zuwendungen; Fälle ohne Datum oder Betrag "
                "fehlen. »Gesamtvolumen« ist nicht definiert und steht nur in den "
                "Aussagen unten. Zitieren lässt sich die belegte Summe bis zum Ende "
                "eines Jahres."
            ),
            subject=state.everything("alle landesweiten Aussagen mit Betrag und Datum"),
        )
    )


def statements(frame: pd.DataFrame) -> None:
    """Every statement beside the store: of the whole Land, then of the ArL.

    Args:
        frame: Answer of `queries.abgleich.vergleiche`.
    """
    land = frame["gebiet"] == "Niedersachsen"
    for titel, part in (
        ("Aussagen zum ganzen Land", frame[land]),
        ("Aussagen zu den Amtsbezirken", frame[~land]),
    ):
        panel(
            Panel(
                titel=titel,
                satz=_comparable(part),
                frame=part,
                tabelle=aussagen_html.statements_to_html(
                    part,
                    caption=f"{titel}, neueste zuerst, im Wortlaut der Quellen",
                    target=_documented,
                ),
                hinweis=_REGEL + _ZITAT,
                subject=state.everything(titel),
                leer="Zu diesem Datenstand sind keine Aussagen erfasst.",
            )
        )


def contradictions(frame: pd.DataFrame) -> None:
    """Statements that speak of the same thing with different numbers.

    Args:
        frame: Answer of `queries.abgleich.widersprueche`.
    """
    count = german.anzahl(len(frame), "Paar", "Paare")
    spricht = "spricht" if len(frame) == 1 else "sprechen"
    panel(
        Panel(
            titel="Aussagen, die einander widersprechen",
            satz=f"{count} von Aussagen {spricht} über dasselbe, aber verschieden.",
            frame=frame,
            tabelle=aussagen_html.pairs_to_html(
                frame, caption="Paare widersprüchlicher Aussagen, älteste zuerst"
            ),
            hinweis=_PAARE,
            subject=state.everything("alle Aussagen mit Datum"),
            leer="Nach der Regel unten widersprechen sich keine Aussagen.",
        )
    )


def _documented(row: Row, column: str) -> str | None:
    """Where the documented number beside a statement is cited.

    None where later cases of the same Runden are left out, for a selection knows
    years, not days; and where it names an area or Runde that cannot be selected.
    """
    everywhere = row["gebiet"] == "Niedersachsen"
    arl = tuple(code for code, name in ARL.items() if name == row["gebiet"])
    named = "" if german.fehlt(row["runden"]) else str(row["runden"])
    runden = _rounds(named)
    if row["spaeter_bescheide"] or not (arl or everywhere) or runden is None:
        return None
    selection = Selection(
        stand=state.selection().stand,
        arl=Facet(arl),
        runde=Facet(runden),
        gegenstand=_OHNE_BERATUNG,
    )
    counted = "kommunen" if row["gezaehlt_als"] == "Kommunen" else "bescheide"
    kennzahl = "zuwendung_eur" if column == "belegt_eur" else counted
    return zitieren.address(kennzahl, selection)


def _rounds(said: str) -> tuple[str, ...] | None:
    """Codes of »1–3«, »4«, »ab 2«; empty where all are meant, None if there is none."""
    first, _, last = said.removeprefix("ab ").partition("–")
    if not first or said == "ab 1":
        return ()
    known = map(int, set(state.codes().names["runde"]) - {OHNE_ANGABE})
    open_end = said.startswith("ab ")
    chosen = [
        n for n in known if int(first) <= n and (open_end or n <= int(last or first))
    ]
    return tuple(str(n) for n in sorted(chosen)) or None


def _course_links(frame: pd.DataFrame) -> list[str]:
    """The link that cites the documented sum at the end of each year."""
    rows = records(frame)
    following = [int(row["stelle"]) for row in rows[1:]]
    links = []
    for row, after in zip(rows, [*following, None], strict=True):
        year = int(row["stelle"])
        until = Selection(
            stand=state.selection().stand,
            jahr_bis=year,
            ohne_jahr=False,
            gegenstand=_OHNE_BERATUNG,
        )
        ends = row["reihe"] == "belegt" and year != after
        of = f"belegt bis {year}"
        links.append(zitieren.link("zuwendung_eur", until, of) if ends else "")
    return links


def _last(frame: pd.DataFrame) -> str:
    """The newest dated total, and what is documented up to its day."""
    rows = records(frame)
    points = [row for row in rows if row["reihe"] == "veröffentlicht"]
    if not points:
        return "Eine landesweite Summe mit Datum ist nicht erfasst."
    newest = points[-1]
    known = [
        row["betrag_eur"]
        for row in rows
        if row["reihe"] == "belegt" and row["stelle"] <= newest["stelle"]
    ]
    documented = german.euro_kurz(known[-1]) if known else "0\N{NO-BREAK SPACE}€"
    said = aussagen.betrag(newest["betrag_eur"], newest["betrag_angabe"])
    return (
        f"Zuletzt mit Datum veröffentlicht: {said} bewilligt "
        f"({german.datum(newest['datum'])}, {newest['herausgeber']}); bis dahin "
        f"über alle Runden belegt: {documented}."
    )


def _comparable(frame: pd.DataFrame) -> str:
    """How many statements can be compared, and how many numbers agree."""
    comparable = frame["belegt_anzahl"].notna() | frame["belegt_eur"].notna()
    counted = frame["differenz_anzahl"].notna()
    same = int((frame["differenz_anzahl"] == 0).sum())
    vergleichbar = int(comparable.sum())
    stimmen = "stimmt" if same == 1 else "stimmen"
    sind = "ist" if vergleichbar == 1 else "sind"
    return (
        f"{vergleichbar} von {german.anzahl(len(frame), 'Aussage', 'Aussagen')} {sind} "
        f"mit dem Bestand vergleichbar; von {int(counted.sum())} vergleichbaren "
        f"Anzahlen {stimmen} {same} genau."
    )
