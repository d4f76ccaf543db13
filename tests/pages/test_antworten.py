"""The page »Antworttabellen«: what is chosen is in the address, and in the table."""

import re
from html import unescape
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.pages.app import App
from zr_dashboard.api import ROUTES
from zr_dashboard.export import antwort_bau
from zr_dashboard.model.antwortvorlagen import VORLAGEN

PAGE = "antworttabellen"


def table(app: App) -> list[list[str]]:
    """Rows of the table, head included, as a reader reads them."""
    found = re.findall(r"<tr.*?>(.*?)</tr>", app.html)
    cells = [re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row) for row in found]
    return [
        [unescape(re.sub("<.*?>", "", cell)).strip() for cell in row] for row in cells
    ]


def rows_of(answer: dict[str, dict[str, dict[str, list[dict[str, object]]]]]) -> object:
    """Texts and marks of the rows of a JSON answer."""
    return [
        [
            (cell["text"], cell["marken"])
            for cell in row["zellen"]  # type: ignore[attr-defined]
        ]
        for row in answer["antwort"]["tabelle"]["zeilen"]
    ]


@pytest.mark.parametrize("form", [name for name in VORLAGEN if name != "antraege"])
def test_the_page_shows_what_the_files_hold(
    form: str, public_store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cell by cell, marks included, for every shape."""
    monkeypatch.setenv("ZR_DATABASE", str(public_store_path))
    url = {"form": [form], "arl": ["weser-ems"], "von": ["2021"]}
    app = App(PAGE, url).works()
    client = TestClient(Starlette(routes=ROUTES))
    said = client.get("/api/v1/antwort.json", params=url).json()

    shown = [
        [
            (re.sub(r"^(\d\)\s*)+|(\s*\d\))+$", "", cell), re.findall(r"(\d)\)", cell))
            for cell in row
        ]
        for row in table(app)
    ]
    expected = [
        [(text, [str(n) for n in marks]) for text, marks in row]
        for row in rows_of(said)  # type: ignore[attr-defined]
    ]
    assert shown[-len(expected) :] == [
        [(text, marks) for text, marks in row] for row in expected
    ]
    for text in said["antwort"]["vorbemerkung"]:
        assert text in unescape(app.html)
    for note in said["antwort"]["anmerkungen"]:
        assert note["text"] in unescape(app.html)


def test_what_is_chosen_stands_in_the_address() -> None:
    """A link shows the same to everybody; the selection stays beside it."""
    app = App(PAGE, {"arl": ["weser-ems"]})
    app.test.selectbox(key="antwort zeilen").set_value("landkreis")
    app.rerun().works()
    app.test.button_group(key="antwort betraege").set_value("tsd")
    app.rerun().works()

    assert app.url["zeilen"] == ["landkreis"]
    assert app.url["betraege"] == ["tsd"]
    assert app.url["arl"] == ["weser-ems"]
    assert table(App(PAGE, app.url)) == table(app)
    assert table(app)[0][0] == "Landkreis"


def test_another_shape_begins_with_what_is_usual_in_it() -> None:
    """Rows and columns of the former one mean nothing in it."""
    app = App(PAGE, {"zeilen": ["arl"], "spalten": ["jahr"]})
    app.test.button_group(key="antwort form").set_value("faelle")
    app.rerun().works()

    assert app.url == {"form": ["faelle"]}
    assert table(app)[0][:2] == ["Nr.", "Empfänger"]


def test_the_shape_is_kept_while_another_page_is_read() -> None:
    """Who looks something up in between finds the table as it was."""
    app = App(PAGE, {"form": ["anteile"], "betraege": ["mio"]})
    app.turn_to("methodik").turn_to(PAGE).works()

    assert app.url["betraege"] == ["mio"]
    assert table(app)[0][0] == "ArL"


def test_two_choices_made_quickly_both_count() -> None:
    """The second one is made on a page that does not know the first yet."""
    app = App(PAGE)
    app.test.selectbox(key="antwort zeilen").set_value("landkreis")
    app.test.button_group(key="antwort betraege").set_value("tsd")
    app.rerun().works()

    assert (app.url["zeilen"], app.url["betraege"]) == (["landkreis"], ["tsd"])


def test_a_filter_keeps_the_shape() -> None:
    """Choosing an Amt changes the cases, not the table."""
    app = App(PAGE, {"form": ["anteile"]}).choose("arl", "weser-ems").works()

    assert app.url == {"form": ["anteile"], "arl": ["weser-ems"]}
    assert [row[0] for row in table(app)] == ["ArL", "Weser-Ems", "zusammen"]


def test_what_a_link_asks_wrongly_is_said() -> None:
    """And the usual table is shown."""
    app = App(PAGE, {"form": ["sechsfach"], "arl": ["weser-ems"]}).works()

    assert "»sechsfach« ist hier kein bekannter Wert für »form«." in app.warnings[0]
    assert table(app)[0][0] == "Kommune"


def test_rejections_that_are_not_published_are_said_so() -> None:
    """A table of zeros would be wrong."""
    app = App(PAGE, {"form": ["antraege"]}).works()

    assert "Ablehnungen und Rücknahmen sind nicht veröffentlicht" in app.html
    assert table(app) == []


def test_files_are_those_of_the_same_address() -> None:
    """Whoever presses gets what is on the page."""
    app = App(PAGE, {"form": ["anteile"], "arl": ["weser-ems"]})
    links = re.findall(r'href="(api/v1/antwort[^"]*)"', app.html)

    assert [link.partition("?")[0] for link in links] == [
        "api/v1/antwort.docx",
        "api/v1/antwort.xlsx",
        "api/v1/antwort.json",
    ]
    assert all("arl=weser-ems" in link and "form=anteile" in link for link in links)


def test_a_very_large_table_is_cut_on_the_page_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It says how much of it is shown; its sum is that of all rows."""
    whole = table(App(PAGE, {"zeilen": ["landkreis"]}))
    monkeypatch.setattr(antwort_bau, "ZELLEN_SEITE", 100)
    app = App(PAGE, {"zeilen": ["landkreis"]}).works()

    assert "Hier stehen die ersten 10 von 31" in app.html
    assert table(app) == [*whole[:11], whole[-1]]


def test_a_table_too_wide_is_said_in_words() -> None:
    """With what to do about it."""
    url = {"form": ["dreifach"], "spalten": ["kommune"], "unterspalten": ["thema"]}
    app = App(PAGE, url).works()

    assert "Bitte Zeilen und Spalten tauschen" in app.test.info[0].value
