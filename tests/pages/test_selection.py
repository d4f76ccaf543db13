"""The selection: from the address into the filters, from the filters into the address.

What a selection means in figures is tested in `test_figures`, what a link may look
like in `tests/model/test_selection.py`.
"""

import pytest

from tests.pages.app import PAGES, App
from zr_dashboard.model.dimensionen import FACETS


def test_a_deep_link_selects() -> None:
    """Address, filters, title line and chips say the same."""
    app = App(url={"von": ["2020"], "arl": ["weser-ems"], "thema": ["-T03"]}).works()

    assert app.chosen("arl") == ["weser-ems"]
    assert app.chosen("thema") == ["-T03"]
    assert app.test.selectbox(key="filter_von").value == 2020
    assert app.line.startswith("Jahre ab 2020 · ArL Weser-Ems · nicht Thema Neue")
    assert [key for key in app.buttons if key.startswith("chip ")] == [
        "chip von ",
        "chip arl weser-ems",
        "chip thema -T03",
    ]


def test_a_filter_writes_the_address() -> None:
    """What the reader chose can be sent to somebody else."""
    app = App().choose("arl", "lueneburg").choose("thema", "T01", "T07").works()

    assert app.url == {"arl": ["lueneburg"], "thema": ["T01", "T07"]}


def test_years_write_the_address() -> None:
    """From and to are two parameters, »ohne Angabe« is a value of the first."""
    app = App()
    app.test.selectbox(key="filter_von").set_value(2021)
    app.test.selectbox(key="filter_bis").set_value(2023)
    app.rerun()
    app.test.selectbox(key="filter_ohne_jahr").set_value(True)
    app.rerun()

    assert app.url == {"von": ["2021", "ohne-angabe"], "bis": ["2023"]}


def test_the_back_button_takes_the_choice_back() -> None:
    """An older address on the same page wins over what the session remembers."""
    app = App().choose("arl", "lueneburg")
    assert app.url == {"arl": ["lueneburg"]}

    app.visit({}).works()

    assert app.chosen("arl") == []
    assert app.line.startswith("alle Förderfälle")


@pytest.mark.parametrize("page", PAGES[1:])
def test_the_selection_survives_a_change_of_page(page: str) -> None:
    """Streamlit empties the address then; the selection is written into it again."""
    url = {"von": ["2020"], "landkreis": ["03454"], "thema": ["-T03"]}
    app = App(url=url)

    app.turn_to(page).works()

    assert app.url == url
    assert app.turn_to("ueberblick").url == url


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"thema": ["T99"]}, "»T99« ist kein bekannter Wert für den Filter »thema«."),
        ({"farbe": ["rot"]}, "Der Parameter »farbe« ist nicht bekannt."),
        ({"von": ["1999"]}, "»1999« ist kein bekannter Wert für den Filter »von«."),
        ({"stand": ["2001-01-01"]}, "Einen Datenstand »2001-01-01« gibt es nicht."),
        ({"kommune": ["<b>x</b>"]}, "»<b>x</b>« ist kein bekannter Wert"),
    ],
    ids=str,
)
def test_what_a_link_cannot_select_is_announced(
    wrong: dict[str, list[str]], said: str
) -> None:
    """Neither ignored in silence nor an empty page: the rest of the link holds."""
    app = App(url={"arl": ["weser-ems"], **wrong}).works()

    (warning,) = app.warnings
    assert warning.startswith(said)
    assert app.url == {"arl": ["weser-ems"]}
    assert app.figures() == App(url={"arl": ["weser-ems"]}).figures()


def test_a_reversed_range_is_turned_round_and_said() -> None:
    """A typing error is not an empty page."""
    app = App(url={"von": ["2022"], "bis": ["2020"]}).works()

    (warning,) = app.warnings
    assert warning == (
        "Der Zeitraum von 2022 bis 2020 läuft rückwärts. "
        "Gezeigt werden die Jahre 2020 bis 2022."
    )
    assert app.url == {"von": ["2020"], "bis": ["2022"]}


def test_what_was_announced_goes_with_the_next_choice() -> None:
    """A warning that stays would be about a link that nobody looks at any more."""
    app = App(url={"thema": ["T99"]})
    assert app.warnings

    assert not app.choose("arl", "weser-ems").warnings


def test_what_was_announced_stays_until_then() -> None:
    """Switching a chart to its table must not swallow the warning."""
    app = App(url={"thema": ["T99"]})

    assert app.rerun().warnings


