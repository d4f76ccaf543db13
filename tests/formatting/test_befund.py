"""The sentences beneath the headings, word by word."""

from typing import Any

import pandas as pd
import pytest

from zr_dashboard.formatting import befund
from zr_dashboard.formatting.befund import LEER

NAN = float("nan")


def groups(*rows: tuple[str, int, float]) -> pd.DataFrame:
    """Name, cases, Euro of each group."""
    frame = pd.DataFrame(
        [*rows], columns=["gruppe", "anzahl_foerderfaelle", "zuwendung_eur"]
    )
    keys = ["ohne-angabe" if n == "ohne Angabe" else n for n in frame["gruppe"]]
    return frame.assign(schluessel=keys, teil="Weser-Ems", teil_schluessel="weser-ems")


def said(sentence: str) -> str:
    """With plain blanks: where no-break spaces belong is tested at `german`."""
    return sentence.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            [("2020", 16, 2_570_772), ("2021", 28, 5_240_636)],
            "Am meisten: 2021 mit 5,2 Mio. € für 28 Förderfälle.",
        ),
        ([("2021", 1, 9_999)], "Am meisten: 2021 mit 9.999 € für 1 Förderfall."),
        (
            [("2020", 1, 500), ("2021", 2, 500), ("2022", 3, 100)],
            "Am meisten: gleichauf 2020 und 2021 mit je 500 €.",
        ),
        (
            [(f"{year}", 1, 500) for year in range(2019, 2024)],
            "Am meisten: gleichauf 2019, 2020, 2021 und 2 weitere mit je 500 €.",
        ),
        (
            [("2020", 1, 500), ("ohne Angabe", 9, 9_000)],
            "Am meisten: 2020 mit 500 € für 1 Förderfall.",
        ),
        ([("2020", 2, NAN), ("2021", 1, NAN)], "Am meisten: keine Angabe."),
        ([("2020", 1, 0)], "Am meisten: keine Angabe."),
        ([("ohne Angabe", 1, 500)], "Am meisten: keine Angabe."),
        (
            [("2020", 1, NAN), ("2021", 1, 7)],
            "Am meisten: 2021 mit 7 € für 1 Förderfall.",
        ),
        ([], LEER),
    ],
)
def test_the_largest_is_named_with_its_amount(rows: list[Any], sentence: str) -> None:
    """Ties are said; what has no group is never the largest, nor is nothing."""
    found = befund.groesste(
        groups(*rows), value="zuwendung_eur", label="gruppe", subject="Am meisten"
    )

    assert said(found) == sentence


@pytest.mark.parametrize(
    ("cases", "sentence"),
    [
        (1, "Am meisten: T01 mit 1 Förderfall."),
        (3, "Am meisten: T01 mit 3 Förderfällen."),
    ],
)
def test_the_largest_number_of_cases_is_counted(cases: int, sentence: str) -> None:
    """It does not say again for how many cases it is; »mit« takes the dative."""
    found = befund.groesste(
        groups(("T01", cases, 5)),
        value="anzahl_foerderfaelle",
        label="gruppe",
        subject="Am meisten",
    )

    assert said(found) == sentence


@pytest.mark.parametrize(
    ("einbezogen", "ausgewaehlt", "sentence"),
    [
        (102, 102, "aus 102 von 102 Fällen mit veröffentlichtem Betrag"),
        (
            93,
            102,
            (
                "aus 93 von 102 Fällen mit veröffentlichtem Betrag; 9 Fälle ohne "
                "Angabe sind in der Summe nicht enthalten"
            ),
        ),
        (
            1,
            2,
            (
                "aus 1 von 2 Fällen mit veröffentlichtem Betrag; 1 Fall ohne Angabe "
                "ist in der Summe nicht enthalten"
            ),
        ),
    ],
)
def test_a_sum_says_what_it_leaves_out(
    einbezogen: int, ausgewaehlt: int, sentence: str
) -> None:
    """What is not known is not guessed, and that is said."""
    assert said(befund.vollstaendig(einbezogen, ausgewaehlt)) == sentence


def test_growth_says_where_the_line_ends() -> None:
    """The last point, not the last year with a case."""
    frame = groups(("2019", 1, 100), ("2020", 5, 15_000))

    assert said(befund.wachstum(frame, value="zuwendung_eur")) == (
        "Bis 2020 zusammen 15 Tsd. € für 5 Förderfälle."
    )
    assert befund.wachstum(frame.head(0), value="zuwendung_eur") == LEER


