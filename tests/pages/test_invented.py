"""Pages and files over invented data say so."""

import io
import zipfile
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.pages.app import App
from zr_dashboard.api import MIDDLEWARE, ROUTES
from zr_dashboard.cli.main import main
from zr_dashboard.model.erfunden import ERFUNDEN


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of invented cases."""
    folder = tmp_path_factory.mktemp("erfunden")
    store = folder / "zr.duckdb"
    words = ["--faelle", "60", "--datenbank", str(store), str(folder / "lieferung")]
    assert main(["erzeugen", *words]) == 0
    return store


@pytest.mark.parametrize(
    ("page", "url"),
    [
        ("themen", {}),
        ("foerderfall", {"id": ["SYN-0000001"]}),
        ("datenpflege", {}),
    ],
)
def test_every_kind_of_page_says_that_nothing_on_it_is_real(
    page: str,
    url: dict[str, list[str]],
    invented: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each of the three frames draws the notice; no source of a theme is needed."""
    monkeypatch.setenv("ZR_DATABASE", str(invented))
    monkeypatch.setenv("ZR_DATENPFLEGE", "ja")

    assert any(
        "**Erfundene Daten.**" in said for said in App(page, url).works().warnings
    )


@pytest.mark.parametrize("format_", ["csv", "json", "xlsx", "ods", "parquet"])
def test_every_file_says_that_nothing_in_it_is_real(
    format_: str, invented: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when it is found on a disk in three years."""
    monkeypatch.setenv("ZR_DATABASE", str(invented))
    client = TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE))
    answer = client.get(f"/api/v1/foerderfaelle.{format_}")
    content, mark = answer.content, ERFUNDEN
    if format_ == "csv":  # for programs: nothing but rows, so the rows say it
        mark = "Erfunden."
    if format_ in ("xlsx", "ods"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            content = b"".join(map(book.read, book.namelist()))

    assert answer.status_code == 200
    assert mark.encode() in content
