"""The map of the Regionen, by mouse and by keyboard."""

from playwright.sync_api import expect

from tests.browser.reader import Reader

EMSLAND = "03454"

_POINT_INSIDE = """(code) => {
  const area = [...document.querySelectorAll(".choroplethlayer path")]
    .find((path) => path.__data__?.loc === code);
  if (!area) return null;
  area.scrollIntoView({ block: "center" });
  const box = area.getBBox();
  const matrix = area.getScreenCTM();
  for (let step = 0; step < 400; step++) {
    const point = new DOMPoint(
      box.x + box.width * ((step % 20) + 0.5) / 20,
      box.y + box.height * (Math.floor(step / 20) + 0.5) / 20);
    if (area.isPointInFill(point)) {
      const seen = point.matrixTransform(matrix);
      return [seen.x, seen.y];
    }
  }
  return null;
}"""
"""A point of the screen that lies within the area with that key."""


def _click_area(reader: Reader, code: str) -> None:
    found = reader.page.wait_for_function(_POINT_INSIDE, arg=code).json_value()
    reader.page.mouse.click(*found)


def test_a_click_on_the_map_leads_down_and_the_breadcrumb_up(reader: Reader) -> None:
    """A Landkreis shows its Kommunen; the whole Land is one press away."""
    reader.open("regionen")
    _click_area(reader, EMSLAND)
    reader.selects({"landkreis": [EMSLAND]})

    assert reader.line.startswith("Landkreis Emsland")
    expect(reader.page.locator("h2").first).to_have_text("Zuwendung nach Kommune")
    trail = reader.page.locator(".st-key-brotkrumen")
    expect(trail).to_contain_text("Landkreis Emsland")

    trail.get_by_role("button", name="ArL Weser-Ems").click()
    reader.selects({"arl": ["weser-ems"]})
    trail.get_by_role("button", name="Niedersachsen").click()
    reader.selects({})
    expect(reader.page.locator("h2").first).to_have_text("Zuwendung nach Landkreis")


def test_the_small_map_leads_down_too(reader: Reader) -> None:
    """On the Überblick a click narrows the page there and then."""
    reader.open()
    _click_area(reader, EMSLAND)
    reader.selects({"landkreis": [EMSLAND]})

    assert reader.line.startswith("Landkreis Emsland")


def test_the_list_twin_does_the_same_by_keyboard(reader: Reader) -> None:
    """What the map can, a link can; the other filters stay."""
    reader.open("regionen", {"thema": ["-T03"]})

    reader.page.get_by_role("link", name="Landkreis Emsland", exact=True).focus()
    reader.page.keyboard.press("Enter")

    reader.selects({"landkreis": [EMSLAND], "thema": ["-T03"]})
    expect(reader.page.locator(".st-key-brotkrumen")).to_contain_text(
        "Landkreis Emsland"
    )