def test_growth_of_several_lines_says_which_leads() -> None:
    """An unknown end leads nothing."""
    frame = groups(("2020", 1, 100), ("2020", 2, NAN)).assign(
        teil=["Lüneburg", "Weser-Ems"]
    )

    assert said(befund.wachstum(frame, value="zuwendung_eur")) == (
        "Bis 2020 liegt Lüneburg vorn: 100 € für 1 Förderfall."
    )
    unknown = frame.assign(zuwendung_eur=NAN)
    assert befund.wachstum(unknown, value="zuwendung_eur") == "Bis 2020: keine Angabe."


def test_the_largest_cell_is_named_by_row_and_column() -> None:
    """Of nothing known it says so, and does not raise."""
    frame = groups(("T01", 2, 100), ("T02", 1, 400))

    assert said(befund.zellen(frame, value="zuwendung_eur")) == (
        "Der größte Posten: T02, Weser-Ems mit 400 € für 1 Förderfall."
    )
    assert befund.zellen(frame.head(0), value="zuwendung_eur") == LEER
    assert befund.zellen(frame.assign(zuwendung_eur=NAN), value="zuwendung_eur") == (
        "Zu dieser Auswahl ist kein Betrag bekannt."
    )


@pytest.mark.parametrize(
    ("differenz", "anteil", "sentence"),
    [
        (1_300, 13.0, "2021 wurden 1.300 € mehr bewilligt als 2019 (1.300,0 % mehr)."),
        (
            -50_000,
            -0.5,
            "2021 wurden 50 Tsd. € weniger bewilligt als 2019 (50,0 % weniger).",
        ),
        (0, 0.0, "2021 wurde genauso viel bewilligt wie 2019."),
        (
            NAN,
            NAN,
            "Ein Vergleich von 2019 und 2021 ist nicht möglich: ein Wert fehlt.",
        ),
    ],
)
def test_change_is_said_in_euro_and_percent(
    differenz: float, anteil: float, sentence: str
) -> None:
    """More, less, the same, or not known."""
    frame = pd.DataFrame(
        {
            "kennzahl": ["foerderfaelle", "zuwendung_eur"],
            "differenz": [1, differenz],
            "veraenderung_anteil": [1, anteil],
        }
    )

    assert said(befund.veraenderung(frame, "2019", "2021")) == sentence


@pytest.mark.parametrize(
    ("levels", "sentence"),
    [
        ([], "In diesem Gebiet hat jede Kommune einen dokumentierten Förderfall."),
        ([None], "1 Kommune ist ohne dokumentierten Förderfall in dieser Auswahl."),
        (
            ["Grundzentrum", "Mittelzentrum", "Mittelzentrum", None],
            (
                "4 Kommunen sind ohne dokumentierten Förderfall in dieser Auswahl, "
                "darunter 2 Mittelzentren und 1 Grundzentrum."
            ),
        ),
        (
            ["Oberzentrum", "Mittelzentrum", "Grundzentrum"],
            (
                "3 Kommunen sind ohne dokumentierten Förderfall in dieser Auswahl, "
                "darunter 1 Oberzentrum, 1 Mittelzentrum und 1 Grundzentrum."
            ),
        ),
    ],
)
def test_gaps_are_counted_by_level(levels: list[str | None], sentence: str) -> None:
    """The largest centres first: they are what a reader looks for."""
    frame = pd.DataFrame({"zentralort": pd.Series(levels, dtype=object)})

    assert said(befund.luecken(frame)) == sentence


@pytest.mark.parametrize(
    ("runden", "sentence"),
    [
        ([("6", 13, 11, False)], ""),
        ([("7", 23, 13, True)], "Runde 7: 13 von 23 belegt"),
        (
            [("7", 23, 13, True), ("8", NAN, 3, True)],
            "Runde 7: 13 von 23 belegt; Runde 8: keine Gesamtzahl veröffentlicht",
        ),
        (
            [("8", NAN, 3, True), ("9", NAN, 0, True)],
            "Runden 8 und 9: keine Gesamtzahl veröffentlicht",
        ),
    ],
)
def test_thin_runden_are_named_with_what_is_known(
    runden: list[Any], sentence: str
) -> None:
    """Only the thin ones."""
    frame = pd.DataFrame(
        runden, columns=["runde", "anzahl", "belegt_bescheide", "duenn_belegt"]
    )

    assert befund.duenn(frame) == sentence
