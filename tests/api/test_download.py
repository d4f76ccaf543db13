"""Files as programs fetch them: again and again, compressed, until the line breaks."""

import asyncio
import gzip
from collections.abc import Callable, Coroutine, Iterator, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from zr_dashboard.api import MIDDLEWARE, ROUTES, answers, download, foerderfaelle
from zr_dashboard.api.encoding import accepts_gzip
from zr_dashboard.api.formats import ENDINGS
from zr_dashboard.api.turns import Turns
from zr_dashboard.export import formate, sheets

CASES = [f"/api/v1/foerderfaelle.{ending}" for ending in ENDINGS.values()]
SUMS = [f"/api/v1/aufgliederung.{ending}?nach=jahr" for ending in ENDINGS.values()]
DATA = [*CASES, *SUMS, "/api/v1/kennzahlen.json"]
SIDECARS = [
    "/api/v1/foerderfaelle.csv-metadata.json",
    "/api/v1/aufgliederung.csv-metadata.json?nach=jahr",
]
PLAIN = {"accept-encoding": "identity"}
T = TypeVar("T")


def _run(work: Coroutine[Any, Any, T]) -> T:
    """Run it in a thread of its own: a test in a browser leaves a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


@pytest.mark.parametrize("route", [*DATA, *SIDECARS])
def test_whoever_has_it_already_gets_no_second_copy(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, route: str
) -> None:
    """A script that asks every hour costs nothing until the data change."""
    first = client.get(route)
    etag = first.headers["etag"]
    for module, made in ((formate, "to_file"), (formate, "to_bytes")):
        monkeypatch.setattr(module, made, None)

    for asked in (etag, etag.removeprefix("W/"), f'"x", {etag}', "*"):
        again = client.get(route, headers={"if-none-match": asked})
        assert again.status_code == 304, asked
        assert again.content == b""
        assert again.headers["etag"] == etag
        assert again.headers["vary"] == "Accept-Encoding"
        assert again.headers["cache-control"] == "no-cache"
        assert "content-length" not in again.headers


def test_every_other_answer_has_another_etag(
    client: TestClient,
    public_store_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Selection, columns, grouping, format, program and store decide."""
    asked = [
        *DATA,
        f"{CASES[1]}?arl=weser-ems",
        f"{CASES[1]}?spalten=titel",
        f"{CASES[1]}?spalten=titel&spalten=jahr",
        f"{CASES[1]}?spalten=jahr&spalten=titel",
        f"{SUMS[1]}&nach=arl",
    ]
    tags = {client.head(route).headers["etag"] for route in asked}
    monkeypatch.setattr("zr_dashboard.api.question.__version__", "0")
    tags.add(client.head(CASES[1]).headers["etag"])
    monkeypatch.undo()
    newer = tmp_path / "zr.duckdb"
    newer.write_bytes(public_store_path.read_bytes())
    monkeypatch.setenv("ZR_DATABASE", str(newer))
    tags.add(client.head(CASES[1]).headers["etag"])

    assert len(tags) == len(asked) + 2
    assert all(tag.startswith('W/"') for tag in tags)


def test_the_same_question_has_the_same_etag(client: TestClient) -> None:
    """However it is written, and however the answer is packed."""
    written = ["thema=T01&thema=T03&von=2020", "von=2020&thema=T03&thema=T01&thema=T01"]
    tags = {
        client.get(f"{CASES[1]}?{query}", headers={"accept-encoding": coding}).headers[
            "etag"
        ]
        for query in written
        for coding in ("gzip", "identity")
    }

    assert len(tags) == 1


@pytest.mark.parametrize("other", ['"x"', 'W/"x"', "x", ""])
def test_another_etag_gives_the_file(client: TestClient, other: str) -> None:
    """304 to somebody who has something else would leave him with it."""
    response = client.get(CASES[1], headers={"if-none-match": other})

    assert response.status_code == 200


