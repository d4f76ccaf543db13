"""The whole application as it is started: pages, routes and headers on one port.

Everything about single routes and headers is tested without it; here stands only
what can go wrong between them and Streamlit.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from zr_dashboard.api.headers import HEADERS

APP = Path(__file__).parents[2] / "app.py"


@pytest.fixture(scope="module")
def proxy() -> Iterator[socket.socket]:
    """Where a request to another host would go; it answers none."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)  # noqa: FBT003  its name says it
        yield listener


@pytest.fixture(scope="module")
def app(
    public_store_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    proxy: socket.socket,
) -> Iterator[httpx2.Client]:
    """Start `streamlit run app.py` from a folder that is not its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    folder = tmp_path_factory.mktemp("anderswo")
    command = [sys.executable, "-m", "streamlit", "run", str(APP)]
    outside = f"http://127.0.0.1:{proxy.getsockname()[1]}"
    said = {
        "STREAMLIT_SERVER_PORT": port,
        "ZR_DATABASE": str(public_store_path),
        **dict.fromkeys(("http_proxy", "https_proxy"), outside),
    }
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(  # noqa: S603  our own command
            command,
            cwd=folder,
            env={**os.environ, **said},
            stdout=log,
            stderr=log,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            with httpx2.Client(base_url=address, trust_env=False) as client:
                _wait(client, server, folder / "log")
                yield client
        finally:
            server.terminate()
            server.wait()


def _wait(client: httpx2.Client, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        try:
            client.get("/_stcore/health").raise_for_status()
        except httpx2.TransportError:
            assert server.poll() is None, log.read_text()
            time.sleep(0.1)
        else:
            return
    pytest.fail(log.read_text())


@pytest.mark.parametrize("path", ["/", "/regionen?thema=T03"])
def test_every_page_address_is_a_german_page(app: httpx2.Client, path: str) -> None:
    """Deep links on a fresh server too, compressed as browsers ask for it."""
    response = app.get(path)

    assert response.status_code == 200
    assert '<html lang="de"' in response.text
    assert "<title>Zukunftsräume-Monitor</title>" in response.text
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS


def test_routes_answer_beside_the_pages(app: httpx2.Client) -> None:
    """One port, one store."""
    assert app.get("/api/v1/status").json()["foerderfaelle"] == 102
    assert app.get("/api/v1/gibtesnicht").status_code == 404
    assert app.post("/api/v1/status").status_code == 405
    assert app.get("/zr/monitor.js").status_code == 200


@pytest.mark.parametrize("path", ["/", "/regionen", "/api/v1/status"])
def test_head_works_through_the_whole_stack(app: httpx2.Client, path: str) -> None:
    """Server, compression and exchange of the page agree on the length."""
    plain = {"accept-encoding": "identity"}
    head, get = app.head(path, headers=plain), app.get(path, headers=plain)

    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-length"] == str(len(get.content))


@pytest.mark.parametrize(
    ("path", "coding"),
    [
        ("/api/v1/foerderfaelle.csv", "gzip"),
        ("/api/v1/foerderfaelle.xlsx", None),
        ("/api/v1/grenzen/arl.geojson", "gzip"),
    ],
)
def test_answers_are_compressed_once_and_only_what_gets_smaller(
    app: httpx2.Client, path: str, coding: str | None
) -> None:
    """Streamlit compresses too, everything; the ETag must fit what is sent."""
    response = app.get(path, headers={"accept-encoding": "gzip"})

    assert response.status_code == 200
    assert response.headers.get("content-encoding") == coding
    assert response.headers["vary"] == "Accept-Encoding"
    assert response.headers["etag"].startswith("W/") is (
        coding == "gzip" or ".x" in path
    )
    again = app.get(path, headers={"if-none-match": response.headers["etag"]})
    assert again.status_code == 304


def test_streamlits_other_doors_are_closed(app: httpx2.Client) -> None:
    """The settings are found although the app was started from elsewhere."""
    answer = app.post("/_stcore/agent/interact", json={})

    assert answer.status_code in (403, 404, 501, 503)
    assert "Förderfälle" not in answer.text


def test_no_request_leaves_the_machine(
    app: httpx2.Client, proxy: socket.socket
) -> None:
    """Streamlit asks a foreign host for the public address, unless it is kept from it.

    At the start, to print it, and when a page of another site opens the websocket.
    """
    upgrade = {
        "connection": "Upgrade",
        "upgrade": "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
        "origin": "http://boese.example",
    }
    assert app.get("/_stcore/stream", headers=upgrade).status_code == 403

    with pytest.raises(BlockingIOError):  # nobody has come
        proxy.accept()
