"""Pages over the real data."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _public_store(
    public_store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every page answers from the public delivery, unless the test says otherwise."""
    monkeypatch.setenv("ZR_DATABASE", str(public_store_path))
    monkeypatch.setenv("ZR_REGISTER", str(tmp_path / "register.sqlite"))
