"""What tests of several floors share: their order, the store of the public delivery."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.remembering import Remembering
from zr_dashboard.lieferung.build import build

# On a fresh checkout Hypothesis first builds its Unicode table, for about a
# second, and would call that a slow strategy; a busy machine is no failure either.
settings.register_profile(
    "house",
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")

PUBLIC = Path(__file__).parents[1] / "data"
"""The public delivery of this checkout."""

FIRST = (
    "tests/lieferung/test_folgen.py",
    "tests/lieferung/test_history.py",
    "tests/lieferung/test_korpus.py::test_no_file",
)
"""Single tests of half a minute."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: begun last, one would keep all other cores waiting.

    Those in a browser not before those of the routes: Playwright leaves a loop running
    in the thread of the tests, in which nobody can start another one.
    """
    items.sort(key=lambda item: not item.nodeid.startswith(FIRST))


@pytest.fixture(scope="session")
def public_store_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store built from the public delivery; read it, never write it."""
    path = tmp_path_factory.mktemp("store") / "zr.duckdb"
    build(PUBLIC, path)
    return path


@pytest.fixture(scope="session")
def public_store(public_store_path: Path) -> Remembering:
    """The same store, opened; it answers the same question only once."""
    store = Remembering.open(public_store_path)
    assert isinstance(store, Remembering)
    return store
