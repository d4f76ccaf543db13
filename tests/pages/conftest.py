"""Pages over the real data."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner


@pytest.fixture(scope="session", autouse=True)
def _packages_looked_through_once() -> Iterator[None]:
    """AppTest makes a server anew for every run, and each looks for components.

    The packages of the environment stay the same; looking through all of them took
    half the time of these tests.
    """
    with pytest.MonkeyPatch.context() as patch:
        scan = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        yield


@pytest.fixture(autouse=True)
def _public_store(
    public_store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every page answers from the public delivery, unless the test says otherwise."""
    monkeypatch.setenv("ZR_DATABASE", str(public_store_path))
    monkeypatch.setenv("ZR_REGISTER", str(tmp_path / "register.sqlite"))
