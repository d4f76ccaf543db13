"""Beside every figure stands »Zitieren«, and it cites just that figure."""

import re
from decimal import Decimal
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.pages.app import App, Url
from zr_dashboard.formatting import german
from zr_dashboard.model.selection import Selection
from zr_dashboard.model.verhaeltnisse import ZITIERBAR
from zr_dashboard.queries import zitate
from zr_dashboard.queries.auswahl import asking, read_selection
from zr_dashboard.store.store import Store

VIEWS: list[tuple[str, Url, dict[str, str]]] = [
    ("ueberblick", {}, {}),
    ("ueberblick", {"kommune": ["034540032"], "hauptthema": ["-T01"]}, {}),
    (
        "zeitverlauf",
        {"von": ["2020"], "arl": ["weser-ems", "lueneburg"]},
        {
            "wahl zeitverlauf_groesse": "anzahl_kommunen",
            "wahl zeitverlauf_zeit": "runde",
        },
    ),
    (
        "zeitverlauf",
        {"stand": ["2026-11-22"]},
        {
            "wahl zeitverlauf_groesse": "gesamtausgaben_eur",
            "wahl zeitverlauf_zeit": "runde",
            "wahl zeitverlauf_teil": "hauptthema",
        },
    ),
    ("regionen", {"massnahme": ["-investiv"]}, {}),
    ("regionen", {"zentralort": ["mittelzentrum"], "arl": ["lueneburg"]}, {}),
    ("regionen", {"kommune": ["034540032"], "von": ["2020"]}, {}),
    ("themen", {"thema": ["-T03"]}, {"wahl themen_zuordnung": "thema"}),
    ("themen", {"thema": ["T03"]}, {"wahl themen_zuordnung": "thema"}),
    ("abgleich", {}, {}),
    ("datenstaende", {}, {}),
    ("datenqualitaet", {"von": ["2021"]}, {}),
    ("kommune", {"ars": ["034540032"]}, {}),
    ("kommune", {"ars": ["034590033"]}, {}),
    ("antworttabellen", {"zeilen": ["thema"], "hauptthema": ["-T01"]}, {}),
    (
        "antworttabellen",
        {
            "form": ["dreifach"],
            "groesse": ["anzahl_kommunen"],
            "arl": ["weser-ems", "lueneburg"],
            "von": ["2021", "ohne-angabe"],
        },
        {},
    ),
    ("antworttabellen", {"form": ["anteile"], "thema": ["T03"]}, {}),
    (
        "antworttabellen",
        {"form": ["anteile"], "zeilen": ["landkreis"], "arl": ["weser-ems"]},
        {},
    ),
    (
        "antworttabellen",
        {
            "form": ["faelle"],
            "spalten": ["empfaenger", "zuwendung_eur", "gesamtausgaben_eur"],
            "runde": ["2"],
        },
        {},
    ),
]
"""Page, selection, and the small choices on it."""


