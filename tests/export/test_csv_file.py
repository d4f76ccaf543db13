"""CSV files, read again as their readers do."""

import csv
import io
from dataclasses import replace

import pandas as pd
import pytest

from tests.export.hostile import FORMULAS, MARKUP
from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.csv_file import to_excel_csv, to_plain_csv
from zr_dashboard.model.columns import COLUMNS

FRAME = pd.DataFrame(
    {
        "gruppe": ["2019", "2020", "ohne Angabe"],
        "anzahl_foerderfaelle": [1, 0, 1],
        "zuwendung_eur": [1234.5, 0.0, float("nan")],
        "zuwendung_anteil": [1 / 3, 0.00001, float("nan")],
        "duenn_belegt": [False, True, False],
        "bewilligt_am": ["2019-11-27", "2020", None],
        "stand": pd.to_datetime(["2026-11-22"] * 3),
    }
)
"""A small sum, nothing at all, and nothing known."""


def excel_lines(data: bytes) -> list[list[str]]:
    """Every line of a file for Excel."""
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def body(data: bytes) -> list[list[str]]:
    """What stands beneath the empty line: head and rows."""
    lines = excel_lines(data)
    return lines[lines.index([]) + 1 :]


def test_german_excel_opens_it_with_a_double_click(about: Angaben) -> None:
    """It knows UTF-8 by the mark, cells by the semicolon, lines by CR LF."""
    data = to_excel_csv(FRAME, about)

    assert data.startswith(b"\xef\xbb\xbfTitel;Zuwendungen nach Jahr\r\n")
    assert data.endswith(b"\r\n")
    assert b"L\xc3\xbcneburg" in data


def test_numbers_have_decimal_commas_and_what_is_missing_is_empty(
    about: Angaben,
) -> None:
    """No point, no exponent, no »nan«, no »True«; a date stays ISO 8601."""
    assert body(to_excel_csv(FRAME, about))[1:] == [
        ["2019", "1", "1234,5", "0,333333", "nein", "2019-11-27", "2026-11-22"],
        ["2020", "0", "0", "0,00001", "ja", "2020", "2026-11-22"],
        ["ohne Angabe", "1", "", "", "nein", "", "2026-11-22"],
    ]


def test_the_head_says_what_the_file_is(about: Angaben) -> None:
    """In three years the file alone must tell."""
    head = dict(
        line for line in excel_lines(to_excel_csv(FRAME, about)) if len(line) == 2
    )

    assert head["Titel"] == "Zuwendungen nach Jahr"
    assert head["Auswahl"] == "ArL Lüneburg"
    assert head["Link"] == "https://example.org/?arl=lueneburg"
    assert head["Datenstand"] == "22.11.2026"
    assert head["Jüngster taggenau datierter Fall"] == "24.02.2025"
    assert head["Förderfälle der Auswahl"] == "2 von 3"
    assert head["Vollständigkeit"] == about.vollstaendigkeit
    assert head["Zeilen"] == "3"
    assert head["Leere Zelle"] == "keine Angabe (k. A.)"


def test_the_head_defines_every_column(about: Angaben) -> None:
    """A figure without its definition cannot be quoted."""
    head = dict(
        line for line in excel_lines(to_excel_csv(FRAME, about)) if len(line) == 2
    )

    for name in FRAME:
        column = COLUMNS[str(name)]
        assert head[f"Spalte »{column.titel}«"].startswith(column.meaning)
    assert head["Spalte »Zuwendung«"].endswith("Einheit: Euro.")


def test_a_column_is_named_as_on_the_page(about: Angaben) -> None:
    """On the page »gruppe« is called »Jahr«, and so it is in the file, twice."""
    lines = excel_lines(to_excel_csv(FRAME, about, {"gruppe": "Jahr"}))

    assert ["Spalte »Jahr«", f"{COLUMNS['gruppe'].meaning} Einheit: Text."] in lines
    assert lines[lines.index([]) + 1][0] == "Jahr"


def test_no_rows_are_a_file_too(about: Angaben) -> None:
    """Head, definitions and column titles stay."""
    data = to_excel_csv(FRAME.head(0), about)

    assert len(body(data)) == 1
    assert ["Zeilen", "0"] in excel_lines(data)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula(about: Angaben, text: str) -> None:
    """A title of a Förderfall is somebody's text: it must not compute (OWASP)."""
    frame = pd.DataFrame({"titel": [text], "zuwendung_eur": [1.0]})
    lines = body(to_excel_csv(frame, about))

    assert lines[1] == [f"'{text}", "1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_of_the_head_becomes_a_formula(about: Angaben, text: str) -> None:
    """Names of themes and deliveries stand there, too."""
    data = to_excel_csv(
        FRAME, replace(about, auswahl=text, titel=text), {"gruppe": text}
    )

    assert ["Auswahl", f"'{text}"] in excel_lines(data)
    assert ["Titel", f"'{text}"] in excel_lines(data)
    assert body(data)[0][0] == f"'{text}"


@pytest.mark.parametrize(
    "text", ["Markt = Mitte", "2.1 Projekte", "»Kern«", "Büro – neu"]
)
def test_harmless_text_stays_as_it_is(about: Angaben, text: str) -> None:
    """A quote before every title would be a blemish."""
    frame = pd.DataFrame({"titel": [text]})

    assert body(to_excel_csv(frame, about))[1] == [text]


def test_negative_numbers_stay_numbers(about: Angaben) -> None:
    """A minus is a formula only in front of text."""
    frame = pd.DataFrame({"differenz": [-1300.5, -3.0]})

    assert body(to_excel_csv(frame, about))[1:] == [["-1300,5"], ["-3"]]


def test_cells_with_semicolons_and_lines_stay_cells(about: Angaben) -> None:
    """Themen are joined by semicolons, a note may have two lines."""
    frame = pd.DataFrame({"themen": ["T01;T03"], "hinweis": ['erste\nzweite "Zeile"']})

    assert body(to_excel_csv(frame, about))[1] == ["T01;T03", 'erste\nzweite "Zeile"']


def test_the_file_for_programs_is_as_a_delivery() -> None:
    """Commas, decimal points, one header line, LF, no mark, text as it is."""
    frame = FRAME[["gruppe", "zuwendung_eur", "bewilligt_am"]].assign(
        titel=["=1+1", MARKUP, "-x"]
    )
    data = to_plain_csv(frame)

    assert data.startswith(
        b"gruppe,zuwendung_eur,bewilligt_am,titel\n2019,1234.5,2019-11-27,=1+1\n"
    )
    assert b"\r" not in data
    assert list(csv.reader(io.StringIO(data.decode(), newline=""))) == [
        ["gruppe", "zuwendung_eur", "bewilligt_am", "titel"],
        ["2019", "1234.5", "2019-11-27", "=1+1"],
        ["2020", "0", "2020", MARKUP],
        ["ohne Angabe", "", "", "-x"],
    ]