@pytest.mark.parametrize("route", [*DATA, *SIDECARS])
def test_head_says_the_same_without_making_the_file(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, route: str
) -> None:
    """All but the length, which only the file would tell."""
    get = dict(client.get(route, headers=PLAIN).headers)
    for made in ("to_file", "to_bytes"):
        monkeypatch.setattr(formate, made, None)
    head = client.head(route, headers=PLAIN)

    assert head.status_code == 200
    assert head.content == b""
    get.pop("content-length")
    assert dict(head.headers) == get


@pytest.mark.parametrize("route", DATA)
def test_only_text_is_compressed_and_only_if_asked_for(
    client: TestClient, route: str
) -> None:
    """Workbooks and Parquet are packed already."""
    plain = client.get(route, headers=PLAIN)
    assert "content-encoding" not in plain.headers
    assert int(plain.headers["content-length"]) == len(plain.content)

    with client.stream("GET", route, headers={"accept-encoding": "gzip"}) as response:
        raw = b"".join(response.iter_raw())
    packed = route.partition("?")[0].endswith(("xlsx", "ods", "parquet"))
    if packed or len(plain.content) < 1000:
        assert "content-encoding" not in response.headers
    else:
        assert response.headers["content-encoding"] == "gzip"
        assert len(gzip.decompress(raw)) == len(plain.content)
    assert response.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("asked", "accepted"),
    [
        ("gzip", True),
        ("gzip, deflate, br", True),
        ("x-gzip", True),
        ("*", True),
        ("br;q=1.0, GZIP ; Q=0.5", True),
        ("gzip;q=0", False),
        ("*, gzip;q=0.0", False),
        ("*;q=0", False),
        ("gzip;q=viel", False),
        ("br", False),
        ("notgzip", False),
        ("", False),
    ],
)
def test_accept_encoding_is_read_as_it_is_meant(asked: str, accepted: bool) -> None:  # noqa: FBT001  a row of the table above
    """`gzip;q=0` asks for anything but gzip."""
    assert accepts_gzip([asked] if asked else []) is accepted


@pytest.mark.parametrize("route", DATA)
def test_files_have_a_name_with_their_datenstand(
    client: TestClient, route: str
) -> None:
    """In a folder of downloads the name is all there is."""
    path = route.partition("?")[0]
    name = path.removeprefix("/api/v1/").partition(".")[0]
    subject = f"{name}-jahr" if name == "aufgliederung" else name
    ending = path.rpartition(".")[2]
    kind = "inline" if ending == "json" else "attachment"

    assert client.head(route).headers["content-disposition"] == (
        f'{kind}; filename="zukunftsraeume-{subject}-2026-11-22.{ending}"'
    )


def _broken_off(route: str, after: int) -> list[dict[str, Any]]:
    """What was sent of a file to somebody who left."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        if len(sent) > after:
            return {"type": "http.disconnect"}
        await asyncio.sleep(0.01)
        return await receive()

    async def send(message: Any) -> None:  # noqa: ANN401  as ASGI has it
        sent.append(message)
        if 0 <= after < len(sent):
            await asyncio.sleep(10)

    path, _, query = route.partition("?")
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"host", b"testserver")],
        "scheme": "http",
        "server": ("testserver", 80),
    }
    app = Starlette(routes=ROUTES, middleware=MIDDLEWARE)
    _run(asyncio.wait_for(app(scope, receive, send), 5))
    return sent


def test_for_somebody_who_left_while_waiting_nothing_is_made(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that gives up and asks again must not keep the processor busy."""
    assert client  # its store is the one that answers
    monkeypatch.setattr(foerderfaelle, "_SMALL", 0)
    monkeypatch.setattr(formate, "to_file", None)
    sent = _broken_off(CASES[4], after=-1)

    assert sent[0]["status"] == 503


def test_a_piece_of_a_file_cannot_be_asked_for(client: TestClient) -> None:
    """Two pieces could be of two files; nor is a piece of boundaries a map."""
    for route in (CASES[1], "/api/v1/grenzen/arl.geojson"):
        response = client.get(route, headers={"range": "bytes=0-9"})
        assert response.status_code == 200
        assert len(response.content) > 10


