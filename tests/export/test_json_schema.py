"""What JSON holds is what its published schema says, for real answers."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from tests.export.difficult import ANGABEN, DIFFICULT
from tests.export.golden import expected
from zr_dashboard.export.checksum import rows_sha256
from zr_dashboard.export.json_file import to_json
from zr_dashboard.export.json_schema import answer_schema
from zr_dashboard.model.columns import COLUMNS
from zr_dashboard.model.selection import Selection
from zr_dashboard.queries import aufgliederung, foerderfaelle, regionen, zeitverlauf
from zr_dashboard.store.store import Store


def _check(answer: Any, columns: object) -> None:  # noqa: ANN401  JSON
    schema = answer_schema(columns)  # type: ignore[arg-type]
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(answer)


@pytest.fixture(scope="module")
def answers(public_store_path: Path) -> dict[str, pd.DataFrame]:
    """Real answers over the public delivery."""
    store, everything = Store.open(public_store_path), Selection()
    return {
        "foerderfaelle": foerderfaelle.alle(store, everything),
        "jahr": aufgliederung.nach(store, everything, "jahr"),
        "verlauf": zeitverlauf.verlauf(store, everything, "jahr"),
        "luecken": regionen.ohne_foerderung(store, everything),
    }


@pytest.mark.parametrize("name", ["foerderfaelle", "jahr", "verlauf", "luecken"])
def test_real_answers_obey_the_schema(
    answers: dict[str, pd.DataFrame], name: str
) -> None:
    """Rows and `angaben`, every key."""
    frame = answers[name]
    answer = json.loads(to_json(frame, ANGABEN))
    _check(answer, frame)
    assert len(answer["daten"]) == answer["angaben"]["zeilen"] == len(frame) > 0


def test_an_empty_answer_obeys_it_too() -> None:
    """Zero rows is an answer."""
    _check(json.loads(to_json(DIFFICULT[:0], ANGABEN)), DIFFICULT)


def test_every_defined_column_has_a_type() -> None:
    """A new column cannot be forgotten here."""
    items = answer_schema(COLUMNS)["properties"]["daten"]["items"]
    assert set(items["properties"]) == set(COLUMNS)


@pytest.mark.parametrize(
    ("column", "wrong"),
    [
        ("zuwendung_eur", "12,50 €"),
        ("jahr", 2020.5),
        ("bewilligt_am", "27.11.2019"),
        ("duenn_belegt", "ja"),
        ("foerderfall_id", 1),
    ],
)
def test_the_schema_refuses_what_a_column_is_not(column: str, wrong: object) -> None:
    """A schema that takes everything would promise nothing."""
    frame = DIFFICULT[[column]][:1]
    answer = json.loads(to_json(frame, ANGABEN))
    _check(answer, frame)
    answer["daten"][0][column] = wrong
    with pytest.raises(ValidationError):
        _check(answer, frame)


def test_a_missing_or_foreign_key_is_refused() -> None:
    """Both would surprise a program."""
    answer = json.loads(to_json(DIFFICULT[["jahr"]], ANGABEN))
    with pytest.raises(ValidationError):
        _check(answer, ["jahr", "titel"])
    with pytest.raises(ValidationError):
        _check(answer, [])


def test_json_says_what_it_is() -> None:
    """The golden object of `angaben`, checksum included."""
    about = json.loads(to_json(DIFFICULT, ANGABEN))["angaben"]
    assert about == expected("json_angaben", about)
    assert about["sha256"] == rows_sha256(DIFFICULT)
