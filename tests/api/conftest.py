"""The routes and headers without Streamlit around them."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from zr_dashboard.api import MIDDLEWARE, ROUTES


@pytest.fixture
def client(public_store_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """Ask the routes, answered from the public delivery."""
    monkeypatch.setenv("ZR_DATABASE", str(public_store_path))
    return TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE))
