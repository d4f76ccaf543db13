"""The table twin of a chart, read as a browser does."""

from html.parser import HTMLParser

import pandas as pd

from tests.export.hostile import MARKUP
from zr_dashboard.export import html_table

NAN = float("nan")
FRAME = pd.DataFrame(
    {
        "titel": ["Markt", "Büro", "Rat", "Platz"],
        "anzahl_foerderfaelle": [1, 0, 1, 1],
        "zuwendung_eur": [1234.5, 0.0, NAN, 300.0],
        "zuwendung_angabe": ["exakt", None, None, "höchstens"],
        "jahr": [2019, 2020, 2021, 2022],
    }
)
COLUMNS = ["titel", "jahr", "anzahl_foerderfaelle", "zuwendung_eur"]


class Table(HTMLParser):
    """A table: its caption, its cells, and the attributes of each."""

    def __init__(self, html: str) -> None:
        """Read it; whatever was opened must be closed."""
        super().__init__()
        self.open: list[str] = []
        self.caption = ""
        self.rows: list[list[str]] = []
        self.cells: list[list[dict[str, str | None]]] = []
        self.links: list[dict[str, str | None]] = []
        self.tags: set[str] = set()
        self.region: dict[str, str | None] = {}
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what opens."""
        found = dict(attrs)
        self.open.append(tag)
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
            self.cells.append([])
        elif tag in ("th", "td"):
            self.rows[-1].append("")
            self.cells[-1].append({"tag": tag, **found})
        elif tag == "a":
            self.links.append(found)
        elif tag == "div":
            self.region = found

    def handle_data(self, data: str) -> None:
        """Text belongs to the caption or to the last cell."""
        if "caption" in self.open:
            self.caption += data
        elif "th" in self.open or "td" in self.open:
            self.rows[-1][-1] += data.replace("\N{NO-BREAK SPACE}", " ")

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last."""
        assert self.open.pop() == tag


def table(frame: pd.DataFrame = FRAME, **more: object) -> Table:
    """The frame as a table."""
    return Table(html_table.to_html(frame, COLUMNS, caption="Fälle", **more))  # type: ignore[arg-type]


def test_the_same_numbers_in_german() -> None:
    """Zero is 0, missing is k. A., an inexact amount says so, an exact one does not."""
    assert table().rows == [
        ["Titel", "Jahr", "Förderfälle", "Zuwendung"],
        ["Markt", "2019", "1", "1.234,50 €"],
        ["Büro", "2020", "0", "0 €"],
        ["Rat", "2021", "1", "k. A."],
        ["Platz", "2022", "1", "300 € (höchstens)"],
    ]


def test_a_screen_reader_knows_what_a_cell_belongs_to() -> None:
    """Every column and every row has a head, and the table a name."""
    found = table()

    assert [(cell["tag"], cell.get("scope")) for cell in found.cells[0]] == [
        ("th", "col")
    ] * 4
    for cells in found.cells[1:]:
        assert [(cell["tag"], cell.get("scope")) for cell in cells] == [
            ("th", "row"),
            *[("td", None)] * 3,
        ]
    assert found.caption == "Fälle"
    assert {len(row) for row in found.rows} == {4}


def test_a_wide_table_is_scrolled_by_keyboard() -> None:
    """What scrolls must be reached by Tab and must have a name (WCAG 2.1.1)."""
    region = table().region

    assert (region["tabindex"], region["role"], region["aria-label"]) == (
        "0",
        "region",
        "Fälle",
    )


def test_numbers_stand_right_and_text_and_years_left() -> None:
    """In the head as in the body, so that a title stands over its numbers."""
    for cells in table().cells:
        assert [cell.get("class") for cell in cells] == [
            None,
            None,
            "zr-zahl",
            "zr-zahl",
        ]


def test_hostile_text_stays_text() -> None:
    """A title of a Förderfall is somebody's text: it must not run."""
    hostile = FRAME.assign(titel=MARKUP)
    found = Table(
        html_table.to_html(hostile, COLUMNS, caption=MARKUP, titles={"jahr": MARKUP})
    )

    assert found.tags <= {
        "div",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "span",
    }
    assert found.rows[1][0] == MARKUP
    assert found.rows[0][1] == MARKUP
    assert found.caption == MARKUP
    assert found.region["aria-label"] == MARKUP


