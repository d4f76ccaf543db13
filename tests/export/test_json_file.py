"""JSON files, read again as programs do."""

import json
from dataclasses import replace

import pandas as pd

from tests.export.hostile import MARKUP
from zr_dashboard.export.angaben import Angaben
from zr_dashboard.export.json_file import to_json


def read(frame: pd.DataFrame, about: Angaben) -> dict[str, object]:
    """The object in the file; a JSON number beyond JSON (NaN) would raise."""

    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    found: dict[str, object] = json.loads(to_json(frame, about), parse_constant=refuse)
    return found


def test_amounts_are_numbers_and_what_is_missing_is_null(about: Angaben) -> None:
    """No text that looks like a number, no empty text, no NaN."""
    frame = pd.DataFrame(
        {
            "titel": ["Markt", None],
            "kommune_ars9": ["031530017", None],
            "zuwendung_eur": [1234.5, float("nan")],
            "anzahl_bescheide": [2, 1],
            "jahr": pd.array([2019, None], dtype="Int32"),
            "stand": [pd.Timestamp(2026, 11, 22), pd.NaT],
            "duenn_belegt": [True, False],
        }
    )

    assert read(frame, about)["daten"] == [
        {
            "titel": "Markt",
            "kommune_ars9": "031530017",
            "zuwendung_eur": 1234.5,
            "anzahl_bescheide": 2,
            "jahr": 2019,
            "stand": "2026-11-22",
            "duenn_belegt": True,
        },
        {
            "titel": None,
            "kommune_ars9": None,
            "zuwendung_eur": None,
            "anzahl_bescheide": 1,
            "jahr": None,
            "stand": None,
            "duenn_belegt": False,
        },
    ]


def test_whole_amounts_are_whole(about: Angaben) -> None:
    """151440, not 151440.0: as the delivery writes it."""
    text = to_json(pd.DataFrame({"zuwendung_eur": [151_440.0]}), about).decode()

    assert '"zuwendung_eur": 151440\n' in text


def test_text_is_kept_letter_by_letter(about: Angaben) -> None:
    """Umlauts stand as they are; markup is text, no more."""
    frame = pd.DataFrame({"titel": [MARKUP, "Büro »Süd«"]})

    assert read(frame, about)["daten"] == [{"titel": MARKUP}, {"titel": "Büro »Süd«"}]
    assert "Büro »Süd«".encode() in to_json(frame, about)


def test_no_rows_are_an_empty_list_with_angaben(about: Angaben) -> None:
    """Zero rows is an answer."""
    found = read(pd.DataFrame({"titel": []}), replace(about, juengster_fall_am=None))
    angaben = found["angaben"]

    assert found["daten"] == []
    assert isinstance(angaben, dict)
    assert angaben["zeilen"] == 0
    assert angaben["juengster_fall_am"] is None
    assert angaben["auswahl"] == "ArL Lüneburg"
    assert angaben["datenstand"] == "2026-11-22"
