"""The example database."""

import pytest

from tests import example
from zr_dashboard.store.store import Store


@pytest.fixture(scope="package")
def store() -> Store:
    """`tests/example.sql`; queries only read it."""
    return example.store()