class Cited(HTMLParser):
    """Every link to a citation in some HTML, and the texts around it."""

    def __init__(self, html: str) -> None:
        """Read it."""
        super().__init__()
        self.rows: list[tuple[str, str, str]] = []
        """Address, name of the link, text of the row or passage before it."""

        self.numbers: list[tuple[str, str]] = []
        """Address, number that leads there."""

        self._text = ""
        self._cards = False
        self._open: tuple[str, str | None] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row, or a link."""
        values = dict(attrs)
        href = values.get("href") or ""
        self._cards = tag == "dl" or (self._cards and tag != "section")
        if tag == "tr" or (tag == "p" and not self._cards):
            self._text = ""
        if values.get("class") == "zr-karte":
            self._text = ""
        if tag == "a" and href.startswith("zitat?"):
            self._open = href, values.get("aria-label")
            self._from = len(self._text)

    def handle_endtag(self, tag: str) -> None:
        """End a cell, or a link."""
        self._cards = self._cards and tag != "dl"
        if tag in ("td", "th", "dd", "dt"):
            self._text += "|"
        if tag == "a" and self._open:
            href, name = self._open
            said = self._text[self._from :]
            if name:
                assert said == "Zitieren"
                self.rows.append((href, name, self._text[: self._from]))
            else:
                self.numbers.append((href, said))
            self._open = None

    def handle_data(self, data: str) -> None:
        """Words of a cell."""
        self._text += data


@pytest.mark.parametrize(("page", "url", "widgets"), VIEWS, ids=str)
def test_every_link_cites_what_it_stands_beside(
    page: str, url: Url, widgets: dict[str, str], public_store: Store
) -> None:
    """Cards, rows, sums, cells and feet; exact values, whatever is selected."""
    app = App(page, url).works()
    for key, value in widgets.items():
        app.test.button_group(key=key).set_value(value)
        app.rerun()
    for group in app.test.button_group:
        if str(group.key).startswith("ansicht "):
            group.set_value("Tabelle")
    found = Cited(app.rerun().works().html)

    answers = asking(public_store)
    _, _, codes = read_selection(answers, {})

    def value_of(address: str) -> tuple[str, Decimal | None, str]:
        query = parse_qs(urlsplit(address).query)
        (name,) = query.pop("kennzahl")
        assert query["stand"] == ["2026-11-22"]
        selection, notes = Selection.from_url(query, codes)
        assert not notes, notes
        wert = zitate.angabe(answers, name, selection, codes).wert
        what = ZITIERBAR[name]
        return what.name, wert, german.in_einheit(wert, what.einheit)

    assert found.rows or found.numbers
    feet = 0
    for address, name, text in found.rows:
        title, _, value = value_of(address)
        assert name.startswith(f"Zitieren: {title}")
        if not text.strip("|"):
            feet += 1
            continue
        assert value in text, (name, value, text)
    for address, number in found.numbers:
        # An answer table names its unit above, a statement what it counts behind.
        shown = re.sub("\N{NO-BREAK SPACE}(€|Bescheide|Kommunen)$", "", number)
        title, wert, value = value_of(address)
        if "_anteil" not in address:
            bare = value.removesuffix("\N{NO-BREAK SPACE}€")
            assert shown in (bare, f"{bare},00")
            continue
        # A share is rounded so that its column adds up: less than a step off.
        assert wert is not None
        percent = shown.removesuffix("\N{NO-BREAK SPACE}%").replace(",", ".")
        assert abs(Decimal(percent) - 100 * wert) < Decimal("0.1"), title
    assert feet <= len(app.test.get("plotly_chart")) + len(app.test.button_group)


def test_a_row_that_no_selection_says_has_no_link() -> None:
    """Cases with two themes: the filter knows »or«, not »and«."""
    app = App("themen", {"thema": ["T03"]})
    app.test.button_group(key="wahl themen_zuordnung").set_value("thema")
    app.rerun()
    app.test.button_group(key="ansicht zuwendung_nach_thema").set_value("Tabelle")
    html = app.rerun().works().html

    labels = [name for _, name, text in Cited(html).rows if text.strip("|")]
    assert "Zitieren: Bewilligte Zuwendungen, Neue Arbeitswelten & Coworking" in labels
    assert not any("Mobilität" in name for name in labels)


def test_every_number_of_an_answer_table_is_cited() -> None:
    """Cells, sums of rows and of columns; only where there is no case there is none."""
    html = App("antworttabellen", {"zeilen": ["landkreis"]}).works().html
    body = html.partition("<tbody>")[2].partition("</tbody>")[0]
    cells = re.findall(r'<td class="zr-zahl[^>]*>(.*?)</td>', body)

    assert len(cells) > 100
    for cell in cells:
        unknown = cell.strip() == "–" or "k. A." in cell.replace("\xa0", " ")
        assert ('href="zitat?' in cell) != unknown, cell


def test_a_share_of_what_no_selection_says_has_no_link() -> None:
    """Of two Ämter, one has so much: the whole is no selection without an Amt."""
    url = {"form": ["anteile"], "spalten": ["zuwendung_anteil", "einwohner"]}
    whole = App("antworttabellen", url).works().html
    part = App("antworttabellen", {**url, "arl": ["weser-ems", "lueneburg"]})

    assert whole.count("zuwendung_anteil_gebiet") == 4
    assert 'href="zitat?' not in part.works().html


def test_a_sum_per_head_of_some_kommunen_of_an_area_has_no_link() -> None:
    """The table divides by all who live in the area, the selection by some."""
    url = {"form": ["anteile"], "spalten": ["zuwendung_je_1000_eur"]}
    whole = App("antworttabellen", url).works().html
    some = App("antworttabellen", {**url, "zentralort": ["mittelzentrum"]})

    assert whole.count("kennzahl=zuwendung_je_1000_eur") == 5
    assert 'href="zitat?' not in some.works().html


def test_documented_numbers_are_cited_where_a_selection_says_them() -> None:
    """98 by January 2023 leaves out later cases of the same Runden: no link."""
    app = App("abgleich").works()
    rows = re.findall(r"<tr>(?:(?!</tr>).)*</tr>", app.html)
    documented = [row for row in rows if "Bescheide</a>" in row]
    left_out = [row for row in rows if "Leine-Weser, Runde 6" in row]

    assert len(documented) == 20
    assert left_out
    assert all('href="zitat?' not in row for row in left_out)


def test_missing_values_are_cited_as_the_number_of_all_cases() -> None:
    """Not as that of one Amt, which stands in the same row."""
    app = App("datenqualitaet", {"arl": ["weser-ems"]}).works()
    rows = Cited(app.html).rows
    cited = [
        (parse_qs(urlsplit(address).query), text.split("|")[:2])
        for address, name, text in rows
        if "ohne Angabe: " in name
    ]

    assert len(cited) == 3
    for query, (field, number) in cited:
        url = {name: values for name, values in query.items() if name != "kennzahl"}
        found = App("foerderfaelle", url).figures()["foerderfaelle"]
        assert (field, number) == (field, found)
