"""Links over the public data, drawn at random and the same every time."""

from random import Random

from tests import reference
from tests.reference import FACETS, OHNE, Delivery

Link = dict[str, list[str]]
"""Query parameters of a selection."""


def drawn(delivery: Delivery, count: int) -> list[Link]:
    """So many different links that a reader could make in the filter panel.

    The first selects everything. Facets are drawn from a case, so that most links
    select something; about every third value is excluded.
    """
    random = Random(20261122)  # noqa: S311  chance, not secrecy
    links: list[Link] = [{}]
    while len(links) < count:
        link = _drawn(random, delivery)
        if link not in links:
            links.append(link)
    return links


def _drawn(random: Random, delivery: Delivery) -> Link:
    link: Link = {}
    if random.random() < 0.4:
        von, bis = sorted(random.choices(range(2019, 2027), k=2))
        link |= random.choice(
            [
                {"von": [f"{von}"]},
                {"bis": [f"{bis}"]},
                {"von": [f"{von}"], "bis": [f"{bis}"]},
            ]
        )
    if random.random() < 0.2:
        link["von"] = [*link.get("von", []), random.choice([OHNE, f"-{OHNE}"])]
    if random.random() < 0.15:
        low, high = sorted(random.choices(range(50_000, 350_000, 12_500), k=2))
        link["betrag_von"] = [f"{low}", *random.choice([[], [OHNE], [f"-{OHNE}"]])]
        link["betrag_bis"] = random.choice([[], [f"{high}"]])
    for facet in random.sample(FACETS, random.choice([0, 1, 1, 2, 2, 3])):
        cases = random.choices(delivery.faelle, k=random.choice([1, 2, 3, 6]))
        found = {
            code for case in cases for code in reference.codes(delivery, case, facet)
        }
        link[facet] = [
            f"-{code}" if random.random() < 0.35 else code for code in sorted(found)
        ]
    if "laufzeit" in link and random.random() < 0.5:
        link["am"] = [f"20{random.randint(19, 27)}-0{random.randint(1, 9)}-15"]
    return {name: values for name, values in link.items() if values}
