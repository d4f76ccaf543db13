"""Where a selection lies, as a sentence says it: »im Landkreis Goslar«.

Only what a sentence can say: a few areas of one level, none excluded.
"""

from __future__ import annotations

from zr_dashboard.formatting.zahlwort import und
from zr_dashboard.model.codes import OHNE_ANGABE, Codes
from zr_dashboard.model.selection import Selection

LEVELS = ("kommune", "landkreis", "arl")
"""The regional filters, the smallest areas first."""

_NAMED = 3
"""So many areas are named; more stand in the words of the selection."""

_KINDS = {
    "Amtsbezirk": ("im Amtsbezirk", "in den Amtsbezirken"),
    "Landkreis": ("im Landkreis", "in den Landkreisen"),
    "Region": ("in der Region", "in den Regionen"),
    "Stadt": ("in der Stadt", "in den Städten"),
    "Samtgemeinde": ("in der Samtgemeinde", "in den Samtgemeinden"),
    "Gemeinde": ("in der Gemeinde", "in den Gemeinden"),
    "Flecken": ("im Flecken", "in den Flecken"),
}
"""First word of an area's name -> the same after »in« (Dativ), for one and several."""


def wo(selection: Selection, codes: Codes) -> tuple[str, tuple[str, ...]]:
    """Where it is, and which fields of the selection are said by that.

    An area implies the larger ones that it lies in: they need not be said.

    Returns:
        »in den Landkreisen Goslar und Peine« with ("landkreis",); empty where it is
        the whole Land, or cannot be said so.
    """
    used = [name for name in LEVELS if selection.facet(name)]
    if not used:
        return "", ()
    name = used[0]
    facet = selection.facet(name)
    if facet.excluded or OHNE_ANGABE in facet.chosen or len(facet.chosen) > _NAMED:
        return "", ()
    for wider in map(selection.facet, used[1:]):
        if wider.excluded or not all(
            _lies_in(a, wider.chosen, codes) for a in facet.chosen
        ):
            return "", ()
    return _places([_named(name, codes.name(name, c)) for c in facet.chosen]), (*used,)


def _lies_in(area: str, chosen: tuple[str, ...], codes: Codes) -> bool:
    """Whether one of these is the area itself, or a larger one around it."""
    code: str | None = area
    while code is not None:
        if code in chosen:
            return True
        code = codes.parents.get(code)
    return False


def _named(level: str, name: str) -> str:
    # The state's own abbreviation of Oldenburg in Oldenburg; nobody prints it.
    return f"Amtsbezirk {name}" if level == "arl" else name.removesuffix(" (Oldb)")


def _places(names: list[str]) -> str:
    """Areas of one kind share its word."""
    kinds: dict[str, list[str]] = {}
    for name in names:
        kind, _, rest = name.partition(" ")
        if kind in _KINDS and rest:
            kinds.setdefault(kind, []).append(rest)
        else:
            kinds.setdefault("", []).append(name)
    said = [_of_kind(kind, found) for kind, found in kinds.items()]
    several = any(len(found) > 1 for found in kinds.values())
    return " sowie ".join(said) if several else und(said)


def _of_kind(kind: str, names: list[str]) -> str:
    one, several = _KINDS.get(kind, ("in", "in"))
    return f"{one if len(names) == 1 else several} {und(names)}"
