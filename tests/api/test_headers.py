"""What every answer says to the browser, and the index page in German."""

import base64
import hashlib
from html.parser import HTMLParser

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from zr_dashboard.api import MIDDLEWARE, index_page
from zr_dashboard.api.headers import HEADERS


class _Page(HTMLParser):
    """What a browser sees of the index page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lang: str | None = None
        self.sources: list[str] = []
        self.inline: list[str] = []
        self.texts: dict[str, str] = {}
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self._inside = tag
        if tag == "html":
            self.lang = values["lang"]
        if tag == "script" and "src" in values:
            self.sources.append(values["src"] or "")
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.inline.append(data)
        self.texts[self._inside] = self.texts.get(self._inside, "") + data

    def handle_endtag(self, _tag: str) -> None:
        self._inside = ""


async def _index(_request: Request) -> Response:
    return HTMLResponse(index_page.shipped(), headers={"etag": '"streamlit"'})


async def _stream(_request: Request) -> Response:
    async def parts():  # noqa: ANN202
        yield b"eins,"
        yield b"zwei"

    return StreamingResponse(parts(), media_type="text/csv")


async def _echo(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_text(await websocket.receive_text())
    await websocket.close()


@pytest.fixture
def pages() -> TestClient:
    """A server that sends its index page as Streamlit does, compressed if it may."""
    routes = [
        Route("/datei.csv", _stream),
        Route("/media/bericht.html", _index),
        WebSocketRoute("/_stcore/stream", _echo),
        Route("/{page:path}", _index),
    ]
    middleware = [*MIDDLEWARE, Middleware(GZipMiddleware, minimum_size=500)]
    return TestClient(Starlette(routes=routes, middleware=middleware))


@pytest.mark.parametrize(
    "path", ["/", "/regionen", "/datei.csv", "/media/bericht.html"]
)
def test_every_answer_has_every_header(pages: TestClient, path: str) -> None:
    """One answer without them is the one that is abused."""
    headers = pages.get(path).headers

    assert {name: headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize("path", ["/api/v1/status", "/api/v1/grenzen/x.geojson"])
def test_routes_have_the_headers_too(client: TestClient, path: str) -> None:
    """Errors as well as answers."""
    headers = client.get(path).headers

    assert {name: headers.get(name) for name in HEADERS} == HEADERS


def test_the_policy_forbids_foreign_hosts_and_unknown_scripts() -> None:
    """Whatever ends up in a page: it loads from nowhere else and runs nothing."""
    policy = HEADERS["Content-Security-Policy"]

    assert "http" not in policy
    assert "*" not in policy
    assert "unsafe-eval" not in policy
    assert "'unsafe-inline'" not in policy.partition("style-src")[0]
    for directive in ("object-src 'none'", "frame-ancestors 'none'"):
        assert directive in policy
    for directive in ("default-src", "base-uri", "form-action", "connect-src"):
        assert f"{directive} 'self'" in policy


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("https://monitor.example", True),
        ("http://localhost:8501", True),
        ("http://127.0.0.1:8501", True),
        ("http://monitor.example:8501", False),
    ],
)
def test_the_opener_policy_is_sent_where_browsers_heed_it(
    pages: TestClient,
    address: str,
    sent: bool,  # noqa: FBT001  a row of the table above
) -> None:
    """Elsewhere they write an error into the console of every page."""
    headers = pages.get(f"{address}/").headers

    assert ("cross-origin-opener-policy" in headers) is sent


def test_inline_scripts_of_the_installed_streamlit_are_allowed_by_hash(
    pages: TestClient,
) -> None:
    """Each of them by what it is, none by a permission for all."""
    response = pages.get("/")
    inline = _Page(response.text).inline

    assert inline
    for script in inline:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in response.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/regionen"])
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_the_index_page_is_german(pages: TestClient, path: str, encoding: str) -> None:
    """Screen readers pronounce by `lang`; the rest is what is seen before Streamlit."""
    response = pages.get(path, headers={"accept-encoding": encoding})
    page = _Page(response.text)

    assert page.lang == "de"
    assert page.texts["title"] == "Zukunftsräume-Monitor"
    assert "JavaScript" in page.texts["p"]
    assert "enable JavaScript" not in response.text
    assert page.sources[0] == "/zr/monitor.js"
    assert len(page.sources) > 1
    assert int(response.headers["content-length"]) == len(response.content)
    assert response.headers["etag"] != '"streamlit"'


def test_head_says_the_length_of_the_german_page(pages: TestClient) -> None:
    """The length of Streamlit's own page would be another one."""
    head, get = pages.head("/"), pages.get("/")

    assert head.content == b""
    assert head.headers["content-length"] == str(len(get.content))


def test_html_that_readers_download_is_not_exchanged(pages: TestClient) -> None:
    """A file remains the file."""
    assert pages.get("/media/bericht.html").text == index_page.shipped()


def test_other_answers_pass_as_they_stream(pages: TestClient) -> None:
    """Nothing but the index page is held back or changed."""
    assert pages.get("/datei.csv").text == "eins,zwei"


@pytest.mark.parametrize("headers", [{}, {"origin": "http://testserver"}])
def test_websockets_of_own_pages_pass(
    pages: TestClient, headers: dict[str, str]
) -> None:
    """Streamlit lives on one."""
    with pages.websocket_connect("/_stcore/stream", headers=headers) as websocket:
        websocket.send_text("hallo")
        assert websocket.receive_text() == "hallo"


@pytest.mark.parametrize(
    "origin", ["http://boese.example", "http://testserver:81", "null", ""]
)
def test_websockets_of_other_pages_are_refused(pages: TestClient, origin: str) -> None:
    """Another site must not read along in the browser of an official."""
    headers = {"origin": origin}
    with (
        pytest.raises(WebSocketDisconnect),
        pages.websocket_connect("/_stcore/stream", headers=headers),
    ):
        pytest.fail("was opened")


def test_a_page_of_another_build_is_refused() -> None:
    """A new Streamlit must not silently bring back the English page."""
    with pytest.raises(ValueError, match="stands 0 times"):
        index_page.in_german("<html><head></head></html>")