@pytest.mark.parametrize("facet", FACETS)
def test_exclusion_and_ohne_angabe_round_trip(facet: str) -> None:
    """Every kind of token goes through address and filter and address unchanged."""
    for sign in ("", "-"):
        url = {facet: [f"{sign}ohne-angabe"]}
        app = App("methodik", url).works()  # the quickest; filters are everywhere
        assert app.chosen(facet) == url[facet]
        assert app.url == url


@pytest.mark.parametrize("facet", ["runde", "thema", "hauptthema", "massnahme"])
def test_ohne_angabe_can_be_chosen_where_something_is_missing(facet: str) -> None:
    """Chosen or excluded in the filter, it stands in the address."""
    for token in ("ohne-angabe", "-ohne-angabe"):
        app = App().open_filters().choose(facet, token).works()
        assert app.url == {facet: [token]}
        assert 0 < int(app.figures()["foerderfaelle"]) < 102


def test_rare_filters_are_drawn_where_they_are_used_or_opened() -> None:
    """Most readers never look at them."""

    def drawn(app: App) -> bool:
        return "filter_status" in {
            widget.key for widget in app.works().test.multiselect
        }

    assert not drawn(App())
    assert drawn(App().open_filters())
    assert drawn(App(url={"massnahme": ["investiv"]}))
    assert drawn(App(url={"betrag_von": ["100000"]}))


def test_of_a_choice_and_its_opposite_the_last_stays() -> None:
    """»Lüneburg und nicht Lüneburg« is nobody's wish."""
    app = App().choose("arl", "lueneburg", "weser-ems")

    app.choose("arl", "lueneburg", "weser-ems", "-lueneburg").works()
    assert app.chosen("arl") == ["weser-ems", "-lueneburg"]

    app.choose("arl", "weser-ems", "-lueneburg", "lueneburg").works()
    assert app.chosen("arl") == ["lueneburg", "weser-ems"]


def test_a_chip_removes_its_own_choice_only() -> None:
    """Each ✕ takes away just what stands beside it."""
    app = App(url={"arl": ["lueneburg", "weser-ems"], "thema": ["-T03"]})

    app.press("chip arl lueneburg").works()
    assert app.url == {"arl": ["weser-ems"], "thema": ["-T03"]}
    assert app.chosen("arl") == ["weser-ems"]

    app.press("chip thema -T03")
    assert app.url == {"arl": ["weser-ems"]}


def test_a_range_of_years_is_one_chip() -> None:
    """It is one wish, however many parameters it takes."""
    app = App(url={"von": ["2020"], "bis": ["2022"]}).press("chip von ").works()

    assert app.url == {}
    assert app.test.selectbox(key="filter_von").value is None


def test_reset_takes_everything_back() -> None:
    """One button from any selection to all cases; it is there only when needed."""
    app = App(url={"von": ["2020"], "arl": ["-lueneburg"], "stand": ["2026-11-22"]})

    app.press("zuruecksetzen").works()

    assert app.url == {}
    assert app.line.startswith("alle Förderfälle")
    assert "zuruecksetzen" not in app.buttons


def test_choices_say_how_many_cases_they_would_give() -> None:
    """A reader sees before choosing; the promise holds after choosing."""
    app = App(url={"von": ["2020"], "bis": ["2021"]})
    labels = app.test.multiselect(key="filter_arl").options

    for code, start in (("braunschweig", "Braunschweig"), ("weser-ems", "Weser-Ems")):
        (label,) = (text for text in labels if text.startswith(start))
        promised = label.partition(" · ")[2]
        then = App(url={"von": ["2020"], "bis": ["2021"], "arl": [code]})
        assert f" {promised} von 102" in then.line


def test_breadcrumb_leads_up_again() -> None:
    """From a Kommune to its Landkreis, its Amt and the whole Land."""
    app = App("regionen", {"kommune": ["034540032"], "thema": ["-T03"]}).works()

    app.press("brotkrume 2")
    assert app.url == {"landkreis": ["03454"], "thema": ["-T03"]}
    app.press("brotkrume 1")
    assert app.url == {"arl": ["weser-ems"], "thema": ["-T03"]}
    app.press("brotkrume 0")
    assert app.url == {"thema": ["-T03"]}


@pytest.mark.parametrize(
    ("stadt", "kreis", "name"),
    [("03403", "03458", "Oldenburg"), ("03404", "03459", "Osnabrück")],
)
def test_a_city_is_not_the_landkreis_of_its_name(
    stadt: str, kreis: str, name: str
) -> None:
    """Both are »Oldenburg« to whoever is careless; the page never is."""
    city = App("regionen", {"landkreis": [stadt]}).works()
    district = App("regionen", {"landkreis": [kreis]}).works()

    assert city.line.startswith(f"Stadt {name}")
    assert district.line.startswith(f"Landkreis {name}")
