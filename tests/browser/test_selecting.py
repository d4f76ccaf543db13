"""The selection in a real browser: keyboard, chips, history, reload, pages, link."""

from playwright.sync_api import expect

from tests.browser.conftest import NewReader
from tests.browser.reader import Reader, digits

_MOST_TABS = 80


def _focused(reader: Reader) -> str:
    label: str = reader.page.evaluate(
        """() => {
          const node = document.activeElement;
          const label = node.labels?.[0]?.innerText ?? "";
          return node.getAttribute("aria-label") || label || node.innerText || "";
        }"""
    )
    return label.strip()


def _tab_to(reader: Reader, label: str) -> None:
    """Press Tab until what has that label has the focus."""
    for _ in range(_MOST_TABS):
        reader.page.keyboard.press("Tab")
        if _focused(reader).startswith(label):
            return
    message = f"no way to »{label}« by keyboard"
    raise AssertionError(message)


def test_the_first_stop_leads_past_the_filters(reader: Reader) -> None:
    """Who reads by keyboard must not pass eleven filters on every page."""
    reader.open()
    reader.page.keyboard.press("Tab")

    assert _focused(reader) == "Zum Inhalt springen"


def test_a_filter_is_set_by_keyboard_alone(reader: Reader) -> None:
    """Tab, typing, Enter: no mouse, and the figures follow."""
    reader.open()
    before = digits(reader.figure("foerderfaelle").inner_text())

    _tab_to(reader, "ArL")
    reader.page.keyboard.type("Lüne")
    reader.page.keyboard.press("Enter")
    reader.selects({"arl": ["lueneburg"]})

    assert reader.line.startswith("ArL Lüneburg")
    assert 0 < digits(reader.figure("foerderfaelle").inner_text()) < before


def test_the_back_button_undoes_and_forward_redoes(reader: Reader) -> None:
    """Each choice is a step of the browser's history."""
    reader.open()
    reader.filter("ArL").fill("Lüne")
    reader.page.keyboard.press("Enter")
    reader.selects({"arl": ["lueneburg"]})

    reader.page.go_back()
    reader.selects({})
    expect(reader.page.locator("p.zr-zeile")).to_contain_text("alle Förderfälle")
    expect(reader.figure("foerderfaelle")).to_have_text("102")

    reader.page.go_forward()
    reader.selects({"arl": ["lueneburg"]})
    expect(reader.page.locator("p.zr-zeile")).to_contain_text("ArL Lüneburg")


def test_a_chip_removes_its_choice(reader: Reader) -> None:
    """The other choices stay."""
    reader.open(url={"arl": ["lueneburg"], "thema": ["-T03"]})

    reader.page.locator(".st-key-chips").get_by_role(
        "button", name="ArL: Lüneburg"
    ).click()

    reader.selects({"thema": ["-T03"]})
    expect(reader.page.locator("p.zr-zeile")).not_to_contain_text("Lüneburg")


def test_the_selection_survives_reload_and_change_of_page(reader: Reader) -> None:
    """Address, filters and figures stay together on the whole way."""
    url = {"arl": ["lueneburg"], "von": ["2020"]}
    reader.open(url=url)
    figure = reader.figure("zuwendung_eur").inner_text()

    reader.page.reload()
    reader.sees("Überblick").selects(url)
    expect(reader.figure("zuwendung_eur")).to_have_text(figure)

    reader.turn_to("themen").selects(url)
    expect(reader.page.locator("p.zr-zeile")).to_contain_text("ArL Lüneburg")

    reader.turn_to("ueberblick").selects(url)
    expect(reader.figure("zuwendung_eur")).to_have_text(figure)


def test_a_link_that_cannot_be_used_is_announced(reader: Reader) -> None:
    """A reader whose link is half wrong learns it, whatever page it leads to."""
    reader.open("regionen", {"thema": ["T99"], "farbe": ["rot"]})

    alerts = reader.page.get_by_test_id("stAlert")
    expect(alerts).to_have_count(2)
    expect(alerts.nth(0)).to_contain_text("»farbe« ist nicht bekannt")
    expect(alerts.nth(1)).to_contain_text("»T99« ist kein bekannter Wert")


def test_the_link_lands_in_the_clipboard(new_reader: NewReader) -> None:
    """What is pasted into a mail opens just what is seen; the button says so."""
    reader = new_reader(permissions=["clipboard-read", "clipboard-write"])
    reader.open(url={"arl": ["weser-ems"], "thema": ["-T03"]})

    reader.page.get_by_role("button", name="Link kopieren").click()
    expect(reader.page.get_by_role("button", name="Link kopiert")).to_be_visible()

    copied = reader.page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{reader.base}/?arl=weser-ems&thema=-T03"


def test_a_filter_stays_while_its_count_changes(reader: Reader) -> None:
    """The browser knows a choice by a label with a number, and the number changes."""
    reader.open("ueberblick", {"gegenstand": ["2.1"], "von": ["2020"]}).expand_all()
    for label, typed, added in (
        ("ArL", "Weser-E", {"arl": ["weser-ems"]}),
        ("Jahr bis", "2022", {"bis": ["2022"]}),
        ("Thema", "Mobi", {"thema": ["T07"]}),
    ):
        before = reader.url
        reader.filter(label).click()
        reader.page.keyboard.type(typed)
        reader.page.keyboard.press("Enter")
        reader.page.keyboard.press("Tab")
        reader.selects(before | added)
    expect(reader.page.get_by_role("alert")).to_have_count(0)