def test_the_sum_stands_last_and_apart() -> None:
    """It comes from SQL; what cannot be summed stays empty."""
    html = html_table.to_html(
        FRAME,
        COLUMNS,
        caption="Fälle",
        total={"titel": "zusammen", "zuwendung_eur": 1534.5},
    )

    assert Table(html).rows[-1] == ["zusammen", "", "", "1.534,50 €"]
    assert html.count('<tr class="zr-summe">') == 1


def test_a_link_stands_where_there_is_an_address() -> None:
    """A foreign page opens beside this one and learns nothing of it."""
    addresses = ["https://example.org/?a=1&b=2", "/?thema=T01", None, ""]
    found = table(links={"titel": addresses})

    assert [link["href"] for link in found.links] == addresses[:2]
    assert [link["target"] for link in found.links] == ["_blank", "_self"]
    assert found.links[0]["rel"] == "noopener noreferrer"


def test_an_address_cannot_leave_its_attribute() -> None:
    """A quote in it is a quote."""
    found = table(
        links={"titel": ['https://example.org/" onclick="a()', None, None, None]}
    )

    assert set(found.links[0]) == {"href", "target", "rel", "title"}


def test_missing_addresses_of_a_frame_are_none() -> None:
    """Frames have several ways to say that there is nothing."""
    series = pd.Series(["https://example.org", None, NAN], dtype=object)

    assert html_table.links(series) == ["https://example.org", None, None]


CROSSED = pd.DataFrame(
    {
        "schluessel": ["2019", "2020", "2020"],
        "gruppe": ["2019", "2020", "2020"],
        "teil_schluessel": ["a", "a", "b"],
        "teil": ["A & B", "A & B", MARKUP],
        "anzahl_foerderfaelle": [1, 1, 2],
        "zuwendung_eur": [100.0, NAN, 50.5],
    }
)


def test_two_dimensions_are_rows_and_columns_with_their_sum() -> None:
    """A pair without a case is 0, one without an amount k. A.; names are text."""
    total = pd.DataFrame(
        {"schluessel": ["2019", "2020"], "zuwendung_eur": [100.0, 50.5]}
    )
    found = Table(
        html_table.kreuz_to_html(
            CROSSED, "zuwendung_eur", caption="Kreuz", row_title="Jahr", total=total
        )
    )

    assert found.rows == [
        ["Jahr", "A & B", MARKUP, "zusammen"],
        ["2019", "100 €", "0 €", "100 €"],
        ["2020", "k. A.", "50,50 €", "50,50 €"],
    ]
    assert [cell.get("scope") for cell in found.cells[1]] == ["row", None, None, None]
    assert [cell.get("class") for cell in found.cells[0]] == [None, *["zr-zahl"] * 3]


def test_years_stand_in_order_and_what_has_none_stands_last() -> None:
    """The first row may not know them all."""
    frame = pd.DataFrame(
        {
            "schluessel": ["a", "a", "b", "b"],
            "gruppe": ["A", "A", "B", "B"],
            "teil_schluessel": ["2021", "ohne-angabe", "2020", "2022"],
            "teil": ["2021", "ohne Angabe", "2020", "2022"],
            "anzahl_foerderfaelle": [1, 1, 1, 1],
        }
    )
    found = Table(
        html_table.kreuz_to_html(
            frame, "anzahl_foerderfaelle", caption="Kreuz", row_title="Thema"
        )
    )

    assert found.rows[0] == ["Thema", "2020", "2021", "2022", "ohne Angabe"]
    assert found.rows[1] == ["A", "0", "1", "0", "1"]


def test_a_comparison_writes_each_row_in_its_own_unit() -> None:
    """Cases are counted, sums are Euro, changes are percentages."""
    frame = pd.DataFrame(
        {
            "kennzahl": ["foerderfaelle", "zuwendung_eur"],
            "zeitraum_a": [1, 100.0],
            "zeitraum_b": [4, NAN],
            "differenz": [3, NAN],
            "veraenderung_anteil": [3.0, NAN],
            "b_anteil": [0.8, NAN],
        }
    )
    found = Table(
        html_table.comparison_to_html(
            frame, caption="Vergleich", titles={"zeitraum_a": "2019"}
        )
    )

    assert found.rows[0][:2] == ["Kennzahl", "2019"]
    assert found.rows[1][1:] == ["1", "4", "3", "300,0 %", "80,0 %"]
    assert found.rows[2][1:] == ["100 €", *["k. A."] * 4]


def test_no_rows_are_a_table_with_its_head() -> None:
    """An empty answer has the shape of a full one."""
    assert table(FRAME.head(0)).rows == [["Titel", "Jahr", "Förderfälle", "Zuwendung"]]