def test_an_aborted_download_leaves_nothing_behind(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk full of halves would stop the whole application."""
    assert client  # its store is the one that answers
    opened = []
    made = download.FileStream

    class Watched(made):  # type: ignore[valid-type,misc]  # a class in a variable
        def __init__(self, file: Any, head: Any) -> None:  # noqa: ANN401  handed on
            opened.append(file)
            super().__init__(file, head)

    monkeypatch.setattr(download, "FileStream", Watched)
    monkeypatch.setattr(download, "_AT_ONCE", 1000)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    sent = _broken_off(CASES[4], after=2)

    assert sum(len(message.get("body", b"")) for message in sent) < 10_000
    assert [file.closed for file in opened] == [True]
    assert list(tmp_path.iterdir()) == []


def test_a_failure_while_writing_is_a_clean_answer(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a file that looks whole is worse than none."""

    def fail(*arguments: Any) -> None:  # noqa: ANN401  as it is called
        arguments[3].write_bytes(b"half")
        raise OSError

    monkeypatch.setattr(formate, "to_file", fail)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    response = client.get(CASES[0])

    assert response.status_code == 500
    assert "Vorfall" in response.json()["fehler"]
    assert "content-disposition" not in response.headers
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_what_no_sheet_can_hold_is_refused_with_a_way_out(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, method: str, ending: str
) -> None:
    """Before any of it is written; to HEAD as well."""
    monkeypatch.setattr(sheets, "MAX_ROWS", 101)
    response = client.request(method, f"/api/v1/foerderfaelle.{ending}")

    assert response.status_code == 422
    if method == "GET":
        assert "CSV, JSON und Parquet" in response.json()["fehler"]


@pytest.fixture
def crowded(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """Every file is a large one, and nobody is given a place."""
    assert client
    monkeypatch.setattr(foerderfaelle, "_SMALL", 0)
    monkeypatch.setattr(answers, "TURNS", Turns(places=0, patience=0.05))
    return client


def test_who_waits_too_long_for_a_large_file_is_told_when_to_come_back(
    crowded: TestClient,
) -> None:
    """A few downloads must not starve the pages."""
    response = crowded.get(CASES[1])

    assert response.status_code == 503
    assert response.headers["retry-after"] == "1"
    assert "große Dateien" in response.json()["fehler"]
    for small in ("/api/v1/status", SUMS[1]):
        assert crowded.get(small).status_code == 200
    assert crowded.head(CASES[1]).status_code == 200


def test_turns_are_taken_in_order_and_given_back() -> None:
    """Also by somebody whose file failed."""
    done = []

    async def take(turns: Turns, name: str, work: Callable[[], None]) -> None:
        async with turns.turn():
            done.append(name)
            await asyncio.sleep(0.01)
            work()

    def fail() -> None:
        raise OSError

    async def crowd() -> list[BaseException | None]:
        turns = Turns(places=1, patience=5)
        works = {"a": fail, "b": list, "c": fail, "d": list}
        taken = (take(turns, name, work) for name, work in works.items())
        return await asyncio.gather(*taken, return_exceptions=True)

    ends = _run(crowd())

    assert done == ["a", "b", "c", "d"]
    assert [type(end) for end in ends] == [OSError, type(None), OSError, type(None)]


def test_a_download_that_is_cancelled_is_given_up(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a file without end would hold its place for good."""
    taken = 0

    def endless(*_: object) -> Iterator[pd.DataFrame]:
        nonlocal taken
        while True:
            taken += 1
            yield pd.DataFrame({"titel": ["Markthalle"]})

    async def receive() -> dict[str, str]:
        # The reader is there until some rows are on their way.
        while taken < 3:  # noqa: ASYNC110  counted by another thread
            await asyncio.sleep(0)
        return {"type": "http.disconnect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    sent: list[MutableMapping[str, Any]] = []
    monkeypatch.setattr(foerderfaelle, "_SMALL", 0)
    monkeypatch.setattr(foerderfaelle.fallspalten, "in_teilen", endless)
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/api/v1/foerderfaelle.csv",
        "query_string": b"spalten=titel",
        "headers": [(b"host", b"testserver")],
    }
    _run(client.app(scope, receive, send))

    assert taken >= 3
    assert sent[0]["status"] == 503
