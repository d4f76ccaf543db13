"""Rounding of a whole table: what is shown adds up in both directions."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from zr_dashboard.formatting.rundung import MIO_EURO, TSD_EURO, Einheit
from zr_dashboard.formatting.tafelrundung import Glied, runde_tafel

AMOUNTS = (
    st.just(Decimal(0))
    | st.integers(0, 400_000).map(Decimal)
    | st.decimals(0, 9_999_999, places=2)
)
EINHEITEN = st.sampled_from([TSD_EURO, MIO_EURO, Einheit(1)])

TABLES = st.tuples(st.integers(1, 6), st.integers(1, 4), st.integers(1, 3)).flatmap(
    lambda shape: st.lists(
        st.lists(
            st.lists(AMOUNTS, min_size=shape[2], max_size=shape[2]),
            min_size=shape[1],
            max_size=shape[1],
        ),
        min_size=shape[0],
        max_size=shape[0],
    )
)
"""Rows of groups of columns."""


def glieder(table: list[list[list[Decimal]]]) -> list[Glied]:
    """Cells, sums of groups, rows and columns, and the sum of all."""
    found = [Glied("ende", "anfang", _sum(table), fest=True)]
    for z, row in enumerate(table):
        found.append(Glied("anfang", ("z", z), _sum(row)))
        for s, group in enumerate(row):
            found.append(Glied(("z", z), ("zs", z, s), _sum(group)))
            found += [
                Glied(("zs", z, s), ("su", s, u), cell) for u, cell in enumerate(group)
            ]
    for s, group in enumerate(table[0]):
        found.append(Glied(("s", s), "ende", _sum([row[s] for row in table])))
        found += [
            Glied(("su", s, u), ("s", s), _sum([row[s][u] for row in table]))
            for u in range(len(group))
        ]
    return found


def _sum(part: object) -> Decimal:
    if isinstance(part, Decimal):
        return part
    return sum(map(_sum, part), Decimal(0))  # type: ignore[call-overload]


@given(table=TABLES, einheit=EINHEITEN)
def test_every_sum_shown_is_the_sum_of_what_is_shown(
    table: list[list[list[Decimal]]], einheit: Einheit
) -> None:
    """Of rows, of groups, of columns, of all; the last one is plainly rounded."""
    numbers = glieder(table)
    werte = runde_tafel(numbers, einheit).werte

    flow: dict[object, Decimal] = {}
    for glied, wert in zip(numbers, werte, strict=True):
        assert wert is not None
        flow[glied.von] = flow.get(glied.von, Decimal(0)) - wert
        flow[glied.nach] = flow.get(glied.nach, Decimal(0)) + wert
    assert set(flow.values()) == {Decimal(0)}
    step = einheit.schritt
    assert werte[0] == (_sum(table) / step).quantize(Decimal(1), ROUND_HALF_UP) * step


@given(table=TABLES, einheit=EINHEITEN)
def test_no_number_is_moved_by_a_whole_step(
    table: list[list[list[Decimal]]], einheit: Einheit
) -> None:
    """And one of whole steps, such as 0, is not moved at all."""
    numbers, step = glieder(table), einheit.schritt
    tafel = runde_tafel(numbers, einheit)

    for n, (glied, wert) in enumerate(zip(numbers, tafel.werte, strict=True)):
        exact = Decimal(str(glied.wert))
        assert wert is not None
        assert abs(wert - exact) < step
        assert wert % step == 0
        plain = (exact / step).quantize(Decimal(1), ROUND_HALF_UP) * step
        assert (n in tafel.bewegt) == (wert != plain)


def test_a_table_that_adds_up_by_itself_is_left_alone() -> None:
    """Nothing is moved without need."""
    cells = [[[Decimal(1_100)], [Decimal(2_200)]], [[Decimal(5_100)], [Decimal(0)]]]

    assert runde_tafel(glieder(cells), TSD_EURO).bewegt == frozenset()


def test_numbers_that_do_not_add_up_are_rounded_one_by_one() -> None:
    """A case that counts in several rows: their sum promises nothing."""
    numbers = [
        Glied("z1", "s", 1_500),
        Glied("z2", "s", 1_500),
        Glied("s", "ende", 1_500),
    ]
    tafel = runde_tafel(numbers, TSD_EURO)

    assert tafel.werte == (2_000, 2_000, 2_000)
    assert not tafel.bewegt


def test_missing_numbers_take_no_part() -> None:
    """They stay missing."""
    numbers = [Glied("z", "s", None), Glied("z", "t", 600), Glied("a", "z", 600)]

    assert runde_tafel(numbers, TSD_EURO).werte == (None, 1_000, 1_000)
