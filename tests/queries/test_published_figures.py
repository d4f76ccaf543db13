"""What data/README.md says the public data come to, table by table."""

import re

import pytest

from tests.conftest import PUBLIC
from tests.frames import cents, rows
from tests.remembering import Remembering
from zr_dashboard.model.selection import Facet, Selection
from zr_dashboard.queries import abgleich, aufgliederung, bestand, kennzahlen

README = (PUBLIC / "README.md").read_text("utf-8")

TABLES = {
    "ArL": "arl",
    "Jahr": "jahr",
    "Fördergegenstand": "gegenstand",
    "Art": "massnahme",
    "Hauptthema": "hauptthema",
}
"""Heading of a table in section 4 -> the dimension it is by."""


def table(heading: str) -> dict[str, list[str]]:
    """First cell -> the other cells of the table with that heading."""
    lines = README.partition("## 4.")[2].splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"| {heading} |"))
    found = {}
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        first, *cells = (cell.strip() for cell in line.strip("|").split("|"))
        found[first] = cells
    return found


def number(cell: str) -> int:
    """A whole number as the README writes it: 18.210.675."""
    return int(cell.replace(".", ""))


def test_the_public_data_are_those_that_were_delivered(
    public_store: Remembering,
) -> None:
    """102 cases, 105 Bescheide, 18,210,675 Euro from 93, 67 Kommunen, 31 Kreise."""
    frame = kennzahlen.kennzahlen(public_store, Selection())
    werte = {
        name: (wert, n)
        for name, wert, n in rows(frame, "kennzahl", "wert", "faelle_einbezogen")
    }

    assert werte["foerderfaelle"] == (102, 102)
    assert werte["bescheide"] == (105, 102)
    assert werte["zuwendung_eur"] == (18_210_675, 93)
    assert werte["kommunen"] == (67, 102)
    assert werte["landkreise"] == (31, 102)


def test_the_dates_are_those_of_the_compilation(public_store: Remembering) -> None:
    """Compiled on 22.11.2026, and silent about everything after 24.02.2025."""
    [row] = rows(
        bestand.auskunft(public_store, Selection()), "stand", "juengster_fall_am"
    )

    assert [f"{day:%d.%m.%Y}" for day in row] == ["22.11.2026", "24.02.2025"]


@pytest.mark.parametrize("heading", TABLES)
def test_a_breakdown_is_the_table_of_the_readme(
    public_store: Remembering, heading: str
) -> None:
    """Whoever compares the dashboard with the delivery's own README finds no gap."""
    frame = aufgliederung.nach(public_store, Selection(), TABLES[heading])
    found = [
        (key, name, n, bescheide, mit_betrag, int(cents(eur) or 0))
        for key, name, n, bescheide, mit_betrag, eur in rows(
            frame,
            "schluessel",
            "gruppe",
            "anzahl_foerderfaelle",
            "anzahl_bescheide",
            "anzahl_mit_betrag",
            "zuwendung_eur",
        )
    ]
    expected = {
        first: tuple(number(cell) for cell in cells)
        for first, cells in table(heading).items()
    }

    assert len(found) == len(expected)
    for key, name, *sums in found:
        [said] = [
            cells
            for first, cells in expected.items()
            if first in (key, name)
            or first.startswith(f"{key} ")
            or (key == "ohne-angabe" and re.match("ohne|nicht zugeordnet", first))
        ]
        assert tuple(sums) == said, name


@pytest.mark.parametrize(
    "runden", ["1", "2", "4", "6", "7", "8", "9", "1–3", "1–5", "1–6", "1–7"]
)
def test_documented_bescheide_of_runden_are_those_of_the_readme(
    public_store: Remembering, runden: str
) -> None:
    """The strip and the hatching stand on these numbers; Beratung (2.2) is left out."""
    first, _, last = runden.partition("–")
    chosen = tuple(str(n) for n in range(int(first), int(last or first) + 1))
    selection = Selection(
        runde=Facet(chosen=chosen), gegenstand=Facet(excluded=("2.2",))
    )
    frame = kennzahlen.kennzahlen(public_store, selection)
    found = {str(name): wert for name, wert in rows(frame, "kennzahl", "wert")}
    said = table("Runde")[f"Runde{'n' if last else ''} {runden}"]

    assert (found["bescheide"], found["zuwendung_eur"]) == (
        number(said[2]),
        number(said[3]),
    )
    per_runde = abgleich.runden(public_store, Selection()).set_index("runde")
    assert per_runde.loc[[*chosen], "belegt_bescheide"].sum() == number(said[2])


def test_numbers_published_of_a_runde_alone_are_those_of_the_readme(
    public_store: Remembering,
) -> None:
    """Of Runde 3 and 5 no number of their own is published, of 8 and 9 none at all."""
    frame = abgleich.runden(public_store, Selection())

    assert {runde: n for runde, n in rows(frame, "runde", "anzahl") if n} == {
        "1": 12,
        "2": 18,
        "4": 20,
        "6": 13,
        "7": 23,
    }


def test_runden_from_the_seventh_on_are_thin(public_store: Remembering) -> None:
    """13 of 23 are less than two thirds; no number reaches up to 8 and 9."""
    frame = abgleich.runden(public_store, Selection())

    assert [r for r, thin in rows(frame, "runde", "duenn_belegt") if thin] == [
        "7",
        "8",
        "9",
    ]


def test_the_strip_compares_with_both_published_totals(
    public_store: Remembering,
) -> None:
    """103 Bescheide of over 170 and over 130; 18.2 of about 33 and 25 million Euro."""
    frame = abgleich.letzte_summen(public_store, Selection())

    assert rows(frame, "anzahl", "betrag_eur", "belegt_bescheide", "belegt_eur") == [
        (170, 33_000_000, 103, 18_210_675),
        (130, 25_000_000, 103, 18_210_675),
    ]
    assert [f"{share:.0%}" for share in frame["anteil_bescheide"]] == ["61%", "79%"]
    assert [f"{share:.0%}" for share in frame["anteil_eur"]] == ["55%", "73%"]
