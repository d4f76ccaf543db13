"""A reader without a browser: speaks to the server as Streamlit's frontend does.

Owns the protocol: one WebSocket, messages of Streamlit's own protobuf, a cache of
messages, the state of widgets. Draws nothing. Knows of the dashboard only how it marks
headline figures.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import Self

import httpx2
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLs, UploadedFileInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.MultiSelect_pb2 import MultiSelect
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

_MOST = 64 << 20
"""Bytes of one message; those of the dashboard are far smaller."""

_COOKIE = "_streamlit_xsrf"
"""Cookie whose content an upload must repeat."""

_FIGURE = re.compile(r'data-kennzahl="(\w+)">([^<]*)')
_STAND = re.compile(r"Datenstand (\d\d\.\d\d\.\d{4})")


@dataclass
class Seen:
    """What one run of a page brought."""

    seconds: float = 0.0
    """From the message that asked for it to the one that ends it."""

    sent: int = 0
    """Bytes of all its messages."""

    errors: list[str] = field(default_factory=list)
    """What the page said that went wrong."""

    kennzahlen: dict[str, str] = field(default_factory=dict)
    """Headline figures as they stand there, by their id."""

    stand: str = ""
    """The Datenstand that the page names."""

    filters: dict[str, MultiSelect] = field(default_factory=dict)
    """Multiselects by their label."""

    others: dict[str, str] = field(default_factory=dict)
    """Ids of other widgets by their label."""


class Reader:
    """One reader in one window."""

    def __init__(self, base: str) -> None:
        """Open nothing yet; `base` is where the app is."""
        self.base = base
        self._state = BackMsg().rerun_script
        self._cache: dict[str, ForwardMsg] = {}
        self._pages: dict[str, str] = {}
        self._socket: ClientConnection
        self.session = ""

    async def __aenter__(self) -> Self:
        """Connect."""
        address = self.base.replace("http", "ws", 1) + "/_stcore/stream"
        self._socket = await connect(
            address,
            subprotocols=[Subprotocol("streamlit")],
            max_size=_MOST,
            compression=None,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the window."""
        await self._socket.close()

    async def open(self, page: str = "") -> Seen:
        """Go to a page by its name in the address; empty for the start page."""
        self._state.query_string = ""
        self._state.ClearField("widget_states")
        self._state.page_script_hash = self._pages.get(page, "")
        self._state.page_name = "" if page in self._pages else page
        return await self.run()

    async def choose(self, seen: Seen, label: str, options: list[str]) -> Seen:
        """Let a filter of the page stand at these options, whatever it stood at."""
        self._set(seen.filters[label].id).string_array_value.data[:] = options
        return await self.run()

    async def upload(self, seen: Seen, label: str, name: str, content: bytes) -> None:
        """Give a file to an uploader; the next run finds it."""
        asked = BackMsg()
        asked.file_urls_request.request_id = "1"
        asked.file_urls_request.session_id = self.session
        asked.file_urls_request.file_names.append(name)
        await self._socket.send(asked.SerializeToString())
        urls = await self._urls()
        async with httpx2.AsyncClient(base_url=self.base, timeout=300) as http:
            await http.get("/_stcore/health")  # which gives the token
            sent = await http.put(
                urls.upload_url,
                files={"file": (name, content)},
                headers={"X-Xsrftoken": str(http.cookies[_COOKIE]).strip('"')},
            )
            sent.raise_for_status()
        info = UploadedFileInfo(
            name=name, size=len(content), file_id=urls.file_id, file_urls=urls
        )
        state = self._set(seen.others[label]).file_uploader_state_value
        state.uploaded_file_info.append(info)

    def say_day(self, seen: Seen, label: str, day: str) -> None:
        """Set a field for a day; the next run finds it."""
        self._set(seen.others[label]).string_array_value.data[:] = [day]

    async def run(self) -> Seen:
        """Ask for a run and wait for its end."""
        self._state.cached_message_hashes[:] = self._cache
        asked = BackMsg()
        asked.rerun_script.CopyFrom(self._state)
        seen, begin = Seen(), time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        while True:
            message = await self._receive(seen)
            if message.WhichOneof("type") == "script_finished":
                early = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
                if message.script_finished != early:
                    break
            self._take(message, seen)
        seen.seconds = time.perf_counter() - begin
        return seen

    def _set(self, widget: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  generated
        """The state of a widget, to be filled."""
        widgets = self._state.widget_states.widgets
        for state in widgets:
            if state.id == widget:
                return state
        return widgets.add(id=widget)

    async def _urls(self) -> FileURLs:
        while True:
            message = await self._receive(Seen())
            if message.WhichOneof("type") == "file_urls_response":
                urls: FileURLs = message.file_urls_response.file_urls[0]
                return urls

    async def _receive(self, seen: Seen) -> ForwardMsg:
        content = await self._socket.recv()
        seen.sent += len(content)
        message: ForwardMsg = ForwardMsg.FromString(content)
        if message.WhichOneof("type") == "ref_hash":
            whole = ForwardMsg()
            whole.CopyFrom(self._cache[message.ref_hash])
            whole.metadata.CopyFrom(message.metadata)
            return whole
        if message.metadata.cacheable:
            self._cache[message.hash] = message
        return message

    def _take(self, message: ForwardMsg, seen: Seen) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.session = message.new_session.initialize.session_id or self.session
        elif kind == "navigation":
            self._pages = {
                page.url_pathname: page.page_script_hash
                for page in message.navigation.app_pages
            }
            self._state.page_script_hash = message.navigation.page_script_hash
            self._state.page_name = ""
        elif kind == "page_info_changed":
            self._state.query_string = message.page_info_changed.query_string
        elif kind == "session_event":
            exception = message.session_event.script_compilation_exception
            seen.errors.append(exception.message)
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            _element(message.delta.new_element, seen)


def _element(element, seen: Seen) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001  generated
    kind = element.WhichOneof("type")
    if kind == "multiselect":
        seen.filters[element.multiselect.label] = element.multiselect
    elif kind in ("file_uploader", "date_input"):
        widget = getattr(element, kind)
        seen.others[widget.label] = widget.id
    elif kind == "exception":
        seen.errors.append(element.exception.message)
    elif kind == "alert" and element.alert.format == Alert.ERROR:
        seen.errors.append(element.alert.body)
    elif kind == "html":
        seen.kennzahlen.update(_FIGURE.findall(element.html.body))
        if found := _STAND.search(element.html.body):
            seen.stand = seen.stand or found[1]
