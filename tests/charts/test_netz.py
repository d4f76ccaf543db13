"""The picture of who acts together: nothing overlaps, nothing is missing or doubled."""

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import example
from tests.remembering import Remembering
from zr_dashboard.charts import netz
from zr_dashboard.charts.anordnung import Plan, anordnen, linien
from zr_dashboard.formatting.records import records
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import kooperationen

NAMES = (
    "Stadt A",
    "Stadt B",
    "Landkreis C",
    "Ein sehr langer Name e. V.",
    "E",
    "F",
    "G",
)
KINDS = ("Kommune", "Kommune", "Landkreis", *["Einrichtung"] * 4)


def frame(*pairs: tuple[int, int, int]) -> pd.DataFrame:
    """Pairs of `NAMES` by number, with how many cases; the first is recipient."""
    return pd.DataFrame(
        [
            {
                "beteiligter_a": NAMES[a],
                "art_a": KINDS[a],
                "kommune_a_ars9": f"03153000{a}" if KINDS[a] == "Kommune" else None,
                "beteiligter_b": NAMES[b],
                "art_b": KINDS[b],
                "kommune_b_ars9": f"03153000{b}" if KINDS[b] == "Kommune" else None,
                "anzahl_foerderfaelle": count,
                "anzahl_a_empfaenger": count,
                "anzahl_b_empfaenger": 0,
            }
            for a, b, count in pairs
        ],
        columns=[
            *("beteiligter_a", "art_a", "kommune_a_ars9", "beteiligter_b", "art_b"),
            *("kommune_b_ars9", "anzahl_foerderfaelle", "anzahl_a_empfaenger"),
            "anzahl_b_empfaenger",
        ],
    )


PAIRS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 5)).filter(
        lambda pair: pair[0] < pair[1]
    ),
    unique_by=lambda pair: pair[:2],
    max_size=20,
).map(lambda pairs: frame(*pairs))


def planned(pairs: pd.DataFrame) -> Plan:
    """All lines in their places."""
    return anordnen(linien(records(pairs)), {})


def spans(plan: Plan, *, links: bool) -> list[tuple[float, float]]:
    """From where to where each name of a column reaches, from above."""
    return sorted(
        (k.y - k.hoehe / 2, k.y + k.hoehe / 2)
        for k in plan.knoten.values()
        if k.links is links
    )


@given(pairs=PAIRS)
@settings(deadline=None, max_examples=60)
def test_no_two_names_meet(pairs: pd.DataFrame) -> None:
    """In either column each name has its room, within the height of the picture."""
    plan = planned(pairs)

    assert len(plan.linien) == len(pairs)
    for links in (True, False):
        found = spans(plan, links=links)
        assert all(end <= start + 1e-6 for (_, end), (start, _) in pairwise(found))
        assert all(start >= 0 and end <= plan.hoehe + 1e-6 for start, end in found)


@given(pairs=PAIRS)
@settings(deadline=None, max_examples=60)
def test_groups_lie_below_each_other(pairs: pd.DataFrame) -> None:
    """No line crosses from one into another: groups of one picture do not mix."""
    plan = planned(pairs)
    reach: dict[str, set[str]] = {}
    for linie in plan.linien:
        joined = {linie.von[0], linie.nach[0]}
        for name in [*joined]:
            joined |= reach.get(name, set())
        for name in joined:
            reach[name] = joined
    heights = {
        (
            min(k.y - k.hoehe / 2 for k in plan.knoten.values() if k.name in group),
            max(k.y + k.hoehe / 2 for k in plan.knoten.values() if k.name in group),
        )
        for group in reach.values()
    }

    assert len(heights) == plan.gruppen
    assert all(end < start for (_, end), (start, _) in pairwise(sorted(heights)))


def test_who_is_both_stands_on_both_sides() -> None:
    """B is partner of A and receives itself: each line says who received."""
    figure = netz.network(frame((0, 1, 2), (1, 4, 1)))
    marks = {trace.name: trace for trace in figure.data if trace.mode == "markers"}

    assert sorted(marks["Kommune"].x) == [0, 0, 1]
    assert list(marks["Einrichtung"].x) == [1]
    assert list(figure.layout.yaxis.ticktext) == ["Stadt A", "Stadt B"]
    names = [note.text for note in figure.layout.annotations]
    assert names == ["Empfänger", "Partner", "Stadt B", "E"]


