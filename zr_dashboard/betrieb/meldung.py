"""Lines of the log: one for each interaction and each answer, and every incident.

Owns how they look: as text, or with `ZR_LOG=json` as one JSON object each. A line never
holds an address with its parameters, a selection, a text that was searched, a name or
where somebody comes from: what is searched may be about a person.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from datetime import UTC, datetime

_EVENTS = logging.getLogger("zr_dashboard.betrieb")
_FIELDS = "zr_felder"


def event(what: str, **fields: str | float | None) -> None:
    """Write a line about something that has happened.

    Args:
        what: One word.
        fields: What is to be known of it; None is left out.
    """
    said = {name: value for name, value in fields.items() if value is not None}
    _EVENTS.info(what, extra={_FIELDS: said})


def set_up() -> None:
    """Have the log of this package written to stderr; done once, however often called.

    With `ZR_LOG=json` the lines of the server around it become JSON too.
    """
    own = logging.getLogger("zr_dashboard")
    if any(isinstance(h.formatter, TextLine | JsonLine) for h in own.handlers):
        return
    as_json = os.environ.get("ZR_LOG", "").strip().lower() == "json"
    line = JsonLine() if as_json else TextLine()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(line)
    own.addHandler(handler)
    own.setLevel(logging.INFO)
    own.propagate = False
    if as_json:
        for name in ("streamlit", "uvicorn", "uvicorn.error"):
            for other in logging.getLogger(name).handlers:
                other.setFormatter(line)


class TextLine(logging.Formatter):
    """`2026-11-25 20:00:00 INFO interaktion seite=ueberblick dauer_ms=123`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line; the story of an incident follows on lines of its own."""
        said = [f"{name}={value}" for name, value in _fields(record).items()]
        parts = [
            f"{_when(record):%Y-%m-%d %H:%M:%S}",
            record.levelname,
            record.getMessage(),
            *said,
        ]
        line = " ".join(parts)
        return f"{line}\n{_story(record)}" if record.exc_info else line


class JsonLine(logging.Formatter):
    """One JSON object, on one line."""

    def format(self, record: logging.LogRecord) -> str:
        """Time in UTC, level, what, and its fields."""
        said: dict[str, object] = {
            "zeit": _when(record).isoformat(timespec="milliseconds"),
            "stufe": record.levelname,
            "quelle": record.name,
            "meldung": record.getMessage(),
            **_fields(record),
        }
        if record.exc_info:
            said["ausnahme"] = _story(record)
        return json.dumps(said, ensure_ascii=False)


def _fields(record: logging.LogRecord) -> dict[str, str | float]:
    fields: dict[str, str | float] = getattr(record, _FIELDS, {})
    return fields


def _when(record: logging.LogRecord) -> datetime:
    return datetime.fromtimestamp(record.created, UTC)


def _story(record: logging.LogRecord) -> str:
    return (
        logging.Formatter().formatException(record.exc_info) if record.exc_info else ""
    )
