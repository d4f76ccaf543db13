"""Where a selection stands: Land, ArL, Landkreis or Kommune, and the way between.

The place is the selection itself: a chosen Landkreis is that Landkreis. So every step
is a link, and no page, file or route knows another place than the others.
"""

from __future__ import annotations

from zr_dashboard.model.codes import OHNE_ANGABE, Codes
from zr_dashboard.model.selection import Facet, Selection

LAND = "Niedersachsen"
REGIONAL = ("arl", "landkreis", "kommune")
"""Facets that say where, from the largest area to the smallest."""

_ABOVE = {"kommune": "landkreis", "landkreis": "arl", "arl": "land"}


def place(selection: Selection) -> tuple[str, str]:
    """Where the selection stands: (`land`|`arl`|`landkreis`|`kommune`, code or '').

    A level counts as a place if just one area of it is chosen and none excluded.
    """
    for name in reversed(REGIONAL):
        facet = selection.facet(name)
        if (
            len(facet.chosen) == 1
            and not facet.excluded
            and OHNE_ANGABE not in facet.chosen
        ):
            return name, facet.chosen[0]
    return "land", ""


def is_place(selection: Selection, codes: Codes) -> bool:
    """Whether the regional filters say just one place, and nothing else of where.

    What lies above may be said as well: the Landkreis of a Kommune.
    """
    level, code = place(selection)
    above: set[str] = set()
    while (code := codes.parents.get(code, "")) != "":
        above.add(code)
    others = [selection.facet(name) for name in REGIONAL if name != level]
    return level != "land" and all(
        not facet or (set(facet.chosen) <= above and not facet.excluded)
        for facet in others
    )


def name(selection: Selection, codes: Codes) -> str:
    """What the place of the selection is called; empty for the whole Land."""
    level, code = place(selection)
    if level == "land":
        return ""
    return (
        f"ArL {codes.name(level, code)}" if level == "arl" else codes.name(level, code)
    )


def below(level: str) -> str:
    """The level of the areas to show at a place; at a Kommune, its neighbours."""
    return {"arl": "landkreis", "landkreis": "kommune", "kommune": "kommune"}[level]


def everywhere(selection: Selection) -> Selection:
    """The same selection for the whole Land: every filter but where."""
    return selection.without(*REGIONAL)


def surroundings(selection: Selection, codes: Codes) -> Selection:
    """The selection whose areas are shown: a Kommune stands among its neighbours."""
    level, code = place(selection)
    if level != "kommune":
        return selection
    return everywhere(selection).with_facet("landkreis", Facet((codes.parents[code],)))


def down(selection: Selection, ebene: str, code: str, codes: Codes) -> Selection:
    """The selection one step further down: inside the area `code`."""
    wider = everywhere(selection)
    if ebene == "kommune":
        wider = wider.with_facet("landkreis", Facet((codes.parents[code],)))
    return wider.with_facet(ebene, Facet((code,)))


def trail(selection: Selection, codes: Codes) -> list[tuple[str, Selection]]:
    """The way from the Land to the place of the selection.

    Returns:
        Name and selection of each step, the Land first; all other filters stay.
    """
    level, code = place(selection)
    steps: list[Selection] = []
    while level != "land":
        steps.insert(0, down(selection, level, code, codes))
        level, code = _ABOVE[level], codes.parents.get(code, "")
    named = [(name(step, codes), step) for step in steps]
    return [(LAND, everywhere(selection)), *named]