def test_two_who_receive_in_turn_have_two_lines() -> None:
    """Three cases of A with B, two of B with A."""
    pairs = frame((0, 1, 5)).assign(anzahl_a_empfaenger=3, anzahl_b_empfaenger=2)
    plan = planned(pairs)

    assert [(one.von[0], one.nach[0], one.faelle) for one in plan.linien] == [
        ("Stadt A", "Stadt B", 3),
        ("Stadt B", "Stadt A", 2),
    ]
    assert plan.gruppen == 1


def test_kinds_are_told_by_shape_and_by_words() -> None:
    """Never by colour alone."""
    figure = netz.network(frame((0, 1, 1), (0, 2, 1), (0, 3, 1)))
    marks = [trace for trace in figure.data if trace.mode == "markers"]

    assert [trace.name for trace in marks] == ["Kommune", "Landkreis", "Einrichtung"]
    assert len({trace.marker.symbol for trace in marks}) == 3
    names = [note.text for note in figure.layout.annotations]
    assert "Ein sehr langer Name<br>e.\N{NO-BREAK SPACE}V." in names


@pytest.mark.parametrize(
    ("counts", "classes"),
    [
        ((1,), ["1 gemeinsamer Fall"]),
        ((1, 2), ["1 gemeinsamer Fall", "2 gemeinsame Fälle"]),
        ((1, 2, 3), ["1 gemeinsamer Fall", "2 gemeinsame Fälle", "3 gemeinsame Fälle"]),
        (
            (1, 60, 465, 2),
            ["1 bis 8", "9 bis 60", "61 bis 465"],
        ),
    ],
)
def test_thicker_lines_say_how_many_cases(
    counts: tuple[int, ...], classes: list[str]
) -> None:
    """The legend has a line for each width that is drawn, and no other."""
    figure = netz.network(frame(*((0, 2 + n, count) for n, count in enumerate(counts))))
    lines = [trace for trace in figure.data if trace.mode == "lines"]

    names = [trace.name.replace("\N{NO-BREAK SPACE}", " ") for trace in lines]
    assert [name.removesuffix(" gemeinsame Fälle") for name in names] == [
        name.removesuffix(" gemeinsame Fälle") for name in classes
    ]
    widths = [trace.line.width for trace in lines]
    assert widths == sorted(set(widths))


def test_only_a_kommune_can_be_pressed() -> None:
    """Its key goes with its mark; lines and others have none."""
    figure = netz.network(frame((0, 2, 1)))
    keys = {trace.name: {said[1] for said in trace.customdata} for trace in figure.data}

    assert keys == {
        "1\N{NO-BREAK SPACE}gemeinsamer Fall": {""},
        "Kommune": {"031530000"},
        "Landkreis": {""},
    }


def test_partners_of_a_third_are_not_joined() -> None:
    """The picture follows the money; the list has these pairs, too."""
    store = example.store()
    pairs = kooperationen.paare(store, Selection(), 99)
    drawn, there = netz.drawn(pairs)

    # Goslar and Lutter receive in turn, Landkreis and Stadtwerke never.
    assert len(drawn) == there == len(pairs) + 1 - 1
    ends = {(linie.von[0], linie.nach[0]) for linie in drawn}
    assert ("Landkreis Osnabrück", "Stadtwerke (Gemeinde Bad Essen)") not in ends


@pytest.mark.parametrize("count", [0, 1, 61, 500])
def test_a_large_network_is_cut_to_its_strongest_lines(count: int) -> None:
    """A reader can follow 60 lines; the panel says that there are more."""
    pairs = pd.concat([frame((0, 3, 1))] * count) if count else frame()
    pairs["beteiligter_b"] = [f"Verein {n}" for n in range(count)]
    figure = netz.network(pairs)
    shown, there = netz.drawn(pairs)

    assert (len(shown), there) == (min(count, netz.LINIEN), count)
    assert figure.to_json() == netz.network(pairs).to_json()


def test_the_public_data_fit_a_picture(public_store: Remembering) -> None:
    """Every direct pair of the public delivery is drawn."""
    pairs = kooperationen.paare(public_store, Selection(), 999)
    shown, there = netz.drawn(pairs)

    assert len(shown) == there == 45
