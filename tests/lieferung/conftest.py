"""What tests of deliveries share."""

from datetime import date
from pathlib import Path

import pytest

from tests.lieferung.delivery import CASES, PUBLIC, copied, rows, write_rows
from zr_dashboard.lieferung import build
from zr_dashboard.lieferung.entry import Submission
from zr_dashboard.lieferung.publication import Place
from zr_dashboard.lieferung.stammdaten import Stammdaten, lies_stammdaten


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Submission:
    """The public delivery with its first four cases."""
    folder = copied(tmp_path_factory.mktemp("klein") / "lieferung")
    write_rows(folder, CASES, rows(folder, CASES)[:5])
    return build.submission(folder, wer="Ada", stand=date(2026, 1, 31))


@pytest.fixture(scope="session")
def stammdaten() -> Stammdaten:
    """Places, themes and rounds of this checkout."""
    return lies_stammdaten(PUBLIC)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Nothing is published yet."""
    return Place.of(tmp_path / "zr.duckdb")
