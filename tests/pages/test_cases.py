"""The page »Förderfälle«, and the way back from every change of the selection."""

import re
from html import unescape

from tests.pages.app import App


def titles(app: App) -> list[str]:
    """Titles of the cases in the table, as a reader reads them."""
    rows = re.findall(r'<th scope="row"[^>]*><a [^>]*>(.*?)</a>', app.html)
    return [unescape(re.sub("<.*?>", "", row)) for row in rows]


def heads(app: App) -> list[str]:
    """Headings of the table."""
    return re.findall(r'<th scope="col"[^>]*>(.*?)</th>', app.html)


def test_the_page_shows_the_first_cases_and_says_so() -> None:
    """Newest first; the rest is a page away, not in the browser."""
    app = App("foerderfaelle").works()

    assert len(titles(app)) == 25
    assert "Zeilen 1 bis 25 von 102" in app.html


def test_the_order_can_be_chosen() -> None:
    """The largest amount first, then the smallest."""
    app = App("foerderfaelle").works()
    app.test.selectbox(key="sortierung ohne Text").set_value("zuwendung_eur")
    largest = titles(app.rerun().works())
    app.test.button_group(key="wahl reihenfolge").set_value("auf")
    smallest = titles(app.rerun().works())

    assert largest[0] != smallest[0]
    assert "Förderfälle nach Zuwendung, aufsteigend" in app.html


def test_columns_can_be_chosen() -> None:
    """They stand in the order of the menu, whatever was pressed first."""
    app = App("foerderfaelle").works()
    app.test.button_group(key="spalten").set_value(["vertrauen", "einwohner", "titel"])

    assert heads(app.rerun().works()) == ["Titel", "Einwohner", "Vertrauen"]


def test_no_column_at_all_is_those_of_the_beginning() -> None:
    """An empty table would be a riddle."""
    app = App("foerderfaelle").works()
    app.test.button_group(key="spalten").set_value([])

    assert heads(app.rerun().works())[0] == "Titel"


def test_a_search_marks_its_hits() -> None:
    """In the shown columns, or in an excerpt of the field that has the word."""
    app = App("foerderfaelle", {"text": ["Leerstand"]}).works()

    rows = re.findall(r"<tr><th scope=\"row\".*?</tr>", app.html)
    assert len(rows) == 20
    assert [row for row in rows if "<mark>" not in row] == []
    assert "Auch gefunden mit" in app.html


def test_a_search_with_nothing_to_explain_says_nothing() -> None:
    """One word, found as it was typed."""
    app = App("foerderfaelle", {"text": ["Skatepark"]}).works()

    assert {*titles(app)} == {"Skatepark Lingen", "Skatepark Springe"}
    assert "Auch gefunden" not in app.html


def test_a_hostile_search_is_a_text() -> None:
    """What was typed comes back as it was, and is no markup."""
    app = App("foerderfaelle", {"text": ["<img src=x onerror=alert(1)> *fett*"]})

    assert "<img" not in app.works().html
    assert app.line.startswith("Suche nach »&lt;img src=x")


def test_a_search_that_finds_nothing_suggests() -> None:
    """One press, and the page is full."""
    app = App("foerderfaelle", {"text": ["Lehrstandt xyzzy"]}).works()
    [word] = [key for key in app.buttons if key == "vorschlag wort Leerstand"]

    assert app.press(word).works().url == {"text": ["Leerstand"]}
    assert len(titles(app)) == 20


def test_a_search_for_nothing_but_small_words_says_so() -> None:
    """It finds everything, and the page says why."""
    app = App("foerderfaelle", {"text": ["und der"]}).works()

    assert "Nicht gesucht, weil zu häufig: und, der." in app.html
    assert "102 von 102" in app.line


def test_every_step_can_be_taken_back_and_made_again() -> None:
    """Filter, text, reset: backwards to the beginning, then forwards to the end."""
    app = App("foerderfaelle").works()
    assert "rueckgaengig" not in app.buttons
    app.choose("arl", "weser-ems")
    app.test.text_input(key="filter_text").set_value("Leerstand")
    app.rerun().press("zuruecksetzen")
    steps = [{}, {"arl": ["weser-ems"]}, {"text": ["Leerstand"], "arl": ["weser-ems"]}]

    assert [app.press("rueckgaengig").works().url for _ in steps] == steps[::-1]
    assert "rueckgaengig" not in app.buttons
    assert [app.press("wiederholen").url for _ in steps] == [*steps[1:], {}]
    assert "wiederholen" not in app.buttons


def test_a_new_step_ends_what_could_be_made_again() -> None:
    """Like in every program with an undo."""
    app = App("foerderfaelle").choose("arl", "weser-ems").press("rueckgaengig")
    app.choose("thema", "T01")

    assert "wiederholen" not in app.buttons
    assert app.press("rueckgaengig").url == {}


def test_letters_typed_in_a_row_are_one_step() -> None:
    """Nobody wants back »Leersta«."""
    app = App("foerderfaelle").choose("arl", "weser-ems")
    for text in ("Leer", "Leersta", "Leerstand"):
        app.test.text_input(key="filter_text").set_value(text)
        app.rerun()

    assert app.press("rueckgaengig").url == {"arl": ["weser-ems"]}


def test_a_limit_of_amounts_can_be_chosen() -> None:
    """Its cases stand beside it; typing one is tested in a browser."""
    app = App("foerderfaelle").open_filters().works()
    limit = app.test.selectbox(key="filter_betrag_von")
    assert "100.000\N{NO-BREAK SPACE}€ · 77" in limit.options
    limit.set_value("100000")

    assert app.rerun().works().url == {"betrag_von": ["100000"]}
    assert app.line.startswith("Zuwendung ab 100.000\N{NO-BREAK SPACE}€ · 77 von 102")


def test_a_day_belongs_to_the_term() -> None:
    """It is asked for beside »Laufzeit«, and goes with it."""
    app = App("foerderfaelle", {"laufzeit": ["beendet"]}).works()
    app.test.text_input(key="filter_am").set_value("01.01.2022")
    assert app.rerun().works().url == {"laufzeit": ["beendet"], "am": ["2022-01-01"]}

    app.test.text_input(key="filter_am").set_value("31.02.2022")
    assert "kein Tag der Form" in app.rerun().works().warnings[0]
    assert app.choose("laufzeit").works().url == {}
